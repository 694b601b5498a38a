"""HTML read tag by tag, as the standard library's parser finds them: for pages that a tree's parser loses."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from newsclean.read.walk import SILENT, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements without an end tag (HTML standard, section 13.1.2)."""

LOOK_BACK = 64
"""Open elements among which an end tag looks for its start: without a bound, stray end tags take quadratic time."""


class Tag:
    """An element, with what can be asked of lxml's."""

    def __init__(self, tag: str, attributes: list[tuple[str, str | None]], around: Tag | None) -> None:
        """Put an element at the end of the one around it."""
        self.tag = tag
        self.attributes = attributes
        self.around = around
        self.inside: list[Tag] = []
        if around is not None:
            around.inside.append(self)

    def items(self) -> list[tuple[str, str]]:
        """Return its attributes; one without a value is empty."""
        return [(key, value or "") for key, value in self.attributes]

    def getparent(self) -> Tag | None:
        """Return the element around it."""
        return self.around

    def __iter__(self) -> Iterator[Tag]:
        """Yield the elements in it."""
        return iter(self.inside)


class TagReader(HTMLParser):
    """Walks while it reads."""

    def __init__(self) -> None:
        """Decode character references on the way."""
        super().__init__(convert_charrefs=True)
        self.walk = Walk()
        self.open: list[Tag] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Tag(tag, attrs, self.open[-1] if self.open else None)
        self.open.append(element)
        self.silent += tag in SILENT
        if not self.silent:
            self.walk.open(element, tag)
        if tag in VOID:
            self.shut()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, and those left open inside it."""
        if tag not in VOID and any(element.tag == tag for element in self.open[-LOOK_BACK:]):
            while self.shut() != tag:
                pass

    def shut(self) -> str:
        """Close the innermost element, and return its name."""
        tag = self.open.pop().tag
        if not self.silent:
            self.walk.close(tag)
        self.silent -= tag in SILENT
        return tag

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self.silent and data:
            self.walk.text(data)


def walk_tags(source: str) -> Walk:
    """Walk over tags and text one after the other."""
    reader = TagReader()
    reader.feed(source)
    reader.close()
    reader.walk.flush()
    return reader.walk
