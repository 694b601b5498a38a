"""What spares a closer look changes nothing: with it and without it, the answer is the same."""

from __future__ import annotations

import pytest

from newsclean.detectors._candidates import _may_label, is_other_label
from newsclean.detectors._names import _ASIDE, _GLUED, _NUMBER, PORTRAIT, _labels, without_asides, without_label
from newsclean.detectors._signature import ABOUT, is_about
from newsclean.names import _AND_WORD, _ANDS, _SOFT_AND_WORD, split_names
from newsclean.read import read
from newsclean.scorer import clutter, verdict
from tests.detectors import PARAGRAPHS

LINES = [
    "Ada Example",
    "1. Ada Example",
    "• Ada Example and Ben Sample",
    "Portrait of Ada Example",
    "Ada Example's PHOTO",
    "Ada Example2 minutes ago",
    "Ada ExampleUpdated May 3, 2024",
    "Ada ExampleStaff",
    "Ada Example 17:40 Uhr",
    "Ada Example Last updated on:",
    "Ada Example am",
    "Ada Example, aktualisiert",
    "River bursts its banks again",
    "About the author",
    "ÜBER DIE AUTORIN",
    "Autor/in",
    "Contributor\u017f",
    "About Clara Moreno",
    "Author: Clara Moreno",
    "ByAda Example",
    "Written byAda Example",
    "Von Clara Moreno",
    "Home",
    "",
]


@pytest.mark.parametrize("text", LINES)
def test_telling_that_a_line_has_no_asides_changes_nothing(text: str) -> None:
    wanted = _NUMBER.sub("", text)
    wanted = _ASIDE.sub(" | ", _GLUED.sub(" | ", PORTRAIT.sub("", wanted)))
    assert without_asides(text) == wanted


@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_looking_at_the_end_for_a_label_first_changes_nothing(text: str, language: str) -> None:
    assert without_label(text, language) == _labels(language)[0].sub("", text)


@pytest.mark.parametrize("text", LINES)
def test_looking_for_an_author_first_changes_nothing(text: str) -> None:
    assert is_about(text) == (ABOUT.fullmatch(text) is not None)


@pytest.mark.parametrize("text", [line for line in LINES if line])
def test_looking_for_what_labels_have_in_them_first_changes_nothing(text: str) -> None:
    block = read(text).blocks[0]
    assert _may_label(text) or not is_other_label(block, "en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Example as told to Ben Sample", ("Ada Example", "Ben Sample")),
        ("Ana Ruiz y Luis Gil", ("Ana Ruiz", "Luis Gil")),
        ("Ada Example in Velm", ("Ada Example",)),
        ("Ada Example The Associated Press", ("Ada Example",)),
        ("Ada Andersson", ("Ada Andersson",)),
    ],
)
def test_names_without_a_word_for_and_are_one(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
    has_and = bool(_AND_WORD.search(text) or _SOFT_AND_WORD.search(text))
    assert not (has_and and _ANDS.isdisjoint(text.split()))


@pytest.mark.parametrize(
    "text", ["", "Home", "\n\n".join(["Home", "Sport", *PARAGRAPHS["en"].split("\n"), "Subscribe"])]
)
def test_clutter_is_told_without_a_verdict_as_with_it(text: str) -> None:
    assert clutter(read(text)) == verdict(read(text)).clutter
