"""What a rule would take and the learned scorer is sure of: it stays."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Claim, Detector, Page

SURE = 0.8
"""Probability from which the scorer's word for a block outweighs a rule against it."""


def sparing(detect: Detector) -> Detector:
    """Let a rule claim only what the scorer does not hold for the article; what fills a header field, it may claim."""

    @wraps(detect)
    def careful(page: Page) -> Iterator[Claim]:
        for claim in detect(page):
            if claim.field or not claim.weak or verdict(page).article[claim.block.index] < SURE:
                yield claim

    return careful
