"""Remove copyright, contact and correction lines, terms, tags, and author biographies.

>>> claimed(detect, "To suggest a correction, write to us here")
['To suggest a correction, write to us here']
>>> claimed(detect, "Copyright law has not kept pace with the machines, the judge wrote.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._phrase import claims_by_phrase, voted_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Claim, Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase or their element gives away."""
    yield from claims_by_phrase(page, "footer")
    yield from voted_out(page, "footer", {"footer", "address"})
