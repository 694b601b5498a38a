"""Whether a line belongs to the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._header import DATE_WORDS, dates_in
from newsclean.once import once_a_block

if TYPE_CHECKING:
    from newsclean.model import Block

_READING_TIME = regex.compile(r"\b\d{1,2}\s*min(?!\w*\s+ago)", regex.IGNORECASE)


@once_a_block
def is_dated(block: Block, language: str | None) -> bool:
    """Tell whether a line holds a date, its label, or a reading time."""
    return block.words <= DATE_WORDS and bool(
        block.cue("date")
        or block.cue("modified")
        or dates_in(block, language)
        or (block.shape.digits and _READING_TIME.search(block.text))
    )
