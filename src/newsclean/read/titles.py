"""The titles that a page declares and prints, put to a vote.

Each source errs in its own way: the h1 may be a logo, `og:title` a teaser, `<title>` search-engine bait with the site's
name behind it. So each has a weight, and the title with the most behind it comes first.
"""

from __future__ import annotations

from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from newsclean.declared import Declared
from newsclean.read.headlines import MIN_WORDS, below_trail, headline_in, in_trail, last_text
from newsclean.read.jsonld import plain, types
from newsclean.read.outline import MAX_TITLE, fold
from newsclean.read.sources import Sources, clean, is_site, listed
from newsclean.read.titlecuts import is_kicker, tight, without_bar, without_site

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
LOWER = 1.0  # of what a heading of a lower level prints and no h1 does: as much as the best that is declared
FEW_WORDS, SHORT = 3, 0.25  # words up to which an h1 is rather a section's name, and what is left of its weight
WHOLE = 0.1  # of an h1's weight for its text with the kicker in it
ALIKE = 0.5  # share of an h1's words in a declared title from which it prints the headline
# Sources that hardly say the same where a machine put something before it.
EDITED = ("json-ld headline", "meta ogtitle")
MIN_HEAD = 8  # characters of a heading that proves where a title ends; shorter ones stand in any title


class Vote(NamedTuple):
    """A title as a source has it, and how much that counts."""

    text: str
    source: str
    weight: float


def _likeness(text: str, others: Iterable[str]) -> float:
    """Return the share of a heading's words that the most alike of the other titles has.

    >>> _likeness("our blog", ["budget passed"]), _likeness("budget passed", ["the budget passed today"])
    (0.0, 1.0)
    """
    words = set(text.split())
    return max((len(words & set(other.split())) / max(1, len(words)) for other in others), default=1.0)


def _leads_home(element: etree._Element, url: str) -> bool:
    """Whether a heading is a link to the site's front page: its logo. An archive puts its own address before the page's.

    >>> from lxml import html
    >>> h1 = html.fromstring('<h1><a href="https://example.com/">The Example</a></h1>')
    >>> _leads_home(h1, "https://example.com/a"), _leads_home(h1[0], ""), _leads_home(html.fromstring("<h1>x</h1>"), "")
    (True, True, False)
    >>> h1 = html.fromstring('<h1><a href="/web/2031/https://example.com/">The Example</a></h1>')
    >>> _leads_home(h1, "https://archive.example/web/2031/https://example.com/a")
    True
    """
    inner = next(element.iter("a"), None)
    link = inner if inner is not None else element.getparent()
    href = (link.get("href") or "").strip() if link is not None and link.tag == "a" else ""
    if not href or href.startswith("#"):
        return False
    try:
        whole = urljoin(url or "https://host.invalid/", href)
        address = urlsplit(whole[max(whole.rfind("http://"), whole.rfind("https://"), 0) :])
        is_below = bool(urlsplit(url).path.strip("/"))
    except ValueError:
        return False
    # The front page may be asked for in a language ("/?lang=en"), an article without a path has its number there.
    return not address.path.strip("/") and (is_below or not address.query)


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


def _printed(
    page: Sources, shown: Sequence[Heading], declared: Sequence[Vote], cut: Sequence[Vote], sites: set[str]
) -> Iterator[Vote]:
    """Yield the headings of the first level, each with its kicker and without; what is declared as a whole has none."""
    titles = [fold(vote.text) for vote in declared]
    others = [] if _is_only_headline(shown, declared) else titles
    spaced = {tight(vote.text): vote.text for vote in declared}
    heads = {fold(vote.text) for vote in cut}
    trust = WEIGHTS["h1"] * (1 if page.is_news() else UNEDITED)
    for place, heading in enumerate(shown):
        whole = clean(heading.text)
        whole = spaced.get(tight(whole), whole)
        is_declared = fold(whole) in titles
        text = without_site(whole if is_declared else _headline(heading.element, whole, heads), sites, set())
        words = fold(text)
        weight = trust * min(1.0, _likeness(words, others) / ALIKE)
        weight *= LATER if place else 1
        weight *= SHORT if len(words.split()) <= FEW_WORDS else 1
        yield Vote(text, "h1", weight)
        if text != whole:
            yield Vote(whole, "h1", WHOLE * weight)


def _headline(element: etree._Element, whole: str, heads: set[str]) -> str:
    """Return the headline in an h1: without what its markup says is a kicker, or what stands before a declared title.

    >>> from lxml import html
    >>> _headline(html.fromstring("<h1><b>Blog:</b> Budget passed</h1>"), "Blog: Budget passed", {"budget passed"})
    'Budget passed'
    """
    text = clean(headline_in(element, whole))
    last = clean(last_text(element)) if text == whole else ""
    return last if len(last.split()) >= MIN_WORDS and fold(last) in heads else text


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


def _lower(page: Sources, shown: Sequence[Heading], declared: Iterable[Vote]) -> Iterator[Vote]:
    """Yield the declared title that a heading of a lower level prints above any h1, where no h1 is like what is declared.

    That h1 is a heading of the text, or of what stands below the article.
    """
    titles = {fold(vote.text) for vote in declared}
    if any(_likeness(heading.folded, titles) >= ALIKE for heading in shown):
        return
    first = shown[0].element if shown else None
    above = set(takewhile(lambda element: element is not first, page.outline.tree.iter("{*}h1", "{*}h2", "{*}h3")))
    for level in ("h2", "h3"):
        for heading in page.outline.headings(level):
            if heading.folded in titles and len(heading.folded) >= MIN_HEAD and heading.element in above:
                yield Vote(clean(heading.text), level, LOWER)
                return


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


def _cut(
    page: Sources, shown: Sequence[Heading], declared: Sequence[Vote], sites: set[str], heads: set[str]
) -> Iterator[Vote]:
    """Yield the declared titles without the site's name, and what stands behind a bar that no heading prints.

    What JSON-LD's headline and `og:title` both have before the printed headline is its kicker, and stays; so does what
    the h1 prints with it.
    """
    said = ({fold(vote.text) for vote in declared if vote.source == source} for source in EDITED)
    edited = set.intersection(*said)
    printed = {tight(heading.text) for heading in shown[:1]}
    for vote in declared:
        if len(vote.text) <= MAX_TITLE:
            named = without_site(vote.text, sites, set())
            text = without_site(vote.text, sites, heads)
            if fold(vote.text) in edited and is_kicker(vote.text, text, sites):
                text = vote.text
            elif tight(named) in printed and is_kicker(named, text, sites):
                text = named
            elif "|" in text and fold(text) not in _headings(page):
                text = without_bar(text)
            yield vote._replace(text=text)


def _headings(page: Sources) -> set[str]:
    """Return what the page's headings say, folded."""
    return {heading.folded for level in ("h1", "h2", "h3") for heading in page.outline.headings(level)}


def titles(page: Sources) -> tuple[Declared[str], ...]:
    """Let the sources vote: the title that the most trusted of them agree on comes first."""
    headings = [heading for heading in page.outline.headings("h1") if heading.folded]
    sites = page.sites() | {heading.folded for heading in headings if _leads_home(heading.element, page.url)}
    declared = list(_declared(page))
    shown = [heading for heading in headings if not is_site(heading.text, sites)]
    heads = _heads(page, shown, declared)
    cut = list(_cut(page, shown, declared, sites, heads))
    lower = _lower(page, shown, [*declared, *cut])
    printed = _printed(page, shown, declared, cut, sites)
    votes: dict[str, dict[str, Vote]] = {}
    for vote in chain(lower, printed, _below_trail(page, shown, cut), cut):
        if fold(vote.text) and not is_site(vote.text, sites):
            votes.setdefault(fold(vote.text), {}).setdefault(vote.source, vote)
    ranked = sorted(votes.values(), key=lambda sources: -sum(vote.weight for vote in sources.values()))
    return tuple(Declared(next(iter(sources.values())).text, ", ".join(sources)) for sources in ranked)
