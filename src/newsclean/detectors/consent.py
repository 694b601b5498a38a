"""Remove cookie and privacy dialogs.

>>> claimed(detect, "We use cookies to improve your experience.")
['We use cookies to improve your experience.']
>>> claimed(detect, "The cookies cooled on the rack while the committee talked.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._phrase import claims_by_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.model import Anchor, Claim, Page


LENGTHS: Mapping[Anchor, int] = {"whole": 40, "start": 60, "end": 25, "any": 80}
"""Consent dialogs are written by lawyers: their sentences are long."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase gives away."""
    return claims_by_phrase(page, "consent", LENGTHS)
