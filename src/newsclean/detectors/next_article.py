"""Remove the articles that infinite scroll has put after the first.

>>> story = ["The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday."] * 6
>>> claimed(detect, *story, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
['Mayor opens new bridge', 'By Ada Example', 'May 3, 2024', 'The bridge was opened on Friday by the mayor.']
>>> claimed(detect, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._groups import is_headline
from newsclean.detectors._header import byline_in, dates_in
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

ARTICLE_WORDS = 80
"""Words of prose that the first article has at least."""

HEADER_BLOCKS = 4
"""Blocks under a headline in which byline and date are looked for."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim everything from the second headline with byline and date on."""
    if not page.cluttered:
        return
    words = 0
    for block in page.blocks:
        words += block.words if block.prose else 0
        if words >= ARTICLE_WORDS and not block.telling and is_headline(block) and has_header(page, block):
            for after in page.blocks[block.index :]:
                yield Claim(after, "next_article", f"belongs to the next article, {block.text[:40]!r}", weak=True)
            return


def has_header(page: Page, block: Block) -> bool:
    """Tell whether a date and a byline stand a few blocks under a headline."""
    under = page.blocks[block.index + 1 : block.index + 1 + HEADER_BLOCKS]
    return any(dates_in(line, page.language) for line in under) and any(map(byline_in, under))
