"""Write the pages of docs/detectors from the detectors' own docstrings.

python docs/generate.py          writes them
python docs/generate.py --check  writes nothing and fails where a page is not what would be written
"""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import newsclean
from newsclean.cli import summary
from newsclean.detectors import learnt
from newsclean.phrases import tables

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

FOOT = "*Written by `python docs/generate.py` from the docstring of [`{name}.py`](../../src/newsclean/detectors/{name}.py).*\n"


def pages() -> dict[str, str]:
    """Return what the folder holds: the text of each page, by its file name."""
    explained = {**newsclean.detectors(), **learnt()}
    written = {f"{name}.md": page(name, docstring) for name, docstring in explained.items()}
    rows = [f"| [{name}]({name}.md) | {summary(docstring)} |\n" for name, docstring in explained.items()]
    return {INDEX: INDEX_HEAD + "".join(rows), **written}


def page(name: str, docstring: str) -> str:
    """Return a detector's page: what its docstring says, each run of examples as a block of Python."""
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
    return f"# {name}\n\n{''.join(parts)}\n{NOTE}{phrases}\n{FOOT.format(name=name)}"


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
