"""Measure how fast newsclean is, as ratios of CPU times taken in one run: figures in seconds belong to one machine.

python docs/benchmarks/speed.py                        on the pages of fixtures/
python docs/benchmarks/speed.py PAGES.jsonl[.xz] ...   on the texts of some files

A line of such a file is an object: its text stands under "text", or under "flat", by the name of what flattened it.
`C4QualityFilter` is datatrove's, as it comes; it needs `pip install datatrove spacy`, and is left out without them.
"""

from __future__ import annotations

import gc
import json
import lzma
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import newsclean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FIXTURES = Path(__file__).parents[2] / "fixtures"

ROUNDS = 3
"""Times that each measure is taken; the least counts, since other work on the machine only adds."""

SHORT = 4096
"""Bytes below which a page is short."""

LEAST = 500
"""Texts that are measured at least: fewer are taken several times, so that the clock's steps don't count."""

LENGTHS = (1, 10, 100)
"""How many times a text is put one behind the other to see what length costs."""

LONG_TEXTS = 20
"""Texts that are lengthened."""

ALONE = """
import sys, time
from pathlib import Path
start = time.process_time()
import newsclean
imported = time.process_time() - start
newsclean.clean(sys.stdin.read())
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(imported, *(line.split()[1] for line in lines if line.startswith("VmRSS")))
"""
"""What a fresh process does: import newsclean, clean one text, and say what both took."""


def main(paths: Sequence[str]) -> None:
    """Print all measures."""
    texts = list(read(map(Path, paths))) if paths else fixtures()
    texts *= -(-LEAST // len(texts))
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):,.0f} code points each")
    clean(texts[:1])  # loads what loads when first needed
    short = [text for text in texts if len(text.encode("utf8", "replace")) < SHORT]
    print(f"clean_many on {len(short)} texts below {SHORT} bytes: {ratio(clean, clean_many, short)} as fast as clean")
    print(alone(texts[0]))
    print(lengths(texts[:LONG_TEXTS]))
    print(against_c4(texts))  # last: it fills the memory with its models, which the garbage collector then has to visit


def read(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the texts of JSON lines, compressed or not."""
    for path in paths:
        data = path.read_bytes()
        for line in (lzma.decompress(data) if path.suffix == ".xz" else data).splitlines():
            page = json.loads(line)
            yield from page["flat"].values() if "flat" in page else [page["text"]]


def fixtures() -> list[str]:
    """Return the texts of our own pages."""
    return [path.read_text(encoding="utf8") for path in sorted(FIXTURES.glob("*/page.txt"))]


def clean(texts: Iterable[str]) -> None:
    """Clean texts one by one."""
    for text in texts:
        newsclean.clean(text)


def clean_many(texts: Iterable[str]) -> None:
    """Clean texts together."""
    for _ in newsclean.clean_many(texts):
        pass


def cpu(work: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    """Return the CPU time that some work takes, in seconds."""
    gc.collect()
    start = time.process_time()
    work(texts)
    return time.process_time() - start


def ratio(slow: Callable[[Sequence[str]], None], fast: Callable[[Sequence[str]], None], texts: Sequence[str]) -> str:
    """Return how many times as long the one takes as the other; they take turns, so that both meet the same machine."""
    if not texts:
        return "nothing to measure:"
    times = [(cpu(slow, texts), cpu(fast, texts)) for _ in range(ROUNDS)]
    return f"{min(slow for slow, _ in times) / min(fast for _, fast in times):.2f} times"


def against_c4(texts: Sequence[str]) -> str:
    """Compare with datatrove's C4 filter, which splits what is left into sentences to count them."""
    try:
        from datatrove.data import Document  # noqa: PLC0415 - not everyone has it
        from datatrove.pipeline.filters import C4QualityFilter  # noqa: PLC0415

        c4 = C4QualityFilter()
        c4.filter(Document(text=f"{texts[0]}\nIt rained.", id=""))
    except (ImportError, LookupError) as error:
        return f"C4QualityFilter is left out: {error}"

    def filtered(some: Sequence[str]) -> None:
        for text in some:
            c4.filter(Document(text=text, id=""))

    return f"clean: {ratio(filtered, clean, texts)} as fast as C4QualityFilter"


def alone(text: str) -> str:
    """Measure import and memory in a fresh process."""
    done = subprocess.run(  # noqa: S603 - this Python, and the code above
        [sys.executable, "-c", ALONE], input=text, capture_output=True, text=True, check=True, encoding="utf8"
    )
    imported, *memory = map(float, done.stdout.split())
    after = f"{memory[0] / 1024:.0f} MiB" if memory else "not told by this system"
    return f"import newsclean: {imported:.2f} s of CPU; memory after one text: {after}"


def lengths(texts: Sequence[str]) -> str:
    """Measure what texts cost that are put one behind the other, each time with other words in them."""
    times = [sum(min(cpu(clean, [longer(text, count)]) for _ in range(ROUNDS)) for text in texts) for count in LENGTHS]
    costs = ", ".join(f"{count} x: {taken / times[0]:.1f}" for count, taken in zip(LENGTHS, times, strict=True))
    return f"cost by length: {costs}"


def longer(text: str, count: int) -> str:
    """Repeat a text; each time with a number in its lines, since what stands on a page twice is taken away."""
    return "\n\n".join(
        "\n".join(f"{line} {number}" if line else "" for line in text.split("\n")) for number in range(count)
    )


if __name__ == "__main__":
    main(sys.argv[1:])
