"""The n-grams by which the scorer knows a block's words: its first and last characters, words, and pairs of words, as hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.codepoints import code_points
from newsclean.model import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.measure import Hashes, Ints
    from newsclean.model import Block
    from newsclean.scorer.features import Hashes32

FIRST_WORDS, LAST_WORDS = 8, 3
"""Words at a block's start and end whose n-grams are looked at: a label is all there, and a paragraph's topic, which
is in the middle, says nothing about whether it belongs."""

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


class Words(NamedTuple):
    """The words of some blocks, one block after the other."""

    hashes: Hashes
    counts: Ints
    """How many each block has."""
    owner: Ints
    """By word, the number of its block."""


def words_of(blocks: Sequence[Block]) -> Words:
    """Return the words of some blocks."""
    hashed = [block.shape.hashed for block in blocks]
    counts = np.fromiter(map(len, hashed), np.int64, len(hashed)) // HASH_BYTES
    return Words(np.frombuffer(b"".join(hashed), np.uint64), counts, np.arange(len(blocks)).repeat(counts))


def ngrams(blocks: Sequence[Block], words: Words) -> tuple[Hashes32, Ints]:
    """Return hashes of each block's first and last characters, words and pairs of words, and where each block's begin."""
    hashes, counts, owner = words
    ends = edges([block.text for block in blocks])
    every = np.arange(len(counts))
    behind = counts.cumsum()
    rank = np.arange(len(hashes)) - (behind - counts).repeat(counts)
    left = counts.repeat(counts) - 1 - rank
    near = (rank < FIRST_WORDS) | (left < LAST_WORDS)
    (followed,) = ((rank < FIRST_WORDS) & (left > 0)).nonzero()
    (some,) = counts.nonzero()
    last = behind[some] - 1
    first = last - counts[some] + 1
    parts = (
        ((ends[:, 0] + np.uint64(1)) * SALTS[4], every),
        ((ends[:, 1] + np.uint64(1)) * SALTS[5], every),
        (hashes[near] * SALTS[0], owner[near]),
        (hashes[first] * SALTS[1], some),
        (hashes[last] * SALTS[2], some),
        (hashes[followed] * SALTS[3] + hashes[followed + 1], owner[followed]),
    )
    found, owners = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = owners.argsort(kind="stable")
    totals = np.bincount(owners, minlength=len(counts))
    return short(found[order]), totals.cumsum() - totals


def edges(texts: Sequence[str]) -> Hashes:
    """Return each text's first and last character, in two columns."""
    return code_points("".join([text[0] + text[-1] for text in texts])).astype(np.uint64).reshape(-1, 2)


def short(hashes: Hashes) -> Hashes32:
    """Return hashes of 32 bits, well mixed."""
    mixed = (hashes ^ (hashes >> np.uint64(32))) * SALTS[1]
    upper: Hashes32 = (mixed >> np.uint64(32)).astype(np.uint32)
    return upper
