"""Which blocks are main content: what the scorer makes of the page with its markup."""

from __future__ import annotations

import newsclean
from newsclean.elements import Element
from newsclean.model import Markup
from newsclean.read import read
from newsclean.read.vote import voted

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
    f"<aside class='sidebar'><h3>Most read</h3><ul><li><a href='/b'>{ASIDE}</a></li>"
    "<li><a href='/c'>Ship leaves port</a></li></ul></aside></body></html>"
)


def votes(source: str) -> dict[str, bool | None]:
    return {block.text: block.markup.main if block.markup else None for block in read(source).blocks}


def test_the_article_is_main_content_and_what_stands_around_it_is_not() -> None:
    found = votes(PAGE)
    assert [found[text] for text in STORY] == [True] * len(STORY)
    assert found[ASIDE] is False
    assert found["Home Sport"] is False


def test_text_has_no_vote() -> None:
    assert [block.markup for block in read("\n\n".join(STORY)).blocks] == [None] * len(STORY)


def test_an_article_without_a_page_around_it_is_not_voted_on() -> None:
    bare = "".join(f"<p>{text}</p>" for text in STORY)
    assert set(votes(f"<html><body>{bare}</body></html>").values()) == {None}
    assert newsclean.clean(bare).removed == ()


def test_what_is_voted_out_is_no_prose() -> None:
    paragraphs = read(f"<p>{STORY[0]}</p><p>{STORY[1]}</p>").blocks
    stays, out = voted(paragraphs, [True, False])
    assert [block.prose for block in (*paragraphs, stays, out)] == [True, True, True, False]
    assert [block.markup.main for block in (stays, out) if block.markup] == [True, False]


def test_without_blocks_there_is_nothing_to_vote_on() -> None:
    assert voted((), []) == ()


def test_an_element_is_looked_at_once_and_names_what_is_around_it() -> None:
    page = read('<body><div class="story-body" role="main"><p>One.</p><p id="lead" hidden>Two.</p></div></body>')
    first, second = (block.markup for block in page.blocks)
    assert isinstance(first, Markup)
    assert isinstance(second, Markup)
    one, two = page.elements[first.element], page.elements[second.element]
    assert one.around == two.around
    assert isinstance(one, Element)
    assert len(page.elements) == len(page.elements.paths) == 6
    assert page.elements[one.around].called == "<div> story-body role=main"
    assert (one.called, two.called) == ("<p>", "<p> lead hidden")
    assert (one.path, two.path) == ("/html[1]/body[1]/div[1]/p[1]", "/html[1]/body[1]/div[1]/p[2]")


def test_a_vote_takes_no_link_away() -> None:
    article = newsclean.clean(PAGE.replace("a barge", "<a href='https://canal.example/barge'>a barge</a>"))
    assert "when [a barge](https://canal.example/barge) struck" in article.to_markdown(links=True)
