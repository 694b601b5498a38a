"""What a page declares about itself: JSON-LD, OpenGraph, metas, microdata, `<time>`, the address.

Pages contradict themselves, so nothing is decided here: every value comes with its source in words, best first.
The order of the sources is measured, not guessed: each list stands in the order of how often the source was right on
pages with human gold. Titles are put to a vote, since each source errs in its own way: the h1 may be a logo,
`og:title` a teaser, `<title>` search-engine bait with the site's name behind it.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from newsclean.model import Declared, Head
from newsclean.names import split_names, strip_by
from newsclean.read import facts
from newsclean.read.daydates import last_resort, modified, published
from newsclean.read.jsonld import people, plain
from newsclean.read.outline import MAX_TITLE, fold
from newsclean.read.printed import ELSEWHERE, Mark, find_headline, read_marks
from newsclean.read.sources import MAX_REPEATS, Sources, clean, is_site, listed, read_sources, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

T = TypeVar("T")

MAX_RAW_TITLE = 4 * MAX_TITLE  # characters before white space and entities are resolved
MAX_MARKS = 12  # printed bylines read of each kind; the article's is among the nearest to the headline
MAX_AUTHORS = 12  # names a printed byline can hold; more is a list of the staff

AUTHOR_METAS = listed(
    "twittermiscwrittenby parselyauthor sailthruauthor cxenseparseauthor byl articleauthorname shareaholicarticleauthorname articleauthor author "
    "dccreator dctermscreator citationauthor ogarticleauthor ogauthor dableauthor creator"
)
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


def _unique(values: Iterable[Declared[T]]) -> tuple[Declared[T], ...]:
    """Keep the first of equal values: the best source's."""
    first: dict[object, Declared[T]] = {}
    for declared in values:
        first.setdefault(declared.value, declared)
    return tuple(first.values())


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


def _author_candidates(page: Sources, marks: tuple[Mark, ...]) -> Iterator[tuple[list[str], str]]:
    """Yield the printed names of each source, best source first."""
    for key in ("author", "creator"):
        for node, source in page.works(key, 0):
            yield list(people(node[key], page.linked.by_id)), source
    yield from _marked(marks, "itemprop author")
    yield from _marked(marks, "rel=author")
    for label, data in (("twitterlabel1", "twitterdata1"), ("twitterlabel2", "twitterdata2")):
        if any(not strip_by(text) for text in page.metas.get(label, ())):  # "Written by", in the page's language
            yield page.metas.get(data, []), f"meta {data}"
    for name in AUTHOR_METAS:
        if name in page.metas:
            yield page.metas[name], f"meta {name}"
    yield from _marked(marks, "link to an author page")
    yield from _marked(marks, "class")
    for node, source in page.works("author", 1):
        yield list(people(node["author"], page.linked.by_id)), source


def _marked(marks: tuple[Mark, ...], source: str) -> Iterator[tuple[list[str], str]]:
    """Yield what the markup prints as authors, nearest to the headline first; authors of one byline together."""
    near = (mark for mark in marks if mark.text and mark.distance < ELSEWHERE)
    found = [mark for mark in near if mark.kind in {"author", "byline"} and mark.source.startswith(source)]
    for mark in sorted(found, key=lambda mark: (mark.kind == "byline", mark.distance))[:MAX_MARKS]:
        beside = [other.text for other in found if other.source == mark.source and other.box == mark.box]
        yield (beside if len(beside) <= MAX_AUTHORS else [mark.text]), mark.source


def _doubt(authors: tuple[str, ...], source: str, sites: set[str]) -> int:
    """Rank how doubtful authors are: the site as its own author is, what a class alone calls an author more so.

    >>> _doubt(("Jane Doe",), "json-ld author", {"example"}), _doubt(("Example",), "json-ld author", {"example"})
    (0, 1)
    """
    return 2 if source.startswith("class") else int(is_site(authors[0], sites))


def _authors(page: Sources, marks: tuple[Mark, ...]) -> tuple[Declared[tuple[str, ...]], ...]:
    """Read the authors; the site leaves where others are named, and as its own only author it comes late."""
    sites = page.sites()
    found: list[Declared[tuple[str, ...]]] = []
    for printed, source in _author_candidates(page, marks):
        split = (name for text in printed[:MAX_REPEATS] for name in split_names(unescape(text)))
        names = tuple({name.casefold(): name for name in split}.values())
        if names:
            found.append(Declared(tuple(name for name in names if not is_site(name, sites)) or names, source))
    return _unique(sorted(found, key=lambda authors: _doubt(authors.value, authors.source, sites)))


def _bylines(authors: Iterable[Declared[tuple[str, ...]]], marks: tuple[Mark, ...]) -> tuple[Declared[str], ...]:
    r"""Return the line for each set of authors: as the page prints it, where it prints just them, else joined.

    >>> mark = Mark("byline", "class byline", "By\nJane Doe\nand John Roe", "", 1, None)
    >>> [declared.value for declared in _bylines([Declared(("Jane Doe", "John Roe"), "json-ld author")], (mark,))]
    ['Jane Doe and John Roe']
    """
    lines: dict[tuple[str, ...], str] = {}
    printed = (mark for mark in marks if mark.kind in {"author", "byline"} and mark.distance < ELSEWHERE)
    for mark in sorted(printed, key=lambda mark: mark.distance)[:MAX_MARKS]:
        lines.setdefault(split_names(mark.text), strip_by(" ".join(mark.text.split())))
    return _unique(Declared(lines.get(names.value, ", ".join(names.value)), names.source) for names in authors)


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
    authors = _authors(page, marks)
    changes = _unique(modified(page, marks))
    dates = _unique([*(published(page, marks) or last_resort(page, marks, headline)), *changes])
    bodies = (plain(node["articleBody"]) for node, _ in page.works("articleBody", 0))
    return Head(
        titles=titles,
        bylines=_bylines(authors, marks),
        authors=authors,
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
