"""Runs of labels at either end of a page: what stands outside its one long run of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors._title import find_title
from newsclean.once import listed_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

SOME_CLUTTER = 2
"""Blocks with a phrase from which an end of the page is clutter up to the last of them."""

CLUTTER_SHARE = 0.03
"""Share of an end's blocks that hold a phrase, where it is clutter: menus and sidebars have one in five."""

CLUTTER = 3
"""Blocks with a phrase from which a whole end of the page is clutter: lists and tables have none."""

STANDFIRST_ABOVE = 10
"""Lines between a standfirst and the first paragraph at most: byline, date, share buttons, caption and credit."""

MENU_WORDS = 3.5
"""Words a line of a menu has on average; headlines have more."""


class Run(NamedTuple):
    """Blocks at one end of the page."""

    blocks: Sequence[Block]
    is_menu: bool
    """Whether they are the labels of a menu rather than headlines."""
    reason: str


@listed_once
def label_runs(page: Page) -> Iterator[Run]:
    """Yield the run before the article and the run after it.

    Where there is little clutter, a run reaches towards the article only as far as the last block with a phrase:
    what stands between may be a headline, a standfirst, or a list that closes the article.
    """
    if not page.main:
        if page.cluttered:
            yield run(page.blocks, "of a page without an article")
        return
    title = find_title(page)
    if title and page.cluttered:
        yield run(page.blocks[: min(title[0].index, standfirst(page))], "above the title")
    before, after = page.blocks[: standfirst(page)], page.blocks[page.main.stop :]
    told = clutter(before)
    if told:
        yield run(before if len(told) >= CLUTTER else page.blocks[: told[-1] + 1], "before the first paragraph")
    told = clutter(after)
    if told:
        yield run(after if len(told) >= CLUTTER else page.blocks[told[0] :], "after the last paragraph")


def standfirst(page: Page) -> int:
    """Return where the article may begin: at a sentence a few lines above its first paragraph, or there."""
    for block in reversed(page.blocks[max(0, page.main.start - STANDFIRST_ABOVE) : page.main.start]):
        if block.prose and not block.telling:
            return block.index
    return page.main.start


def clutter(blocks: Sequence[Block]) -> list[int]:
    """Return the indices of the blocks that hold a phrase, where they are enough to say something of the others."""
    told = [block.index for block in blocks if block.telling]
    return told if len(told) >= max(SOME_CLUTTER, CLUTTER_SHARE * len(blocks)) else []


def run(blocks: Sequence[Block], where: str) -> Run:
    """Describe a run."""
    blocks = [block for block in blocks if not (block.markup and block.markup.main)]
    is_menu = sum(block.words for block in blocks) <= MENU_WORDS * len(blocks)
    return Run(blocks, is_menu, f"is one of {len(blocks)} lines {where}")
