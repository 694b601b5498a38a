"""Why a block was not kept, in words.

The network's own reckoning is no sentence. So a straight line is fitted through it in training (`evidence` in the
weights: how much each column speaks for the article, by least squares), and the reason is the column in which a block
differs from the article of its page in the direction, and by the amount, that tells most against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.scorer.features import ANCHORS, MEASURES, TABLES
from newsclean.scorer.markup import MARKUP_MEASURES
from newsclean.scorer.network import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.measure import Bools
    from newsclean.scorer.features import Floats

LOW_AND_HIGH = {
    "words": ("is short", "is long"),
    "characters a word": ("has short words", "has long words"),
    "letters": ("has few letters", "is all letters"),
    "digits": ("has no digits", "has many digits"),
    "capitals": ("has few capitals", "has many capitals"),
    "bars": ("has no bars", "has bars between its words"),
    "sentence ends": ("has no sentence in it", "is all short sentences"),
    "no sentence end within": ("has sentences in it", "has no sentence in it"),
    "ends a sentence": ("does not end a sentence", "ends a sentence"),
    "ends open": ("does not lead on", "leads on to something"),
    "is cut off": ("is not cut off", "is cut off"),
    "starts in lower case": ("starts with a capital", "starts in lower case"),
    "has an empty line before it": ("is not set apart", "is set apart"),
    "is prose": ("is no prose", "is prose"),
    "is in the long run of prose": ("is outside the long run of prose", "is inside the long run of prose"),
    "blocks since the long run's start": ("is before the long run of prose", "is far down the long run of prose"),
    "blocks until the long run's end": ("is behind the long run of prose", "is far from the long run's end"),
    "is before the long run": ("is not before the long run of prose", "is before the long run of prose"),
    "is after the long run": ("is not behind the long run of prose", "is behind the long run of prose"),
    "place on the page": ("is near the page's top", "is near the page's end"),
    "blocks above": ("is near the page's top", "is far down the page"),
    "blocks below": ("is near the page's end", "is far up the page"),
    "prose above": ("has the prose below it", "has the prose above it"),
    "times on the page": ("is there once", "is on the page several times"),
    "shares words with the prose": ("shares few words with the article", "shares words with the article"),
    "shares rare words with the prose": ("shares no rare words with the article", "shares rare words with the article"),
    "repeats word pairs of other blocks": ("repeats no other block", "repeats words of other blocks"),
    "share that is links": ("", "is all links"),
    "depth": ("is nested less deep", "is nested deeper"),
    "share of the page's prose in the element around": ("stands among little prose", ""),
    "share of the page's prose two elements around": ("stands in a part with little prose", ""),
    "is in the element with most prose": ("is not in the element with most prose", ""),
    "is under the element with most prose": ("is not under the element with most prose", ""),
    "steps up to an element that holds the most prose too": ("", "is in another part of the page than most prose"),
    "is in another <article> than the element with most prose": ("", "is in another <article> than most prose"),
    "share of the page's prose in elements called the same": ("is in another kind of element than most prose", ""),
    "<h1> above": ("", "is below a further headline"),
    "is after the declared title": ("stands above the title", "stands below the title"),
    "stands in the declared text": ("is not in the text that the page declares", ""),
}
"""What a low and a high value of a measure say of a block. Those of the page as a whole are the same for all blocks."""

PHRASES = (
    *(LOW_AND_HIGH.get(column, ("", "")) for column in MEASURES),
    *(("", f"holds a phrase of {table!r}") for table in TABLES for _ in ANCHORS),
    *(LOW_AND_HIGH.get(column, ("", "")) for column in MARKUP_MEASURES),
)
"""The same by column."""

WHERE = {
    "above": "seems to stand above the article",
    "between": "seems to be put into the article",
    "below": "seems to stand below the article",
}
"""What is said of each of the `PLACES` that a block can have outside the article."""

OUTSIDE = [PLACES.index(place) for place in WHERE]

WORDING = "is worded unlike it"
"""What is said where no column tells against the block: it was the words."""

SPEAKS = np.array([[bool(phrase) for phrase in pair] for pair in PHRASES])
"""By column, whether a low and a high value can be put in words."""


def reasons_of(some: Sequence[int], places: Floats, measures: Floats, kept: Bools, evidence: Floats) -> Sequence[str]:
    """Return for some of n blocks where each seems to stand, and what tells most against it beside those that are kept.

    `places` has n rows of log-probabilities, `measures` n rows of columns; `evidence` has a number a column.
    """
    usual = measures[kept].mean(axis=0) if kept.any() else np.zeros(measures.shape[1], np.float32)
    differs = measures[some] - usual
    speaks = SPEAKS[: measures.shape[1]]
    against = -differs * evidence * np.where(differs > 0, speaks[:, 1], speaks[:, 0])
    column = against.argmax(axis=1)
    row = np.arange(len(some))
    high = differs[row, column] > 0
    told = against[row, column] > 0
    said = tuple(WHERE.values())
    where = places[some][:, OUTSIDE].argmax(axis=1)
    return [
        f"{said[place]}: {PHRASES[number][is_high] if is_told else WORDING}"
        for place, number, is_high, is_told in zip(
            where.tolist(), column.tolist(), high.tolist(), told.tolist(), strict=True
        )
    ]
