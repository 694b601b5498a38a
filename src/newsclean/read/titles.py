"""The titles that a page declares and prints, put to a vote.

Each source errs in its own way: the h1 may be a logo, `og:title` a teaser, `<title>` search-engine bait with the site's
name behind it. So each has a weight, and the title with the most behind it comes first.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from newsclean.declared import Declared
from newsclean.read.headlines import below_trail, headline_in, in_trail
from newsclean.read.jsonld import plain, types
from newsclean.read.outline import MAX_TITLE, fold
from newsclean.read.sources import Sources, clean, is_site, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from newsclean.read.outline import Heading

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
PLUGIN = 0.5  # what is left of the headline's weight where it is no news article's: plugins fill it for search engines
UNEDITED = 2.0  # what the h1 gains there
LATER = 0.5  # of an h1's weight behind another one: those are headings of the text
BELOW_TRAIL = 2.0  # of the headline below an h1 in the page's trail: as much as the h1 and all that copies it
FEW_WORDS, SHORT = 3, 0.25  # words up to which an h1 is rather a section's name, and what is left of its weight
WHOLE = 0.1  # of an h1's weight for its text with the kicker in it
ALIKE = 0.5  # share of an h1's words in a declared title from which it prints the headline
# Sources that hardly say the same where a machine put something before it.
EDITED = ("json-ld headline", "meta ogtitle")
MIN_HEAD = 8  # characters of a heading that proves where a title ends; shorter ones stand in any title

_SEPARATOR = re.compile(r"\s+[|｜–—\-·•:»«/]{1,2}\s+|\s*[|｜]\s*|\s+::\s+|:\s+")
_EDGE = re.compile(r"\W*[^\w\s]\W*")  # where a site's name can follow a known headline: "Headline (Example)"


class Vote(NamedTuple):
    """A title as a source has it, and how much that counts."""

    text: str
    source: str
    weight: float


def _without_site(title: str, sites: set[str], heads: set[str]) -> str:
    """Cut the site's name off a title, where a declared name or a headline without it proves that it is one.

    >>> _without_site("Budget passed - The Example", {"the example"}, set()), _without_site("Example: Budget passed", {"example"}, set())
    ('Budget passed', 'Budget passed')
    >>> _without_site("Budget passed | News | Example", set(), {"budget passed"})
    'Budget passed'
    >>> _without_site("Example » Blog » Budget passed", set(), {"budget passed"})
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
    for cut in cuts:
        if is_head(title[cut.end() :]):
            return title[cut.end() :]
    return title[cuts[0].end() :] if cuts and is_site(title[: cuts[0].start()], sites) else title


def _is_kicker(title: str, headline: str, sites: set[str]) -> bool:
    """Whether a title is a kicker and the headline; a word alone before it is rather a section's name.

    >>> _is_kicker("After the flood: Budget passed", "Budget passed", set())
    True
    >>> _is_kicker("Politics: Budget passed", "Budget passed", set())
    False
    >>> _is_kicker("The Example: Budget passed", "Budget passed", {"the example"})
    False
    """
    before = title.removesuffix(headline)
    return before != title and len(fold(before).split()) > 1 and not is_site(before, sites)


def _likeness(text: str, others: Iterable[str]) -> float:
    """Return the share of a heading's words that the most alike of the other titles has.

    >>> _likeness("our blog", ["budget passed"]), _likeness("budget passed", ["the budget passed today"])
    (0.0, 1.0)
    """
    words = set(text.split())
    return max((len(words & set(other.split())) / max(1, len(words)) for other in others), default=1.0)


def _leads_home(element: etree._Element, url: str) -> bool:
    """Whether a heading is a link to the site's front page: its logo.

    >>> from lxml import html
    >>> h1 = html.fromstring('<h1><a href="https://example.com/">The Example</a></h1>')
    >>> _leads_home(h1, "https://example.com/a"), _leads_home(h1[0], ""), _leads_home(html.fromstring("<h1>x</h1>"), "")
    (True, True, False)
    """
    inner = next(element.iter("a"), None)
    link = inner if inner is not None else element.getparent()
    href = (link.get("href") or "").strip() if link is not None and link.tag == "a" else ""
    if not href or href.startswith("#"):
        return False
    try:
        address = urlsplit(urljoin(url or "https://host.invalid/", href))
    except ValueError:
        return False
    return not address.path.strip("/") and not address.query


def _declared(page: Sources) -> Iterator[Vote]:
    """Yield the titles that the page declares."""
    for key, level in (("headline", 0), ("name", 0), ("headline", 1), ("name", 1)):
        for node, source in islice(page.works(key, level), 1):
            is_news = source != "json-ld headline" or any("News" in name for name in types(node))
            weight = WEIGHTS.get(source, OTHER_WEIGHT) * (1 if is_news else PLUGIN)
            yield Vote(clean(plain(node[key])[:MAX_RAW_TITLE]), source, weight)
    for name in TITLE_METAS:
        for text, source in islice(page.meta([name]), 1):
            yield Vote(clean(text[:MAX_RAW_TITLE]), source, WEIGHTS.get(source, OTHER_WEIGHT))
    for title in page.outline.tags["title"][:1]:
        yield Vote(clean((title.text or "")[:MAX_RAW_TITLE]), "title", WEIGHTS["title"])


def _printed(page: Sources, shown: Sequence[Heading], declared: Sequence[Vote], sites: set[str]) -> Iterator[Vote]:
    """Yield the headings of the first level, each with its kicker and without; what is declared as a whole has none."""
    titles = [fold(vote.text) for vote in declared]
    others = [] if _is_only_headline(shown, declared) else titles
    trust = WEIGHTS["h1"] * (1 if page.is_news() else UNEDITED)
    for place, heading in enumerate(shown):
        whole = clean(heading.text)
        text = whole if fold(whole) in titles else _without_site(headline_in(heading.element, whole), sites, set())
        words = fold(text)
        weight = trust * min(1.0, _likeness(words, others) / ALIKE)
        weight *= LATER if place else 1
        weight *= SHORT if len(words.split()) <= FEW_WORDS else 1
        yield Vote(text, "h1", weight)
        if text != whole:
            yield Vote(whole, "h1", WHOLE * weight)


def _is_only_headline(shown: Sequence[Heading], declared: Iterable[Vote]) -> bool:
    """Whether nothing but a `<title>` speaks against the only heading, one of many words: it is often the same on all pages."""
    is_alone = len(shown) == 1 and len(shown[0].folded.split()) > FEW_WORDS
    return is_alone and all(vote.source == "title" for vote in declared)


def _below_trail(page: Sources, shown: Sequence[Heading], declared: Iterable[Vote]) -> Iterator[Vote]:
    """Yield the declared title with which the h2 below an h1 in the page's trail ends: before it stands the kicker."""
    if not shown or not in_trail(shown[0].element):
        return
    printed = fold(below_trail(page.outline.tree, shown[0].element))
    for vote in declared if printed != shown[0].folded else ():
        words = fold(vote.text)
        if words != shown[0].folded and len(words) >= MIN_HEAD and f" {printed}".endswith(f" {words}"):
            yield Vote(vote.text, "h2", BELOW_TRAIL)


def _heads(page: Sources, shown: Sequence[Heading], declared: Sequence[Vote]) -> set[str]:
    """Return the folded headlines that can prove where a longer title ends: JSON-LD's, and printed headings.

    Where an h1 prints the headline, those below it are the text's own subheads, and prove nothing.
    """
    titles = [fold(vote.text) for vote in declared]
    has_headline = any(_likeness(heading.folded, titles) >= ALIKE for heading in shown)
    headings = page.outline.headings
    printed = shown if has_headline else chain(shown, headings("h2"), headings("h3"))
    linked = (fold(vote.text) for vote in declared if vote.source.endswith("headline"))
    return {head for head in chain(linked, (heading.folded for heading in printed)) if len(head) >= MIN_HEAD}


def _cut(declared: Sequence[Vote], sites: set[str], heads: set[str]) -> Iterator[Vote]:
    """Yield the declared titles without the site's name.

    What JSON-LD's headline and `og:title` both have before the printed headline is its kicker, and stays.
    """
    said = ({fold(vote.text) for vote in declared if vote.source == source} for source in EDITED)
    edited = set.intersection(*said)
    for vote in declared:
        if len(vote.text) <= MAX_TITLE:
            text = _without_site(vote.text, sites, heads)
            yield vote if fold(vote.text) in edited and _is_kicker(vote.text, text, sites) else vote._replace(text=text)


def titles(page: Sources) -> tuple[Declared[str], ...]:
    """Let the sources vote: the title that the most trusted of them agree on comes first."""
    headings = [heading for heading in page.outline.headings("h1") if heading.folded]
    sites = page.sites() | {heading.folded for heading in headings if _leads_home(heading.element, page.url)}
    declared = list(_declared(page))
    shown = [heading for heading in headings if not is_site(heading.text, sites)]
    heads = _heads(page, shown, declared)
    cut = list(_cut(declared, sites, heads))
    printed = _printed(page, shown, declared, sites)
    votes: dict[str, dict[str, Vote]] = {}
    for vote in chain(printed, _below_trail(page, shown, cut), cut):
        if fold(vote.text) and not is_site(vote.text, sites):
            votes.setdefault(fold(vote.text), {}).setdefault(vote.source, vote)
    ranked = sorted(votes.values(), key=lambda sources: -sum(vote.weight for vote in sources.values()))
    return tuple(Declared(next(iter(sources.values())).text, ", ".join(sources)) for sources in ranked)
