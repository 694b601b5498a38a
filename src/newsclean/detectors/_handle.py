"""Authors of one word, a given name or an account's: too little to be a name by itself, unless a label or a date stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.dates import with_bars
from newsclean.detectors._header import dates_in
from newsclean.detectors._names import has_function_word
from newsclean.detectors._signature import GLUED, after_cue
from newsclean.detectors._stamp import after_stamp
from newsclean.namelike import likeness
from newsclean.names import split_names
from newsclean.once import once_a_block
from newsclean.phrases import index

if TYPE_CHECKING:
    from newsclean.model import Block

BY_AND_ONE = 2
"""Words of a line that is "by" and an account's name."""

HANDLE = regex.compile(r"\p{L}[\w.-]{2,24}|\p{Ll}\p{Ll}")
"""A name of one word: "jdoe", "Ada", "bo"."""

NEXT_PART = regex.compile(r"\s*[|•·,;:]\s*|\s+(?:in|am|on|um|at|from|unter|-|–)(?:\s+|$)")
"""What parts it from what follows."""

GIVEN = -0.5
"""Log-odds of being part of a name below which the one word before a date is a section: "Series 3 May"."""

LINE_WORDS = 14
"""The longest line with such a name: a date with its time, a section, counts of views and comments."""


@once_a_block
def single_behind_label(block: Block, language: str | None) -> str | None:
    """Return the one word behind a label with a colon or beside a date, where it is a given name or a handle.

    Such a word is too little to be a name by itself: "By Category", "Author: Images".
    """
    cue = block.cue("byline", "start")
    dates = dates_in(block, language)
    text = GLUED.sub(" ", with_bars(block.text, dates))  # a space more would move the dates
    stamped = None if cue else after_stamp(language).match(text)
    if cue and not (dates or ":" in block.text or " " in cue.phrase or block.words == BY_AND_ONE):
        return None
    rest = after_cue(text, cue) if cue else stamped["names"] if stamped else ""
    if cue and not any(map(str.isalpha, block.text[len(cue.phrase) : dates[0].start] if dates else "a")):
        return None  # "By | May 3, 2024 | Sports": the name is lost
    word = NEXT_PART.split(rest.strip(" |:,–—-•"), maxsplit=1)[0].strip()
    is_word = word.casefold() in index(language).words["prose.end"] or not split_names(word)
    return word if HANDLE.fullmatch(word) and not is_word else None


@once_a_block
def before_date(block: Block, language: str | None) -> str | None:
    """Return the given name that opens a line with a date: "Ada · May 3, 2024 · 7 comments"; with a comma behind it, it is a place."""
    if not block.shape.digits or block.words > LINE_WORDS or not block.text[:1].isupper():
        return None
    if likeness(block.text.split(" ", 1)[0]).worst < GIVEN:
        return None
    dates = dates_in(block, language)
    name = block.text[: dates[0].start].strip(" ·|•–—-") if dates else ""
    return name if HANDLE.fullmatch(name) and not has_function_word(name, language) else None
