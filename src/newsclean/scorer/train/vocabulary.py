"""The n-grams that the network knows.

Left to itself, the network learns whole pages by heart from their words: with a vector for every hashed n-gram the
loss on English pages was 0.13 on publishers that it had seen and 0.37 on others, worse than the 0.35 that it came to with
all words hidden. What many publishers write is boilerplate's or the language's; what few write says who they are.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.measure import Ints
    from newsclean.scorer.features import Hashes32
    from newsclean.scorer.train.data import Example

FEWEST_PUBLISHERS = 15
"""Publishers that must write an n-gram for it to be known."""


FEWEST_NAMING = 10
"""Publishers that must call an element by a name for it to be known: there are fewer names than words."""


class Vocabularies(NamedTuple):
    """What the network knows, by its hashes, sorted."""

    ngrams: Hashes32
    names: Hashes32
    """Of elements; none where it reads no markup."""


def vocabularies(
    examples: Sequence[Example], fewest: int = FEWEST_PUBLISHERS, fewest_naming: int = FEWEST_NAMING
) -> Vocabularies:
    """Return the n-grams and the elements' names that enough publishers write."""
    named = [one for one in examples if one.features.names]
    return Vocabularies(
        common([(one.publisher, one.features.ngrams) for one in examples], fewest),
        common([(one.publisher, one.features.names.hashes) for one in named if one.features.names], fewest_naming),
    )


def common(written: Sequence[tuple[str, Hashes32]], fewest: int) -> Hashes32:
    """Return the hashes that at least so many publishers write, sorted.

    >>> common([("a", np.array([1, 2, 2], np.uint32)), ("b", np.array([2, 3], np.uint32))], 2).tolist()
    [2]
    """
    by_publisher = groupby(sorted(written, key=itemgetter(0)), itemgetter(0))
    distinct = [np.unique(np.concatenate([hashes for _, hashes in group])) for _, group in by_publisher]
    if not distinct:
        return np.array([], np.uint32)
    hashes, publishers = np.unique(np.concatenate(distinct), return_counts=True)
    return hashes[publishers >= fewest]


def numbered(example: Example, words: Vocabularies) -> Example:
    """Return the example with its known n-grams and names by their numbers, and without the others."""
    seen = example.features
    ngrams, counts = known(seen.ngrams, seen.starts, words.ngrams)
    found = seen._replace(ngrams=ngrams, starts=np.cumsum(counts) - counts)
    if seen.names:
        hashes, counts = known(seen.names.hashes, seen.names.starts, words.names)
        found = found._replace(names=seen.names._replace(hashes=hashes, starts=np.cumsum(counts) - counts))
    return example._replace(features=found)


def known(hashes: Hashes32, starts: Ints, words: Hashes32) -> tuple[Hashes32, Ints]:
    """Return the numbers in the vocabulary of what is in it, and how many there are from each start to the next."""
    places = np.searchsorted(words, hashes)
    is_known = words.take(places, mode="clip") == hashes if len(words) else np.zeros(len(hashes), np.bool_)
    return places[is_known].astype(np.uint32), np.add.reduceat(is_known, starts, dtype=np.int64)
