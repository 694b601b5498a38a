"""An article as Markdown."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.parts import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsclean.model import Article

    Inline = Callable[[Part, int, int], str]

ANYWHERE = r"[\\`*_\[\]<>]|&(?=#?\w+;)"
"""What Markdown reads as markup wherever it stands."""

SPECIAL = re.compile(rf"({ANYWHERE})|^(\s*)(#{{1,6}}(?=\s|$)|[+-](?=\s|$)|(?:-|=|~){{3}}|\d+[.)](?=\s|$))")
"""That, and what is markup at a line's start."""

INSIDE = re.compile(rf"({ANYWHERE})")

IN_URL = re.compile(r"[\s\x00-\x1f()<>\\`|]|[^\x00-\x7f]|&(?=#?\w+;)")
"""What would end a link's address, or a table's cell, and what is no ASCII; an ampersand where it would begin
a character reference."""

CLOSING_HASHES = re.compile(r"(?<=\s)#(?=#*$)")
"""Number signs at the end of a heading, which would be taken for part of its markup."""

FENCE = re.compile(r"`{3,}")

HIGHEST, LOWEST = 2, 6
"""Levels of subheads; the first is the title's."""


def to_markdown(article: Article, *, links: bool = False) -> str:
    """Write the title as a heading, byline and date under it, then the body; text that looks like markup is escaped."""
    parts = [f"# {heading(escaped(article.title))}"] if article.title else []
    under = [escaped(article.byline)] if article.byline else []
    under += [article.date.isoformat()] if article.date else []
    parts += [f"*{' · '.join(under)}*"] if under else []
    parts += body(
        article.parts or [Part(text) for text in article.body.split("\n\n") if text], linked if links else bare
    )
    return "\n\n".join(parts) + "\n"


def body(parts: Iterable[Part], inline: Inline) -> Iterator[str]:
    """Write the parts; those that make one list, one quote or one table are written together."""
    for together, run in groupby(parts, belongs):
        some = list(run)
        kind = together[0]
        if kind == "list":
            yield "\n".join(items(some, inline))
        elif kind == "quote":
            yield quote(some, inline)
        elif kind == "row":
            yield from table(some, inline)
        else:
            yield from (alone(part, inline) for part in some)


def belongs(part: Part) -> tuple[str, int]:
    """Return what parts that are written together have in common."""
    if part.kind in {"bullet", "number"}:
        return "list", 0
    return (part.kind, part.group) if part.kind in {"quote", "row"} else ("", 0)


def alone(part: Part, inline: Inline) -> str:
    r"""Write a paragraph, a subhead, or preformatted text.

    >>> alone(Part("Rain", "subhead", 1), bare), alone(Part("a b", "preformatted", layout="a\n  b"), bare)
    ('## Rain', '```\na\n  b\n```')
    """
    if part.kind == "preformatted" and part.layout:
        fence = "`" * max([3, *(len(found) + 1 for found in FENCE.findall(part.layout))])
        return f"{fence}\n{part.layout}\n{fence}"
    text = inline(part, 0, len(part.text))
    if part.kind == "subhead":
        return f"{'#' * min(max(part.level, HIGHEST), LOWEST)} {heading(text)}"
    return text


def heading(text: str) -> str:
    r"""Escape what would close a heading.

    >>> heading("Song # 1"), heading("C #")
    ('Song # 1', 'C \\#')
    """
    return CLOSING_HASHES.sub(r"\\#", text)


def items(parts: Sequence[Part], inline: Inline) -> Iterator[str]:
    """Write a list: each item under the one that it belongs to, a paragraph more of it under its text.

    >>> list(items([Part("Rain", "number", 1, 1), Part("Hail", "bullet", 2, 2), Part("Snow", "number", 1, 3)], bare))
    ['1. Rain', '   - Hail', '2. Snow']
    """
    marks: list[tuple[str, int]] = []  # of the open items, outermost first: kind and count
    indents = [""]
    group = 0
    for part in parts:
        text = inline(part, 0, len(part.text))
        if part.group and part.group == group:
            yield from ("", indents[-1] + text)
            continue
        group = part.group
        level = min(part.level, len(marks) + 1)  # an item whose parent was removed stands higher
        before = marks[level - 1] if level <= len(marks) else ("", 0)
        count = before[1] + 1 if before[0] == part.kind else 1
        marks[level - 1 :] = [(part.kind, count)]
        mark = f"{count}. " if part.kind == "number" else "- "
        indents[level:] = [indents[level - 1] + " " * len(mark)]
        yield indents[level - 1] + mark + text


def quote(parts: Sequence[Part], inline: Inline) -> str:
    r"""Write a quote, or a quote in a quote.

    >>> quote([Part("It rained.", "quote", 1, 1), Part("It snowed.", "quote", 1, 1)], bare)
    '> It rained.\n>\n> It snowed.'
    """
    mark = ">" * max(parts[0].level, 1)
    return f"\n{mark}\n".join(f"{mark} {inline(part, 0, len(part.text))}" for part in parts)


def table(parts: Sequence[Part], inline: Inline) -> Iterator[str]:
    """Write rows as a table if they have columns, the first as its head; else each as a line.

    >>> rows = [Part("Day Rain", "row", cells=((0, 3), (4, 8))), Part("Mon", "row", cells=((0, 3), (3, 3)))]
    >>> print(*table(rows, bare))
    | Day | Rain |
    | --- | --- |
    | Mon |  |
    """
    rows = [[inline(part, *cell).replace("|", "\\|") for cell in part.cells] for part in parts]
    wide = max(map(len, rows))
    rows = [row + [""] * (wide - len(row)) for row in rows]
    filled = [at for at in range(wide) if any(row[at] for row in rows)]
    if len(filled) <= 1:
        yield from (inline(part, 0, len(part.text)) for part in parts)
        return
    head, *rest = [f"| {' | '.join(row[at] for at in filled)} |" for row in rows]
    yield "\n".join([head, f"|{' --- |' * len(filled)}", *rest])


def bare(part: Part, start: int, end: int) -> str:
    """Write some of a part's text."""
    return escaped(part.text[start:end])


def linked(part: Part, start: int, end: int) -> str:
    r"""Write some of a part's text with its links.

    >>> from newsclean.parts import Link
    >>> linked(Part("It rained [sic]!", links=(Link(3, 9, "https://news.example/r(1)"),)), 0, 16)
    'It [rained](https://news.example/r%281%29) \\[sic\\]!'
    """
    found = ""
    at = start
    for link in part.links:
        first, last = max(link.start, at), min(link.end, end)
        if first < last:
            before = escaped(part.text[at:first], inside=at > start)
            # An exclamation mark before a link would make a picture of it.
            before = before[:-1] + "\\!" if before.endswith("!") else before
            found += f"{before}[{escaped(part.text[first:last], inside=True)}]({quoted(link.url)})"
            at = last
    return found + escaped(part.text[at:end], inside=at > start)


def quoted(url: str) -> str:
    """Write an address so that nothing in it ends it.

    >>> quoted("https://news.example/a b(c)|d")
    'https://news.example/a%20b%28c%29%7Cd'
    """
    return IN_URL.sub(percent, url)


def percent(match: re.Match[str]) -> str:
    """Encode what was found; an ampersand stays one, and is spelled out."""
    return "&amp;" if match[0] == "&" else "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def escaped(text: str, *, inside: bool = False) -> str:
    r"""Escape what Markdown would read as markup; what is so at a line's start only there.

    >>> escaped("1. He said *no* [sic]"), escaped("1. *no*", inside=True)
    ('1\\. He said \\*no\\* \\[sic\\]', '1. \\*no\\*')
    """
    return (INSIDE if inside else SPECIAL).sub(escape, text)


def escape(match: re.Match[str]) -> str:
    """Put a backslash where it makes plain text of what was found."""
    if match[1]:
        return "\\" + match[1]
    mark = match[3]
    return str(match[2]) + (mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark)
