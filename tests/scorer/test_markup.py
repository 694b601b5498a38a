"""What the scorer reads of markup: names, and where in the tree and in the page's own words a block stands."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import numpy as np

from newsclean.prose import pages
from newsclean.read.html import read_html
from newsclean.scorer.features import HTML_COLUMNS, features
from newsclean.scorer.markup import NAME, names_of

if TYPE_CHECKING:
    from newsclean.model import Page

STORY = [
    "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.",
    "Waves of six metres were measured at the light house, and the wind had not dropped by noon.",
]
PAGE = (
    "<html><head><title>Storm</title><meta property='og:title' content='Ferries stay in port'></head><body>"
    "<nav class='top-menu'><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a> today</li></ul></nav>"
    "<main><h1>Ferries stay in port</h1>"
    f"<div id='articleBody'><p>{STORY[0]}</p><p>{STORY[1]}</p></div></main><footer>Contact</footer></body></html>"
)


def unvoted(source: str) -> Page:
    """Read a page without the vote: this is what the vote is made of."""
    return pages([read_html(source, None)])[0]


def column(source: str, name: str) -> list[float]:
    measures = features(unvoted(source)).measures
    assert measures.shape[1] == len(HTML_COLUMNS)
    return [round(float(value), 3) for value in measures[:, HTML_COLUMNS.index(name)]]


def test_a_name_is_taken_apart_into_words() -> None:
    assert NAME.findall("<div> story-body__text isOpen X2 role=main itemprop=articleBody") == [
        "<div>",
        "story",
        "body",
        "text",
        "is",
        "Open",
        "role=main",
        "itemprop=articleBody",
    ]


def test_every_element_has_its_names() -> None:
    page = unvoted(PAGE)
    names = names_of(page)
    assert len(names.starts) == len(names.around) == len(page.elements)
    assert len(names.element) == len(page.blocks)
    per_element = np.split(names.hashes, names.starts[1:])
    nav = next(number for number, tag in enumerate(page.elements.tags) if tag == "nav")
    assert per_element[nav].tolist() == [zlib.crc32(name) for name in (b"<nav>", b"top", b"menu")]


def test_links_and_the_element_with_most_prose() -> None:
    assert column(PAGE, "share that is links") == [1, 0.444, 0, 0, 0, 0]
    assert column(PAGE, "is in the element with most prose") == [0, 0, 0, 1, 1, 0]
    assert column(PAGE, "share of the page's prose in the element around") == [0, 0, 0, 1, 1, 0]
    assert column(PAGE, "share of the page's prose two elements around")[3:5] == [1, 1]
    up = column(PAGE, "steps up to an element that holds the most prose too")
    assert max(up[3:5]) < min(up[:2])


def test_another_article_and_another_kind_of_element() -> None:
    other = f"<article><h1>Other</h1><p class='big'>{STORY[1]}</p></article>"
    page = PAGE.replace("<main>", "<main><article>").replace("</main>", f"</article>{other}</main>")
    assert column(page, "is in another <article> than the element with most prose") == [1, 1, 0, 0, 0, 1, 1, 1]
    assert column(page, "<h1> above") == [0, 0, 0.693, 0.693, 0.693, 1.099, 1.099, 1.099]
    kind = column(page, "share of the page's prose in elements called the same")
    assert kind[3] == kind[4] > kind[6] > kind[0] == 0


def test_the_declared_title_and_what_is_after_it() -> None:
    assert column(PAGE, "holds the words of the declared title") == [0, 0, 1, 0, 0, 0]
    assert column(PAGE, "is after the declared title") == [0, 0, 0, 1, 1, 1]


def test_the_declared_text() -> None:
    declared = json.dumps({"@type": "NewsArticle", "articleBody": STORY[0]})
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{declared}</script></head>')
    assert column(page, "stands in the declared text") == [0, 0, 0, 1, 0, 0]
    assert set(column(page, "a text is declared")) == {1}
    assert set(column(PAGE, "a text is declared")) == {0}
