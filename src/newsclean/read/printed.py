"""The byline and the date as the page prints them, found by their markup: `class="byline"`, `rel=author`, `<time>`.

Templates mark these lines for search engines and for their own style sheets. They mark them in teasers, comments
and author boxes too, so what stands there is passed over, and what stands near the headline comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["author", "byline", "date", "modified"]

MAX_TITLE = 400  # characters; the longest headline of the pages measured has 250
MAX_HEADINGS = 40  # of each level looked at
MAX_TEXT = 200  # characters of a byline or date line; eight authors with their roles fit
MAX_LOOSENESS = 4  # times its length that a line may have before its white space is collapsed
MAX_NODES = 240  # starts and ends of elements in such a line: more is a box about the author, or the article itself
MAX_MARKED = 400  # marked elements read on either side of the headline: the rest are teasers and comments
ELSEWHERE = 1_000_000  # how much farther an element in a teaser or a footer counts: farther than any other
BEFORE = 3  # how much farther an element before the headline counts


DIGIT = re.compile(r"\d")
_AUTHOR_CLASS = re.compile(
    r"(?:^|[-_\s])(?:p-)?(?:author|authors|autor|autoren|auteur|autore|writer|reporter|journalist|contributor)s?"
    r"(?:[-_]*(?:name|names|link|text|line|info|meta|block|wrapper|container|title))*(?=\s|$)",
)
_BYLINE_CLASS = re.compile(
    r"byline|by-line|by_line|by-author|byauthor|post-by|posted-by|written-by|entry-author|article-author|post-author",
)
_DATE_CLASS = re.compile(r"date|time|publi|posted|byline|meta|datum|fecha|data(?![-_])|info|stamp|created|issued")
_MODIFIED = re.compile(r"modif|updat|aktualis|actualiz|mise-a-jour|aggiorn|upraven|edited|revised")
_UPDATED_TEXT = re.compile(
    r"\b(?:updated|modified|reviewed|revised|edited|aktualisiert|geändert|bearbeitet|stand|actualizado|actualizada|atualizad[oa]"
    r"|modificado|mis[e]? à jour|modifié|aggiornat[oa]|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|päivitetty|aktualizováno"
    r"|aktualizacja|обновлено|оновлено|güncelleme|güncellendi|frissítve|actualizat|diperbarui|ενημερώθηκε)\b|更新|수정",
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|footer|teaser|promo|newsletter|most-?read|popular|trending|bio\b|biograph|about-author"
    r"|author-?(?:bio|box|desc|about|card|avatar|image|photo|social)|avatar|caption|credit|social|share|breadcrumb|more-from|read-?next|carousel",
)
_ELSEWHERE_TAGS = frozenset({"footer", "aside", "nav", "figure", "figcaption", "blockquote", "select"})
# The classes of these speak of the template: "single-post has-sidebar".
_ROOT_TAGS = frozenset({"html", "body", "main", "article"})
UNSEEN_TAGS = frozenset({"script", "style", "template", "noscript", "svg", "button", "head"})
_LINE_TAGS = frozenset(
    {"div", "p", "li", "ul", "br", "section", "dt", "dd", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "a", "time"}
)

# Parts of the classes above, cheap to look for: what has none of them is not read.
_MARKED_CLASS = re.compile(
    "uth|yline|ate|ime|utor|riter|eporter|ournalist|ontributor|ost|ubli|eta|nfo|atum|ata|echa|tamp|by"
)
_MARKED_ID = re.compile("ate|uthor")
_MARKED_TAGS = frozenset({"h1", "h2", "h3", "time", "address"})
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
    """Marked elements between it and the headline; those before it count double, as teasers and menus stand there."""
    box: etree._Element | None
    """The element around its parent: the authors of one byline share it."""


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, to compare what different sources wrote.

    >>> fold("“Fish” &  Chips!")
    'fish chips'
    """
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def words_of(element: etree._Element) -> str:
    """Return the class and id of an element as one string, lower case."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def tag_of(element: etree._Element) -> str:
    """Return the tag without its namespace, lower case; "" for comments and the like."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def line_text(element: etree._Element, limit: int = MAX_TEXT) -> str:
    r"""Return the text of a small element, its lines and links parted by line breaks; "" where it is too large.

    >>> from lxml import html
    >>> line_text(html.fromstring("<p>By <a>Jane <b>Doe</b></a> and <a>John  Roe</a><script>x()</script></p>"))
    'By\nJane Doe\nand\nJohn Roe'
    """
    parts: list[str] = []
    length = unseen = 0
    for nodes, (event, node) in enumerate(etree.iterwalk(element, events=("start", "end", "comment", "pi"))):
        tag = tag_of(node)
        hides = tag in UNSEEN_TAGS
        unseen += hides and {"start": 1, "end": -1}.get(event, 0)
        text = node.text if event == "start" else node.tail if node is not element else None
        if tag in _LINE_TAGS:
            parts.append("\n")
        if text and not unseen:
            parts.append(text.replace("\n", " "))
            length += len(text)
        if nodes > MAX_NODES or length > limit * MAX_LOOSENESS:
            return ""
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= limit else ""


def is_elsewhere(element: etree._Element, known: dict[etree._Element, bool]) -> bool:
    """Whether an element stands in a teaser, a comment, an author's box: climbs no ancestor twice.

    >>> from lxml import html
    >>> page = html.fromstring('<main><div class="related-posts"><i>x</i></div><p>y</p></main>')
    >>> is_elsewhere(page.find(".//i"), {}), is_elsewhere(page.find(".//p"), {})
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
    [('author', 'rel=author'), ('author', 'link to an author page'), ('author', 'class author-name')]
    """
    tag = tag_of(element)
    properties = (element.get("itemprop") or "").lower().split()
    if "author" in (element.get("rel") or "").lower().split() and tag != "link":
        yield "author", "rel=author"
    if "author" in properties or "creator" in properties:
        yield "author", "itemprop author"
    if tag == "a" and _AUTHOR_PATH.search(element.get("href") or ""):
        yield "author", "link to an author page"
    classes = element.get("class", "").lower()
    if (name := _AUTHOR_CLASS.search(classes)) is not None:
        yield "author", f"class {name[0].strip(' -_')}"
    elif (name := _BYLINE_CLASS.search(classes)) is not None:
        yield "byline", f"class {name[0].strip()}"
    if "datepublished" in properties:
        yield "date", "itemprop datePublished"
    elif "datemodified" in properties:
        yield "modified", "itemprop dateModified"
    elif tag == "time":
        yield ("modified" if _MODIFIED.search(words_of(element)) else "date"), "time"
    elif (name := _DATE_CLASS.search(words_of(element))) is not None:
        yield ("modified" if _MODIFIED.search(words_of(element)) else "date"), f"class {name[0]}"


def find_headline(tree: etree._Element, title: str) -> etree._Element | None:
    """Find the heading that prints the title; else the first h1, which may be the site's name but stands above it."""
    headings = [heading for tag in ("h1", "h2", "h3") for heading in islice(tree.iter(f"{{*}}{tag}"), MAX_HEADINGS)]
    same = (heading for heading in headings if fold(line_text(heading, MAX_TITLE)) == fold(title))
    return next(same, next(tree.iter("{*}h1"), None))


def around(headline: etree._Element | None) -> dict[etree._Element, bool]:
    """Begin the memory of `is_elsewhere`: what holds the headline is no teaser, whatever its class says."""
    return {} if headline is None else dict.fromkeys([headline, *headline.iterancestors()], False)


def _says_updated(text: str) -> bool:
    """Whether a line says that its first date is that of a change: the word stands before it, or closes the line.

    >>> _says_updated("Updated: 2 Nov 2024"), _says_updated("2 Nov 2024 (updated)"), _says_updated("31 Oct 2024, updated: 2 Nov 2024")
    (True, True, False)
    """
    text = text.lower()
    digit = DIGIT.search(text)
    cue = _UPDATED_TEXT.search(text) if digit else None
    return bool(cue and digit and (cue.start() < digit.start() or not DIGIT.search(text, cue.end())))


def marked_elements(tree: etree._Element) -> list[etree._Element]:
    """Return the elements whose markup may say what they hold, and the headings, in document order.

    One loop, as an XPath with as many conditions takes five times as long; templates repeat their classes, so each is
    looked at once a page.
    """
    known: dict[str, bool] = {}
    marked: list[etree._Element] = []
    for element in tree.iter("*"):
        get = element.get
        classes = get("class", "")
        if (holds := known.get(classes)) is None:
            holds = known[classes] = _MARKED_CLASS.search(classes) is not None
        if (
            holds
            or element.tag in _MARKED_TAGS
            or get("itemprop") is not None
            or get("rel") is not None
            or ((name := get("id")) is not None and _MARKED_ID.search(name))
            or ((href := get("href")) is not None and ("/auth" in href or "/auto" in href))
        ):
            marked.append(element)
    return marked


def read_marks(tree: etree._Element, headline: etree._Element | None) -> tuple[Mark, ...]:
    """Read what the markup points at, in document order."""
    known = around(headline)
    marks: list[Mark] = []
    elements = marked_elements(tree)
    place = next((index for index, element in enumerate(elements) if element is headline), 0)
    first = max(0, place - MAX_MARKED)
    for index, element in enumerate(elements[first : place + MAX_MARKED], first):
        kinds = list(_kinds(element))
        if not kinds:
            continue
        text = line_text(element)
        stamp = element.get("datetime") or element.get("content") or element.get("title") or ""
        distance = index - place if index >= place else BEFORE * (place - index)
        if is_elsewhere(element, known):
            distance += ELSEWHERE
        parent = element.getparent()
        box = parent if parent is None else parent.getparent()
        marks += [
            Mark(
                "modified" if kind == "date" and _says_updated(text) else kind,
                source,
                text,
                stamp,
                distance,
                box,
            )
            for kind, source in kinds
            if text or stamp
        ]
    return tuple(marks)
