"""From tags and text to blocks: where a block begins and ends in HTML.

A block is the text of a block-level element up to the next one: a paragraph, a heading, a list item, a table row.
Inline elements never split it; two `<br>` in a row do.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from newsclean.codepoints import BLANKS
from newsclean.model import Markup, Piece
from newsclean.read.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements without an end tag (HTML standard, section 13.1.2)."""

CELLS = frozenset({"td", "th"})
"""Cells are set apart by a space, as are links that touch; a row is one block."""

MOST_OPEN = 2000
"""Open elements that are told apart; deeper ones are read as part of the last, so that a path stays short."""


class Event(NamedTuple):
    """A start tag, an end tag, or text."""

    kind: str
    """`start`, `end` or `text`."""
    value: str
    """The tag, or the text."""


class Element(NamedTuple):
    """An open element, and what holds for all that stands in it."""

    tag: str
    path: str
    ancestors: frozenset[str]
    silent: bool
    linked: bool
    children: dict[str, int]
    """Children seen so far, by tag: they number the path's steps."""


def parse(source: str) -> etree._Element | None:
    """Parse HTML; None where there is nothing to parse."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def tree_events(tree: etree._Element) -> Iterator[Event]:
    """Walk over a tree."""
    for kind, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if kind == "start":
            yield Event("start", tag)
            if element.text:
                yield Event("text", element.text)
        else:
            yield Event("end", tag)
            if element.tail and element is not tree:
                yield Event("text", element.tail)


class TagReader(HTMLParser):
    """Collects events without building a tree."""

    def __init__(self) -> None:
        """Decode character references on the way."""
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class passes them
        """Note a start tag."""
        self.events.append(Event("start", tag))
        if tag in VOID:
            self.events.append(Event("end", tag))

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag."""
        if tag not in VOID:
            self.events.append(Event("end", tag))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.events.append(Event("text", data))


def tag_events(source: str) -> list[Event]:
    """Read tags and text one after the other, as the standard library's parser finds them."""
    reader = TagReader()
    reader.feed(source)
    reader.close()
    return reader.events


def pieces_of(events: Iterable[Event]) -> Iterator[Piece]:
    """Yield the blocks."""
    walk = Walk()
    for event in events:
        if event.kind == "text":
            walk.text(event.value)
            continue
        if event.value == "br":
            if event.kind == "start" and walk.line_break():
                yield from walk.flush()
            continue
        if event.value in BLOCKS:
            yield from walk.flush()
        if event.kind == "start":
            walk.open(event.value)
        else:
            walk.close(event.value)
    yield from walk.flush()


class Walk:
    """The open elements, and the text of the block that is being read."""

    def __init__(self) -> None:
        """Begin outside of any element."""
        self.stack = [Element("", "", frozenset(), silent=False, linked=False, children={})]
        self.beyond = 0
        self.parts: list[str] = []
        self.linked = 0
        self.letters = 0
        self.breaks = 0
        self.link_ended = False
        self.owner = self.stack[0]

    def open(self, tag: str) -> None:
        """Open an element."""
        if self.parts and (tag in CELLS or (tag == "a" and self.link_ended)):
            self.parts.append(" ")
        if len(self.stack) >= MOST_OPEN:
            self.beyond += 1
            return
        above = self.stack[-1]
        above.children[tag] = number = above.children.get(tag, 0) + 1
        self.stack.append(
            Element(
                tag,
                f"{above.path}/{tag}[{number}]",
                above.ancestors | {above.tag} if above.tag and above.tag not in above.ancestors else above.ancestors,
                above.silent or tag in SILENT,
                above.linked or tag == "a",
                {},
            )
        )

    def close(self, tag: str) -> None:
        """Close the innermost element of this name, and those left open inside it."""
        if self.beyond:
            self.beyond -= 1
            return
        self.link_ended = self.link_ended or tag == "a"
        if self.stack[-1].tag == tag:
            self.stack.pop()
        elif any(element.tag == tag for element in self.stack[-LOOK_BACK:]):
            while self.stack.pop().tag != tag:
                pass

    def text(self, text: str) -> None:
        """Add text to the block."""
        element = self.stack[-1]
        if element.silent or not text:
            return
        self.link_ended = False
        if not text.isspace():
            if not self.letters:
                self.owner = next((open_ for open_ in reversed(self.stack) if open_.tag in BLOCKS), element)
            visible = len(text.strip(BLANKS))
            self.letters += visible
            self.linked += visible * element.linked
            self.breaks = 0
        self.parts.append(text)

    def line_break(self) -> bool:
        """Note a `<br>`; tell whether it is the second in a row, which ends the block."""
        self.parts.append(" ")
        self.breaks += 1
        return self.breaks > 1

    def flush(self) -> Iterator[Piece]:
        """End the block, if it has text."""
        text = tidy("".join(self.parts))
        if text:
            owner = self.owner
            density = self.linked / self.letters if self.letters else 0.0
            yield Piece(
                text,
                None,
                markup=Markup(owner.path, owner.tag, owner.ancestors, density, main=None),
            )
        self.parts = []
        self.linked = self.letters = self.breaks = 0


LOOK_BACK = 64
"""Open elements among which an end tag looks for its start: without a bound, stray end tags take quadratic time."""
