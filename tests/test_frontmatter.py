"""The header between fences: what is written is read back, and what is no header is text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.declared import Head
from newsclean.frontmatter import MOST_LINES, front_matter, split_front_matter


@pytest.mark.parametrize(
    "source",
    [
        "",
        "---",
        "---\n",
        "---\n---\n",
        "---\n\ntitle: Rain\n---\n",
        "---\nIt rained.\n---\n\nAnd snowed.",
        "---\ntitle: Rain\n\nIt rained.",
        "---\ntitle: Rain\nIt rained all day.\n---\n",
        " ---\ntitle: Rain\n---\n",
        "It rained.\n---\ntitle: Rain\n---\n",
        "----\ntitle: Rain\n----\n",
        "--- title: Rain\n---\n",
        "---\nmood: bad\n---\n",
        "---\n" + "title: Rain\n" * (MOST_LINES + 1) + "---\n",
        "---\n12:30\n---\n",
        "---\nhttps://site.example/a\n---\n",
    ],
)
def test_is_no_front_matter(source: str) -> None:
    assert split_front_matter(source) == (Head(), 0, ())


def test_every_field() -> None:
    source = (
        "---\n"
        'title: "Rain: a \\"history\\""\n'
        "byline: Ada Example and Ben Sample\n"
        'authors: ["Ada Example", "Ben Sample"]\n'
        "date: 2031-03-05T08:00:00+01:00\n"
        "modified: '2031-03-06'\n"
        "language: en-GB\n"
        "---\n\n"
        "It rained.\n"
    )
    head, start, warnings = split_front_matter(source)
    assert source[start:].strip() == "It rained."
    assert [(one.value, one.source) for one in head.titles] == [('Rain: a "history"', "front matter title")]
    assert [one.value for one in head.bylines] == ["Ada Example and Ben Sample"]
    assert [one.value for one in head.authors] == [("Ada Example", "Ben Sample")]
    assert [one.value for one in head.dates] == [dt.datetime(2031, 3, 5, 8, tzinfo=dt.timezone(dt.timedelta(hours=1)))]
    assert [one.value for one in head.modified] == [dt.date(2031, 3, 6)]
    assert (head.language, warnings) == ("en-GB", ())


@pytest.mark.parametrize(
    "source",
    [
        "\ufeff---\ntitle: Rain\n---\n\nIt rained.",
        "---\r\ntitle: Rain\r\n---\r\n\r\nIt rained.",
        "---  \nTitle: Rain  \n--- \nIt rained.",
        "---\ntitle:\tRain\n---\nIt rained.",
        "---\ntitle: 'Rain'\n---\nIt rained.",
    ],
)
def test_spellings(source: str) -> None:
    head, start, _ = split_front_matter(source)
    assert [one.value for one in head.titles] == ["Rain"]
    assert source[start:].strip() == "It rained."


@pytest.mark.parametrize("key", ["author", "byline"])
def test_author_is_the_byline_as_other_tools_write_it(key: str) -> None:
    article = newsclean.clean(f"---\n{key}: Ada Example, Ben Sample\n---\n\nIt rained.")
    assert (article.byline, article.authors) == ("Ada Example, Ben Sample", ("Ada Example", "Ben Sample"))


def test_a_list_of_authors_is_a_byline() -> None:
    article = newsclean.clean('---\nauthors: ["Ada Example", "Ben Sample"]\n---\n\nIt rained.')
    assert (article.byline, article.authors) == ("Ada Example, Ben Sample", ("Ada Example", "Ben Sample"))


def test_keys_that_are_not_read_are_named() -> None:
    _, start, warnings = split_front_matter("---\ntitle: Rain\nmood: bad\ntags: [a]\n---\n")
    assert start
    assert warnings == ("front matter: 'mood' is not read", "front matter: 'tags' is not read")


@pytest.mark.parametrize(
    "value", ["", '""', "null-ish", "not a day", "2031-13-40", "[1, 2]", '{"a": 1}', '"open', "\x00"]
)
def test_values_that_are_no_dates(value: str) -> None:
    assert newsclean.clean(f"---\ntitle: Rain\ndate: {value}\n---\n\nIt rained.").date is None


@pytest.mark.parametrize("authors", ['[""]', "[]", '["", "Ada Example"]', "[null]", "[[[1]]]", '""', "[" * 10_000])
@pytest.mark.parametrize("body", ["It rained for two days.", "<p>It rained for two days.</p>"])
def test_odd_authors_are_no_reason_to_fail(authors: str, body: str) -> None:
    assert newsclean.clean(f"---\ntitle: Rain\nauthors: {authors}\n---\n\n{body}").body == "It rained for two days."


@pytest.mark.parametrize("line", ['author: ["Ada Example", "Ben Sample"]', "author: [Ada Example, Ben Sample]"])
def test_author_may_be_a_list(line: str) -> None:
    article = newsclean.clean(f"---\n{line}\n---\n\nIt rained.")
    assert (article.byline, article.authors) == ("Ada Example, Ben Sample", ("Ada Example", "Ben Sample"))


@pytest.mark.parametrize("authors", ["[null]", '[""]', "[{}]"])
def test_what_is_no_name_is_no_author(authors: str) -> None:
    article = newsclean.clean(f"---\ntitle: Rain\nauthors: {authors}\n---\n\nIt rained.")
    assert (article.byline, article.authors) == (None, ())


@pytest.mark.parametrize(
    "lines", ["authors:\n  - Ada Example", "title: Rain\ntags:\n- rain", "title: >\n  Rain", "title: Rain\n# note"]
)
def test_yaml_of_several_lines(lines: str) -> None:
    assert newsclean.clean(f"---\n{lines}\n---\n\nIt rained.").body == "It rained."


def test_an_apostrophe_in_single_quotes() -> None:
    assert newsclean.clean("---\ntitle: 'It''s rain'\n---\n\nIt rained.").title == "It's rain"


def test_front_matter_before_html() -> None:
    article = newsclean.clean("---\ntitle: Rain\n---\n<p>It rained.</p><p>And then it snowed.</p>")
    assert (article.title, article.sources["title"]) == ("Rain", "front matter title")
    assert article.body == "It rained.\n\nAnd then it snowed."


@pytest.mark.parametrize("fields", [{}, {"title": None, "authors": []}, {"title": ""}])
def test_nothing_is_written_of_nothing(fields: dict[str, object]) -> None:
    assert front_matter(fields) == ""


any_text = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)


@settings(derandomize=True, database=None, deadline=None)
@given(title=any_text, byline=any_text, authors=st.lists(any_text, max_size=3), body=any_text)
def test_what_is_written_is_read_back(title: str, byline: str, authors: list[str], body: str) -> None:
    written = front_matter({"title": title, "byline": byline, "authors": authors, "language": "en"})
    head, start, warnings = split_front_matter(written + body)
    assert start == len(written)
    assert warnings == ()
    assert [one.value for one in head.titles] == [title]
    assert [one.value for one in head.bylines] == [byline]
    assert [one.value for one in head.authors] == ([tuple(authors)] if authors else [])
    assert head.language == "en"


@settings(derandomize=True, database=None, deadline=None)
@given(
    st.lists(
        st.sampled_from(("---", "title: Rain", "date: 2031-03-05", "x", "", "authors: [", "a: b", "\ufeff")) | any_text,
        max_size=8,
    )
)
def test_any_text_is_split_within_its_bounds(lines: list[str]) -> None:
    source = "\n".join(lines)
    head, start, _ = split_front_matter(source)
    assert 0 <= start <= len(source)
    assert start or head == Head()
