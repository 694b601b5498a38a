from __future__ import annotations

import pytest

from newsclean.detectors.caption import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

KEPT = [
    "The photo shows the bridge a minute before it fell.",
    "He works for Reuters and has covered three wars.",
    "Picture a town with no cars.",
    "The club had no boats of its own, so its first ones were supplied",
    "Nobody knows who took the photo: Ada Example says that it was not she",
    "There are two things to say of it. Source: the town has one, a clear one, and it is on the hill. It has been dry since May.",
    "The minister (left in the photo) said nothing, according to two people in the room (both of them photographers).",
]

GONE = [
    "Firefighters at the harbour on Monday. (Ada Example/AFP)",
    "Photo: Ada Example",
    "Ada Example/Getty Images",
    "The mayor leaves the town hall on Tuesday. Photo by Ada Example / Harbour Post",
    "FILE - The bridge at Velm in 2019.",
    "Image credit: Harbour Archive",
    "(Ada Example/Reuters)",
    "The boats of the rowing club lie upside down on the shore of the lake. Supplied",
    "Rescue workers at the pass on Feb. 20, 2024. (Civil Guard handout via Harbour Post)",
    "The rowers before their last race of the summer. Photographer: Ada Example",
    "The rowers before their last race of the summer, Foto: Ada Example",
    "“We had no boats of our own.” © Harbour Archive / Ada Example",
]

FOREIGN = [
    ("de", "Foto: Ada Beispiel"),
    ("fr", "Photo : Ada Exemple"),
    ("uk", "Фото: Ада Приклад"),
    ("ko", "시장이 12일 항구에서 열린 기념식에서 시민들에게 인사하고 있다. 뉴시스"),
]


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text) == []
    assert claimed(detect, *among(text)) == []


@pytest.mark.parametrize("text", GONE)
def test_goes(text: str) -> None:
    assert claimed(detect, *among(text)) == [text]


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_goes_in_other_languages(language: str, text: str) -> None:
    assert claimed(detect, PARAGRAPHS[language], text) == [text]


def test_several_at_once() -> None:
    assert claimed(detect, *among(*GONE[:3])) == GONE[:3]


TWICE = "Rowers carry their boats up from the lake after the storm on Monday"


def test_both_of_a_picture_s_text_and_its_caption_go() -> None:
    assert claimed(detect, *among(TWICE, TWICE)) == [TWICE, TWICE]
    assert claimed(detect, *among(TWICE, "The council met on Tuesday.", TWICE)) == []


def test_what_stands_twice_on_a_clean_page_stays() -> None:
    assert claimed(detect, *among(TWICE, TWICE), cluttered=False) == []


@pytest.mark.parametrize("text", ["Best Rowing Boats for Four", "Rowing boats", " ".join([TWICE] * 3)])
def test_headlines_labels_and_paragraphs_that_stand_twice_stay(text: str) -> None:
    assert claimed(detect, *among(text, text)) == []


CAPTION = "The harbour wall gave way on Monday night."


@pytest.mark.parametrize("cluttered", [True, False])
@pytest.mark.parametrize(
    "credit", ["Ada Example", "© Harbour Archive / Ada Example", "Harbour Post, with thanks to the town's museum"]
)
def test_a_sentence_that_the_next_block_repeats_with_a_credit_goes_with_it(credit: str, *, cluttered: bool) -> None:
    blocks = [CAPTION, f"{CAPTION} {credit}"]
    assert claimed(detect, *among(*blocks), cluttered=cluttered) == blocks


def test_what_says_the_same_as_the_caption_below_goes() -> None:
    alternative, caption = "Rowers carry boats up the shore", "Rowers carry their boats up the shore (Ada Example/AFP)"
    assert claimed(detect, *among(alternative, caption)) == [alternative, caption]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            CAPTION,
            f"{CAPTION} By Tuesday the boats lay on the road, two houses had no roof, and nobody knew who would pay.",
        ),
        ("Why the harbour wall gave way", "Why the harbour wall gave way is not known."),
        ("The harbour wall.", "The harbour wall. Ada Example"),
    ],
)
def test_a_paragraph_that_begins_like_what_stands_above_it_stays(first: str, second: str) -> None:
    assert claimed(detect, *among(first, second)) == []


def test_a_subhead_above_a_caption_stays() -> None:
    caption = "The harbour wall on Monday (Ada Example/AFP)"
    assert claimed(detect, *among("Boats on the road", caption)) == [caption]


STORY = [
    PARAGRAPHS["en"],
    AFTER,
    "Two engineers had warned of it in March, in a letter that the council did not answer until the summer.",
    "The mayor said that the letter had been read, and that nobody had understood how much time there was.",
]


@pytest.mark.parametrize("credit", ["Photo: Ada Example", "Ada Example/Getty Images", "(Ada Example/Reuters)"])
def test_a_sentence_right_above_a_credit_goes(credit: str) -> None:
    assert claimed(detect, *STORY[:2], CAPTION, credit, *STORY[2:]) == [CAPTION, credit]


def test_pictures_texts_above_such_a_sentence_go_as_well() -> None:
    texts = [
        "The harbour wall gave way Monday night",
        "Harbour wall gave way on Monday night",
        CAPTION,
        "Photo: Ada Example",
    ]
    assert claimed(detect, *STORY[:2], *texts, *STORY[2:]) == texts


@pytest.mark.parametrize(
    "text",
    [
        "Why the harbour wall gave way",  # a subhead
        f"{CAPTION} Nobody was hurt.",
        f"• {CAPTION}",
        PARAGRAPHS["en"].replace("spring", "spring of the year after next at the earliest, if not until its summer"),
    ],
)
def test_what_is_no_single_short_sentence_stays_above_a_credit(text: str) -> None:
    assert claimed(detect, *STORY[:2], text, "Photo: Ada Example", *STORY[2:]) == ["Photo: Ada Example"]


def test_a_sentence_above_a_caption_that_says_more_than_a_credit_stays() -> None:
    caption = "Rowers carry their boats up the shore of the lake (Ada Example/AFP)"
    assert claimed(detect, *STORY[:2], CAPTION, caption, *STORY[2:]) == [caption]


def test_a_sentence_above_a_credit_stays_in_a_short_or_clean_article() -> None:
    credit = "Photo: Ada Example"
    assert claimed(detect, *STORY[:2], CAPTION, credit) == [credit]
    assert CAPTION not in claimed(detect, *STORY, CAPTION, credit, cluttered=False)
