"""The sentences about its author that close an article, where the page declares or prints who that is.

Who the author is tells a biography from what the article says of anybody else, so that no verb is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._cards import cards_below
from newsclean.detectors._evidence import BULLETS
from newsclean.detectors._names import TITLES
from newsclean.names import split_names
from newsclean.once import listed_once
from newsclean.read.surroundings import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Block, Page

CLOSING = 4
"""Paragraphs at the end of an article in which its author may be introduced: others in the same box go on about them."""

ABOVE = 3
"""Paragraphs that it has above: an announcement of a lecture is little more than who will give it."""

FEWEST_NAMES = 2
"""Words of a name that is no house's and no agency's."""

SHORTEST = 6
"""Words of a sentence about the author."""

OPENING = regex.compile(rf"\W*{TITLES}")
"""What may stand before the name that begins a sentence."""

GOES_ON = regex.compile(r"(?:\s*\([^()]{1,40}\))?(?:,|\s+\p{Ll})")
"""What follows the name in a sentence about its bearer; "'s" follows where it is about something else."""


@listed_once
def biographies(page: Page) -> Iterator[Block]:
    """Yield the paragraphs that close an article and introduce an author whom the page declares, and those in the same box below."""
    authors = page.head.authors if page.source == "html" else ()
    names = {name for one in authors for name in one.value if len(name.split()) >= FEWEST_NAMES}
    if not names:
        return
    prose = [block for block in page.blocks if block.prose]
    for block in prose[ABOVE:][-CLOSING:]:
        if block.words >= SHORTEST and introduces(block.text, names):
            yield block
            yield from goes_on_below(prose, block)


def printed_biographies(page: Page, bylines: Iterable[str]) -> Iterator[Block]:
    """Yield the paragraphs that close a cluttered text's article, or stand below it, and introduce an author whom a byline names.

    Of 37 that nothing else had given away, four were the article's.
    """
    if page.source != "text" or not page.cluttered:
        return
    names = {name for byline in bylines for name in split_names(byline) if len(name.split()) >= FEWEST_NAMES}
    prose = [block for block in page.blocks[page.main.start :] if block.prose] if names else []
    cards = {block.index for block in cards_below(page)}  # the long run of prose may go on over them
    own = sum(block.index in page.main and block.index not in cards for block in prose)
    for block in prose[max(ABOVE, own - CLOSING) :]:
        if block.words >= SHORTEST and not block.text.startswith(BULLETS) and introduces(block.text, names):
            yield block


def introduces(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text begins like a sentence about one of these people.

    >>> introduces("Dr. Ada Example, a historian, lives in Velm.", {"Ada Example"}), introduces("Ada Example's cat", {"Ada Example"})
    (True, False)
    """
    opening = OPENING.match(text)
    start = opening.end() if opening else 0
    return any(text.startswith(name, start) and GOES_ON.match(text, start + len(name)) for name in names)


def goes_on_below(prose: list[Block], block: Block) -> Iterator[Block]:
    """Yield the paragraphs below in the element around a biography, if no other stands above it there."""
    boxes = [box_of(one) for one in prose]
    place = prose.index(block)
    if boxes.index(boxes[place]) == place:
        yield from (one for one, box in zip(prose[place + 1 :], boxes[place + 1 :], strict=True) if box == boxes[place])
