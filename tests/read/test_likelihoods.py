from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from newsclean.read.likelihoods import FEW, rows_of, shortened

COLUMNS = 3 * FEW


def table(dtype: npt.DTypeLike, *differing: int) -> npt.NDArray[np.float16]:
    """Make a table of which each row differs from the usual one in so many columns."""
    draw = np.random.default_rng(5)
    found = np.tile(np.linspace(-9, -7, COLUMNS), (len(differing), 1))
    for row, count in enumerate(differing):
        found[row, draw.permutation(COLUMNS)[:count]] = -draw.random(count)
    return found.astype(dtype)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize(
    "counts", [(0, 1, FEW - 1, FEW, FEW + 1, COLUMNS, 0, 5), (0, 1, FEW), (COLUMNS, FEW + 1, COLUMNS - 1)]
)
def test_rows_are_those_of_the_table_to_the_last_bit(dtype: npt.DTypeLike, counts: tuple[int, ...]) -> None:
    whole = table(dtype, *counts)
    numbers = np.array([*range(len(counts)), 0, len(counts) - 1, 1])
    assert rows_of(shortened(whole), numbers).tobytes() == whole[numbers].astype(np.float32).tobytes()


def test_short_rows_are_held_as_what_differs() -> None:
    held = shortened(table(np.float16, 0, FEW, FEW + 1, 1))
    assert len(held.whole) == 2  # the one that is long, and the usual one
    assert held.columns.shape == held.values.shape == (3, FEW)
    assert held.columns.dtype == np.uint8
