"""What the lines above an article say of it: where they stand, and the byline or date in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.dates import FoundDate, find_dates
from newsclean.measure import shapes
from newsclean.names import split_names, strip_by
from newsclean.once import listed_once, once
from newsclean.phrases import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.model import Block, Cue, Page

BELOW_START = 4
"""Blocks from the article's first paragraph on in which byline and date may stand: below a standfirst."""

BYLINE_WORDS = 20
"""The longest line with a byline: two names, a news desk, a date with its time, and a reading time."""

BYLINE_CHARS = 400
"""The same in characters, for lines that are hardly words."""

DATE_WORDS = 20
"""The longest line with a date."""

NAME_WORDS = 6
"""The longest name: "The Example Independent news desk" has five."""

NAMES_WORDS = 8
"""The longest line under a "By" of its own: two names with "and" between."""

PARTICLES = frozenset(
    "von van der den de da di do dos das du del della di la le el al bin ibn ben ter ten zu zum zur y e und and et i".split()  # noqa: SIM905 - a list of one word a line is harder to read
)
"""Words of names that are written small, and those that join two names to one."""

BYLINE_COLONS = " :：/／|-–—"  # what may stand between "By" and the names

BYLINE_QUOTED = 12
"""Code points of a byline that a reason quotes where the word for "By" stands behind the name."""

MOST_DATELINES = 6
"""Lines with a date above an article; more of them are a table or a list of events."""

SHORTEST_YEAR = 4
"""Digits that a date has at least: the year's."""

BYLINE_TAIL = re.compile(
    r"\s*(?:[|·•,–—-]\s*)*(?:\d+\s*(?:min|mins|minute|minutes|minuten|perc|мин|хв|分)\b.*)?$", re.IGNORECASE
)
"""What may stand behind the names: separators and a reading time."""


def header_zone(page: Page) -> Sequence[Block]:
    """Return the blocks in which the header stands: all before the article, and its first few where there is clutter."""
    return page.blocks[: page.main.start + (BELOW_START if page.cluttered else 0)] if page.main else page.blocks


def dates_in(block: Block, language: str | None) -> list[FoundDate]:
    """Return the dates of a line that is short enough to be a dateline."""
    if block.shape.digits < SHORTEST_YEAR or block.words > DATE_WORDS or block.shape.stops > block.shape.digits:
        return []
    return find_dates(block.text, language)


@once
def datelines(page: Page) -> dict[int, list[FoundDate]]:
    """Return the dates of the header's lines, by the line's index; none where there are as many as in a table."""
    zone = len(header_zone(page))
    numeric = [block for block in page.blocks[: zone + MOST_DATELINES] if block.shape.digits >= SHORTEST_YEAR]
    found = {block.index: dates_in(block, page.language) for block in numeric}
    dated = {index: dates for index, dates in found.items() if dates}
    return {index: dates for index, dates in dated.items() if index < zone} if len(dated) <= MOST_DATELINES else {}


def byline_in(block: Block, language: str | None = None) -> str | None:
    """Return the byline as printed, without "By", or None where the line holds none."""
    cue = block.cue("byline", "start", "end")
    most_words = BYLINE_WORDS if cue and cue.anchor == "start" else NAME_WORDS
    if cue is None or block.words > most_words or block.shape.chars > BYLINE_CHARS:
        return None
    text = block.text
    dates = dates_in(block, language)
    if dates:
        text = text[: dates[0].start]
    rest = BYLINE_TAIL.sub("", strip_by(after_cue(text, cue)))
    names = split_names(rest)
    if not names or rest == text or any(len(name.split()) > NAME_WORDS for name in names):
        return None
    return rest if all(is_like_name(name, language) for name in names) else None


def is_like_name(name: str, language: str | None) -> bool:
    """Tell whether a text is a name and not a headline: in scripts with case, hardly a word of it is lower case.

    >>> [is_like_name(text, "de") for text in ("Ada von Example", "Velm nach Lohnau", "Notz fordert mehr Geld")]
    [True, False, False]
    """
    words = index(language).words
    roles = {word for phrase in words["byline.end"] for word in phrase.split()}
    return not name[0].islower() and all(
        word in PARTICLES or word in roles for word in re.findall(r"\w+", name) if word.islower()
    )


@listed_once
def bylines(page: Page) -> Iterator[tuple[list[Block], str, str]]:
    """Yield the blocks of each byline, the byline, and what makes it one.

    "By" may stand on a line of its own, where a scraper split at the author's link.
    """
    declared = {shape.content_hash for shape in shapes([one.value for one in page.head.bylines])}
    declared |= {shape.content_hash for one in page.head.authors for shape in shapes(one.value)}
    for block in header_zone(page):
        if not declared and "byline" not in block.cues:
            continue
        byline = byline_in(block, page.language)
        if byline:
            yield [block], byline, f"names the author after {printed_before(block.text, byline)!r}"
        elif is_by_alone(block) and block.index + 1 < len(page.blocks) and is_name(page.blocks[block.index + 1]):
            name = page.blocks[block.index + 1]
            yield [block, name], name.text, f"names the author under {block.text!r}"
        elif block.shape.content_hash in declared and block.words:
            yield [block], block.text, "is the author that the page declares"


def after_cue(text: str, cue: Cue) -> str:
    """Return what stands behind the word that opens a byline; folding keeps lengths, so its own length cuts it off.

    >>> from newsclean.model import Cue
    >>> after_cue("• By: Ada Example", Cue("by", "start"))
    'Ada Example'
    """
    if cue.anchor != "start":
        return text
    first = next((place for place, character in enumerate(text) if character.isalnum()), 0)
    return text[first + len(cue.phrase) :].lstrip(BYLINE_COLONS)


def printed_before(text: str, byline: str) -> str:
    """Return what stands before the names: "By"."""
    return text[: max(0, text.find(byline))].strip() or text[:BYLINE_QUOTED]


def is_by_alone(block: Block) -> bool:
    """Tell whether a line holds the word before a name, and nothing more."""
    cue = block.cue("byline", "start")
    return cue is not None and block.shape.letters == sum(map(str.isalpha, cue.phrase))


def is_name(block: Block) -> bool:
    """Tell whether a line is the names of one author or two."""
    return (
        bool(split_names(block.text))
        and block.words <= NAMES_WORDS
        and block.shape.digits == 0
        and not block.shape.ends_sentence
        and not block.shape.starts_lower
    )
