"""Remove comment forms, and the thread after the article.

>>> claimed(detect, "Your email address will not be published.")
['Your email address will not be published.']
>>> claimed(detect, "The ministry declined to comment.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

ARTICLE_WORDS = 60
"""Words of prose that have to stand before a heading "Comments" for it to open a thread rather than link to one."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, and all that follows the heading of a thread."""
    yield from claims_by_phrase(page, "comments")
    headings = [
        block
        for block in page.cued.get("comments", ())
        if block.cue("comments", "whole") and block.index >= page.main.stop - 1
    ]
    below = long_enough(page.blocks) if headings else 0
    for heading in [block for block in headings if block.index >= below][:1]:
        for after in page.blocks[heading.index + 1 :]:
            yield Claim(after, "comments", f"follows the heading {heading.cues['comments'].phrase!r}", weak=True)


def long_enough(blocks: Sequence[Block]) -> int:
    """Return the index of the block with which there is enough prose for an article, or behind the last."""
    words = 0
    for block in blocks:
        words += block.words * block.prose
        if words >= ARTICLE_WORDS:
            return block.index
    return len(blocks)
