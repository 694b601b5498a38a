"""Measure `newsclean batch`: pages a second of one core, and what the batch costs beside cleaning. Memory: see memory.py.

python docs/benchmarks/batch.py [MEGABYTES]        30 by default

The pages are put together from the words of fixtures/: nine in ten are HTML of 10 to 200 KB with menus, scripts and
sidebars around an article, the rest are the fixtures themselves, in thirty languages.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

import newsclean
from newsclean.batch import Counts, run

FIXTURES = Path(__file__).parents[2] / "fixtures"

SEED = 7

MB = 1e6


def main(megabytes: float) -> None:
    """Print all measures."""
    with tempfile.TemporaryDirectory() as folder:
        pages = list(synthetic(megabytes * MB))
        path = Path(folder, "pages.jsonl")
        path.write_text(
            "".join(json.dumps({"id": number, "html": page}) + "\n" for number, page in enumerate(pages)), "utf8"
        )
        size = sum(len(page.encode()) for page in pages)
        alone = cpu_alone(pages)
        print(f"{len(pages)} pages, {size / len(pages) / 1e3:.0f} KB each")
        print(f"cleaning: {len(pages) / alone:.0f} pages, {size / alone / MB:.1f} MB for each second of a core")
        del pages
        for form in ("jsonl", "parquet"):
            start = time.process_time()
            batch(path, form, workers=0)
            spent = time.process_time() - start
            print(f"{form}: the batch takes {spent / alone - 1:.0%} of CPU time more than cleaning alone")
        start = time.process_time()
        batch(path, "parquet", workers=2)
        parent = time.process_time() - start
        print(f"two workers: the process that feeds them takes {parent / alone:.1%} of their CPU time,")
        print(f"so that two cores do at best {2 / (1 + parent / alone):.2f} times as much as one")


def cpu_alone(pages: list[str]) -> float:
    """Return the CPU time that cleaning takes; the first pages load what loads when first needed."""
    for page in pages[:50]:
        newsclean.clean(page)
    start = time.process_time()
    for page in pages:
        newsclean.clean(page)
    return time.process_time() - start


def batch(path: Path, form: str, workers: int) -> Counts:
    """Run the batch."""
    return run([path], path.with_name(f"articles.{form}"), workers=workers, overwrite=True)


def synthetic(size: float) -> list[str]:
    """Return pages of so many bytes in all."""
    draw = random.Random(SEED)
    plain = [path.read_text("utf8") for path in sorted(FIXTURES.glob("*/page.txt"))]
    pages = plain + [path.read_bytes().decode("utf8", "replace") for path in sorted(FIXTURES.glob("*/page.html"))]
    words = " ".join(plain).split()
    found: list[str] = []
    while size > 0:
        found.append(draw.choice(pages) if draw.random() < 0.1 else page(draw, words))  # noqa: PLR2004 - nine in ten
        size -= len(found[-1].encode())
    return found


def page(draw: random.Random, words: list[str]) -> str:
    """Put a page together."""

    def some(fewest: int, most: int) -> str:
        return " ".join(draw.choices(words, k=draw.randint(fewest, most)))

    links = [
        f'<li class="menu-item"><a class="c-link" href="https://news.example/{draw.randrange(10**6)}">{some(2, 4)}</a></li>'
        for _ in range(draw.randint(40, 300))
    ]
    state = {str(draw.randrange(10**9)): draw.randrange(10**9) for _ in range(draw.randint(100, 3000))}
    body = "".join(
        f"<p>{some(8, 30).capitalize()}. {some(8, 30).capitalize()}.</p>" for _ in range(draw.randint(6, 40))
    )
    title = some(5, 9)
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title><script>window.state = {json.dumps(state)}</script></head>"
        f"<body><nav><ul>{''.join(links)}</ul></nav><main><h1>{title}</h1><p class='byline'>By Ada Example</p>"
        f"<article>{body}</article></main><aside><ul>{''.join(links[::2])}</ul></aside>"
        "<footer>© 2031 Harbour Press. All rights reserved.</footer></body></html>"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30)
