from __future__ import annotations

import pytest

from newsclean.detectors.chrome import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

STORY = (PARAGRAPHS["en"], AFTER) * 3

KEPT = [
    "He went home and did not print the report.",
    "Search teams spent the night at the foot of the mountain.",
    "The menu lists forty dishes, and none of them is cheap.",
    "You can sign in at the desk from eight in the morning.",
    "To be | not to be",
    "Velm 3 | Lohnau 2 | Harbour 1",
    "Ada Example, Ben Sample and Cora Muster",
]

GONE = [
    "Skip to content",
    "SKIP TO MAIN CONTENT",
    "Edit post",
    "2 min read",
    "Listen to this article",
    "Sign in | Register",
    "Back to top",
    "Your browser does not support the video tag.",
    "Home | News | Sport | Weather",
    "Home » News » Local",
    "Home / News / Local",
    "[Home](/) [News](/news)",
    "Print | Copy link | Save",
]

FOREIGN = [
    ("de", "Zum Inhalt springen"),
    ("de", "Startseite | Politik | Sport"),
    ("fr", "Aller au contenu"),
    ("es", "Saltar al contenido"),
    ("uk", "Перейти до вмісту"),
    ("zh", "跳至内容"),
    ("ko", "본문 바로가기"),
]


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text) == []
    assert claimed(detect, *among(text)) == []


def test_a_subhead_of_one_word_stays() -> None:
    assert claimed(detect, *among("Search")) == []


def test_a_menu_line_inside_a_clean_article_stays() -> None:
    # A clean page has no menus: this is a list that the article has on one line.
    assert claimed(detect, *among("Rain | Snow | Hail"), cluttered=False) == []


def test_a_numbered_list_stays() -> None:
    assert claimed(detect, *among("1. Print", "2. Search", "3. Login")) == []


def test_the_list_that_closes_an_article_stays() -> None:
    page = (*STORY, "Monday: rain", "Tuesday: snow", "Wednesday: hail", "Thursday: sun")
    assert claimed(detect, *page) == []
    assert claimed(detect, *page, cluttered=False) == []


@pytest.mark.parametrize("text", GONE)
def test_goes(text: str) -> None:
    assert claimed(detect, *among(text)) == [text]


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_goes_in_other_languages(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == [text]


def test_several_at_once() -> None:
    assert claimed(detect, *among(*GONE[:3])) == GONE[:3]


def test_a_menu_goes_with_the_labels_that_no_table_knows() -> None:
    menu = ["Skip to content", "Harbour", "Uplands", "Sign in", "Old Town", "Subscribe", "Menu"]
    assert claimed(detect, *menu, *STORY) == menu
    assert claimed(detect, *STORY, *menu) == menu


def test_a_page_without_an_article_goes_as_a_whole() -> None:
    menu = ["Skip to content", "Harbour", "Uplands", "Sign in"]
    assert claimed(detect, *menu) == menu


def test_a_line_of_html_that_is_nothing_but_a_link_goes() -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    assert claimed(detect, f"<div><a href='/'>Harbour Post</a></div>{story}", cluttered=False) == ["Harbour Post"]
    assert (
        claimed(detect, f"{story}<p><a href='/a'>The council’s report</a> was not printed.</p>", cluttered=False) == []
    )
