"""The only place where text is folded, counted and searched; each block is measured once.

One pass over the code points of many blocks at once: a class lookup, cumulative sums, and differences at
the blocks' bounds. Detectors read the measures and never the text.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from itertools import chain
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
from newsclean.model import HASH_BYTES, Cue, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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

USUAL = 1 << 16
"""Code points that most pages have fewer of: the powers up to there are kept."""

SHORT_STEPS = 3
"""Quotation marks and brackets that are looked behind one by one, to find what a block ends with."""

ALPHABET = 26

TO_CAPITAL = np.uint32(ord("a") - ord("A"))

SHORT_SENTENCE = 8
"""Words from which a block that ends a sentence is prose; below are buttons and captions with a full stop."""

LONG_LINE = 30
"""Words from which a block is prose whatever it ends with, if it has a sentence's end within."""

MENU_CAPITALS = 0.6
"""Share of words with a capital letter in a menu that stands on one line; German prose has 0.35."""

ANCHOR_RANK: dict[Anchor, int] = {"whole": 0, "start": 1, "end": 2, "any": 3}


class Text:
    """Some blocks' texts, a line break behind each, and arrays over its code points that every measure reads."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Look every code point up once, and find the words."""
        points = code_points("\n".join([*texts, ""]))
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends: Ints = np.cumsum(lengths + 1) - 1
        self.starts: Ints = self.ends - lengths
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
        """Tell for some places whether what stands there is of one of the kinds. Before the text stands nothing."""
        return (places >= 0) & ((self.classes[np.maximum(places, 0)] & kinds) > 0)

    def bounds(self, places: Ints) -> tuple[Ints, Ints]:
        """Return for each block the first of the places, which are in order, and the first behind the block."""
        return np.searchsorted(places, self.starts), np.searchsorted(places, self.ends)

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
    """Return as many powers as most pages need."""
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
    cut_off = dots | ((last >= 0) & (text.points[last] == ord("…")))
    ends_sentence = text.has_at(last, STOP) & ~cut_off
    first_letter, end_letter = text.bounds(text.letters)
    first = np.append(text.letters, -1)[first_letter]
    starts_lower = (first_letter < end_letter) & text.has_at(first, LOWER)
    stops = text.count(sentence_stops(text))
    counted = counted_words(text)
    capitals = text.count(counted[text.has_at(counted, UPPER)])
    # Rounded up: a single character is a word.
    words = text.count(counted) - -text.count(text.no_spaces) // CHARS_A_WORD

    hashes = rolling(text.folded.astype(np.uint64), text.word_starts, text.word_ends)
    hashes ^= hashes >> np.uint64(29)
    content = rolling(hashes, text.first_word, text.end_word)
    hashed = hashes.tobytes()
    spans = zip((text.first_word * HASH_BYTES).tolist(), (text.end_word * HASH_BYTES).tolist(), strict=True)
    columns = (
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
        reads_like_prose(words, ends_sentence, stops, capitals),
        content,
    )
    rows = zip(*(column.tolist() for column in columns), [hashed[start:end] for start, end in spans], strict=True)
    return list(map(partial(tuple.__new__, Shape), rows))  # as `Shape._make` does, but for its check


def reads_like_prose(words: Ints, ends_sentence: Bools, stops: Ints, capitals: Ints) -> Bools:
    """Tell which blocks read like running text: a sentence, or more words than a label has with a sentence's end within."""
    sentence = (words >= SHORT_SENTENCE) & ends_sentence
    paragraph: Bools = (words >= LONG_LINE) & (stops > 0) & (capitals < MENU_CAPITALS * words)
    return sentence | paragraph


def last_visible(text: Text) -> Ints:
    """Return each block's last code point that is no space, quotation mark or bracket, -1 where it has none."""
    last = text.ends - 1
    for _ in range(SHORT_STEPS):
        last = last - (hidden := text.has_at(last, SPACE | CLOSER))
    if hidden.any():
        visible = np.flatnonzero(~text.has(SPACE | CLOSER))
        last = np.append(-1, visible)[np.searchsorted(visible, text.ends)]
    return np.where(last >= text.starts, last, -1)


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


def may_repeat(shapes: Sequence[Shape], words: int, share: float) -> bool:
    """Tell whether such a share of some block's runs of so many words may stand more than once in all the blocks.

    No is certain. It is the answer on most pages, and spares to look at each run.

    >>> rain = ["It rained for two days and the river rose", "It rained for two days and it froze", "The sun shone"]
    >>> may_repeat(shapes(rain), 3, 0.6), may_repeat(shapes(rain), 3, 0.9)
    (True, False)
    """
    counts = np.fromiter((len(shape.hashed) for shape in shapes), np.int64, len(shapes)) // HASH_BYTES
    block_ends = np.cumsum(counts)
    hashes = np.frombuffer(b"".join([shape.hashed for shape in shapes]), np.uint64)
    starts = np.arange(len(hashes))
    starts = starts[np.repeat(block_ends, counts) - starts >= words]
    runs = rolling(hashes, starts, starts + words)
    in_order = np.sort(runs)
    repeated = in_order[1:][in_order[1:] == in_order[:-1]]
    least = share * np.maximum(counts - words + 1, 1)
    if not len(repeated) or 2 * len(repeated) < least.min():
        return False
    found = repeated[np.minimum(np.searchsorted(repeated, runs), len(repeated) - 1)] == runs
    shared = np.bincount(np.searchsorted(block_ends, starts[found], side="right"), minlength=len(counts))
    return bool((shared >= least).any())


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
        phrase, uses = index.entries[pattern]
        for table, anchor in uses:
            if anchor == "whole":
                covering[block, table].append((start, stop, phrase))
            elif anchor == "any" or (anchor == "start" and at_start) or (anchor == "end" and at_end):
                keep_better(found[block], table, Cue(phrase, anchor))
    needed = letters.tolist()
    for (block, table), covers in covering.items():
        if covered(covers) == needed[block]:
            longest = max((phrase for _, _, phrase in covers), key=len)
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


def measure_pages(
    pages: Sequence[tuple[Sequence[Piece], Index]],
) -> Iterator[tuple[Sequence[Shape], Sequence[Mapping[str, Cue]]]]:
    """Measure the pieces of some pages in one pass over their text, and search each page for its own phrases."""
    text = Text([piece.text for pieces, _ in pages for piece in pieces])
    every = measured(text)
    first = 0
    for pieces, index in pages:
        end = first + len(pieces)
        yield every[first:end], cues(text, index, first, end)
        first = end
