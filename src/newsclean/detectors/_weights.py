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

ENOUGH = -11
"""Weight from which a line is the byline: there the authors found had the best F1."""

LIKELY = ENOUGH + 3
"""Weight that it takes of a bare name above an article with nothing around it."""

SURE = ENOUGH + 16
"""Weight that it takes in an article with nothing around it: a name and a date alone may be the article's own."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "dated": 13,
        "role": 13,
        "date below": 11,
        "writes below": 11,
        "about above": 9,
        "address": 9,
        "date above": 8,
        "above 1": 8,
        "bio": 8,
        "later": 8,
        "date near": 7,
        "share beside": 7,
        "introduced": 7,
        "twin": 7,
        "given 4": 6,
        "above 0": 6,
        "headline": 6,
        "cue": 6,
        "clean": 6,
        "portrait": 5,
        "label": 5,
        "alone": 5,
        "agency": 5,
        "bio below": 5,
        "by mean 4": 4,
        "worst 3": 4,
        "goes on": 3,
        "small below": 3,
        "date far": 3,
        "in": 3,
        "by above 1": 3,
        "handle": 3,
        "by mean 3": 3,
        "mean 3": 3,
        "by in": 3,
        "mean 4": 2,
        "headline above": 2,
        "role in line": 2,
        "given 2": 2,
        "by far above": 2,
        "bio writes": 2,
        "by foot": 2,
        "given 3": 2,
        "by above 2": 2,
        "above 2": 2,
        "foot": 1,
        "far above": 1,
        "caption above": 1,
        "by above 0": 1,
        "words": 1,
        "short below": 1,
        "by above 4": 1,
        "worst 4": 0,
        "by mean 1": 0,
        "by above 3": -1,
        "worst 2": -1,
        "long line": -1,
        "several": -1,
        "by": -1,
        "by mean 2": -1,
        "by mean 0": -1,
        "short above": -2,
        "end": -2,
        "by below": -2,
        "caption below": -2,
        "single": -3,
        "mean 0": -3,
        "told of": -3,
        "picture": -4,
        "told of by": -4,
        "worst 1": -4,
        "brackets": -5,
        "in headline": -5,
        "mean 2": -5,
        "above 3": -5,
        "mean 1": -5,
        "surname told of": -6,
        "capitals": -6,
        "below": -6,
        "given 1": -7,
        "menu": -7,
        "by end": -7,
        "worst 0": -7,
        "bullet": -8,
        "word": -9,
        "given 0": -12,
        "above 4": -13,
        "bare": -19,
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
