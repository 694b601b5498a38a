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


def test_nothing_stays_out_where_the_extractor_finds_nothing() -> None:
    assert claimed(detect, "<nav><a>Home</a></nav><p></p>") == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk", "zh"])
def test_a_sidebar_goes(language: str) -> None:
    story = f"<p>{PARAGRAPHS[language]}</p>" * 4
    page = f"<html><body><main>{story}</main><aside><p>Ship leaves port</p></aside></body></html>"
    assert claimed(detect, page) == ["Ship leaves port"]


def test_a_menu_and_a_footer_go() -> None:
    page = (
        "<html><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        f"<article>{STORY}</article><footer><p>Harbour Post, 1 Quay, Velm</p></footer></body></html>"
    )
    assert claimed(detect, page) == ["Home", "News", "Harbour Post, 1 Quay, Velm"]
