"""Pages that a script draws: pages invented for the purpose."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.read.html import read_html
from newsclean.read.lazy import WARNING
from newsclean.read.literals import passages

STORY = (
    "The river rose for two days before the dam above the village gave way on Monday night, the mayor said.",
    "Nobody was hurt. “We had all gone to the cinema on the hill,” she said, “because it was the only dry place.”",
    "The water took the bridge, the bus stop and eleven garden sheds, of which nine have been found at the coast.",
    "Engineers had warned of the dam for years. A report of 2029 called it “older than the maps that it is drawn on”.",
    "It will be built again in the summer, out of stone this time, and the village will be able to see it being built.",
)
HTML = "".join(f"<p>{one}</p>" for one in STORY)
PAGE = "<html><head><title>Rain</title></head><body><h1>Dam gives way after rain</h1>{}<footer><p>Menu</p></footer>{}</body></html>"


def texts(scripts: str, shown: str = "") -> list[str]:
    return [piece.text for piece in read_html(PAGE.format(shown, scripts), None).pieces]


def pushed(text: str) -> str:
    return f"<script>self.__next_f.push([1,{json.dumps(text)}])</script>"


def escaped(data: object) -> str:
    return json.dumps(data).replace("</", "<\\/")


WAYS = {
    "articleBody": '<script type="application/ld+json">'
    + escaped({"@type": "NewsArticle", "headline": "Dam gives way", "articleBody": "\n\n".join(STORY)})
    + "</script>",
    "one object of HTML": f'<script id="__NEXT_DATA__" type="application/json">{escaped({"props": {"html": HTML}})}</script>',
    "one object of texts": f'<script type="application/json">{escaped({"blocks": [{"text": one} for one in STORY]})}</script>',
    "calls with JSON": "".join(pushed("5:" + json.dumps(["$", "p", None, {"children": one}])) for one in STORY),
    "calls with HTML": pushed("1a:T5c3," + HTML),
    "calls with JSON of HTML": pushed("5:" + json.dumps({"body": HTML})),
    "an assignment": f"<script>window.__STATE__ = JSON.parse({escaped(json.dumps({'body': HTML}))});</script>",
}


@pytest.mark.parametrize("scripts", WAYS.values(), ids=WAYS.keys())
def test_paragraphs_are_found_above_the_footer(scripts: str) -> None:
    assert texts(scripts) == ["Dam gives way after rain", *STORY, "Menu"]


def test_a_warning_says_so_and_every_piece_has_its_own_path() -> None:
    draft = read_html(PAGE.format("", WAYS["one object of HTML"]), None)
    assert draft.warnings == (WARNING,)
    paths = [piece.markup.path for piece in draft.pieces if piece.markup]
    assert len(set(paths)) == len(draft.pieces)
    assert paths[1] == "/div[1]/div[1]/p[1]"
    assert all(draft.elements[piece.markup.element].path == piece.markup.path for piece in draft.pieces if piece.markup)


def test_a_page_that_shows_its_article_is_left_alone() -> None:
    shown = "".join(f"<p>{one}</p>" for one in STORY)
    other = escaped(
        {"html": "<p>Something else was written here, and it is as long as it is beside the point.</p>" * 20}
    )
    draft = read_html(PAGE.format(shown, f'<script type="application/json">{other}</script>'), None)
    assert [piece.text for piece in draft.pieces] == ["Dam gives way after rain", *STORY, "Menu"]
    assert draft.warnings == ()


@pytest.mark.parametrize(
    "script",
    [
        'var css = ".a{margin:0 auto;padding:0 1px 2px 3px}.b{top:0;left:0;right:0}";' * 40,
        f"var notice = {json.dumps(STORY[0])};",
        'var big = "' + "QUJD" * 5000 + '";',
        "// " + STORY[0] * 20,
    ],
    ids=["styles", "one sentence", "base64", "a comment"],
)
def test_what_is_no_article_is_not_taken_for_one(script: str) -> None:
    assert texts(f"<script>{script}</script>") == ["Dam gives way after rain", "Menu"]


def test_the_declared_text_goes_before_a_longer_one_unless_it_is_cut_off() -> None:
    rest = f'<script type="application/json">{escaped({"a": HTML, "teaser": "The next village is dry, and says so often."})}</script>'
    assert texts(WAYS["articleBody"] + rest)[1:-1] == list(STORY)
    cut = {"@type": "NewsArticle", "headline": "Dam gives way", "articleBody": STORY[0]}
    assert STORY[4] in texts(f'<script type="application/ld+json">{escaped(cut)}</script>' + rest)


def test_nothing_is_said_twice() -> None:
    twice = escaped({"a": [*STORY, *STORY]})
    assert texts(f'<script type="application/json">{twice}</script>')[1:-1] == list(STORY)


def test_the_article_is_made_of_it() -> None:
    article = newsclean.clean(PAGE.format("", WAYS["calls with JSON of HTML"]))
    assert STORY[2] in article.body
    assert WARNING in article.warnings
    assert newsclean.clean(article.body).body == article.body


HOSTILE = {
    "never closed": 'x = "' + "a. " * 3_000_000,
    "escaped quotes": '\\"' * 3_000_000,
    "quotes": '"' * 3_000_001,
    "backslashes": '"' + "\\" * 5_000_001,
    "dots": '"' + "." * 1_000_000 + 'a"',
    "layers": json.dumps(json.dumps(json.dumps(json.dumps(json.dumps({"a": STORY * 2000}))))),
    "tags": '"' + "<a " * 1_000_000 + '"',
    "deep tags": json.dumps({"html": "<div>" * 50_000 + HTML}),
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_scripts_come_to_an_end(script: str) -> None:
    held = list(passages(script))
    assert all(isinstance(passage, str) for passage in held)
    assert all(texts(f"<script>{script}</script>"))
