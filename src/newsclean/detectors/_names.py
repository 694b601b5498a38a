"""The names on a line that no "By" announces: "Ada Example | May 3, 2024", "ADA EXAMPLE, Senior Reporter".

Only the shape is looked at. Two or three words with capitals may be a section, a place or a button as well; whether
they are the author's name is for `_bare` to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.names import ROLE, split_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.dates import FoundDate

NAME_WORDS = (2, 4)
"""Words of a name, particles not counted: one word alone is a section or a place as often."""

MOST_NAMES = 5
"""Names on one line; more are a list of something else."""

PARTICLES = frozenset(
    "von van der den de da di do dos das du del della di la le el al bin ibn ben ter ten zu zum zur y e i af av".split()  # noqa: SIM905 - a list of one word a line is harder to read
)
"""Words of names that are written small."""

_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’‘-]*|(?:\p{Lu}\.-?){1,3}|(?:Dr|Prof|St|Jr|Sr|Ph|Th|Ch|Mag|Mr|Mrs|Ms)\.")
"""A word with a capital, an initial or some, a title: a full stop stands nowhere else in a name."""

_GLUED = regex.compile(r"(?<=\p{L}{3})(?=\d)|(?<=\p{Ll})(?=(?:Updated|Published|Posted|Last|Modified|Follow|Aktualisiert|Publié|Actualizado)\b)")
"""Where a scraper lost the space between a name and the next element: "Ada Example2 minutes ago"."""

_ASIDE = regex.compile(
    r"\b\d{1,2}[:.h]\d\d\b(?:\s*(?:uhr|hs?|pm|am|[ap]\.m\.))?"
    r"|\b\d+\s*(?:min|hour|day|week|month|comment|kommentar|stunde|tag|minut|perc|view|share|word)\p{L}*(?:\s+(?:read|ago|lesezeit))?",
    regex.IGNORECASE,
)
"""Times and counts: they stand between names and are none."""

_TWICE = regex.compile(r"(\S.{3,60}?) ?\1")
"""A name that stands on a line twice, as a picture's text and as a link."""


def names_on(text: str, dates: Iterable[FoundDate]) -> tuple[str, ...]:
    """Return the names on a line that is nothing but names, roles, dates and counts; none if there is more on it.

    >>> names_on("Ada Example and Ben Sample, Senior Reporters", ()), names_on("ADA EXAMPLE2 minutes ago", ())
    (('Ada Example', 'Ben Sample'), ('ADA EXAMPLE',))
    >>> names_on("Ada Example Parliamentary Editor", ()), names_on("Ada ExampleAda Example", ())
    (('Ada Example',), ('Ada Example',))
    >>> names_on("Sports", ()), names_on("What Ada Example knew", ()), names_on("Ada Example wins", ())
    ((), (), ())
    """
    for date in reversed(list(dates)):
        text = f"{text[: date.start]} | {text[date.end :]}"
    text = _ASIDE.sub(" | ", _GLUED.sub(" | ", text))
    names = tuple(dict.fromkeys(filter(None, (without_role(name) for name in split_names(text)))))
    return names if 0 < len(names) <= MOST_NAMES and all(map(has_shape_of_name, names)) else ()


def without_role(name: str) -> str:
    """Cut off a role that no comma parts from the name, and the second half of a name printed twice.

    >>> without_role("Ada Example Senior Reporter"), without_role("Ada Example Ada Example"), without_role("Editor")
    ('Ada Example', 'Ada Example', '')
    """
    if role := ROLE.search(name):
        name = name[: role.start()].rstrip(" ,")
    return twice[1] if (twice := _TWICE.fullmatch(name)) else name


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
