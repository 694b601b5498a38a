"""Where line breaks were lost, as far as the words tell."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from newsclean.read.breaks import TOGETHER, language_of, lost_breaks
from newsclean.read.breakwords import words_of

STORY = (
    "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday. "
    "Waves of six metres were measured at the White Lighthouse, and the wind had not dropped by noon."
)


def parts(text: str, *, glued: bool = False) -> list[str]:
    """Cut a text where its line breaks were lost."""
    places = [0, *lost_breaks(text, glued=glued), len(text)]
    return [text[start:end].strip() for start, end in pairwise(places)]


@pytest.mark.parametrize("label", ["Skip to content", "Share this article", "Read more", "Sign up for our newsletter"])
def test_labels_that_the_phrase_tables_know_stand_apart(label: str) -> None:
    """Between two sentences, neither of which has lost its full stop."""
    assert label in parts(f"{STORY} {label} {STORY}")


def test_a_sentence_is_whole() -> None:
    """Names have capitals, and are no labels."""
    text = "The mayor of Kettleby met Ada Moreno of the Harbour Board on Monday, and the Ostrey Rowing Club on Friday."
    assert parts(f"{text} {STORY}")[0].startswith(text)


def test_what_a_page_prints_twice_is_cut_at_its_seams() -> None:
    """A menu stands above the page and below it."""
    menu = "Front page Town County Courts Money Farming Football Chess Books"
    cut = parts(f"{menu} {STORY} {menu}")
    assert [part for part in cut if part.startswith("The ferry")]
    assert len(cut) > 8


def test_languages_without_capitals_or_tables_are_not_cut_to_pieces() -> None:
    """Where the words say little, sentences stay whole."""
    hindi = "बंदरगाह के प्रमुख ने सोमवार को कहा कि बाहरी द्वीपों के लिए नौका गुरुवार से पहले नहीं चलेगी।"
    georgian = "ნავსადგურის უფროსმა ორშაბათს განაცხადა, რომ ბორანი ხუთშაბათამდე არ გავა, რადგან ქარი ძლიერია."
    for sentence in (hindi, georgian):
        assert len(parts(" ".join([sentence] * 3))) <= 3 + 3


def test_a_text_that_is_looked_at_in_parts_has_its_breaks_where_they_were() -> None:
    """However long it is, and places behind a part's end count from the text's beginning."""
    text = f"{STORY} Skip to content " * (2 * TOGETHER // len(STORY))
    places = lost_breaks(text, glued=False)
    labels = [place for place in range(len(text)) if text.startswith("Skip to content", place)]
    assert len(set(labels) & set(places)) >= 0.99 * len(labels)


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "| |", "x", "\ud800", "\ufeff", "港口主管星期一表示"])
def test_there_may_be_nothing_to_cut(text: str) -> None:
    """Texts without words, and such that no one would write."""
    assert lost_breaks(text, glued=True) == []


def test_what_is_said_of_words_is_small_numbers() -> None:
    """None of them can drown the others."""
    inputs = words_of(f"{STORY} " * 50 + "x" * 5000 + " http://example.org/?a=1 № 5 ١٢٣", "en", glued=True).inputs
    assert np.isfinite(inputs).all()
    assert inputs.min() >= 0
    assert inputs.max() < 5


def test_a_text_is_known_by_its_middle() -> None:
    """It begins with a menu in the English of its template."""
    german = "Die Seilbahn auf den Hohen Zacken steht seit Montag still, weil ein Marder das Kabel durchgebissen hat. "
    assert language_of("Home News Sport Video Podcast Newsletter Login Abo Shop Radio TV " + german * 12) == "de"
