"""What an article is made of: its paragraphs, subheads, items, quotes, and how each was written on its page.

The types stand apart from `newsclean.model` for its length alone. No work is done here; `newsclean.structure` makes them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["paragraph", "subhead", "bullet", "number", "quote", "preformatted", "row"]
"""What a block is on its page: items of lists are bullets or numbers, rows are a table's."""


class Link(NamedTuple):
    """A link: `text[start:end]` of its part leads to `url`."""

    start: int
    end: int
    url: str
    """Absolute where the page's own address is known; to the web in any case, never a script."""


class Part(NamedTuple):
    """One block of the body. What the body's text doesn't say is there to write it as it was."""

    text: str
    kind: Kind = "paragraph"
    level: int = 0
    """Of a subhead 1 to 6, of an item or a quote 1 for the outermost; else 0."""
    group: int = 0
    """The same for parts of one item, quote, table or preformatted element that follow each other; else 0."""
    links: tuple[Link, ...] = ()
    """In order; they don't overlap."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row: where in the text its cells start and end. An empty cell starts where it ends."""
    layout: str = ""
    """Of preformatted text: the text with its lines and indents."""


class Written(NamedTuple):
    """How a block stands in its source, where its text alone doesn't say: with links, with cells, in lines."""

    strings: tuple[str, ...]
    """As they follow each other in the source, white space and all."""
    links: tuple[tuple[int, int, str], ...]
    """The first of the strings in a link, the one after the last, and where the link leads."""
    cells: tuple[int, ...]
    """The first of the strings in each cell of a table's row."""
    preformatted: bool
    """Whether its lines are kept."""
