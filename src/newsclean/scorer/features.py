"""What the scorer reads of a page: a row of numbers a block, and the hashes of the block's n-grams.

Nothing here looks at text again: the measures, the cues and the word hashes of `measure.py` are all there is, so a
page costs a few NumPy calls. The numbers are kept near the range of -1 to 1, as the network wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from newsclean.model import HASH_BYTES, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Hashes32 = npt.NDArray[np.uint32]

FIRST_WORDS, LAST_WORDS = 8, 3
"""Words at a block's start and end whose n-grams are looked at: a label is all there, and a paragraph's topic, which
is in the middle, says nothing about whether it belongs."""

COUNTED = Shape._fields.index("prose")
"""How many of a shape's fields are counts or flags of its text, from the first on."""

TABLES = (
    "chrome",
    "subscribe",
    "feed",
    "related",
    "caption",
    "advert",
    "consent",
    "social",
    "comments",
    "footer",
    "byline",
    "date",
    "modified",
)
"""The phrase tables, in the order of their columns."""

ANCHORS = ("whole", "start", "end", "any")

MEASURES = (
    "words",
    "characters a word",
    "letters",
    "digits",
    "capitals",
    "bars",
    "sentence ends",
    "no sentence end within",
    "ends a sentence",
    "ends open",
    "is cut off",
    "starts in lower case",
    "has an empty line before it",
    "is prose",
    "is in the long run of prose",
    "blocks since the long run's start",
    "blocks until the long run's end",
    "is before the long run",
    "is after the long run",
    "place on the page",
    "blocks above",
    "blocks below",
    "prose above",
    "times on the page",
    "shares words with the prose",
    "shares rare words with the prose",
    "repeats word pairs of other blocks",
    "blocks on the page",
    "share of prose on the page",
    "share of blocks with a phrase on the page",
    "phrase tables on the page",
)
"""The other columns."""

COLUMNS = (*MEASURES, *(f"{table} ({anchor})" for table in TABLES for anchor in ANCHORS))

SALTS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0x27D4EB2F165667C5,
        0x9E3779B185EBCA87,
        0x85EBCA77C2B2AE63,
    ],
    np.uint64,
)
"""What sets apart a word, a first word, a last word, a pair of words, a first and a last character in one vocabulary:
odd 64-bit constants, the golden ratio's and the primes of xxHash (Collet 2012)."""


class Features(NamedTuple):
    """What the network reads of one page of n blocks."""

    measures: Floats
    """n rows of `COLUMNS`."""
    ngrams: Hashes32
    """Hashes of the blocks' n-grams, one block after the other."""
    starts: Ints
    """n offsets into `ngrams`; a block has two at least."""


def features(blocks: Sequence[Block], main: range) -> Features:
    """Return what the network reads of a page that has a block at least."""
    hashed = [block.shape.hashed for block in blocks]
    counts = np.fromiter(map(len, hashed), np.int64, len(hashed)) // HASH_BYTES
    hashes = np.frombuffer(b"".join(hashed), np.uint64)
    owner = np.repeat(np.arange(len(blocks)), counts)
    edges = np.array([(ord(block.text[0]), ord(block.text[-1])) for block in blocks], np.uint64)
    found, starts = ngrams(hashes, counts, owner, edges)
    return Features(np.hstack([measures(blocks, main, hashes, owner), cue_columns(blocks)]), found, starts)


def measures(blocks: Sequence[Block], main: range, hashes: Hashes, owner: Ints) -> Floats:
    """Return the columns of `MEASURES`."""
    count = len(blocks)
    rows = np.array([block.shape[:COUNTED] for block in blocks], np.float64)
    chars, words, letters, digits, capitals, bars, stops, ends, opens, cut, lower = rows.T
    gaps = np.fromiter((block.gap for block in blocks), np.float64, count)
    prose = np.fromiter((block.prose for block in blocks), np.bool_, count)
    contents = np.fromiter((block.shape.content_hash for block in blocks), np.uint64, count)
    _, same, times = np.unique(contents, return_inverse=True, return_counts=True)
    told = np.fromiter((bool(block.cues) for block in blocks), np.float64, count)
    tables = len({table for block in blocks for table in block.cues})
    place = np.arange(count)
    prose_words = np.where(prose, words, 0)
    total = max(prose_words.sum(), 1)
    least_words, least_chars = np.maximum(words, 1), np.maximum(chars, 1)
    any_shared, rare_shared = shared_words(hashes, owner, prose)
    whole_page = np.ones(count)
    # What is divided by here brings a column near the range of -1 to 1; the network would get used to any other number.
    columns = (
        np.log1p(words) / 4,
        np.minimum(chars / least_words, 20) / 10,
        letters / least_chars,
        digits / least_chars,
        capitals / least_words,
        np.log1p(bars) / 2,
        stops / least_words * 5,
        stops == 0,
        ends,
        opens,
        cut,
        lower,
        gaps,
        prose,
        (place >= main.start) & (place < main.stop),
        signed_log(place - main.start),
        signed_log(main.stop - 1 - place),
        place < main.start,
        place >= main.stop,
        place / count,
        np.log1p(place) / 5,
        np.log1p(count - 1 - place) / 5,
        np.cumsum(prose_words) / total,
        np.log(times[same]),
        any_shared,
        rare_shared,
        repeated_pairs(hashes, owner, count),
        whole_page * np.log1p(count) / 5,
        whole_page * (prose_words.sum() / max(words.sum(), 1)),
        whole_page * told.mean(),
        whole_page * tables / len(TABLES),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def signed_log(values: Ints) -> npt.NDArray[np.float64]:
    """Return distances in blocks on a scale on which near ones count."""
    return np.sign(values) * np.log1p(np.abs(values)) / 5


def shared_words(hashes: Hashes, owner: Ints, prose: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float64], ...]:
    """Return the share of each block's words that other blocks of prose hold too, plain and weighted by rarity.

    A teaser of another story shares its function words with the article, and hardly a name.
    """
    count = len(prose)
    _, word = np.unique(hashes, return_inverse=True)
    kinds = int(word.max(initial=-1)) + 1
    _, first = np.unique(word * count + owner, return_index=True)  # each word once a block
    pair_word, pair_owner = word[first], owner[first]
    in_blocks = np.bincount(pair_word, minlength=kinds)
    in_prose = np.bincount(pair_word[prose[pair_owner]], minlength=kinds)
    elsewhere = in_prose[pair_word] > prose[pair_owner]
    rarity = np.log((count + 1) / in_blocks[pair_word])
    distinct = np.bincount(pair_owner, minlength=count)
    weight = np.bincount(pair_owner, rarity, count)
    plain = np.bincount(pair_owner, elsewhere, count) / np.maximum(distinct, 1)
    weighted = np.bincount(pair_owner, elsewhere * rarity, count) / np.maximum(weight, 1e-9)
    return plain, weighted


def repeated_pairs(hashes: Hashes, owner: Ints, count: int) -> npt.NDArray[np.float64]:
    """Return the share of each block's pairs of words that another block holds too: pull quotes, teasers, labels."""
    inside = owner[1:] == owner[:-1]
    pairs = (hashes[:-1] * SALTS[3] + hashes[1:])[inside]
    pair_owner = owner[1:][inside]
    _, kind = np.unique(pairs, return_inverse=True)
    _, first = np.unique(kind * count + pair_owner, return_index=True)
    kind, pair_owner = kind[first], pair_owner[first]
    elsewhere = np.bincount(kind)[kind] > 1
    return np.bincount(pair_owner, elsewhere, count) / np.maximum(np.bincount(pair_owner, minlength=count), 1)


def cue_columns(blocks: Sequence[Block]) -> Floats:
    """Return a column for every phrase table and anchor: whether the block holds such a phrase."""
    columns = np.zeros((len(blocks), len(TABLES) * len(ANCHORS)), np.float32)
    for row, block in enumerate(blocks):
        for table, cue in block.cues.items():
            columns[row, TABLES.index(table) * len(ANCHORS) + ANCHORS.index(cue.anchor)] = 1
    return columns


def ngrams(hashes: Hashes, counts: Ints, owner: Ints, edges: Hashes) -> tuple[Hashes32, Ints]:
    """Return hashes of each block's first and last characters, words and pairs of words, and where each block's begin."""
    every = np.arange(len(counts))
    rank = np.arange(len(hashes)) - np.repeat(np.cumsum(counts) - counts, counts)
    left = np.repeat(counts, counts) - 1 - rank
    near = (rank < FIRST_WORDS) | (left < LAST_WORDS)
    followed = np.flatnonzero((rank < FIRST_WORDS) & (left > 0))
    parts = (
        (short((edges[:, 0] + np.uint64(1)) * SALTS[4]), every),
        (short((edges[:, 1] + np.uint64(1)) * SALTS[5]), every),
        (short(hashes[near] * SALTS[0]), owner[near]),
        (short(hashes[rank == 0] * SALTS[1]), owner[rank == 0]),
        (short(hashes[left == 0] * SALTS[2]), owner[left == 0]),
        (short(hashes[followed] * SALTS[3] + hashes[followed + 1]), owner[followed]),
    )
    found, owners = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.argsort(owners, kind="stable")
    return found[order], np.searchsorted(owners[order], every)


def short(hashes: Hashes) -> Hashes32:
    """Return hashes of 32 bits, well mixed."""
    mixed = (hashes ^ (hashes >> np.uint64(32))) * SALTS[1]
    upper: Hashes32 = (mixed >> np.uint64(32)).astype(np.uint32)
    return upper
