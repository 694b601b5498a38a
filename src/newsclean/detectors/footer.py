"""Remove copyright, contact and correction lines, terms, tags, and author biographies.

>>> claimed(detect, "To suggest a correction, write to us here")
['To suggest a correction, write to us here']
>>> story = "The bridge will be closed until the spring, the council said on Monday, because two of its piers have sunk."
>>> about = "Ada Example has covered roads and bridges for the Courier for ten years, and for the Post before that."
>>> claimed(detect, "By Ada Example", *[story] * 4, about) == [about]
True
>>> claimed(detect, "Copyright law has not kept pace with the machines, the judge wrote.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._biography import printed_biographies
from newsclean.detectors._bylines import bylines
from newsclean.detectors._phrase import claims_by_phrase, voted_out
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase or their element gives away, or that introduce the author."""
    yield from claims_by_phrase(page, "footer")
    for block in printed_biographies(page, (found.value for found in bylines(page))):
        yield Claim(block, "footer", "introduces the author that the byline names")
    yield from voted_out(page, "footer", {"footer", "address"})
