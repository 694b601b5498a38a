"""From pages with gold to examples: what training learns from."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from newsclean.read import read
from newsclean.scorer.network import shipped
from newsclean.scorer.train import data, flatten, silver
from tests.scorer.pages import CLUTTER, STORY, page

if TYPE_CHECKING:
    from newsclean.scorer.network import Source, Weights


def test_every_layout_is_labelled() -> None:
    found = {example.name.split("/")[2]: example for example in data.examples(page(1))}
    assert {"lines", "inner_text", "disturbed", "cleaned", "body", "part", "prompted", "boxed"} <= found.keys()
    assert found["lines"].labels.tolist() == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0]
    assert found["body"].labels.tolist() == [1, 1, 1]
    assert 0 in found["prompted"].labels


def test_examples_are_the_same_every_time() -> None:
    once, twice = (list(data.examples(page(1))) for _ in range(2))
    assert [one.name for one in once] == [one.name for one in twice]
    assert all(np.array_equal(a.features.measures, b.features.measures) for a, b in zip(once, twice, strict=True))


def test_a_publisher_is_in_one_part() -> None:
    assert data.fold("https://www.example.org/a") == data.fold("https://news.example.org/b")


def test_what_a_silver_body_lacks_is_not_held_against_prose() -> None:
    blocks = read("\n\n".join(["Home", *STORY, "Contact"])).blocks
    assert data.trusted(blocks, [0, 0, 1, 1, 0], gold=False) == [True, False, True, True, True]
    assert all(data.trusted(blocks, [0, 0, 1, 1, 0], gold=True))


def test_snippets_decide_whether_an_extraction_is_trusted() -> None:
    html = page(1)["html"]
    judged = {"html": html, "url": "https://paper.example/"}
    assert silver.silver_body({**judged, "gold": {"with": ["not on the page"], "without": []}}) is None
    assert silver.silver_body({"url": "https://paper.example/", "gold": {}}) is None


def test_what_the_scorer_makes_of_html_is_silver_where_it_is_sure() -> None:
    weights: dict[Source, Weights] = {"text": shipped("text"), "html": shipped("html")}
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Weather", "Most read", "Sport", "Contact"))
    menu = f"<nav class='main-menu'><ul>{links}</ul></nav>"
    story = "".join(f"<p>{line} That was on day {day}.</p>" for day in range(3) for line in STORY)
    page = {"url": "https://paper.example/", "gold": {}, "html": f"<body>{menu}<article>{story}</article></body>"}
    body = silver.own_body(page, weights)
    assert body is not None
    assert body.count("That was on day") == 3 * len(STORY)
    assert "Most read" not in body
    assert silver.own_body({**page, "gold": {"with": ["not on the page"], "without": []}}, weights) is None
    assert silver.own_body({**page, "html": f"<body>{story}</body>"}, weights) is None  # there is nothing to learn
    assert silver.own_body({**page, "html": None}, weights) is None


def test_flatteners_keep_the_words() -> None:
    html = "<html><body><h1>Storm</h1><p>The <b>ferry</b> stays.</p><script>x()</script></body></html>"
    assert flatten.soup(html).split() == ["Storm", "The", "ferry", "stays."]
    assert flatten.inner_text(html, "\n\n") == "Storm\n\nThe ferry stays."


def test_disturbed_pages_lose_boilerplate_and_hardly_an_article() -> None:
    blocks = [*CLUTTER, *STORY]
    wanted = [False] * len(CLUTTER) + [True] * len(STORY)
    pages = [flatten.disturbed(blocks, wanted, random.Random(seed)) for seed in range(40)]
    found = [" ".join(text.split()).lower() for text in pages]
    stories = sum(paragraph.lower() in text for text in found for paragraph in STORY)
    prompts = sum(label.lower() in text for text in found for label in ("sign up for our newsletter", "contact us"))
    assert stories > 0.9 * len(STORY) * 40
    assert prompts < 0.8 * 2 * 40
