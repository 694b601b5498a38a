"""Label a page's blocks by its gold body: what share of each block's words an editor would keep.

The body's paragraphs stand on the page in order, so the labels are a chain: of all the places in the body where a
block could stand, those are taken that follow one another and match most words (weighted longest increasing
subsequence, with Fenwick's tree of prefix maxima, 1994). A teaser that repeats a sentence of the article therefore
gets no label, and neither does a lone word that the body happens to hold somewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.measure import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.model import Shape

Words = tuple[int, ...]
"""Hashes of folded words, one by one."""

GRAM = 3
"""Words that must match in a row, in blocks that have as many: two are chance."""

DRIFT = 6
"""Words by which a match may shift inside a block: a link's text dropped, a footnote's number put in."""

MOST_PLACES = 12
"""Places of a run of words in the body that are looked at: a refrain has more, and any will do."""

CANDIDATES = 4
"""Places of a block in the body that the chain may choose from."""

OUT_OF_ORDER = 0.8
"""Share of a block's words that the unused rest of the body must hold for a block that is out of order."""

LONG = 8
"""Words from which a block may be out of order: shorter ones match by chance."""


class Place(NamedTuple):
    """Where in the body a block may stand."""

    start: int
    end: int
    matched: int
    """Words of the block that match there."""


def words_of(shape: Shape) -> Words:
    """Return a block's words."""
    return tuple(np.frombuffer(shape.hashed, np.uint64).tolist())


def labels(blocks: Sequence[Words], body: str) -> list[float]:
    """Return for each block the share of its words that the gold body keeps, 0 to 1.

    >>> page = shapes(["Home", "It rained for two days.", "It rained for two", "The river rose."])
    >>> labels([words_of(shape) for shape in page], "It rained for two days. The river rose.")
    [0.0, 1.0, 0.0, 1.0]
    """
    lines = [words_of(shape) for shape in shapes([line for line in body.splitlines() if line.strip()])]
    gold: Words = tuple(word for line in lines for word in line)
    grams = defaultdict[Words, list[int]](list)
    for at in range(len(gold) - GRAM + 1):
        grams[gold[at : at + GRAM]].append(at)
    whole = defaultdict[Words, list[int]](list)
    at = 0
    for line in lines:
        whole[line].append(at)
        at += len(line)
    chosen = chain([places(words, grams, whole) for words in blocks], len(gold))
    shares = [place.matched / len(words) if place else 0.0 for words, place in zip(blocks, chosen, strict=True)]
    return out_of_order(blocks, shares, gold, chosen)


def places(words: Words, grams: Mapping[Words, list[int]], whole: Mapping[Words, list[int]]) -> list[Place]:
    """Return where in the body a block may stand, best first."""
    if len(words) < GRAM:
        return [Place(at, at + len(words), len(words)) for at in whole.get(words, ())[:MOST_PLACES]] if words else []
    hits = [
        (found - at, at)
        for at in range(len(words) - GRAM + 1)
        for found in grams.get(words[at : at + GRAM], ())[:MOST_PLACES]
    ]
    diagonals = Counter(offset for offset, _ in hits)
    found = []
    for offset, _ in sorted(diagonals.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
        near = [(other, at) for other, at in hits if abs(other - offset) <= DRIFT]
        matched = {at + step for _, at in near for step in range(GRAM)}
        starts = [other + at for other, at in near]
        found.append(Place(min(starts), max(starts) + GRAM, len(matched)))
    return found


def chain(candidates: Sequence[Sequence[Place]], length: int) -> list[Place | None]:
    """Choose at most one place a block so that the places follow one another and match most words."""
    tree: list[tuple[int, int]] = [(0, -1)] * (length + 2)
    links: list[tuple[int, Place, int]] = []  # the block, its place, and the link before it
    for block, options in enumerate(candidates):
        fresh: list[tuple[int, int, int, int]] = []
        for place in options:
            best, before = prefix_best(tree, place.start + min(GRAM, place.matched // GRAM) + 1)
            fresh.append((place.end, best + place.matched, len(links) + len(fresh), before))
            # A paragraph may share its first words with the one before: "said." and "said Mr".
        for (end, total, number, before), place in zip(fresh, options, strict=True):
            links.append((block, place, before))
            update(tree, end + 1, (total, number))
    chosen: list[Place | None] = [None] * len(candidates)
    at = prefix_best(tree, length + 1)[1]
    while at >= 0:
        block, place, at = links[at]
        chosen[block] = place
    return chosen


def prefix_best(tree: Sequence[tuple[int, int]], end: int) -> tuple[int, int]:
    """Return the best entry among the first `end` places of Fenwick's tree."""
    best = (0, -1)
    end = min(end, len(tree) - 1)
    while end > 0:
        best = max(best, tree[end], key=lambda entry: entry[0])
        end -= end & -end
    return best


def update(tree: list[tuple[int, int]], at: int, entry: tuple[int, int]) -> None:
    """Put an entry into Fenwick's tree, where it is better than what is there."""
    while at < len(tree):
        if entry[0] > tree[at][0]:
            tree[at] = entry
        at += at & -at


def out_of_order(
    blocks: Sequence[Words], shares: Sequence[float], gold: Words, chosen: Sequence[Place | None]
) -> list[float]:
    """Return the shares with those blocks put in whose words the rest of the body holds, in another order."""
    used = [False] * len(gold)
    for place in chosen:
        if place:
            used[place.start : place.end] = [True] * (place.end - place.start)
    rest = {gold[at : at + GRAM] for at in range(len(gold) - GRAM + 1) if not any(used[at : at + GRAM])}
    done = list(shares)
    for number, words in enumerate(blocks):
        if len(words) >= LONG and not done[number] and rest:
            grams = [words[at : at + GRAM] for at in range(len(words) - GRAM + 1)]
            share = sum(gram in rest for gram in grams) / len(grams)
            done[number] = share if share >= OUT_OF_ORDER else 0.0
    return done
