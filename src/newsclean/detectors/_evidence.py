"""What speaks for a line near the headline to be the byline, and what against it.

Two or three words with capitals may be a section, a place or a button as well as a name, and "By Category" is a menu's
heading, so no line is a byline for its words alone. Each thing beside it that bylines have and menus have not counts,
and so does the reverse. The weights began as a logistic regression on the pages of half the publishers at hand, were
rounded, and then changed by hand where they erred.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from newsclean.detectors._header import dates_in
from newsclean.detectors._names import PARTICLES
from newsclean.names import ROLE
from newsclean.prose import tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.model import Page

WEIGHTS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "by": (6, ""),
        "dated": (5, "stands on one line with the date"),
        "date below": (4, "stands above the date"),
        "date above": (4, "stands below the date"),
        "date near": (3, "stands near the date"),
        "date far": (1, "stands near the date"),
        "role": (3, "has a role below it"),
        "twin": (2, "is printed twice"),
        "headline": (2, "stands below the headline"),
        "headline above": (1, "stands below a headline"),
        "later": (2, "is named again behind the article"),
        "adrift": (-2, ""),
        "goes on": (-4, ""),
        "brackets": (-2, ""),
        "menu": (-2, ""),
        "header of short lines": (1, ""),
        "close": (0, ""),
        "capitals": (-2, ""),
        "in headline": (-2, ""),
        "bullet": (-2, ""),
        "picture": (-2, ""),
        "far": (-2, ""),
        "farther": (-3, ""),
        "word": (-3, ""),
        "words": (-2, ""),
        "single": (-1, ""),
        "by in menu": (2, ""),
        "by a word": (1, ""),
    }
)
"""What each thing counts, and how a reason says it; one is half a unit of log-odds, or thereabouts.

by: "By" or its like announces the name. picture: a picture's credit follows, so the name is in its caption. word: the
article has one of its words in lower case; words: all of them. single: a name of one word."""

ENOUGH = 4
"""Weight from which a line is the byline: there the regression found a name as likely the author's as not."""

HEADLINE_WORDS = (5, 35)
"""Words of a line that reads as a headline: menus have shorter ones."""

ROLE_WORDS = 7
"""The longest line with nothing but the author's role: "Political correspondent in Example City"."""

TWIN_WORDS = 3
"""Words beside the name in a picture's text: "Portrait of Ada Example"."""

DATE_WORDS = 20
"""The longest line with a date or its label."""

MENU_WORDS, MENU_LINES = 3, 4
"""Words of a menu's lines, and how many of the six lines around a name make it stand in a menu."""

AROUND = 3
"""Blocks before and after a name that are looked at."""

FAR, FARTHER = 12, 25
"""Blocks above the article from which a name more likely belongs to a menu."""

CLOSE = 6
"""Blocks above the article in which its own byline stands, and not its neighbour's."""

TOP = 8
"""Blocks at the beginning of a page that are not far from its headline."""

FULL_WORD = 3
"""Letters of a word that is more than an initial."""

STANDFIRST_WORDS = 8
"""The shortest standfirst between the headline and the names."""

BULLETS = ("•", "*", "-", "–", "—", "#")
"""What an item of a list begins with."""

FIRST_CHARACTERS = 400
"""Characters of a block that are looked at for names."""

MOST_PROSE = 20_000
"""Characters of the article in which a name's words are looked for in lower case."""

LATER = 80
"""Blocks from there on that are looked at for the author's name: below are the site's own pages."""

LAST_BLOCKS = 3
"""Blocks at the article's end in which its author may be introduced."""

_READING_TIME = regex.compile(r"\b\d{1,2}\s*min(?!\w*\s+ago)", regex.IGNORECASE)
_SMALL = regex.compile(r"(?<!\p{L})\p{Ll}[\p{L}\p{M}]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_PICTURE = regex.compile(r"^\W*(?:photo|foto|image|bild|picture|©|\(c\)|getty|credit|crédit|archiv)", regex.IGNORECASE)


def words_of(text: str) -> tuple[str, ...]:
    """Return a text's words, case folded, to compare names by."""
    return tuple(word.casefold() for word in _WORD.findall(text))


class Sight:
    """A page as the search for its byline sees it: what is asked more than once is looked up once."""

    def __init__(self, page: Page) -> None:
        """Look at nothing yet."""
        self.page = page
        self.blocks = page.blocks
        self.dated_lines: dict[int, bool] = {}
        self.words: dict[int, tuple[str, ...]] = {}

    def dated(self, at: int) -> bool:
        """Tell whether a line holds a date, its label, or a reading time."""
        if not 0 <= at < len(self.blocks):
            return False
        if at not in self.dated_lines:
            block = self.blocks[at]
            self.dated_lines[at] = block.words <= DATE_WORDS and bool(
                block.cue("date")
                or block.cue("modified")
                or dates_in(block, self.page.language)
                or (block.shape.digits and _READING_TIME.search(block.text))
            )
        return self.dated_lines[at]

    def words_at(self, at: int) -> tuple[str, ...]:
        """Return the first words of a block."""
        if at not in self.words:
            self.words[at] = words_of(self.blocks[at].text[:FIRST_CHARACTERS])
        return self.words[at]

    def headline(self, at: int) -> bool:
        """Tell whether a line reads as a headline."""
        if at < 0:
            return False
        block = self.blocks[at]
        fewest, most = HEADLINE_WORDS
        return (
            fewest <= block.words <= most
            and not tells(block)
            and not self.dated(at)
            and (not block.shape.ends_sentence or block.text.endswith(("?", "!")))
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has in lower case."""
        found: set[str] = set()
        left = MOST_PROSE
        for block in self.blocks[self.page.main.start : self.page.main.stop]:
            found.update(_SMALL.findall(block.text[:left]))
            left -= len(block.text)
            if left <= 0:
                break
        return frozenset(found)


def evidence(sight: Sight, first: int, last: int, names: Sequence[str], *, by: bool) -> Iterator[str]:
    """Yield what speaks for and against the names in the blocks from `first` to `last`, as keys of `WEIGHTS`."""
    keys = dict.fromkeys(evidence_found(sight, first, last, names, by=by))
    yield from keys
    if not by and not any(key.startswith(("date", "headline")) for key in keys):
        yield "adrift"
    if "menu" in keys and not by and any(key in keys for key in ("dated", "date below", "date above", "role")):
        yield "header of short lines"


def evidence_found(sight: Sight, first: int, last: int, names: Sequence[str], *, by: bool) -> Iterator[str]:
    """Yield the keys one by one."""
    blocks = sight.blocks
    name = words_of(names[0])
    around = [
        at for at in range(max(0, first - AROUND), min(len(blocks), last + AROUND + 1)) if not first <= at <= last
    ]
    twins = {at for at in around if is_twin(sight.words_at(at), name)}
    yield from dates_beside(sight, first, last, twins)
    yield from above(sight, first, name, twins)
    yield from below(sight, last, name, twins)
    if by:
        yield "by"
    if twins:
        yield "twin"
    if sum(blocks[at].words <= MENU_WORDS and not sight.dated(at) and at not in twins for at in around) >= MENU_LINES:
        yield from ("menu", "by in menu") if by else ("menu",)
    off = sight.page.main.start - first
    if off < CLOSE:
        yield "close"
    elif off >= FAR and first >= TOP:
        yield "farther" if off >= FARTHER else "far"
    if blocks[first].text.startswith(BULLETS):
        yield "bullet"
    if "(" in blocks[first].text and not by:
        yield "brackets"
    yield from shape_of(sight, names, by=by)


def shape_of(sight: Sight, names: Sequence[str], *, by: bool) -> Iterator[str]:
    """Yield what the names' own words say."""
    every = [word for one in names for word in words_of(one)]
    if any(word in sight.small and len(word) >= FULL_WORD and word not in PARTICLES for word in every):
        yield from ("word", "by a word") if by else ("word",)
    if all(word in sight.small for word in every):
        yield "words"
    if names[0].isupper():
        yield "capitals"
    if len(names[0].split()) == 1:
        yield "single"


def is_twin(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether a line is the name once more, as a picture's text."""
    return len(words) <= len(name) + TWIN_WORDS and (words[: len(name)] == name or words[-len(name) :] == name)


def dates_beside(sight: Sight, first: int, last: int, twins: set[int]) -> Iterator[str]:
    """Yield where the nearest date stands."""
    if any(sight.dated(at) for at in range(first, last + 1)):
        yield "dated"
        return
    below = [at for at in range(last + 1, last + 1 + AROUND + len(twins)) if at not in twins]
    above = [at for at in range(first - 1, first - 1 - AROUND - len(twins), -1) if at not in twins]
    for distance, pair in enumerate(zip(below, above, strict=False)):
        if sight.dated(pair[0]) or sight.dated(pair[1]):
            beside = "date below" if sight.dated(pair[0]) else "date above"
            yield (beside, "date near", "date far")[min(distance, 2)]
            return


def above(sight: Sight, first: int, name: tuple[str, ...], twins: set[int]) -> Iterator[str]:
    """Yield what stands over the names: the headline, perhaps a standfirst below it."""
    places = range(first - 1, max(-1, first - 1 - AROUND), -1)
    before = next((at for at in places if at not in twins and not sight.dated(at)), -1)
    if sight.headline(before) or (
        before >= 0 and sight.blocks[before].words >= STANDFIRST_WORDS and sight.headline(before - 1)
    ):
        yield "headline"
    elif any(sight.headline(at) for at in range(max(0, before - AROUND), before)):
        yield "headline above"
    said = {
        word for at in range(max(0, first - 2 * AROUND), first) if sight.headline(at) for word in sight.words_at(at)
    }
    if any(word in said and len(word) >= FULL_WORD for word in name):
        yield "in headline"
    elif first >= TOP and sight.headline(0) and all(word in sight.words_at(0) for word in name):
        yield "in headline"  # the page's title, with the name of the site


def below(sight: Sight, last: int, name: tuple[str, ...], twins: set[int]) -> Iterator[str]:
    """Yield what stands under the names: a role, a picture's credit; and whether they come again behind the article."""
    after = next((at for at in range(last + 1, min(len(sight.blocks), last + 1 + AROUND)) if at not in twins), None)
    if after is not None:
        block = sight.blocks[after]
        if block.words <= ROLE_WORDS and (ROLE.search(block.text) or block.cue("byline", "end", "whole")):
            yield "role"
        if _PICTURE.match(block.text):
            yield "picture"
        if block.shape.starts_lower and not sight.dated(after):
            yield "goes on"
    end = max(last + AROUND, sight.page.main.stop - LAST_BLOCKS)
    for at in range(end, min(len(sight.blocks), end + LATER)):
        if sight.words_at(at)[: len(name)] == name:
            yield "later"
            return
