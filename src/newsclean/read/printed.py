"""The byline and the date as the page prints them, found by their markup: `class="byline"`, `rel=author`, `<time>`.

Templates mark these lines for search engines and for their own style sheets. They mark them in teasers, comments
and author boxes too, so what stands there is passed over, and what stands near the headline comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.read.outline import ROOT_TAGS, line_text, tag_of
from newsclean.wordlists import holds_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from newsclean.read.outline import Outline

Kind = Literal["author", "byline", "date", "modified", "licence"]

MOST_BEFORE, MOST_AFTER = 400, 800  # elements around the headline that are looked at: the rest are menus and comments
ELSEWHERE = 1_000_000  # how much farther an element in a teaser or a footer counts: farther than any other
FOOTER = 100_000  # how much farther an element in the article's own footer counts: farther than what stands above it
BOX = 500_000  # the same in a box, a column, a row of buttons: some templates set the byline there
BEFORE = 3  # how much farther an element before the headline counts


KEPT_CLASSES = 8192  # classes whose meaning is kept: sites share systems and templates
DIGIT = re.compile(r"\d")
_AUTHOR_CLASS = re.compile(
    r"(?:^|[-_\s])(?:p-)?(?:author|authors|autor|autoren|auteur|autore|writer|reporter|journalist|contributor)s?"
    r"(?:[-_]*(?:name|names|link|text|line|info|meta|block|wrapper|container|title|label))*(?=\s|$)",
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # between the words of "documentAuthor"
_BYLINE_CLASS = re.compile(
    r"byline|by-line|by_line|by-author|byauthor|post-by|posted-by|written-by|entry-author|article-author|post-author",
)
_DATE_CLASS = re.compile(r"date|time|publi|posted|byline|meta|datum|fecha|data(?![-_])|info|stamp|created|issued")
_MODIFIED = re.compile(r"modif|updat|aktualis|actualiz|mise-a-jour|aggiorn|upraven|edited|revised")
_UPDATED_TEXT = re.compile(
    r"\b(?:updated|modified|reviewed|revised|edited|aktualisiert|(?:ge)?änder(?:t|ung)|bearbeitet|stand|actualizado|actualizada|atualizad[oa]"
    r"|modificado|mis[e]? à jour|modifié|aggiornat[oa]|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|päivitetty|aktualizováno"
    r"|aktualizacja|обновлено|оновлено|güncelleme|güncellendi|frissítve|actualizat|diperbarui|ενημερώθηκε)\b|更新|수정",
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|footer|teaser|promo|newsletter|most-?read|popular|trending|bio\b|biograph|about-author"
    r"|author-?(?:bio|box|desc|about|card|avatar|image|photo|social)|avatar|caption|credit|social|share|breadcrumb|more-from|read-?next|carousel",
)
_BOX_TAGS = frozenset({"footer", "aside", "figure", "figcaption"})
_ELSEWHERE_TAGS = frozenset({"nav", "blockquote", "select"})
_BOX = re.compile(r"sidebar|footer|avatar|author-?(?:box|card|image|photo|social)|caption|credit|social|share|carousel")
_OWN_FOOTER = re.compile(r"(?:post|entry|article)[-_]+footer")
# Parts of the names above, in a tenth of the time of all of them: nine classes in ten have none.
_is_telling = holds_any(
    "auth autor aute writer reporter journal contrib byline by- by_ posted date time publi meta datum fecha data info stamp created issued"
    " modif aktual actual jour aggiorn upraven edited revised"
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|i|in|a)?|auteurs?|redakteur|people|profile|by|staff|writers?|journalists?)/[^/?#]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked element: what it holds, the markup that says so, its text, its machine-readable stamp, and its place."""

    kind: Kind
    source: str
    text: str
    stamp: str
    distance: int
    """Elements between it and the headline; those before it count more, as teasers and menus stand there."""
    box: etree._Element | None
    """The element around its parent: the authors of one byline share it."""


def words_of(element: etree._Element) -> str:
    """Return the class and id of an element as one string, lower case."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def is_elsewhere(element: etree._Element, known: dict[etree._Element, int]) -> bool:
    """Tell whether an element stands in a teaser, a comment, an author's box.

    >>> from lxml import html
    >>> page = html.fromstring('<main><div class="related-posts"><i>x</i></div><p>y</p></main>')
    >>> is_elsewhere(page.find(".//i"), {}), is_elsewhere(page.find(".//p"), {})
    (True, False)
    """
    return aside(element, known) >= BOX


def aside(element: etree._Element, known: dict[etree._Element, int]) -> int:
    """Say how much farther from the headline an element counts, for what it stands in: climbs no ancestor twice.

    >>> from lxml import html
    >>> page = html.fromstring('<main><div class="post-footer"><i>x</i></div><p>y</p></main>')
    >>> aside(page.find(".//i"), {}) == FOOTER, aside(page.find(".//p"), {})
    (True, 0)
    """
    path: list[etree._Element] = []
    node: etree._Element | None = element
    verdict = 0
    while node is not None:
        if node in known:
            verdict = max(verdict, known[node])
            break
        path.append(node)
        verdict = max(verdict, _aside(node))
        if verdict >= ELSEWHERE:
            break
        node = node.getparent()
    known.update(dict.fromkeys(path, verdict))
    return verdict


def _aside(element: etree._Element) -> int:
    """Say the same of one element by its tag and its class, whatever it stands in."""
    tag = tag_of(element)
    if tag in ROOT_TAGS:
        return 0
    called = words_of(element)
    found = _ELSEWHERE.search(called)
    if tag in _ELSEWHERE_TAGS or (found and not _BOX.fullmatch(found[0])):
        return ELSEWHERE
    if tag in _BOX_TAGS or found:
        return FOOTER if _OWN_FOOTER.search(called) else BOX
    return 0


class _Called(NamedTuple):
    """What the class of an element says that it holds."""

    person: tuple[Kind, str] | None
    date: tuple[Kind, str] | None
    modified: bool


_NOTHING = _Called(None, None, modified=False)


@lru_cache(maxsize=KEPT_CLASSES)
def _called(name: str) -> _Called:
    """Read a class, or an id.

    >>> _called("post-author-name updated")
    _Called(person=('author', 'class author-name'), date=('modified', 'class date'), modified=True)
    """
    if not _is_telling(name):
        return _NOTHING
    name = _CAMEL.sub("-", name).lower()
    person: tuple[Kind, str] | None = None
    if (found := _AUTHOR_CLASS.search(name)) is not None:
        person = "author", f"class {found[0].strip(' -_')}"
    elif (found := _BYLINE_CLASS.search(name)) is not None:
        person = "byline", f"class {found[0].strip()}"
    date = _DATE_CLASS.search(name)
    modified = _MODIFIED.search(name) is not None
    if not (person or date or modified):
        return _NOTHING
    return _Called(person, date and ("modified" if modified else "date", f"class {date[0]}"), modified)


def _telling(elements: Iterable[etree._Element]) -> Iterator[tuple[int, etree._Element, _Called]]:
    """Yield the elements whose markup may say what they hold, with their places and what their class says.

    Templates repeat their classes, so each is read once; nine in ten elements end here, so the loop asks for little.
    """
    known: dict[str | None, _Called] = {None: _NOTHING}
    for place, element in enumerate(elements):
        get = element.get
        name = get("class") or get("id")
        called = known.get(name)
        if called is None:
            called = known[name] = _called(str(name))
        tag = element.tag
        if (
            called is not _NOTHING
            or tag == "time"
            or (tag == "a" and ("/aut" in get("href", "") or get("rel") is not None))
            or get("itemprop") is not None
        ):
            yield place, element, called


def _kinds(element: etree._Element, called: _Called) -> list[tuple[Kind, str]]:
    """Say what an element holds, going by its own markup.

    >>> from lxml import html
    >>> _kinds(html.fromstring('<a rel="author" href="/author/jane">Jane</a>'), _called("post-author-name"))
    [('author', 'rel=author'), ('author', 'link to an author page'), ('author', 'class author-name')]
    """
    kinds = list(_itemprops(element.get("itemprop", "")))
    tag = element.tag
    if tag == "a":
        relations = element.get("rel", "").lower().split()
        if "author" in relations:
            kinds.append(("author", "rel=author"))
        if "license" in relations:
            kinds.append(("licence", "rel=license"))
        if _AUTHOR_PATH.search(element.get("href", "")):
            kinds.append(("author", "link to an author page"))
    if called.person:
        kinds.append(called.person)
    if any(kind in {"date", "modified"} for kind, _ in kinds):
        return kinds
    if tag == "time":
        kinds.append(("modified" if called.modified else "date", "time"))
    elif called.date:
        kinds.append(called.date)
    return kinds


def _itemprops(properties: str) -> Iterator[tuple[Kind, str]]:
    """Read the names of microdata.

    >>> list(_itemprops("author creator")), list(_itemprops("datePublished dateModified"))
    ([('author', 'itemprop author')], [('date', 'itemprop datePublished')])
    """
    names = properties.lower().split()
    if "author" in names or "creator" in names:
        yield "author", "itemprop author"
    if "datepublished" in names:
        yield "date", "itemprop datePublished"
    elif "datemodified" in names:
        yield "modified", "itemprop dateModified"


def find_headline(outline: Outline, title: str) -> etree._Element | None:
    """Find the heading that prints the title; else the first h1, which may be the site's name but stands above it."""
    headings = chain.from_iterable(map(outline.headings, ("h1", "h2", "h3")))
    same = (heading.element for heading in headings if heading.folded == title)
    return next(same, next((heading.element for heading in outline.headings("h1")), None))


def around(headline: etree._Element | None) -> dict[etree._Element, int]:
    """Begin the memory of `aside`: what holds the headline is no teaser, whatever its class says.

    Nor is the footer of the article that holds it the page's: blogs name the author there.
    """
    if headline is None:
        return {}
    holders = [headline, *headline.iterancestors()]
    footers = (part for holder in holders if tag_of(holder) == "article" for part in holder if tag_of(part) == "footer")
    return {**dict.fromkeys(holders, 0), **dict.fromkeys(footers, FOOTER)}


def _says_updated(text: str) -> bool:
    """Tell whether a line says that its first date is that of a change: the word stands before it, or closes the line.

    >>> _says_updated("Updated: 2 Nov 2024"), _says_updated("2 Nov 2024 (updated)"), _says_updated("31 Oct 2024, updated: 2 Nov 2024")
    (True, True, False)
    """
    text = text.lower()
    digit = DIGIT.search(text)
    cue = _UPDATED_TEXT.search(text) if digit else None
    return bool(cue and digit and (cue.start() < digit.start() or not DIGIT.search(text, cue.end())))


def read_marks(outline: Outline, headline: etree._Element | None) -> tuple[Mark, ...]:
    """Read what the markup points at, in document order."""
    elsewhere = around(headline)
    marks: list[Mark] = []
    every = outline.tree.iter
    place = next(at for at, element in enumerate(every("*")) if element is headline) if headline is not None else 0
    first = max(0, place - MOST_BEFORE)
    for index, element, called in _telling(islice(every("*"), first, place + MOST_AFTER)):
        if not (kinds := _kinds(element, called)):
            continue
        text = line_text(element)
        stamp = element.get("datetime") or element.get("content") or element.get("title") or ""
        if kinds[0][0] == "licence":
            stamp = element.get("href", "")
        if not (text or stamp):
            continue
        behind = first + index - place
        distance = (behind if behind >= 0 else -BEFORE * behind) + aside(element, elsewhere)
        parent = element.getparent()
        box = parent if parent is None else parent.getparent()
        marks += [
            Mark("modified" if kind == "date" and _says_updated(text) else kind, source, text, stamp, distance, box)
            for kind, source in kinds
        ]
    return tuple(marks)
