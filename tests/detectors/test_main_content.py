from __future__ import annotations

import pytest

from newsclean.detectors.main_content import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS

STORY = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS["en"], AFTER) * 2)


@pytest.mark.parametrize(
    "source",
    [
        f"<article>{STORY}</article>",
        f"<html><body><h1>Bridge closed until spring</h1>{STORY}</body></html>",
        "<p>It rained.</p>",
    ],
)
def test_the_article_stays(source: str) -> None:
    assert claimed(detect, source) == []


def test_text_has_no_vote() -> None:
    assert claimed(detect, PARAGRAPHS["en"], "Most read", AFTER) == []


def test_a_page_without_text_has_nothing_to_leave_out() -> None:
    assert claimed(detect, "<nav><a></a></nav><p></p>") == []


@pytest.mark.parametrize(
    "source",
    [
        f"<div hidden>{STORY}</div><p>It rained.</p>",
        f"<div style='display: none'>{STORY}</div>",
        STORY,
    ],
)
def test_a_hidden_article_stays(source: str) -> None:
    assert claimed(detect, f"<html><body>{source}</body></html>") == []


def test_a_hidden_line_goes() -> None:
    page = f"<html><body>{STORY}<p aria-hidden='true'>You have been selected as our visitor.</p></body></html>"
    assert claimed(detect, page) == ["You have been selected as our visitor."]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk", "zh"])
def test_a_sidebar_goes(language: str) -> None:
    story = f"<p>{PARAGRAPHS[language]}</p>" * 4
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Schiff", "Markt", "Velm", "Sport"))
    page = f"<html><body><main>{story}</main><aside class='sidebar'><ul>{links}</ul></aside></body></html>"
    assert claimed(detect, page) == ["Schiff", "Markt", "Velm", "Sport"]


def test_a_menu_and_a_footer_go() -> None:
    page = (
        "<html><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        f"<article>{STORY}</article><footer><p>Harbour Post, 1 Quay, Velm</p></footer></body></html>"
    )
    assert claimed(detect, page) == ["Home", "News", "Harbour Post, 1 Quay, Velm"]
