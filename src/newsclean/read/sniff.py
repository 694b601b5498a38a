"""Tell HTML from text by looking at it."""

from __future__ import annotations

import re
from itertools import pairwise

HTML_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
"""A whole page says so at its start, behind comments and an XML declaration."""

ELEMENT = re.compile(
    r"<(/?)(p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|article|section|main|header|footer|nav|aside|figure|figcaption|img"
    r"|blockquote|strong|em|b|i|script|style|meta|link|title|pre|html|head|body)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
"""A tag that pages are made of, closed by its bracket: "<3", "<brand name>" and "a < b" are none."""

LOOKED_AT = 200_000
"""Code points looked at: a fragment shows its tags long before."""

FEWEST_TAGS = 2
"""An opening and a closing tag at least: one `<br>` is found in pasted text, too."""

MOST_BETWEEN = 2000
"""Code points between two tags of a fragment: a long paragraph's worth."""

CHARS_A_TAG = 150
"""A fragment has a tag every few words, in every part of it; a text that talks about HTML has some here and there."""


PROLOGUE = (("<!--", "-->"), ("<?xml", ">"))


def is_html(source: str) -> bool:
    """Tell whether a source is HTML, a fragment included.

    >>> is_html("<p>It rained.</p>"), is_html("It <em>rained</em>, they said."), is_html("I <3 rain, and a<b or <b> too")
    (True, True, False)
    >>> is_html("It rained. " * 50 + "She typed <b>rain</b>, and it was bold. " + "It rained. " * 50)
    False
    """
    sample = source[:LOOKED_AT].lstrip("\ufeff").strip()
    if HTML_OPENING.match(sample, prologue(sample)):
        return True
    tags = list(ELEMENT.finditer(sample))
    if len(tags) < FEWEST_TAGS or not any(tag[1] for tag in tags):
        return False
    bounds = [0, *(tag.start() for tag in tags), len(sample)]
    longest_gap = max(after - before for before, after in pairwise(bounds))
    return tags[0].start() == 0 or (longest_gap <= MOST_BETWEEN and len(tags) * CHARS_A_TAG > len(sample))


def prologue(sample: str) -> int:
    """Return where the comments and the XML declaration at the start of a page end.

    >>> prologue("<?xml version='1.0'?> <!-- saved --> <html>")
    37
    """
    at = 0
    while True:
        closing = next((end for start, end in PROLOGUE if sample.startswith(start, at)), None)
        end = sample.find(closing, at) if closing else -1
        if closing is None or end < 0:
            return at
        at = end + len(closing)
        while at < len(sample) and sample[at].isspace():
            at += 1
