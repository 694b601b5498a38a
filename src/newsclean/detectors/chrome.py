"""Remove the page's own furniture: skip links, menus, breadcrumbs, buttons, reading times, counts.

>>> claimed(detect, "Skip to content", "Edit post", "2 min read")
['Skip to content', 'Edit post', '2 min read']
>>> claimed(detect, "He went home and did not print the report.")
[]
"""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING

from newsclean.detectors._claims import weak_claims
from newsclean.detectors._edges import label_runs
from newsclean.detectors._phrase import claims_by_phrase, is_label, voted_out
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Page


SEPARATORS = re.compile(r"\s*(?:[|·•»›>]|\s/\s)\s*")
MARKDOWN_LINK = re.compile(r"!?\[[^\[\]]{0,200}\]\([^()\s]{0,500}\)")

ALL_LINKED = 0.95
"""Share of letters in links from which a block is nothing but links: a separator between them has none."""

FEWEST_LINKS = 3
"""Labels from which a line of them is a menu."""

LINK_WORDS = 3
"""The longest label in it."""

MENU_LINE_WORDS, MENU_LINE_CHARS = 60, 1000
"""The longest line that can be a menu: a bar across a page has at most some twenty labels."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, and runs of labels before and after the article."""
    named: set[int] = set()  # one claim a block is enough: on HTML most of them could have three
    for claim in chain(by_itself(page), by_place(page)):
        if claim.block.index not in named:
            named.add(claim.block.index)
            yield claim


def by_itself(page: Page) -> Iterator[Claim]:
    """Claim what says itself that it is chrome."""
    yield from claims_by_phrase(page, "chrome")
    for block in [block for block in page.blocks if block.shape.bars]:
        if (page.cluttered or block.index not in page.main) and is_menu_line(block):
            yield Claim(block, "chrome", "is a line of links")
    for block in outside(page) if page.source == "html" else ():
        if block.markup and block.markup.link_density >= ALL_LINKED and is_label(block):
            yield Claim(block, "chrome", "is nothing but a link outside the article")


def by_place(page: Page) -> Iterator[Claim]:
    """Claim what stands where chrome does."""
    yield from voted_out(page, "chrome", {"nav", "menu", "header", "dialog", "form", "button"})
    for run in label_runs(page):
        if run.is_menu:
            yield from weak_claims(run.blocks, "chrome", repeat(run.reason))


def outside(page: Page) -> Sequence[Block]:
    """Return the blocks before and after the article."""
    return (*page.blocks[: page.main.start], *page.blocks[page.main.stop :])


def is_menu_line(block: Block) -> bool:
    r"""Tell whether a block is labels with separators between, or nothing but Markdown links.

    >>> from newsclean.read import read
    >>> page = read("Home | News | Links\n\n[Home](/) [News](/news)\n\nto be | not to be")
    >>> [is_menu_line(block) for block in page.blocks]
    [True, True, False]
    """
    if block.words > MENU_LINE_WORDS or block.shape.chars > MENU_LINE_CHARS or block.shape.ends_sentence:
        return False
    if block.shape.digits or block.text[0] == "|" or not block.shape.bars:
        return False  # figures, and a bar at the start, are a table's
    if "](" in block.text and not any(map(str.isalnum, MARKDOWN_LINK.sub("", block.text))):
        return True
    labels = [label for label in SEPARATORS.split(block.text) if label]
    return len(labels) >= FEWEST_LINKS and all(len(label.split()) <= LINK_WORDS for label in labels)
