"""Front matter: a header between `---` lines, as static-site tools and trafilatura's Markdown write it.

`Article.to_text()` writes one so that reading it back gives the same header, with certainty. Values are
written as JSON, which is YAML as well.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from newsclean.dates import parse_declared
from newsclean.declared import Declared, Head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.declared import Date

FENCE = "---"

LINE = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?")

KEYS = {
    "title": "title",
    "byline": "byline",
    "author": "authors",
    "authors": "authors",
    "date": "date",
    "modified": "modified",
    "lang": "language",
    "language": "language",
}
"""The keys that are read: ours, and the spellings that Hugo, Jekyll, Pandoc and trafilatura share."""

BLOCK_SCALARS = frozenset({"", ">", ">-", "|", "|-"})
"""What stands behind a key whose value is on the lines below."""

NULLS = frozenset({"", "~", "null"})

MOST_LINES, MOST_CHARS = 64, 20_000
"""How long a front matter may be: one that has not been closed by then is none."""


def split_front_matter(source: str) -> tuple[Head, int, tuple[str, ...]]:
    r"""Return the header's fields, where the text begins behind it, and what was not understood.

    >>> head, start, _ = split_front_matter("---\ntitle: Rain\n---\n\nIt rained.")
    >>> head.titles[0].value, start
    ('Rain', 20)
    >>> split_front_matter("---\nNot a header\n---\n")[1]
    0
    """
    at = len(source) - len(source.lstrip("\ufeff"))
    if not source.startswith(FENCE, at):
        return Head(), 0, ()
    lines = []
    for raw in source[at : at + MOST_CHARS].splitlines(keepends=True)[: MOST_LINES + 2]:
        at += len(raw)
        lines.append(raw.rstrip())
        if len(lines) > 1 and lines[-1] == FENCE:
            break
    found = entries(lines[1:-1]) if lines[0] == lines[-1] == FENCE and len(lines) > 1 else None
    values = {KEYS[key.lower()]: value_of(parts) for key, parts in (found or {}).items() if key.lower() in KEYS}
    if not found or not values:
        return Head(), 0, ()
    unused = [key for key in found if key.lower() not in KEYS]
    return head_of(values), at, tuple(f"front matter: {key!r} is not read" for key in unused)


def entries(lines: list[str]) -> dict[str, list[str]] | None:
    """Return the lines of each key's value, or None where a line is no part of a header."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if match := LINE.fullmatch(line):
            key = match[1]
            found[key] = [(match[2] or "").strip()]
        elif key and line.startswith((" ", "\t", "- ")):
            found[key].append(line.strip())
        elif not line.startswith("#"):
            return None
    return found


def value_of(parts: list[str]) -> str | list[str] | None:
    """Read a value: a scalar, a list in brackets or of lines, or a text folded over lines.

    >>> value_of(["Rain: a history"]), value_of(["", "- A", "- B"]), value_of([">", "It", "rained."])
    ('Rain: a history', ['A', 'B'], 'It rained.')
    """
    first, *rest = parts
    if rest and first in BLOCK_SCALARS and all(part.startswith("- ") for part in rest):
        return texts(scalar(part[2:]) for part in rest)
    return scalar(" ".join(rest if first in BLOCK_SCALARS else parts))


def scalar(text: str) -> str | list[str] | None:
    """Read a value that is all on one line: JSON where it is JSON, else plain or quoted as in YAML.

    >>> scalar('["A", "B"]'), scalar("[A, B]"), scalar("'It''s'"), scalar("null")
    (['A', 'B'], ['A', 'B'], "It's", None)
    """
    text = text.strip()
    if text in NULLS:
        return None
    if text[0] in {'"', "["}:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = [scalar(part) for part in text[1:-1].split(",")] if text[0] == "[" and text[-1] == "]" else text
        return texts(value) if isinstance(value, list) else str(value)
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def texts(values: Iterable[object]) -> list[str]:
    """Return the values that are text."""
    return [value for value in values if isinstance(value, str) and value]


def head_of(values: dict[str, str | list[str] | None]) -> Head:
    """Make the page's head of the front matter's values."""
    authors, byline = values.get("authors"), values.get("byline")
    names = tuple(authors) if isinstance(authors, list) else ()
    printed = byline or authors
    return Head(
        titles=declared(values.get("title"), "title"),
        bylines=declared(printed, "byline"),
        authors=(Declared(names, "front matter authors"),) if names else (),
        dates=moments(values.get("date"), "date"),
        modified=moments(values.get("modified"), "modified"),
        language=joined(values.get("language")) or None,
    )


def joined(value: str | list[str] | None) -> str:
    """Return a value as one text."""
    return ", ".join(value) if isinstance(value, list) else value or ""


def declared(value: str | list[str] | None, key: str) -> tuple[Declared[str], ...]:
    """Wrap a value that is there."""
    return (Declared(joined(value), f"front matter {key}"),) if value else ()


def moments(value: str | list[str] | None, key: str) -> tuple[Declared[Date], ...]:
    """Wrap a date that can be read."""
    moment = parse_declared(joined(value))
    return (Declared(moment, f"front matter {key}"),) if moment else ()


def front_matter(fields: dict[str, object]) -> str:
    """Write a header that `split_front_matter` reads back; empty where there is no field.

    >>> print(front_matter({"title": "Rain", "byline": None, "authors": ["A", "B"]}), end="")
    ---
    title: "Rain"
    authors: ["A", "B"]
    ---
    """
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join([FENCE, *lines, FENCE, ""]) if lines else ""
