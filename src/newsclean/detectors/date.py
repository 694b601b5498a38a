"""Find the date among the lines above the article, and take it out of the text.

>>> claimed(detect, "Published on October 31, 2024 6:51 PM", "The river rose for two days before the dam gave way.")
['Published on October 31, 2024 6:51 PM']
>>> claimed(detect, "On October 31, 2024 the river rose for the first time in ten years, and the dam gave way.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._bylines import bylines
from newsclean.detectors._header import datelines, header_zone, is_dateline
from newsclean.detectors._signature import byline_in
from newsclean.detectors._title import find_title
from newsclean.model import Claim
from newsclean.phrases import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.dates import FoundDate
    from newsclean.model import Block, Field, Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim lines that are a date with its label, first published and modified apart."""
    dated = datelines(page)
    if not page.cluttered and not find_title(page) and not bylines(page):
        return  # a date with no headline or byline beside it may be the article's own first words
    for block in [block for block in header_zone(page) if block.cues or block.index in dated]:
        found = dated.get(block.index)
        if found and (byline_in(block, page.language) or is_dateline(block, found)):
            yield from claims_of(block, found, index(page.language).words["modified.start"])
        elif not found and page.cluttered and (block.cue("date", "whole") or block.cue("modified", "whole")):
            yield Claim(block, "date", "is the label of a date")


def claims_of(block: Block, dates: Iterable[FoundDate], labels: frozenset[str]) -> Iterator[Claim]:
    """Yield a claim for each date of a line; the words before it tell what it is."""
    end = 0
    for date in dates:
        label = block.text[end : date.start].lower()
        written, end = block.text[date.start : date.end], date.end
        field: Field = "modified" if any(word in label for word in labels) else "date"
        yield Claim(block, "date", f"holds the date {written!r}", field=field, value=date.value)
