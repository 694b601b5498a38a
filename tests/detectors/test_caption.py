from __future__ import annotations

import pytest

from newsclean.detectors.caption import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "The photo shows the bridge a minute before it fell.",
    "He works for Reuters and has covered three wars.",
    "Picture a town with no cars.",
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
    "Rescue workers at the pass on Feb. 20, 2024. (Civil Guard handout via Harbour Post)",
]

FOREIGN = [
    ("de", "Foto: Ada Beispiel"),
    ("fr", "Photo : Ada Exemple"),
    ("uk", "Фото: Ада Приклад"),
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
