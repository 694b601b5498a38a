from __future__ import annotations

import pytest

from newsclean.detectors.social import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "Facebook said it would appeal.",
    "Share prices fell for a third day.",
    "Follow the river north for two miles and you reach the mill.",
    "He posted the video on Telegram, and within an hour it was on Twitter.",
    "She likes to tweet, he would rather email.",
]

GONE = [
    "Facebook | Twitter | WhatsApp",
    "Share this article",
    "Share on Facebook",
    "Click to share on X (Opens in new window)",
    "Follow us on Instagram",
    "Download our app",
    "1.2K Shares",
    "Facebook Twitter Print",
]

FOREIGN = [
    ("de", "Auf Facebook teilen"),
    ("fr", "Partager sur Facebook"),
    ("es", "Compartir en Facebook"),
    ("uk", "Поділитися"),
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
