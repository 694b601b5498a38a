"""What a page of news declares to be about is its standfirst where it stands below the headline, and stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean.model import Verdict
from newsclean.prose import pages
from newsclean.read.html import read_html
from newsclean.read.standfirst import FAINT, standfirst

if TYPE_CHECKING:
    from newsclean.model import Page

SAID = "Two piers of the harbour bridge have sunk by a hand, and it stays closed until June"
STORY = (
    "The council closed the harbour bridge on Monday, because two of its piers have sunk by a hand since the spring."
)
AFTER = "Drivers have to take the old road over the hills until then, which adds half an hour to the journey, it said."


def page_of(body: str, kind: str = "NewsArticle") -> Page:
    data = json.dumps({"@type": kind, "headline": "Harbour bridge closed", "description": f"{SAID}."})
    head = f'<head><title>Harbour bridge closed</title><script type="application/ld+json">{data}</script></head>'
    return pages([read_html(f"<html>{head}<body>{body}</body></html>", None)])[0]


def found(body: str, kind: str = "NewsArticle", probability: float = 0.5) -> str | None:
    page = page_of(body, kind)
    place = standfirst(page, Verdict([False] * len(page.blocks), [probability] * len(page.blocks), clutter=5.0))
    return page.blocks[place].text if place is not None else None


HEADLINE = "<h1>Harbour bridge closed</h1>"


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"{SAID}.",
        f"{SAID}, the council says",
        "Two piers of the harbour bridge have sunk by a hand, and it stays closed …",
    ],
)
def test_the_description_below_the_headline_is_the_standfirst(text: str) -> None:
    assert found(f"{HEADLINE}<header><div>{text}</div></header><p>{STORY}</p>") == text


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{SAID}</div>{HEADLINE}<p>{STORY}</p>",
        f"{HEADLINE}{'<p>Share</p>' * 30}<div>{SAID}</div>",
        f"{HEADLINE}<p>{STORY}</p>",
        f"{HEADLINE}<p>Two piers have sunk</p>",
        f"<div>{SAID}</div>",
    ],
    ids=["above the headline", "far below it", "another sentence", "a few of its words", "no headline"],
)
def test_nothing_else_is(body: str) -> None:
    assert found(body) is None


def test_a_blog_describes_itself_for_search_engines() -> None:
    assert found(f"{HEADLINE}<p>{SAID}</p><p>{STORY}</p>", kind="BlogPosting") is None


def test_the_scorer_may_be_certain_that_it_is_no_part_of_the_article() -> None:
    body = f"{HEADLINE}<div>{SAID}</div><p>{STORY}</p>"
    assert found(body, probability=FAINT) == SAID
    assert found(body, probability=FAINT / 2) is None


def test_it_is_in_the_body_of_a_page_that_sets_it_among_labels() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Harbour bridge closed", "description": SAID})
    script = f'<script type="application/ld+json">{data}</script>'
    labels = "".join(
        f"<li><a href='/{name}'>{name}</a></li>" for name in ("Region", "Sport", "Weather", "Login", "Menu")
    )
    header = f"<header><ul>{labels}</ul><div class='teaser__meta'>{SAID}</div><ul>{labels}</ul></header>"
    story = f"<main><p>{STORY}</p><p>{AFTER}</p></main>"
    with_description = newsclean.clean(f"<html><head>{script}</head><body>{HEADLINE}{header}{story}</body></html>")
    without = newsclean.clean(f"<html><head></head><body>{HEADLINE}{header}{story}</body></html>")
    assert with_description.body == f"{SAID}\n\n{without.body}"
