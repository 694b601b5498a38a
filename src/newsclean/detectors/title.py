"""Find the headline, where its place makes it certain, and take it out of the text.

The line above the byline or the date is the headline, and so is a line above the article that stands on the page
twice. Where there is neither, there is no title: nothing is invented.

>>> story = "The river rose for two days before the dam gave way."
>>> claimed(detect, "River bursts its banks", "By Ada Example", story)
['River bursts its banks']
>>> claimed(detect, "River bursts its banks", story)
[]
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.detectors._groups import is_time
from newsclean.detectors._header import byline_in, dates_in, header_zone
from newsclean.measure import shapes
from newsclean.model import Claim
from newsclean.prose import tells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

TITLE_WORDS = (3, 35)
"""The shortest and the longest headline, in words."""

LONG_TITLE, SHORT_TITLE = 16, 5
"""Words beyond which a line may be a standfirst, and that the headline above it has at least."""

ABOVE = 6
"""Blocks between the headline and the byline at most: kicker, standfirst, caption and credit."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim the headline, and every line that repeats it."""
    found = declared_title(page) or title_above(page) or repeated_title(page)
    if not found:
        return
    title, reason = found
    for block in page.blocks:
        if block.shape.content_hash == title.shape.content_hash and (block is title or may_be_title(block)):
            yield Claim(
                block, "title", reason if block is title else "repeats the title", field="title", value=title.text
            )


def declared_title(page: Page) -> tuple[Block, str] | None:
    """Return the block that says what the page declares as its title."""
    for declared in page.head.titles:
        wanted = shapes([declared.value])[0].content_hash
        for block in page.blocks:
            if block.shape.content_hash == wanted and block.words:
                return block, f"is the title after {declared.source}"
    return None


def title_above(page: Page) -> tuple[Block, str] | None:
    """Return the line above the byline or the date that has the shape of a headline."""
    zone = header_zone(page)
    for index, block in enumerate(zone[: page.main.start + 2]):
        is_byline = byline_in(block, page.language) is not None
        if not is_byline and not dates_in(block, page.language):
            continue
        above = [
            candidate
            for candidate in reversed(zone[max(0, index - ABOVE) : index])
            if may_be_title(candidate)
            and not dates_in(candidate, page.language)
            and not byline_in(candidate, page.language)
        ]
        if above:
            # A standfirst without a full stop may stand between; the headline above it is shorter.
            second = (
                above[1]
                if len(above) > 1 and above[0].words > LONG_TITLE >= above[1].words >= SHORT_TITLE
                else above[0]
            )
            return second, f"stands above the {'byline' if is_byline else 'date'}"
    return None


def repeated_title(page: Page) -> tuple[Block, str] | None:
    """Return the line above the article that stands on a cluttered page twice."""
    if not page.cluttered:
        return None
    counts = Counter(block.shape.content_hash for block in page.blocks)
    for block in page.blocks[: page.main.start]:
        if may_be_title(block) and counts[block.shape.content_hash] > 1:
            return block, "stands above the article and again on the page"
    return None


def may_be_title(block: Block) -> bool:
    """Tell whether a block has the shape of a headline: a question may be one, a sentence with a full stop not."""
    shortest, longest = TITLE_WORDS
    if not shortest <= block.words <= longest or tells(block) or is_time(block):
        return False
    return not block.shape.ends_sentence or block.text.rstrip("\"'”’»").endswith(("?", "!", "？", "！"))
