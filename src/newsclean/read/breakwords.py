"""What is said of each word of a text, for `breaks` to tell whether a line break was lost before it.

A word is what stands between white space; where blocks may touch, it also begins where the characters change.
Everything is looked up for all words at once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.codepoints import BAR, CLOSER, DIGIT, LETTER, LOWER, NO_SPACES, OPEN_END, SPACE, STOP, UPPER
from newsclean.measure import MULTIPLIER, Text, shifted, word_hashes
from newsclean.phrases import index
from newsclean.search import inside_word, searchable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from newsclean.measure import Bools, Hashes, Ints
    from newsclean.scorer.features import Floats

MOST_OFTEN = 4.0
"""Binary logarithm of how often something stands on the page, from which more says no more."""

LONGEST_PHRASE = 4
"""Words of a phrase, beyond which more of them say no more."""

SHORTEST = 2
"""Characters of the shortest words, which are told apart: "in", "TV"."""

BEHIND_WORDS = (1, 2)
"""What stands for the words behind the last one, in a hash of several."""


class Words(NamedTuple):
    """The n words of a text."""

    starts: Ints
    """n: where each begins."""
    inputs: Floats
    """n by 36: what is said of each, about from 0 to 1."""
    hashes: Hashes
    """n: of each without what stands around its letters and figures, folded."""


class Cores(NamedTuple):
    """Where words are without the marks around them: from the first letter or figure to the last, or all of them."""

    first: Ints
    last: Ints
    exist: Bools
    """Whether a word has a letter or a figure."""


def words_of(source: str, language: str | None, *, glued: bool) -> Words:
    """Look at the words of a text in a language; `glued` where blocks may touch.

    >>> words_of("HomeNews It rained.", "en", glued=True).starts.tolist()
    [0, 4, 9, 12]
    """
    text = Text([source])
    offset, end = int(text.starts[0]), int(text.ends[0])
    solid = ~text.has(SPACE)
    solid[:offset] = solid[end:] = False
    begins = solid & ~shifted(solid)
    starts = np.flatnonzero(begins | (solid & seams(text)) if glued else begins)
    if not len(starts):
        return Words(starts, np.zeros((0, 0), np.float32), starts.astype(np.uint64))
    visible = np.flatnonzero(solid)
    last = visible[np.searchsorted(visible, np.append(starts[1:], end)) - 1]
    cores = cores_of(text, starts, last)
    hashes = word_hashes(text, cores.first, cores.last + 1)
    columns = [
        *letters(text, cores, np.isin(hashes, function_words(language))),
        *marks(text, starts, last, cores),
        *gaps(text, starts, last),
        *repetition(hashes),
        *phrase_ends(text, index(language).automaton, starts, last, index(language).anchors),
    ]
    return Words(starts - offset, np.stack(columns, axis=1, dtype=np.float32, casting="unsafe"), hashes)


def seams(text: Text) -> Bools:
    """Tell where two blocks may touch: at a capital, a figure or a quotation mark behind what it can't stand behind."""
    kinds, before = text.classes[1:], text.classes[:-1]
    upper = (kinds & UPPER > 0) & (before & (LOWER | DIGIT | STOP | CLOSER) > 0)
    figure = (kinds & DIGIT > 0) & (before & LETTER > 0)
    word = (kinds & LETTER > 0) & (before & (DIGIT | STOP) > 0)
    quote = (kinds & CLOSER > 0) & (before & STOP > 0)
    return np.concatenate([[False], upper | figure | word | quote])


def cores_of(text: Text, starts: Ints, last: Ints) -> Cores:
    """Leave out the marks around words, given where each begins, and its last code point."""
    alnum = np.flatnonzero(text.has(LETTER | DIGIT))
    begin, end = np.searchsorted(alnum, starts), np.searchsorted(alnum, last + 1)
    exist = end > begin
    alnum = np.append(alnum, 0)
    return Cores(np.where(exist, alnum[begin], starts), np.where(exist, alnum[end - 1], last), exist)


def letters(text: Text, cores: Cores, functional: Bools) -> list[Bools | Floats]:
    """Say what words are made of."""
    first, last, exist = cores
    lengths = last + 1 - first
    upper, lower = text.has_at(first, UPPER) & exist, text.has_at(first, LOWER) & exist

    def count(kind: int) -> Ints:
        sums = np.append(0, np.cumsum(text.has(kind)))
        return np.where(exist, sums[last + 1] - sums[first], 0)

    capitals = count(UPPER)
    return [
        upper,
        lower,
        text.has_at(first, DIGIT) & exist,
        text.has_at(first, LETTER) & exist & ~upper & ~lower,
        ~exist,
        exist & (capitals == lengths) & (lengths > 1),
        count(DIGIT) > 0,
        (capitals > 1) & (count(LOWER) > 0),
        functional & lower,
        functional & upper,
        functional & ~upper & ~lower,
        np.log1p(lengths).astype(np.float32) / 2,
        lengths <= SHORTEST,
        text.has_at(first, NO_SPACES),
    ]


def marks(text: Text, starts: Ints, last: Ints, cores: Cores) -> list[Bools]:
    """Say what words begin and end with."""
    closer = text.has_at(last, CLOSER)
    return [
        ~cores.exist & text.has_at(starts, BAR),
        text.has_at(last, STOP),
        closer & text.has_at(last - 1, STOP),
        closer,
        text.points[last] == ord(","),
        text.has_at(last, OPEN_END),
        text.has_at(starts, CLOSER),
        (text.points[starts] == ord("#")) | (text.points[starts] == ord("@")),
    ]


def gaps(text: Text, starts: Ints, last: Ints) -> list[Bools]:
    """Say what stands before words: nothing, more than a space, a line break."""
    before = np.append(starts[0], last[:-1] + 1)
    breaks = np.append(0, np.cumsum(text.points == ord("\n")))
    broken = breaks[starts] > breaks[before]
    return [starts == before, (starts - before > 1) & ~broken, broken]


def repetition(hashes: Hashes) -> list[Floats]:
    """Say how often a word stands on the page, and the twos and threes of words that it begins, ends, or follows.

    >>> repetition(np.array([7, 8, 9, 7, 8], np.uint64))[1].tolist()
    [0.5, 0.0, 0.0, 0.5, 0.0]
    """
    factor, behind = np.uint64(MULTIPLIER), np.array(BEHIND_WORDS, np.uint64)
    after = np.append(hashes, behind)
    pairs = hashes * factor + after[1:-1]
    single, two, three = often(hashes), often(pairs), often(pairs * factor + after[2:])
    return [single, two, moved(two, 1), moved(two, 2), three, moved(three, 1), moved(three, 3)]


def often(values: Hashes) -> Floats:
    """Return how often each of the values is among them, as a logarithm."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.minimum(np.log2(counts), MOST_OFTEN)[place] / 2).astype(np.float32)


def moved(values: Floats, by: int) -> Floats:
    """Return for each word the value of an earlier one.

    >>> moved(np.array([1, 2, 3], np.float32), 1).tolist()
    [0.0, 1.0, 2.0]
    """
    return np.concatenate([np.zeros(by, np.float32), values])[: len(values)]


def phrase_ends(text: Text, automaton: AhoCorasick, starts: Ints, last: Ints, anchors: Bools) -> list[Floats]:
    """Say how long a phrase begins with a word, and with the word before ends: one that stands alone; one that opens or closes."""
    found = np.array(automaton.find_matches_as_indexes(searchable(text.folded), overlapping=True), np.int64)
    columns = [np.zeros(len(starts) + 1, np.float32) for _ in range(4)]
    patterns, begins, ends = found.reshape(-1, 3).T
    fits = ~inside_word(text, begins) & ~inside_word(text, ends)
    patterns, begins, ends = patterns[fits], begins[fits], ends[fits]
    at, behind = np.searchsorted(starts, begins), np.searchsorted(last, ends - 1) + 1
    lengths = (np.minimum(behind - at, LONGEST_PHRASE) / LONGEST_PHRASE).astype(np.float32)
    alone, opens, closes, _ = anchors[:, patterns]
    for column, places, chosen in zip(columns, (at, behind, at, behind), (alone, alone, opens, closes), strict=True):
        np.maximum.at(column, np.minimum(places[chosen], len(starts)), lengths[chosen])
    return [column[:-1] for column in columns]


@lru_cache
def function_words(language: str | None) -> Hashes:
    """Return the hashes of a language's function words."""
    text = Text(sorted(filter(str.isalpha, index(language).words["prose.end"])))
    return word_hashes(text, text.starts, text.ends)
