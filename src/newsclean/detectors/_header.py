"""What the lines above an article say of it: where they stand, and the dates in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.dates import FoundDate, find_dates
from newsclean.once import once, once_a_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.model import Block, Page

BELOW_START = 4
"""Blocks from the article's first paragraph on in which byline and date may stand: below a standfirst."""

DATE_WORDS = 20
"""The longest line with a date."""

MOST_DATELINES = 6
"""Lines with a date above an article; more of them are a table or a list of events."""

FEWEST_DIGITS = 5
"""Digits that a date has at least: four of the year, and one of the day."""

WORDS_BESIDE, UNLABELLED_BESIDE = 5, 2
"""Words that may stand beside a date in a line that is nothing but a dateline: "Published on ... in Example City",
and where nothing labels it: a weekday and a place."""

WORD = re.compile(r"[^\W\d_]+")


def header_zone(page: Page) -> Sequence[Block]:
    """Return the blocks in which the header stands: all before the article, and its first few where there is clutter."""
    return page.blocks[: page.main.start + (BELOW_START if page.cluttered else 0)] if page.main else page.blocks


def dates_in(block: Block, language: str | None) -> list[FoundDate]:
    """Return the dates of a line that is short enough to be a dateline."""
    if block.shape.digits < FEWEST_DIGITS or block.words > DATE_WORDS or block.shape.stops > block.shape.digits:
        return []
    return dates_of(block, language)


@once_a_block
def dates_of(block: Block, language: str | None) -> list[FoundDate]:
    """Return the dates of a line."""
    return find_dates(block.text, language)


@once
def datelines(page: Page) -> dict[int, list[FoundDate]]:
    """Return the dates of the header's lines, by the line's index; none where there are as many as in a table."""
    zone = len(header_zone(page))
    numeric = [block for block in page.blocks[: zone + MOST_DATELINES] if block.shape.digits >= FEWEST_DIGITS]
    found = {block.index: dates_in(block, page.language) for block in numeric}
    dated = {index: dates for index, dates in found.items() if dates}
    return {index: dates for index, dates in dated.items() if index < zone} if len(dated) <= MOST_DATELINES else {}


def is_dateline(block: Block, dates: Iterable[FoundDate]) -> bool:
    """Tell whether a line is its dates and hardly anything else."""
    return words_beside(block, dates) <= most_beside(block)


def words_beside(block: Block, dates: Iterable[FoundDate]) -> int:
    """Count the words of a line that are no part of its dates."""
    end, count = 0, 0
    for date in dates:
        count += len(WORD.findall(block.text[end : date.start]))
        end = date.end
    return count + len(WORD.findall(block.text[end:]))


def most_beside(block: Block) -> int:
    """Return how many words may stand beside a date in this line."""
    return WORDS_BESIDE if block.cue("date") or block.cue("modified") else UNLABELLED_BESIDE
