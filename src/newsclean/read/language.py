"""Which language a text is in: by a library, offline, and from the text alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from py3langid.langid import MODEL_FILE, LanguageIdentifier

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLE_CHARS = 1000
"""How much text is looked at: py3langid's answer no longer changes beyond some hundred characters of prose."""

LINE_CHARS = 200
"""How much of one line, so that a single quotation in another language does not decide."""

LONG_LINE = 60
"""Lines from here on are prose rather than labels, in most scripts; prose tells the language better."""

CONFIDENCE = 0.5
"""py3langid's probability below which its answer is no answer: "Subscribe" alone scores 0.26, as Latin."""

REMEMBERED = 16
"""Samples whose answer is kept: those of the pages that some threads are at."""

NOT_A_LANGUAGE = "zxx"
"""ISO 639 for "no linguistic content"; a label of the library's model."""


@lru_cache
def identifier() -> LanguageIdentifier:
    """Return the library's model, which is read once and never changed."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(lines: Iterable[str]) -> str | None:
    """Return the ISO 639 code of the language that the lines are in, or None where they don't tell.

    >>> identify(["Der Zug hatte am Abend zwei Stunden Verspätung, weil ein Baum auf dem Gleis lag."])
    'de'
    >>> identify(["12:30", "***"]) is None
    True
    """
    texts = [line[:LINE_CHARS] for line in lines]
    long_lines = [text for text in texts if len(text) >= LONG_LINE]
    sample = ""
    for text in long_lines or texts:
        sample += text + "\n"
        if len(sample) >= SAMPLE_CHARS:
            break
    return classify(sample)


@lru_cache(maxsize=REMEMBERED)
def classify(sample: str) -> str | None:
    """Return the language of a sample; the last answers are kept, since each round on a page asks for the same one."""
    if not any(character.isalpha() for character in sample):
        return None
    language, confidence = identifier().classify(sample)
    return str(language) if confidence >= CONFIDENCE and language != NOT_A_LANGUAGE else None
