"""The headline in an h1: without the kicker that templates set inside it, and without what a reader never sees.

Some templates have the h1 as the last step of the page's trail ("Home > Politics > Budget passes"), with a title for
search engines, and print the headline below it, as an h2.
"""

from __future__ import annotations

import re
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from newsclean.read.outline import MAX_TITLE, ROOT_TAGS, UNSEEN_TAGS, line_text, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MAX_PARTS = 12  # of an h1; a headline of so many has no kicker
MAX_WRAPPERS = 3  # elements around the parts: a link, a span of the template
MIN_WORDS = 2  # of a headline without its kicker; less is what the kicker's class was wrong about

_KICKER = re.compile(
    r"kicker|over-?line|roof-?line|top-?line|top-?title|pre-?title|super-?title|eyebrow|dachzeile|sub-?(?:head|title)|label"
    r"|descriptor|section|category|date|author|posted|hidden|invisible|off-?screen|aural|sr-only|screen-reader"
)
_TRAIL = re.compile(r"crumb|bread-?bar")
MAX_STEPS = 5  # elements from a step to the trail around it: an item, a list, a box that scrolls
MOST_BELOW = 60  # elements from the trail down to the headline: labels, buttons, a picture
_BLOCK_TAGS = frozenset({"div", "p", "h2", "h3", "h4", "h5", "h6", "ul", "small"})
_EDGES = " \n:|/–—-·•"


def _parts(element: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield the parts of an h1, and whether each is beside the headline: by its class, or as a block of its own."""
    yield element.text or "", False
    for child in element:
        if tag_of(child) not in UNSEEN_TAGS:
            beside = tag_of(child) in _BLOCK_TAGS or _KICKER.search(child.get("class", "").lower()) is not None
            yield line_text(child, MAX_TITLE), beside
        yield child.tail or "", False


def headline_in(element: etree._Element, text: str) -> str:
    """Return the headline in an h1 whose text is known; all of it where no part is a kicker.

    >>> from lxml import html
    >>> h1 = html.fromstring('<h1><span class="kicker">Floods</span> <span>River bursts its banks</span></h1>')
    >>> headline_in(h1, "Floods River bursts its banks")
    'River bursts its banks'
    >>> headline_in(html.fromstring('<h1>River <i>bursts</i> its banks</h1>'), "River bursts its banks")
    'River bursts its banks'
    """
    for _ in range(MAX_WRAPPERS):
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            break
        element = element[0]
    if not 0 < len(element) <= MAX_PARTS:
        return text
    parts = list(_parts(element))
    if not any(beside for _, beside in parts):
        return text
    left = " ".join("".join(part for part, beside in parts if not beside).split()).strip(_EDGES)
    return left if len(left.split()) >= MIN_WORDS else text


def last_text(element: etree._Element) -> str:
    """Return the last of an h1's texts, as its markup parts them; "" where it has but one.

    >>> from lxml import html
    >>> last_text(html.fromstring("<h1><b>Floods: </b>River bursts its banks </h1>")), last_text(html.fromstring("<h1>River</h1>"))
    ('River bursts its banks', '')
    """
    texts = [words for text in islice(element.itertext(), MAX_PARTS) if (words := " ".join(str(text).split()))]
    return texts[-1] if len(texts) > 1 else ""


def in_trail(heading: etree._Element) -> bool:
    """Tell whether a heading is a step of the page's trail.

    >>> from lxml import html
    >>> trail = html.fromstring('<ol class="breadcrumb"><li><a href="/">Home</a></li><li><h1>Floods</h1></li></ol>')
    >>> in_trail(trail.find(".//h1")), in_trail(html.fromstring('<article class="with-breadcrumbs"><h1>Floods</h1></article>')[0])
    (True, False)
    """
    node: etree._Element | None = heading
    for _ in range(MAX_STEPS):
        if node is None or tag_of(node) in ROOT_TAGS:
            return False
        if _TRAIL.search(" ".join((node.get("class", ""), node.get("id", ""), *map(str, node.keys()))).lower()):
            return True
        node = node.getparent()
    return False


def below_trail(tree: etree._Element, heading: etree._Element) -> str:
    """Return the text of the first h2 below a heading in the page's trail; "" where none is near.

    >>> from lxml import html
    >>> page = html.fromstring('<main><h1 class="crumb">Floods</h1><p>Photo</p><h2>River bursts its banks</h2></main>')
    >>> below_trail(page, page[0])
    'River bursts its banks'
    """
    below = islice(dropwhile(lambda element: element is not heading, tree.iter("*")), 1, 1 + MOST_BELOW)
    return next((line_text(element, MAX_TITLE) for element in below if tag_of(element) == "h2"), "")
