"""The elements that hold a page's text: their paths, and the names that their authors gave them.

Only what a block stands in is looked at, each element once: most of a page's elements hold no text of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, cast

from newsclean.elements import Elements

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    def tag(self) -> str:
        """Its name, lower case."""

    @property
    def text(self) -> str | None:
        """The text in it up to the first element inside."""

    @property
    def tail(self) -> str | None:
        """The text behind it up to the next element."""

    def items(self) -> Sequence[tuple[str, str]]:
        """Return its attributes."""

    def get(self, key: str, /) -> str | None:
        """Return an attribute's value."""


Opened = tuple[Node, str, int, dict[str, int]]
"""An open element: itself, its tag, its place among those of this name around which the same one stands, and how many of
each name have been opened in it."""

Known = tuple[Opened, int, str, frozenset[str]]
"""An open element that is known: its number, its path, and the ancestors of what is in it."""


class Nesting:
    """The elements that are open, and those that are known, each of these behind the one around it.

    An element's place is counted when it opens; everything else waits until it is known that a block stands in it.
    """

    def __init__(self) -> None:
        """Begin with what is around a whole page."""
        nothing: frozenset[str] = frozenset()
        self.around, self.tags, self.paths, self.ancestors, self.called = [-1], [""], [""], [nothing], ["<>"]
        self.opened: list[Opened] = [(cast("Node", None), "", 0, {})]  # the first is none, and nothing is asked of it
        self.trail: list[Known] = [(self.opened[0], 0, "", nothing)]  # those that were known and open at the last block
        self.inside: dict[tuple[frozenset[str], str], frozenset[str]] = {}  # what is below has one set of ancestors

    def number(self, depth: int) -> int:
        """Return the number of the open element that is so deep, and get to know it and those around it.

        What was known before is looked through from its end, so that no element is looked at twice.
        """
        opened, trail, inside = self.opened, self.trail, self.inside
        while len(trail) > len(opened) or trail[-1][0] is not opened[len(trail) - 1]:
            trail.pop()
        _, number, path, above = trail[-1]
        for one in opened[len(trail) : depth + 1]:
            node, tag, place, _ = one
            path = f"{path}/{tag}[{place}]"
            self.around.append(number)
            self.tags.append(tag)
            self.paths.append(path)
            self.ancestors.append(above)
            self.called.append(called(tag, node))
            if tag not in above:
                above = inside.get((above, tag)) or inside.setdefault((above, tag), above | {tag})
            number = len(self.tags) - 1
            trail.append((one, number, path, above))
        return trail[depth][1]

    def found(self) -> Elements:
        """Return all that are known."""
        return Elements(
            tuple(self.around), tuple(self.tags), tuple(self.paths), tuple(self.ancestors), tuple(self.called)
        )


def called(tag: str, node: Node) -> str:
    """Return what an element is called: its tag, class and id, its role and property, and whether it is hidden.

    >>> from lxml import html
    >>> called("p", html.fromstring('<p class="story-body isOpen" id="lead" role="main" style="display: none">'))
    '<p> story-body isOpen lead role=main hidden'
    """
    found = f"<{tag}>"
    for key, value in node.items():
        if key in NAMES:
            found = f"{found} {value[:MOST_CHARS]}"
        elif key in VALUES:
            found = f"{found} {key}={value[:MOST_CHARS]}"
        elif key in FLAGS or (key == "style" and HIDDEN.search(value)) or (key == "aria-hidden" and value == "true"):
            found += " hidden"
    return found
