"""Remove advertisement markers and affiliate notices.

>>> claimed(detect, "Advertisement")
['Advertisement']
>>> claimed(detect, "The advertisement ran for a week before the vote.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._phrase import claims_by_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Claim, Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase gives away."""
    return claims_by_phrase(page, "advert")
