"""What else a page says about itself: its site and address, its picture, section and tags, its licence, and its price.

Each value is the first that a page states in a usable form. The canonical address and the picture are made absolute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsclean.declared import Declared
from newsclean.read.jsonld import plain
from newsclean.read.outline import tag_of
from newsclean.read.sources import MAX_REPEATS, SITE_METAS, Sources, clean, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.read.printed import Mark

MAX_LABEL = 200  # characters of a site's name, a section or a tag; real ones have up to 80
MAX_DESCRIPTION = 1000  # characters; longer ones are the article's text, or a list of words for search engines
MAX_ADDRESS = 2000  # characters of an address; beyond them it is data
MAX_KEYWORDS = 20_000  # characters of a list of tags

IMAGE_METAS = listed("ogimage ogimageurl ogimagesecureurl twitterimage twitterimagesrc image parselyimageurl thumbnail")
SECTION_METAS = listed("articlesection parselysection sailthruverticals cxenseparserecscategory section category")
TAG_METAS = listed("articletag parselytags newskeywords sailthrutags keywords")
DESCRIPTION_METAS = listed("ogdescription description twitterdescription")
LICENCE_METAS = listed("dctermslicense dclicense license dcrightslicense")
FREE_METAS = listed("isaccessibleforfree")
TIER_METAS = listed("articlecontenttier contenttier")

_WORDS_OF_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_TIERS = {"free": False, "metered": True, "locked": True, "premium": True, "paid": True}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_TAG_ENDS = re.compile(r"\s*[,;，；、|]\s*")


def _label(candidates: Iterable[tuple[str, str]]) -> Declared[str] | None:
    """Take the first name: no address, no sentence.

    >>> _label([("https://www.facebook.com/x", "meta publisher"), (" The  Example", "meta ogsitename")])
    Declared(value='The Example', source='meta ogsitename')
    """
    names = ((clean(text), source) for text, source in candidates if len(text) <= MAX_LABEL)
    return next((Declared(name, source) for name, source in names if name and "://" not in name), None)


def description(page: Sources) -> str | None:
    """Return what a page of news says that it is about, each wording on a line: JSON-LD's, and those of its metas."""
    if not page.is_news():
        return None
    linked = ((plain(node["description"]), source) for node, source in islice(page.works("description", 0), 1))
    found = (clean(text) for text, _ in chain(linked, page.meta(DESCRIPTION_METAS)) if len(text) <= MAX_DESCRIPTION)
    return "\n".join(filter(None, dict.fromkeys(found))) or None


def _addresses(page: Sources, candidates: Iterable[tuple[str, str]]) -> Iterator[Declared[str]]:
    """Yield the addresses on the web, made absolute."""
    for text, source in candidates:
        if len(text) <= MAX_ADDRESS:
            try:
                address = urljoin(page.url, text.strip())
                urlsplit(address)
            except ValueError:
                continue
            if _ADDRESS.fullmatch(address):
                yield Declared(address, source)


def _is_root(address: str) -> bool:
    """Tell whether an address is a site's front page.

    >>> _is_root("https://example.com/"), _is_root("https://example.com/a")
    (True, False)
    """
    parts = urlsplit(address)
    return not parts.path.strip("/") and not parts.query


def _linked(page: Sources, key: str) -> Iterator[tuple[object, str]]:
    """Yield a field of the page's own work in JSON-LD: of the first that has it, articles before pages."""
    for level in (0, 1):
        yield from ((node[key], source) for node, source in islice(page.works(key, level), 1))


def _address_in(value: object) -> str:
    """Read an address out of JSON-LD: a text, the first of a list, the address or the identity of an object.

    >>> _address_in([{"@type": "ImageObject", "url": "/a.jpg"}]), _address_in({"@id": "/b"}), _address_in("/c"), _address_in(7)
    ('/a.jpg', '/b', '/c', '')
    """
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return plain(value)


def _links(page: Sources, relation: str) -> Iterator[tuple[str, str]]:
    """Yield what the head links to."""
    for link in islice(page.outline.tags["link"], MAX_REPEATS * MAX_REPEATS):
        if relation in link.get("rel", "").lower().split():
            yield link.get("href", ""), f"link {relation}"


def site(page: Sources) -> Declared[str] | None:
    """Return the site's name."""
    named = ((name, "json-ld publisher") for name in page.linked.sites)
    return _label(chain(page.meta(SITE_METAS[:1]), named, page.meta(SITE_METAS[1:])))


def url(page: Sources) -> Declared[str] | None:
    """Return the canonical address; a template that names its front page for every article is passed over."""
    stated = chain(
        _links(page, "canonical"),
        page.meta(["ogurl"]),
        (
            (_address_in(value), source)
            for value, source in chain(_linked(page, "mainEntityOfPage"), _linked(page, "url"))
        ),
    )
    found = list(_addresses(page, stated))
    return next((one for one in found if not _is_root(one.value)), found[0] if found and _is_root(page.url) else None)


def image(page: Sources) -> Declared[str] | None:
    """Return the address of the picture that stands for the page."""
    linked = (
        (_address_in(value), source) for value, source in chain(_linked(page, "image"), _linked(page, "thumbnailUrl"))
    )
    return next(_addresses(page, chain(page.meta(IMAGE_METAS), linked, _links(page, "image_src"))), None)


def section(page: Sources) -> Declared[str] | None:
    """Return the section of the paper."""
    linked = ((plain(value), source) for value, source in _linked(page, "articleSection"))
    return _label(chain(linked, page.meta(SECTION_METAS)))


def _split_tags(values: Iterable[str]) -> tuple[str, ...]:
    """Split lists of tags, each kept once.

    >>> _split_tags(["Bridge, Harbour;bridge", "Tram"])
    ('Bridge', 'Harbour', 'Tram')
    """
    tags: dict[str, str] = {}
    for part in (part for value in values for part in _TAG_ENDS.split(clean(value[:MAX_KEYWORDS]))):
        if part and len(part) <= MAX_LABEL:
            tags.setdefault(part.casefold(), part)
    return tuple(tags.values())[:MAX_REPEATS]


def tags(page: Sources) -> Declared[tuple[str, ...]] | None:
    """Return the tags: of the first source that has some."""
    linked = (
        ([plain(one) for one in value[:MAX_REPEATS]] if isinstance(value, list) else [plain(value)], source)
        for value, source in _linked(page, "keywords")
    )
    metas = ((page.metas[name], f"meta {name}") for name in TAG_METAS if name in page.metas)
    found = ((_split_tags(values), source) for values, source in chain(linked, metas))
    return next((Declared(names, source) for names, source in found if names), None)


def _is_in_figure(mark: Mark) -> bool:
    """Tell whether a mark speaks of a picture."""
    box = mark.box
    return box is not None and any(tag_of(one).startswith("fig") for one in (box, *box.iterancestors()))


def licence(page: Sources, marks: Iterable[Mark]) -> Declared[str] | None:
    """Return the licence, as its address or its name; that of a picture is none of the page."""
    linked = ((_address_in(value) or plain(value), source) for value, source in _linked(page, "license"))
    printed = ((mark.stamp, mark.source) for mark in marks if mark.kind == "licence" and not _is_in_figure(mark))
    stated = chain(linked, _links(page, "license"), page.meta(LICENCE_METAS), printed)
    texts = ((" ".join(text.split()), source) for text, source in stated if len(text) <= MAX_ADDRESS)
    return next((Declared(text, source) for text, source in texts if text), None)


def _truth(value: object) -> bool | None:
    """Read a yes or no, as JSON, as text, or as schema.org's address of it.

    >>> _truth(False), _truth("http://schema.org/True"), _truth(["false"]), _truth("perhaps")
    (False, True, False, None)
    """
    if isinstance(value, bool):
        return value
    return _WORDS_OF_TRUTH.get(plain(value).rpartition("/")[2].lower())


def paywalled(page: Sources) -> Declared[bool] | None:
    """Return whether the article has to be paid for, at least by those who have read some others.

    The page says it of itself; which of its text is behind the wall is not looked at.
    """
    linked = (
        (_truth(node["isAccessibleForFree"]), "json-ld isAccessibleForFree")
        for node in page.linked.works
        if "isAccessibleForFree" in node
    )
    metas = ((_truth(value), source) for value, source in page.meta(FREE_METAS))
    free = next(((value, source) for value, source in chain(linked, metas) if value is not None), None)
    if free is not None:
        return Declared(not free[0], free[1])
    tiers = ((_TIERS.get(value.strip().lower()), source) for value, source in page.meta(TIER_METAS))
    return next((Declared(value, source) for value, source in tiers if value is not None), None)
