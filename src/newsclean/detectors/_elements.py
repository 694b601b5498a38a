"""What the elements around a page's blocks say, from the outermost inwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from newsclean.read.surroundings import SUBHEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Page

T = TypeVar("T")

HIDDEN = "hidden"
"""The name of an element that is not shown; authors give it to classes as well."""


def outermost(page: Page, tag: str) -> list[int]:
    """Return for each block the number of the outermost element of this name around it, 0 where there is none.

    >>> from newsclean.read import read
    >>> page = read("<article><p>One</p><article><p>Two</p></article></article><p>Three</p>")
    >>> [number > 0 for number in outermost(page, "article")], len(set(outermost(page, "article")))
    ([True, True, False], 2)
    """
    found = [0]
    elements = page.elements
    for number, (around, called) in enumerate(zip(elements.around[1:], elements.tags[1:], strict=True), 1):
        found.append(found[around] or (number if called == tag else 0))
    return by_block(page.blocks, found, 0)


def hidden(page: Page) -> list[bool]:
    """Tell for each block whether an element around it is hidden.

    >>> from newsclean.read import read
    >>> hidden(read("<p>One</p><div hidden><p>Two</p></div><p style='display:none'>Three"))
    [False, True, True]
    """
    found = [False]
    elements = page.elements
    for around, called in zip(elements.around[1:], elements.called[1:], strict=True):
        found.append(found[around] or HIDDEN in called.lower().split())
    return by_block(page.blocks, found, False)  # noqa: FBT003 - what holds outside of all elements


def is_voted(block: Block) -> bool:
    """Tell whether a vote on HTML holds a block for the article's own."""
    return block.markup is not None and block.markup.main is True


def is_subhead(block: Block) -> bool:
    """Tell whether a vote on HTML holds a block for the article's own, and it is a heading below the first level."""
    return is_voted(block) and block.markup is not None and block.markup.tag in SUBHEADS


def by_block(blocks: Sequence[Block], found: Sequence[T], outside: T) -> list[T]:
    """Return what was found for each block's element."""
    return [found[block.markup.element] if block.markup else outside for block in blocks]
