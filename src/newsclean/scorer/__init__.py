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

NOTHING = Verdict((), (), (), 0.0)
"""What is said of a page without blocks."""


@once
def verdict(page: Page) -> Verdict:
    """Judge a page's blocks."""
    if not page.blocks:
        return NOTHING
    weights, seen = shipped(), features(page.blocks, page.main)
    places, clutter = forward(seen, weights)
    kept = article(places, np.fromiter((block.words for block in page.blocks), np.float64, len(page.blocks)))
    return Verdict(
        kept=tuple(kept.tolist()),
        article=tuple(np.exp(places[:, PLACES.index("article")]).tolist()),
        reasons=reasons(places, seen.measures, kept, weights.dense["evidence"]),
        clutter=clutter,
    )
