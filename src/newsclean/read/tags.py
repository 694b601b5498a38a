"""HTML read tag by tag, as the standard library's parser finds them: for pages that a tree's parser loses."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from newsclean.read.walk import SILENT, Walk, walk_events

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements without an end tag (HTML standard, section 13.1.2)."""

LOOK_BACK = 64
"""Open elements among which an end tag looks for its start: without a bound, stray end tags take quadratic time."""

MARKUP = re.compile(
    r"<(script|style)\b[^<>]*>(?:[^<]++|<(?!/\1\b))*+"
    r"|<[a-z/!?](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
    r"|<[a-z/!?][^<>]*>",
    re.IGNORECASE,
)
"""A script or a style sheet with all that is in it, or a tag. What holds another tag in its attributes, or is a comment, is
taken for text: there may be less of that than it seems, but hardly more."""


class Tag:
    """An element, with what can be asked of lxml's."""

    def __init__(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin without text."""
        self.tag = tag
        self.attributes = attributes
        self.text: str | None = None
        self.tail: str | None = None

    def items(self) -> list[tuple[str, str]]:
        """Return its attributes; one without a value is empty."""
        return [(key, value or "") for key, value in self.attributes]

    def get(self, key: str, /) -> str | None:
        """Return an attribute's value."""
        return dict(self.attributes).get(key)


class TagReader(HTMLParser):
    """Notes where elements start and end; what is inside silent ones is left out."""

    def __init__(self) -> None:
        """Decode character references on the way. The text before the first element is its tail, as it were."""
        super().__init__(convert_charrefs=True)
        self.events = [("end", Tag("", []))]
        self.open: list[Tag] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Tag(tag, attrs)
        self.open.append(element)
        if not self.silent:
            self.events.append(("start", element))
        self.silent += tag in SILENT
        if tag in VOID:
            self.shut()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, and those left open inside it."""
        if tag not in VOID and any(element.tag == tag for element in self.open[-LOOK_BACK:]):
            while self.shut() != tag:
                pass

    def shut(self) -> str:
        """Close the innermost element, and return its name."""
        element = self.open.pop()
        self.silent -= element.tag in SILENT
        if not self.silent:
            self.events.append(("end", element))
        return element.tag

    def handle_data(self, data: str) -> None:
        """Put text into the element that has just been opened, or behind the one that has just been closed."""
        if self.silent:
            return
        kind, element = self.events[-1]
        if kind == "start":
            element.text = (element.text or "") + data
        else:
            element.tail = (element.tail or "") + data


def most_chars(source: str) -> int:
    """Return how many code points of text a page has at most, in a tenth of the time that it takes to read it tag by tag.

    >>> most_chars("<p>It <b>rained</b>.<script>if (1 < 2) rain()</script>")
    11
    """
    return len(" ".join(MARKUP.sub(" ", source).split()))


def walk_tags(source: str) -> Walk:
    """Walk over tags and text one after the other."""
    reader = TagReader()
    reader.feed(source)
    reader.close()
    return walk_events(reader.events, lambda: None, Walk())
