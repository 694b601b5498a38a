"""Items of a list of links: headlines, clock times, and the excerpts under them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from newsclean.detectors._elements import is_subhead, is_voted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

HEADLINE_WORDS = (4, 30)
"""The shortest headline, in words: a subhead is often shorter; and the longest that the data shows."""

SHORTEST_EXCERPT, EXCERPT_WORDS = 8, 45
"""The shortest excerpt on a teaser card, in words: less is a trailing thought, or a label; and the longest."""

CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\W*(?:[ap]\.?\s?m\.?|uhr|h)?\W*", re.IGNORECASE)
"""A clock time with nothing beside it: "5:15 AM", "17.40 Uhr"."""

CLOCK_CHARS = 16
"""The longest of them: longer blocks need not be looked at."""

ITEM = re.compile(r"[-*•·‣–—]\s")
"""What an item of a list begins with in plain text."""

FEWEST_ITEMS = 2
"""Items one below the other that are a list."""

LONG_WORD = re.compile(r"\w{5,}|[\u3040-\u9fff]{2}")
"""Words of five letters, or pairs of characters where there are no spaces, carry content in most languages."""


class FindEnd(Protocol):
    """Finds where the list of links that begins at `start` ends."""

    def __call__(self, blocks: Sequence[Block], start: int, *, excerpts: bool) -> int:
        """Return the index behind the list's last block."""


def is_time(block: Block) -> bool:
    """Tell whether a block is nothing but a clock time, or an age such as "2 hours ago"."""
    if not block.shape.digits:
        return False
    return block.cue("date", "whole") is not None or (
        len(block.text) <= CLOCK_CHARS and CLOCK.fullmatch(block.text) is not None
    )


def is_headline(block: Block) -> bool:
    """Tell whether a block has the shape of a headline: some words, and no full stop at their end."""
    shortest, longest = HEADLINE_WORDS
    return shortest <= block.words <= longest and not block.shape.ends_sentence and not block.shape.ends_open


def lists_under(page: Page, table: str, find_end: FindEnd) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the headings of a table, past the header of a cluttered page, with the list of links under each."""
    headings = [block for block in page.cued.get(table, ()) if page.cluttered and block.cue(table, "whole")]
    # Behind the first paragraph, that is; a heading between two paragraphs can move the long run's start below itself.
    reach = next((block.index for block in page.blocks if block.prose and not block.telling), 0) if headings else 0
    for block in headings:
        if block.index >= reach:
            # Excerpts are looked for under "Latest news", not under a breadcrumb like "News".
            reach = find_end(page.blocks, block.index + 1, excerpts=block.words > 1)
            yield block.cues[table].phrase, page.blocks[block.index + 1 : reach]


def items_after(blocks: Sequence[Block], start: int, *, excerpts: bool) -> int:
    """Return where the list of links that begins at `start` ends.

    An item is a time, or a headline with at most one excerpt, where there are excerpts. The first paragraph that is no excerpt ends the list,
    and so does a short line: a subhead of the article that goes on. Where there are excerpts and items are marked as such, all that are belong to it.
    """
    marked = end_of_items(blocks, start) if excerpts else start
    if marked - start >= FEWEST_ITEMS:
        return marked
    at = start
    may_excerpt = False
    while at < len(blocks):
        block = blocks[at]
        if is_time(block):
            may_excerpt = True
        elif is_headline(block) or block.shape.cut_off:
            may_excerpt = not block.shape.cut_off
        elif may_excerpt and excerpts and is_excerpt(block, blocks[at - 1]):
            may_excerpt = False
        else:
            break
        at += 1
    goes_on = at < len(blocks) and is_voted(blocks[at])  # then a subhead above is that paragraph's, and no link
    return at - 1 if goes_on and start < at and is_subhead(blocks[at - 1]) else at


def end_of_items(blocks: Sequence[Block], start: int) -> int:
    """Return where the run of marked items ends that begins at `start`."""
    end = start
    while end < len(blocks) and ITEM.match(blocks[end].text):
        end += 1
    return end


def is_excerpt(block: Block, above: Block) -> bool:
    """Tell whether a paragraph says more of the headline above it, or stands under a time.

    A paragraph of the article that goes on below a list of links does not share the last link's words, or a vote on HTML
    keeps it.
    """
    if not block.prose or block.words > EXCERPT_WORDS or is_voted(block):
        return False
    return is_time(above) or not long_words(block).isdisjoint(long_words(above))


def long_words(block: Block) -> set[str]:
    """Return the words that say what a block is about."""
    return set(LONG_WORD.findall(block.text.lower()))
