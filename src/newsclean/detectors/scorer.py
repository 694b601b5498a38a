"""Remove what no rule names and the learned scorer holds for no part of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Claim
from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

CLUTTERED = 5.0
"""Log-odds of clutter from which the scorer's word is taken."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what is not kept, on a page that is cluttered for certain."""
    judged = verdict(page)
    if judged.clutter < CLUTTERED:
        return
    for block, keep, reason in zip(page.blocks, judged.kept, judged.reasons, strict=True):
        if not keep:
            yield Claim(block, "scorer", reason, weak=True)
