"""Remove link blocks and teaser cards inside and after the article.

A teaser is a headline with an excerpt that is cut off, or that closes the article where paragraphs are set apart and
the two are not, or one of a list: below the article, behind a phrase such as "Share", nothing but headlines with a sentence
or two each. An article may end so itself, so such a list is taken only where the learned scorer is certain that there is
something on the page to remove.

>>> claimed(detect, "Read also: Bridge opens after ten years")
['Read also: Bridge opens after ten years']
>>> claimed(detect, "Bridge opens after ten years", "The first cars crossed the new bridge on Monday, and the mayor said that…")
['Bridge opens after ten years', 'The first cars crossed the new bridge on Monday, and the mayor said that…']
>>> claimed(detect, "The two cases are related, police said.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._cards import cards_below
from newsclean.detectors._groups import EXCERPT_WORDS, SHORTEST_EXCERPT, is_headline, items_after, lists_under
from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

CLOSE_ABOVE = 2
"""Blocks above a heading in which its first headline may stand once more, as the caption of a picture that is gone."""

SET_APART = 0.8
"""Share of the article's paragraphs with an empty line before them, from which its absence says something."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, the links under a heading, and teasers."""
    yield from claims_by_phrase(page, "related")
    for heading, items in lists_under(page, "related", items_after):
        for item in items:
            yield Claim(item, "related", f"follows the heading {heading!r}", weak=True)
        listed = {item.shape.content_hash for item in items if is_headline(item)}
        above = items[0].index - 1 if items else 0
        for other in page.blocks[max(0, above - CLOSE_ABOVE) : above]:
            if other.shape.content_hash in listed:
                yield Claim(other, "related", f"repeats a headline under {heading!r}", weak=True)
    yield from cut_off_teasers(page)
    yield from closing_teasers(page)
    cards = cards_below(page)
    for block in cards:
        reason = f"is one of {len(cards)} lines of headlines with excerpts below the article"
        yield Claim(block, "related", reason, weak=True)


def cut_off_teasers(page: Page) -> Iterator[Claim]:
    """Claim headlines with an excerpt that breaks off; on a clean page it is a trailing thought."""
    if not page.cluttered:
        return
    for excerpt in [block for block in page.blocks[1:] if block.shape.cut_off]:
        title = page.blocks[excerpt.index - 1]
        if is_headline(title) and SHORTEST_EXCERPT <= excerpt.words <= EXCERPT_WORDS:
            yield Claim(title, "related", "is the headline of a teaser that breaks off")
            yield Claim(excerpt, "related", f"breaks off with {excerpt.text[-20:]!r}")


def closing_teasers(page: Page) -> Iterator[Claim]:
    """Claim a headline and an excerpt with no empty line between them, after which no paragraph follows."""
    paragraphs = [block for block in page.blocks[page.main.start : page.main.stop] if block.prose]
    if sum(block.gap for block in paragraphs) < SET_APART * len(paragraphs):
        return
    for excerpt in [block for block in page.blocks[page.main.start + 1 :] if block.prose and not block.gap]:
        title, after = page.blocks[excerpt.index - 1], page.blocks[excerpt.index + 1 : excerpt.index + 2]
        if title.gap and is_headline(title) and any(block.telling for block in after):
            yield Claim(title, "related", "is a headline close above an excerpt")
            yield Claim(excerpt, "related", "is an excerpt close under a headline")
