"""The only place where text is searched: for all phrases at once, over all blocks of a page.

A match counts where it begins and ends with words; where in its block it stands says how much it counts.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsclean.codepoints import LETTER, NO_SPACES
from newsclean.measure import Text, measured, shifted
from newsclean.model import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.measure import Bools, Ints
    from newsclean.model import Anchor, Piece, Shape
    from newsclean.phrases import Index

MOST_WHOLE = 400
"""Letters of the longest block that is looked at for being nothing but phrases: a menu on one line."""

PART_CHARS = 128 * 1024
"""Text that is measured together: below 64 KB the calls cost more than the work, beyond 256 KB the caches miss."""

PART_PAGES = 16
"""Pages that are worked on together at most, however short they are: what a call costs is a sixteenth of itself by then."""

ALPHABET = 26

TO_CAPITAL = np.uint32(ord("a") - ord("A"))

ANCHOR_RANK: dict[Anchor, int] = {"whole": 0, "start": 1, "end": 2, "any": 3}


def cues(text: Text, index: Index, first: int = 0, end: int | None = None) -> list[dict[str, Cue]]:
    """Search the blocks from `first` to `end` for all phrases at once; return for each the best cue of every table."""
    block_starts, block_ends = text.starts[first:end], text.ends[first:end]
    none: dict[str, Cue] = {}  # most blocks have none
    if not len(block_starts):
        return []
    offset = int(block_starts[0])
    matches = index.automaton.find_matches_as_indexes(
        searchable(text.folded[offset : int(block_ends[-1])]), overlapping=True
    )
    if not matches:
        return [none] * len(block_starts)
    found: defaultdict[int, dict[str, Cue]] = defaultdict(dict)
    patterns, starts, ends = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3).T
    starts, ends = starts + offset, ends + offset
    bounded = ~inside_word(text, starts) & ~inside_word(text, ends)
    patterns, starts, ends = patterns[bounded], starts[bounded], ends[bounded]
    blocks = np.searchsorted(block_starts, starts, side="right") - 1
    words = text.first_word[first:end][blocks], text.end_word[first:end][blocks]
    # Only in a block without words can there be none at these places, and there every phrase opens and closes it.
    opens = (words[0] == words[1]) | (starts <= np.append(text.word_starts, 0)[words[0]])
    closes = (words[0] == words[1]) | (ends >= np.append(text.word_ends, 0)[words[1] - 1])
    letters = np.searchsorted(text.letters, block_ends) - np.searchsorted(text.letters, block_starts)
    # Spans are told in letters: how many stand before them.
    starts, ends = np.searchsorted(text.letters, starts), np.searchsorted(text.letters, ends)
    whole, start_, end_, any_ = index.anchors[:, patterns]
    enough = np.bincount(blocks, (ends - starts) * whole, len(letters)) >= letters
    whole &= enough[blocks] & (letters[blocks] <= MOST_WHOLE)
    useful = any_ | (start_ & opens) | (end_ & closes) | whole
    covering: defaultdict[tuple[int, str], list[tuple[int, int, str]]] = defaultdict(list)
    columns = (patterns, starts, ends, blocks, opens, closes)
    rows = zip(*(column[useful].tolist() for column in columns), strict=True)
    for pattern, start, stop, block, at_start, at_end in rows:
        phrase = index.phrases[pattern]
        for table, anchor in index.uses[pattern]:
            if anchor == "whole":
                covering[block, table].append((start, stop, phrase))
            elif anchor == "any" or (anchor == "start" and at_start) or (anchor == "end" and at_end):
                keep_better(found[block], table, Cue(phrase, anchor))
    needed = letters.tolist()
    for (block, table), covers in covering.items():
        if covered(covers) == needed[block]:
            longest = covers[0][2] if len(covers) == 1 else max((phrase for _, _, phrase in covers), key=len)
            keep_better(found[block], table, Cue(longest, "whole"))
    return [found.get(block, none) for block in range(len(block_starts))]


def searchable(folded: npt.NDArray[np.uint32]) -> str:
    """Return folded text as the automaton reads it: like `phrases.marked`, with a capital where a word begins."""
    small = folded - np.uint32(ord("a")) < ALPHABET
    return (folded - (small & ~shifted(small)) * TO_CAPITAL).astype("<u4", copy=False).tobytes().decode("utf-32-le")


def inside_word(text: Text, at: Ints) -> Bools:
    """Tell whether a place is inside a word: letters on both sides, in a script with spaces.

    A figure ends a word and begins one: "5min", "1.2K", and "© 20" before any year.
    """
    here, before = text.classes[at], text.classes[at - 1]  # before the first stands, by its index, the last line break
    inside: Bools = ((here & before & LETTER) > 0) & (((here | before) & NO_SPACES) == 0)
    return inside


def keep_better(found: dict[str, Cue], table: str, cue: Cue) -> None:
    """Keep the cue that says more: the better anchor, then the longer phrase."""
    old = found.get(table)
    if old is None or (ANCHOR_RANK[cue.anchor], -len(cue.phrase)) < (ANCHOR_RANK[old.anchor], -len(old.phrase)):
        found[table] = cue


def covered(spans: Sequence[tuple[int, int, str]]) -> int:
    """Count the letters under at least one of the spans."""
    if len(spans) == 1:
        return spans[0][1] - spans[0][0]
    total = reach = 0
    for start, end, _ in sorted(spans):
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total


def measure_pages(pages: Sequence[tuple[Sequence[Piece], Index]]) -> list[tuple[list[Shape], list[dict[str, Cue]]]]:
    """Measure the pieces of some pages, short ones together and long ones in parts, and search each for its own phrases."""
    found: list[tuple[list[Shape], list[dict[str, Cue]]]] = [([], []) for _ in pages]
    for part in parts([pieces for pieces, _ in pages]):
        text = Text([piece.text for _, pieces in part for piece in pieces])
        every, told = measured(text), list[dict[str, Cue]]()
        for _, group in groupby(part, key=lambda entry: id(pages[entry[0]][1])):
            alike = list(group)
            end = len(told) + sum(len(pieces) for _, pieces in alike)
            told += cues(text, pages[alike[0][0]][1], len(told), end)
        first = 0
        for number, pieces in part:
            end = first + len(pieces)
            found[number][0].extend(every[first:end])
            found[number][1].extend(told[first:end])
            first = end
    return found


def parts(pages: Sequence[Sequence[Piece]]) -> Iterator[list[tuple[int, Sequence[Piece]]]]:
    """Yield what is measured together: some pages' numbers, each with its pieces or some of them."""
    part: list[tuple[int, Sequence[Piece]]] = []
    chars = 0
    for number, pieces in enumerate(pages):
        first = 0
        for at, piece in enumerate(pieces, 1):
            chars += len(piece.text)
            if chars >= PART_CHARS:
                yield [*part, (number, pieces[first:at])]
                part, chars, first = [], 0, at
        part.append((number, pieces[first:]))
    yield part
