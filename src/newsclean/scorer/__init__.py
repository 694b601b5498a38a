"""The learned scorer: what belongs to the article, judged from every block in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.model import Verdict
from newsclean.once import once
from newsclean.scorer.decode import article
from newsclean.scorer.evidence import reasons_of
from newsclean.scorer.features import measures_and_names
from newsclean.scorer.network import PLACES, means, output, shipped
from newsclean.scorer.ngrams import ngrams, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.model import Page
    from newsclean.scorer.evidence import Bools
    from newsclean.scorer.features import Floats
    from newsclean.scorer.network import Output, Source, Weights
    from newsclean.scorer.ngrams import Words

MOST_BLOCKS = 20_000
"""Blocks from which a page is not judged: the longest page in the data has 6,561, and a block takes the network
four kilobytes."""


ADVICE = 2.5
"""Log-odds that a second opinion adds to a block or takes from it. Where the scorer is least sure 3 does better than 2 (an F1
of 0.76 and 0.74, and 0.72 with 1), where it is less unsure 2 does as well."""


DOUBT: Mapping[Source, float] = {"text": 0.2, "html": 0.3}
"""By source, the probability of being the article's from which a block stays even where the page as a whole is likelier
without it: the last paragraph under a box of links looks like a teaser, and the subhead above it like a headline."""


CLUTTERED = 7.0
"""Log-odds of clutter from which the scorer is certain. Of 491 clean articles by publishers that it had not seen none
passed them, and of the pages with their menus and sidebars nine in ten."""

LIKELY_CLUTTERED = 4.0
"""The same where its phrases speak for clutter: of 882 gold articles six that have enough of them pass this as well,
and their phrases are taken anyway; of 875 half-cleaned pages 363 do instead of 167."""


UNKNOWN = 0.0
"""The same of a page that is not judged: clean is as likely as not."""


class Judged(NamedTuple):
    """What a page's verdict and its reasons are made of."""

    measures: Floats
    places: Floats
    kept: Bools
    clutter: float


@once
def unadvised(page: Page) -> tuple[Floats, Output]:
    """Return what the network sees of a page's blocks and says of them, whatever a second extractor may say."""
    weights = shipped(page.source)
    words = words_of(page.blocks)
    measures, names = measures_and_names(page, words)
    return measures, output(measures, vectors_of(page, words, weights), names, weights)


def vectors_of(page: Page, words: Words, weights: Weights) -> Floats:
    """Return the mean vectors of the blocks' n-grams. In text, a block that is left for another round takes its own along."""
    known = [block.answers.get(vectors_of) for block in page.blocks] if page.source == "text" else [None]
    rows = [row for row in known if isinstance(row, bytes)]
    if len(rows) == len(page.blocks):
        return np.frombuffer(b"".join(rows), np.float32).reshape(len(rows), -1)
    vectors = means(weights.ngrams, *ngrams(page.blocks, words))
    if page.source == "text":
        for block, row in zip(page.blocks, vectors, strict=True):
            block.answers[vectors_of] = row.tobytes()
    return vectors


@once
def judged(page: Page) -> Judged:
    """Judge a page's blocks; there is one at least."""
    measures, (places, clutter) = unadvised(page)
    if page.opinion:
        places = advised(places, np.array(page.opinion))
    words = np.array([block.shape.words for block in page.blocks], np.float64)
    doubtful = places[:, PLACES.index("article")] >= np.log(DOUBT[page.source])
    return Judged(measures, places, article(places, words) | doubtful, clutter)


def advised(places: Floats, main: Bools) -> Floats:
    """Return the log-probabilities of the places with an opinion weighed in on which blocks are main content.

    >>> odds = advised(np.log(np.full((2, 4), 0.25)), np.array([True, False]))
    >>> np.exp(odds[:, PLACES.index("article")]).round(2).tolist()
    [0.8, 0.03]
    """
    told = places.copy()
    told[:, PLACES.index("article")] += np.where(main, ADVICE, -ADVICE)
    weighed: Floats = told - np.logaddexp.reduce(told, axis=1, keepdims=True)
    return weighed


@once
def verdict(page: Page) -> Verdict:
    """Say what the scorer makes of a page."""
    if not can_be_judged(page):
        return unjudged(len(page.blocks))
    _, places, kept, odds = judged(page)
    return Verdict(kept.tolist(), np.exp(places[:, PLACES.index("article")]).tolist(), odds)


def can_be_judged(page: Page) -> bool:
    """Tell whether a page has blocks, and not too many."""
    return 0 < len(page.blocks) < MOST_BLOCKS


def unjudged(count: int) -> Verdict:
    """Return what is said of a page that says nothing: all stays, and nothing is certain."""
    return Verdict(kept=(True,) * count, article=(0.5,) * count, clutter=UNKNOWN)


def clutter(page: Page) -> float:
    """Return the log-odds that a page has boilerplate on it; nothing has to be decided of its blocks to tell them."""
    return unadvised(page)[1].clutter if can_be_judged(page) else UNKNOWN


def is_certain(page: Page) -> bool:
    """Tell whether the scorer is certain that there is something on a text to remove."""
    return clutter(page) >= (LIKELY_CLUTTERED if page.cluttered else CLUTTERED)


def reasons(page: Page, some: Sequence[int]) -> Sequence[str]:
    """Return what tells most against some of the blocks of a page that was judged, as a sentence's end."""
    if not some:
        return ()
    measures, places, kept, _ = judged(page)
    return reasons_of(some, places, measures, kept, shipped(page.source).dense["evidence"])
