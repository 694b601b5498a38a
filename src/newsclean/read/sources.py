"""The page's own statements, read once into the shapes that the fields ask for: metas, JSON-LD, the site's names, the language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from newsclean.read.jsonld import Linked, Node, plain, read_json_ld, types
from newsclean.read.language import identify
from newsclean.read.outline import Outline, fold, read_outline

if TYPE_CHECKING:
    from lxml import etree

    from newsclean.declared import Declared

T = TypeVar("T")

Metas = Mapping[str, list[str]]

MAX_REPEATS = 40  # values kept of one meta name: a page has one `author` an author, a hostile one has a million
MAX_PARAGRAPHS = 300  # texts from which the language is guessed


def listed(names: str) -> list[str]:
    """Split a list of names: metas are listed reduced to letters and digits, as systems spell them with any of ":.-_".

    >>> listed("ogtitle title")
    ['ogtitle', 'title']
    """
    return names.split()


def unique(values: Iterable[Declared[T]]) -> tuple[Declared[T], ...]:
    """Keep the first of equal values: the best source's."""
    first: dict[object, Declared[T]] = {}
    for declared in values:
        first.setdefault(declared.value, declared)
    return tuple(first.values())


SITE_METAS = listed("ogsitename applicationname applemobilewebapptitle dcpublisher publisher")
HOST_METAS = listed("twitterdomain")
LANGUAGE_METAS = listed("contentlanguage oglocale language inlanguage dclanguage")

_INVISIBLE = re.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff\\ud800-\\udfff]")
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)


def clean(text: str) -> str:
    """Resolve entities that were escaped twice, and collapse white space.

    >>> clean("  Fish &amp;amp;   chips ")
    'Fish & chips'
    """
    return " ".join(_INVISIBLE.sub("", unescape(text)).split())


def unescape(text: str) -> str:
    """Resolve entities that were escaped twice, as in metas filled from a field that is HTML already.

    >>> unescape("Fish &amp;amp; chips")
    'Fish & chips'
    """
    return html.unescape(html.unescape(text)) if "&" in text else text


def _metas(elements: Iterable[etree._Element]) -> Metas:
    """Collect the metas by name, whichever attribute names them."""
    metas: dict[str, list[str]] = {}
    for meta in elements:
        content = meta.get("content") or meta.get("value")
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content and name:
            values = metas.setdefault(_NOT_IN_NAME.sub("", name.lower()), [])
            if len(values) < MAX_REPEATS:
                values.append(content)
    return metas


def is_site(text: str, sites: set[str]) -> bool:
    """Tell whether a text is one of the site's names, however it is spaced.

    >>> is_site("The Daily Example", {"dailyexample"}), is_site("Daily", {"dailyexample"})
    (True, False)
    """
    key = fold(text)
    tight = key.replace(" ", "")
    return bool(key) and (
        key in sites or tight in sites or tight.removeprefix("the") in {site.replace(" ", "") for site in sites}
    )


def _host(url: str) -> str:
    """Return the host of an address; an address that is none has no host.

    >>> _host("https://www.example.com/a"), _host("http://[")
    ('example.com', '')
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The page, read once, in the shapes that the fields ask for."""

    outline: Outline
    url: str
    metas: Metas
    linked: Linked
    declared_language: str | None
    language: str | None
    """Declared, or else guessed from the text: dates in words need one."""

    def meta(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the values of the metas named, with their source."""
        for name in names:
            for value in self.metas.get(name, ()):
                yield value, f"meta {name}"

    def works(self, key: str, level: int) -> Iterator[tuple[Node, str]]:
        """Yield the works of JSON-LD that have a key: articles at level 0, pages at level 1."""
        label = ("json-ld", "json-ld page")[level]
        works = zip(self.linked.works, self.linked.ranks, strict=True)
        return ((node, f"{label} {key}") for node, rank in works if rank == level and node.get(key))

    def is_news(self) -> bool:
        """Tell whether JSON-LD has a headline of a news article, which an editor wrote: others are filled by plugins."""
        return any("News" in name for node, _ in self.works("headline", 0) for name in types(node))

    def sites(self) -> set[str]:
        """Return the names of the site, folded: what is never a headline and seldom an author."""
        names = {fold(value) for value, _ in self.meta([*SITE_METAS, *HOST_METAS])} | {
            fold(name) for name in self.linked.sites
        }
        host = _host(self.url)
        return {name for name in (*names, fold(host), host.partition(".")[0]) if name}


def _language(root: etree._Element, metas: Metas, linked: Linked) -> str | None:
    """Return the language as BCP 47: the root's own, then what the metas and JSON-LD say.

    >>> from lxml import html
    >>> _language(html.fromstring('<html lang="pt_br"><body><p>x'), {}, Linked())
    'pt-BR'
    """
    declared = [
        root.get("lang"),
        root.get(_XML_LANG),
        *(value for name in LANGUAGE_METAS for value in metas.get(name, ())),
    ]
    declared += [plain(node.get("inLanguage")) for node in linked.works]
    for value in declared:
        tag = re.split("[,.;]", value or "", maxsplit=1)[0].strip().replace("_", "-")
        if _LANGUAGE.fullmatch(tag):
            first, *rest = tag.split("-")
            return "-".join(
                [first.lower(), *(part.title() if len(part) == len("Latn") else part.upper() for part in rest)]
            )
    return None


def _guess_language(tree: etree._Element) -> str | None:
    """Guess the language of a page that names none from its text: dates in words need one."""
    texts = (
        " ".join(paragraph.text.split()) for paragraph in tree.iter("{*}p", "{*}title", "{*}div") if paragraph.text
    )
    return identify([text for text in islice(texts, MAX_PARAGRAPHS) if text])


def read_sources(tree: etree._Element, url: str | None) -> Sources:
    """Read a page once."""
    outline = read_outline(tree)
    metas, linked = _metas(outline.tags["meta"]), read_json_ld(outline.tags["script"])
    declared = _language(next(iter(outline.tags["html"]), tree), metas, linked)
    return Sources(outline, url or "", metas, linked, declared, declared or _guess_language(tree))
