"""Remove the articles that infinite scroll has put after the first.

>>> story = ["The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday."] * 6
>>> claimed(detect, *story, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
['Mayor opens new bridge', 'By Ada Example', 'May 3, 2024', 'The bridge was opened on Friday by the mayor.']
>>> claimed(detect, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
[]
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from newsclean.detectors._elements import outermost
from newsclean.detectors._groups import is_headline
from newsclean.detectors._header import byline_in, dates_in
from newsclean.model import Claim
from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page

ARTICLE_WORDS = 80
"""Words of prose that the first article has at least."""

UNLIKELY = 0.1
"""Probability below which the scorer holds prose for no article's: what stands in a sidebar above one is not the first of two."""

HEADER_BLOCKS = 4
"""Blocks under a headline in which byline and date are looked for."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim everything from the second headline with byline and date on, and an `<article>` with a headline of its own."""
    if page.source == "html":
        yield from further_elements(page)
    if not page.cluttered:
        return
    dated = [block.index for block in page.blocks if dates_in(block, page.language)]
    words = 0
    for block in page.blocks if dated else ():
        words += block.words if block.prose and verdict(page).article[block.index] >= UNLIKELY else 0
        if words >= ARTICLE_WORDS and not block.telling and is_headline(block) and is_dated(block, dated):
            under = page.blocks[block.index + 1 : block.index + 1 + HEADER_BLOCKS]
            if any(map(byline_in, under)):
                for after in page.blocks[block.index :]:
                    yield Claim(after, "next_article", f"belongs to the next article, {block.text[:40]!r}", weak=True)
                return


def further_elements(page: Page) -> Iterator[Claim]:
    """Claim what stands in an `<article>` below the first that has one's words, where it has a headline to itself.

    That is an `<h1>`, or an `<h2>` with a byline and a date under it: parts of one article have an `<h2>` alone.
    """
    inside: dict[int, list[Block]] = {}
    for block, number in zip(page.blocks, outermost(page, "article"), strict=True):
        if number:
            inside.setdefault(number, []).append(block)
    long = [sum(block.words for block in blocks if block.prose) >= ARTICLE_WORDS for blocks in inside.values()]
    first = long.index(True) if True in long else len(long)
    for blocks in list(inside.values())[first + 1 :]:
        top = blocks[: HEADER_BLOCKS + 1]
        tags = [block.markup.tag for block in top if block.markup]
        signed = any(map(byline_in, top)) and any(dates_in(block, page.language) for block in top)
        if "h1" in tags or ("h2" in tags and signed):
            for block in blocks:
                yield Claim(
                    block, "next_article", f"stands in an <article> of its own, {top[0].text[:40]!r}", weak=True
                )


def is_dated(block: Block, dated: Sequence[int]) -> bool:
    """Tell whether a date stands a few blocks under a block; `dated` are the blocks with one, in order."""
    after = bisect_right(dated, block.index)
    return after < len(dated) and dated[after] <= block.index + HEADER_BLOCKS
