"""What a rule would take and the learned scorer is sure of: it stays."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.model import Claim, Detector, Page, Verdict

SURE = 0.85
"""Probability from which the scorer's word for a block outweighs a rule against it."""

CLEAN = 0.0
"""Log-odds of clutter below which a page is more likely clean than not."""

BY_PLACE = frozenset({"feed", "chrome"})
"""Detectors that go by where a block stands, at one end of the page or the other; the scorer knows that better. The
others' weak claims rest on what stands around a block: a prompt on both sides, a heading above."""


def sparing(detect: Detector) -> Detector:
    """Let a rule claim only what the scorer does not hold for the article; what fills a header field, it may claim.

    HTML is left to its extractors: the scorer has learnt from text.
    """

    @wraps(detect)
    def careful(page: Page) -> Iterable[Claim]:
        claims = list(detect(page))
        if page.source == "html":
            return claims
        return [claim for claim in claims if not (may_give_way(page, claim) and outweighs(verdict(page), claim))]

    return careful


def may_give_way(page: Page, claim: Claim) -> bool:
    """Tell whether a claim may have to give way: a place on every page, what is strong only inside the article."""
    if claim.field:
        return False
    return claim.detector in BY_PLACE if claim.weak else claim.block.index in page.main


def outweighs(judged: Verdict, claim: Claim) -> bool:
    """Tell whether the scorer's word for a block outweighs such a claim on it.

    A place gives way on every page; a phrase, or a repetition, only inside the article of a page that seems clean.
    """
    return judged.article[claim.block.index] >= SURE and (claim.weak or judged.clutter < CLEAN)
