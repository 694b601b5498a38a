from __future__ import annotations

import datetime as dt

import pytest

import newsclean
from newsclean.detectors.metadata import detect
from newsclean.testing import claimed

STORY = (
    "For the first time in nineteen years somebody will live in the lighthouse, the coast guard said on Wednesday.",
    "The computer that was meant to replace its keeper has switched off the lamp eleven times since the summer.",
)


@pytest.mark.parametrize(
    "header",
    [
        ("Title: Lighthouse gets its keeper back", "URL Source: https://orra.example/keeper", "Markdown Content:"),
        (
            "title: Lighthouse gets its keeper back",
            "author: Ines Halvard",
            "hostname: orra.example",
            "date: 2023-11-02",
        ),
        ("URL: https://orra.example/keeper", "Published: 2 November 2023", "Text:"),
        ("Headline: Lighthouse gets its keeper back", "Summary: The lamp no longer obeys.", "Tags: sea, lamps"),
    ],
)
def test_goes(header: tuple[str, ...]) -> None:
    assert claimed(detect, *header, *STORY) == list(header)


@pytest.mark.parametrize(
    "lines",
    [
        ("Title: Lighthouse gets its keeper back", *STORY),
        ("Source: a letter to the editor", "Date: unknown", *STORY),
        ("The keeper: an interview", "Title: none, he says", "URL: none either", *STORY),
        (*STORY, "Title: Lighthouse gets its keeper back", "URL: https://orra.example/keeper"),
    ],
)
def test_stays(lines: tuple[str, ...]) -> None:
    assert claimed(detect, *lines) == []


def test_the_text_begins_at_the_first_line_without_a_known_label() -> None:
    header = ("Title: Lighthouse gets its keeper back", "URL: https://orra.example/keeper")
    assert claimed(detect, *header, "Our view: he will be lonely.", "Date: 2023-11-02", *STORY) == list(header)


def test_values_are_read() -> None:
    header = (
        "Title: Lighthouse gets its keeper back\nAuthors: Ines Halvard, Aron Tveit\nDate: 2023-11-02\nUpdated: soon"
    )
    article = newsclean.clean("\n\n".join([header, *STORY]))
    assert (article.title, article.date, article.modified) == (
        "Lighthouse gets its keeper back",
        dt.date(2023, 11, 2),
        None,
    )
    assert article.authors == ("Ines Halvard", "Aron Tveit")
    assert article.sources["title"] == "text: is 'Title' of the metadata above the text"
    assert article.body == "\n\n".join(STORY)


@pytest.mark.parametrize("site", [" - The Orra Herald", " | Orra Herald", " – Orra – Herald"])
def test_headline_below_is_the_title_without_the_name_of_the_site(site: str) -> None:
    headline = "Lighthouse gets its keeper back"
    header = [f"Title: {headline}{site}", "URL Source: https://orra.example/keeper"]
    article = newsclean.clean("\n\n".join([*header, headline, *STORY]))
    assert article.title == headline
    assert article.body == "\n\n".join(STORY)


def test_title_without_a_headline_below_is_taken_as_it_is() -> None:
    header = ["Title: Lighthouse gets its keeper back - twice", "URL Source: https://orra.example/keeper"]
    assert newsclean.clean("\n\n".join([*header, *STORY])).title == "Lighthouse gets its keeper back - twice"
