"""Blocks of HTML: where they begin and end, and where their elements are found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from newsclean.codepoints import BLANKS
from newsclean.read.tags import most_chars, walk_tags
from newsclean.read.walk import MOST_OPEN, SILENT, parse, walk_tree
from tests import pages

if TYPE_CHECKING:
    from newsclean.model import Markup, Piece


def pieces(source: str) -> list[Piece]:
    tree = parse(source)
    return walk_tree(tree).pieces if tree is not None else []


def blocks(source: str) -> list[str]:
    return [piece.text for piece in pieces(source)]


def markup(source: str, at: int = 0) -> Markup:
    found = pieces(source)[at].markup
    assert found is not None
    return found


def flat(source: str) -> list[str]:
    """Read the same without a tree."""
    return [piece.text for piece in walk_tags(source).pieces]


@pytest.mark.parametrize(
    "tag", ["a", "b", "i", "em", "strong", "span", "time", "sup", "mark", "code", "font", "cite", "abbr", "q", "u"]
)
def test_inline_elements_never_split(tag: str) -> None:
    source = f"<p>It <{tag}>rained</{tag}>, they said<{tag}>.</{tag}></p>"
    assert blocks(source) == flat(source) == ["It rained, they said."]


@pytest.mark.parametrize(
    "tag", ["p", "div", "li", "h1", "h6", "blockquote", "section", "figcaption", "dd", "button", "option", "pre"]
)
def test_block_elements_split(tag: str) -> None:
    source = f"<div>One<{tag}>Two</{tag}>Three</div>"
    assert blocks(source) == flat(source) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>It<br>rained</p>", ["It rained"]),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        ("<p>One.<br/>\n <br/>Two.<br><br><br>Three.</p>", ["One.", "Two.", "Three."]),
        ("<p>One.<br><b></b><br>Two.</p>", ["One.", "Two."]),
        ("<p><br><br>One.<br><br></p>", ["One."]),
        ("<p>One<br>two<br>three</p>", ["One two three"]),
    ],
)
def test_two_line_breaks_split_and_one_does_not(source: str, expected: list[str]) -> None:
    assert blocks(source) == flat(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p><span class="dropcap">T</span>he rain</p>', "The rain"),
        ('<p><span class="dropcap">T</span><span>he rain</span></p>', "The rain"),
        ("<p>The water&shy;ways of\u00ad fice</p>", "The waterways of fice"),
        ("<p>\u200b&shy;\u200b The rain &shy;</p>", "The rain"),
        ("<p>The har<wbr>bour post&#8203;office</p>", "The harbour post\u200boffice"),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>です</p>", "漢字です"),
        ("<p><ruby>漢<rt>かん</ruby>字</p>", "漢字"),
        (
            "<p><b>It</b><script>no</script> rained<!-- no --> on <i>Mon</i><!-- no --><u>day</u>.</p>",
            "It rained on Monday.",
        ),
        ("<p>It<br>rained<br><b>for</b> days</p>", "It rained for days"),
        ("<p>re\u0301union, می\u200cخواهم</p>", "re\u0301union, می\u200cخواهم"),
    ],
)
def test_words_are_neither_glued_nor_split(source: str, expected: str) -> None:
    assert blocks(source) == flat(source) == [expected]


INLINE = ("b", "i", "em", "span", "a", "time", "sup", "q", "font", "data-x", "wbr", "img")

words = st.sampled_from(("rain", " ", "fall", "\n", " hail ", "\u00a0", "&amp;", "&shy;", "\u200b", "<!-- no -->", ""))

silent = st.sampled_from(("<script>no</script>", "<style>no</style>", "<rt>no</rt>", "<template><b>no</b></template>"))

inline = st.recursive(
    words | silent,
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>" if tag in {"wbr", "img"} else f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from([tag for tag in INLINE if tag != "a"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=20,
)


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.lists(inline, max_size=6).map("".join))
def test_however_inline_elements_are_nested_the_words_are_those_of_the_text(source: str) -> None:
    tree = parse(f"<p>{source}</p>")
    assert tree is not None
    etree.strip_elements(tree, *SILENT - {"head"}, with_tail=False)
    text = "".join(map(str, tree.itertext())).replace("\u00ad", "").strip(BLANKS)
    assert [word for block in blocks(f"<p>{source}</p>") for word in block.split(" ")] == text.split()


def test_what_is_not_for_snippets_is_called_hidden() -> None:
    tree = parse("<div data-nosnippet><p>It rained.</p></div>")
    assert tree is not None
    assert walk_tree(tree).elements.called[-2:] == ["<div> hidden", "<p>"]


def test_cells_are_set_apart_and_rows_are_blocks() -> None:
    source = "<table><tr><th>Day</th><th>Rain</th></tr><tr><td>Mon</td><td><b>3</b> mm</td></tr></table>"
    assert blocks(source) == flat(source) == ["Day Rain", "Mon 3 mm"]


def test_links_that_touch_are_set_apart_and_words_in_bold_are_not() -> None:
    source = "<p><a>Home</a><a>News</a> and rain<b>fall</b></p>"
    assert blocks(source) == flat(source) == ["Home News and rainfall"]


@pytest.mark.parametrize(
    "source",
    ["<p><span><a>Home</a></span><span><a>News</a></span></p>", "<p><a>Home</a><i></i><a>News</a></p>"],
)
def test_links_that_touch_inside_other_elements_are_set_apart(source: str) -> None:
    assert blocks(source) == ["Home News"]


def test_white_space_is_collapsed_and_a_line_break_in_the_source_is_white_space() -> None:
    assert blocks("<p>\n It \t rained.&nbsp;&nbsp;\u200b</p><p> \u200b </p><p>&nbsp;</p>") == ["It rained."]


@pytest.mark.parametrize(
    "tag",
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "textarea",
        "rt",
        "rp",
    ],
)
def test_elements_whose_text_is_no_text(tag: str) -> None:
    assert blocks(f"<p>It <{tag}>no rain</{tag}>rained.</p>") == ["It rained."]


def test_head_and_comments_are_no_text() -> None:
    source = (
        "<html><head><title>Rain</title></head><body><!-- no --><p>It <!-- no -->rained.</p><?php no ?></body></html>"
    )
    assert blocks(source) == ["It rained."]


def test_figure_and_caption() -> None:
    source = "<figure><img alt='no'><figcaption>A gate.</figcaption></figure><p>It rained.</p>"
    assert blocks(source) == flat(source) == ["A gate.", "It rained."]


@pytest.mark.parametrize(
    "source",
    [
        "<p>One</b></p></div><p>Two</p>",
        "</p></html>One<p>Two</p>",
        "<p>One<p>Two",
        "<div><p>One</div><p>Two</p>",
        "<p><b>One</p><p>Two</b></p>",
    ],
)
def test_stray_and_missing_end_tags(source: str) -> None:
    assert blocks(source) == flat(source) == ["One", "Two"]


def test_character_references_are_spelled_out() -> None:
    source = "<p>Rain &amp; snow &lt;b&gt; &#8220;hail&#8221;</p>"
    assert blocks(source) == flat(source) == ["Rain & snow <b> “hail”"]


@pytest.mark.parametrize("source", ["", " ", "<p></p>", "<!-- -->", "<script>x</script>", "<br><br>"])
def test_nothing(source: str) -> None:
    assert blocks(source) == flat(source) == []


NEWS = """<!DOCTYPE html>
<html><head><title>Gate bent</title></head><body>
<nav class="top-Menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article id="story-1"><h1>Gate bent at canal lock</h1>
<p>It rained <a href="/x">for two days</a>.</p><!-- ad --><p>And then it <b>snowed</b>.</p>
text without an element
<table><tr><td>Mon</td><td>3 mm</td></tr></table></article></main>
<aside hidden><p>Most read</p></aside><footer>© Harbour Post</footer></body></html>"""


def test_markup_of_a_page() -> None:
    found = {piece.text: piece.markup for piece in pieces(NEWS)}
    story, home, footer = found["And then it snowed."], found["Home"], found["© Harbour Post"]
    assert story
    assert home
    assert footer
    assert (story.tag, story.path) == ("p", "/html[1]/body[1]/main[1]/article[1]/p[2]")
    assert story.ancestors == {"html", "body", "main", "article"}
    assert (home.tag, home.link_density) == ("li", 1.0)
    assert "nav" in home.ancestors
    assert (footer.tag, footer.link_density) == ("footer", 0)
    assert story.main is None


def test_text_is_of_the_block_element_around_it() -> None:
    assert markup("<div id=a>One<p>Two</p>Three</div>", 2).path == "/html[1]/body[1]/div[1]"
    assert markup("<div><p><b>One</b></p></div>").tag == "p"
    assert markup("<table><tr><td>One</td></tr></table>").tag == "tr"


@pytest.mark.parametrize(
    ("source", "density"),
    [
        ("<p>It rained</p>", 0),
        ("<p><a>It rained</a></p>", 1),
        ("<p><a>It</a> ra</p>", 0.5),
        ("<a><p>It rained</p></a>", 1),
        ("<p> \n<a> It </a>\n </p>", 1),
    ],
)
def test_link_density(source: str, density: float) -> None:
    assert markup(source).link_density == density


def check_paths(source: str) -> None:
    tree = parse(source)
    assert tree is not None
    for piece in walk_tree(tree).pieces:
        assert piece.markup
        (element,) = cast("list[etree.ElementBase]", tree.getroottree().xpath(piece.markup.path))
        assert element.tag == piece.markup.tag
        assert piece.text.split(" ")[0] in "".join(map(str, element.itertext()))


def test_paths_find_the_element_again() -> None:
    check_paths(NEWS)
    check_paths("<p>One<p>Two<div>Three<div><br><br>Four</div></div>Five")


@settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(pages.grammar_htmls)
def test_paths_find_the_element_again_on_any_page(source: str) -> None:
    check_paths(source.replace("\x00", "\ufffd"))


def test_elements_too_deep_are_read_as_part_of_the_last_that_is_not() -> None:
    deep = MOST_OPEN + 500
    found = walk_tags("<div>" * deep + "One" + "</div>" * deep + "<p>Two</p>").pieces
    assert [piece.text for piece in found] == ["One", "Two"]
    assert found[0].markup
    assert found[0].markup.path.count("/") < MOST_OPEN
    assert found[1].markup
    assert found[1].markup.path == "/p[1]"


@pytest.mark.parametrize(
    "source",
    [
        "<p>One</p><p>Two</p>",
        "<a>One</a><a>Two</a>",
        "<td>One<td>Two",
        "One<br>Two <!-- a > b --> Three",
        "<p title='1 > 0'>One</p><p title=\"<b>\">Two</p>",
        "<p>1 < 2 &amp; 3 > 2</p>",
        "<script>if (1 < 2) '<p>One'</script>Two<style>p > a {}</style>Three",
        "One<script>never closed <p>Two",
        "<SCRIPT>x()</SCRIPT >One",
        "One<p",
    ],
)
def test_text_is_no_more_than_what_stands_outside_of_markup(source: str) -> None:
    assert sum(map(len, flat(source))) <= most_chars(source)


def test_what_scripts_hold_is_no_text() -> None:
    assert most_chars("<p>One</p>" + "<script>let rain = '<b>fell</b>'</script>" * 99) == len("One")


def test_nothing_to_parse() -> None:
    assert parse("") is None
