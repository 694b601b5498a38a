"""The elements of a page's HTML, as far as they hold text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Element(NamedTuple):
    """An element of the HTML that holds text, and what its author called it."""

    around: int
    """The number of the element around it, -1 for what is around the whole page."""
    tag: str
    """Lower case."""
    path: str
    """From the root, `/html[1]/body[1]/main[1]/p[3]`."""
    ancestors: frozenset[str]
    """The tags above it."""
    called: str
    """Its tag, class and id, role and property, divided by spaces: `<div> story-body role=main`."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements that hold a page's text, each behind the one around it: a column for each field of an `Element`.

    There are hundreds; as so many tuples they would be what the garbage collector has most to do with.
    """

    around: Sequence[int] = ()
    tags: Sequence[str] = ()
    paths: Sequence[str] = ()
    ancestors: Sequence[frozenset[str]] = ()
    called: Sequence[str] = ()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.tags)

    def __getitem__(self, number: int) -> Element:
        """Return one by its number."""
        columns = self.around, self.tags, self.paths, self.ancestors, self.called
        return Element._make(column[number] for column in columns)


NO_ELEMENTS = Elements()
"""Those of text."""
