"""What a block is, by the elements around it: the nearest one that says so decides.

A `<div>` or `<p>` says nothing, and a cell or an `<article>` ends what was said outside of it: a page laid out as a
table, or as a list of stories, is no table and no list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsclean.elements import Elements
    from newsclean.parts import Kind

    Change = Callable[["Place", int], "Place"]


class Place(NamedTuple):
    """What the blocks that stand in an element are."""

    kind: Kind = "paragraph"
    level: int = 0
    group: int = 0
    """The number of the item, quote, table or preformatted element; 0 where there is none."""


ITEMS = frozenset({"bullet", "number"})
"""The kinds of a list's items."""


def places(elements: Elements, numbers: Sequence[int]) -> list[Place]:
    """Return what blocks are in the elements with these numbers."""
    known = {0: Place()}
    for number in numbers:
        unknown = []
        while number not in known:
            unknown.append(number)
            number = elements.around[number]  # noqa: PLW2901 - up to an element that is known
        for inner in reversed(unknown):
            known[inner] = place_in(known[elements.around[inner]], elements.tags[inner], inner)
    return [known[number] for number in numbers]


def place_in(around: Place, tag: str, number: int) -> Place:
    """Return what blocks are in an element with this tag and number, inside of another.

    >>> place_in(Place(), "h2", 7), place_in(Place("quote", 1, 7), "p", 8)
    (Place(kind='subhead', level=2, group=0), Place(kind='quote', level=1, group=7))
    """
    change = CHANGES.get(tag)
    return change(around, number) if change else around


def plain(_: Place, __: int) -> Place:
    """Begin anew."""
    return Place()


def subhead(level: int) -> Change:
    """Return what makes a subhead."""
    place = Place("subhead", level)
    return lambda _, __: place


def item_list(kind: Kind) -> Change:
    """Return what makes a list, which is one level deeper than the list that it stands in.

    >>> item_list("number")(Place("bullet", 1, 3), 4)
    Place(kind='number', level=2, group=4)
    """
    return lambda around, number: Place(kind, around.level + 1 if around.kind in ITEMS else 1, number)


def item(around: Place, number: int) -> Place:
    """Make an item: of the list around it, or of none.

    >>> item(Place("number", 2, 4), 5), item(Place(), 5)
    (Place(kind='number', level=2, group=5), Place(kind='bullet', level=1, group=5))
    """
    return around._replace(group=number) if around.kind in ITEMS else Place("bullet", 1, number)


def quote(around: Place, number: int) -> Place:
    """Make a quote, or a quote in a quote."""
    return Place("quote", around.level + 1 if around.kind == "quote" else 1, number)


def preformatted(_: Place, number: int) -> Place:
    """Make what keeps its lines."""
    return Place("preformatted", 0, number)


def table(_: Place, number: int) -> Place:
    """Remember which table rows are in; text that is in no row of it is a paragraph."""
    return Place("paragraph", 0, number)


def row(around: Place, _: int) -> Place:
    """Make a row of the table around it."""
    return Place("row", 0, around.group)


CHANGES: dict[str, Change] = {
    **{f"h{level}": subhead(level) for level in range(1, 7)},
    **dict.fromkeys(("ul", "menu", "dir"), item_list("bullet")),
    "ol": item_list("number"),
    "li": item,
    "blockquote": quote,
    "pre": preformatted,
    "table": table,
    "tr": row,
    **dict.fromkeys(("td", "th", "article", "section", "main"), plain),
}
"""By tag, what an element makes of the place around it."""
