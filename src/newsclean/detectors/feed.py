"""Remove sidebars of headlines: news feeds with clock times, "Most read", lists of headlines at either end.

>>> claimed(detect, "News Feed", "5:15 AM", "Ship leaves port.", "6:01 AM", "Bridge opens.")
['News Feed', '5:15 AM', 'Ship leaves port.', '6:01 AM', 'Bridge opens.']
>>> claimed(detect, "The latest figures show that rents have risen again.")
[]
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from newsclean.detectors._claims import weak_claims
from newsclean.detectors._edges import label_runs
from newsclean.detectors._groups import EXCERPT_WORDS, is_time, items_after, lists_under
from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim
from newsclean.prose import prose_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

FEWEST_TIMES = 3
"""Clock times on lines of their own that make a feed where no heading says so."""

ITEM_BLOCKS = 4
"""Blocks from one clock time to the next: the time, a headline, and an excerpt of two paragraphs."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim headings and what follows them, items under clock times, and headlines before and after the article."""
    yield from claims_by_phrase(page, "feed")
    for heading, items in lists_under(page, "feed", items_end):
        for item in items:
            if not (item.markup and item.markup.main):  # "News" above an article's own paragraphs is a section's name
                yield Claim(item, "feed", f"follows the heading {heading!r}")
    yield from timed_feed(page)
    for run in label_runs(page):
        if not run.is_menu:
            yield from weak_claims(run.blocks, "feed", repeat(run.reason))


def items_end(blocks: Sequence[Block], start: int, *, excerpts: bool) -> int:
    """Return where the list under a heading ends, with clock times or without."""
    return max(items_after(blocks, start, excerpts=excerpts), timed_items(blocks, start))


def timed_items(blocks: Sequence[Block], start: int) -> int:
    """Return where the items end that begin with a clock time each; `start` where there are none."""
    end, at = start, start
    while at < len(blocks) and at - end < ITEM_BLOCKS:
        if is_time(blocks[at]):
            end = at + 1
        at += 1
    return min(len(blocks), end + ITEM_BLOCKS - 1) if end > start else start


def timed_feed(page: Page) -> Iterator[Claim]:
    """Claim the items under clock times, unless they are most of the page: then it is a live blog."""
    times_at = [block.index for block in page.blocks if block.shape.digits and is_time(block)]
    prose = prose_words(page.blocks) if len(times_at) >= FEWEST_TIMES else 0
    end = 0
    for at in times_at if prose else ():
        if at < end:
            continue
        end = timed_items(page.blocks, at)
        feed = page.blocks[at:end]
        times = sum(map(is_time, feed))
        if (
            times >= FEWEST_TIMES
            and all(block.words <= EXCERPT_WORDS for block in feed)
            and prose_words(feed) * 2 < prose
        ):
            for block in feed:
                yield Claim(block, "feed", f"stands among {times} clock times")
