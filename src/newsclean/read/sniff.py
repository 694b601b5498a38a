"""Tell HTML from text by looking at it."""

from __future__ import annotations

import re

HTML_OPENING = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
"""A whole page says so at its start."""

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

WORDS_A_TAG = 150
"""A page has a tag every few words; a text that talks about HTML has one here and there."""


def is_html(source: str) -> bool:
    """Tell whether a source is HTML, a fragment included.

    >>> is_html("<p>It rained.</p>"), is_html("I <3 rain, and a<b or <b> too")
    (True, False)
    >>> is_html("The <div> element is a container, and so is the <section> element, said the teacher." * 20)
    False
    """
    sample = source[:LOOKED_AT].lstrip("\ufeff")
    if HTML_OPENING.match(sample[:5000]):
        return True
    tags = list(ELEMENT.finditer(sample))
    closing = sum(1 for tag in tags if tag[1])
    if len(tags) < FEWEST_TAGS or not closing:
        return False
    starts_with_tag = sample.lstrip().startswith("<")
    return starts_with_tag or len(tags) * WORDS_A_TAG > len(sample.split())
