"""Who is the author where a page declares one and prints another."""

from __future__ import annotations

import json

import pytest

import newsclean

STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The river rose for two days before the dam above the old town gave way, and nobody had been warned of it.",
        "The council said on Monday that the bridge would stay closed until the engineers had looked at every pillar.",
        "Hundreds of people spent the night in the school hall, where volunteers had put up beds and cooked for them.",
        "By the evening the water had fallen by a metre, and the first of them went home to see what was left.",
    )
)


def page(declared: str, line: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "River bursts its banks", "author": {"name": declared}})
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html lang=en><head>{script}</head><body><h1>River bursts its banks</h1><p>{line}</p>{STORY}</body></html>"


@pytest.mark.parametrize("declared", ["Olga Setup", "Latest Headlines", "Clara"])
def test_a_label_overrules_an_account_a_house_and_half_a_name(declared: str) -> None:
    article = newsclean.clean(page(declared, "By Clara Moreno"))
    assert article.authors == ("Clara Moreno",)
    assert article.byline == "Clara Moreno"
    assert article.sources["authors"].startswith("text: names the author")


@pytest.mark.parametrize(
    ("declared", "line"),
    [
        ("Clara Moreno", "By Clara Moreno and the news desk"),
        ("Clara Moreno", "By Clara"),
        ("Clara Moreno", "By The Harbour Post"),
        ("Clara Moreno", "Rosa Martin"),
    ],
)
def test_a_declared_person_stays_where_no_label_names_another(declared: str, line: str) -> None:
    assert newsclean.clean(page(declared, line)).authors[0] == declared


def test_a_declared_person_whom_the_page_shows_stays() -> None:
    line = "By Rosa Martin</p><p>Editing: Clara Moreno"
    assert newsclean.clean(page("Clara Moreno", line)).authors == ("Clara Moreno",)
