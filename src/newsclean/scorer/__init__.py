"""The learned scorer: what belongs to the article, judged from every block in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.model import Verdict
from newsclean.once import once
from newsclean.scorer.decode import article
from newsclean.scorer.evidence import reasons_of
from newsclean.scorer.features import features
from newsclean.scorer.network import PLACES, forward, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Page
    from newsclean.scorer.evidence import Bools
    from newsclean.scorer.features import Floats

MOST_BLOCKS = 20_000
"""Blocks from which a page is not judged: the longest page in the data has 6,561, and a block takes the network
four kilobytes."""


class Judged(NamedTuple):
    """What a page's verdict and its reasons are made of."""

    measures: Floats
    places: Floats
    kept: Bools
    clutter: float


@once
def judged(page: Page) -> Judged:
    """Judge a page's blocks; there is one at least."""
    seen = features(page.blocks, page.main)
    places, clutter = forward(seen, shipped())
    words = np.array([block.shape.words for block in page.blocks], np.float64)
    return Judged(seen.measures, places, article(places, words), clutter)


@once
def verdict(page: Page) -> Verdict:
    """Say what the scorer makes of a page."""
    if not 0 < len(page.blocks) < MOST_BLOCKS:
        return unjudged(len(page.blocks))
    _, places, kept, clutter = judged(page)
    return Verdict(kept.tolist(), np.exp(places[:, PLACES.index("article")]).tolist(), clutter)


def unjudged(count: int) -> Verdict:
    """Return what is said of a page that says nothing: all stays, and nothing is certain."""
    return Verdict(kept=(True,) * count, article=(0.5,) * count, clutter=0.0)


def reasons(page: Page, some: Sequence[int]) -> Sequence[str]:
    """Return what tells most against some of the blocks of a page that was judged, as a sentence's end."""
    measures, places, kept, _ = judged(page)
    return reasons_of(some, places, measures, kept, shipped().dense["evidence"]) if some else ()
