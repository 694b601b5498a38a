"""Find the date among the lines above the article, and take it out of the text.

>>> claimed(detect, "Published on October 31, 2024 6:51 PM", "The river rose for two days before the dam gave way.")
['Published on October 31, 2024 6:51 PM']
>>> claimed(detect, "On October 31, 2024 the river rose for the first time in ten years, and the dam gave way.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._header import byline_in, dates_in, header_zone
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

WORDS_BESIDE = 5
"""Words that may stand beside a date in a line that is nothing but a dateline: "Published on ... in Example City"."""

MOST_DATELINES = 6
"""Lines with a date above an article; more of them are a table or a list of events."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim lines that are a date with its label, first published and modified apart."""
    zone = header_zone(page)
    if sum(bool(dates_in(block, page.language)) for block in zone) > MOST_DATELINES:
        return
    for block in zone:
        found = dates_in(block, page.language)
        if not found:
            if page.cluttered and (block.cue("date", "whole") or block.cue("modified", "whole")):
                yield Claim(block, "date", "is the label of a date")
            continue
        beside = block.words - sum(len(block.text[date.start : date.end].split()) for date in found)
        if beside > (
            WORDS_BESIDE if page.cluttered or block.cue("date") or block.cue("modified") else 1
        ) and not byline_in(block, page.language):
            continue
        for number, date in enumerate(found):
            updated = block.cue("modified") is not None and (number > 0 or len(found) == 1)
            written = block.text[date.start : date.end]
            yield Claim(
                block, "date", f"holds the date {written!r}", field="modified" if updated else "date", value=date.value
            )
