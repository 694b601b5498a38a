"""Remove the articles that infinite scroll has put after the first.

>>> story = ["The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday."] * 6
>>> claimed(detect, *story, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
['Mayor opens new bridge', 'By Ada Example', 'May 3, 2024', 'The bridge was opened on Friday by the mayor.']
>>> claimed(detect, "Mayor opens new bridge", "By Ada Example", "May 3, 2024", "The bridge was opened on Friday by the mayor.")
[]
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from newsclean.detectors._claims import weak_claims
from newsclean.detectors._elements import outermost
from newsclean.detectors._groups import is_headline
from newsclean.detectors._header import dates_in
from newsclean.detectors._signature import byline_in
from newsclean.prose import prose_words
from newsclean.scorer import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Claim, Page

ARTICLE_WORDS = 80
"""Words of prose that the first article has at least."""

HEADER_BLOCKS = 4
"""Blocks under a headline in which byline and date are looked for."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim everything from the second headline with byline and date on, and an `<article>` with a headline of its own."""
    if page.source == "html":
        yield from further_elements(page)
    if not page.cluttered:
        return
    words = 0
    for block in page.blocks:
        words += block.words * block.prose
        if words >= ARTICLE_WORDS and not block.telling and is_headline(block) and has_header(page, block):
            if not begins_likelier(page, block.index):
                reason = f"belongs to the next article, {block.text[:40]!r}"
                yield from weak_claims(page.blocks[block.index :], "next_article", repeat(reason))
            return


def has_header(page: Page, block: Block) -> bool:
    """Tell whether a date and a byline stand a few blocks under a headline."""
    under = page.blocks[block.index + 1 : block.index + 1 + HEADER_BLOCKS]
    return any(dates_in(line, page.language) for line in under) and any(map(byline_in, under))


def begins_likelier(page: Page, place: int) -> bool:
    """Tell whether the scorer expects more of the article's words from here on than above: there stands a sidebar."""
    article = verdict(page).article
    expected = [article[block.index] * block.words * block.prose for block in page.blocks]
    return sum(expected[place:]) > sum(expected[:place])


def further_elements(page: Page) -> Iterator[Claim]:
    """Claim what stands in an `<article>` below the first that has one's words, where it has a headline to itself.

    That is an `<h1>`, or an `<h2>` with a byline and a date under it: parts of one article have an `<h2>` alone.
    """
    inside: dict[int, list[Block]] = {}
    for block, number in zip(page.blocks, outermost(page, "article"), strict=True):
        if number:
            inside.setdefault(number, []).append(block)
    long = [prose_words(blocks) >= ARTICLE_WORDS for blocks in inside.values()]
    first = long.index(True) if True in long else len(long)
    for blocks in list(inside.values())[first + 1 :]:
        top = blocks[: HEADER_BLOCKS + 1]
        tags = [block.markup.tag for block in top if block.markup]
        signed = any(map(byline_in, top)) and any(dates_in(block, page.language) for block in top)
        if "h1" in tags or ("h2" in tags and signed):
            reason = f"stands in an <article> of its own, {top[0].text[:40]!r}"
            yield from weak_claims(blocks, "next_article", repeat(reason))
