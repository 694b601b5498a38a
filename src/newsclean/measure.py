"""The only place where text is folded, counted and searched; each block is measured once.

One pass over the code points of many blocks at once: a class lookup, cumulative sums, and differences at
the blocks' bounds. Detectors read the measures and never the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsclean.codepoints import (
    CLOSER,
    DIGIT,
    JOINER,
    LETTER,
    LOWER,
    NO_SPACES,
    OPEN_END,
    SPACE,
    STOP,
    UPPER,
    classes,
    code_points,
    folded,
)
from newsclean.model import Block, Cue, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsclean.model import Anchor, Piece
    from newsclean.phrases import Index

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

MULTIPLIER = 0x9E3779B97F4A7C15
"""Knuth's multiplicative constant, the golden ratio in 64 bits: odd, so multiplying by it loses nothing."""

INVERSE = pow(MULTIPLIER, -1, 2**64)
"""What divides by it, in 64 bits."""

CHARS_A_WORD = 2
"""Characters that count as a word in scripts without spaces: Chinese news averages 1.6 to 2 of them a word."""

MOST_WHOLE = 400
"""Letters of the longest block that is looked at for being nothing but phrases: a menu on one line."""

ANCHOR_RANK: dict[Anchor, int] = {"whole": 0, "start": 1, "end": 2, "any": 3}


class Text:
    """Some blocks' texts, a line break behind each, and arrays over its code points that every measure reads."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Look every code point up once."""
        joined = "".join(f"{text}\n" for text in texts)
        points = code_points(joined)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends: Ints = np.cumsum(lengths + 1) - 1
        self.starts: Ints = self.ends - lengths
        self.points = points
        self.classes = classes(points)
        self.folded = folded(points)
        self.folded[points == ord("\n")] = ord("\n")  # no phrase reaches from one block into the next
        self.letters = self.has(LETTER)
        self.alnum = self.has(LETTER | DIGIT)
        self.alnum_before = running(self.alnum)
        self.letters_before = running(self.letters)

    def has(self, kinds: int) -> Bools:
        """Tell for each code point whether it is of one of the kinds."""
        return (self.classes & kinds) > 0

    def per_block(self, flags: Bools) -> Ints:
        """Count the flagged code points of each block."""
        sums = running(flags)
        return sums[self.ends] - sums[self.starts]


def running(flags: Bools) -> Ints:
    """Return cumulative counts with a zero in front: `sums[b] - sums[a]` counts from a to b.

    >>> running(np.array([True, False, True])).tolist()
    [0, 1, 1, 2]
    """
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=sums[1:])
    return sums


def shifted(flags: Bools, by: int = 1) -> Bools:
    """Return the flags of the code points `by` places before.

    >>> shifted(np.array([True, False, False])).tolist()
    [False, True, False]
    """
    moved = np.zeros_like(flags)
    moved[by:] = flags[:-by]
    return moved


def word_hashes(text: Text, word_start: Bools) -> Hashes:
    """Return one hash a word, from its folded letters: a polynomial that rolls over the text (Karp and Rabin 1987).

    The text is hashed once from its start; a word's share is a difference, divided by the power at which it begins.
    """
    starts = np.flatnonzero(word_start)
    if not len(starts):
        return np.zeros(0, np.uint64)
    count = len(word_start)
    powers = np.cumprod(np.full(count, MULTIPLIER, np.uint64))
    sums = np.zeros(count + 1, np.uint64)
    np.cumsum(text.folded * powers * text.alnum, out=sums[1:])
    inverses = np.cumprod(np.full(count, INVERSE, np.uint64))
    hashes: Hashes = (sums[np.append(starts[1:], count)] - sums[starts]) * inverses[starts]
    return hashes ^ (hashes >> np.uint64(29))


def shapes(texts: Sequence[str]) -> list[Shape]:
    """Measure blocks, of one page or of many, in one pass.

    >>> shape, = shapes(["“It rained,” she said. We left"])
    >>> shape.words, shape.capitals, shape.stops, shape.ends_sentence
    (6, 2, 1, False)
    """
    return measured(Text(texts)) if texts else []


def measured(text: Text) -> list[Shape]:
    """Take every measure of the blocks of a text."""
    joiner = text.has(JOINER)
    before = shifted(text.alnum)
    glued = shifted(joiner) & shifted(text.alnum, 2)
    no_spaces = text.has(NO_SPACES)
    hashed_start = text.alnum & (~before | no_spaces | shifted(no_spaces))
    # A figure behind a character of a script without spaces belongs to it: "5月20日" is a word or two, not four.
    word_start = text.alnum & ~no_spaces & ~before & ~glued
    upper = text.has(UPPER)
    stop = text.has(STOP)
    visible = ~text.has(SPACE | CLOSER) & (text.points != ord("\n"))

    last = last_of(visible, text)
    kinds = np.where(last >= 0, text.classes[last], 0)
    three_dots = stop & shifted(stop) & shifted(stop, 2)
    cut_off = (last >= 0) & (three_dots[last] | (text.points[last] == ord("…")))
    first = first_of(text.letters, text)
    starts_lower = (first >= 0) & ((text.classes[first] & LOWER) > 0)
    # A full stop inside a number or an abbreviation ends no sentence: what follows has to be white space or a closer.
    ending = text.has(SPACE | CLOSER) | (text.points == ord("\n")) | no_spaces
    followed = np.append(ending[1:], True)
    before_stop = np.append(stop[1:], False)
    sentence_stop = stop & ~before_stop & (followed | no_space_stop(text))

    starts = np.flatnonzero(hashed_start)
    hashes = word_hashes(text, hashed_start)
    first_word, end_word = np.searchsorted(starts, text.starts), np.searchsorted(starts, text.ends)
    hash_list = hashes.tolist()
    # Rounded up: a single character is a word.
    words = text.per_block(word_start) - -text.per_block(no_spaces) // CHARS_A_WORD
    columns = (
        text.ends - text.starts,
        words,
        text.letters_before[text.ends] - text.letters_before[text.starts],
        text.per_block(text.has(DIGIT)),
        text.per_block(word_start & upper),
        text.per_block(sentence_stop),
        ((kinds & STOP) > 0) & ~cut_off,
        (kinds & OPEN_END) > 0,
        cut_off,
        starts_lower,
        content_hashes(hashes, first_word, end_word),
    )
    word_lists = (tuple(hash_list[a:b]) for a, b in zip(first_word.tolist(), end_word.tolist(), strict=True))
    return list(map(Shape, *(column.tolist() for column in columns), word_lists))


def no_space_stop(text: Text) -> Bools:
    """Tell where a full stop of a script without spaces stands: it needs no white space after it."""
    return np.isin(text.points, code_points("。！？｡।॥"))


def last_of(flags: Bools, text: Text) -> Ints:
    """Return each block's last flagged code point, -1 where it has none."""
    places = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1)) if len(flags) else np.zeros(0, np.int64)
    last = np.where(text.ends > 0, np.append(places, -1)[text.ends - 1], -1)
    return np.where(last >= text.starts, last, -1)


def first_of(flags: Bools, text: Text) -> Ints:
    """Return each block's first flagged code point, -1 where it has none."""
    places = np.append(np.flatnonzero(flags), len(flags))
    first = places[np.searchsorted(places[:-1], text.starts)]
    return np.where(first < text.ends, first, -1)


def content_hashes(hashes: Hashes, first: Ints, end: Ints) -> Hashes:
    """Return one hash a block over its words in order; 0 for a block that has none."""
    longest = int((end - first).max(initial=0))
    weights = np.cumprod(np.full(longest + 1, MULTIPLIER, np.uint64))
    rank = np.arange(len(hashes)) - np.repeat(first, end - first)
    sums = np.zeros(len(hashes) + 1, np.uint64)
    np.cumsum(hashes * weights[rank], out=sums[1:])
    return sums[end] - sums[first]


def cues(text: Text, index: Index, first: int = 0, end: int | None = None) -> list[dict[str, Cue]]:
    """Search the blocks from `first` to `end` for all phrases at once; return for each the best cue of every table."""
    block_starts, block_ends = text.starts[first:end], text.ends[first:end]
    found: list[dict[str, Cue]] = [{} for _ in range(len(block_starts))]
    if not found:
        return found
    offset = int(block_starts[0])
    searched = text.folded[offset : int(block_ends[-1])].astype("<u4").tobytes().decode("utf-32-le")
    matches = index.automaton.find_matches_as_indexes(searched, overlapping=True)
    if not matches:
        return found
    patterns, starts, ends = np.array(matches, np.int64).T
    starts, ends = starts + offset, ends + offset
    bounded = ~inside_word(text, starts) & ~inside_word(text, ends)
    patterns, starts, ends = patterns[bounded], starts[bounded], ends[bounded]
    blocks = np.searchsorted(block_starts, starts, side="right") - 1
    opens = text.alnum_before[starts] == text.alnum_before[block_starts[blocks]]
    closes = text.alnum_before[ends] == text.alnum_before[block_ends[blocks]]
    letters = text.letters_before[block_ends] - text.letters_before[block_starts]
    whole, start_, end_, any_ = index.anchors[:, patterns]
    useful = any_ | (start_ & opens) | (end_ & closes) | (whole & (letters[blocks] <= MOST_WHOLE))
    patterns, starts, ends, blocks = patterns[useful], starts[useful], ends[useful], blocks[useful]
    opens, closes = opens[useful], closes[useful]
    covering: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
    rows = zip(*(column.tolist() for column in (patterns, starts, ends, blocks, opens, closes)), strict=True)
    for pattern, start, stop, block, at_start, at_end in rows:
        phrase, uses = index.entries[pattern]
        for table, anchor in uses:
            if anchor == "whole":
                covering.setdefault((block, table), []).append((start, stop, phrase))
            elif anchor == "any" or (anchor == "start" and at_start) or (anchor == "end" and at_end):
                keep_better(found[block], table, Cue(phrase, anchor))
    for (block, table), spans in covering.items():
        if covered(spans, text.letters_before) == letters[block]:
            longest = max(spans, key=lambda span: span[1] - span[0])
            keep_better(found[block], table, Cue(longest[2], "whole"))
    return found


def inside_word(text: Text, at: Ints) -> Bools:
    """Tell whether a place is inside a word: letters on both sides, in a script with spaces.

    A figure ends a word and begins one: "5min", "1.2K", and "© 20" before any year.
    """
    letters = np.append(text.letters & ~text.has(NO_SPACES), False)
    inside: Bools = (at > 0) & letters[at] & letters[np.maximum(at - 1, 0)]
    return inside


def keep_better(found: dict[str, Cue], table: str, cue: Cue) -> None:
    """Keep the cue that says more: the better anchor, then the longer phrase."""
    old = found.get(table)
    if old is None or (ANCHOR_RANK[cue.anchor], -len(cue.phrase)) < (ANCHOR_RANK[old.anchor], -len(old.phrase)):
        found[table] = cue


def covered(spans: Iterable[tuple[int, int, str]], letters: Ints) -> int:
    """Count the letters under at least one of the spans."""
    total = reach = 0
    for start, end, _ in sorted(spans):
        if end > reach:
            total += int(letters[end] - letters[max(start, reach)])
            reach = end
    return total


def measure_pages(pages: Sequence[tuple[Sequence[Piece], Index]]) -> list[tuple[Block, ...]]:
    """Measure the pieces of some pages in one pass over their text, and search each page for its own phrases."""
    text = Text([piece.text for pieces, _ in pages for piece in pieces])
    every = measured(text)
    done = []
    first = 0
    for pieces, index in pages:
        end = first + len(pieces)
        done.append(assemble(pieces, every[first:end], cues(text, index, first, end)))
        first = end
    return done


def assemble(pieces: Iterable[Piece], shapes: Iterable[Shape], cues: Iterable[Mapping[str, Cue]]) -> tuple[Block, ...]:
    """Put pieces and their measures together."""
    return tuple(
        Block(piece.text, number, piece.span, piece.gap, piece.markup, shape, found)
        for number, (piece, shape, found) in enumerate(zip(pieces, shapes, cues, strict=True))
    )
