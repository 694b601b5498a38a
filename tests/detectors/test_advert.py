from __future__ import annotations

import pytest

from newsclean.detectors.advert import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "The advertisement ran for a week before the vote.",
    "Story continues to be told in the valley a century later.",
    "Sponsors left the team within hours.",
    "She placed an ad in the paper and waited for eleven days.",
    "The court found that the advertising of the pill had misled two million patients.",
]

GONE = [
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "Advertisement - scroll to continue",
    "Story continues below advertisement",
    "Sponsored content",
    "Sponsored by",
    "We may earn a commission if you buy through links on this page.",
    "This post contains affiliate links.",
]

FOREIGN = [
    ("de", "Anzeige"),
    ("fr", "Publicité"),
    ("es", "Publicidad"),
    ("uk", "Реклама"),
    ("zh", "广告"),
    ("ko", "광고"),
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
