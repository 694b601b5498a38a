"""What the parts of an article are: their kinds, links, cells and lines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.parts import Link, Part
from newsclean.prose import pages as measured
from newsclean.read import draft
from newsclean.read.text import tidy
from newsclean.structure import offsets, parts_of, target
from newsclean.write.markdown import bare, body, linked
from tests import pages

PAGE = "https://news.example/2031/bridge"


def parts(source: str, url: str | None = PAGE) -> tuple[Part, ...]:
    """Read a page, and keep all of it."""
    (page,) = measured([draft(f"<html><body>{source}</body></html>", url)])
    return parts_of(page.blocks, page)


def kinds(source: str) -> list[tuple[str, str, int]]:
    return [(part.text, part.kind, part.level) for part in parts(source)]


def markdown(source: str, *, links: bool = False, url: str | None = PAGE) -> str:
    return "\n\n".join(body(parts(source, url), linked if links else bare))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Rain", [("Rain", "paragraph", 0)]),
        ("<div>Rain</div>", [("Rain", "paragraph", 0)]),
        ("<h2>Rain</h2>", [("Rain", "subhead", 2)]),
        ("<h4><div><b>Rain</b></div></h4>", [("Rain", "subhead", 4)]),
        ("<ul><li>Rain<li>Hail</ul>", [("Rain", "bullet", 1), ("Hail", "bullet", 1)]),
        ("<ol><li><p>Rain</p></li></ol>", [("Rain", "number", 1)]),
        (
            "<ol><li>Rain<ul><li>Hail</ul>Snow</ol>",
            [("Rain", "number", 1), ("Hail", "bullet", 2), ("Snow", "number", 1)],
        ),
        ("<ul><ul><li>Rain</ul></ul>", [("Rain", "bullet", 2)]),
        ("<li>Rain</li>", [("Rain", "bullet", 1)]),
        ("<li><h3>Rain</h3></li>", [("Rain", "subhead", 3)]),
        ("<ul><li><article><p>Rain</p></article></li></ul>", [("Rain", "paragraph", 0)]),
        ("<blockquote>Rain</blockquote>", [("Rain", "quote", 1)]),
        ("<blockquote><blockquote><p>Rain</blockquote></blockquote>", [("Rain", "quote", 2)]),
        ("<blockquote><ul><li>Rain</ul></blockquote>", [("Rain", "bullet", 1)]),
        ("<pre>Rain</pre>", [("Rain", "preformatted", 0)]),
        ("<table><tr><td>Rain</td></tr></table>", [("Rain", "row", 0)]),
        ("<table><tr><td><p>Rain</p></td></tr></table>", [("Rain", "paragraph", 0)]),
        ("<table><caption>Rain</caption></table>", [("Rain", "paragraph", 0)]),
        ("<ol><li><table><tr><td><ul><li>Rain</ul></table></ol>", [("Rain", "bullet", 1)]),
        ("<dl><dt>Rain<dd>Water</dl>", [("Rain", "paragraph", 0), ("Water", "paragraph", 0)]),
    ],
)
def test_the_nearest_element_that_says_so_decides(source: str, expected: list[tuple[str, str, int]]) -> None:
    assert kinds(source) == expected


def test_groups_tell_what_belongs_together() -> None:
    found = parts("<blockquote><p>One</p><p>Two</p></blockquote><blockquote>Three</blockquote><p>Four</p><p>Five</p>")
    one, two, three, four, five = [part.group for part in found]
    assert one == two
    assert len({two, three, four}) == 3
    assert four == five == 0


def test_parts_of_text_are_paragraphs() -> None:
    (page,) = measured([draft("It rained.\n\n- Hail\n\n# Snow")])
    assert parts_of(page.blocks, page) == (Part("It rained."), Part("- Hail"), Part("# Snow"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p>It <a href="/r">rained</a>.</p>', [("rained", "https://news.example/r")]),
        (
            '<p> \n\u200b<b>It</b>  <a href="r">\n rained &shy; hard</a>.</p>',
            [("rained hard", "https://news.example/2031/r")],
        ),
        (
            '<p><a href="/a">A</a><a href="/b">B</a></p>',
            [("A", "https://news.example/a"), ("B", "https://news.example/b")],
        ),
        ('<a href="/a"><p>A</p><p>B</p></a>', [("A", "https://news.example/a"), ("B", "https://news.example/a")]),
        ('<p>A<a href="/a"> B<br><br>C </a>D</p>', [("B", "https://news.example/a"), ("C", "https://news.example/a")]),
        ('<p>ra<a href="/a">in</a>fall</p>', [("in", "https://news.example/a")]),
        ('<p>A<a href="/a"></a><a href="/b"> <img></a></p>', []),
        ('<p><a>A</a><a name="b">B</a><a href="">C</a></p>', []),
        ('<p><a href="#top">A</a></p>', []),
        ('<p><a href="http://[rain">A</a></p>', []),
        ('<p>A \ufeff<a href="/a">\u00ad</a>B</p>', []),
    ],
)
def test_links(source: str, expected: list[tuple[str, str]]) -> None:
    found = parts(source)
    assert [(part.text[link.start : link.end], link.url) for part in found for link in part.links] == expected


@pytest.mark.parametrize(
    ("source", "where", "link"),
    [
        ("<p><a href='/rain'>Rain\n in <b>Oslo</b></a></p>", "/rain", (0, 12, "https://news.example/rain")),
        ("<tr><td>x</td></tr><li><a href='/rain'> Rain </a></li>", "/rain", (0, 4, "https://news.example/rain")),
        ("<p><a>Rain</a></p>", "", None),
    ],
)
def test_a_block_that_is_one_link_keeps_where_it_leads(
    source: str, where: str, link: tuple[int, int, str] | None
) -> None:
    (page,) = measured([draft(f"<html><body>{source}</body></html>", PAGE)])
    markup = page.blocks[-1].markup
    assert markup is not None
    assert (markup.written, markup.link_density) == (where, 1.0)
    assert parts_of(page.blocks, page)[-1].links == ((Link(*link),) if link else ())


def test_links_are_relative_to_the_base_of_the_page() -> None:
    head = '<html><head><base href="/archive/"></head><body>'
    source = head + '<p><a href="r">Rain</a></p></body></html>'
    for url, expected in ((PAGE, "https://news.example/archive/r"), (None, "/archive/r")):
        (page,) = measured([draft(source, url)])
        assert parts_of(page.blocks, page)[0].links == (Link(0, 4, expected),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " \x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript\r:alert(1)",
        "data:text/html,rain",
        "vbscript:rain",
        "mailto:ada@news.example",
        "tel:12345",
        "file:///etc/passwd",
        "",
        " ",
        "https://[",
        "x" * 10_000,
    ],
)
@pytest.mark.parametrize("base", [None, PAGE, "javascript:", "nonsense"])
def test_links_that_lead_to_no_page(url: str, base: str | None) -> None:
    assert target(url, base) == ""


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.lists(st.text(" \n\u00a0\u200b\u00adab", max_size=6), min_size=1, max_size=8))
def test_offsets_are_where_the_strings_stand(strings: list[str]) -> None:
    (page,) = measured(
        [draft("<html><body><p>" + "".join(f"<b>{string}</b>" for string in strings) + "</p></body></html>")]
    )
    for block in page.blocks:
        starts, ends = offsets(block.text, strings)
        for start, end, string in zip(starts, ends[1:], strings, strict=False):
            assert tidy(block.text[start:end]) == tidy(string.replace("\u00ad", ""))


def test_cells() -> None:
    source = "<table><tr><td>Mon<td> <b>3</b> mm <td><td>&shy;x</tr><tr><td></td><td>4 mm</td></tr></table>"
    assert [[part.text[start:end] for start, end in part.cells] for part in parts(source)] == [
        ["Mon", "3 mm", "", "x"],
        ["", "4 mm"],
    ]


def test_lines_of_preformatted_text() -> None:
    (part,) = parts("<pre>\n\n  if <b>rain</b>:\n\n      wait\n      <i>then</i><br>go  \n</pre>")
    assert part.text == "if rain: wait then go"
    assert part.layout == "  if rain:\n\n      wait\n      then\ngo"


def test_a_table_is_written_as_one_where_it_has_columns() -> None:
    source = "<table><tr><th>Day<th>Rain|mm</tr><tr><td>Mon<td>3<td>x</tr></table>"
    assert markdown(source) == "| Day | Rain\\|mm |  |\n| --- | --- | --- |\n| Mon | 3 | x |"
    assert markdown("<table><tr><td><td>Rain</tr><tr><td><td>Hail</tr></table>") == "Rain\n\nHail"
    assert markdown("<table><tr><td>A<td>B</table><table><tr><td>C<td>D</table>").count("| --- |") == 2


def test_lists_are_written_with_their_nesting() -> None:
    source = "<ul><li>A<ol><li>B<li>C<p>D</p></ol><li>E</ul><p>F</p><ol><li>G</ol>"
    assert markdown(source) == "- A\n  1. B\n  2. C\n\n     D\n- E\n\nF\n\n1. G"


def test_text_that_looks_like_markup_is_escaped_in_every_kind() -> None:
    source = "<h2>1. *Rain* #</h2><ul><li># Hail</ul><blockquote>&gt; Snow</blockquote><p>- Ice</p>"
    assert markdown(source) == "## 1\\. \\*Rain\\* \\#\n\n- \\# Hail\n\n> \\> Snow\n\n\\- Ice"


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert markdown("<pre>\n```\nrain\n````\n</pre>") == "`````\n```\nrain\n````\n`````"


def test_links_are_written_where_they_are_wanted() -> None:
    source = '<p>It rained!<a href="/a_b (c)?d=1&amp;amp;e">See [here]</a> *</p><h2><a href="t">Tide</a></h2>'
    assert markdown(source) == "It rained!See \\[here\\] \\*\n\n## Tide"
    assert markdown(source, links=True) == (
        "It rained\\![See \\[here\\]](https://news.example/a_b%20%28c%29?d=1&amp;amp;e) \\*\n\n"
        "## [Tide](https://news.example/2031/t)"
    )
    assert markdown(source, links=True, url=None).endswith("## [Tide](t)")


def test_links_in_cells_are_written_in_their_cells() -> None:
    source = '<table><tr><td><a href="/a">A</a><td>B</tr><tr><td>C<td>x <a href="/d">D</a></tr></table>'
    assert markdown(source, links=True, url=None) == "| [A](/a) | B |\n| --- | --- |\n| C | x [D](/d) |"


@settings(derandomize=True, deadline=None, database=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(pages.grammar_htmls)
def test_every_page_has_parts_that_can_be_written(source: str) -> None:
    (page,) = measured([draft(source, PAGE)])
    found = parts_of(page.blocks, page)
    assert [part.text for part in found] == [block.text for block in page.blocks]
    for inline in (bare, linked):
        assert bool("".join(body(found, inline))) == bool(found)


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + '<a href="/rain">rain</a> and ' * 20_000,
        "<p>" + "<a href=/rain>rain" * 20_000,
        "<table><tr>" + "<td>rain" * 20_000,
        "<table>" + "<tr><td>a<td>b" * 10_000,
        "<ul><li>rain" * 20_000,
        "<blockquote>rain" * 20_000,
        "<b>rain<br><br>" * 20_000,
        "<p>rain" * 20_000,
        '<p><a href="' + "x" * 5_000_000 + '">rain</a>',
        "<pre>" + "\n" * 500_000 + "rain",
        "<p>" + "rain\u00ad" * 200_000,
    ],
)
def test_hostile_pages_come_to_an_end(source: str) -> None:
    assert "\n\n".join(body(parts(source), linked))
