"""Pull quotes: sentences of a paragraph that stand beside it once more, set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._evidence import BULLETS
from newsclean.model import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

SHORTEST, LONGEST = 5, 45
"""Words of a pull quote."""

SHORTEST_QUOTED = 8
"""Words of one that no name stands below: shorter quotations are subheads."""

NEAR = 10
"""Blocks from a pull quote to its paragraph, which is on the same screen. Farther away, questions and steps repeat by right."""

GOES_ON = 3
"""Words that the paragraph has more at least."""

SPEAKER_WORDS, SPEAKER_NAMES = 10, 2
"""The longest line that says who is quoted, and the fewest words in it with capitals; half of all have one."""

QUOTES = tuple('"“”„«»‘’‹›「」『』')


def pull_quotes(page: Page) -> Iterator[tuple[Block, Block, Block | None]]:
    """Yield the pull quotes of a cluttered page's article, each with its paragraph, and with the line below that says whose words they are.

    Of twelve that nothing else had given away, on pages of seven publishers, none was the article's.
    """
    if page.source != "text" or not page.cluttered:
        return
    for block in page.blocks[page.main.start : page.main.stop]:
        if not may_be_pulled(block):
            continue
        after = page.blocks[block.index + 1 : block.index + 2]
        # Below quotation marks a name is not needed, and what stands there may be a subhead.
        speaker = None if is_long_quotation(block) else next(filter(names_speaker, after), None)
        if (speaker or is_long_quotation(block)) and (paragraph := paragraph_of(page.blocks, block)):
            yield block, paragraph, speaker


def may_be_pulled(block: Block) -> bool:
    """Tell whether a block is a short text of whole sentences."""
    return SHORTEST <= block.words <= LONGEST and block.shape.ends_sentence and not block.text.startswith(BULLETS)


def is_long_quotation(block: Block) -> bool:
    """Tell whether a block opens with a quotation mark and is no subhead."""
    return block.words >= SHORTEST_QUOTED and block.text.startswith(QUOTES)


def names_speaker(block: Block) -> bool:
    """Tell whether a line may be a name and what its bearer is."""
    shape = block.shape
    return (
        block.words <= SPEAKER_WORDS
        and shape.capitals >= max(SPEAKER_NAMES, block.words / 2)
        and not (shape.ends_sentence or shape.ends_open or block.prose)
    )


def paragraph_of(blocks: Sequence[Block], block: Block) -> Block | None:
    """Return the longer paragraph near a block that has all of its words in a row."""
    for other in blocks[max(0, block.index - NEAR) : block.index + NEAR + 1]:
        longer = len(other.shape.hashed) >= len(block.shape.hashed) + GOES_ON * HASH_BYTES
        if longer and other.prose and has_in_a_row(other.shape.hashed, block.shape.hashed):
            return other
    return None


def has_in_a_row(hashed: bytes, part: bytes) -> bool:
    """Tell whether hashes of words stand in others, each where a word begins.

    >>> has_in_a_row(bytes(8) + b"ferryman", b"ferryman"), has_in_a_row(b"ferrymanferryman", b"manferry")
    (True, False)
    """
    at = hashed.find(part)
    while at >= 0 and at % HASH_BYTES:
        at = hashed.find(part, at + 1)
    return at >= 0
