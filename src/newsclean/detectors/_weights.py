"""What each thing that is said of a candidate counts, in tenths of log-odds.

The table is what `python -m newsclean.scorer.train.bylines` printed: a logistic regression on the pages of half the
publishers at hand. Keys that end with a number are steps: "above 3" is farther above the article than "above 2",
"mean 4" looks more like a name than "mean 3". What a line is not is not in the table, and counts nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH = -12
"""Weight from which a line is the byline: there the authors found had the best F1."""

LIKELY = ENOUGH + 3
"""Weight that it takes of a bare name above an article with nothing around it."""

SURE = ENOUGH + 16
"""Weight that it takes in an article with nothing around it: a name and a date alone may be the article's own."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "dated": 9,
        "role": 8,
        "later": 8,
        "above 1": 7,
        "address": 7,
        "date below": 6,
        "writes below": 6,
        "given 4": 6,
        "twin": 5,
        "share beside": 5,
        "date above": 5,
        "bio": 5,
        "label": 5,
        "given 3": 5,
        "about above": 5,
        "by mean 4": 4,
        "clean": 4,
        "introduced": 4,
        "headline": 4,
        "alone": 4,
        "above 0": 4,
        "worst 3": 4,
        "date near": 4,
        "bio below": 3,
        "by mean 3": 3,
        "portrait": 3,
        "far above": 2,
        "by far above": 2,
        "by above 1": 2,
        "date far": 2,
        "cue": 2,
        "by in": 2,
        "handle": 2,
        "above 2": 2,
        "mean 4": 2,
        "in": 2,
        "role in line": 2,
        "by above 2": 2,
        "mean 3": 2,
        "agency": 1,
        "headline above": 1,
        "bio writes": 1,
        "by above 0": 1,
        "foot": 1,
        "worst 4": 1,
        "by": 1,
        "small below": 1,
        "by foot": 1,
        "single": 1,
        "by mean 2": 1,
        "caption below": -1,
        "short below": -1,
        "by above 4": -1,
        "picture": -1,
        "long line": -1,
        "told of by": -1,
        "short above": -2,
        "told often": -2,
        "brackets": -2,
        "in headline": -2,
        "capitals": -2,
        "end": -3,
        "word": -3,
        "mean 0": -3,
        "above 3": -3,
        "mean 2": -4,
        "told of": -4,
        "surname told of": -4,
        "by end": -4,
        "headline below": -4,
        "by mean 1": -5,
        "below": -6,
        "worst 0": -6,
        "given 2": -7,
        "given 1": -7,
        "bullet": -7,
        "mean 1": -7,
        "menu": -7,
        "given 0": -7,
        "worst 1": -9,
        "above 4": -9,
        "bare": -16,
    }
)

SAID: Mapping[str, str] = MappingProxyType(
    {
        "dated": "stands on one line with the date",
        "date below": "stands above the date",
        "date above": "stands below the date",
        "date near": "stands near the date",
        "date far": "stands near the date",
        "role": "has a role below it",
        "role in line": "has a role beside it",
        "twin": "is printed twice",
        "headline": "stands below the headline",
        "headline above": "stands below a headline",
        "later": "is named again behind the article",
        "introduced": "is introduced behind the article",
        "about above": "stands below the heading of a box about the author",
        "bio below": "has a sentence about it below",
        "writes below": "has a sentence about a writer below",
        "share beside": "has a prompt to share beside it",
        "address": "is in an address on the page",
        "given 4": "looks like a name",
    }
)
"""How a reason says it."""
