"""A byline that does not open its line: "Published May 3, 2024 by Ada Example"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from newsclean.dates import find_dates, with_bars
from newsclean.phrases import index
from newsclean.wordlists import set_of

if TYPE_CHECKING:
    from collections.abc import Iterable

AMBIGUOUS = set_of("de di da of del della do aus fra från text texte texto testo tekst theo")
"""Words for "by" that stand between other words as well, and mean a name only where they open a line."""


def behind_stamp(text: str, language: str | None) -> str | None:
    """Return what stands behind a date or its label and a "by"; None where there is no such thing.

    >>> behind_stamp("Posted on May 3, 2024 by Ada Example | 3 comments", "en")
    'Ada Example | 3 comments'
    >>> behind_stamp("Posted in Local news by Ada Example on May 3, 2024", "en")
    'Ada Example on  | '
    """
    if not by_within(language).search(text):
        return None  # as nearly always, and told without looking for dates
    found = after_stamp(language).match(with_bars(text, find_dates(text, language)))
    return found["names"] if found else None


@lru_cache
def lead(language: str | None) -> str:
    """Return the pattern of a "by", and of what stands between it and the names."""
    words = {phrase.rstrip(":") for phrase in index(language).words["byline.start"]} - AMBIGUOUS
    return rf"(?:{either(words)})(?:\s*:\s*|\s+)"


@lru_cache
def by_within(language: str | None) -> regex.Pattern[str]:
    """Return the pattern of a "by" before a letter, which is all that a line without one need be asked."""
    return regex.compile(rf"{lead(language)}[\p{{L}}_]", regex.IGNORECASE)


@lru_cache
def after_stamp(language: str | None) -> regex.Pattern[str]:
    """Return the pattern of what stands before the names where a date or its label opens a line."""
    words = index(language).words
    stamps = either(words["date.start"] | words["modified.start"])
    section = rf"\s+in\s+[\p{{L}}&,]+(?:\s+[\p{{L}}&,]+){{0,3}}?(?=\s+\b{lead(language)})"  # "Posted in Local news by"
    label = rf"(?:(?:{stamps})\b:?(?:{section})?|on|at|am|um|le|el|\d+\s+min\w*(?:\s+read)?)?"
    return regex.compile(
        rf"[\s|·•–—-]*+(?:{label}[\s|·•,–—-]*+){{1,4}}\b{lead(language)}(?P<names>[\p{{L}}_].*)", regex.IGNORECASE
    )


def either(phrases: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, the longest first."""
    return "|".join(map(regex.escape, sorted(phrases, key=len, reverse=True)))
