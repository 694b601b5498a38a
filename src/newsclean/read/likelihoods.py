"""py3langid's table of likelihoods, a row an n-gram and a column a language, in half of the memory.

Most n-grams are told of a few languages only; in all others they are as unlikely as what was never seen. So a row that
differs from that in a few columns is kept as what differs. The numbers are those of the table, to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from newsclean.read.ngrams import Ints

Number = TypeVar("Number", np.float16, np.float32)

FEW = 16
"""Columns: of 4 to 32 what takes the least memory but for a hundredth, and less time than what takes that."""


class Likelihoods(NamedTuple):
    """A table of which most rows are short."""

    places: npt.NDArray[np.int32]
    """By row, its number among those that are whole; behind these, counted on, its number among those that are short."""
    whole: npt.NDArray[np.floating]
    """Rows that differ from the usual one in more than `FEW` columns, and last the usual one."""
    columns: npt.NDArray[np.unsignedinteger]
    """Of each short row `FEW` columns, all that differ from the usual row among them."""
    values: npt.NDArray[np.floating]
    """What stands there."""


def shortened(table: npt.NDArray[Number]) -> Likelihoods:
    """Find the short rows of a table.

    The usual row has each column's least value. It is found by the bits, in a tenth of the time: logarithms of
    probabilities are negative, and of these the least has the greatest number. Any other row would do, at more memory.
    """
    bits = table.view(f"u{table.itemsize}")
    usual = bits.max(axis=0)
    differs = bits != usual
    counts = np.count_nonzero(differs, axis=1)
    is_short = counts <= FEW
    counts, differs, rest = counts[is_short], differs[is_short], table[is_short]
    rows, found = np.nonzero(differs)
    columns = np.zeros(
        (len(rest), FEW), np.min_scalar_type(table.shape[1])
    )  # what is left names the first, which is right
    columns[rows, np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)] = found
    places = np.where(is_short, np.cumsum(is_short) + np.count_nonzero(~is_short), np.cumsum(~is_short)) - 1
    whole = np.concatenate([table[~is_short], usual.view(table.dtype)[None]])
    return Likelihoods(
        places.astype(np.int32), whole, columns, np.take_along_axis(rest, columns.astype(np.int64), axis=1)
    )


def rows_of(table: Likelihoods, numbers: Ints) -> npt.NDArray[np.float32]:
    """Return rows of the table by their numbers.

    >>> table = np.full((3, 40), -9, np.float16)
    >>> table[0], table[1, 7] = -4, -2
    >>> bool((rows_of(shortened(table), np.array([1, 0, 2])) == table[[1, 0, 2]]).all())
    True
    """
    places = table.places.take(numbers)
    usual = len(table.whole) - 1
    found = singles(table.whole.take(np.minimum(places, usual), axis=0))
    if len(short := np.flatnonzero(places >= usual)):
        which = places.take(short) - usual
        found[short[:, None], table.columns.take(which, axis=0)] = table.values.take(which, axis=0)
    return found


def singles(floats: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """Return finite floats in single precision; halves are converted by their bits, for which NumPy takes five times as long.

    >>> singles(np.array([-1.5, 6e-8, 0], np.float16)) == np.array([-1.5, 6e-8, 0], np.float16)
    array([ True,  True,  True])
    """
    if floats.dtype != np.float16:
        return floats.astype(np.float32, copy=False)
    bits = floats.view(np.int16).astype(np.int32)  # the sign fills all bits above
    bits <<= 13  # single precision has 13 bits more behind the point
    bits &= -0x7000_0001  # one sign is enough
    found = bits.view(np.float32)
    found *= np.float32(2.0**112)  # and an exponent that counts from 127 instead of 15
    return found
