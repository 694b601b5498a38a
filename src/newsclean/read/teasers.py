"""The excerpts of other articles on a page of HTML: sentences under a linked headline, in one of several elements alike.

By its words an excerpt is an article's paragraph, and so the scorer takes it for one, though not the headline above it. What
tells it is that a template has printed it: each item of the list holds a link of some words and little else.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

HEADLINE_WORDS = 3
"""Words of a linked headline; a link of fewer is a label, as the shops are under each product of an article that tests some."""

ALL_LINKED = 0.9
"""Share of a headline's letters in links."""

ABOVE = 4
"""Blocks from an excerpt up to its headline at most: a day, a house, a picture's credit."""

MOST_WORDS = 250
"""Words of an item of such a list; what holds more is a part of an article, and the link in it leads to its source."""

FEWEST, SHARE = 3, 0.6
"""Items with a linked headline that make a list, and their share of the elements that are called the same there."""

MOST_KEPT = 0.6
"""Share of the items of which something is kept from which the list is the article's own, of products or of towns: of other articles
the scorer takes some excerpts for paragraphs, and not most. Beyond it stood lists of references and of brands; below it, on fifteen
pages of thirteen publishers, other articles' excerpts, and on two what the gold bodies have as well."""


class Tallies(NamedTuple):
    """What the elements of a page hold, by their number; what those inside hold is counted as well."""

    words: Sequence[int]
    kept: Sequence[int]
    """Blocks that are kept."""
    listed: Sequence[bool]
    """Whether it is an item of a list of linked headlines."""


def without_teasers(page: Page, kept: Sequence[bool]) -> Sequence[bool]:
    """Return by block whether it is kept: what is already, but for the excerpts in lists of other articles."""
    under = {
        block.index: above
        for block in page.blocks
        if kept[block.index] and block.prose and (above := headline_above(page, kept, block))
    }
    if not under:
        return kept
    tallies = tallied(page, kept)
    teasers = {place for place, above in under.items() if is_teaser(page, page.blocks[place], above, tallies)}
    return [keep and place not in teasers for place, keep in enumerate(kept)]


def headline_above(page: Page, kept: Sequence[bool], block: Block) -> Block | None:
    """Return the linked headline close above a block that was not kept, if nothing that was stands between."""
    for above in reversed(page.blocks[max(0, block.index - ABOVE) : block.index]):
        if kept[above.index]:
            return None
        if is_linked_headline(above):
            return above
    return None


def is_linked_headline(block: Block) -> bool:
    """Tell whether a block is a link of some words."""
    return block.markup is not None and block.markup.link_density >= ALL_LINKED and block.words >= HEADLINE_WORDS


def tallied(page: Page, kept: Sequence[bool]) -> Tallies:
    """Count what the elements of a page hold."""
    around, called = page.elements.around, page.elements.called
    words, keeps, headlines = ([0] * len(around) for _ in range(3))
    for block, keep in zip(page.blocks, kept, strict=True):
        if block.markup is not None:
            number = block.markup.element
            words[number] += block.words
            keeps[number] += keep
            headlines[number] += not keep and is_linked_headline(block)
    for number in range(len(around) - 1, 0, -1):  # every element stands behind the one around it
        above = around[number]
        words[above] += words[number]
        keeps[above] += keeps[number]
        headlines[above] += headlines[number]
    items = [headlines[number] > 0 and words[number] <= MOST_WORDS for number in range(len(around))]
    kinds = list(zip(around, called, strict=True))
    alike = Counter(kind for kind, count in zip(kinds, words, strict=True) if count)
    found = Counter(kind for kind, is_item in zip(kinds, items, strict=True) if is_item)
    own = Counter(kind for kind, count in zip(kinds, keeps, strict=True) if count)
    lists = {
        kind
        for kind, count in found.items()
        if count >= max(FEWEST, SHARE * alike[kind]) and own[kind] <= MOST_KEPT * alike[kind]
    }
    return Tallies(words, keeps, [is_item and kind in lists for is_item, kind in zip(items, kinds, strict=True)])


def is_teaser(page: Page, block: Block, headline: Block, tallies: Tallies) -> bool:
    """Tell whether an element around a block and the headline above it is an item of such a list, and keeps nothing else."""
    heading = set(elements_around(page, headline))
    for number in elements_around(page, block):
        if tallies.words[number] > MOST_WORDS or tallies.kept[number] > 1:
            return False
        if tallies.listed[number] and number in heading:
            return True
    return False


def elements_around(page: Page, block: Block) -> Iterator[int]:
    """Yield the numbers of a block's element and of those around it, from within."""
    number = block.markup.element if block.markup else 0
    while number > 0:
        yield number
        number = page.elements.around[number]
