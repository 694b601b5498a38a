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

ENOUGH = -7
"""Weight from which a line is the byline: there the authors found had the best F1."""

SURE = ENOUGH + 10
"""Weight that it takes in an article with nothing around it: a name and a date alone may be the article's own."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "role": 19,
        "dated": 18,
        "about above": 13,
        "share beside": 13,
        "date below": 13,
        "writes below": 12,
        "introduced": 11,
        "date above": 11,
        "date near": 10,
        "address": 10,
        "above 1": 10,
        "label": 9,
        "twin": 8,
        "by above 4": 8,
        "above 0": 8,
        "later": 8,
        "words": 8,
        "caption above": 7,
        "by mean 4": 7,
        "bio": 7,
        "handle": 7,
        "alone": 7,
        "headline": 7,
        "given 4": 7,
        "portrait": 6,
        "cue": 6,
        "date far": 5,
        "by foot": 5,
        "by far above": 5,
        "end": 4,
        "by mean 3": 4,
        "clean": 4,
        "mean 4": 4,
        "in": 4,
        "by above 0": 4,
        "mean 3": 4,
        "bio writes": 4,
        "far above": 4,
        "headline above": 3,
        "by above 2": 3,
        "bio below": 3,
        "role in line": 3,
        "foot": 2,
        "worst 3": 2,
        "several": 2,
        "given 2": 1,
        "short below": 1,
        "by above 3": 1,
        "by in": 1,
        "by mean 1": 1,
        "goes on": 0,
        "by above 1": 0,
        "above 2": 0,
        "worst 4": 0,
        "given 3": 0,
        "by": -1,
        "mean 0": -1,
        "by mean 0": -2,
        "by mean 2": -2,
        "long line": -2,
        "worst 0": -3,
        "single": -3,
        "by below": -3,
        "in headline": -4,
        "worst 2": -4,
        "short above": -4,
        "caption below": -5,
        "menu": -5,
        "mean 2": -5,
        "worst 1": -6,
        "given 1": -6,
        "below": -7,
        "surname told of": -7,
        "above 3": -8,
        "brackets": -9,
        "told of": -9,
        "capitals": -9,
        "told of by": -9,
        "picture": -9,
        "bullet": -10,
        "word": -10,
        "mean 1": -11,
        "given 0": -12,
        "by end": -15,
        "above 4": -19,
        "bare": -21,
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
