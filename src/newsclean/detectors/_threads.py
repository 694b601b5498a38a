"""Where the thread of comments begins below an article: its heading, and what shows it to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._groups import is_time
from newsclean.detectors._header import dates_in, is_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Page

ARTICLE_WORDS = 60
"""Words of prose that have to stand before a heading "Comments" for it to open a thread rather than link to one."""

FEWEST_STAMPS = 4
"""Times, days and prompts to reply under a heading that show a thread where the comments read like the article going on."""

STAMP_WORDS = 12
"""The longest line with one: "Ada Example says: May 3, 2024 at 5:40 pm"."""

LONGEST_COMMENT = 15
"""Blocks from one of them to the next."""

FIRST_STAMP = 8
"""Blocks from the heading to the first: how the thread may be sorted, and who wrote."""

_REPLIES_TO = regex.compile(r"\W*\d+\s+\p{L}+\s+\p{L}{1,4}:?\s*[“”\"„«»‘’'‚].+[”“\"»«’']\W*")
"""How publishing systems head a thread in any language: "15 Replies to “Old bridge closes”", "2 Gedanken zu „Alte Brücke“"."""


def thread_heading(page: Page) -> Block | None:
    """Return the heading below which there is nothing but the thread."""
    below = page.blocks[long_enough(page.blocks) :]
    headings = [block for block in below if block.cue("comments", "whole") or _REPLIES_TO.fullmatch(block.text)]
    stamps = last_stamps(below, page.language) if headings else ()
    return next((heading for heading in headings if opens_thread(page, heading, stamps)), None)


def opens_thread(page: Page, heading: Block, stamps: Sequence[int]) -> bool:
    """Tell whether a heading stands below the article, says what is replied to, or has stamps right below it."""
    if heading.index >= page.main.stop - 1 or not heading.cue("comments", "whole"):
        return True
    under = [stamp for stamp in stamps if stamp > heading.index]
    return len(under) >= FEWEST_STAMPS and under[0] - heading.index <= FIRST_STAMP


def last_stamps(blocks: Sequence[Block], language: str | None) -> Sequence[int]:
    """Return the indices of the last stamps between which no more stands than a comment."""
    stamps = [block.index for block in blocks if is_stamp(block, language)]
    start = max(len(stamps) - 1, 0)
    while start > 0 and stamps[start] - stamps[start - 1] <= LONGEST_COMMENT:
        start -= 1
    return stamps[start:]


def is_stamp(block: Block, language: str | None) -> bool:
    """Tell whether a line says when somebody wrote, or asks for a reply."""
    if block.words > STAMP_WORDS:
        return False
    if is_time(block) or block.cue("comments", "whole"):
        return True
    dates = dates_in(block, language)
    return bool(dates) and is_dateline(block, dates)


def long_enough(blocks: Sequence[Block]) -> int:
    """Return the index of the block with which there is enough prose for an article, or behind the last."""
    words = 0
    for block in blocks:
        words += block.words * block.prose
        if words >= ARTICLE_WORDS:
            return block.index
    return len(blocks)
