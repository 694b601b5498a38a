"""The rest of what a page declares: its site, address, picture, section, tags, licence and price."""

from __future__ import annotations

import json

import pytest
from lxml import html

import newsclean
from newsclean.declared import Declared, Head
from newsclean.read.head import read_head

URL = "https://www.example.com/news/bridge?from=home"


def head_of(markup: str, url: str | None = URL) -> Head:
    return read_head(html.document_fromstring(f"<html>{markup}</html>"), url)


def linked(**fields: object) -> str:
    work = {"@type": "NewsArticle", "headline": "Crack closes the harbour bridge", **fields}
    return f'<head><script type="application/ld+json">{json.dumps(work)}</script></head>'


def test_json_ld_gives_all_of_them() -> None:
    head = head_of(
        linked(
            publisher={"@type": "Organization", "name": "Harbour Press"},
            mainEntityOfPage={"@id": "https://www.example.com/news/bridge"},
            image=[{"@type": "ImageObject", "url": "/crack.jpg"}],
            articleSection=["Harbour", "City"],
            keywords=["bridge", "crack", "Bridge"],
            license="https://creativecommons.org/licenses/by/4.0/",
            isAccessibleForFree=False,
        )
    )
    assert head.site == Declared("Harbour Press", "json-ld publisher")
    assert head.url == Declared("https://www.example.com/news/bridge", "json-ld mainEntityOfPage")
    assert head.image == Declared("https://www.example.com/crack.jpg", "json-ld image")
    assert head.section == Declared("Harbour", "json-ld articleSection")
    assert head.tags == Declared(("bridge", "crack"), "json-ld keywords")
    assert head.licence == Declared("https://creativecommons.org/licenses/by/4.0/", "json-ld license")
    assert head.paywalled == Declared(value=True, source="json-ld isAccessibleForFree")


def test_metas_and_links_give_them_as_well() -> None:
    head = head_of(
        '<head><meta property="og:site_name" content="Harbour &amp;amp; Press"><link rel="canonical" href="/news/bridge">'
        '<meta property="og:image" content="https://img.example.com/1.jpg"><meta property="article:section" content="City">'
        '<meta property="article:tag" content="bridge"><meta property="article:tag" content="tram">'
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><meta name="article:content_tier" content="metered"></head>'
    )
    assert head.site == Declared("Harbour & Press", "meta ogsitename")
    assert head.url == Declared("https://www.example.com/news/bridge", "link canonical")
    assert head.image == Declared("https://img.example.com/1.jpg", "meta ogimage")
    assert head.section == Declared("City", "meta articlesection")
    assert head.tags == Declared(("bridge", "tram"), "meta articletag")
    assert head.licence == Declared("https://creativecommons.org/licenses/by/4.0/", "link license")
    assert head.paywalled == Declared(value=True, source="meta articlecontenttier")


def test_a_page_that_says_nothing_gives_none() -> None:
    assert head_of("<body><p>It rained.") == Head()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, False),
        ("False", True),
        ("http://schema.org/True", False),
        (["false"], True),
        ("perhaps", None),
        (None, None),
    ],
)
def test_free_or_not(value: object, expected: bool | None) -> None:  # noqa: FBT001 - what is tested is a bool
    head = head_of(linked(isAccessibleForFree=value))
    assert (head.paywalled.value if head.paywalled else None) is expected


def test_what_is_behind_the_wall_is_no_work_of_its_own() -> None:
    head = head_of(linked(isAccessibleForFree=True, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False}))
    assert head.paywalled == Declared(value=False, source="json-ld isAccessibleForFree")


def test_the_front_page_is_no_articles_address() -> None:
    markup = '<head><link rel="canonical" href="https://www.example.com/"><meta property="og:url" content="{}"></head>'
    assert head_of(markup.format("https://www.example.com/news/bridge")).url == Declared(
        "https://www.example.com/news/bridge", "meta ogurl"
    )
    assert head_of(markup.format("https://www.example.com/")).url is None
    assert head_of(markup.format(""), "https://www.example.com/").url is not None


@pytest.mark.parametrize("address", ["http://[", "javascript:void(0)", "data:image/png;base64,AAAA", "", "x" * 5000])
def test_what_is_no_address_is_passed_over(address: str) -> None:
    assert head_of(f'<head><meta property="og:image" content="{address}"></head>', None).image is None


def test_a_publisher_that_is_an_address_is_no_name() -> None:
    assert head_of('<head><meta name="publisher" content="https://www.facebook.com/example"></head>').site is None


def test_the_licence_of_a_picture_is_not_the_pages() -> None:
    link = '<p><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></p>'
    head = head_of(f"<body><h1>Crack closes the harbour bridge</h1><figure><figcaption>{link}</figcaption></figure>")
    assert head.licence is None
    head = head_of(f"<body><h1>Crack closes the harbour bridge</h1><footer>{link}</footer>")
    assert head.licence == Declared("https://creativecommons.org/licenses/by/4.0/", "rel=license")


def test_the_article_has_them_with_their_sources() -> None:
    text = "Crews closed the harbour bridge on Tuesday after an inspector found a crack in one of its two main cables."
    page = f"<html>{linked(author='Ada Example', isAccessibleForFree=True)}<body><h1>Crack closes the harbour bridge</h1><p>{text}</p>"
    article = newsclean.clean(page, url=URL)
    assert (article.paywalled, article.tags, article.site) == (False, (), None)
    assert article.sources["paywalled"] == "json-ld isAccessibleForFree"
    assert article.sources["authors"] == "json-ld author"
    assert article.sources["language"] == "text: its words"
    assert article.to_dict()["paywalled"] is False
    assert newsclean.clean(article.to_text()).body == article.body
