from __future__ import annotations

import datetime as dt

import pytest

import newsclean
from newsclean.detectors.date import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

STORY = (PARAGRAPHS["en"], AFTER)

TABLE = [f"{month} 4, 2024" for month in ("January", "February", "March", "April", "May", "June", "July")]

KEPT = [
    "On October 31, 2024 the river rose for the first time in ten years, and the dam gave way.",
    "12 May",
    "Section 2024",
    "Call 0800 2024 1031",
    "2024",
]

GONE = [
    ("en", "May 3, 2024"),
    ("en", "Published May 3, 2024"),
    ("en", "Published on May 3, 2024 6:51 PM"),
    ("en", "6:51 PM, Fri May 3, 2024"),
    ("en", "Velm, May 3, 2024"),
    ("en", "Published 2024-05-03T18:51:00Z"),
    ("de", "3. Mai 2024"),
    ("de", "Veröffentlicht am 3. Mai 2024, 18:51 Uhr"),
    ("fr", "Publié le 3 mai 2024 à 18h51"),
    ("es", "3 de mayo de 2024"),
    ("uk", "3 травня 2024, 18:51"),
    ("zh", "2024年5月3日"),
    ("ko", "2024년 5월 3일"),
]

MODIFIED = [
    ("en", "Updated May 3, 2024"),
    ("en", "Last updated: May 3, 2024 at 6:51 PM"),
    ("de", "Aktualisiert am 3. Mai 2024"),
    ("fr", "Mis à jour le 3 mai 2024"),
]


def dates(*blocks: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the days of publication and of the last change; a headline and a byline make the page's header certain."""
    article = newsclean.clean(
        "\n\n".join(("Bridge closed until spring", "By Ada Example", *blocks)), detectors={"date": detect}
    )
    return tuple(day.date() if isinstance(day, dt.datetime) else day for day in (article.date, article.modified))  # type: ignore[return-value] # two of them


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text, *STORY, cluttered=False) == []
    assert claimed(detect, *among(text)) == []


def test_a_date_alone_above_a_clean_article_may_be_its_own() -> None:
    assert claimed(detect, "May 3, 2024", *STORY, cluttered=False) == []


def test_a_date_below_the_article_stays() -> None:
    assert claimed(detect, *STORY * 3, "May 3, 2024") == []


def test_a_table_of_dates_is_no_dateline() -> None:
    assert claimed(detect, *TABLE, *STORY) == []
    assert claimed(detect, "Bridge closed until spring", "By Ada Example", *TABLE, *STORY, cluttered=False) == []


def test_a_table_of_dates_below_a_short_article_is_no_dateline() -> None:
    assert claimed(detect, *STORY, *TABLE) == []


def test_a_subhead_with_a_date_stays() -> None:
    assert claimed(detect, *among("The law of May 3, 2024 is void")) == []


def test_a_label_alone_stays_on_a_clean_page() -> None:
    assert claimed(detect, "Published", *STORY, cluttered=False) == []


@pytest.mark.parametrize(("language", "text"), GONE)
def test_goes(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == [text]
    assert dates(text, PARAGRAPHS[language]) == (dt.date(2024, 5, 3), None)


@pytest.mark.parametrize(("language", "text"), MODIFIED)
def test_a_change_is_no_publication(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == [text]
    assert dates(text, PARAGRAPHS[language]) == (None, dt.date(2024, 5, 3))


@pytest.mark.parametrize("text", ["2024-05-03T18:51:00Z", "2024年5月3日 18:51"])
def test_a_moment_without_a_label(text: str) -> None:
    assert dates(text, *STORY) == (dt.date(2024, 5, 3), None)


def test_both_in_one_line() -> None:
    assert dates("Published May 3, 2024 Updated May 4, 2024", *STORY) == (dt.date(2024, 5, 3), dt.date(2024, 5, 4))


def test_both_in_two_lines() -> None:
    assert dates("Published May 3, 2024", "Updated May 4, 2024", *STORY) == (dt.date(2024, 5, 3), dt.date(2024, 5, 4))


def test_beside_a_byline() -> None:
    assert claimed(detect, "By Ada Example, Harbour Post May 3, 2024", *STORY) == [
        "By Ada Example, Harbour Post May 3, 2024"
    ]


def test_a_label_alone_goes_with_the_clutter() -> None:
    assert claimed(detect, "Published", "May 3, 2024", *STORY) == ["Published", "May 3, 2024"]


def test_under_a_headline_and_a_byline_a_date_goes_from_a_clean_page() -> None:
    header = ("Bridge closed until spring", "By Ada Example", "May 3, 2024")
    assert claimed(detect, *header, *STORY, cluttered=False) == ["May 3, 2024"]


def test_no_date_is_invented() -> None:
    assert dates(*STORY) == (None, None)
    assert dates("May 33, 2024", *STORY) == (None, None)
