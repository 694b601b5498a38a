from __future__ import annotations

from dataclasses import replace

import pytest

import newsclean
from newsclean.detectors.duplicate import detect
from newsclean.read import read
from newsclean.read.vote import voted
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS
from tests.support import paragraphs

ONE, OTHER = PARAGRAPHS["en"], AFTER

THIRD = "A ferry will carry pedestrians and bicycles across the river from the first of March, the harbour master said."

REFRAIN = "Row the boat, row the boat"


@pytest.mark.parametrize(
    "page",
    [
        (ONE, OTHER),
        (ONE, "No comment.", OTHER, "No comment."),
        (REFRAIN, ONE, REFRAIN, OTHER, REFRAIN),
        ("Q: Why?", ONE, "Q: Why?", OTHER),
        (
            ONE,
            f"He said it again: “{ONE}” Nobody believed him this time, and the hall was empty before he had sat down.",
        ),
        (
            ONE,
            ONE.replace("spring", "autumn")
            .replace("two", "four")
            .replace("Monday", "Friday")
            .replace("council", "mayor"),
        ),
        ("***", ONE, "***", OTHER, "***", THIRD, "***", "***"),
    ],
)
def test_stays(page: tuple[str, ...]) -> None:
    assert claimed(detect, *page) == []
    assert claimed(detect, *page, cluttered=False) == []


def test_a_summary_repeats_by_right_on_a_clean_page() -> None:
    assert claimed(detect, ONE, OTHER, THIRD, ONE, cluttered=False) == []


def test_a_near_repeat_stays_on_a_clean_page() -> None:
    assert claimed(detect, ONE, ONE.replace("Monday", "Friday"), cluttered=False) == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk", "zh", "ko"])
def test_only_one_of_two_goes(language: str) -> None:
    text = PARAGRAPHS[language]
    assert claimed(detect, text, text) == [text]
    assert paragraphs(newsclean.clean(f"{text}\n\n{text}", detectors={"duplicate": detect})) == [text]


def test_all_but_one_of_many_go() -> None:
    assert claimed(detect, *[ONE] * 5) == [ONE] * 4


def test_the_one_in_the_article_stays() -> None:
    page = read(f"{ONE}\n\nMost read\n\nMost read\n\n{OTHER}\n\n{ONE}\n\n{THIRD}")
    assert page.main == range(3, 6)
    assert [claim.block.index for claim in detect(replace(page, cluttered=True))] == [0]


def test_one_always_stays() -> None:
    page = ["Skip to content", "Sign in", "Subscribe", ONE, "Most read", OTHER, THIRD, ONE, OTHER, "12 Comments"]
    assert ONE in newsclean.clean("\n\n".join(page)).body


def test_case_and_punctuation_do_not_matter() -> None:
    assert claimed(detect, ONE, f"“{ONE.upper()}”") == [f"“{ONE.upper()}”"]


def test_a_near_repeat_goes_where_there_is_clutter() -> None:
    near = f"{ONE[:-1]}, it said."
    assert claimed(detect, f"{ONE[:-1]}, it said.", ONE) == [ONE]
    assert claimed(detect, ONE, OTHER, near[: near.index(", it")] + ".") == [ONE]


def test_an_article_that_stands_on_a_clean_page_twice_goes_once() -> None:
    page = [ONE, OTHER, THIRD]
    assert claimed(detect, *page, *page, cluttered=False) == page


def test_a_subhead_goes_with_its_paragraphs() -> None:
    page = ["What is next", ONE, "Nobody knows", OTHER]
    assert claimed(detect, *page, *page) == page


def test_a_label_again_and_again_is_the_page_s_own() -> None:
    page = ["Local news", ONE, "Local news", OTHER, "Local news", THIRD, "Local news"]
    assert claimed(detect, *page) == ["Local news"] * 4
    assert claimed(detect, *page, cluttered=False) == []
    assert claimed(detect, *page[:-1]) == []


def test_subheads_under_each_of_several_products_stay_where_html_shows_them_in_the_article() -> None:
    links = "".join(
        f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "Boats", "Sails", "Login", "Contact us")
    )
    menu = f"<nav><ul>{links}</ul></nav><aside><p>Sign up for our newsletter</p><p>Share on Facebook</p><p>Most read</p></aside>"
    products = "".join(
        f"<h2>The {name} dinghy</h2><p>The {name} is {length} metres long, carries {length} people, and was rowed by us for two days.</p>"
        f"<h3>Pros</h3><p>It stays dry in waves of {length} hands, and one person can lift it onto a car without any help.</p>"
        f"<h3>Cons</h3><p>Its oars are short, and the shop in Velm had waited {length} weeks for the longer ones when we asked.</p>"
        for name, length in (("Heron", 3), ("Gull", 4), ("Plover", 5), ("Tern", 6), ("Curlew", 7))
    )
    intro = "<p>We rowed five dinghies across the harbour and back, in rain and in sun, to find out which of them to buy.</p>"
    page = (
        f"<html><body>{menu}<main><article><h1>Five dinghies</h1>{intro}{products}</article></main>{menu}</body></html>"
    )
    article = newsclean.clean(page)
    assert paragraphs(article).count("Pros") == paragraphs(article).count("Cons") == 5
    assert "newsletter" not in article.body
    assert newsclean.clean(article.body).body == article.body


def test_what_a_vote_on_html_keeps_repeats_another_only_as_a_whole() -> None:
    said = "has put its tide tables into both of the shops, and lets anybody who rows in the harbour read them for free, it says."
    said = f"{said} Nobody has to show a ticket or to sign for them, and they are printed anew in the first week of each month."
    texts = (ONE, f"Heron {said}", f"Gull {said}", f"Gull {said}")
    page = replace(read("".join(f"<p>{text}</p>" for text in texts)), cluttered=True)
    kept = replace(page, blocks=voted(page.blocks, [True] * len(texts)))
    assert [claim.block.index for claim in detect(page)] == [2, 3]
    assert [claim.block.index for claim in detect(kept)] == [3]
