"""The standfirst of a news page: the sentence or two below its headline that say what the page declares to be about.

Templates set it into a header of its own, away from the paragraphs, where it looks like a teaser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.headshapes import head_shapes

if TYPE_CHECKING:
    from newsclean.model import Block, Page, Verdict

FEWEST_WORDS = 6
"""Words of a standfirst; fewer are a kicker."""

BELOW = 25
"""Blocks from the headline to it at most: pictures, labels, buttons to share."""

OF_BLOCK, OF_DESCRIPTION = 0.8, 0.6
"""Share of its words that the description has, and of the description's words that it has: one of both may be cut."""

FAINT = 0.02
"""Probability of being the article's from which it stays. Of 22 pages with gold bodies that this changed, 17 were the
nearer to them: not every newsroom's gold has its standfirsts."""


def standfirst(page: Page, judged: Verdict) -> int | None:
    """Return the place of the first block below the headline that says what the page's description says.

    None where there is none, or where the scorer is all but certain that it is no part of the article.
    """
    described = [set(shape.shingles(1)) for shape in head_shapes(page).description if shape.words >= FEWEST_WORDS]
    if not described:
        return None
    titles = {shape.content_hash for shape in head_shapes(page).titles}
    headline = next((block.index for block in page.blocks if is_headline(block, titles)), len(page.blocks))
    below = [block for block in page.blocks[headline + 1 : headline + 1 + BELOW] if block.words >= FEWEST_WORDS]
    found = next(
        (block.index for words in described for block in below if says(set(block.shape.shingles(1)), words)), None
    )
    return found if found is not None and judged.article[found] >= FAINT else None


def is_headline(block: Block, titles: set[int]) -> bool:
    """Tell whether a block is a heading of the first level, or a declared title."""
    return block.shape.content_hash in titles or (block.markup is not None and block.markup.tag == "h1")


def says(block: set[bytes], description: set[bytes]) -> bool:
    """Tell whether a block's words, as hashes, are the description's.

    >>> says({b"a", b"b", b"c"}, {b"a", b"b", b"c", b"d"}), says({b"a"}, {b"a", b"b", b"c", b"d"})
    (True, False)
    """
    both = len(block & description)
    return both >= OF_BLOCK * len(block) and both >= OF_DESCRIPTION * len(description)
