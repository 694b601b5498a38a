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


COMMENTS = [
    "The old road over the hills has not seen a plough since the winter of 2019, and the council knows it very well.",
    "My father worked on those piers, and he always said that they had been built on sand and good intentions.",
    "I cross the bridge twice a day with my children, and nobody has told us which way the school bus will go now.",
    "They could have repaired it ten years ago for a tenth of the money, when there were still engineers in this town.",
]
"""They read like an article."""


def thread(heading: str) -> list[str]:
    """Return a thread with the day above each comment."""
    return [heading, *(line for text in COMMENTS for line in ("Ben Sample", "May 3, 2024 at 5:40 pm", text))]


@pytest.mark.parametrize("heading", ["36 Comments", "4 Replies to “Old bridge closes until the spring”"])
def test_a_thread_goes_that_reads_like_the_article_going_on(heading: str) -> None:
    lines = thread(heading)
    assert claimed(detect, *[PARAGRAPHS["en"]] * 3, *lines) == lines


@pytest.mark.parametrize(
    "heading",
    ["4 Replies to “Old bridge closes”", "2 Gedanken zu „Alte Brücke“", "3 commentaires sur « Le vieux pont »"],
)
def test_a_heading_that_says_what_is_replied_to_needs_no_stamps(heading: str) -> None:
    assert claimed(detect, *[PARAGRAPHS["en"]] * 3, heading, *COMMENTS) == [heading, *COMMENTS]


def test_a_count_of_comments_above_the_article_heads_no_thread() -> None:
    article = [PARAGRAPHS["en"], COMMENTS[0], COMMENTS[1], COMMENTS[2]]
    assert claimed(detect, "36 Comments", "May 3, 2024", *article) == ["36 Comments"]


def test_a_count_of_comments_inside_the_article_heads_no_thread() -> None:
    article = [PARAGRAPHS["en"]] * 3
    assert claimed(detect, *article, "36 Comments", *COMMENTS) == []


def test_numbers_and_quotes_in_a_sentence_head_no_thread() -> None:
    line = "12 men in “The Old Bridge” were seen leaving before the fire began, the police said on Monday."
    assert claimed(detect, *[PARAGRAPHS["en"]] * 3, line, *COMMENTS) == []
