"""Which language a text is in: by a library, offline, and from the text alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.search import PART_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.read.ngrams import Identifier

SAMPLE_CHARS = 1000
"""How much text is looked at: py3langid's answer no longer changes beyond some hundred characters of prose."""

LINE_CHARS = 200
"""How much of one line, so that a single quotation in another language does not decide."""

LONG_LINE = 60
"""Lines from here on are prose rather than labels, in most scripts; prose tells the language better."""

CONFIDENCE = 0.5
"""py3langid's probability below which its answer is no answer: "Subscribe" alone scores 0.26, as Latin."""

REMEMBERED = 2 * PART_PAGES
"""Samples whose answer is kept: those of the pages that are worked on together, or that some threads are at."""

NOT_A_LANGUAGE = "zxx"
"""ISO 639 for "no linguistic content"; a label of the library's model."""


@lru_cache
def identifier() -> Identifier:
    """Return the library's model, which is read once and never changed."""
    from py3langid.langid import MODEL_FILE  # noqa: PLC0415 - a second to load, and some pages have no words

    from newsclean.read.ngrams import Identifier  # noqa: PLC0415 - as above

    return Identifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-any-return] # the library has no types


def identify(lines: Sequence[str]) -> str | None:
    """Return the ISO 639 code of the language that the lines are in, or None where they don't tell.

    >>> identify(["Der Zug hatte am Abend zwei Stunden Verspätung, weil ein Baum auf dem Gleis lag."])
    'de'
    >>> identify(["12:30", "***"]) is None
    True
    """
    return classify(sample(line for line in lines if len(line) >= LONG_LINE) or sample(lines))


def sample(lines: Iterable[str]) -> str:
    r"""Return the beginnings of the first lines, as many as are looked at.

    >>> sample(["It rained."])
    'It rained.\n'
    """
    taken = ""
    for line in lines:
        taken += line[:LINE_CHARS] + "\n"
        if len(taken) >= SAMPLE_CHARS:
            break
    return taken


@lru_cache(maxsize=REMEMBERED)
def classify(text: str) -> str | None:
    """Return the language of a sample; the last answers are kept, since each round on a page asks for the same one."""
    if not any(character.isalpha() for character in text):
        return None
    language, confidence = identifier().classify(text)
    return str(language) if confidence >= CONFIDENCE and language != NOT_A_LANGUAGE else None
