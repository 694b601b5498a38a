"""The elements that hold a page's text: their paths, and the names that their authors gave them.

Only what a block stands in is looked at, each element once: most of a page's elements hold no text of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from newsclean.model import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_CHARS = 300
"""Characters of an attribute that are read: a list of classes made by a machine can be endless."""

NAMES = frozenset({"class", "id"})
"""Attributes that hold names which the page's author made up."""

VALUES = frozenset({"role", "itemprop"})
"""Attributes that hold names out of a standard."""

FLAGS = frozenset({"hidden", "data-nosnippet"})
"""Attributes that say something by being there."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
"""A style that hides an element."""


class Node(Protocol):
    """An element of a tree, as lxml has it."""

    @property
    def tag(self) -> object:
        """Its name; no string where it is no element."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return its attributes."""

    def getparent(self) -> Node | None:
        """Return the element around it."""

    def __iter__(self) -> Iterator[Node]:
        """Yield the elements in it."""


class Elements:
    """The elements that are known, each behind the one around it."""

    def __init__(self) -> None:
        """Begin with what is around a whole page."""
        self.known = [Element(-1, "", "", frozenset(), "<>")]
        self.numbers: dict[Node, int] = {}
        self.steps: dict[Node, str] = {}

    def number(self, node: Node | None) -> int:
        """Return the number of an element among those that are known, and get to know it."""
        unknown = []
        while node is not None and node not in self.numbers:
            unknown.append(node)
            node = node.getparent()
        number = 0 if node is None else self.numbers[node]
        for inner in reversed(unknown):
            around = self.known[number]
            known = not around.tag or around.tag in around.ancestors
            ancestors = around.ancestors if known else around.ancestors | {around.tag}
            tag = str(inner.tag)
            element = Element(number, tag, f"{around.path}/{self.step(inner)}", ancestors, called(tag, inner))
            self.numbers[inner] = number = len(self.known)
            self.known.append(element)
        return number

    def step(self, node: Node) -> str:
        """Return an element's step in a path, with its place among those of its name around it: `p[3]`.

        All elements around it are numbered at once, so that many of them take no longer than few.
        """
        if node not in self.steps:
            parent = node.getparent()
            self.number_all(parent if parent is not None else [node])
        return self.steps[node]

    def number_all(self, nodes: Iterable[Node]) -> None:
        """Give the elements around which the same one stands their steps."""
        seen: dict[object, int] = {}
        for node in nodes:
            tag = node.tag
            seen[tag] = count = seen.get(tag, 0) + 1
            self.steps[node] = f"{tag}[{count}]"


def called(tag: str, node: Node) -> str:
    """Return what an element is called: its tag, class and id, its role and property, and whether it is hidden.

    >>> from lxml import html
    >>> called("p", html.fromstring('<p class="story-body isOpen" id="lead" role="main" style="display: none">'))
    '<p> story-body isOpen lead role=main hidden'
    """
    found = f"<{tag}>"
    for key, value in node.items():
        if key in NAMES:
            found += f" {value[:MOST_CHARS]}"
        elif key in VALUES:
            found += f" {key}={value[:MOST_CHARS]}"
        elif key in FLAGS or (key == "style" and HIDDEN.search(value)) or (key == "aria-hidden" and value == "true"):
            found += " hidden"
    return found
