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
from newsclean.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

ARTICLE_WORDS = 60
"""Words of prose that have to stand before a heading "Comments" for it to open a thread rather than link to one."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, and all that follows the heading of a thread."""
    yield from claims_by_phrase(page, "comments")
    words = 0
    for block in page.blocks:
        words += block.words * is_prose(block)
        cue = block.cue("comments", "whole")
        if cue and words >= ARTICLE_WORDS and block.index >= page.main.stop - 1:
            for after in page.blocks[block.index + 1 :]:
                yield Claim(after, "comments", f"follows the heading {cue.phrase!r}", weak=True)
            return
