"""What each thing that is said of a line counts for it to be the headline, in tenths of log-odds.

The table is what `python -m newsclean.scorer.train.headlines` printed: a logistic regression on the texts of half the
publishers at hand. Keys that end with a number are steps: "above 5" is farther above the article than "above 2". What is
not in the table counts nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH = 8
"""Weight from which a line is the headline: of those at hand two in three are."""

SURE = ENOUGH + 4
"""Weight that it takes where the scorer is not certain that there is anything to remove: a subhead may open an article."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "in trail": 20,
        "told below 0": 14,
        "gap": 10,
        "often": 10,
        "above 1": 10,
        "told below 1": 9,
        "twice": 7,
        "in top": 7,
        "above 2": 6,
        "first": 6,
        "told above 0": 5,
        "share 4": 5,
        "share 5": 4,
        "above 3": 4,
        "words 5": 3,
        "top": 3,
        "told below 2": 3,
        "share 3": 2,
        "again": 2,
        "words 4": 2,
        "above 4": 2,
        "words 6": 1,
        "longer below": 1,
        "label above": 1,
        "words 3": -1,
        "headline below": -1,
        "sentence below": -2,
        "above 5": -2,
        "told above 6": -2,
        "words 7": -3,
        "told above 5": -3,
        "told below 4": -3,
        "told above 1": -3,
        "words 8": -3,
        "open end": -4,
        "told above 3": -4,
        "told above 4": -4,
        "trail of another": -4,
        "told above 2": -5,
        "told below 5": -5,
        "share 2": -5,
        "bar": -6,
        "told": -6,
        "words 2": -6,
        "bullet": -7,
        "above 6": -7,
        "headline above": -7,
        "told below 6": -7,
        "share 1": -8,
        "above 7": -9,
        "in": -10,
        "words 1": -14,
        "above 8": -15,
        "share 0": -16,
    }
)
