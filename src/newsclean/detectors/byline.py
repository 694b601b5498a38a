"""Find the byline among the lines above the article, and take it out of the text.

A name with no "By" before it is the author's where enough beside it shows that: the date, a role, the headline, the
same name again. Where nothing above the article names anyone, a label or a box at its end may.

Where no line is sure enough to be taken out for it, the author may still be told: by a biography that closes the article,
by a name under its headline, by the one word with which a house signs. Such a line stays in the text.

>>> claimed(detect, "By Ada Example and the news desk", "The river rose for two days before the dam gave way.")
['By Ada Example and the news desk']
>>> claimed(detect, "By the time the river fell, the bridge was gone.")
[]
>>> claimed(detect, "River bursts its banks again", "Clara Moreno", "May 3, 2024", "The dam gave way after two days of rain.")
['Clara Moreno']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._biography import biographies
from newsclean.detectors._bylines import bylines
from newsclean.detectors._mention import mention
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim the lines that name the author, and names that the page declares."""
    for found in bylines(page):
        for block in found.blocks:
            yield Claim(block, "byline", found.reason, field="byline", value=found.value)
    if said := mention(page):
        yield Claim(said.block, "byline", said.reason, field="byline", value=said.value, stays=True)
    for block in biographies(page):
        yield Claim(block, "byline", "introduces the author that the page declares")
