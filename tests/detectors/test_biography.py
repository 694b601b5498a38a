"""What introduces the author below an article goes, and what an article says of others stays."""

from __future__ import annotations

import json

import pytest

import newsclean

STORY = [
    "The council closed the harbour bridge on Monday because two of its piers have sunk by a hand since the spring.",
    "Drivers have to take the old road over the hills until then, which adds half an hour to the journey, it said.",
    "Engineers had warned of the piers for years, and a repair was put off twice for want of money, the records show.",
    "The mayor told reporters that work on both of them would begin as soon as the river allows it, in June at best.",
]
BIOGRAPHY = "Ada Example is a reporter at the Harbour Courier, and has covered roads and bridges for ten years."
GOES_ON = "When she is not on the road, she teaches evening classes in Velm and keeps bees on the roof of her house."


def removed(below: str, author: str = "Ada Example") -> list[tuple[str, str]]:
    """Return what is taken out of a page by this author that has this markup below its article, by whom and why."""
    data = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": author}})
    head = f'<head><title>Bridge closed</title><script type="application/ld+json">{data}</script></head>'
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page = f"<html>{head}<body><main><h1>Bridge closed</h1><article>{story}{below}</article></main></body></html>"
    article = newsclean.clean(page, url="https://courier.example/bridge")
    assert all(paragraph in article.body for paragraph in STORY)
    assert article.authors == (author,)
    return [(removal.detector, removal.text) for removal in article.removed if removal.text != "Bridge closed"]


@pytest.mark.parametrize(
    "biography",
    [
        BIOGRAPHY,
        "Dr. Ada Example, a historian of roads, has written three books on the bridges of the northern coast.",
        "Ada Example (born in Velm) writes about roads, bridges and the people who mend them for three papers.",
    ],
)
def test_a_declared_author_is_introduced_below_the_article(biography: str) -> None:
    assert removed(f"<p>{biography}</p>") == [("byline", biography)]


def test_the_box_goes_on_about_the_author() -> None:
    assert removed(f"<div><p>{BIOGRAPHY}</p><p>{GOES_ON}</p></div>") == [("byline", BIOGRAPHY), ("byline", GOES_ON)]


def test_a_paragraph_below_goes_on_in_the_articles_own_element_and_stays() -> None:
    assert removed(f"<p>{BIOGRAPHY}</p><p>{GOES_ON}</p>") == [("byline", BIOGRAPHY)]


@pytest.mark.parametrize(
    "closing",
    [
        "Ben Sample is a fisherman in the harbour below, and has seen the piers sink from his boat for three years.",
        "Ada Example's report on the piers was read by the whole council, the mayor said, before the vote in April.",
        "Nobody asked Ada Example, who is the engineer in charge, whether the bridge could be mended in the winter.",
    ],
)
def test_what_the_article_says_of_others_stays(closing: str) -> None:
    assert removed(f"<p>{closing}</p>") == []


def test_a_house_that_signs_is_not_introduced() -> None:
    assert (
        removed("<p>Courier has asked the council for all records of the bridge that it has kept.</p>", "Courier") == []
    )


def kept(*blocks: str, byline: str = "By Ada Example") -> str:
    """Return what is left of a cluttered text with this byline, whose article these blocks follow."""
    page = ["Menu", "Skip to content", "Bridge closed until June", byline, "Share this article", *STORY, *blocks]
    article = newsclean.clean("\n\n".join([*page, "Related articles", "Privacy policy", "All rights reserved"]))
    assert all(paragraph in article.body for paragraph in STORY)
    return article.body


def test_an_author_whom_a_text_names_is_introduced_below_the_article() -> None:
    assert BIOGRAPHY not in kept(BIOGRAPHY)
    assert GOES_ON in kept(BIOGRAPHY, GOES_ON)


@pytest.mark.parametrize("byline", ["By Ben Sample", "By Ada", "Monday, May 3, 2021"])
def test_whom_no_byline_names_stays(byline: str) -> None:
    assert BIOGRAPHY in kept(BIOGRAPHY, byline=byline)


def test_where_an_article_begins_with_its_author_it_is_about_her() -> None:
    article = newsclean.clean(
        "\n\n".join(["Menu", "Skip to content", "Bridge closed", "By Ada Example", "Share", BIOGRAPHY, *STORY])
    )
    assert BIOGRAPHY in article.body


def test_an_author_in_a_clean_text_stays() -> None:
    assert BIOGRAPHY in newsclean.clean("\n\n".join(["By Ada Example", *STORY, BIOGRAPHY])).body
