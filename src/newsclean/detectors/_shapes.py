"""What a line can be by its looks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._groups import is_time

if TYPE_CHECKING:
    from newsclean.model import Block

TITLE_WORDS = (3, 35)
"""The shortest and the longest headline, in words."""


def may_be_title(block: Block) -> bool:
    """Tell whether a block has the shape of a headline: a question may be one, a sentence with a full stop or what ends with a colon not."""
    shortest, longest = TITLE_WORDS
    if not shortest <= block.words <= longest or block.shape.ends_open or block.telling or is_time(block):
        return False
    return not block.shape.ends_sentence or block.text.rstrip("\"'”’»").endswith(("?", "!", "？", "！"))
