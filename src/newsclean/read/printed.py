"""The byline and the date as the page prints them, found by their markup: `class="byline"`, `rel=author`, `<time>`.

Templates mark these lines for search engines and for their own style sheets. They mark them in teasers, comments
and author boxes too, so what stands there is passed over, and what stands near the headline comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

Kind = Literal["author", "byline", "date", "modified"]

MAX_TEXT = 200  # characters of a byline or date line; eight authors with their roles fit
MAX_SOURCE = 4 * MAX_TEXT  # characters before white space is collapsed
MAX_NODES = 240  # starts and ends of elements in such a line: more is a box about the author, or the article itself
MAX_MARKED = 400  # marked elements read on a page: the byline is among the first, the rest are teasers

_AUTHOR_CLASS = re.compile(r"(?:^|[-_\s])(?:p-)?(?:author|authors|autor|autoren|auteur|autore|writer|reporter|journalist|contributor)s?"
                           r"(?:[-_]*(?:name|names|link|text|line|info|meta|block|wrapper|container|title))*(?=\s|$)", re.IGNORECASE)
_BYLINE_CLASS = re.compile(r"byline|by-line|by_line|by-author|byauthor|post-by|posted-by|written-by|entry-author|article-author|post-author", re.IGNORECASE)
_DATE_CLASS = re.compile(r"date|time|publi|posted|byline|meta|datum|fecha|data(?![-_])|info|stamp|created|issued", re.IGNORECASE)
_MODIFIED = re.compile(r"modif|updat|aktualis|actualiz|mise-a-jour|aggiorn|upraven|edited|revised", re.IGNORECASE)
_UPDATED_TEXT = re.compile(
    r"\b(?:updated|modified|reviewed|revised|edited|aktualisiert|geändert|bearbeitet|stand|actualizado|actualizada|atualizad[oa]"
    r"|modificado|mis[e]? à jour|modifié|aggiornat[oa]|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|päivitetty|aktualizováno"
    r"|aktualizacja|обновлено|оновлено|güncelleme|güncellendi|frissítve|actualizat|diperbarui|ενημερώθηκε)\b|更新|수정",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|footer|teaser|promo|widget|newsletter|most-?read|popular|trending|bio\b|biograph|about-author"
    r"|author-?(?:bio|box|desc|about|card|avatar|image|photo|social)|avatar|caption|credit|social|share|breadcrumb|more-from|read-?next|carousel",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = frozenset({"footer", "aside", "nav", "figure", "figcaption", "form", "blockquote", "select"})
_ROOT_TAGS = frozenset({"html", "body", "main", "article"})  # their classes speak of the template, "single-post has-sidebar"
_UNSEEN_TAGS = frozenset({"script", "style", "template", "noscript", "svg", "button", "head"})
_LINE_TAGS = frozenset({"div", "p", "li", "ul", "br", "section", "dt", "dd", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "a", "time"})

_MARKED = etree.XPath(
    "descendant-or-self::*[self::h1 or @itemprop or @rel or self::time or self::address"
    " or contains(@class, 'uth') or contains(@class, 'yline') or contains(@class, 'ate') or contains(@class, 'ime')"
    " or contains(@class, 'utor') or contains(@class, 'riter') or contains(@class, 'eporter') or contains(@class, 'ournalist')"
    " or contains(@class, 'ontributor') or contains(@class, 'ost') or contains(@class, 'ubli') or contains(@class, 'eta')"
    " or contains(@class, 'nfo') or contains(@class, 'atum') or contains(@class, 'ata') or contains(@class, 'echa')"
    " or contains(@class, 'tamp') or contains(@class, 'by') or contains(@id, 'ate') or contains(@id, 'uthor')"
    " or contains(@href, '/auth') or contains(@href, '/auto')]"
)
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|es|i|in|a)?|auteurs?|redakteur|people|profile|by|staff|writers?|journalists?)/[^/?#]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked element: what it holds, the markup that says so, its text, its machine-readable stamp, and its place."""

    kind: Kind
    source: str
    text: str
    stamp: str
    after_headline: bool


def words_of(element: etree._Element) -> str:
    """Return the class and id of an element as one string."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def tag_of(element: etree._Element) -> str:
    """Return the tag without its namespace, lower case; "" for comments and the like."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def line_text(element: etree._Element) -> str:
    r"""Return the text of a small element, its lines and links parted by line breaks; "" where it is too large.

    >>> from lxml import html
    >>> line_text(html.fromstring("<p>By <a>Jane <b>Doe</b></a> and <a>John  Roe</a><script>x()</script></p>"))
    'By\nJane Doe\nand\nJohn Roe'
    """
    parts: list[str] = []
    length = nodes = unseen = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = tag_of(node)
        hides = tag in _UNSEEN_TAGS
        unseen += hides and {"start": 1, "end": -1}.get(event, 0)
        text = node.text if event == "start" else node.tail if node is not element else None
        if tag in _LINE_TAGS:
            parts.append("\n")
        if text and not unseen:
            parts.append(text.replace("\n", " "))
            length += len(text)
        nodes += 1
        if nodes > MAX_NODES or length > MAX_SOURCE:
            return ""
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= MAX_TEXT else ""


def _is_elsewhere(element: etree._Element, known: dict[etree._Element, bool]) -> bool:
    """Whether an element stands in a teaser, a comment, an author's box: climbs no ancestor twice.

    >>> from lxml import html
    >>> page = html.fromstring('<main><div class="related-posts"><i>x</i></div><p>y</p></main>')
    >>> _is_elsewhere(page.find(".//i"), {}), _is_elsewhere(page.find(".//p"), {})
    (True, False)
    """
    path: list[etree._Element] = []
    node: etree._Element | None = element
    verdict = False
    while node is not None:
        if node in known:
            verdict = known[node]
            break
        path.append(node)
        tag = tag_of(node)
        if tag in _ELSEWHERE_TAGS or (tag not in _ROOT_TAGS and _ELSEWHERE.search(words_of(node))):
            verdict = True
            break
        node = node.getparent()
    known.update(dict.fromkeys(path, verdict))
    return verdict


def _kinds(element: etree._Element) -> Iterator[tuple[Kind, str]]:
    """Say what an element holds, going by its own markup.

    >>> from lxml import html
    >>> list(_kinds(html.fromstring('<a rel="author" class="post-author-name" href="/author/jane">Jane</a>')))
    [('author', 'rel=author'), ('author', 'link to an author page'), ('author', 'class post-author-name')]
    """
    tag = tag_of(element)
    properties = (element.get("itemprop") or "").lower().split()
    if "author" in (element.get("rel") or "").lower().split() and tag != "link":
        yield "author", "rel=author"
    if "author" in properties or "creator" in properties:
        yield "author", "itemprop author"
    if tag == "a" and _AUTHOR_PATH.search(element.get("href") or ""):
        yield "author", "link to an author page"
    if (name := _AUTHOR_CLASS.search(element.get("class") or "")) is not None:
        yield "author", f"class {name[0].strip()}"
    elif (name := _BYLINE_CLASS.search(element.get("class") or "")) is not None:
        yield "byline", f"class {name[0].strip()}"
    if "datepublished" in properties:
        yield "date", "itemprop datePublished"
    elif "datemodified" in properties:
        yield "modified", "itemprop dateModified"
    elif tag == "time":
        yield ("modified" if _MODIFIED.search(words_of(element)) else "date"), "time"
    elif (name := _DATE_CLASS.search(words_of(element))) is not None:
        yield ("modified" if _MODIFIED.search(words_of(element)) else "date"), f"class {name[0]}"


def read_marks(tree: etree._Element) -> tuple[Mark, ...]:
    """Read what the markup points at, in document order."""
    headline = next(tree.iter("{*}h1"), None)
    known: dict[etree._Element, bool] = {}
    after = False
    marks: list[Mark] = []
    for element in _MARKED(tree):
        if element is headline:
            after = True
            continue
        if len(marks) >= MAX_MARKED:
            break
        kinds = list(_kinds(element))
        if not kinds or _is_elsewhere(element, known):
            continue
        text = line_text(element)
        stamp = element.get("datetime") or element.get("content") or ""
        marks += [
            Mark("modified" if kind == "date" and _UPDATED_TEXT.search(text) else kind, source, text, stamp, after)
            for kind, source in kinds
            if text or stamp
        ]
    return tuple(marks)
