"""What a page declares about itself: JSON-LD, OpenGraph, metas, microdata, `<time>`, the address.

Pages contradict themselves, so nothing is decided here: every value comes with its source in words, best first.
The order of the sources is measured, not guessed: each list stands in the order of how often the source was right on
pages with human gold. Titles are put to a vote, since each source errs in its own way: the h1 may be a logo,
`og:title` a teaser, `<title>` search-engine bait with the site's name behind it.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from newsclean.declared import Declared, Head
from newsclean.read import facts
from newsclean.read.authors import authors, bylines
from newsclean.read.daydates import last_resort, modified, published
from newsclean.read.dayvotes import possible
from newsclean.read.jsonld import plain
from newsclean.read.outline import MAX_TITLE, fold
from newsclean.read.printed import find_headline, read_marks
from newsclean.read.sources import Sources, clean, is_site, listed, read_sources, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

MAX_RAW_TITLE = 4 * MAX_TITLE  # characters before white space and entities are resolved

TITLE_METAS = listed(
    "headline ogtitle parselytitle twittertitle twittertexttitle dctitle dctermstitle sailthrutitle citationtitle title"
)
# How much a source's vote counts, found by search on half of the pages' hosts. Metas are often a teaser's title, all
# copied from one field, so that together they weigh less than what the article's editor wrote.
WEIGHTS = {
    "json-ld headline": 1.0,
    "h1": 0.8,
    "meta headline": 0.3,
    "meta ogtitle": 0.2,
    "title": 0.2,
    "meta twittertitle": 0.1,
}
OTHER_WEIGHT = 0.05  # of any other source: it breaks a tie
MIN_HEAD = 8  # characters of a heading that proves where a title ends; shorter ones stand in any title

_SEPARATOR = re.compile(r"\s+[|｜–—\-·•:»«/]{1,2}\s+|\s*[|｜]\s*|\s+::\s+|:\s+")
_EDGE = re.compile(r"\W*[^\w\s]\W*")  # where a site's name can follow a known headline: "Headline (Example)"


def _without_site(title: str, sites: set[str], heads: set[str]) -> str:
    """Cut the site's name off a title, where a declared name or a headline without it proves that it is one.

    >>> _without_site("Budget passed - The Example", {"the example"}, set()), _without_site("Example: Budget passed", {"example"}, set())
    ('Budget passed', 'Budget passed')
    >>> _without_site("Budget passed | News | Example", set(), {"budget passed"})
    'Budget passed'
    >>> _without_site("Budget - a chronicle", {"the example"}, {"other"})
    'Budget - a chronicle'
    """

    def is_head(text: str) -> bool:
        return (head := fold(text)) in heads and not is_site(head, sites)

    for edge in _EDGE.finditer(title):
        if is_head(title[: edge.start()]):
            return title[: edge.start()]
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if cut.start() and is_site(title[cut.end() :], sites):
            return title[: cut.start()]
    if cuts and (is_site(title[: cuts[0].start()], sites) or is_head(title[cuts[0].end() :])):
        return title[cuts[0].end() :]
    return title


def _likeness(text: str, others: Iterable[str]) -> float:
    """Return the share of a heading's words that the most alike of the other titles has.

    >>> _likeness("our blog", ["budget passed"]), _likeness("budget passed", ["the budget passed today"])
    (0.0, 1.0)
    """
    words = set(text.split())
    return max((len(words & set(other.split())) / max(1, len(words)) for other in others), default=1.0)


def _title_candidates(page: Sources) -> Iterator[tuple[str, str]]:
    """Yield every title with its source."""
    for heading in page.outline.headings["h1"]:
        yield heading.text, "h1"
    for key, level in (("headline", 0), ("name", 0), ("headline", 1), ("name", 1)):
        for node, source in islice(page.works(key, level), 1):
            yield plain(node[key]), source
    for name in TITLE_METAS:
        yield from islice(page.meta([name]), 1)
    for title in page.outline.tags["title"][:1]:
        yield title.text or "", "title"


def _heads(page: Sources, found: list[tuple[str, str]]) -> set[str]:
    """Return the folded headlines that can prove where a longer title ends: printed headings, and JSON-LD's."""
    declared = (fold(text) for text, source in found if source.endswith("headline"))
    printed = (heading.folded for level in page.outline.headings.values() for heading in level)
    return {head for head in chain(declared, printed) if len(head) >= MIN_HEAD}


def _titles(page: Sources) -> tuple[Declared[str], ...]:
    """Let the sources vote: the title that the most trusted of them agree on comes first."""
    sites = page.sites()
    found = [(clean(text[:MAX_RAW_TITLE]), source) for text, source in _title_candidates(page)]
    heads = _heads(page, found)
    declared = [fold(text) for text, source in found if source != "h1"]
    votes: dict[str, dict[str, tuple[float, str]]] = {}
    for text, source in found:
        title = text if source == "h1" else _without_site(text[:MAX_TITLE], sites, heads)
        if len(text) <= MAX_TITLE and fold(title) and not is_site(title, sites):
            trust = _likeness(fold(title), declared) if source == "h1" else 1.0
            votes.setdefault(fold(title), {}).setdefault(source, (trust * WEIGHTS.get(source, OTHER_WEIGHT), title))
    ranked = sorted(votes.values(), key=lambda sources: -sum(weight for weight, _ in sources.values()))
    return tuple(Declared(next(iter(sources.values()))[1], ", ".join(sources)) for sources in ranked)


def read_head(tree: etree._Element, url: str | None) -> Head:
    """Read what a page declares about itself: no value is judged, each names its source, the best comes first.

    >>> from lxml import html
    >>> page = html.fromstring('<title>Budget passed | Example</title><meta name="author" content="Jane Doe"><h1>Budget passed</h1>')
    >>> head = read_head(page, "https://example.com/2024/10/31/budget")
    >>> head.titles[0].value, head.authors[0], head.dates[0].source
    ('Budget passed', Declared(value=('Jane Doe',), source='meta author'), 'url')
    """
    page = read_sources(tree, url)
    titles = _titles(page)
    headline = find_headline(page.outline.headings, fold(titles[0].value) if titles else "")
    marks = read_marks(page.outline, headline)
    declared = authors(page, marks)
    changes = unique(modified(page, marks))
    stated = possible(published(page, marks), changes) or possible(last_resort(page, marks, headline), changes)
    dates = unique([*stated, *changes])
    bodies = (plain(node["articleBody"]) for node, _ in page.works("articleBody", 0))
    return Head(
        titles=titles,
        bylines=bylines(declared, marks),
        authors=declared,
        dates=dates,
        modified=changes,
        language=page.declared_language,
        article_body=max(bodies, key=len, default=None) or None,
        site=facts.site(page),
        url=facts.url(page),
        image=facts.image(page),
        section=facts.section(page),
        tags=facts.tags(page),
        licence=facts.licence(page, marks),
        paywalled=facts.paywalled(page),
    )
