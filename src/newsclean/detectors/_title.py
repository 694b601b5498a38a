"""Where the headline stands, if its place makes it certain."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.detectors._bylines import byline_places
from newsclean.detectors._header import datelines, header_zone, is_dateline
from newsclean.detectors._headline import headline, is_likely_cluttered
from newsclean.detectors._shapes import may_be_title
from newsclean.detectors._signature import after_cue
from newsclean.headshapes import head_shapes
from newsclean.names import split_names
from newsclean.once import once

if TYPE_CHECKING:
    from newsclean.model import Block, Page

LONG_TITLE, SHORT_TITLE = 16, 5
"""Words beyond which a line may be a standfirst, and that the headline above it has at least."""

LABEL_WORDS = 6
"""The longest label with nothing behind it: "Published on by | 3 comments"."""

ABOVE = 6
"""Blocks between the headline and the byline at most: kicker, standfirst, caption and credit."""


@once
def find_title(page: Page) -> tuple[Block, str] | None:
    """Return the headline and what makes it certain, or None; three detectors ask, it is looked for once.

    On a text with its menus and sidebars many lines have the shape of one, and all that speaks for each is weighed.
    """
    if page.source == "text" and is_likely_cluttered(page):
        return headline(page)
    return declared_title(page) or title_above(page) or repeated_title(page)


def declared_title(page: Page) -> tuple[Block, str] | None:
    """Return the block that says what the page declares as its title."""
    for title, shape in zip(page.head.titles, head_shapes(page).titles, strict=True):
        for block in page.blocks:
            if block.shape.content_hash == shape.content_hash and block.words:
                return block, f"is the title after {title.source}"
    return None


def title_above(page: Page) -> tuple[Block, str] | None:
    """Return the line above the byline or the date that has the shape of a headline."""
    zone = header_zone(page)
    named = byline_places(page)
    dated = {  # where nothing is around the article, a date may stand in an item of a list
        index for index, dates in datelines(page).items() if page.cluttered or is_dateline(page.blocks[index], dates)
    }
    lost = {block.index for block in zone if page.cluttered and is_label_alone(block)}
    told = named | dated | lost
    for block in zone[: page.main.start + 2]:
        if block.index not in told:
            continue
        above = [
            candidate
            for candidate in reversed(zone[max(0, block.index - ABOVE) : block.index])
            if may_be_title(candidate) and candidate.index not in told
        ]
        if above:
            # A line of two or three words may be a name whose "By" is not known.
            title, *others = [candidate for candidate in above if candidate.words >= SHORT_TITLE] or above
            # A standfirst without a full stop may stand between; the headline above it is shorter.
            if others and title.words > LONG_TITLE >= others[0].words:
                title = others[0]
            return title, f"stands above the {'date' if block.index in dated - named else 'byline'}"
    return None


def is_label_alone(block: Block) -> bool:
    """Tell whether a line is the label of a byline or a date, and what should stand behind it is lost."""
    cue = block.cue("byline", "start") or block.cue("date", "start")
    return cue is not None and block.words <= LABEL_WORDS and not split_names(after_cue(block.text, cue))


def repeated_title(page: Page) -> tuple[Block, str] | None:
    """Return the line above the article that stands on a cluttered page twice."""
    if not page.cluttered:
        return None
    counts = Counter(block.shape.content_hash for block in page.blocks)
    for block in page.blocks[: page.main.start]:
        if may_be_title(block) and counts[block.shape.content_hash] > 1:
            return block, "stands above the article and again on the page"
    return None
