"""Front matter: a header between `---` lines, as static-site tools and trafilatura's Markdown write it.

`Article.to_text()` writes one so that reading it back gives the same header, with certainty. Values are
written as JSON, which is YAML as well.
"""

from __future__ import annotations

import json
import re

from newsclean.dates import parse_declared
from newsclean.model import Declared, Head

FENCE = "---"

LINE = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?")

KEYS = {
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "authors": "authors",
    "date": "date",
    "modified": "modified",
    "lang": "language",
    "language": "language",
}
"""The keys that are read: ours, and the spellings that Hugo, Jekyll, Pandoc and trafilatura share."""

MOST_LINES = 64
"""Lines after which a front matter that has not been closed is none."""


def split_front_matter(source: str) -> tuple[Head, int, tuple[str, ...]]:
    r"""Return the header's fields, where the text begins behind it, and what was not understood.

    >>> head, start, _ = split_front_matter("---\ntitle: Rain\n---\n\nIt rained.")
    >>> head.titles[0].value, start
    ('Rain', 20)
    >>> split_front_matter("---\nNot a header\n---\n")[1]
    0
    """
    at = len(source) - len(source.lstrip("\ufeff"))
    values: dict[str, object] = {}
    unused: list[str] = []
    for number, raw in enumerate(source[at:].splitlines(keepends=True) if source.startswith(FENCE, at) else ()):
        line = raw.rstrip()
        at += len(raw)
        if number == 0:
            if line != FENCE:
                break
        elif line == FENCE:
            if not values:
                break
            return head_of(values), at, tuple(f"front matter: {key!r} is not read" for key in unused)
        else:
            match = LINE.fullmatch(line)
            if not match or number > MOST_LINES:
                break
            key, value = match[1], scalar(match[2] or "")
            if key.lower() in KEYS:
                values[KEYS[key.lower()]] = value
            else:
                unused.append(key)
    return Head(), 0, ()


def scalar(text: str) -> object:
    """Read a value: JSON where it is JSON, else the text as it stands.

    >>> scalar('["A", "B"]'), scalar("Rain: a history"), scalar("'Rain'")
    (['A', 'B'], 'Rain: a history', 'Rain')
    """
    text = text.strip()
    if text[:1] in {'"', "["}:
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError):
            return text
        return value
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == "'" else text


def head_of(values: dict[str, object]) -> Head:
    """Make the page's head of the front matter's values."""
    authors = values.get("authors")
    names = tuple(str(name) for name in authors) if isinstance(authors, list) else ((str(authors),) if authors else ())
    dates = {key: parse_declared(str(values[key])) for key in ("date", "modified") if key in values}
    return Head(
        titles=declared(values.get("title"), "title"),
        bylines=declared(values.get("byline"), "byline"),
        authors=(Declared(names, "front matter authors"),) if names else (),
        dates=tuple(Declared(day, "front matter date") for key, day in dates.items() if day and key == "date"),
        modified=tuple(
            Declared(day, "front matter modified") for key, day in dates.items() if day and key == "modified"
        ),
        language=str(values["language"]) if values.get("language") else None,
    )


def declared(value: object, key: str) -> tuple[Declared[str], ...]:
    """Wrap a value that is there."""
    return (Declared(str(value), f"front matter {key}"),) if value else ()


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
