"""Cards of other articles below an article: a headline and a sentence or two, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors._groups import EXCERPT_WORDS, SHORTEST_EXCERPT, is_headline
from newsclean.once import once
from newsclean.prose import prose_words
from newsclean.scorer import is_certain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Page

FEWEST_CARDS = 4
"""Cards that make a list. Of 360 blocks of such lists that nothing else had given away, on pages of eleven publishers, none was the
article's; of lists of three cards, one was in forty."""

SENTENCE_WORDS = 5
"""Words of a sentence on a card, such as what its picture shows."""

MOST_PAIRS = 0.5
"""Sentences below one another, for each card: a card may have its picture's text as well, paragraphs of an article have no headlines
between them."""

MOST_LIKE_CARDS = 3
"""Of so many paragraphs of the article, less than one stands right below a line that could be its headline: an article that is a list
is made as the cards are."""

ARTICLE_WORDS = 80
"""Words of prose that the article above has at least; and no fewer than the cards."""


class Below(NamedTuple):
    """What stands below a place on the page."""

    cards: int = 0
    pairs: int = 0
    """Sentences with another right below them."""
    paragraphs: int = 0
    words: int = 0
    """Words of prose."""


@once
def cards_below(page: Page) -> Sequence[Block]:
    """Return the blocks of the list of cards that follows the article, as far as its last card; none where there is no such list.

    An article may end with a list that looks the same, of events: so the scorer has to be certain that there is something to remove.
    It begins behind a phrase of boilerplate ("More from the region", "Share", "Tags"): the first below which no longer paragraph
    stands, below which nearly all sentences stand under headlines, and above which they don't.
    """
    blocks = page.blocks
    if page.source != "text" or not (page.cluttered and is_certain(page)):
        return ()
    excerpts = [block.index for block in blocks if is_excerpt(blocks, block)]
    if len(excerpts) < FEWEST_CARDS:
        return ()
    whole = Below(
        len(excerpts),
        paragraphs=sum(block.prose for block in blocks),
        words=prose_words(blocks),
    )
    start = first_phrase(blocks, frozenset(excerpts), whole)
    return blocks[start + 1 : excerpts[-1] + 1] if start is not None else ()


def first_phrase(blocks: Sequence[Block], excerpts: frozenset[int], whole: Below) -> int | None:
    """Return the index of the topmost phrase of boilerplate below which there are cards, and above which an article."""
    found = None
    below = Below()
    sentence_below = False
    for block in reversed(blocks):
        if block.telling:
            if are_cards(below, whole):
                found = block.index
        elif block.prose and block.words > EXCERPT_WORDS:
            break
        sentence = is_sentence(block)
        below = Below(
            below.cards + (block.index in excerpts),
            below.pairs + (sentence and sentence_below),
            below.paragraphs + block.prose,
            below.words + block.words * block.prose,
        )
        sentence_below = sentence
    return found


def are_cards(below: Below, whole: Below) -> bool:
    """Tell whether what stands below a place is a list of cards, and what stands above it an article."""
    like_cards = whole.cards - below.cards
    return (
        below.cards >= FEWEST_CARDS
        and below.pairs <= MOST_PAIRS * below.cards
        and whole.words - below.words >= max(ARTICLE_WORDS, below.words)
        and MOST_LIKE_CARDS * like_cards < whole.paragraphs - below.paragraphs
    )


def is_excerpt(blocks: Sequence[Block], block: Block) -> bool:
    """Tell whether a block is a short paragraph right below a headline."""
    if not (block.prose and block.index and SHORTEST_EXCERPT <= block.words <= EXCERPT_WORDS):
        return False
    above = blocks[block.index - 1]
    return is_headline(above) and not above.prose


def is_sentence(block: Block) -> bool:
    """Tell whether a block reads like running text, or is a short sentence."""
    return block.prose or (block.shape.ends_sentence and block.words >= SENTENCE_WORDS)
