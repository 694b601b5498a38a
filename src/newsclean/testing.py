"""For those who write detectors: see in one line what a detector claims.

>>> from newsclean.detectors import advert
>>> claimed(advert.detect, "Advertisement", "The advertisement ran for a week before the vote.")
['Advertisement']
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.read import read

if TYPE_CHECKING:
    from newsclean.model import Detector, Page


def page_of(*blocks: str, cluttered: bool = True) -> Page:
    """Return the page of these blocks, with an empty line between them, read as `newsclean.clean` reads.

    It is HTML where that is what they are. Detectors are gentler on a page without clutter, which few blocks seldom have
    of their own; so the page counts as `cluttered` unless that is said.

    >>> [block.text for block in page_of("Advertisement", "It rained.").blocks]
    ['Advertisement', 'It rained.']
    """
    return replace(read("\n\n".join(blocks)), cluttered=cluttered)


def claimed(detect: Detector, *blocks: str, cluttered: bool = True) -> list[str]:
    """Return the texts of the blocks that a detector claims, in the order of the page, each once.

    The page is that of `page_of`. A block that holds a line break may be read as more than one.
    """
    page = page_of(*blocks, cluttered=cluttered)
    indices = sorted({claim.block.index for claim in detect(page)})
    return [page.blocks[index].text for index in indices]
