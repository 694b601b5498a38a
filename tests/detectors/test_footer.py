from __future__ import annotations

import pytest

from newsclean.detectors.footer import detect
from newsclean.testing import claimed
from tests.detectors import PARAGRAPHS, among

KEPT = [
    "Copyright law has not kept pace with the machines, the judge wrote.",
    "The author of the report could not be reached.",
    "All rights are reserved to the states by the tenth amendment, she argued.",
    "He was asked to correct the error and did so at once.",
]

GONE = [
    "© 2024 The Harbour Post. All rights reserved.",
    "Copyright 2021 Harbour Media Ltd",
    "All rights reserved",
    "Privacy Policy",
    "Terms of Use | Privacy Policy | Contact Us",
    "Tags: bridge, harbour, council",
    "To suggest a correction, write to us here",
    "You can also highlight the text and press Ctrl + Enter",
    "Ada Example is a staff writer at the Harbour Post.",
]

FOREIGN = [
    ("de", "© 2024 Hafenbote. Alle Rechte vorbehalten."),
    ("fr", "Tous droits réservés"),
    ("es", "Todos los derechos reservados"),
    ("zh", "版权所有"),
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
