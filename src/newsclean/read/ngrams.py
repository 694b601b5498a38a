"""py3langid's model, asked in NumPy: the same answer as the library's own loop over bytes, in half the time.

The library looks for n-grams of bytes by walking an automaton (Aho and Corasick 1975) from byte to byte, whose table
takes 40 MB. What it finds at a byte is the longest n-gram, or beginning of one, that ends there. So each is kept as a whole
number, of at most seven bytes, in a table of hashes of 6 MB; what ends at a byte can only be longer by one than what ended at the byte before,
so all bytes are looked at side by side, for one length after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from py3langid.langid import LanguageIdentifier

from newsclean.read.likelihoods import rows_of, shortened

if TYPE_CHECKING:
    from newsclean.measure import Ints

BYTE = 8
"""Bits: a row of the automaton has an entry for each byte."""

EMPTY = 1
"""The n-gram of no bytes, as a whole number; each further byte is put behind it, so that zeros at the front count."""

LONGEST = 7
"""Bytes that fit behind it; the library's model has six."""

AT_ONCE = 1 << 12
"""States whose ways on are looked at together: memory is 20 bytes for each of their bytes."""

SLOTS = 19
"""Bits of a hash: five slots an n-gram, so that nine in ten have one of their own."""

UNKNOWN = -2
"""What stands for n-grams that are not known, nor as the beginning of one."""

SHARED = 1 << 62
"""What marks a slot: a bit that no n-gram has. What is looked up lies all over the memory, so one place is better than two."""

SPREAD = 0x9E3779B97F4A7C15 - (1 << 64)
"""What numbers are multiplied with to spread them (Knuth 1973, 6.4): 2^64 divided by the golden ratio."""


class Grams(NamedTuple):
    """N-grams, and the feature that each stands for."""

    keys: Ints
    """By slot the first n-gram that falls into it, or 0; `SHARED` is added where others do as well."""
    other_keys: Ints
    """These, sorted; the last is none."""
    features: npt.NDArray[np.int32]
    """By slot, and behind them by place among the others: the feature, or -1 for what is none itself, only the beginning of one."""
    of_one: npt.NDArray[np.int32]
    """The same by byte, -1 for those that are unknown as well."""
    of_two: npt.NDArray[np.int32]
    """By the number that two bytes make, or `UNKNOWN`."""
    longest: int


class Identifier(LanguageIdentifier):  # type: ignore[misc] # the library has no types
    """The library's classifier with another way of counting n-grams, and in a quarter of the memory."""

    __slots__ = ("grams", "likelihoods")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's own
        """Read the library's tables, and let go of them."""
        super().__init__(*args, **kwargs)
        rows = np.asarray(self.tk_row).astype(np.int64)
        keys = spelt(np.asarray(self.tk_nextmove).reshape(-1, 1 << BYTE), rows)
        self.grams = hashed(keys, np.asarray(self.tk_output, np.int32))
        self.likelihoods = shortened(self.nb_ptc)
        for name in ("tk_nextmove", "tk_row", "tk_output", "_rowbase", "nb_ptc", "_full_model"):
            setattr(self, name, ())

    def _raw_score(self, text: bytes) -> npt.NDArray[np.float32]:
        """Score every language by the n-grams of a text."""
        features = found(np.frombuffer(text, np.uint8), self.grams)
        features, counts = counted(features[features >= 0])
        if not len(features):
            return super()._raw_score(b"")  # type: ignore[no-any-return] # as above
        weights = rows_of(self.likelihoods, features)
        scores: npt.NDArray[np.float32] = np.log1p(counts.astype(np.float32)) @ weights + self.nb_pc
        return scores


def counted(features: Ints) -> tuple[Ints, Ints]:
    """Return the different features and how often each is found, in the order of the text.

    Sums of floats depend on their order, and the library's is that of the text. Sorting features with their places in
    the lower bits takes a third of the time of `np.unique`, which sorts places by their features.

    >>> found, counts = counted(np.array([7, 3, 7]))
    >>> found.tolist(), counts.tolist()
    ([7, 3], [2, 1])
    """
    bits = len(features).bit_length()
    keys = np.sort((features << bits) | np.arange(len(features)))
    first = np.flatnonzero(np.diff(keys >> bits, prepend=-1))
    counts = np.diff(first, append=len(keys))
    order = np.argsort(keys[first] & ((1 << bits) - 1))
    return (keys[first] >> bits)[order], counts[order]


def spelt(moves: npt.NDArray[np.unsignedinteger], rows: Ints) -> Ints:
    """Return the bytes that each state of the automaton stands for, as a whole number behind `EMPTY`.

    A state that is first reached after so many bytes stands for these bytes: what is shorter would be reached before.
    Raises `ValueError` where one has more than `LONGEST`.
    """
    keys = np.zeros(len(rows), np.int64)
    keys[0] = EMPTY
    states = np.zeros(1, np.int64)
    for _ in range(LONGEST):
        longer = []
        for first in range(0, len(states), AT_ONCE):
            some = states[first : first + AT_ONCE]
            reached = moves[rows[some]]
            at, byte = np.nonzero(keys[reached] == 0)
            longer.append(reached[at, byte].astype(np.int64))
            keys[longer[-1]] = (keys[some[at]] << BYTE) | byte
        states = np.concatenate([*longer, states[:0]])
    if not keys.all():
        message = f"an n-gram of py3langid's model has more than {LONGEST} bytes"
        raise ValueError(message)
    return keys


def slots(keys: Ints) -> Ints:
    """Return the slot of each n-gram."""
    return (keys * np.int64(SPREAD)) >> np.int64(64 - SLOTS) & np.int64((1 << SLOTS) - 1)


def hashed(keys: Ints, features: npt.NDArray[np.int32]) -> Grams:
    """Put n-grams into a table of hashes."""
    at = slots(keys)
    taken, first = np.unique(at, return_index=True)
    table = np.zeros(1 << SLOTS, np.int64)
    table_features = np.full(1 << SLOTS, -1, np.int32)
    table[taken], table_features[taken] = keys[first], features[first]
    others = np.delete(np.arange(len(keys)), first)
    others = others[np.argsort(keys[others])]
    table[at[others]] |= SHARED
    none = np.iinfo(np.int64).max
    return Grams(
        table,
        np.append(keys[others], none),
        np.concatenate([table_features, features[others], np.full(1, -1, np.int32)]),
        np.maximum(by_number(keys, features, 1), -1),
        by_number(keys, features, 2),
        (int(keys.max()).bit_length() - 1) // BYTE,
    )


def by_number(keys: Ints, features: npt.NDArray[np.int32], size: int) -> npt.NDArray[np.int32]:
    """Return the features of the n-grams of so many bytes by the number that these make, `UNKNOWN` for all others."""
    count = 1 << size * BYTE
    numbers = keys - count  # what is left without `EMPTY`
    some = (numbers >= 0) & (numbers < count)
    found = np.full(count, UNKNOWN, np.int32)
    found[numbers[some]] = features[some]
    return found


def found(text: npt.NDArray[np.uint8], grams: Grams) -> Ints:
    """Return for each byte the feature of the longest known n-gram that ends with it, or -1.

    Of one byte and of two there are so few that each has its place in a table.
    """
    features = grams.of_one[text].astype(np.int64)
    text = text.astype(np.int64)
    keys = (text[:-1] << BYTE) | text[1:]
    pairs = grams.of_two[keys]
    known = pairs != UNKNOWN
    ends, keys = np.flatnonzero(known) + 1, keys[known] | (EMPTY << 2 * BYTE)
    features[ends] = pairs[known]
    for _ in range(2, grams.longest):
        if len(ends) and ends[-1] == len(text) - 1:  # nothing comes behind it
            ends, keys = ends[:-1], keys[:-1]
        ends += 1
        keys = (keys << BYTE) | text[ends]
        at = slots(keys)
        there = grams.keys[at]
        known = (there & ~SHARED) == keys
        if len(doubtful := np.flatnonzero((there >= SHARED) & ~known)):
            places = np.searchsorted(grams.other_keys, keys[doubtful])
            known[doubtful] = grams.other_keys[places] == keys[doubtful]
            at[doubtful] = (1 << SLOTS) + places
        ends, keys = ends[known], keys[known]
        features[ends] = grams.features[at[known]]
    return features
