"""py3langid's table of likelihoods, a row an n-gram and a column a language, in half of the memory.

Most n-grams are told of a few languages only; in all others they are as unlikely as what was never seen. So a row that
differs from that in a few columns is kept as what differs. The numbers are those of the table, to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from newsclean.measure import Ints

Number = TypeVar("Number", np.float16, np.float32)

FEW = 16
"""Columns: of 4 to 32 what takes the least memory but for a hundredth, and less time than what takes that."""

AT_ONCE = 1 << 12
"""Rows that are looked at together: what is needed of memory besides is a few hundred bytes for each."""


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
    blocks = range(0, len(table), AT_ONCE)
    counts = np.concatenate([np.count_nonzero(bits[at : at + AT_ONCE] != usual, axis=1) for at in blocks])
    short, long = np.flatnonzero(counts <= FEW), np.flatnonzero(counts > FEW)
    # A place that is left over names the first column, once more or as the usual value that stands there.
    columns = np.zeros((len(short), FEW), np.min_scalar_type(table.shape[1]))
    values = np.empty((len(short), FEW), table.dtype)
    for at in range(0, len(short), AT_ONCE):
        some = short[at : at + AT_ONCE]
        rows, found = np.nonzero(bits[some] != usual)
        before = np.cumsum(counts[some]) - counts[some]
        columns[at + rows, np.arange(len(rows)) - before[rows]] = found
        values[at : at + AT_ONCE] = np.take_along_axis(table[some], columns[at : at + AT_ONCE].astype(np.int64), axis=1)
    places = np.empty(len(table), np.int32)
    places[long], places[short] = np.arange(len(long)), len(long) + np.arange(len(short))
    return Likelihoods(places, np.concatenate([table[long], usual.view(table.dtype)[None]]), columns, values)


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
