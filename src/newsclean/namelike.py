"""How much a word looks like a part of someone's name: "Tobias" does, "Verdict" does not.

Shape alone can't tell "Ada Moreno" from "Our Verdict". The letters can, mostly: names come from few sounds, and end in
their own ways. So each word is cut into its runs of two to four letters, and each run, and the word as a whole, has
two weights: for a given name, and for any part of a name. Their sums are log-odds. The weights were learnt from 60,000
given and family names of some sixty countries (Faker's, MIT) against words that articles write small or behind an
article, by `newsclean.scorer.train.namelike`; of words that it has not seen it ranks a name above another word 24
times in 25. No name can be read from them: each run falls into one of `BUCKETS` by its hash.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
import regex

from newsclean.splitting import words_made_of
from newsclean.wordlists import set_of

WEIGHTS = Path(__file__).with_name("namelike.npz")

BUCKETS = 1 << 17
"""Weights of each kind: with an eighth of them "Dieter" shares too many of its runs with other words to be taken for a name."""

RUNS = (2, 3, 4)
"""Letters of a run."""

KEPT_WORDS = 4096
"""Words whose answer is kept: a page asks for a few dozen, and the same ones in every round."""

words_of = words_made_of(r"\p{L}\p{M}", 2)
"""Returns the words of which something can be said: an initial says nothing."""

PARTICLES = set_of(
    "von van der den de da di do dos das du del della di la le el al bin ibn ben ter ten zu zum zur y e i af av"
)
"""Words of names that are written small."""


AGENCIES = frozenset(
    ["reuters", "afp", "dpa", "ap", "apa", "sda", "efe", "ansa", "tass", "sid", "kna", "epd", "agencies", "agenturen"]
)
"""News agencies, as they are written small: they stand after a "By", and wrote along, but are no one's name."""

_LETTERS = regex.compile(r"\p{Lu}[\p{Lu}-]{1,6}(?:\s*\([^()]*\))?")
"""What else follows a name in capitals: "MD", "DABOM", "VTS (Behavior)"."""


class Likeness(NamedTuple):
    """Log-odds for the words of one name."""

    given: float
    """That the first is a given name."""
    worst: float
    """That the least likely one is part of a name."""
    mean: float
    """The mean of all."""


UNLIKELY = -1.0
"""Log-odds below which a word hardly belongs to a name: of the lines with an author 94 in 100 have a likelier one, of
other lines as short and with as many capitals 38 in 100."""

UNKNOWN = Likeness(-5.0, -5.0, -5.0)
"""What is said of a text without a word."""


def likeness(name: str) -> Likeness:
    """Say how much a text looks like a name.

    >>> likeness("Clara Moreno").worst > 0 > likeness("Latest Verdict").worst
    True
    """
    words = [word_odds(word.casefold()) for word in words_of(name) if word not in PARTICLES]
    if not words:
        return UNKNOWN
    parts = [part for _, part in words]
    return Likeness(words[0][0], min(parts), sum(parts) / len(parts))


def looks_like_names(text: str) -> bool:
    """Tell whether every word of a text has a capital and is likely part of a name.

    >>> looks_like_names("Clara Moreno"), looks_like_names("Clara Moreno wins"), looks_like_names("Latest Verdict")
    (True, False, False)
    """
    return all(word[0].isupper() and word.isalpha() and word_odds(word.casefold())[1] > 0 for word in text.split())


def may_hold_name(text: str) -> bool:
    """Tell whether some word with a capital is not too unlikely to be part of a name; it spares a closer look.

    >>> may_hold_name("By Clara Moreno"), may_hold_name("Latest Headlines")
    (True, False)
    """
    return any(word_odds(word.casefold())[1] > UNLIKELY for word in words_of(text) if word[0].isupper())


def is_title(part: str, name: str) -> bool:
    """Tell whether letters behind a name and a comma are its bearer's titles, and no agency.

    >>> is_title("DABOM", "Jane Doe"), is_title("AFP", "Jane Doe"), is_title("ROE", "JANE DOE")
    (True, False, False)
    """
    return (
        _LETTERS.fullmatch(part) is not None and part.casefold() not in AGENCIES and " " in name and not name.isupper()
    )


@lru_cache(maxsize=KEPT_WORDS)
def word_odds(word: str) -> tuple[float, float]:
    """Return the log-odds that a word is a given name, and part of a name at all."""
    weights, bias = shipped()
    runs = weights.take(buckets(word), axis=0)  # in half of the time that an index takes
    given, part = (np.add.reduce(runs, axis=0) + bias).tolist()
    return given, part


def buckets(word: str) -> list[int]:
    """Return where the weights of a word's runs stand; the first and the last letter are marked as such.

    >>> len(buckets("ada")), buckets("ada") == buckets("ada")
    (10, True)
    """
    marked = f"^{word}$"
    runs = [marked[at : at + size] for size in RUNS for at in range(len(marked) - size + 1)]
    return [crc32(run.encode()) % BUCKETS for run in (*runs, f"={word}")]


@lru_cache(maxsize=1)
def shipped() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Load the weights, which are stored as whole numbers of a step."""
    with np.load(WEIGHTS) as stored:
        return stored["weights"].astype(np.float32) * stored["step"], stored["bias"]
