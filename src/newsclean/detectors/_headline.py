"""Which of the lines above a cluttered article is its headline, by all that speaks for each of them.

A line over the byline may be a standfirst, a kicker or a prompt, and what stands on a page twice may be a teaser. So no line
is the headline for one thing: each thing about it that headlines have and other lines have not counts, and so does the
reverse. What each counts is in `_headline_weights`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsclean.detectors._bylines import byline_places
from newsclean.detectors._evidence import BULLETS
from newsclean.detectors._header import datelines, is_dateline
from newsclean.detectors._headline_weights import ENOUGH, SURE, WEIGHTS
from newsclean.detectors._shapes import may_be_title
from newsclean.scorer import LIKELY_CLUTTERED, clutter, is_certain, verdict
from newsclean.splitting import words_made_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from newsclean.dates import FoundDate
    from newsclean.model import Block, Page

INTO = 4
"""Blocks from the article's first paragraph on among which the headline may stand: below a standfirst."""

TOP = 4
"""Blocks at a page's top in which its title may stand with the site's name, as a browser's tab shows it."""

LONGEST_TITLE = 300
"""Characters of a line there that may be the page's title."""

ABOVE = (0, 1, 2, 4, 7, 12, 25, 50)
"""Blocks above the article at which a line is farther off."""

WORDS = (2, 3, 4, 6, 9, 14, 19, 26)
"""Words at which a line is longer: a label, a headline, a standfirst."""

TOLD = (1, 2, 4, 7, 12, 25)
"""Blocks to the next line that tells the author or the date."""

SHARES = 5
"""Steps of the share of a line's words that the article has as well."""

LABEL_WORDS = 3
"""Words of the longest kicker."""

HEADLINE_WORDS = 5
"""Words of a line that may be a headline among others in a list."""

SHORTEST_IN = 15
"""Characters of a line that is not found in a longer one by chance."""

OPENINGS = (*BULLETS, "|")
"""What an item of a list, or of a menu, begins with."""

BARS = "|»›"
"""What stands between the labels of a menu, or of the way to a page; a quotation ends with the second as well."""

OPEN_ENDS = ("...", "…", ":")
"""What a teaser breaks off with, or a label ends with."""

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_long_words = words_made_of(rf"\w--[{_UNSPACED}]", 4)
_PAIR = regex.compile(rf"[{_UNSPACED}]{{2}}")
_may_be_unspaced = re.compile("[\u0e00-\u1fff\u2e80-\U0010ffff]").search
"""Tells whether a text has anything of a range that holds these scripts: most have not, and it takes a tenth of the time."""

_ADDRESS = re.compile(r"\S+://")
_TRAIL = re.compile(r"\s*[-|–—·•»:]+\s+\S.{0,60}", re.DOTALL)
_TRAILED = re.compile(r"(.*\S)\s[-|–—·•»]\s[^-|–—·•»]{2,40}", re.DOTALL)


class Candidate(NamedTuple):
    """A line that may be the headline, and what speaks for it and against it, as keys of `WEIGHTS`."""

    block: Block
    evidence: frozenset[str]


def is_likely_cluttered(page: Page) -> bool:
    """Tell whether phrases or the scorer say of a text that there is something to remove."""
    return page.cluttered or clutter(page) >= LIKELY_CLUTTERED


def headline(page: Page) -> tuple[Block, str] | None:
    """Return the line that is likeliest the headline, and why; None where none is likely enough."""
    found = [(sum(WEIGHTS.get(key, 0) for key in one.evidence), one) for one in candidates(page)]
    enough = ENOUGH if page.cluttered or is_certain(page) else SURE
    weight, best = max(found, key=lambda each: each[0], default=(enough - 1, None))
    return (best.block, reason_of(page, best)) if best and weight >= enough else None


def reason_of(page: Page, one: Candidate) -> str:
    """Say what speaks for a line the loudest, as a sentence's end."""
    below = one.block.index + 1
    if "told below 0" in one.evidence or "told below 1" in one.evidence:
        return f"stands above the {'byline' if byline_places(page) & {below, below + 1} else 'date'}"
    if one.evidence & {"twice", "often"}:
        return "stands above the article and again on the page"
    if "in trail" in one.evidence:
        return "stands above the article, and before the site's name at the page's top"
    return "stands above the article as headlines do"


def candidates(page: Page) -> Iterator[Candidate]:
    """Yield the lines above the article that have the shape of a headline."""
    start = start_of(page)
    lines = page.blocks[: start + INTO]
    dated = datelines(page)
    shaped = [block for block in lines if may_be_title(block) and not is_something_else(block, dated)]
    if not shaped:
        return
    article = words_of(" ".join(block.text for block in prose_of(page)))
    places = places_of(page)
    texts = {block.text for block in lines}
    titles = [block.text for block in page.blocks[:TOP] if len(block.text) <= LONGEST_TITLE]
    told = sorted(byline_places(page).union(dated))
    for block in shaped:
        keys = {
            f"above {bisect_left(ABOVE, start - block.index)}" if block.index < start else "in",
            f"words {bisect_left(WORDS, block.words)}",
            *shared(block, article),
            *repeated(block, places[block.shape.content_hash]),
            *named(block, titles, texts),
            *beside(block, told),
            *around(page, block),
            *line(block),
        }
        yield Candidate(block, frozenset(keys))


def is_something_else(block: Block, dated: Mapping[int, Sequence[FoundDate]]) -> bool:
    """Tell whether a line is a day or an address, whatever its shape."""
    return bool(_ADDRESS.match(block.text)) or (block.index in dated and is_dateline(block, dated[block.index]))


def start_of(page: Page) -> int:
    """Return the index of the first paragraph that the scorer keeps; where it keeps none, of the longest run of prose."""
    return next((block.index for block in prose_of(page)), page.main.start)


def prose_of(page: Page) -> Sequence[Block]:
    """Return the paragraphs that the scorer keeps."""
    kept = verdict(page).kept
    return [block for block in page.blocks if kept[block.index] and block.shape.prose]


def words_of(text: str) -> set[str]:
    """Return a text's longer words, lower case; in scripts that set no spaces, its pairs of letters.

    >>> sorted(words_of("The old bridge. 雨が降")), words_of("It is")
    (['bridge', 'が降', '雨が'], set())
    """
    pairs = _PAIR.findall(text, overlapped=True) if _may_be_unspaced(text) else ()
    return {*_long_words(text.lower()), *pairs}


def shared(block: Block, article: set[str]) -> Iterator[str]:
    """Tell how many of a line's words the article has."""
    words = words_of(block.text)
    if words:
        yield f"share {SHARES * len(words & article) // len(words)}"


def places_of(page: Page) -> Mapping[int, Sequence[int]]:
    """Return the indices of the blocks that hold the same."""
    places: dict[int, list[int]] = {}
    for block in page.blocks:
        places.setdefault(block.shape.content_hash, []).append(block.index)
    return places


def repeated(block: Block, places: Sequence[int]) -> Iterator[str]:
    """Tell how often a line stands on the page, and whether it has stood above."""
    if len(places) > 1:
        yield "often" if len(places) > 2 else "twice"  # noqa: PLR2004 - the words say it
        if places[0] < block.index:
            yield "again"


def named(block: Block, titles: Sequence[str], texts: Container[str]) -> Iterator[str]:
    """Tell whether one of the lines at the page's top holds a line, and whether it holds another and the site's name."""
    if block.index < TOP:
        yield "first" if block.index == 0 else "top"
    others = [title for title in titles if title != block.text]
    if any(title.startswith(block.text) and _TRAIL.fullmatch(title, len(block.text)) for title in others):
        yield "in trail"
    elif len(block.text) > SHORTEST_IN and any(block.text in title for title in others):
        yield "in top"
    trailed = _TRAILED.fullmatch(block.text)
    if trailed and trailed[1] in texts:
        yield "trail of another"


def beside(block: Block, told: Sequence[int]) -> Iterator[str]:
    """Tell how far off the next lines are that tell the author or the date."""
    at = bisect_left(told, block.index)
    if at:
        yield f"told above {bisect_left(TOLD, block.index - told[at - 1])}"
    if at < len(told) and told[at] == block.index:
        yield "told"
        at += 1
    if at < len(told):
        yield f"told below {bisect_left(TOLD, told[at] - block.index)}"


def around(page: Page, block: Block) -> Iterator[str]:
    """Tell what stands right above a line and right below it."""
    if block.index:
        above = page.blocks[block.index - 1]
        if above.words <= LABEL_WORDS:
            yield "label above"
        elif above.words >= HEADLINE_WORDS and may_be_title(above):
            yield "headline above"
    if block.index + 1 < len(page.blocks):
        below = page.blocks[block.index + 1]
        if below.shape.ends_sentence:
            yield "sentence below"
        elif below.words >= HEADLINE_WORDS and may_be_title(below):
            yield "headline below"
        if below.words > block.words:
            yield "longer below"


def line(block: Block) -> Iterator[str]:
    """Tell what a line looks like."""
    if block.gap:
        yield "gap"
    if block.text.startswith(OPENINGS):
        yield "bullet"
    if block.text.endswith(OPEN_ENDS):
        yield "open end"
    if any(bar in block.text for bar in BARS):
        yield "bar"
