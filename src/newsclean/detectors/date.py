"""Find the date among the lines above the article, and take it out of the text.

>>> claimed(detect, "Published on October 31, 2024 6:51 PM", "The river rose for two days before the dam gave way.")
['Published on October 31, 2024 6:51 PM']
>>> claimed(detect, "On October 31, 2024 the river rose for the first time in ten years, and the dam gave way.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._header import byline_in, bylines, datelines, header_zone
from newsclean.detectors._title import find_title
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

WORDS_BESIDE = 5
"""Words that may stand beside a date in a line that is nothing but a dateline: "Published on ... in Example City"."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim lines that are a date with its label, first published and modified apart."""
    dated = datelines(page)
    if not page.cluttered and not find_title(page) and not any(bylines(page)):
        return  # a date with no headline or byline beside it may be the article's own first words
    for block in header_zone(page):
        found = dated.get(block.index)
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
