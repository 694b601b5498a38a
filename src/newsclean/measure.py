"""The only place where text is folded and counted; each block is measured once.

One pass over the code points of many blocks at once: a class lookup, cumulative sums, and differences at
the blocks' bounds. Detectors read the measures and never the text.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsclean.codepoints import (
    BAR,
    CLOSER,
    DIGIT,
    JOINER,
    LETTER,
    LOWER,
    NO_SPACES,
    OPEN_END,
    OWN_STOP,
    SPACE,
    STOP,
    UPPER,
    classes,
    code_points,
    folded,
)
from newsclean.model import HASH_BYTES, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

MULTIPLIER = 0x9E3779B97F4A7C15
"""Knuth's multiplicative constant, the golden ratio in 64 bits: odd, so multiplying by it loses nothing."""

INVERSE = pow(MULTIPLIER, -1, 2**64)
"""What divides by it, in 64 bits."""

MIXED = np.uint64(29)
"""Bits by which the upper ones of a word's hash are brought down and mixed in: the lowest bits of a polynomial follow from the
lowest bits of the letters alone, and many tables are looked up by them."""

CHARS_A_WORD = 2
"""Characters that count as a word in scripts without spaces: Chinese news averages 1.6 to 2 of them a word."""

USUAL = 1 << 18
"""Code points that are measured together, unless one block has more: the powers up to there are kept."""

BEFORE = "\n\n\n"
"""What is put before a text: so that there is nothing where measures look before its first code point."""

SHORT_STEPS = 3
"""Quotation marks and brackets that are looked behind one by one, to find what a block ends with."""

SHORT_SENTENCE = 8
"""Words from which a block that ends a sentence is prose; below are buttons and captions with a full stop."""

LONG_LINE = 30
"""Words from which a block is prose whatever it ends with, if it has a sentence's end within."""

MENU_CAPITALS = 0.6
"""Share of words with a capital letter in a menu that stands on one line; German prose has 0.35."""


class Text:
    """Some blocks' texts, a line break behind each, and arrays over its code points that every measure reads."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Look every code point up once, and find the words."""
        points = code_points("\n".join([BEFORE, *texts, ""]))
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends: Ints = np.cumsum(lengths + 1) + len(BEFORE)
        self.starts: Ints = self.ends - lengths
        self.edges: Ints = np.append(self.starts, len(points))
        self.points = points
        self.classes = classes(points)
        self.folded = folded(points)
        self.letters: Ints = np.flatnonzero(self.has(LETTER))
        alnum, no_spaces = self.has(LETTER | DIGIT), self.has(NO_SPACES)
        begins = alnum & ~shifted(alnum)
        self.no_spaces: Ints = np.flatnonzero(no_spaces)
        if len(self.no_spaces):
            begins |= alnum & (no_spaces | shifted(no_spaces))
        self.word_starts: Ints = np.flatnonzero(begins)
        self.word_ends: Ints = np.flatnonzero(alnum[:-1] & ~(alnum & ~begins)[1:]) + 1
        self.first_word, self.end_word = self.bounds(self.word_starts)

    def has(self, kinds: int) -> Bools:
        """Tell for each code point whether it is of one of the kinds."""
        return (self.classes & kinds) > 0

    def has_at(self, places: Ints, kinds: int) -> Bools:
        """Tell for some places whether what stands there is of one of the kinds."""
        return (self.classes[places] & kinds) > 0

    def bounds(self, places: Ints) -> tuple[Ints, Ints]:
        """Return for each block the first of the places, which are in order, and the first behind the block.

        None of them are line breaks, so that behind one block is where the next begins.
        """
        edges = np.searchsorted(places, self.edges)
        return edges[:-1], edges[1:]

    def count(self, places: Ints) -> Ints:
        """Count the places in each block."""
        first, end = self.bounds(places)
        return end - first


def shifted(flags: Bools) -> Bools:
    """Return the flags of the code points before.

    >>> shifted(np.array([True, False, False])).tolist()
    [False, True, False]
    """
    moved = np.zeros_like(flags)
    moved[1:] = flags[:-1]
    return moved


@lru_cache
def first_powers(base: int) -> Hashes:
    """Return as many powers as are usually needed."""
    return all_powers(base, USUAL)


def powers(base: int, count: int) -> Hashes:
    """Return the first powers of a number, in 64 bits.

    >>> powers(3, 4).tolist()
    [3, 9, 27, 81]
    """
    return first_powers(base)[:count] if count <= USUAL else all_powers(base, count)


def all_powers(base: int, count: int) -> Hashes:
    """Do so without looking up what is kept."""
    return np.cumprod(np.full(count, base, np.uint64), dtype=np.uint64)


def rolling(values: Hashes, starts: Ints, ends: Ints) -> Hashes:
    """Return a hash of the values between each start and end, in order: a polynomial (Karp and Rabin 1987).

    All are hashed once from the first on; a span's share is a difference, divided by the power at which it begins.
    """
    count = len(values)
    sums = np.zeros(count + 1, np.uint64)
    np.cumsum(values * powers(MULTIPLIER, count), out=sums[1:])
    hashes: Hashes = (sums[ends] - sums[starts]) * powers(INVERSE, count + 1)[starts]
    return hashes


def word_hashes(text: Text, starts: Ints, ends: Ints) -> Hashes:
    """Return the hashes of words that begin and end there, case folded."""
    hashes = rolling(text.folded.astype(np.uint64), starts, ends)
    hashes ^= hashes >> MIXED
    return hashes


def shapes(texts: Sequence[str]) -> list[Shape]:
    """Measure blocks, of one page or of many, in one pass.

    >>> shape, = shapes(["“It rained,” she said. We left"])
    >>> shape.words, shape.capitals, shape.stops, shape.ends_sentence
    (6, 2, 1, False)
    """
    return measured(Text(texts)) if texts else []


def measured(text: Text) -> list[Shape]:
    """Take every measure of the blocks of a text."""
    if not len(text.starts):
        return []
    last = last_visible(text)
    dots = text.has_at(last, STOP) & text.has_at(last - 1, STOP) & text.has_at(last - 2, STOP)
    cut_off = dots | (text.points[last] == ord("…"))
    ends_sentence = text.has_at(last, STOP) & ~cut_off
    first_letter, end_letter = text.bounds(text.letters)
    first = np.append(text.letters, 0)[first_letter]
    starts_lower = (first_letter < end_letter) & text.has_at(first, LOWER)
    stops = text.count(sentence_stops(text))
    counted = counted_words(text)
    capitals = text.count(counted[text.has_at(counted, UPPER)])
    # Rounded up: a single character is a word.
    words = text.count(counted) - -text.count(text.no_spaces) // CHARS_A_WORD

    hashes = word_hashes(text, text.word_starts, text.word_ends)
    content = rolling(hashes, text.first_word, text.end_word)
    hashed = hashes.tobytes()
    spans = zip((text.first_word * HASH_BYTES).tolist(), (text.end_word * HASH_BYTES).tolist(), strict=True)
    counts = (
        text.ends - text.starts,
        words,
        end_letter - first_letter,
        text.count(np.flatnonzero(text.has(DIGIT))),
        capitals,
        text.count(np.flatnonzero(text.has(BAR))),
        stops,
        ends_sentence,
        text.has_at(last, OPEN_END),
        cut_off,
        starts_lower,
    )
    columns = (*counts, reads_like_prose(words, ends_sentence, stops, capitals), content)
    every_word = [hashed[start:end] for start, end in spans]
    rows = zip(*(column.tolist() for column in columns), every_word, doubles(counts), strict=True)
    return list(map(partial(tuple.__new__, Shape), rows))  # as `Shape._make` does, but for its check


def doubles(columns: Sequence[Ints | Bools]) -> list[bytes]:
    """Return the rows of a table that is given by its columns, each row as doubles one after the other.

    >>> [np.frombuffer(row).tolist() for row in doubles([np.array([4, 5]), np.array([True, False])])]
    [[4.0, 1.0], [5.0, 0.0]]
    """
    table = np.array(columns, np.float64).T.tobytes()
    size = len(columns) * np.dtype(np.float64).itemsize
    return [table[at : at + size] for at in range(0, len(table), size)]


def reads_like_prose(words: Ints, ends_sentence: Bools, stops: Ints, capitals: Ints) -> Bools:
    """Tell which blocks read like running text: a sentence, or more words than a label has with a sentence's end within."""
    sentence = (words >= SHORT_SENTENCE) & ends_sentence
    paragraph: Bools = (words >= LONG_LINE) & (stops > 0) & (capitals < MENU_CAPITALS * words)
    return sentence | paragraph


def last_visible(text: Text) -> Ints:
    """Return each block's last code point that is no space, quotation mark or bracket, 0 where it has none."""
    last = text.ends - 1
    for _ in range(SHORT_STEPS):
        last = last - (hidden := text.has_at(last, SPACE | CLOSER))
    if hidden.any():
        visible = np.flatnonzero(~text.has(SPACE | CLOSER))
        last = np.append(0, visible)[np.searchsorted(visible, text.ends)]
    return np.where(last >= text.starts, last, 0)


def sentence_stops(text: Text) -> Ints:
    """Return where sentences end: at the last of some full stops, with white space or a closer behind it.

    A full stop inside a number or an abbreviation ends no sentence. Those of scripts without spaces need none after them.
    """
    stops = np.flatnonzero(text.has(STOP))
    after = text.classes[stops + 1]  # there is always a line break
    ends = ((after & (SPACE | CLOSER | NO_SPACES)) > 0) | text.has_at(stops, OWN_STOP)
    last: Ints = stops[ends & ((after & STOP) == 0)]
    return last


def counted_words(text: Text) -> Ints:
    """Return where the words begin that count as such: not behind an apostrophe or a hyphen, nor behind another letter.

    A figure behind a character of a script without spaces belongs to it: "5月20日" is a word or two, not four.
    """
    starts = text.word_starts
    glued = text.has_at(starts - 1, JOINER) & text.has_at(starts - 2, LETTER | DIGIT)
    counts = ~glued
    if len(text.no_spaces):
        counts &= ~text.has_at(starts, NO_SPACES) & ~text.has_at(starts - 1, LETTER | DIGIT)
    return starts[counts]


def repeated_runs(shapes: Sequence[Shape], words: int) -> list[list[int]]:
    """Return of each block the runs of so many words that stand more than once in all the blocks, as hashes.

    >>> rain = ["It rained for two days and the river rose", "It rained for two days and it froze", "The sun shone"]
    >>> [len(runs) for runs in repeated_runs(shapes(rain), 3)]
    [4, 4, 0]
    """
    counts = np.fromiter([len(shape.hashed) for shape in shapes], np.int64, len(shapes)) // HASH_BYTES
    block_ends = np.cumsum(counts)
    hashes = np.frombuffer(b"".join([shape.hashed for shape in shapes]), np.uint64)
    starts = np.arange(len(hashes))
    starts = starts[np.repeat(block_ends, counts) - starts >= words]
    runs = rolling(hashes, starts, starts + words)
    in_order = np.sort(runs)
    repeated = in_order[1:][in_order[1:] == in_order[:-1]]
    found: list[list[int]] = [[] for _ in shapes]
    if len(repeated):
        places = np.flatnonzero(repeated[np.minimum(np.searchsorted(repeated, runs), len(repeated) - 1)] == runs)
        blocks = np.searchsorted(block_ends, starts[places], side="right")
        for block, run in zip(blocks.tolist(), runs[places].tolist(), strict=True):
            found[block].append(run)
    return found
