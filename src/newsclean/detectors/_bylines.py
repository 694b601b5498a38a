"""The lines that name the author: after a "By", or bare where enough beside them shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from newsclean.detectors._evidence import ENOUGH, WEIGHTS, Sight, evidence
from newsclean.detectors._header import (
    BELOW_START,
    byline_in,
    dates_in,
    is_by_alone,
    is_name,
    is_publishers,
    printed_before,
)
from newsclean.detectors._names import MOST_NAMES, NAME_WORDS, has_shape_of_name, names_on
from newsclean.detectors._tail import at_the_end
from newsclean.measure import shapes
from newsclean.names import split_names
from newsclean.once import once
from newsclean.prose import HEADER_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.model import Block, Page

ABOVE, BELOW = 30, 6
"""Blocks before the article's first paragraph, and from it on, in which a bare name may be the author's."""

FAR_ABOVE = 60
"""Blocks before the article's first paragraph in which a "By" may be the author's: farther up are menus."""

STANDFIRST = 3
"""Blocks of standfirst above a byline on a page that is nothing but article."""

TOP = 8
"""Blocks at the beginning of a page that may be its header, wherever the article's longest run of prose is."""

LINE_WORDS, LINE_CHARS = 14, 160
"""The longest line with a bare name: two names with their roles, a date with its time, and a reading time."""

SENTENCE_WORDS = 6
"""The longest of them that ends with a full stop: "Ada Example Jr.\""""

SURE = ENOUGH + 1
"""Weight that it takes in an article with nothing around it: a date alone may be the article's own."""

TOGETHER = 3
"""Blocks from one line of a byline to the next: a picture's text and a role stand between two authors."""

AS_CERTAIN = 2
"""Weight by which less may speak for the second author: the date stands beside the first."""

OTHERS = regex.compile(
    r"^\W*(?:©|\(c\)|(?:medically\s+)?reviewed|fact|edited|(?:photo|foto|image|bild|picture)(?!\s+(?:of|von)\b)|illustrat|translat)|\(@",
    regex.IGNORECASE,
)
"""What names others: who took the picture, checked the facts, or wrote the post that is quoted."""


class Byline(NamedTuple):
    """A line or two with the author's name."""

    blocks: tuple[Block, ...]
    value: str
    reason: str
    by: bool
    weight: int = 0
    dated: bool = False
    """Whether the date stands on the same line."""
    close: bool = False
    """Whether it stands right above the article, and not above its neighbour."""


@once
def bylines(page: Page) -> Sequence[Byline]:
    """Return the page's bylines, the most certain first: three detectors ask. Lines that belong together have one value."""
    sight = Sight(page)
    found = certain(sight, after_by(page))
    declared = list(declared_lines(page))
    if not declared and not found and page.main:
        found = certain(sight, bare(page))
    if not found:
        end = at_the_end(sight) if page.main and not declared else ()
        return declared or [Byline((block,), name, reason, by=True) for block, name, reason in end]
    best = max(found, key=lambda one: (one.weight + one.close, one.blocks[0].index))
    group = [one for one in found if belongs(one, best)]
    value = best.value if best.by else ", ".join(dict.fromkeys(one.value for one in group))
    together = [one._replace(value=value) for one in group]
    return [*together, *(one for one in found if one not in group and one.by), *declared]


def belongs(one: Byline, best: Byline) -> bool:
    """Tell whether a line names another of the authors that the best one names."""
    return one is best or (
        abs(one.blocks[0].index - best.blocks[0].index) <= TOGETHER
        and best.weight - one.weight <= AS_CERTAIN
        and (one.dated or not best.dated)
    )


def certain(sight: Sight, some: Iterable[Byline]) -> list[Byline]:
    """Return those for which enough speaks, weighed."""
    return [weighed for one in some if (weighed := weigh(sight, one)).weight >= enough(sight.page, one)]


def enough(page: Page, one: Byline) -> int:
    """Return the weight that it takes: more inside an article with nothing around it, which has dates of its own."""
    return ENOUGH if one.by or page.cluttered or one.blocks[0].index < page.main.start else SURE


def weigh(sight: Sight, one: Byline) -> Byline:
    """Add up what speaks for a line, and say it."""
    keys = list(
        dict.fromkeys(evidence(sight, one.blocks[0].index, one.blocks[-1].index, split_names(one.value), by=one.by))
    )
    said = [WEIGHTS[key][1] for key in keys if WEIGHTS[key][1]]
    reason = one.reason if one.by else f"{one.reason} that {' and '.join(said)}"
    return one._replace(
        weight=sum(WEIGHTS[key][0] for key in keys), reason=reason, dated="dated" in keys, close="close" in keys
    )


def after_by(page: Page) -> Iterator[Byline]:
    """Yield the lines with "By", which may stand on a line of its own, where a scraper split at the author's link.

    On a page that is nothing but article, only a whole name below the standfirst is a byline.
    """
    start = page.main.start
    for block in page.blocks[max(0, start - FAR_ABOVE) : start + BELOW_START] if page.main else page.blocks:
        byline = byline_in(block, page.language)
        if byline:
            one = Byline((block,), byline, f"names the author after {printed_before(block.text, byline)!r}", by=True)
        elif lines := names_below(page, block):
            value = ", ".join(line.text.strip(" ,") for line in lines)
            one = Byline((block, *lines), value, f"names the author under {block.text!r}", by=True)
        else:
            continue
        if (
            page.cluttered
            or not page.main
            or block.index < start
            or (
                block.index <= start + STANDFIRST
                and (cue := block.cue("byline", "start"))
                and not is_publishers(cue, page.language)
                and ":" not in block.text
                and all(map(has_shape_of_name, split_names(one.value)))
            )
        ):
            yield one


def names_below(page: Page, block: Block) -> list[Block]:
    """Return the lines with the names under a "By" of its own; a picture's text may stand between."""
    if not is_by_alone(block):
        return []
    below = page.blocks[block.index + 1 : block.index + 1 + MOST_NAMES]
    sure = [bool(is_name(one) and names_on(one.text, (), page.language)) for one in below]
    if True not in sure[:2]:
        return [*below[:1]] if below and is_name(below[0]) else []
    first = sure.index(True)
    stop = first + 1
    while stop < len(sure) and sure[stop] and below[stop - 1].text.endswith((",", "&")):
        stop += 1
    return [*below[first:stop]]


def declared_lines(page: Page) -> Iterator[Byline]:
    """Yield the lines that are what the page declares as its author."""
    declared = {shape.content_hash for shape in shapes([one.value for one in page.head.bylines])}
    declared |= {shape.content_hash for one in page.head.authors for shape in shapes(one.value)}
    if not declared:
        return
    for block in page.blocks[: page.main.start + BELOW_START] if page.main else page.blocks:
        if block.shape.content_hash in declared and block.words:
            yield Byline((block,), block.text, "is the author that the page declares", by=True)


def bare(page: Page) -> Iterator[Byline]:
    """Yield the lines near the page's and the article's beginning that are nothing but names, a date, a role."""
    start = page.main.start
    first = max(TOP, start - ABOVE)
    for block in (*page.blocks[: min(TOP, start)], *page.blocks[min(first, start) : start + BELOW]):
        if may_be_names(block):
            names = names_on(block.text, dates_in(block, page.language), page.language)
            if names:
                yield Byline((block,), ", ".join(names), "is a name", by=False)


def may_be_names(block: Block) -> bool:
    """Tell whether a line is short enough, and says nothing that no byline says."""
    return (
        NAME_WORDS[0] <= block.shape.capitals
        and block.words <= LINE_WORDS
        and block.shape.chars <= LINE_CHARS
        and not (block.shape.ends_sentence and block.words > SENTENCE_WORDS)
        and not block.shape.ends_open
        and not block.cues.keys() - HEADER_TABLES
        and not OTHERS.search(block.text)
    )
