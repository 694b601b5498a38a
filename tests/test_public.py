"""The public face: two functions and the types that go in and come out."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean import model
from newsclean.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = (
    "The lock at the head of the canal has been out of order since Friday, when a barge struck the lower gate.\n\n"
    "Skippers are told to wait or to take the river, a detour of two days, the waterways office said on Monday."
)

PAGE = f"Skip to content\n\n{STORY}\n\n12 Comments"


@pytest.mark.parametrize("source", [None, 1, 1.5, ["text"], ("text",), {"text"}, object(), iter("text")])
def test_clean_takes_text_or_bytes(source: object) -> None:
    with pytest.raises(TypeError, match=f"str or bytes, not {type(source).__name__}"):
        newsclean.clean(source)  # type: ignore[arg-type] # that is the point
    with pytest.raises(TypeError, match="str or bytes"):
        list(newsclean.clean_many([source]))  # type: ignore[list-item] # that is the point


def test_clean_takes_every_kind_of_bytes() -> None:
    expected = newsclean.clean(PAGE)
    assert newsclean.clean(PAGE.encode()) == expected
    assert newsclean.clean(bytearray(PAGE.encode())) == expected  # type: ignore[arg-type] # works, and is not promised
    assert newsclean.clean(memoryview(PAGE.encode())) == expected  # type: ignore[arg-type] # what a file mapped into memory gives


def test_a_path_is_a_text_and_is_not_opened() -> None:
    assert newsclean.clean("/etc/hostname").body == "/etc/hostname"


def test_options_are_named() -> None:
    with pytest.raises(TypeError):
        newsclean.clean(PAGE, "https://site.example/")  # type: ignore[call-arg] # that is the point


def test_url_helps_to_date_html() -> None:
    page = f"<html><body><h1>Gate bent</h1>{''.join(f'<p>{text}</p>' for text in STORY.split(chr(10)))}</body></html>"
    assert newsclean.clean(page).date is None
    found = newsclean.clean(page, url="https://site.example/2031/03/05/gate-bent")
    assert found.date
    assert (found.date.isoformat(), found.sources["date"]) == ("2031-03-05", "url")


class TestCleanMany:
    def test_gives_what_clean_gives(self) -> None:
        sources: list[str | bytes] = [
            PAGE,
            "",
            PAGE.encode(),
            f"<p>{STORY}</p>",
            "---\ntitle: Rain\n---\n",
            STORY * 2000,
            PAGE,
        ]
        assert list(newsclean.clean_many(sources)) == [newsclean.clean(source) for source in sources]

    def test_nothing_gives_nothing(self) -> None:
        assert list(newsclean.clean_many([])) == []

    def test_is_lazy(self) -> None:
        taken: list[int] = []

        def sources() -> Iterator[str]:
            for number in range(1000):
                taken.append(number)
                yield PAGE * 200

        articles = newsclean.clean_many(sources())
        assert taken == []
        next(articles)
        assert 0 < len(taken) < 50

    def test_never_ends_where_its_sources_do_not(self) -> None:
        def sources() -> Iterator[str]:
            while True:
                yield PAGE * 50

        articles = newsclean.clean_many(sources())
        assert next(articles) == next(articles)

    def test_takes_detectors(self) -> None:
        (article,) = newsclean.clean_many([PAGE], detectors={})
        assert article.body == PAGE


def test_an_article_is_equal_to_itself_and_to_no_other() -> None:
    assert newsclean.clean(PAGE) == newsclean.clean(PAGE)
    assert newsclean.clean(PAGE) != newsclean.clean(STORY)


@pytest.mark.parametrize(
    "source", [PAGE, f"<html><body><p>{STORY}</p></body></html>", "---\ntitle: Rain\ndate: 2031-03-05\n---\n"]
)
def test_an_article_can_be_pickled_and_copied(source: str) -> None:
    article = newsclean.clean(source)
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own bytes
    assert copy.deepcopy(article) == article


def test_a_page_can_be_pickled() -> None:
    page = read(PAGE)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - our own bytes


TYPES = [kind for kind in vars(model).values() if isinstance(kind, type) and is_dataclass(kind)]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_types_are_frozen_and_have_no_room_for_more(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined] # dataclasses say it nowhere else
    assert not hasattr(object.__new__(kind), "__dict__")


def test_an_article_cannot_be_changed() -> None:
    article = newsclean.clean(PAGE)
    with pytest.raises(FrozenInstanceError):
        article.body = ""  # type: ignore[misc] # that is the point
    with pytest.raises(AttributeError):
        article.removed[0].text = ""  # type: ignore[misc] # that is the point
    assert all(isinstance(getattr(article, name), tuple) for name in ("authors", "removed", "warnings"))


def test_detectors_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        newsclean.DETECTORS["mine"] = lambda _: ()  # type: ignore[index] # that is the point
    assert list(newsclean.detectors()) == list(newsclean.DETECTORS)


def test_every_public_name_is_there_and_explained() -> None:
    for name in newsclean.__all__:
        assert hasattr(newsclean, name)
    assert all(doc.strip() for doc in newsclean.detectors().values())


def test_fields_that_are_not_known_are_none() -> None:
    article = newsclean.clean("")
    assert {field.name: getattr(article, field.name) for field in fields(article)} == {
        **dict.fromkeys(("title", "byline", "date", "modified", "language")),
        **dict.fromkeys(("site", "url", "image", "section", "licence", "paywalled")),
        **dict.fromkeys(("authors", "removed", "warnings", "tags", "parts"), ()),
        "body": "",
        "sources": {},
    }
