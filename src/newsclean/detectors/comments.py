"""Remove comment forms, and the thread after the article.

A thread begins under a heading such as "12 Comments" below the article. Where its comments read like the article going on, the times
and days below it give it away, or that it says to what it replies.

>>> claimed(detect, "Your email address will not be published.")
['Your email address will not be published.']
>>> claimed(detect, "The ministry declined to comment.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._phrase import claims_by_phrase
from newsclean.detectors._threads import thread_heading
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, and all that follows the heading of a thread."""
    yield from claims_by_phrase(page, "comments")
    if heading := thread_heading(page):
        yield Claim(heading, "comments", "heads a thread of comments", weak=True)
        said = heading.cues["comments"].phrase if "comments" in heading.cues else heading.text
        for after in page.blocks[heading.index + 1 :]:
            yield Claim(after, "comments", f"follows the heading {said!r}", weak=True)
