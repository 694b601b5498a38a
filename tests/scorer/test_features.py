from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsclean.read import read
from newsclean.scorer.features import COLUMNS, features

STORY = "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday."
TEASER = "Parliament votes on pensions after a debate of eleven hours and two recounts, ministers announced."


def column(text: str, name: str) -> list[float]:
    page = read(text)
    return [float(one) for one in features(page).measures[:, COLUMNS.index(name)]]


def test_a_row_a_block_and_a_column_a_name() -> None:
    page = read(f"Home\n\n{STORY}\n\nSubscribe")
    found = features(page)
    assert found.measures.shape == (3, len(COLUMNS))
    assert found.measures.dtype == np.float32
    assert found.starts.shape == (3,)


def test_a_cue_has_its_column() -> None:
    assert column(f"{STORY}\n\nSubscribe", "subscribe (whole)") == [0, 1]


def test_words_of_the_article_are_shared_with_it_and_others_are_not() -> None:
    page = f"{STORY}\n\nThe harbour master said that the ferry will sail when the wind drops.\n\n{TEASER}"
    first, second, teaser = column(page, "shares rare words with the prose")
    assert min(first, second) > teaser


def test_repeated_lines_are_counted() -> None:
    once, *thrice = column(f"{STORY}\n\nRead more\n\nRead more\n\nRead more", "times on the page")
    assert once == 0
    assert min(thrice) > 0


def test_the_end_of_the_text_is_no_word_pair_of_the_next_block() -> None:
    assert column("alpha beta\n\ngamma alpha\n\nbeta gamma", "repeats word pairs of other blocks") == [0, 0, 0]


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12))
def test_numbers_are_small_and_finite_whatever_the_text(lines: list[str]) -> None:
    page = read("\n\n".join(lines))
    if not page.blocks:
        return
    found = features(page)
    assert np.isfinite(found.measures).all()
    assert np.abs(found.measures).max() <= 20
    assert (np.diff(found.starts, append=len(found.ngrams)) > 0).all()
