"""The scorer's network, forward only, in NumPy.

A block's measures and the mean of its n-grams' vectors pass one dense layer. Then dilated convolutions look at ever
more neighbours on both sides (Yu and Koltun 2016, "Multi-scale context aggregation by dilated convolutions"), each
adding to what was there; twice between them every block is told of the page as a whole (mean and maximum over its
blocks). Two heads read the result: one for each block, one for the page.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

    from newsclean.scorer.features import Features, Floats, Hashes32, Ints


DILATIONS = (1, 2, 4, 8, 16, 32)
"""Distances, in blocks, at which the convolutions look at neighbours: together 63 blocks on either side."""

PAGE_AT = (0, 3)
"""The convolutions before which every block is told of the page as a whole."""

EPSILON = 1e-5
"""What keeps a block of equal values from dividing by zero; PyTorch's default."""

PLACES = ("above", "article", "between", "below")
"""What a block can be: boilerplate above the article, the article, boilerplate inside it, and below it."""

ROWS = 16
"""Rows that are multiplied at a time. OpenBLAS spreads a product of more than 2^18 multiplications over all cores, which
gains nothing on a page and costs a multiple where other processes want them too."""


class Weights(NamedTuple):
    """The network's weights, as the file holds them."""

    vocabulary: Hashes32
    """Hashes of the n-grams that are known, sorted."""
    vectors: Floats
    """A vector for each of them."""
    dense: Mapping[str, Floats]
    """The other layers' matrices and biases by name."""


class Output(NamedTuple):
    """What the network says of a page of n blocks."""

    places: Floats
    """n by 4: log-probabilities of `PLACES`."""
    clutter: float
    """Log-odds that the page has something to remove."""


def load(file: IO[bytes]) -> Weights:
    """Read weights: half floats, and the vocabulary."""
    with np.load(file) as arrays:
        dense = {name: arrays[name].astype(np.float32) for name in arrays.files if name != "vocabulary"}
        return Weights(arrays["vocabulary"], dense.pop("vectors"), dense)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that the package comes with, loaded when first needed."""
    with resources.files("newsclean.scorer").joinpath("weights.npz").open("rb") as file:
        return load(file)


def forward(page: Features, weights: Weights) -> Output:
    """Run the network over one page."""
    w = weights.dense
    vectors = means(weights.vectors, *known(page, weights.vocabulary))
    hidden = relu(product(page.measures, w["in.measures"]) + product(vectors, w["in.vectors"]) + w["in.bias"])
    for number, dilation in enumerate(DILATIONS):
        if number in PAGE_AT:
            hidden += relu(pooled(hidden) @ w[f"page{number}.weight"] + w[f"page{number}.bias"])
        beside = neighbours(normed(hidden), dilation)
        hidden += relu(product(beside, w[f"conv{number}.weight"]) + w[f"conv{number}.bias"])
    scores = product(hidden, w["out.weight"]) + w["out.bias"]
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return Output(scores, float((pooled(hidden) @ w["clutter.weight"] + w["clutter.bias"])[0]))


def known(page: Features, vocabulary: Hashes32) -> tuple[Ints, Ints]:
    """Return the numbers in the vocabulary of the n-grams that are in it, and how many of them each block has."""
    places = np.searchsorted(vocabulary, page.ngrams)
    is_known = vocabulary.take(places, mode="clip") == page.ngrams
    return places[is_known], np.add.reduceat(is_known, page.starts, dtype=np.int64)


def means(vectors: Floats, numbers: Ints, counts: Ints) -> Floats:
    """Return the mean vector of each block's n-grams; zeros where it has none that is known."""
    owner = np.repeat(np.arange(len(counts)), counts)
    rows = vectors[numbers]
    sums = [np.bincount(owner, column, len(counts)) for column in rows.T]
    return (np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]).astype(np.float32)


def product(rows: Floats, matrix: Floats) -> Floats:
    """Return the matrix product, computed a few rows at a time."""
    count = len(rows)
    padded = np.zeros((-(-count // ROWS) * ROWS, rows.shape[1]), np.float32)
    padded[:count] = rows
    return (padded.reshape(-1, ROWS, rows.shape[1]) @ matrix).reshape(-1, matrix.shape[1])[:count]


def relu(values: Floats) -> Floats:
    """Return the positive part, in place."""
    return np.maximum(values, 0, out=values)


def pooled(hidden: Floats) -> Floats:
    """Return the blocks' mean and maximum, one after the other."""
    return np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])


def normed(hidden: Floats) -> Floats:
    """Return each block's values with mean 0 and variance 1 (Ba, Kiros and Hinton 2016, "Layer normalization").

    There is no gain and no offset to learn: the layer that follows has both.
    """
    centred = hidden - hidden.mean(axis=1, keepdims=True)
    even: Floats = centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + EPSILON)
    return even


def neighbours(hidden: Floats, dilation: int) -> Floats:
    """Return for each block the block `dilation` before it, itself, and the one after, side by side; zeros at the ends."""
    count, width = hidden.shape
    beside = np.zeros((count, 3 * width), np.float32)
    beside[dilation:, :width] = hidden[:-dilation]
    beside[:, width : 2 * width] = hidden
    beside[:-dilation, 2 * width :] = hidden[dilation:]
    return beside
