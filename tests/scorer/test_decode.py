from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsclean.scorer.decode import article

ABOVE, INSIDE, BETWEEN, BELOW = np.log(0.01 + 0.96 * np.eye(4))


def kept(*places: object, words: list[float] | None = None) -> list[bool]:
    return [bool(one) for one in article(np.array(places), np.array(words or [10.0] * len(places)))]


def test_an_article_alone_is_kept_whole() -> None:
    assert kept(INSIDE, INSIDE) == [True, True]


def test_a_page_without_an_article_has_none() -> None:
    assert kept(ABOVE, ABOVE) == [False, False]


def test_a_sentence_in_the_sidebar_stays_in_the_sidebar() -> None:
    unsure = np.log([0.02, 0.6, 0.03, 0.35])
    assert kept(INSIDE, INSIDE, BELOW, unsure, BELOW) == [True, True, False, False, False]


def test_a_long_paragraph_outweighs_the_labels_around_it() -> None:
    unsure = np.log([0.3, 0.67, 0.01, 0.02])
    assert kept(ABOVE, unsure, ABOVE, INSIDE, words=[1, 80, 1, 80]) == [False, True, True, True]


@given(st.lists(st.lists(st.floats(0.01, 1), min_size=4, max_size=4), min_size=1, max_size=12))
def test_what_is_kept_is_likelier_article_than_put_in(rows: list[list[float]]) -> None:
    places = np.log(np.array(rows))
    for row, keep in zip(places, article(places, np.ones(len(rows))), strict=True):
        assert not keep or row[1] >= row[2]
