"""The learned scorer: what belongs to the article, judged from every block in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.model import Verdict
from newsclean.once import once
from newsclean.scorer.decode import article
from newsclean.scorer.evidence import reasons
from newsclean.scorer.features import features
from newsclean.scorer.network import PLACES, forward, shipped

if TYPE_CHECKING:
    from newsclean.model import Page

MOST_BLOCKS = 20_000
"""Blocks from which a page is not judged: the longest page in the data has 6,561, and a block takes the network
four kilobytes."""


@once
def verdict(page: Page) -> Verdict:
    """Judge a page's blocks."""
    if not 0 < len(page.blocks) < MOST_BLOCKS:
        return unjudged(len(page.blocks))
    weights, seen = shipped(), features(page.blocks, page.main)
    places, clutter = forward(seen, weights)
    kept = article(places, np.fromiter((block.words for block in page.blocks), np.float64, len(page.blocks)))
    return Verdict(
        kept=tuple(kept.tolist()),
        article=tuple(np.exp(places[:, PLACES.index("article")]).tolist()),
        reasons=reasons(places, seen.measures, kept, weights.dense["evidence"]),
        clutter=clutter,
    )


def unjudged(count: int) -> Verdict:
    """Return what is said of a page that says nothing: all stays, and nothing is certain."""
    return Verdict(kept=(True,) * count, article=(0.5,) * count, reasons=("",) * count, clutter=0.0)
