"""Which blocks are main content: what an extractor finds, what the page declares, and neither."""

from __future__ import annotations

import json

import pytest
import trafilatura

import newsclean
from newsclean.measure import shapes
from newsclean.model import Markup, Piece
from newsclean.read import read
from newsclean.read.vote import extract, is_contained, shingles, vote

STORY = [
    "The lock at the head of the canal has been out of order since Friday, when a barge struck the lower gate.",
    "Skippers are told to wait or to take the river, a detour of two days, the waterways office said on Monday.",
    "The gate is to be lifted out by a crane, which has to come from the coast, and straightened at a yard in Velm.",
    "The canal was opened in 1911 and carries some forty barges a day, most of them loaded with gravel and grain.",
]

ASIDE = "Mayor opens new bridge"

PAGE = (
    "<html><head><title>Gate bent</title></head><body><nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
    f"<article><h1>Gate bent at canal lock</h1>{''.join(f'<p>{text}</p>' for text in STORY)}</article>"
    f"<aside><ul><li><a href='/b'>{ASIDE}</a></li></ul></aside></body></html>"
)


def votes(source: str) -> dict[str, bool | None]:
    return {block.text: block.markup.main if block.markup else None for block in read(source).blocks}


def piece(text: str) -> Piece:
    nowhere = Markup("/p[1]", "p", frozenset(), 0, main=None)
    return Piece(text, None, markup=nowhere)


def test_the_article_is_main_content_and_what_stands_around_it_is_not() -> None:
    found = votes(PAGE)
    assert [found[text] for text in STORY] == [True] * len(STORY)
    assert found[ASIDE] is False
    assert found["Home Sport"] is False


def test_text_has_no_vote() -> None:
    assert [block.markup for block in read("\n\n".join(STORY)).blocks] == [None] * len(STORY)


def test_a_declared_body_counts_where_the_extractor_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: None)
    declared = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(STORY)})
    found = votes(PAGE.replace("</head>", f'<script type="application/ld+json">{declared}</script></head>'))
    assert [found[text] for text in STORY] == [True] * len(STORY)
    assert found[ASIDE] is False


def test_where_nothing_is_found_nothing_is_voted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: None)
    assert set(votes(PAGE).values()) == {None}
    assert newsclean.clean(PAGE).warnings == ()


def test_a_failure_of_the_extractor_becomes_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("x" * 1000)

    monkeypatch.setattr(trafilatura, "extract", fail)
    article = newsclean.clean(PAGE)
    assert all(text in article.body for text in STORY)
    (warning,) = article.warnings
    assert warning.startswith("trafilatura failed with RecursionError: xxx")
    assert len(warning) <= 200


def test_extract_keeps_paragraphs_that_pages_before_had() -> None:
    # The library can drop what it has seen before; the same page has to give the same result every time.
    warnings: list[str] = []
    found = {extract(PAGE, warnings) for _ in range(4)}
    assert len(found) == 1
    assert warnings == []


def test_vote_goes_by_words_and_not_by_their_punctuation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: f"# Rain\n\n{STORY[0].upper()}\n\nRain — again\n")
    texts = [STORY[0], "“Rain, again”", "Rain", "Snow", STORY[1]]
    found = vote([*map(piece, texts), Piece("Bare", None)], "", None, [])
    assert [one.markup.main if one.markup else None for one in found] == [True, True, True, False, False, None]
    assert [one.text for one in found] == [*texts, "Bare"]


@pytest.mark.parametrize(
    ("text", "contained"),
    [
        (STORY[0], True),
        (STORY[0].replace("Friday", "Monday"), True),  # some runs of words differ, most do not
        ("The lock at the head", True),
        ("The lock", False),  # too short to tell from chance
        ("Head of the canal, the lock at", False),
        ("", False),
        ("***", False),
    ],
)
def test_is_contained(text: str, contained: bool) -> None:  # noqa: FBT001 - a parameter of the test
    known = set(shingles(shapes([STORY[0]])[0]))
    assert is_contained(shapes([text, ""])[0], known, set()) is contained


def test_a_line_that_is_extracted_whole_is_contained_however_short() -> None:
    shape = shapes(["Rain"])[0]
    assert is_contained(shape, set(), {shape.content_hash})
