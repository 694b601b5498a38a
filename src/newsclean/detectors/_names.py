"""The names on a line that no "By" announces: "Ada Example | May 3, 2024", "ADA EXAMPLE, Senior Reporter".

Only the shape is looked at. Two or three words with capitals may be a section, a place or a button as well; whether
they are the author's name is for `_evidence` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from newsclean.namelike import AGENCIES, PARTICLES, likeness, looks_like_names
from newsclean.names import half_of_twice, split_names
from newsclean.phrases import index
from newsclean.roles import role_in
from newsclean.wordlists import folded, holds_any, set_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.dates import FoundDate

NAME_WORDS = (2, 4)
"""Words of a name, particles not counted: one word alone is a section or a place as often."""

MOST_NAMES = 5
"""Names on one line; more are a list of something else."""

ARTICLES = set_of("der den das zum zur")
"""Particles that no name begins with."""

_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’‘-]*|(?:\p{Lu}\.-?){1,3}|(?:Dr|Prof|St|Jr|Sr|Ph|Th|Ch|Mag|Mr|Mrs|Ms)\.")
"""A word with a capital, an initial or some, a title: a full stop stands nowhere else in a name."""

TITLES = r"(?:(?:Drs?|Prof|Mrs?|Ms|Herr|Frau)\.?\s+){0,3}"
"""The pattern of what stands before a name in a sentence: "Prof. Dr."."""

STAMPS = ("Updated", "Published", "Posted", "Last", "Modified", "Follow", "Aktualisiert", "Publié", "Actualizado")
ROLES = (
    *("The", "In", "By", "Author", "Contributor", "Editor", "Staff", "Senior", "Lead", "News", "Reporter", "Writer"),
)
"""What may be glued to a name: to any, and to one of two words."""

_GLUED = regex.compile(
    rf"(?<=\p{{L}}{{3}})(?=\d)|(?<=\p{{Ll}})(?=(?:{'|'.join(STAMPS)})\b)"
    rf"|(?<=\p{{Lu}}\p{{Ll}}+ [\p{{L}}'’-]*\p{{Ll}})(?=(?:{'|'.join(ROLES)})\b)"
)
"""Where a scraper lost the space between a name and the next element: "Ada Example2 minutes ago"."""

_ASIDE = regex.compile(
    r"\s\d{1,3}$|\b\d{1,2}[:.h]\d\d\b(?:\s*(?:uhr|hs?|pm|am|[ap]\.m\.))?"
    r"|\b\d+\s*(?:min|hour|day|week|month|comment|kommentar|stunde|tag|minut|perc|view|share|word)\p{L}*(?:\s+(?:read|ago|lesezeit))?",
    regex.IGNORECASE,
)
"""Times and counts: they stand between names and are none."""

PORTRAIT = regex.compile(
    r"^\W*(?:(?:photo|picture|portrait|image|foto|bild)\s+(?:of|von)|head\s?shot(?:\s+of)?|avatar(?:\s+of)?|profilbild(?:\s+von)?"
    r"|profile\s+(?:photo|picture|image)(?:\s+of)?)\s+"
    r"|(?:['’]s)?\s(?:image|photo|picture|headshot|avatar|profile\s+(?:picture|photo))$",
    regex.IGNORECASE,
)
"""What a portrait's text has beside the name."""

_may_be_portrait = holds_any("photo picture portrait image foto bild head avatar")
_DIGIT = re.compile(r"\d")

PICTURES = regex.compile(
    r"[\s,;|/·•–—-]+(?:photos?|fotos?|bild(?:er)?|images?|pictures?|fotografie|illustrations?|video|kamera|foton)\s*[:：].*$",
    regex.IGNORECASE,
)
"""What stands behind the names of who wrote, and names who took the pictures: "Text: Ada Example Photos: Ben Sample"."""

STAFF = frozenset({"Team", "Staff", "Editors", "Newsroom", "Redaktion"})
"""The last word of a house's name where nobody of it signs by name."""

_NUMBER = regex.compile(r"^\s*(?:\d\.|[•*+>|/–—-]+)\s+")
"""What an author in a list of authors begins with."""

LABEL = -2.5
"""Log-odds of being part of a name below which a last word is a label: "Ada Example Kultur"."""


def names_on(text: str, dates: Iterable[FoundDate], language: str | None = None) -> tuple[str, ...]:
    """Return the names on a line that is nothing but names, roles, dates and counts; none if there is more on it.

    >>> names_on("Ada Example and Ben Sample, Senior Reporters", ()), names_on("ADA EXAMPLE2 minutes ago", ())
    (('Ada Example', 'Ben Sample'), ('ADA EXAMPLE',))
    >>> names_on("Ada Example Parliamentary Editor", ()), names_on("Ada ExampleAda Example", ())
    (('Ada Example',), ('Ada Example',))
    >>> names_on("Sports", ()), names_on("What Ada Example knew", ()), names_on("Ada Example wins", ())
    ((), (), ())
    """
    dates = list(dates)
    fewest, most = NAME_WORDS
    if not dates and fewest <= text.count(" ") + 1 <= most and looks_like_names(text):
        name = half_of_twice(text) or text
        return () if has_function_word(name, language) else (name,)  # the usual case, told without a pattern
    for date in reversed(dates):
        text = f"{without_label(text[: date.start], language)} | {text[date.end :]}"
    text = without_asides(text)
    found = (without_role(name) for name in split_names(without_label(text, language)))
    names = tuple(name for name in dict.fromkeys(found) if name and name.casefold() not in AGENCIES)
    if not 0 < len(names) <= MOST_NAMES or any(
        has_function_word(name, language) and not is_staff(name) for name in names
    ):
        return ()
    names = tuple(name if is_staff(name) else without_label_behind(name) for name in names)
    return names if all(map(has_shape_of_name, names)) else ()


def without_asides(text: str) -> str:
    """Cut off what a line begins with as an item and a portrait's text, and put bars where something else than names stands.

    Most lines have nothing of it, and it takes a tenth of the time to see that.

    >>> without_asides("1. Portrait of Ada Example, 3 min read"), without_asides("Ada ExampleUpdated 17:40")
    ('Ada Example,  | ', 'Ada Example | Updated  | ')
    """
    has_digit = _DIGIT.search(text) is not None
    if not text[:1].isalpha():
        text = _NUMBER.sub("", text)
    if _may_be_portrait(text):
        text = PORTRAIT.sub("", text)
    if has_digit or any(word in text for word in (*STAMPS, *ROLES)):
        text = _GLUED.sub(" | ", text)
    return _ASIDE.sub(" | ", text) if has_digit else text


def without_label_behind(name: str) -> str:
    """Cut off last words that are hardly part of a name, as long as two are left; what stands behind a particle is.

    >>> without_label_behind("Ada Moreno Photography"), without_label_behind("Real Estate"), without_label_behind("Ada von Bootshaus")
    ('Ada Moreno', 'Real Estate', 'Ada von Bootshaus')
    """
    words = name.split()
    while (
        len(words) > NAME_WORDS[0]
        and words[-2].casefold() not in PARTICLES
        and words[-1][0].isupper()
        and likeness(words[-1]).worst < LABEL
    ):
        words.pop()
    return " ".join(words)


def has_function_word(name: str, language: str | None) -> bool:
    """Tell whether a name has a word in it that stands in sentences and in no name.

    >>> has_function_word("Zum Rezept", "de"), has_function_word("Ada von Example", "de")
    (True, False)
    """
    first, *others = name.lower().split()
    functions = index(language).words["prose.end"]
    return (first in functions and (first not in PARTICLES or first in ARTICLES)) or any(
        word in functions and word not in PARTICLES for word in others
    )


def without_label(text: str, language: str | None) -> str:
    """Cut off the label of the date that follows the names.

    >>> without_label("Ada Example Last updated on ", "en"), without_label("Ada Example am", "de")
    ('Ada Example', 'Ada Example')
    """
    labels, ends = _labels(language)
    return labels.sub("", text) if folded(text.rstrip(" :")).endswith(ends) else text


@lru_cache
def _labels(language: str | None) -> tuple[regex.Pattern[str], tuple[bytes, ...]]:
    """Return the pattern of these labels, and what a text ends with that it may match."""
    words = index(language).words
    labels = (
        words["date.start"] | words["modified.start"] | {"on", "at", "am", "um", "vom", "den", "le", "el", "à", "las"}
    )
    either = "|".join(map(regex.escape, sorted(labels, key=len, reverse=True)))
    pattern = regex.compile(rf"(?:[\s|·•,–—-]++(?:{either})[\s:]*+){{1,3}}$", regex.IGNORECASE)
    return pattern, tuple({folded(label.rstrip(" :")) for label in labels})


def without_role(name: str) -> str:
    """Cut off a role that no comma parts from the name, and the second half of a name printed twice.

    >>> without_role("Ada Example Senior Reporter"), without_role("Ada Example Ada Example"), without_role("Editor")
    ('Ada Example', 'Ada Example', '')
    """
    if (role := role_in(name)) and not is_staff(name):
        name = name[: role.start()].rstrip(" ,")
    return half_of_twice(name) or name


def is_staff(name: str) -> bool:
    """Tell whether a name is that of a house's staff.

    >>> is_staff("Harbour Post Staff"), is_staff("the Ferry Team"), is_staff("Staff"), is_staff("Ada Example, Staff Writer")
    (True, True, False, False)
    """
    *house, last = name.split()
    if house and house[0].casefold() == "the":
        del house[0]
    return bool(house) and last in STAFF and all(word[0].isupper() for word in house)


def has_shape_of_name(name: str) -> bool:
    """Tell whether a text is two to four words with capitals, and perhaps particles.

    >>> [has_shape_of_name(name) for name in ("Ada von Example", "J. R. Example", "Table of Contents", "Ada", "Ada 2")]
    [True, True, False, False, False]
    """
    words = [word for word in name.split() if word not in PARTICLES]
    fewest, most = NAME_WORDS
    return (
        fewest <= len(words) <= most
        and all(map(_NAME_WORD.fullmatch, words))
        and any(len(word.strip(".")) > 1 for word in words)
    )
