from __future__ import annotations

import random

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from newsclean.read.language import identifier
from newsclean.read.ngrams import found, hashed, spelt
from tests.support import CASES

DRAW = random.Random(5)


@pytest.fixture(scope="module")
def library() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def test_the_answers_are_the_library_s(library: LanguageIdentifier) -> None:
    odd = [
        "",
        " ",
        "a",
        "\x00\x00",
        "\ud83d",
        *("".join(chr(DRAW.randrange(1, 0x3000)) for _ in range(50)) for _ in range(50)),
    ]
    for text in [*odd, *(line for case in CASES for line in str(case.source).split("\n"))]:
        language, confidence = identifier().classify(text)
        wanted, sure = library.classify(text)
        assert language == wanted
        assert confidence == pytest.approx(sure, abs=1e-5)


def test_it_holds_none_of_the_library_s_tables() -> None:
    assert not any(
        len(getattr(identifier(), name))
        for name in ("tk_nextmove", "tk_row", "tk_output", "_rowbase", "nb_ptc", "_full_model")
    )


def test_an_n_gram_that_is_too_long_is_told() -> None:
    states = 9
    moves = np.zeros((states + 1, 256), np.uint16)
    moves[np.arange(states), ord("a")] = np.arange(1, states + 1)
    rows = np.arange(states + 1)
    with pytest.raises(ValueError, match="more than 7 bytes"):
        spelt(moves, rows)
    keys = spelt(np.minimum(moves[:8], 7), rows[:8])
    grams = hashed(keys, np.arange(8, dtype=np.int32))
    assert found(np.frombuffer(b"xaaab", np.uint8), grams).tolist() == [-1, 1, 2, 3, -1]
