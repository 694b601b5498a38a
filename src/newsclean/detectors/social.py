"""Remove follow, share and app prompts.

>>> claimed(detect, "Facebook | Twitter | WhatsApp")
['Facebook | Twitter | WhatsApp']
>>> claimed(detect, "Facebook said it would appeal.")
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
    return claims_by_phrase(page, "social")
