"""Ways to flatten a page beside those that the data came with, and ways in which pages go wrong.

Every function is a pure one of its arguments; those that choose at random are handed their generator.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from newsclean.read.walk import parse, walk_tree

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

COLUMNS = (60, 100)
"""Between these a page is hard-wrapped: 72 and 80 are the rule."""

LONGEST_BOX = 10
"""Blocks of a box of links, a form, or a teaser inside an article."""

LINE_BREAKS = ("\n", "\n\n")
"""What stands between blocks; `innerText` and Markdown have an empty line, `get_text("\\n")` has none."""


def inner_text(html: str, separator: str) -> str:
    """Flatten a page as a browser's `innerText` does: a line for each block-level element."""
    tree = parse(html)
    return "" if tree is None else separator.join(piece.text for piece in walk_tree(tree).pieces)


def soup(html: str, separator: str = "\n") -> str:
    """Flatten a page as BeautifulSoup's `get_text` does: a line for each piece of text between two tags.

    With a space for a separator the page is one line; with none, only the source's own line breaks and spaces are left.
    """
    tree = BeautifulSoup(html, "lxml")
    for tag in tree(["script", "style", "noscript", "template"]):
        tag.decompose()
    return tree.get_text(separator, strip=bool(separator))


def disturbed(blocks: Sequence[str], wanted: Sequence[bool], chance: random.Random) -> str:
    """Return a page of these blocks with much of its boilerplate gone, or moved, and perhaps re-wrapped or folded.

    Pages between cluttered and clean are what other flatteners, half-cleaned corpora and the cleaner's own second
    round look like.
    """
    gone, lost = chance.random(), chance.choice((0, 0, 0.05))
    kept = [number for number, want in enumerate(wanted) if chance.random() >= (lost if want else gone)]
    if chance.random() < 0.25:  # noqa: PLR2004 - a quarter of the pages
        kept = moved(kept, wanted, chance)
    return dressed([blocks[number] for number in kept], chance)


def moved(kept: Sequence[int], wanted: Sequence[bool], chance: random.Random) -> list[int]:
    """Move what stands above the article below it, or the other way round."""
    inside = [place for place, number in enumerate(kept) if wanted[number]]
    if not inside:
        return list(kept)
    above, article, below = kept[: inside[0]], kept[inside[0] : inside[-1] + 1], kept[inside[-1] + 1 :]
    return [*article, *above, *below] if chance.random() < 0.5 else [*below, *article, *above]  # noqa: PLR2004 - either


def dressed(blocks: Sequence[str], chance: random.Random) -> str:
    """Join blocks the way some scraper would: with or without empty lines, hard-wrapped, in lower case."""
    separator = chance.choice(LINE_BREAKS)
    kind = chance.random()
    if kind < 0.15:  # noqa: PLR2004 - one page in seven
        column = chance.randint(*COLUMNS)
        return "\n\n".join(textwrap.fill(block, column, break_long_words=False) for block in blocks)
    text = separator.join(blocks)
    return text.lower() if kind > 0.93 else text  # noqa: PLR2004 - one page in fourteen


def boxed(paragraphs: Sequence[str], unwanted: Sequence[str], chance: random.Random) -> str:
    """Return a clean article with a piece of the page put in shortly before its end: a box of links, and it goes on."""
    at = max(0, len(paragraphs) - chance.randint(1, 3))
    start = chance.randrange(len(unwanted))
    box = unwanted[start : start + chance.randint(2, LONGEST_BOX)]
    return dressed([*paragraphs[:at], *box, *paragraphs[at:]], chance)


def prompted(paragraphs: Sequence[str], prompts: Sequence[str], chance: random.Random) -> str:
    """Return a clean article with one to three prompts put in, mostly at its end."""
    page = list(paragraphs)
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = len(page) if chance.random() < 0.4 else chance.randint(0, len(page))  # noqa: PLR2004 - two in five
        page.insert(at, chance.choice(prompts))
    return dressed(page, chance)
