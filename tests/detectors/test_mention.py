"""Who wrote, said by a line that stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.detectors._loose import loose_candidates
from newsclean.detectors._mention import weighable
from newsclean.read import read
from tests.detectors import AFTER, PARAGRAPHS

HEADLINE = "Old bridge closes until the spring"
STORY = (PARAGRAPHS["en"], AFTER, *([PARAGRAPHS["en"], AFTER] * 3))
BIOGRAPHY = "Clara Moreno is a reporter at the Harbour Post who writes about bridges and ferries."
WRITTEN = "This post was written by Clara Moreno, Head of Bread and Ferries."
GESCHRIEBEN = "Dieser Beitrag wurde von Clara Moreno geschrieben, die am Hafen wohnt."
ANOTHER = "Peter Lindqvist is an associate professor of history at the University of Velm."

TOLD = [
    pytest.param((HEADLINE, *STORY, BIOGRAPHY), ("Clara Moreno",), id="a biography at the end"),
    pytest.param((HEADLINE, *STORY, BIOGRAPHY, ANOTHER), ("Clara Moreno", "Peter Lindqvist"), id="two biographies"),
    pytest.param((HEADLINE, *STORY, WRITTEN), ("Clara Moreno",), id="a sentence that says who wrote"),
    pytest.param((HEADLINE, *[PARAGRAPHS["de"]] * 4, GESCHRIEBEN), ("Clara Moreno",), id="the same in German"),
    pytest.param((HEADLINE, *STORY, f"{BIOGRAPHY} {ANOTHER}"), ("Clara Moreno", "Peter Lindqvist"), id="two in one"),
]

NOT_TOLD = [
    pytest.param((HEADLINE, *STORY), id="nobody"),
    pytest.param(
        (HEADLINE, *STORY, "The Harbour Bridge is a bridge of steel over the northern arm of the port."), id="a bridge"
    ),
    pytest.param(
        (
            HEADLINE,
            "Clara Moreno had warned of it, and Moreno was not heard.",
            *STORY,
            "Clara Moreno is of another mind today.",
        ),
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
    paragraphs = "\n".join(f"<p>{text}</p>" for text in (PARAGRAPHS["en"], AFTER, BIOGRAPHY))
    page = f'<html><head><meta name="author" content="Ada Example"></head><body><article>{paragraphs}</article></body></html>'
    assert newsclean.clean(page).authors == ("Ada Example",)


def test_a_given_name_above_the_date_is_the_author() -> None:
    article = newsclean.clean("\n\n".join([HEADLINE, "Marina", "May 3, 2024", *STORY]))
    assert article.authors == ("Marina",)


def test_a_house_is_known_by_its_claim_to_the_rights() -> None:
    page = read("\n\n".join([HEADLINE, "Velmpost", "May 3, 2024", *STORY, "© 2024 Velmpost. All rights reserved."]))
    (keys,) = (keys for one, keys in weighable(page) if one.names == ("Velmpost",))
    assert "lone house" in keys


def test_one_word_that_is_no_house_is_nobody() -> None:
    assert newsclean.clean("\n\n".join([HEADLINE, "Sports", "May 3, 2024", *STORY])).authors == ()


def test_whose_other_articles_a_line_leads_to_is_the_author() -> None:
    (one,) = loose_candidates(read("\n\n".join([*STORY, "Latest posts by Clara Moreno (see all)"])))
    assert (one.kind, one.names) == ("more", ("Clara Moreno",))
