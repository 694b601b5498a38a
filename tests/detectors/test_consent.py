from __future__ import annotations

import pytest

from newsclean.detectors.consent import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "The cookies cooled on the rack while the committee talked.",
    "Lawmakers asked how the company uses cookies to track children across the web, and its chief executive declined to answer the question.",
    "Parents must give their consent before the trip.",
    "The king accepted all of them.",
]

GONE = [
    "We use cookies to improve your experience.",
    "This website uses cookies.",
    "Accept all",
    "Reject all",
    "Cookie settings",
    "We value your privacy",
    "By continuing to use this site, you agree to our use of cookies.",
]

FOREIGN = [
    ("de", "Wir verwenden Cookies, um unsere Webseite zu verbessern."),
    ("fr", "Tout accepter"),
    ("es", "Aceptar todas las cookies"),
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
