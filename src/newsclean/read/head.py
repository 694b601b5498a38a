"""What a page declares about itself: JSON-LD, OpenGraph, metas, microdata, `<time>`, the address.

Pages contradict themselves, so nothing is decided here: every value comes with its source in words, best first.
The order of the sources is measured, not guessed: each list stands in the order of how often the source was right on
pages with human gold. Titles are put to a vote, since each source errs in its own way: the h1 may be a logo,
`og:title` a teaser, `<title>` search-engine bait with the site's name behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.declared import Head
from newsclean.read import facts
from newsclean.read.authors import authors, bylines
from newsclean.read.daydates import last_resort, modified, published
from newsclean.read.dayvotes import possible
from newsclean.read.jsonld import plain
from newsclean.read.outline import fold
from newsclean.read.printed import find_headline, read_marks
from newsclean.read.sources import read_sources, unique
from newsclean.read.titles import titles

if TYPE_CHECKING:
    from lxml import etree


def read_head(tree: etree._Element, url: str | None) -> Head:
    """Read what a page declares about itself: no value is judged, each names its source, the best comes first.

    >>> from lxml import html
    >>> page = html.fromstring('<title>Budget passed | Example</title><meta name="author" content="Jane Doe"><h1>Budget passed</h1>')
    >>> head = read_head(page, "https://example.com/2024/10/31/budget")
    >>> head.titles[0].value, head.authors[0], head.dates[0].source
    ('Budget passed', Declared(value=('Jane Doe',), source='meta author'), 'url')
    """
    page = read_sources(tree, url)
    found = titles(page)
    headline = find_headline(page.outline, fold(found[0].value) if found else "")
    marks = read_marks(page.outline, headline)
    declared = authors(page, marks)
    changes = unique(modified(page, marks))
    stated = possible(published(page, marks), changes) or possible(last_resort(page, marks, headline), changes)
    dates = unique([*stated, *changes])
    bodies = (plain(node["articleBody"]) for node, _ in page.works("articleBody", 0))
    return Head(
        titles=found,
        bylines=bylines(declared, marks),
        authors=declared,
        dates=dates,
        modified=changes,
        language=page.declared_language,
        article_body=max(bodies, key=len, default=None) or None,
        description=facts.description(page),
        site=facts.site(page),
        url=facts.url(page),
        image=facts.image(page),
        section=facts.section(page),
        tags=facts.tags(page),
        licence=facts.licence(page, marks),
        paywalled=facts.paywalled(page),
    )
