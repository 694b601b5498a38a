from __future__ import annotations

from dataclasses import replace

import pytest

import newsclean
from newsclean.detectors.title import detect
from newsclean.read import read
from newsclean.read.vote import voted
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS

STORY = (PARAGRAPHS["en"], AFTER)

TITLE = "Bridge closed until spring"

STANDFIRST = "Two piers of the old bridge have sunk by the width of a hand, and nobody knows why"

TITLES = [
    ("en", "Why was the bridge closed?", "By Ada Example"),
    ("en", "“Nobody told us”: the bridge and its engineers", "By Ada Example"),
    ("de", "Brücke bleibt bis zum Frühjahr gesperrt", "Von Ada Beispiel"),
    ("fr", "Le pont fermé jusqu'au printemps", "Par Ada Exemple"),
    ("es", "El puente, cerrado hasta la primavera", "Por Ada Ejemplo"),
    ("uk", "Міст закрито до весни", "Автор: Ада Приклад"),
    ("zh", "大桥关闭至明年春天", "作者：王小明"),
    ("ko", "다리 내년 봄까지 통제", "김철수 기자"),
]


def title(*blocks: str) -> str | None:
    return newsclean.clean("\n\n".join(blocks), detectors={"title": detect}).title


def test_nothing_proves_a_title_on_a_clean_page() -> None:
    assert claimed(detect, TITLE, *STORY, cluttered=False) == []
    assert claimed(detect, *STORY) == []
    assert claimed(detect, TITLE) == []
    assert title(TITLE, *STORY) is None


@pytest.mark.parametrize(
    "above",
    [
        PARAGRAPHS["en"],
        "News",
        "Old Town",
        "5:15 AM",
        "Subscribe to our newsletter",
        "x " * 40,
        "12 Comments",
        "Visualizations and charts by:",
    ],
)
def test_what_is_no_headline_stays_above_a_byline(above: str) -> None:
    assert claimed(detect, above, "By Ada Example", *STORY) == []


def test_a_line_that_repeats_stays_on_a_clean_page() -> None:
    assert claimed(detect, TITLE, *STORY, TITLE, cluttered=False) == []


def test_a_line_that_repeats_below_the_article_stays() -> None:
    assert claimed(detect, *STORY * 3, TITLE, TITLE) == []


def test_a_table_of_dates_proves_nothing() -> None:
    table = [f"{month} 4, 2024" for month in ("January", "February", "March", "April", "May", "June", "July")]
    assert claimed(detect, TITLE, *table, *STORY, cluttered=False) == []


@pytest.mark.parametrize(("language", "text", "byline"), TITLES)
def test_goes_above_a_byline(language: str, text: str, byline: str) -> None:
    assert claimed(detect, text, byline, PARAGRAPHS[language]) == [text]
    assert title(text, byline, PARAGRAPHS[language]) == text


def test_goes_above_a_date() -> None:
    assert claimed(detect, TITLE, "May 3, 2024", *STORY) == [TITLE]


NOISE = ("Sign in", "Advertisement", "Most read", "Subscribe to our newsletter", "Share on Facebook")


@pytest.mark.parametrize("label", ["By", "Posted on by", "Published by Standard"])
def test_goes_above_a_label_whose_name_or_date_is_lost(label: str) -> None:
    assert title(*NOISE, TITLE, label, *STORY * 3) == TITLE


@pytest.mark.parametrize("line", ["Standard", "Old Town"])
def test_goes_above_what_is_no_label_where_it_looks_like_the_headline(line: str) -> None:
    assert title(*NOISE, TITLE, line, *STORY * 3) == TITLE


@pytest.mark.parametrize(
    "teasers",
    [
        ("Library lends out bicycles", "Buses stand still on Thursday", "Bakery closes after a century"),
        ("* Library lends out bicycles", "* Buses stand still on Thursday", "* Bakery closes after a century"),
        ("Library lends out bicycles...", "Sport | Culture | Weather", "Swimming pool stays shut:"),
    ],
)
def test_the_headline_is_told_from_teasers_and_menus_above(teasers: tuple[str, ...]) -> None:
    assert title(*NOISE, *teasers, TITLE, *STORY * 3) == TITLE


@pytest.mark.parametrize("site", [" - Harbour Post", " | News | Harbour Post", " – Harbour Post"])
def test_the_headline_stands_at_the_top_with_the_name_of_the_site(site: str) -> None:
    assert title(TITLE + site, *NOISE, "Old Town in the rain", TITLE, "Anna saw it coming", *STORY * 3) == TITLE


def test_what_is_unlike_the_article_is_no_headline() -> None:
    assert title(*NOISE, "Buy two and get three", *STORY * 3) is None


def test_goes_above_a_byline_on_a_clean_page() -> None:
    assert claimed(detect, TITLE, "By Ada Example", *STORY, cluttered=False) == [TITLE]


def test_goes_above_a_standfirst() -> None:
    assert claimed(detect, "News", f"Old {TITLE}", STANDFIRST, "By Ada Example", *STORY) == [f"Old {TITLE}"]
    assert claimed(detect, TITLE, f"{STANDFIRST}.", "By Ada Example", *STORY) == [TITLE]


def test_goes_twice_where_it_stands_twice() -> None:
    assert claimed(detect, TITLE, *STORY, TITLE) == [TITLE, TITLE]
    assert claimed(detect, TITLE.upper(), TITLE, "By Ada Example", *STORY) == [TITLE.upper(), TITLE]


def test_the_declared_title_is_found_by_its_words() -> None:
    page = f"---\ntitle: 'Bridge closed, until spring'\n---\n<p>News</p><h1>{TITLE}</h1>" + "".join(
        f"<p>{text}</p>" for text in STORY
    )
    assert claimed(detect, page) == [TITLE]
    assert newsclean.clean(page).title == "Bridge closed, until spring"


def test_a_sentence_that_says_the_title_stays() -> None:
    assert claimed(detect, TITLE, "By Ada Example", *STORY, f"{TITLE}.") == [TITLE]


def test_items_with_a_day_in_them_prove_no_title() -> None:
    items = ["- Fix the lock gates of the upper basin", "- Gauges read on 2031/11/01", "- Paint the northern pier"]
    assert title(*items, *STORY) is None


@pytest.mark.parametrize(("tag", "vote", "stays"), [("h2", True, True), ("h2", False, False), ("li", True, False)])
def test_a_subhead_in_an_article_of_html_may_say_what_the_title_does(tag: str, vote: bool, stays: bool) -> None:  # noqa: FBT001 - a table
    page = read(f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{STORY[0]}</p><{tag}>{TITLE}</{tag}><p>{AFTER}</p>")
    page = replace(page, blocks=voted(page.blocks, [True, True, vote, True]))
    assert [claim.block.index for claim in detect(page)] == ([0] if stays else [0, 2])
