"""Remove newsletter prompts and their forms, and membership, donation and paywall banners.

>>> claimed(detect, "Subscribe", "* indicates required")
['Subscribe', '* indicates required']
>>> claimed(detect, "Voters can sign up for the debate until Friday.")
[]
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.detectors._phrase import LENGTHS, claims_by_phrase
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

BANNER_GAP = 2
"""Blocks of a banner that may stand between two that a phrase gives away."""

REPEATED_WORDS = 3
"""Words in a row that a banner's neighbour has to repeat to belong to it."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase gives away, and what stands between them or repeats them."""
    prompts = list(claims_by_phrase(page, "subscribe", {**LENGTHS, "any": 60}))
    yield from prompts
    places = [claim.block.index for claim in prompts]
    for before, after in pairwise(places):
        if after - before - 1 <= BANNER_GAP:
            for between in page.blocks[before + 1 : after]:
                yield Claim(between, "subscribe", "stands between two prompts", weak=True)
    for claim in prompts:
        for neighbour in neighbours(page, claim.block):
            if shares_words(neighbour, claim.block):
                yield Claim(neighbour, "subscribe", "repeats words of the prompt beside it")


def neighbours(page: Page, block: Block) -> Iterator[Block]:
    """Yield the short blocks directly before and after."""
    for index in (block.index - 1, block.index + 1):
        if 0 <= index < len(page.blocks) and page.blocks[index].words <= LENGTHS["start"]:
            yield page.blocks[index]


def shares_words(one: Block, other: Block) -> bool:
    """Tell whether some words in a row stand in both blocks."""
    return not set(one.shape.shingles(REPEATED_WORDS)).isdisjoint(other.shape.shingles(REPEATED_WORDS))
