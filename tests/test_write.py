"""What an article is written as, and what reading it gives back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, replace

import pytest

import newsclean
from newsclean.model import Article, Removal
from newsclean.write.json import to_dict
from newsclean.write.markdown import escaped, to_markdown
from newsclean.write.text import to_text
from tests.support import CASES, Case, essence

BODY = (
    "The lock at the head of the canal has been out of order since Friday, when a barge struck the lower gate.\n\n"
    "Skippers are told to wait or to take the river, a detour of two days, the waterways office said on Monday."
)

ARTICLE = Article(
    title='Gate bent: "no way through"',
    byline="Ada Example and Ben Sample",
    authors=("Ada Example", "Ben Sample"),
    date=dt.datetime(2031, 3, 5, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    modified=dt.date(2031, 3, 6),
    body=BODY,
    language="en",
    removed=(Removal("chrome", "is 'menu'", "Menu", (0, 4)), Removal("feed", "is a label", "News", "/html[1]")),
    warnings=("odd",),
    sources={"title": "json-ld headline"},
)

BARE = Article(None, None, (), None, None, "", None, (), (), {})


def test_text() -> None:
    assert to_text(ARTICLE) == (
        "---\n"
        'title: "Gate bent: \\"no way through\\""\n'
        'byline: "Ada Example and Ben Sample"\n'
        'authors: ["Ada Example", "Ben Sample"]\n'
        'date: "2031-03-05T08:30:00+01:00"\n'
        'modified: "2031-03-06"\n'
        'language: "en"\n'
        "---\n\n" + BODY + "\n"
    )


def test_text_is_what_str_and_the_method_give() -> None:
    assert str(ARTICLE) == ARTICLE.to_text() == to_text(ARTICLE)


def test_text_without_a_header_is_the_body() -> None:
    assert to_text(replace(BARE, body="It rained.")) == "It rained.\n"


def test_text_of_nothing_is_empty() -> None:
    assert to_text(BARE) == ""


def test_text_without_a_body_is_the_header() -> None:
    article = replace(BARE, title="Rain")
    assert essence(newsclean.clean(to_text(article))) == essence(article)


def test_text_is_read_back() -> None:
    assert essence(newsclean.clean(to_text(ARTICLE))) == essence(ARTICLE)


DAYS = [
    dt.date(1999, 12, 31),
    dt.datetime(2031, 3, 5, 0, 0),  # noqa: DTZ001 - a page may name no zone
    dt.datetime(2031, 3, 5, 23, 59, 59, tzinfo=dt.UTC),
]


@pytest.mark.parametrize("day", DAYS)
def test_a_date_stays_a_date_and_a_moment_a_moment(day: dt.date) -> None:
    read = newsclean.clean(to_text(replace(ARTICLE, date=day))).date
    assert (read, type(read)) == (day, type(day))


@pytest.mark.parametrize(
    "title", ["---", "# Rain", "Rain\\snow", "Rain \U0001f327", "12", "null", "[rain]", "'Rain'", "يوم ماطر", "\ud800"]
)
def test_any_title_is_read_back(title: str) -> None:
    assert newsclean.clean(to_text(replace(ARTICLE, title=title))).title == title


def test_dict_has_every_field_and_json_holds_it() -> None:
    written = to_dict(ARTICLE)
    assert list(written) == [field.name for field in fields(Article)]
    assert json.loads(json.dumps(written)) == written
    assert written["date"] == "2031-03-05T08:30:00+01:00"
    assert written["modified"] == "2031-03-06"
    assert written["authors"] == ["Ada Example", "Ben Sample"]
    assert written["removed"] == [
        {"detector": "chrome", "reason": "is 'menu'", "text": "Menu", "span": [0, 4]},
        {"detector": "feed", "reason": "is a label", "text": "News", "span": "/html[1]"},
    ]
    assert ARTICLE.to_dict() == written


def test_dict_of_nothing() -> None:
    assert json.loads(json.dumps(to_dict(BARE))) == {
        **dict.fromkeys(("title", "byline", "date", "modified", "language")),
        **dict.fromkeys(("site", "url", "image", "section", "licence", "paywalled")),
        **{name: [] for name in ("authors", "removed", "warnings", "tags", "parts")},
        "body": "",
        "sources": {},
    }


def test_markdown() -> None:
    assert to_markdown(ARTICLE) == (
        '# Gate bent: "no way through"\n\n*Ada Example and Ben Sample · 2031-03-05T08:30:00+01:00*\n\n' + BODY + "\n"
    )
    assert ARTICLE.to_markdown() == to_markdown(ARTICLE)


def test_markdown_of_a_body_alone() -> None:
    assert to_markdown(replace(BARE, body="It rained.")) == "It rained.\n"


@pytest.mark.parametrize(
    "text",
    ["It rained.", "3.5 million", "-5 degrees", "#rain", "2024", "it's 100% true!", "a+b", "C# and F#", "12.30"],
)
def test_markdown_leaves_alone_what_is_no_markup(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Rain*", "\\*Rain\\*"),
        ("_rain_ `code` [link](x) <b>", "\\_rain\\_ \\`code\\` \\[link\\](x) \\<b\\>"),
        ("# Rain", "\\# Rain"),
        ("- Rain", "\\- Rain"),
        ("+ Rain", "\\+ Rain"),
        ("> Rain", "\\> Rain"),
        ("1. Rain", "1\\. Rain"),
        ("12) Rain", "12\\) Rain"),
        ("back\\slash", "back\\\\slash"),
        ("#", "\\#"),
    ],
)
def test_markdown_escapes_what_would_be_markup(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize("text", ["## Rain", "### 1", "---", "~~~", "~~~ x", "&amp;"])
def test_markdown_escapes_rarer_markup(text: str) -> None:
    assert escaped(text) != text


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_our_pages(case: Case) -> None:
    article = newsclean.clean(case.source)
    assert essence(newsclean.clean(article.to_text())) == essence(article)
    assert json.loads(json.dumps(article.to_dict(), ensure_ascii=False)) == article.to_dict()
    assert article.to_markdown().endswith("\n")
