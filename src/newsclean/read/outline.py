"""The elements that the readers of the head ask for, and the headings with their text.

To go through a page's elements takes as long as to read what a page declares: so those of a few tags are found in one
pass, for all readers, and none of the others is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MAX_TITLE = 400  # characters; the longest headline of the pages measured has 250
MAX_TEXT = 200  # characters of a byline or date line; eight authors with their roles fit
MAX_LOOSENESS = 4  # times its length that a line may have before its white space is collapsed
MAX_NODES = 120  # elements in such a line: more is a box about the author, or the article itself
PARTS = 4  # of an element: its text, what follows it, and its two edges
MAX_DEPTH = 60  # elements in elements in such a line; real ones have ten
MAX_HEADINGS = 40  # of each level looked at

UNSEEN_TAGS = frozenset({"script", "style", "template", "noscript", "svg", "button", "head"})
ROOT_TAGS = frozenset({"html", "body", "main", "article"})
"""Elements whose classes speak of the template: "single-post has-sidebar"."""
_LINE_TAGS = frozenset(
    {"div", "p", "li", "ul", "br", "section", "dt", "dd", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "a", "time"}
)
_KEPT_TAGS = ("html", "meta", "title", "script", "link", "h1", "h2", "h3")
_IN_WORDS = re.compile("[\\u00ad\\u200b\\u2060\\ufeff]")  # invisible: where a word may break, or may not
_NOT_IN_WORDS = re.compile(r"[\W_]+")


class Heading(NamedTuple):
    """A heading with its text, and the text's letters and digits."""

    element: etree._Element
    text: str
    folded: str


class Outline(NamedTuple):
    """The elements of a page that may say something about it, in document order."""

    tree: etree._Element
    tags: dict[str, list[etree._Element]]
    """By tag, all elements of a few kinds: metas, scripts, links, headings."""
    known: dict[str, list[Heading]]
    """By level, the headings that were asked for."""

    def headings(self, level: str) -> list[Heading]:
        """Return the first headings of a level: most pages are never asked for those below the first."""
        if level not in self.known:
            self.known[level] = list(map(_heading, self.tags[level][:MAX_HEADINGS]))
        return self.known[level]


def fold(text: str) -> str:
    r"""Reduce a text to its letters and digits, to compare what different sources wrote; soft hyphens stand inside words.

    >>> fold("“Fish” &  Chips!"), fold("fisher\u00admen")
    ('fish chips', 'fishermen')
    """
    return _NOT_IN_WORDS.sub(" ", _IN_WORDS.sub("", text.casefold())).strip()


def tag_of(element: etree._Element) -> str:
    """Return the tag without its namespace, lower case; "" for comments and the like."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def line_text(element: etree._Element, limit: int = MAX_TEXT) -> str:
    r"""Return the text of a small element, its lines and links parted by line breaks; "" where it is too large.

    >>> from lxml import html
    >>> line_text(html.fromstring("<p>By <a>Jane <b>Doe</b></a> and <a>John  Roe</a><script>x()</script></p>"))
    'By\nJane Doe\nand\nJohn Roe'
    >>> line_text(html.fromstring("<p><b>Oct 31, 2024</b><b>5 min</b></p>"))
    'Oct 31, 2024 5 min'
    """
    if not len(element):  # as most: a fifth of the time
        text = " ".join((element.text or "").split()) if tag_of(element) not in UNSEEN_TAGS else ""
        return text if len(text) <= limit else ""
    parts: list[str] = []
    length = 0
    for nodes, part in enumerate(_parts(element, 0)):
        if part:
            # Of two numbers in elements side by side, a style sheet parts one from the other.
            beside = bool(parts) and part[0].isdigit() and parts[-1][-1].isdigit()
            parts += (" ", part) if beside else (part,)
        length += len(part)
        if nodes > PARTS * MAX_NODES or length > limit * MAX_LOOSENESS:
            return ""
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= limit else ""


def _parts(element: etree._Element, depth: int) -> Iterator[str]:
    """Yield the texts of an element, and a line break where an element stands on a line of its own."""
    tag = tag_of(element)
    edge = "\n" if tag in _LINE_TAGS else ""
    yield edge
    if tag and tag not in UNSEEN_TAGS and depth < MAX_DEPTH:
        yield (element.text or "").replace("\n", " ")
        for child in element:
            yield from _parts(child, depth + 1)
            yield (child.tail or "").replace("\n", " ")
    yield edge


def read_outline(tree: etree._Element) -> Outline:
    """Go through the tree once.

    >>> from lxml import html
    >>> found = read_outline(html.fromstring('<title>Rain</title><h1>Rain <b>falls</b></h1><p class="byline">Jane Doe</p><p>It rained.</p>'))
    >>> [heading.text for heading in found.headings("h1")], len(found.tags["title"])
    (['Rain falls'], 1)
    """
    tags: dict[str, list[etree._Element]] = {tag: [] for tag in _KEPT_TAGS}
    for element in tree.iter(*(f"{{*}}{tag}" for tag in _KEPT_TAGS)):
        tags[tag_of(element)].append(element)
    return Outline(tree, tags, {})


def _heading(element: etree._Element) -> Heading:
    """Read a heading."""
    text = line_text(element, MAX_TITLE)
    return Heading(element, text, fold(text))
