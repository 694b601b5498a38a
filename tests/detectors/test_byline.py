from __future__ import annotations

import pytest

import newsclean
from newsclean.detectors.byline import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

KEPT = [
    "By the time the river fell, the bridge was gone.",
    "By the numbers",
    "By land and by sea",
    "By 2030, half of the cars sold here will be electric, the minister said.",
    "By and large, the council agreed.",
    "Stand by for the storm",
    "The report was written by three engineers who had not been asked.",
    "“From what I saw,” Ada Example said, “it fell at once.”",
]

KEPT_FOREIGN = [
    ("de", "Von der Leyen kündigt neue Regeln an"),
    ("de", "Von dem Geld fehlt bis heute jede Spur, sagt die Stadt."),
    ("de", "Von der Brücke bis zum Hafen steht das Wasser"),
    ("fr", "De nouvelles règles pour les loyers"),
    ("fr", "Par ici la sortie"),
    ("es", "Por qué se hundió el puente"),
]

HEADLINES = [
    ("en", "By Friday the bridge will reopen"),
    ("en", "From Velm to the coast by train"),
    ("de", "Von Notz fordert mehr Geld für Brücken"),
    ("de", "Von Velm nach Lohnau"),
    pytest.param(
        "fr",
        "De Velm à Lohnau",
        marks=pytest.mark.xfail(reason="'Velm à Lohnau' may be a journey, or a reporter named Velm in Lohnau"),
    ),
]

GONE = [
    ("en", "By Ada Example", "Ada Example"),
    ("en", "by Ada Example", "Ada Example"),
    ("en", "BY ADA EXAMPLE", "ADA EXAMPLE"),
    ("en", "By: Ada Example", "Ada Example"),
    ("en", "• By Ada Example", "Ada Example"),
    ("en", "By Ada Example and Ben Sample", "Ada Example and Ben Sample"),
    ("en", "By Ada Example and the Harbour Post news desk", "Ada Example and the Harbour Post news desk"),
    ("en", "By Ada Example | 3 min read", "Ada Example"),
    ("en", "By Ada Example May 3, 2024", "Ada Example"),
    ("en", "Written by Ada Example, Staff Writer", "Ada Example, Staff Writer"),
    ("en", "By Jean-Luc O’Petit", "Jean-Luc O’Petit"),
    ("de", "Von Ada Beispiel", "Ada Beispiel"),
    ("de", "Ein Kommentar von Ada Beispiel", "Ada Beispiel"),
    ("fr", "Par Ada Exemple", "Ada Exemple"),
    ("es", "Por Ada Ejemplo", "Ada Ejemplo"),
    ("uk", "Автор: Ада Приклад", "Ада Приклад"),
    ("zh", "作者：王小明", "王小明"),
    ("zh", "记者 王小明", "王小明"),
    ("ko", "김철수 기자", "김철수"),
]


def byline(*blocks: str) -> str | None:
    """Return the byline of a page with nothing else on it."""
    return newsclean.clean("\n\n".join(blocks), detectors={"byline": detect}).byline


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS["en"], AFTER) == []
    assert claimed(detect, *among(text)) == []


@pytest.mark.parametrize(("language", "text"), KEPT_FOREIGN)
def test_stays_in_other_languages(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == []


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_a_headline_that_begins_like_a_byline_stays(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == []


def test_stays_below_the_article() -> None:
    page = (*([PARAGRAPHS["en"], AFTER] * 3), "By Ada Example")
    assert claimed(detect, *page) == []


def test_stays_inside_a_clean_article() -> None:
    assert claimed(detect, *among("By Ada Example"), cluttered=False) == []


def test_by_alone_stays_where_no_name_follows() -> None:
    assert claimed(detect, "By", PARAGRAPHS["en"]) == []
    assert claimed(detect, "By") == []


@pytest.mark.parametrize(("language", "text", "names"), GONE)
def test_goes(language: str, text: str, names: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == [text]
    assert byline(text, PARAGRAPHS[language]) == names


def test_goes_on_a_clean_page() -> None:
    assert claimed(detect, "By Ada Example", PARAGRAPHS["en"], cluttered=False) == ["By Ada Example"]


def test_goes_below_a_standfirst() -> None:
    assert claimed(detect, *among("By Ada Example")) == ["By Ada Example"]


def test_goes_in_two_lines() -> None:
    assert claimed(detect, "By", "Ada Example", PARAGRAPHS["en"], AFTER) == ["By", "Ada Example"]
    assert byline("By", "Ada Example", PARAGRAPHS["en"], AFTER) == "Ada Example"


def test_the_author_that_the_page_declares_goes_without_by() -> None:
    page = '---\nauthors: ["Ada Example"]\n---\n<h1>Bridge closed</h1><div>Ada Example</div>' + "".join(
        f"<p>{text}</p>" for text in (PARAGRAPHS["en"], AFTER)
    )
    assert claimed(detect, page) == ["Ada Example"]


def test_nothing_declared_is_invented() -> None:
    assert byline("Ada Example", PARAGRAPHS["en"], AFTER) is None
