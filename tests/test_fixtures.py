"""Our own pages come out as their `expected.json` says, and the phrase tables keep what they promise to keep.

An `expected.json` holds the header fields, the body's paragraphs in order, and

either       blocks that may stay or go: reasonable people differ
removed      by detector, some characteristic blocks that have to go under its name
untouched    the page is an article and nothing else: every word stays, nothing is removed
xfail        why the case fails now; it has to fail until the reason is gone
reported     how a reader found the case, with `newsclean serve`: by which version, and what they said of it
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean.codepoints import code_points, folded
from newsclean.phrases import ANCHORS, languages, tables
from tests.support import CASES, Case, essence, moment, paragraphs

if TYPE_CHECKING:
    from newsclean.model import Anchor


def marked(case: Case) -> object:
    reason = case.expected.get("xfail")
    return pytest.param(case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


each_case = pytest.mark.parametrize("case", [marked(case) for case in CASES])

# The properties hold whatever the article is, so a known failure is no excuse here.
any_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_article(case: Case) -> None:
    article = newsclean.clean(case.source)
    expected = case.expected
    # One comparison for the whole article: its difference shows at a glance what went wrong.
    found = {
        "title": article.title,
        "byline": article.byline,
        "authors": list(article.authors),
        "date": article.date,
        "body": [text for text in paragraphs(article) if text not in expected["either"]],
    }
    wanted = {
        "title": expected["title"],
        "byline": expected["byline"],
        "authors": expected["authors"],
        "date": moment(expected["date"]),
        "body": expected.get("body", found["body"]),
    }
    if "modified" in expected:
        found["modified"], wanted["modified"] = article.modified, moment(expected["modified"])
    if expected["language"]:
        # "zh-Hant" is "zh" as well.
        found["language"], wanted["language"] = (article.language or "").split("-")[0], expected["language"]
    assert found == wanted
    # 2023-03-14 and midnight of that day are equal to nobody but Python's date arithmetic.
    assert type(found["date"]) is type(wanted["date"])


@any_case
def test_removed_by_name(case: Case) -> None:
    removed = {(removal.detector, removal.text) for removal in newsclean.clean(case.source).removed}
    wanted = {(name, text) for name, texts in case.expected.get("removed", {}).items() for text in texts}
    assert wanted <= removed, [pair for pair in removed if pair[1] in {text for _, text in wanted - removed}]


@pytest.mark.parametrize("case", [marked(case) for case in CASES if case.expected.get("untouched")])
def test_untouched(case: Case) -> None:
    article = newsclean.clean(case.source)
    assert [(removal.detector, removal.reason, removal.text) for removal in article.removed] == []
    if not case.is_html:
        assert article.body.split() == case.source.decode().split()


@any_case
def test_text_of_article_gives_article(case: Case) -> None:
    article = newsclean.clean(case.source)
    assert essence(newsclean.clean(article.to_text())) == essence(article)


@any_case
def test_cleaning_again_changes_nothing(case: Case) -> None:
    body = newsclean.clean(case.source).body
    again = newsclean.clean(body)
    assert [(removal.detector, removal.reason, removal.text) for removal in again.removed] == []
    assert again.body == body


KEPT = [
    (language, name, sentence)
    for language in languages()
    for name, table in tables(language).items()
    for sentence in table.get("keep", ())
]

ARTICLES = {case.expected["language"]: case.expected["body"] for case in CASES if case.expected.get("body")}
"""By language, the paragraphs of one of our articles."""


def around(language: str, sentence: str) -> str:
    """Put a sentence into the middle of an article in its language."""
    before, *after = ARTICLES.get(language, ARTICLES["en"])[:3]
    return "\n\n".join([before, sentence, *after])


@pytest.mark.parametrize(("language", "table", "sentence"), KEPT)
def test_keep_sentence_alone(language: str, table: str, sentence: str) -> None:
    assert_kept(sentence, sentence, language, table)


@pytest.mark.parametrize(("language", "table", "sentence"), KEPT)
def test_keep_sentence_in_article(language: str, table: str, sentence: str) -> None:
    assert_kept(around(language, sentence), sentence, language, table)


def assert_kept(page: str, sentence: str, language: str, table: str) -> None:
    article = newsclean.clean(page)
    assert [(removal.detector, removal.reason, removal.text) for removal in article.removed] == [], (language, table)
    assert sentence in paragraphs(article)


HEADER_TABLES = {"byline", "date", "modified"}
"""Tables of words that header fields are found by; a page's prose is never tested against them."""

KEYS = {*ANCHORS, "keep"}

each_language = pytest.mark.parametrize("language", languages())


@each_language
def test_tables_have_known_names(language: str) -> None:
    assert set(tables(language)) <= {*newsclean.DETECTORS, *HEADER_TABLES, "prose"}
    assert set(tables(language)) <= set(tables("en")), "English has every table, so that its comments explain all"
    for name, table in tables(language).items():
        assert set(table) <= KEYS, name


@each_language
def test_phrases_are_folded(language: str) -> None:
    """Phrases are searched for in folded text, so that one with a capital or a typographic quote is never found."""
    never_found = [
        f"{name}.{anchor}: {phrase!r}, folded {fold(phrase)!r}"
        for name, anchor, phrase in phrases(language)
        if phrase != fold(phrase)
    ]
    assert never_found == []


def fold(phrase: str) -> str:
    points = folded(code_points(" ".join(phrase.split())))
    return points.astype("<u4").tobytes().decode("utf-32-le")


@each_language
def test_no_phrase_twice(language: str) -> None:
    counts = Counter(phrases(language))
    assert [place for place, count in counts.items() if count > 1] == []


@each_language
def test_every_detector_keeps_something(language: str) -> None:
    """A table of phrases without a counter-example was never held against prose."""
    lacking = [
        name
        for name, table in tables(language).items()
        if not table.get("keep") and name not in {*HEADER_TABLES, "prose"}
    ]
    assert lacking == []


def phrases(language: str) -> list[tuple[str, Anchor, str]]:
    return [
        (name, anchor, phrase)
        for name, table in tables(language).items()
        for anchor in ANCHORS
        for phrase in table.get(anchor, ())
    ]
