"""Pages that are looked at together: their blocks are the rows of one table, one page behind the other.

On a short page a NumPy call takes longer to be made than to be done; of many such pages, one call does. What belongs
to a page alone (its place in it, its sums, its neighbours) is told by where the pages begin. Sums of floats depend on their
order, so they are taken page by page, or of whole numbers: a page's row is the same, to the last bit, whatever is beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.measure import Ints

Numbers = npt.NDArray[np.float64]
Number = TypeVar("Number", np.int64, np.float32, np.float64)


class Rows(NamedTuple):
    """Where the blocks of some pages stand."""

    sizes: Ints
    """How many blocks each page has, one at least."""
    starts: Ints
    """The row at which each page begins."""
    page: Ints
    """By row, the number of its page."""
    keys: npt.NDArray[np.uint64]
    """By row, the number of its page in the upper bits, and its own in the lower: what sorts by page first."""
    bits: tuple[np.uint64, np.uint64]
    """How many bits the one takes, and the other."""

    def by_block(self, values: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """Return for each row what its page has, of a table with a row a page; where there is one page, its row stands for all."""
        return values.take(self.page, axis=0) if len(values) > 1 else values

    def totals(self, column: Numbers) -> Numbers:
        """Return each page's sum of a column of whole numbers."""
        sums: Numbers = np.add.reduceat(column, self.starts)
        return sums

    def summed(self, column: Numbers) -> Numbers:
        """Return the sums of a column of whole numbers, from each page's first row to each row."""
        sums = column.cumsum()
        return sums - self.by_block(sums[self.starts] - column[self.starts])

    def places(self) -> Iterator[slice]:
        """Yield which rows are each page's."""
        return map(slice, self.starts.tolist(), (self.starts + self.sizes).tolist())


def rows_of(sizes: Sequence[int]) -> Rows:
    """Return where the blocks of pages stand that have so many.

    >>> rows = rows_of([2, 1])
    >>> rows.page.tolist(), list(rows.places())
    ([0, 0, 1], [slice(0, 2, None), slice(2, 3, None)])
    >>> rows.summed(np.array([3.0, 1.0, 5.0])).tolist(), rows.totals(np.array([3.0, 1.0, 5.0])).tolist()
    ([3.0, 4.0, 5.0], [4.0, 5.0])
    """
    counts = np.array(sizes)
    page = np.arange(len(sizes)).repeat(counts)
    upper, lower = np.uint64((len(sizes) - 1).bit_length()), np.uint64(len(page).bit_length())
    keys = np.arange(len(page), dtype=np.uint64)
    if upper:
        keys |= page.astype(np.uint64) << (np.uint64(64) - upper)
    return Rows(counts, counts.cumsum() - counts, page, keys, (upper, lower))
