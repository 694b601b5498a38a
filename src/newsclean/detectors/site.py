"""Remove what a site repeats on its pages, as `newsclean sites learn` has counted it.

It is not among the built-in detectors, since it is made of what was learnt: `newsclean.sites.load(path).detector(url)`.

>>> from newsclean.measure import shapes
>>> line = shapes(["The harbour, hour by hour"])[0].content_hash
>>> detect = detector({line: Standing(95, 430, is_everywhere=False)}, "news.example")
>>> text = "It rained for two days before the river rose.", "Nobody was hurt, the harbour master said on Tuesday."
>>> claimed(detect, "Rain", *text, "The Harbour: hour by hour")
['The Harbour: hour by hour']
>>> claimed(detect, "Rain", *text, "The harbour changes hour by hour.")
[]

Between paragraphs of the article may be a subhead that is used again and again: there, it goes only if it is nearly
everywhere. A headline is on other pages as well, in lists of headlines: where nothing stands above the text but what the
site repeats, the last line of it stays.

>>> claimed(detect, "Rain", text[0], "The harbour, hour by hour", text[1])
[]
>>> claimed(detect, "The harbour, hour by hour", *text)
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.model import Block, Detector, Page


class Standing(NamedTuple):
    """On how many of a site's pages a line stands."""

    pages: int
    of: int
    is_everywhere: bool
    """Whether that is nearly all of them, or of those that have one template."""


def detector(lines: Mapping[int, Standing], host: str) -> Detector:
    """Return the detector of a site's lines, which are named by their `Shape.content_hash`."""

    def detect(page: Page) -> Iterator[Claim]:
        """Claim the blocks that are one of these lines."""
        known = [block for block in page.blocks if block.shape.letters and block.shape.content_hash in lines]
        spared, article = headline(page, known), own(page, known)
        for block in known:
            line = lines[block.shape.content_hash]
            if block.index != spared and (line.is_everywhere or block.index not in article):
                yield Claim(block, "site", f"on {line.pages} of {line.of} pages of {host}")

    return detect


def headline(page: Page, known: Sequence[Block]) -> int | None:
    """Return the index of the known line that may be the headline: right above the text, and all above it is known too."""
    above = 0
    while above < len(known) and known[above].index == above:
        above += 1
    is_text = above < len(page.blocks) and page.blocks[above].shape.prose
    return above - 1 if above and is_text and not known[above - 1].shape.prose else None


def own(page: Page, known: Sequence[Block]) -> range:
    """Return the article without what the site has put at either end of it: from the first to the last paragraph of its own."""
    indices = {block.index for block in known}
    prose = [index for index in page.main if page.blocks[index].shape.prose and index not in indices]
    return range(prose[0], prose[-1]) if prose else range(0)
