from __future__ import annotations

import pytest

from newsclean.detectors.comments import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "The ministry declined to comment.",
    "His comments drew a sharp reply from the opposition.",
    "There was no comment from the airline.",
    "Comments by the minister on Tuesday moved the markets.",
]

GONE = [
    "12 Comments",
    "Leave a Reply",
    "Your email address will not be published.",
    "Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "This site uses Akismet to reduce spam.",
    "You must be logged in to post a comment.",
    "Be the first to comment",
    "Comments are closed.",
]

FOREIGN = [
    ("de", "Kommentar schreiben"),
    ("fr", "Laisser un commentaire"),
    ("es", "Deja un comentario"),
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
