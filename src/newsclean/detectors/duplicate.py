"""Remove what is said twice: a paragraph or a run of blocks that repeats, and teasers of the page itself.

>>> story = "The ferry to the outer islands will not sail before Thursday, the harbour master said."
>>> claimed(detect, story, "Nobody was hurt.", story) == [story]
True
>>> claimed(detect, "Row, row, row your boat", "Gently down the stream", "Row, row, row your boat")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Claim
from newsclean.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

FEWEST_WORDS = 12
"""Words from which a block that repeats is a duplicate: refrains, names and answers repeat by right."""

SHINGLE = 4
"""Words to a shingle, as in Broder (1997), "On the resemblance and containment of documents"."""

CONTAINED = 0.9
"""Share of a block's shingles that stand in an earlier block, from which it repeats it."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim the later, or the one outside the article, of two blocks that say the same."""
    if not page.cluttered:
        return
    where: dict[tuple[int, ...], Block] = {}
    order = sorted(page.blocks, key=lambda block: (block.index not in page.main, block.index))
    for block in order:
        if block.words < FEWEST_WORDS or not is_prose(block):
            continue
        shingles = shingles_of(block)
        known = [shingle for shingle in shingles if shingle in where]
        if len(known) >= CONTAINED * len(shingles):
            yield Claim(block, "duplicate", f"repeats {where[known[0]].text[:40]!r}")
        else:
            for shingle in shingles:
                where.setdefault(shingle, block)


def shingles_of(block: Block) -> list[tuple[int, ...]]:
    """Return the block's runs of words, as hashes."""
    words = block.shape.word_hashes
    return [words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)]
