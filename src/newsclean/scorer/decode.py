"""From what the network says of each block to what is kept: an article is one run of blocks.

The run and what is not the article inside it are chosen together, so that the whole is likeliest: a sentence of prose
in the sidebar below does not come back because it looks like an article, and a short line between two paragraphs does
not go because it looks like a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from newsclean.scorer.features import Floats


def article(places: Floats, words: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which of n blocks are kept, for the n by 4 log-probabilities of `network.PLACES`.

    A block has a say by the square root of its words: a paragraph more than a label, but not a hundred times.

    >>> above, inside, between, below = np.log(0.01 + 0.96 * np.eye(4))
    >>> like_the_article = np.log([0.01, 0.6, 0.01, 0.38])
    >>> page = np.stack([above, inside, between, inside, below, like_the_article, below])
    >>> article(page, np.ones(7)).tolist()
    [False, True, False, True, False, False, False]
    """
    above, inside, between, below = (places * np.sqrt(1 + words)[:, None]).T
    in_run = np.maximum(inside, between)
    opening = summed(above) - summed(in_run)  # what is gained by beginning the run at each place
    closing = summed(in_run) - summed(below)  # and by ending it there
    stop = int(np.argmax(np.maximum.accumulate(opening) + closing))
    start = int(np.argmax(opening[: stop + 1]))
    place = np.arange(len(places))
    kept: npt.NDArray[np.bool_] = (place >= start) & (place < stop) & (inside >= between)
    return kept


def summed(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the sums of the values before each place, and of all."""
    return np.concatenate([[0.0], np.cumsum(values)])
