"""Names above an article that no "By" announces, and what makes them the author's.

Two or three words with capitals may be a section, a place or a button as well, so the line alone says nothing. Each
thing beside it that bylines have and menus have not is evidence; a claim says which it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from newsclean.detectors._header import dates_in
from newsclean.detectors._names import names_on
from newsclean.prose import is_prose, tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

ABOVE, BELOW = 14, 4
"""Blocks before the article's first paragraph, and from it on, in which the name may stand: between it and the text
stand a date, buttons for sharing, a picture's caption; above it only a standfirst that reads like prose."""

LINE_WORDS = 14
"""The longest line: two names with their roles, a date with its time, and a reading time."""

LINE_CHARS = 160
"""The same in characters."""

BESIDE = 2
"""Blocks between a name and its date, its role, or its second printing: a picture's text, a place."""

HEADLINE_WORDS = 5
"""The shortest line above a name that reads as a headline: menus have shorter ones."""

ENOUGH = 3
"""Weight of evidence from which a line is the byline: a date beside it, or its place and one thing more."""

MOST_PROSE = 20_000
"""Characters of the article in which a name's words are looked for in lower case."""

_SMALL = regex.compile(r"(?<!\p{L})\p{Ll}[\p{L}\p{M}]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


class Bare(NamedTuple):
    """A line that may be a byline: its block, the names as printed, and what speaks for it."""

    block: Block
    names: tuple[str, ...]
    weight: int
    reason: str


def bare_bylines(page: Page) -> list[Bare]:
    """Return the lines that name the author without a "By", the most certain and those beside it that are as certain."""
    found = candidates(page)
    if not found:
        return []
    small = {word for block in prose_of(page) for word in _SMALL.findall(block.text)}
    weighed = [
        weigh(page, block, names)
        for block, names in found.items()
        if not all(word.lower() in small for name in names for word in _WORD.findall(name))
    ]
    best = max(weighed, key=lambda bare: (bare.weight, bare.block.index), default=None)
    if best is None or best.weight < ENOUGH:
        return []
    return [
        bare
        for bare in weighed
        if bare is best or (bare.weight >= ENOUGH and abs(bare.block.index - best.block.index) <= 2 * BESIDE)
    ]


def candidates(page: Page) -> dict[Block, tuple[str, ...]]:
    """Return the lines near the article's first paragraph that may be nothing but names."""
    return {}
