"""From elements and text to blocks: where a block begins and ends in HTML, and what the markup says of it.

A block is the text of a block-level element up to the next one: a paragraph, a heading, a list item, a table row.
Inline elements never split it; two `<br>` in a row do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from newsclean.codepoints import BLANKS
from newsclean.model import Markup, Piece
from newsclean.read.elements import Elements
from newsclean.read.text import tidy

if TYPE_CHECKING:
    from newsclean.read.elements import Node

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure"  # noqa: SIM905 - sixty lines of one name each are harder to read
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre section"
    " select summary table tbody tfoot thead tr ul".split()
)
"""Elements that stand on lines of their own, after the HTML standard's rendering section 15.3."""

SILENT = frozenset(
    "head script style template noscript svg math iframe object embed audio video canvas map textarea title".split()  # noqa: SIM905 - as above
)
"""Elements whose text is no text of the page: code, what shows only without scripts, and fallbacks for media."""

CELLS = frozenset({"td", "th"})
"""Cells are set apart by a space, as are links that touch; a row is one block."""

MOST_OPEN = 256
"""Open elements that are told apart; deeper ones are read as part of the last, so that a path stays short. Real pages
have up to sixty."""


def parse(source: str) -> etree._Element | None:
    """Parse HTML; None where there is nothing to parse."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def walk_tree(tree: etree._Element, walk: Walk | None = None) -> Walk:
    """Walk over a tree, or go on with a walk."""
    walk = walk or Walk()
    events = etree.iterwalk(tree, events=("start", "end"))
    for kind, element in events:
        tag = element.tag
        if kind == "start":
            if tag in SILENT:
                events.skip_subtree()
                continue
            walk.open(element, tag)
            if element.text:
                walk.text(element.text)
        else:
            if tag not in SILENT:
                walk.close(tag)
            if element.tail and element is not tree:
                walk.text(element.tail)
    walk.flush()
    return walk


class Walk:
    """The blocks found so far, the elements they stand in, and the text of the block that is being read."""

    def __init__(self) -> None:
        """Begin outside of any element."""
        self.pieces: list[Piece] = []
        self.elements = Elements()
        self.depth = self.links = 0  # open elements, and links among them
        self.boxes: list[Node] = []  # the open block-level elements
        self.beyond = 0  # those of them that are too deep to be told apart
        self.parts: list[str] = []
        self.linked = self.letters = self.breaks = 0
        self.link_ended = False
        self.owner: Node | None = None

    def open(self, element: Node, tag: str) -> None:
        """Open an element."""
        if tag == "br":
            self.line_break()
            return
        self.depth += 1
        if tag in BLOCKS:
            self.flush()
            if self.depth < MOST_OPEN:
                self.boxes.append(element)
            else:
                self.beyond += 1
        elif tag == "a":
            self.links += 1
            if self.link_ended and self.parts:
                self.parts.append(" ")
        elif tag in CELLS and self.parts:
            self.parts.append(" ")

    def close(self, tag: str) -> None:
        """Close the innermost element, which has this name."""
        if tag == "br":
            return
        self.depth -= 1
        if tag in BLOCKS:
            self.flush()
            if self.beyond:
                self.beyond -= 1
            else:
                self.boxes.pop()
        elif tag == "a":
            self.links -= 1
            self.link_ended = True

    def text(self, text: str) -> None:
        """Add text to the block."""
        self.link_ended = False
        if not text.isspace():
            if not self.letters:
                self.owner = self.boxes[-1] if self.boxes else None
            visible = len(text.strip(BLANKS))
            self.letters += visible
            if self.links:
                self.linked += visible
            self.breaks = 0
        self.parts.append(text)

    def line_break(self) -> None:
        """Note a `<br>`; the second in a row ends the block."""
        self.parts.append(" ")
        self.breaks += 1
        if self.breaks > 1:
            self.flush()

    def flush(self) -> None:
        """End the block, if it has text."""
        if not self.parts:
            return
        if self.letters and (text := tidy("".join(self.parts))):
            self.pieces.append(Piece(text, None, markup=self.markup(self.linked / self.letters)))
        self.parts = []
        self.linked = self.letters = self.breaks = 0

    def markup(self, link_density: float) -> Markup:
        """Return what is known of the block's element."""
        number = self.elements.number(self.owner)
        element = self.elements.known[number]
        return Markup(element.path, element.tag, element.ancestors, link_density, None, number)
