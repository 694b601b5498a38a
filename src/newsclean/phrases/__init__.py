"""The phrase tables: one TOML file a language, loaded and indexed once.

The keys of a table are explained at the top of `en.toml`. English always applies beside the page's own
language, since half the world's sites keep English buttons.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, get_args

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick

from newsclean.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Tables = dict[str, dict[str, list[str]]]

Uses = tuple[tuple[str, Anchor], ...]

ANCHORS: tuple[Anchor, ...] = get_args(Anchor)

FUNCTION_WORDS = "prose"
"""The table that is asked for words, never searched for: they stand in every line."""

LISTED = frozenset({"byline.start", "byline.end", "date.start", "modified.start", "prose.end", "*.whole"})
"""What some ask for as a list, by `table.anchor`, or `*.anchor` for all tables. All else is only searched for, and the lists
of all languages would take 13 MB."""

CREDITS = "caption"
"""The table whose phrases also stand behind what they are about: "Rowers on the lake on Monday. Supplied"."""

WORD_START = re.compile(r"(?<![a-z])[a-z]")

SERVES = {
    "nb": "no",
    "nn": "no",
    "ms": "id",
    "gl": "pt",
    "sk": "cs",
    "be": "ru",
    "wuu": "zh",
    "yue": "zh",
    "arz": "ar",
    "ary": "ar",
}
"""Languages without a table of their own, and the table that serves their readers best."""


@dataclass(frozen=True, slots=True)
class Index:
    """The phrases of some languages, ready to be searched for all at once."""

    automaton: AhoCorasick
    phrases: tuple[str, ...]
    """By the automaton's pattern number."""
    uses: tuple[Uses, ...]
    """By pattern number the tables and anchors that the phrase stands under; phrases that have the same share them."""
    anchors: npt.NDArray[np.bool_]
    """By anchor, in the order of `ANCHORS`, and by pattern number: whether the phrase stands under it in some table."""
    words: Mapping[str, frozenset[str]]
    """The phrases of `LISTED`."""


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a table, sorted.

    >>> "en" in languages()
    True
    """
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@lru_cache
def tables(language: str) -> Tables:
    """Return one language's tables as they stand in its file."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf8"))


def table_language(language: str | None) -> str | None:
    """Return the language whose table serves `language`, or None.

    >>> table_language("nn"), table_language("en-GB"), table_language("tlh")
    ('no', 'en', None)
    """
    base = (language or "").split("-")[0].lower()
    base = SERVES.get(base, base)
    return base if base in languages() else None


@lru_cache
def index(language: str | None) -> Index:
    """Return the phrases that apply to a page in `language`: its own and English."""
    return _index(table_language(language) or "en")


def marked(folded: str) -> str:
    """Return folded text with a capital where a word begins, so that no phrase is found inside words: half of them are.

    Letters beyond ASCII have no mark; whoever searches has to look at a match's ends all the same.

    >>> marked("it's on"), marked("à bientôt")
    ("It'S On", 'à BientôT')
    """
    return WORD_START.sub(lambda letter: letter[0].upper(), folded)


@lru_cache
def _index(language: str) -> Index:
    uses: dict[str, dict[tuple[str, Anchor], None]] = {}
    words: dict[str, set[str]] = {listed: set() for listed in LISTED}
    for tongue in dict.fromkeys((language, "en")):
        for name, table in tables(tongue).items():
            for anchor in ANCHORS:
                phrases, place = table.get(anchor, ()), (name, anchor)
                for phrase in phrases if name != FUNCTION_WORDS else ():
                    uses.setdefault(phrase, {})[place] = None
                    for credit, where in behind(phrase, anchor) if name == CREDITS else ():
                        uses.setdefault(credit, {})[name, where] = None
                for listed in LISTED & {f"{name}.{anchor}", f"*.{anchor}"}:
                    words[listed].update(phrases)
    return index_of(
        {phrase: tuple(places) for phrase, places in uses.items()},
        {name: frozenset(phrases) for name, phrases in words.items()},
    )


def behind(phrase: str, anchor: Anchor) -> Iterator[tuple[str, Anchor]]:
    """Yield what says behind a caption's last sentence, or in brackets, what a phrase says alone or before its picture.

    >>> list(behind("supplied", "whole")), list(behind("picture:", "start")), list(behind("above", "start"))
    ([('. supplied', 'end')], [('. picture:', 'any'), ('(picture:', 'any')], [])
    """
    if anchor == "whole":
        yield f". {phrase}", "end"
    elif anchor == "start" and phrase.endswith(":"):
        yield f". {phrase}", "any"
        yield f"({phrase}", "any"


def index_of(uses: Mapping[str, Uses], words: Mapping[str, frozenset[str]]) -> Index:
    """Make phrases ready to be searched for; `uses` says under which tables and anchors each stands."""
    kinds = {places: number for number, places in enumerate(dict.fromkeys(uses.values()))}  # hundreds, of thousands
    kind = [kinds[places] for places in uses.values()]
    anchored = [[any(anchor == wanted for _, anchor in places) for places in kinds] for wanted in ANCHORS]
    shared = tuple(kinds)
    return Index(
        AhoCorasick(list(map(marked, uses))),
        tuple(uses),
        tuple(shared[number] for number in kind),
        np.array(anchored, np.bool_).take(kind, axis=1),
        words,
    )
