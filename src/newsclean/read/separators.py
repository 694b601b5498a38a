"""Separators that somebody has put where line breaks were: " | " between all that stood in elements of their own.

They are no words of the page: they become blank, and its lines are cut there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = r"|¦•·∙●▪■◆‣◦/\>»›~*#^_="
"""What is put for a line break. A dash is not among them, since it stands in sentences."""

SEPARATOR = regex.compile(rf"(?<!\S)[{regex.escape(SEPARATORS)}]{{1,3}}(?!\S)")

FEWEST = 20
"""Separators from which they are more than those of a menu or a list. Pages have a hundred strings and more."""

MOST_WORDS = 25
"""Words a separator at most: pages have three to ten words in a string, and articles an odd star."""


def separator(text: str) -> str | None:
    """Return what stands for line breaks in a text, if something does.

    >>> separator(" | ".join(["Home", "Sport", "It rained for two days."] * 8)), separator("Home | Sport | Weather")
    ('|', None)
    """
    found = Counter(SEPARATOR.findall(text)).most_common(1)
    if not found or found[0][1] < max(FEWEST, text.count(" ") / MOST_WORDS):
        return None
    return str(found[0][0])


def at_separators(lines: list[str]) -> list[str]:
    """Return lines cut at each separator, which becomes blank, or as they are where none stands for line breaks.

    >>> at_separators([" | ".join(["Home", "Sport", "Weather"] * 8)])[:2]
    ['Home ', '  Sport ']
    """
    mark = separator("".join(lines))
    if mark is None:
        return lines
    found = regex.compile(rf"(?<!\S){regex.escape(mark)}(?!\S)")
    return [part for line in lines for part in parts(found, line, " " * len(mark))]


def parts(mark: regex.Pattern[str], line: str, blank: str) -> Iterator[str]:
    """Yield a line's parts, each but the first with a blank for its separator."""
    first, *rest = mark.split(line)
    if first:
        yield first
    yield from (blank + part for part in rest)
