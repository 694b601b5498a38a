r"""Text whose line breaks are lost: where a block ends in the middle of a line, and the next one begins.

BeautifulSoup's `get_text()` glues what stands in neighbouring elements ("HomeNewsSport", "It rained.The river rose."),
`get_text(" ")` puts a whole page on one line. Nothing in a line says for certain that a block ends there; so what is
parted here is joined again where nothing between is taken away, and an article that needs no cleaning stays one line.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import regex

from newsclean.codepoints import LOWER, STOP, STOPS, UPPER, classes, code_points
from newsclean.read.breaks import lost_breaks
from newsclean.read.markdown import PUT_OUT
from newsclean.read.separators import at_separators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Parted

LOOKED_AT = 100_000
"""Code points in which seams are counted: more than most pages have, and few enough that counting takes no time."""

FEWEST_SEAMS = 6
"""Different seams that it takes: "YouTube", "McDonald" and a missing space or two stand on many pages."""

MOST_WORDS = 80
"""Words a seam, beyond which the seams are names and mistakes. Of 400 gold articles 3 have more seams than that, of 108
pages flattened by `get_text()` half, the others being set apart by line breaks in their source."""

BEFORE, BEHIND = 2, 3
"""Code points before and behind a seam by which it is told apart from others."""

LONG_LINE = 1500
"""Code points of a line that is longer than a paragraph: one news paragraph in a thousand is."""

LONG_SHARE = 0.5
"""Share of a text in such lines, from which it is taken for a page without line breaks."""

PAGE_SHARE = 0.9
"""Share of a text in one line, from which that is taken for a page: one with line breaks beside a long paragraph has fewer."""

CLOSED = rf"[{STOPS}][”»’)\]]?"
"""What a sentence closes with. A straight quotation mark behind it may as well open the next one, and counts as that."""

TOUCHING = rf"(?<=\p{{Ll}}{CLOSED})(?=[\"“„«‘(\[]?\p{{Lu}}[\p{{Ll}}\s])"
"""Where two sentences touch: "rained.The"."""

GLUED = regex.compile(
    rf"(?=\p{{Lu}}\p{{Ll}}{{2}})(?<=\p{{Lu}}\p{{Ll}}{{1,6}}|\p{{Ll}}{{7}}|[^aeiou])(?<=\p{{Ll}}{{2}})|{TOUCHING}"
)
"""Where two blocks may touch: also "HomeNews". Not behind a word of a few small letters that ends in a vowel, which in
Zulu is a name's prefix: "kwaMashu"."""

SENTENCES_THAT_TOUCH = regex.compile(TOUCHING)
"""Where a page on one line whose blocks touch is parted, whatever its words say."""

SENTENCES = regex.compile(
    rf"(?<=[\p{{L}}\p{{N}}]{{2}}{CLOSED}\"?)[^\S\n](?=[\"“„«‘(\[¿¡]?[\p{{Lu}}\p{{Lo}}])"
    r"|(?<=[。！？][」』”]?)(?=[^\s」』”])"
    r"|(?<=[\p{Han}\p{Hiragana}\p{Katakana}])[^\S\n](?=[\p{Han}\p{Hiragana}\p{Katakana}])"
    r"|(?<=\S)(?:[^\S\n]{2}|\t)"
)
"""Where a sentence ends; in scripts without spaces, a space itself stands between two blocks, and in all, two spaces or a
tab: somebody has put them where the line breaks were."""


def part(lines: list[str]) -> tuple[list[str], Parted | None]:
    r"""Return the lines parted at their seams, so that joined they are the same text, and how their breaks were lost, if so.

    >>> parts, how = part(["HomeNewsSportRadioWeatherTravelShop It rained for days.The river rose.\\n"])
    >>> parts[5:], how
    (['Travel', 'Shop It rained for days.', 'The river rose.\\n'], 'glued')
    >>> part(["It rained on YouTube.\\n"])
    (['It rained on YouTube.\\n'], None)
    """
    how = lost(lines)
    return (list(cut(at_separators(lines), glued=how == "glued")), how) if how else (lines, None)


def lost(lines: list[str]) -> Parted | None:
    """Return how the line breaks of a text were lost, None where they were not."""
    if is_glued(lines):
        return "glued"
    lengths = [len(line) - line.count(PUT_OUT) for line in lines]
    return "long" if sum(length for length in lengths if length > LONG_LINE) > LONG_SHARE * sum(lengths) else None


def cut(lines: list[str], *, glued: bool) -> Iterator[str]:
    """Yield lines in parts: a page on one line by its words, others where blocks touch, and at sentences what is still too long."""
    size = sum(map(len, lines))
    for line in lines:
        if len(line) > PAGE_SHARE * size and len(line) > LONG_LINE:
            ends = (SENTENCES, SENTENCES_THAT_TOUCH) if glued else (SENTENCES,)
            yield from at(line, lost_breaks(line, glued=glued), *ends)
        else:
            for part_of_it in at(line, [], GLUED) if glued else [line]:
                yield from at(part_of_it, [], SENTENCES) if len(part_of_it) > LONG_LINE else [part_of_it]


def at(line: str, places: Iterable[int], *seams: regex.Pattern[str]) -> Iterator[str]:
    """Yield a line cut at some places, and at all seams.

    >>> list(at("HomeNews It rained.The river rose.", [8], GLUED))
    ['Home', 'News', ' It rained.', 'The river rose.']
    """
    found = {match.start() for seam in seams for match in seam.finditer(line)}
    return (line[start:end] for start, end in pairwise(sorted({0, *places, *found, len(line)})))


def is_glued(lines: list[str]) -> bool:
    """Tell whether blocks were put together without a space: so many different seams are neither names nor mistakes."""
    text = "".join(lines)[:LOOKED_AT]
    fewest = max(FEWEST_SEAMS, (text.count(" ") + len(lines)) / MOST_WORDS)
    if touching(text) < fewest:
        return False
    return len({text[found.start() - BEFORE : found.start() + BEHIND] for found in GLUED.finditer(text)}) >= fewest


def touching(text: str) -> int:
    """Count the capital letters right behind a small one, or its full stop: at least as many as there are seams, and quickly.

    >>> touching("HomeNews.Sport McDonald")
    3
    """
    kinds = classes(code_points(text))
    lower = (kinds & LOWER) > 0
    before = lower[1:-1] | (lower[:-2] & (kinds[1:-1] & STOP > 0))
    return int(np.count_nonzero(before & (kinds[2:] & UPPER > 0)))
