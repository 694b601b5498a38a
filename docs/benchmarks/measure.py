"""Measure newsclean and its peers on pages with a text that a person would keep: how right they are, and what they cost.

python docs/benchmarks/measure.py PAGES.jsonl[.xz] ... -o docs/benchmarks/measured.json

A line of such a file is a page: `url`, `html`, `gold: {body}`, and `flat` where there is flattened text of it, by the name
of what flattened it. The file's name is the set's. What is written is what `plot.py` draws.

F1 is that of the public article-extraction-benchmark: shingles of four words, precision and recall averaged over pages
(Scrapinghub 2019). Cost is CPU time, as a ratio to that of trafilatura's `bare_extraction` with metadata on the same pages'
HTML in the same run; the tools take turns on each page, so that all meet the same machine.

It can't be fair about newsclean's F1 on pages that its weights were learnt from, and says so in what it writes: the sets in
docs/scorer.md are such pages. On pages of your own it is fair, and docs/benchmarks.md has figures by publishers held out.
"""

from __future__ import annotations

import argparse
import json
import logging
import lzma
import platform
import re
import sys
import time
from collections import Counter, defaultdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

import py3langid
from peers import html_tools, text_tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from peers import Tool

LEARNT_FROM = frozenset({"fundus", "wcxb", "magic", "trafilatura", "dated"})
"""The sets in docs/scorer.md: newsclean has seen their pages, so that its F1 there says little."""

REFERENCE = "trafilatura"
"""Whose cost is 1."""

SHINGLE = 4
"""Words to a shingle."""

WORD = re.compile(r"\w+")

MEASURED = ("newsclean", "trafilatura", "resiliparse", "justext", "newspaper4k")
"""The packages whose versions are part of the result."""


class Run(NamedTuple):
    """What a tool did with a page."""

    precision: float | None
    """None where nothing was found."""
    recall: float
    seconds: float
    crashed: bool


def main(arguments: Sequence[str]) -> None:
    """Measure the files and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="PAGES.jsonl[.xz]")
    parser.add_argument("-o", "--output", type=Path, help="where to write the figures; standard output, if left out")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="measure one page in N")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)  # peers tell of each page that they find nothing on
    figures = {"measured": conditions(options.every), "sets": {}}
    for path in options.files:
        name = path.name.partition(".")[0]
        figures["sets"][name] = measured(list(read(path))[:: options.every]) | {"seen": name in LEARNT_FROM}
        print(f"{name}: {figures['sets'][name]['pages']} pages", file=sys.stderr)
    text = json.dumps(figures, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, encoding="utf8", newline="\n")
    else:
        print(text, end="")


def conditions(every: int) -> dict[str, Any]:
    """Say what was measured, so that the figures can be held against others."""
    return {
        "by": "python docs/benchmarks/measure.py",
        "one page in": every,
        "python": platform.python_version(),
        "versions": dict(versions()),
        "note": "cost: CPU time as a ratio to trafilatura's bare_extraction on the HTML of the same pages in the same run; "
        "where a set is seen, newsclean's weights were learnt from its pages, and its F1 there is no forecast",
    }


def versions() -> Iterator[tuple[str, str]]:
    """Yield the versions of what is installed."""
    for name in MEASURED:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the pages of a file that have HTML and a gold body."""
    data = path.read_bytes()
    for line in (lzma.decompress(data) if path.suffix == ".xz" else data).splitlines():
        page = json.loads(line)
        if page.get("html") and page["gold"].get("body"):
            yield page | {"language": py3langid.classify(page["gold"]["body"])[0]}


def measured(pages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the figures of a set: of HTML by tool, of text by tool, and below it by what flattened it."""
    readers, cleaners = html_tools(), text_tools()
    for tool in (*readers.values(), *cleaners.values()):
        attempt(tool, {"text": "", **pages[0]})  # what loads when first needed is no part of a page's time
    on_html = defaultdict[str, list[Run]](list)
    on_text = defaultdict[str, dict[str, list[Run]]](lambda: defaultdict(list))
    for page in pages:
        for name, tool in readers.items():
            on_html[name].append(attempt(tool, page))
        for flattener, text in page.get("flat", {}).items():
            for name, tool in cleaners.items():
                on_text[name][flattener].append(attempt(tool, {**page, "text": text}))
    unit = cost(on_html[REFERENCE])
    return {
        "pages": len(pages),
        "html": {name: summary(runs, unit) for name, runs in on_html.items()},
        "text": {name: by_flattener(by, unit) for name, by in on_text.items()},
    }


def by_flattener(runs: Mapping[str, Sequence[Run]], unit: float) -> dict[str, Any]:
    """Return a tool's figures on all text; its F1 is the mean of the flatteners', since not all of them have every page."""
    each = {flattener: summary(some, unit)["f1"] for flattener, some in runs.items()}
    together = summary([run for some in runs.values() for run in some], unit)
    return together | {"f1": round(mean(each.values()), 3), "flatteners": each}


def attempt(tool: Tool, page: Mapping[str, Any]) -> Run:
    """Let a tool have a page. A crash is an empty answer, and is counted."""
    start = time.process_time()
    try:
        found, crashed = tool(page), False
    except Exception:  # noqa: BLE001 - whatever it is, a user would have nothing
        found, crashed = "", True
    seconds = time.process_time() - start
    return Run(*overlap(page["gold"]["body"], found), seconds, crashed)


def overlap(gold: str, found: str) -> tuple[float | None, float]:
    """Return precision and recall of what was found.

    >>> overlap("It rained for two days.", "Home It rained for two days.")
    (0.6666666666666666, 1.0)
    >>> overlap("It rained for two days.", "")
    (None, 0.0)
    """
    a, b = shingles(gold), shingles(found)
    both = (a & b).total()
    return both / b.total() if b else None, both / a.total() if a else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count a text's runs of words; a text that is shorter than a run is one."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def summary(runs: Sequence[Run], unit: float) -> dict[str, Any]:
    """Return a tool's figures."""
    precision = mean([run.precision for run in runs if run.precision is not None] or [0.0])
    recall = mean(run.recall for run in runs)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    rounded = {"f1": f1, "precision": precision, "recall": recall, "cost": cost(runs) / unit}
    return {name: round(value, 3) for name, value in rounded.items()} | {"crashed": sum(run.crashed for run in runs)}


def cost(runs: Iterable[Run]) -> float:
    """Return the CPU time that a page takes, in seconds."""
    return mean(run.seconds for run in runs)


if __name__ == "__main__":
    main(sys.argv[1:])
