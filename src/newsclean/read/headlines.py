"""The headline in an h1: without the kicker that templates set inside it, and without what a reader never sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.read.outline import MAX_TITLE, UNSEEN_TAGS, line_text, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MAX_PARTS = 12  # of an h1; a headline of so many has no kicker
MAX_WRAPPERS = 3  # elements around the parts: a link, a span of the template
MIN_WORDS = 2  # of a headline without its kicker; less is what the kicker's class was wrong about

_KICKER = re.compile(
    r"kicker|over-?line|roof-?line|top-?line|top-?title|pre-?title|super-?title|eyebrow|dachzeile|sub-?(?:head|title)|label"
    r"|descriptor|section|category|date|author|posted|hidden|off-?screen|aural|sr-only|screen-reader"
)
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
