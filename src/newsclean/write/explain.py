"""A page with its reasons: what was kept and what was taken away, side by side in the order of the page.

Rows say what happened to each block; lines lay the rows out for a width. Both are free of colour, so that a
terminal is not needed to test them.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.declared import Date
    from newsclean.model import Page
    from newsclean.outcome import Outcome

Kind = Literal["kept", "removed", "field"]

SIGNS: dict[Kind, str] = {"kept": " ", "removed": "-", "field": "="}
"""What tells the kinds apart where there is no colour."""

NARROWEST_TEXT = 20
"""Cells that the text gets at least: a narrower terminal breaks the lines itself."""

VISIBLE = {point: 0x2400 + point for point in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
"""Control characters and their pictures: a page must not be able to steer the terminal that shows it."""


class Row(NamedTuple):
    """A block of the page, or a value that the page declares about itself."""

    kind: Kind
    name: str
    """The detector that took it away, or the header field that it fills; empty for what is kept."""
    text: str
    reason: str


class Line(NamedTuple):
    """One line of the terminal. `str` gives it without colour."""

    kind: Kind
    margin: str
    text: str
    reason: str

    def __str__(self) -> str:
        """Return the line as plain text, without white space at its end."""
        return f"{self.margin} │ {self.text}{self.reason}".rstrip()


def rows(page: Page, outcome: Outcome) -> list[Row]:
    """Say of each declared header field, and of each block in the order of the page, what became of it."""
    head = page.head
    declared = {
        "title": head.titles,
        "byline": head.bylines or head.authors,
        "date": head.dates,
        "modified": head.modified,
    }
    found = [
        Row("field", name, shown(values[0].value), values[0].source) for name, values in declared.items() if values
    ]
    for block in page.blocks:
        claim = outcome.claims.get(block.index)
        if claim is None:
            found.append(Row("kept", "", shown(block.text), ""))
        else:
            kind: Kind = "field" if claim.field else "removed"
            found.append(Row(kind, claim.field or claim.detector, shown(block.text), shown(claim.reason)))
    return found


def shown(value: str | tuple[str, ...] | Date) -> str:
    r"""Write a value for a terminal: names joined, dates in ISO 8601, control characters as pictures.

    >>> shown(("Ada Example", "Ben Muster")), shown("\x1b[2J")
    ('Ada Example, Ben Muster', '␛[2J')
    """
    if isinstance(value, tuple):
        value = ", ".join(value)
    elif not isinstance(value, str):
        value = value.isoformat()
    return value.translate(VISIBLE)


def lines(rows: Sequence[Row], width: int | None = None) -> Iterator[Line]:
    """Lay rows out, the names in a margin; without a width each row is one line, which suits `grep`.

    >>> for line in lines([Row("removed", "chrome", "Menu", "is 'menu'"), Row("kept", "", "It rained.", "")]):
    ...     print(line)
    - chrome │ Menu  ← is 'menu'
             │ It rained.
    """
    names = max((len(row.name) for row in rows), default=0)
    for row in rows:
        margin = f"{SIGNS[row.kind]} {row.name:<{names}}"
        room = max(width - len(margin) - len(" │ "), NARROWEST_TEXT) if width else None
        for text, reason in folded(row.text, f"← {row.reason}" if row.reason else "", room):
            yield Line(row.kind, margin, text, reason)
            margin = " " * len(margin)


def folded(text: str, reason: str, room: int | None) -> Iterator[tuple[str, str]]:
    """Yield the text line by line, and behind its last line the reason, if it fits there.

    >>> list(folded("It rained", "← is rain", 24))
    [('It rained', '  ← is rain')]
    >>> list(folded("It rained", "← is rain", 9))
    [('It rained', ''), ('', '← is rain')]
    """
    *before, last = wrapped(text, room) if room else [text]
    for line in before:
        yield line, ""
    if not reason or room is None or cells(last) + len("  ") + cells(reason) <= room:
        yield last, f"  {reason}" if reason else ""
        return
    yield last, ""
    for line in wrapped(reason, room):
        yield "", line


def wrapped(text: str, room: int) -> list[str]:
    """Break a text into lines of so many cells: at spaces, and inside words that are longer than a line.

    >>> wrapped("It rained for two days", 9), wrapped("雨が二日降った", 6)
    (['It rained', 'for two', 'days'], ['雨が二', '日降っ', 'た'])
    """
    found = [""]
    for word in text.split(" "):
        if found[-1] and cells(found[-1]) + 1 + cells(word) <= room:
            found[-1] += f" {word}"
            continue
        found += cut(word, room)
    return found[1:]


def cut(word: str, room: int) -> Iterator[str]:
    """Yield a word in parts of so many cells at most.

    >>> list(cut("newspaper", 4))
    ['news', 'pape', 'r']
    """
    part, taken = "", 0
    for character in word:
        wide = cells(character)
        if part and taken + wide > room:
            yield part
            part, taken = "", 0
        part += character
        taken += wide
    yield part


def cells(text: str) -> int:
    r"""Count the terminal cells of a text: two for East Asian wide characters, none for combining ones.

    >>> cells("rain"), cells("雨"), cells("re\u0301union")
    (4, 2, 7)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
