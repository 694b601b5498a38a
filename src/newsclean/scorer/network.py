"""The scorer's network, forward only, in NumPy.

A block's measures and the mean of its n-grams' vectors pass one dense layer. Then dilated convolutions look at ever
more neighbours on both sides (Yu and Koltun 2016, "Multi-scale context aggregation by dilated convolutions"), each
adding to what was there; twice between them every block is told of the page as a whole (mean and maximum over its
blocks). Two heads read the result: one for each block, one for the page.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from newsclean.scorer.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO

    from newsclean.measure import Ints
    from newsclean.scorer.features import Features, Floats, Hashes32
    from newsclean.scorer.markup import Names
    from newsclean.scorer.rows import Rows

Number = TypeVar("Number", np.int64, np.float64)

Source = Literal["text", "html"]
"""What a page was read from; there are weights for each."""

DILATIONS = (1, 2, 4, 8, 16, 32)
"""Distances, in blocks, at which the convolutions look at neighbours: together 63 blocks on either side."""

PAGE_AT = (0, 3)
"""The convolutions before which every block is told of the page as a whole."""

EPSILON = 1e-5
"""What keeps a block of equal values from dividing by zero; PyTorch's default."""

PLACES = ("above", "article", "between", "below")
"""What a block can be: boilerplate above the article, the article, boilerplate inside it, and below it."""

MOST_MULTIPLICATIONS = 1 << 18
"""Multiplications beyond which OpenBLAS spreads a product over all cores, which gains nothing on a page and costs a
multiple where other processes want them too."""


SLOT_BITS = 18
"""First bits of an n-gram's hash by which it is looked up: of a vocabulary of 15,000, sixteen times as many slots hold one
hash at most, as a rule."""

BITS_BEHIND = np.uint32(32 - SLOT_BITS)


class Vocabulary(NamedTuple):
    """Hashes that are known, of n-grams or of elements' names, and what stands for each."""

    hashes: Hashes32
    """Sorted."""
    slots: npt.NDArray[np.integer]
    """By the first `SLOT_BITS` of a hash, where those begin that it may be among; in as few bytes as that takes."""
    fullest: int
    """The most that begin with the same bits."""
    vectors: Floats
    """A vector for each of them, and last one of zeros for all that are not known."""


class Weights(NamedTuple):
    """The network's weights."""

    ngrams: Vocabulary
    names: Vocabulary | None
    """What reads markup knows the names of elements as well."""
    dense: Mapping[str, Floats]
    """The other layers' matrices and biases by name."""


class Output(NamedTuple):
    """What the network says of a page of n blocks."""

    places: Floats
    """n by 4: log-probabilities of `PLACES`."""
    clutter: float
    """Log-odds that the page has something to remove."""


def load(file: IO[bytes]) -> Weights:
    """Read weights: half floats, and the vocabularies."""
    with np.load(file) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    ngrams = vocabulary(found.pop("vocabulary"), found.pop("vectors"))
    names = vocabulary(found.pop("names"), found.pop("names.vectors")) if "names" in found else None
    return Weights(ngrams, names, {name: array.astype(np.float32) for name, array in found.items()})


def vocabulary(hashes: Hashes32, vectors: npt.NDArray[np.float16]) -> Vocabulary:
    """Prepare a vocabulary to be looked up in."""
    unknown = np.zeros((1, vectors.shape[1]), np.float32)
    first = np.arange(1 << SLOT_BITS, dtype=np.uint32) << BITS_BEHIND
    slots = np.searchsorted(hashes, first)
    fullest = int(np.diff(slots, append=len(hashes)).max())
    slots = slots.astype(np.min_scalar_type(len(hashes)))
    return Vocabulary(hashes, slots, fullest, np.concatenate([vectors.astype(np.float32), unknown]))


@lru_cache(maxsize=2)
def shipped(source: Source = "text") -> Weights:
    """Return the weights that the package comes with for one kind of source, loaded when first needed."""
    with resources.files("newsclean.scorer").joinpath(f"{source}.npz").open("rb") as file:
        return load(file)


def forward(page: Features, weights: Weights) -> Output:
    """Run the network over one page."""
    vectors = means(weights.ngrams, page.ngrams, page.starts)
    return output(page.measures, vectors, page.names, weights, rows_of([len(vectors)]))[0]


def output(measures: Floats, vectors: Floats, names: Names | None, weights: Weights, rows: Rows) -> list[Output]:
    """Run it over some pages, where the mean vectors of the blocks' n-grams are known."""
    w = weights.dense
    pages = list(rows.places())
    hidden = products(measures, w["in.measures"], pages)
    hidden += products(vectors, w["in.vectors"], pages)
    if names and weights.names:
        hidden += products(named(names, weights.names), w["in.names"], pages)
    hidden += w["in.bias"]
    relu(hidden)
    for number, dilation in enumerate(DILATIONS):
        if number in PAGE_AT:
            weight, bias = w[f"page{number}.weight"], w[f"page{number}.bias"]
            hidden += rows.by_block(relu(np.array([pooled(hidden[page]) @ weight for page in pages]) + bias))
        seen = convolved(normed(hidden), w[f"conv{number}.weight"], dilation, pages)
        seen += w[f"conv{number}.bias"]
        hidden += relu(seen)
    scores = products(hidden, w["out.weight"], pages) + w["out.bias"]
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    clutter = [pooled(hidden[page]) @ w["clutter.weight"] + w["clutter.bias"] for page in pages]
    return [Output(scores[page], float(found[0])) for page, found in zip(pages, clutter, strict=True)]


def numbers(known: Vocabulary, hashes: Hashes32) -> Ints:
    """Return the hashes' numbers in the vocabulary; those of what is not in it are the number behind the last.

    What a binary search over the vocabulary finds, in a sixth of the time: the first bits of a hash tell where it would
    stand to within a step or two.
    """
    if not len(known.hashes):  # learnt from fewer publishers than have to share a word
        return np.zeros(len(hashes), np.int64)
    places = known.slots.take(hashes >> BITS_BEHIND).astype(np.int64)
    for _ in range(known.fullest):
        places += known.hashes.take(places, mode="clip") < hashes
    is_known = known.hashes.take(places, mode="clip") == hashes
    return np.where(is_known, places, len(known.hashes))


def summed(known: Vocabulary, hashes: Hashes32, starts: Ints) -> tuple[npt.NDArray[np.float64], Ints]:
    """Return the sum of the vectors from each start to the next, and how many of the hashes there are known."""
    found = numbers(known, hashes)
    counts = np.add.reduceat(found < len(known.hashes), starts, dtype=np.int64)
    return np.add.reduceat(known.vectors.take(found, axis=0), starts, dtype=np.float64), counts


def mean(sums: npt.NDArray[np.float64], counts: Ints) -> Floats:
    """Divide sums by their counts; zeros where nothing was counted."""
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)


def means(known: Vocabulary, hashes: Hashes32, starts: Ints) -> Floats:
    """Return the mean vector of each block's n-grams; zeros where it has none that is known."""
    return mean(*summed(known, hashes, starts))


def named(page: Names, known: Vocabulary) -> Floats:
    """Return three mean vectors a block: of its element's names, of the one around, and of all on the way up."""
    sums, counts = summed(known, page.hashes, page.starts)
    own = mean(sums, counts)
    around = np.maximum(page.around[page.element], 0)
    every = mean(on_the_way_up(sums, page.around), on_the_way_up(counts, page.around))
    # Rows are taken in a fifth of the time that an index takes.
    return np.hstack([own.take(page.element, axis=0), own.take(around, axis=0), every.take(page.element, axis=0)])


def on_the_way_up(values: npt.NDArray[Number], around: Ints) -> npt.NDArray[Number]:
    """Return the sum of each element's values and those of all elements around it, for the number of the one around each or -1.

    In each step twice as many are summed as before (Hillis and Steele 1986, "Data parallel algorithms").

    >>> on_the_way_up(np.array([1, 10, 100]), np.array([-1, 0, 1])).tolist()
    [1, 11, 111]
    """
    sums = np.concatenate([values, np.zeros_like(values[:1])])  # behind the last is what is around the first: nothing
    above = np.append(around, -1)
    while (above >= 0).any():
        sums += sums.take(above, axis=0)
        above = above[above]
    return sums[:-1]


def products(rows: Floats, matrix: Floats, pages: Sequence[slice]) -> Floats:
    """Return the product of some pages' rows with a matrix, page by page: its last bit depends on how many rows there are."""
    if len(pages) == 1:
        return product(rows, matrix)
    found = np.empty((len(rows), matrix.shape[1]), np.float32)
    for page in pages:
        product(rows[page], matrix, found[page])
    return found


def product(rows: Floats, matrix: Floats, found: Floats | None = None) -> Floats:
    """Return the matrix product, computed as many rows at a time as one core is left to do; in place, if one is given."""
    most = MOST_MULTIPLICATIONS // matrix.size
    if len(rows) <= most:
        return np.matmul(rows, matrix, out=found)
    if found is None:
        found = np.empty((len(rows), matrix.shape[1]), np.float32)
    for at in range(0, len(rows), most):
        np.matmul(rows[at : at + most], matrix, out=found[at : at + most])
    return found


def relu(values: Floats) -> Floats:
    """Return the positive part, in place."""
    return np.maximum(values, 0, out=values)


def pooled(hidden: Floats) -> Floats:
    """Return the blocks' mean and maximum, one after the other."""
    mean = np.add.reduce(hidden, axis=0) / np.float32(len(hidden))  # for few blocks half of the time of `mean`
    return np.concatenate([mean, np.maximum.reduce(hidden, axis=0)])


def normed(hidden: Floats) -> Floats:
    """Return each block's values with mean 0 and variance 1 (Ba, Kiros and Hinton 2016, "Layer normalization").

    There is no gain and no offset to learn: the layer that follows has both.
    """
    width = hidden.shape[1]
    even: Floats = hidden - (np.add.reduce(hidden, axis=1) / np.float32(width))[:, None]
    variance = np.einsum("ij,ij->i", even, even) / np.float32(width)
    even /= np.sqrt(variance + np.float32(EPSILON))[:, None]
    return even


def convolved(even: Floats, weight: Floats, dilation: int, pages: Sequence[slice]) -> Floats:
    """Return for each block what the block `dilation` before it, itself, and the one after come to; nothing at its page's ends.

    `weight` holds the three matrices one below the other.
    """
    width = even.shape[1]
    before, own, after = weight[:width], weight[width : 2 * width], weight[2 * width :]
    seen = products(even, own, pages)
    for page in pages:
        start, stop = page.start, page.stop
        if stop - start > dilation:
            seen[start + dilation : stop] += product(even[start : stop - dilation], before)
            seen[start : stop - dilation] += product(even[start + dilation : stop], after)
    return seen
