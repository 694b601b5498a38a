"""Write the pages of docs/detectors from the detectors' own docstrings.

python docs/generate.py          writes them
python docs/generate.py --check  writes nothing and fails where a page is not what would be written
"""

from __future__ import annotations

import doctest
import html
import importlib
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import newsclean
from newsclean.detectors import learnt, summary
from newsclean.phrases import tables
from newsclean.testing import claimed, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "detectors"

INDEX = "README.md"

INDEX_HEAD = """\
# The detectors

A detector points at blocks of a page and says why; it never edits. They stand here in the order in which they name what
more than one of them claims. `newsclean detectors` prints this list, `newsclean detectors NAME` one of the pages. The last
is made of [what sites repeat](../sites.md), where you have learnt that; the others are built in.

| detector | what it does |
| --- | --- |
"""

NOTE = """\
`claimed(detect, ...)` makes a page of the blocks that it is given and returns those that the detector claims; import it
from `newsclean.testing` to try more.
"""

PHRASES = """
The phrases that it looks for are the table `[{name}]` of each file in [`phrases`](../../src/newsclean/phrases).
"""

TOCTREE = """
```{{toctree}}
:hidden:

{names}
```
"""

BEFORE_AND_AFTER = """\
| before | after | because it |
| --- | --- | --- |
"""

PAUSE = "| | | |\n"
"""Between two pages in one table."""

MARKUP = re.compile(r"[\\`*_\[\]|~#$]")
"""What Markdown would take for itself."""

FOOT = "*Written by `python docs/generate.py` from the docstring of [`{name}.py`](../../src/newsclean/detectors/{name}.py).*\n"


class Row(NamedTuple):
    """A block of an example, and what becomes of it."""

    before: str
    after: str
    reason: str


def pages() -> dict[str, str]:
    """Return what the folder holds: the text of each page, by its file name."""
    explained = {**newsclean.detectors(), **learnt()}
    written = {f"{name}.md": page(name, docstring, table(name, docstring)) for name, docstring in explained.items()}
    rows = [f"| [{name}]({name}.md) | {summary(docstring)} |\n" for name, docstring in explained.items()]
    return {INDEX: INDEX_HEAD + "".join(rows) + TOCTREE.format(names="\n".join(explained)), **written}


def page(name: str, docstring: str, shown: str) -> str:
    """Return a detector's page: what its docstring says, what it does to its examples, and the examples as Python."""
    parts: list[str] = []
    in_examples = False
    for part in doctest.DocTestParser().parse(docstring.strip()):
        if isinstance(part, doctest.Example):
            if not in_examples:
                parts.append("```python\n")
            parts.append(example(part))
            in_examples = True
        elif part.strip():
            parts += ["```\n"] * in_examples + [f"\n{part.strip()}\n\n" if in_examples else f"{part.strip()}\n\n"]
            in_examples = False
    parts += ["```\n"] * in_examples
    phrases = PHRASES.format(name=name) if name in tables("en") else ""
    parts.insert(1, shown)
    return f"# {name}\n\n{''.join(parts)}\n{NOTE}{phrases}\n{FOOT.format(name=name)}"


def table(name: str, docstring: str) -> str:
    """Show what a detector does to the pages of its examples, each of them read and judged now."""
    shown = [
        "".join(f"| {row.before} | {row.after} | {row.reason} |\n" for row in joined(rows))
        for rows in before_and_after(name, docstring)
    ]
    return f"{BEFORE_AND_AFTER}{PAUSE.join(shown)}\n"


def before_and_after(name: str, docstring: str) -> Iterator[list[Row]]:
    """Run the examples, and yield for each page that `claimed` is given what becomes of its blocks."""
    seen: list[list[Row]] = []

    def recorded(detect: newsclean.Detector, *blocks: str, cluttered: bool = True) -> list[str]:
        page = page_of(*blocks, cluttered=cluttered)
        claims: dict[int, newsclean.Claim] = {}
        for claim in detect(page):
            claims.setdefault(claim.block.index, claim)
        seen.append([row(block, claims.get(block.index)) for block in page.blocks])
        return claimed(detect, *blocks, cluttered=cluttered)

    namespace: dict[str, Any] = {**vars(importlib.import_module(f"newsclean.detectors.{name}")), "claimed": recorded}
    for one in doctest.DocTestParser().get_examples(docstring):
        exec(compile(one.source, name, "exec"), namespace)  # noqa: S102 - our own docstrings, which the tests run as well
        yield from seen
        seen.clear()


def row(block: newsclean.Block, claim: newsclean.Claim | None) -> Row:
    """Say what becomes of a block; a field of the header names it and its value."""
    if not claim:
        return Row(escaped(block.text), escaped(block.text), "")
    value = f"**{claim.field}:** {escaped(str(claim.value))}" if claim.field else ""
    return Row(f"~~{escaped(block.text)}~~", value, escaped(claim.reason))


def joined(rows: list[Row]) -> Iterator[Row]:
    """Put neighbours that share a reason into one row, and those that say the same, once."""
    for (after, reason), run in groupby(rows, key=lambda row: (row.after, row.reason)):
        yield Row("<br>".join(dict.fromkeys(row.before for row in run)), after, reason)


def escaped(text: str) -> str:
    r"""Write a text so that Markdown and HTML leave it as it is.

    >>> escaped("* a | b <c>")
    '\\* a \\| b &lt;c&gt;'
    """
    return MARKUP.sub(r"\\\g<0>", html.escape(text, quote=False))


def example(one: doctest.Example) -> str:
    """Write an example as it stood."""
    first, *rest = one.source.splitlines()
    return "".join(f"{line}\n" for line in (f">>> {first}", *(f"... {line}" for line in rest))) + one.want


def drift() -> list[str]:
    """Return the names of the files that are missing, superfluous, or not what would be written."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    """Write the pages, or check them. Return the exit code."""
    if arguments == ["--check"]:
        drifted = drift()
        for name in drifted:
            print(f"docs/detectors/{name} is not what the docstrings say; run: python docs/generate.py")
        return 1 if drifted else 0
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
