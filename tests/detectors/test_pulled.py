"""Pull quotes: sentences of a paragraph that stand beside it once more."""

from __future__ import annotations

import pytest

from newsclean.detectors.duplicate import detect
from newsclean.testing import claimed, page_of
from tests.detectors import AFTER, PARAGRAPHS

SENTENCE = "Nobody had thought of the baker, who crosses it at three."
QUOTATION = f"“{SENTENCE}”"
SPEAKER = "Ada Example, Mayor of Velm"
TOLD = f"The mayor said that drivers had been told. {SENTENCE} He will be let through until the spring, she said."
OTHER = "Two engineers had warned of it in March, in a letter that the council did not answer until the summer."
LAST = "It is the third time in ten years that the bridge has been closed, and the first that it was for so long."
STORY = [PARAGRAPHS["en"], TOLD, OTHER, AFTER]


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_quotation_of_a_paragraph_nearby_goes(at: int) -> None:
    assert claimed(detect, *STORY[:at], QUOTATION, *STORY[at:], LAST) == [QUOTATION]


def test_a_sentence_of_a_paragraph_goes_with_the_name_of_who_said_it() -> None:
    assert claimed(detect, *STORY[:3], SENTENCE, SPEAKER, *STORY[3:]) == [SENTENCE, SPEAKER]


def test_the_reasons_name_the_paragraph_and_the_quotation() -> None:
    reasons = [claim.reason for claim in detect(page_of(*STORY[:3], SENTENCE, SPEAKER, *STORY[3:]))]
    assert reasons == [
        f"is set apart from {TOLD[:40]!r}, where it stands as well",
        f"says who is quoted above: {SENTENCE[:40]!r}",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [SENTENCE],  # neither quoted nor anyone's
        [f"“{SENTENCE.replace('three', 'four')}”"],  # says something else
        ["“Nobody had thought of the baker”"],  # a subhead
        ["• " + SENTENCE, SPEAKER],
        [SENTENCE, "He was not asked."],
        [SENTENCE, "who crosses it by car"],
    ],
)
def test_what_is_no_pull_quote_stays(texts: list[str]) -> None:
    assert claimed(detect, *STORY[:3], *texts, *STORY[3:]) == []


def test_it_stays_far_from_its_paragraph_and_on_a_clean_page() -> None:
    far = [
        OTHER.replace("March", month)
        for month in ["January", "February", "April", "May", "June", "July", "August", "October", "November"]
    ]
    assert claimed(detect, *STORY, *far, QUOTATION, LAST) == []
    assert claimed(detect, *STORY[:3], QUOTATION, *STORY[3:], cluttered=False) == []
