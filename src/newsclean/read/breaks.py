"""Where line breaks were lost, as far as the words tell.

A small network reads the words as they follow each other: what each is made of, whether it is a function word, whether it
and its neighbours stand elsewhere on the page as well, where a phrase of the tables begins and ends. Menus are runs of
capitals that no full stop ends, and print twice; prose has function words. Its convolutions are like the scorer's. The
weights were learnt by `newsclean.scorer.train.breaks`, from pages whose elements say where their blocks begin.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from newsclean.phrases import table_language
from newsclean.read.breakwords import words_of
from newsclean.read.language import SAMPLE_CHARS, identify
from newsclean.scorer.network import convolved, product, relu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.measure import Hashes, Ints
    from newsclean.scorer.features import Floats

WEIGHTS = Path(__file__).with_name("breaks.npz")

BUCKETS = 1 << 13
"""Vectors of words, which share them by their hashes."""

DILATIONS = (1, 2, 4, 8)
"""Distances, in words, at which the convolutions look at neighbours: together 15 words on either side."""

LIKELY = -0.5
"""Log-odds from which a line is cut. A cut too many is mended where both halves stay, so this is less than even."""

TOGETHER = 1 << 17
"""Characters that are looked at together, to keep memory small: most pages are shorter, and what a page repeats it repeats
within so many."""

SAMPLES = 5
"""Places at which a text is looked at to tell its language: one line that begins with a menu says little in its beginning."""


def lost_breaks(text: str, *, glued: bool) -> list[int]:
    """Return where in a text line breaks are likely to have been lost; `glued` where blocks may touch.

    >>> text = "Home News Sport Weather Subscribe Log in The ferry will not sail before Thursday, the mayor said."
    >>> places = lost_breaks(text, glued=False)
    >>> text.index("The") in places, text.index("mayor") in places
    (True, False)
    """
    language = language_of(text)
    cuts = [*range(0, len(text), TOGETHER), len(text)]
    return [
        first + place
        for first, end in pairwise(cuts)
        for place in breaks_of(text[first:end], language, glued=glued).tolist()
        if place
    ]


def language_of(text: str) -> str | None:
    """Return the language with a table that serves a text without line breaks, from its middle rather than its menu."""
    step, length = len(text) // (SAMPLES + 1) + 1, SAMPLE_CHARS // SAMPLES
    return table_language(identify([text[at : at + length] for at in range(step, len(text), step)] or [text]))


def breaks_of(text: str, language: str | None, *, glued: bool) -> Ints:
    """Return the places in one part of a text."""
    words = words_of(text, language, glued=glued)
    if not len(words.starts):
        return words.starts
    places: Ints = words.starts[log_odds(words.inputs, words.hashes, shipped()) > LIKELY]
    return places


@lru_cache
def shipped() -> Mapping[str, Floats]:
    """Return the weights that the package comes with, loaded when first needed."""
    return load(WEIGHTS)


def load(path: Path) -> Mapping[str, Floats]:
    """Read weights: half floats, and the words' vectors in bytes."""
    with np.load(path) as arrays:
        found = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return {**found, "words": found["words"] * found["step"]}


def log_odds(inputs: Floats, hashes: Hashes, weights: Mapping[str, Floats]) -> Floats:
    """Return for each word the log-odds that a line break was lost before it."""
    hidden = product(inputs, weights["in.inputs"])
    hidden += product(weights["words"].take(hashes % np.uint64(BUCKETS), axis=0), weights["in.words"])
    hidden += weights["in.bias"]
    relu(hidden)
    for number, distance in enumerate(DILATIONS):
        seen = convolved(hidden, weights[f"conv{number}.weight"], distance, [slice(0, len(hidden))])
        seen += weights[f"conv{number}.bias"]
        hidden += relu(seen)
    odds: Floats = (product(hidden, weights["out.weight"]) + weights["out.bias"])[:, 0]
    return odds
