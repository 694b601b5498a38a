from __future__ import annotations

import pytest

from newsclean.detectors.subscribe import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "Voters can sign up for the debate until Friday.",
    "More than two million people subscribe to the paper's newsletter, its publisher said.",
    "He asked readers to support independent candidates in the next election.",
    "Help us understand what happened, she asked the witnesses.",
    "The charity said donations had doubled since the flood.",
    "The donor had left no address.",
]

GONE = [
    "Subscribe",
    "* indicates required",
    "Enter your email to subscribe",
    "Please, enter correct email address",
    "Sign up for our newsletter",
    "Thank you for signing up for this newsletter. We’ve sent you a confirmation email.",
    "Help us reach 5,000 readers.",
    "Become a member",
    "Already a subscriber? Sign in",
    "You have 2 free articles left this month.",
    "Unsubscribe at any time.",
]

FOREIGN = [
    ("de", "Newsletter abonnieren"),
    ("fr", "S'abonner"),
    ("es", "Suscríbete a nuestro boletín"),
    ("uk", "Підписатися на розсилку"),
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
