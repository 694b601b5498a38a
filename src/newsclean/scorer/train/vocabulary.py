"""The n-grams that the network knows.

Left to itself, the network learns whole pages by heart from their words: with a vector for every hashed n-gram the
loss on English pages was 0.13 on publishers that it had seen and 0.37 on others, worse than the 0.35 that it came to with
all words hidden. What many publishers write is boilerplate's or the language's; what few write says who they are.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.scorer.features import Features, Hashes32, Ints
    from newsclean.scorer.train.data import Example

FEWEST_PUBLISHERS = 15
"""Publishers that must write an n-gram for it to be known."""


def vocabulary(examples: Sequence[Example], fewest: int = FEWEST_PUBLISHERS) -> Hashes32:
    """Return the hashes of the n-grams that enough publishers write, sorted."""
    by_publisher = groupby(sorted(examples, key=lambda example: example.publisher), lambda example: example.publisher)
    written = [np.unique(np.concatenate([one.features.ngrams for one in group])) for _, group in by_publisher]
    hashes, publishers = np.unique(np.concatenate(written), return_counts=True)
    return hashes[publishers >= fewest]


def numbered(example: Example, words: Hashes32) -> Example:
    """Return the example with its known n-grams by their number in the vocabulary, and without the others."""
    numbers, counts = known(example.features, words)
    found: Features = example.features._replace(ngrams=numbers.astype(np.uint32), starts=np.cumsum(counts) - counts)
    return example._replace(features=found)


def known(page: Features, words: Hashes32) -> tuple[Ints, Ints]:
    """Return the numbers in the vocabulary of the n-grams that are in it, and how many of them each block has."""
    places = np.searchsorted(words, page.ngrams)
    is_known = words.take(places, mode="clip") == page.ngrams
    return places[is_known], np.add.reduceat(is_known, page.starts, dtype=np.int64)
