"""Who wrote, said by a line that stays."""

from __future__ import annotations

import pytest

import newsclean
from tests.detectors import AFTER, PARAGRAPHS

HEADLINE = "Old bridge closes until the spring"
STORY = (PARAGRAPHS["en"], AFTER, *([PARAGRAPHS["en"], AFTER] * 3))
BIOGRAPHY = "Clara Moreno is a reporter at the Harbour Post who writes about bridges and ferries."
ANOTHER = "Peter Lindqvist is an associate professor of history at the University of Velm."

TOLD = [
    pytest.param((HEADLINE, *STORY, BIOGRAPHY), ("Clara Moreno",), id="a biography at the end"),
    pytest.param((HEADLINE, *STORY, BIOGRAPHY, ANOTHER), ("Clara Moreno", "Peter Lindqvist"), id="two biographies"),
    pytest.param((HEADLINE, *STORY, f"{BIOGRAPHY} {ANOTHER}"), ("Clara Moreno", "Peter Lindqvist"), id="two in one"),
]

NOT_TOLD = [
    pytest.param((HEADLINE, *STORY), id="nobody"),
    pytest.param((HEADLINE, *STORY, "The Harbour Bridge is a bridge of steel over the northern arm of the port."), id="a bridge"),
    pytest.param(
        (HEADLINE, "Clara Moreno had warned of it, and Moreno was not heard.", *STORY, "Clara Moreno is of another mind today."),
        id="somebody of whom the article speaks",
    ),
]


@pytest.mark.parametrize(("blocks", "authors"), TOLD)
def test_the_author_is_told_and_the_line_stays(blocks: tuple[str, ...], authors: tuple[str, ...]) -> None:
    article = newsclean.clean("\n\n".join(blocks))
    assert article.authors == authors
    assert blocks[-1] in article.body


@pytest.mark.parametrize("blocks", NOT_TOLD)
def test_nobody_is_the_author(blocks: tuple[str, ...]) -> None:
    assert newsclean.clean("\n\n".join(blocks)).authors == ()


def test_a_byline_is_believed_before_a_biography() -> None:
    article = newsclean.clean("\n\n".join([HEADLINE, "By Ada Example", *STORY, BIOGRAPHY]))
    assert article.authors == ("Ada Example",)


def test_the_page_is_believed_before_a_biography() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (*STORY, BIOGRAPHY))
    page = f'<html><head><meta name="author" content="Ada Example"></head><body><article>{paragraphs}</article></body></html>'
    assert newsclean.clean(page).authors == ("Ada Example",)
