"""Take out the metadata that a scraper has written above the text, each line with its label, and read it.

>>> claimed(detect, "Title: River bursts its banks", "URL: https://news.example/river", "The dam gave way after two days.")
['Title: River bursts its banks', 'URL: https://news.example/river']
>>> claimed(detect, "Date: unknown", "Source: a letter", "The dam gave way after two days.")
[]
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsclean.dates import parse_declared
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.declared import Date
    from newsclean.model import Block, Field, Page

LABELLED = re.compile(r"([^\W\d_][\w ]{0,24}):(?: (.*))?", re.DOTALL)

FIELDS: Mapping[str, Field] = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("author", "authors", "byline"), "byline"),
    **dict.fromkeys(("date", "published", "published time", "published at", "publication date"), "date"),
    **dict.fromkeys(("date published", "publish date", "pubdate"), "date"),
    **dict.fromkeys(("modified", "updated", "last modified", "last updated", "date modified"), "modified"),
}
"""Labels whose values are read, lower case: those of Jina Reader, trafilatura, newspaper4k and feeds."""

ADDRESSES = frozenset({"url", "url source", "source url", "canonical url", "link"})

OTHERS = frozenset(
    {
        *("source", "site", "sitename", "site name", "hostname", "publisher", "language", "lang", "id", "image"),
        *("description", "summary", "excerpt", "section", "category", "categories", "tags", "keywords"),
        *("licence", "license", "text", "full text", "body", "content", "markdown content"),
    }
)
"""Labels of what an article has no field for, and of the text that follows."""

FEWEST = 2
"""Lines with a label that make a header: one may be the first of an article."""

MOST = 32
"""Lines that a header has at most."""

TRAIL = re.compile(r"\s*[-|–—·•»:]\s.*", re.DOTALL)
"""What stands behind a headline in a page's title: the site's name."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim the labelled lines at the top, where one of them is the title's or the address's."""
    lines = list(labelled(page)) if page.source == "text" else []
    labels = {label.lower() for _, label, _ in lines}
    if len(labels) < FEWEST or not any(label in ADDRESSES or FIELDS.get(label) == "title" for label in labels):
        return
    for block, label, text in lines:
        reason = f"is {label!r} of the metadata above the text"
        field = FIELDS.get(label.lower())
        headline = headline_of(page, text) if field == "title" else None
        if headline:
            yield Claim(
                headline, "metadata", "is the headline in the metadata's title", field=field, value=headline.text
            )
        value = value_of(field, text) if field else None
        yield Claim(block, "metadata", reason, field=field if value else None, value=value)


def labelled(page: Page) -> Iterator[tuple[Block, str, str]]:
    """Yield the lines at the top that have a known label, each with the label and what stands behind it."""
    for block in islice(page.blocks, MOST):
        match = LABELLED.fullmatch(block.text)
        if not match or not is_known(match[1].lower()):
            return
        yield block, match[1], (match[2] or "").strip()


def is_known(label: str) -> bool:
    """Tell whether a label is one that scrapers write."""
    return label in FIELDS or label in ADDRESSES or label in OTHERS


def value_of(field: Field, text: str) -> str | Date | None:
    """Return what a label's text comes to; None where it is empty, or no date."""
    return parse_declared(text) if field in {"date", "modified"} else text or None


def headline_of(page: Page, title: str) -> Block | None:
    """Return the block that is the headline, where a page's title holds it and the site's name behind it."""
    matching = (block for block in page.blocks if block.text and title.startswith(block.text))
    return next((block for block in matching if TRAIL.fullmatch(title[len(block.text) :])), None)
