"""What a rule would take and the learned scorer is sure of: it stays."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from newsclean.once import once
from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.model import Claim, Detector, Page

SURE = 0.75
"""Probability from which the scorer's word for a block outweighs a rule against it. Of the words that a rule by place would take there, two in
three are the article's; learnt without their publishers."""

CLEAN = 0.0
"""Log-odds of clutter below which a page is more likely clean than not."""

BY_PLACE = frozenset({"feed", "chrome"})
"""Detectors that go by where a block stands, at one end of the page or the other; the scorer knows that better. The
others' weak claims rest on what stands around a block: a prompt on both sides, a heading above."""


def sparing(detect: Detector) -> Detector:
    """Let a rule claim only what the scorer does not hold for the article; what fills a header field, it may claim.

    HTML is left to the vote: there the scorer has had its say.
    """

    @wraps(detect)
    def careful(page: Page) -> Iterable[Claim]:
        claims = list(detect(page))
        if page.source == "html":
            return claims
        sure = surely_kept(page) if claims else ()
        return [claim for claim in claims if not (claim.block.index in sure and gives_way(page, claim))]

    return careful


@once
def surely_kept(page: Page) -> frozenset[int]:
    """Return the indices of the blocks for which the scorer's word outweighs a rule against them."""
    return frozenset(index for index, likely in enumerate(verdict(page).article) if likely >= SURE)


def gives_way(page: Page, claim: Claim) -> bool:
    """Tell whether a claim on such a block gives way.

    A place does on every page; a phrase, or a repetition, only inside the article of a page that seems clean.
    """
    if claim.field:
        return False
    if claim.weak:
        return claim.detector in BY_PLACE
    return claim.block.index in page.main and verdict(page).clutter < CLEAN
