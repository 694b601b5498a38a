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
    from newsclean.model import Detector


def claimed(detect: Detector, *blocks: str, cluttered: bool = True) -> list[str]:
    """Return the texts of the blocks that a detector claims, in the order of the page, each once.

    The page is these blocks with an empty line between them, read as `newsclean.clean` reads: as HTML where that is
    what they are. A block that holds a line break may be read as more than one. Detectors are gentler on a page without
    clutter, which few blocks seldom have of their own; so the page counts as `cluttered` unless that is said.
    """
    page = replace(read("\n\n".join(blocks)), cluttered=cluttered)
    indices = sorted({claim.block.index for claim in detect(page)})
    return [page.blocks[index].text for index in indices]
