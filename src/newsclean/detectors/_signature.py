"""The byline that a line prints: behind a "By", before a role, in front of a stamp, or as the heading of an author's box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from newsclean.bywords import strip_by
from newsclean.detectors._header import dates_in
from newsclean.detectors._names import PICTURES, has_shape_of_name, is_staff
from newsclean.detectors._stamp import behind_stamp
from newsclean.namelike import AGENCIES, PARTICLES, UNLIKELY, likeness
from newsclean.names import split_names
from newsclean.once import once_a_block
from newsclean.phrases import index
from newsclean.wordlists import holds_any

if TYPE_CHECKING:
    from newsclean.model import Block, Cue

BYLINE_WORDS = 20
"""The longest line with a byline: two names, a news desk, a date with its time, and a reading time."""

BYLINE_CHARS = 400
"""The same in characters, for lines that are hardly words."""

SHORTEST_NAME = 3
"""Characters of a name in an alphabet: "IN" is the rest of "AUTOR/IN"."""

NAME_WORDS = 6
"""The longest name: "The Example Independent news desk" has five."""

NAMES_WORDS = 8
"""The longest line under a "By" of its own: two names with "and" between."""

SMALL_WORDS = PARTICLES - {"af", "av"} | {"und", "and", "et"}
"""Words of names that are written small, but for those that mean "by" as well, and what joins two names to one."""

BYLINE_COLONS = " :：/／|-–—"  # what may stand between "By" and the names

BYLINE_QUOTED = 12
"""Code points of a byline that a reason quotes where the word for "By" stands behind the name."""

GLUED = regex.compile(
    r"(?<=^\W*(?:By|Von|Par|Por|\p{Lu}\p{Ll}+ (?:by|von|par|por)))(?=\p{Lu}\p{Ll})"
    r"|(?<=\p{Ll})(?=(?:Updated|Published|Posted|Last|Modified|Follow|Aktualisiert|Publié|Actualizado|By)\b)"
)
"""Where a scraper lost the space between two elements: "ByAda ExampleUpdated May 3, 2024"."""

GLUED_WORDS = (
    "By",
    "Von",
    "Par",
    "Por",
    "Updated",
    "Published",
    "Posted",
    "Last",
    "Modified",
    "Follow",
    "Akt",
    "Pub",
    "Act",
)
"""What begins or ends there: a line with none of it need not be searched."""

DANGLING = regex.compile(
    r"(?:[\s,·|–—-]+(?:on|at|am|um|vom|den|le|el|à|las|il|dne|o|kl|in|updated|published|posted|last|erstellt)[\s:]*)+(?:,\s*\d{1,2}[:.]\d\d(?:\s*(?:uhr|h))?)?$",
    regex.IGNORECASE,
)
"""What is left of a date's label behind the names: "Ada Example on"."""

HYPHENATED = regex.compile(r"\W{0,2}-[\s\p{L}]")
"""What follows a "by" that is the first half of a longer word: "Aus- und Weiterbildung"."""

HEADING_CHARS, HEADING_WORDS = 40, 4
"""The longest heading of a box about the author, in characters and in words."""

ABOUT = regex.compile(
    r"\W*(?:(?:about|über|à\s+propos|sobre|meet|over|om|zur|zum)\s+)?(?:(?:the|our|den|die|der|de|el|la)\s+|(?:de\s+)?l['’])?"
    r"(?:author|autor|autorin|autor\W{0,2}in|auteur|auteure|autore|autora|writer|contributor|verfasser)s?\W*",
    regex.IGNORECASE,
)
"""The heading of a box about the author."""

_may_be_about = holds_any("author autor auteur writer contributor verfasser")
"""Tells whether a line has what every such heading has in it, in a fraction of the time."""

SHORTEST_ABOUT, LONGEST_ABOUT = 3, 8
"""Words of a heading of such a box that has the author's name in it."""

ABOUT_NAME = regex.compile(
    r"\W*(?:(?i:about|über|à\s+propos\s+de|sobre|meet|over|om)\s+(?:(?i:the|our|den|die|der|el|la)\s+)?"
    r"(?:(?i:author|autor|autorin|auteur|writer)\s*[:–|-]?\s+)?|(?i:author|autor|autorin|auteur|writer)\s*[:–|-]?\s+)(?P<name>\p{Lu}.*?)\W*"
)
"""The same with the name behind it."""

ASIDE = regex.compile(r"\s*,")
"""What parts a name from what is said of its bearer."""

UNLIKELY_ASIDE = -2.0
"""Log-odds below which a word hardly belongs to a name that a label stands before and a comma behind; elsewhere, more is asked."""

KOREAN = regex.compile(r"(?:[\p{Hangul}·]{2,8}[,\s]+){0,4}(\p{Hangul}{2,4})\s*(?:선임|수습|인턴)?(?:기자|특파원)")
"""A Korean byline: the places it was written in, the name, and the role."""

GLUED_BY = ("By", "Von", "Par", "Por")
"""How a line begins that may lack that space, where it has neither a date nor a "By" of its own."""

GLUED_LABEL_WORDS = 6
"""The longest line in which a label of two words may lack it."""

GLUED_LABEL = regex.compile(r"\W*\p{Lu}\p{Ll}+ (?:by|von|par|por)\p{Lu}\p{Ll}")
"""Such a label: "Written byAda Example"."""

BYLINE_TAIL = re.compile(
    r"\s*(?:[|·•,–—-]\s*)*(?:(?:(?:lesezeit|lesedauer|reading\s+time|read\s+time|temps\s+de\s+lecture)\s*:?\s*)?(?:\d+\s*[-–]\s*)?\d+\s*(?:min|mins|minute|minutes|minuten|perc|мин|хв|分)\b.*)?(?:\s+\d{1,4})*$",
    re.IGNORECASE,
)
"""What may stand behind the names: separators, a reading time, counts of comments and views."""


def byline_in(block: Block, language: str | None = None) -> str | None:
    """Return the byline as printed, without "By", or None where the line holds none."""
    if block.words > BYLINE_WORDS or block.shape.chars > BYLINE_CHARS:
        return None
    cue = block.cue("byline", "start", "end")
    text = block.text
    if not (
        cue
        or block.shape.digits
        or "|" in text
        or block.cue("date", "start")
        or text.lstrip("• ").startswith(GLUED_BY)
        or has_glued_label(block)
    ):
        return None
    return byline_of(block, language)


def has_glued_label(block: Block) -> bool:
    """Tell whether a line begins with a label of two words that has run together with the name."""
    return block.words <= GLUED_LABEL_WORDS and GLUED_LABEL.match(block.text) is not None


@once_a_block
def byline_of(block: Block, language: str | None) -> str | None:
    """Return the byline of a line that may hold one."""
    cue = block.cue("byline", "start", "end")
    may_be_glued = has_glued_label(block) or any(word in block.text for word in GLUED_WORDS)
    text = GLUED.sub(" ", block.text) if may_be_glued else block.text
    glued = len(text) != len(block.text)
    dates = dates_in(block, language)
    if cue is None or glued or (cue.anchor == "end" and dates):
        return byline_inside(text, language)
    if dates:
        text = text[: dates[0].start]
    found = behind_cue(text, cue, language) if cue.anchor == "start" else before_cue(block, language)
    return found or (byline_inside(block.text, language) if dates else None)


def behind_cue(text: str, cue: Cue, language: str | None) -> str | None:
    """Return the names behind a "By" that opens a line."""
    return None if HYPHENATED.match(text, len(cue.phrase)) else names_only(after_cue(text, cue), text, language)


def before_cue(block: Block, language: str | None) -> str | None:
    """Return the names before a role that closes a line."""
    if korean := KOREAN.fullmatch(block.text):
        return korean[1]
    return names_only(block.text, block.text, language) if block.words <= NAME_WORDS else None


@once_a_block
def behind_about(block: Block, language: str | None) -> str | None:
    """Return the name in the heading of a box about the author: "About the author - Clara Moreno", "Über Clara Moreno"."""
    if not SHORTEST_ABOUT <= block.words <= LONGEST_ABOUT or block.shape.chars > BYLINE_CHARS:
        return None
    if not (found := ABOUT_NAME.fullmatch(block.text)):
        return None
    name = found["name"]
    alike = likeness(name)
    whole = has_shape_of_name(name) and (alike.worst > UNLIKELY or alike.given > 0)
    return name if whole and is_like_name(name, language) else None


def byline_inside(text: str, language: str | None) -> str | None:
    """Return the byline behind a date or its label: "Published May 3, 2024 by Ada Example".

    >>> byline_inside("Posted on May 3, 2024 by Ada Example | 3 comments", "en")
    'Ada Example'
    >>> byline_inside("Harbour, News | | Written by Ada Example", "en")
    'Ada Example'
    >>> byline_inside("Taken by surprise", "en"), byline_inside("Posted in Sports by the sea", "en")
    (None, None)
    """
    found = behind_stamp(text, language) or (
        behind_stamp(text.strip(" |").rpartition("|")[2], language) if "|" in text else None
    )
    return names_only(found.split(" | ")[0], text, language) if found else None


def names_only(rest: str, text: str, language: str | None) -> str | None:
    """Return the rest of a byline without what stands behind its names, or None where it is more than names."""
    rest = DANGLING.sub("", BYLINE_TAIL.sub("", PICTURES.sub("", strip_by(rest))))
    names = split_names(rest)
    if not names or rest == text:
        return None
    if all(len(name.split()) <= NAME_WORDS and is_like_name(name, language) for name in names):
        return rest
    return names[0] if is_before_aside(rest, names[0], language) else None


def is_before_aside(rest: str, name: str, language: str | None) -> bool:
    """Tell whether a byline is a whole name, a comma, and something about its bearer.

    >>> is_before_aside("Clara Moreno, bakes in a town by the sea", "Clara Moreno", "en")
    True
    >>> is_before_aside("January, the river had risen", "January", "en"), is_before_aside("Clara Moreno said", "Clara Moreno said", "en")
    (False, False)
    """
    whole = has_shape_of_name(name) and likeness(name).worst > UNLIKELY_ASIDE
    return whole and is_like_name(name, language) and ASIDE.match(rest, len(name)) is not None and rest.startswith(name)


def is_like_name(name: str, language: str | None) -> bool:
    """Tell whether a text is a name and not a headline: in scripts with case, hardly a word of it is lower case.

    >>> [is_like_name(text, "de") for text in ("Ada von Example", "Velm nach Lohnau", "Notz fordert mehr Geld")]
    [True, False, False]
    """
    words = index(language).words
    roles = {word for phrase in words["byline.end"] for word in phrase.split()}
    tokens = re.findall(r"\w+", name)
    if name in AGENCIES or (name.startswith("the ") and is_staff(name)):
        return True
    return (
        (len(name) >= SHORTEST_NAME or not name.isascii())
        and not name[0].islower()
        and ":" not in name
        and not any(word.isdecimal() for word in tokens)
        and all(word in SMALL_WORDS or word in roles for word in tokens if word.islower())
    )


def after_cue(text: str, cue: Cue) -> str:
    """Return what stands behind the word that opens a byline; folding keeps lengths, so its own length cuts it off.

    >>> from newsclean.model import Cue
    >>> after_cue("• By: Ada Example", Cue("by", "start"))
    'Ada Example'
    """
    if cue.anchor != "start":
        return text
    first = next((place for place, character in enumerate(text) if character.isalnum()), 0)
    return text[first + len(cue.phrase) :].lstrip(BYLINE_COLONS)


def printed_before(text: str, byline: str) -> str:
    """Return what stands before the names: "By"."""
    return text[: max(0, text.find(byline))].strip() or text[:BYLINE_QUOTED]


def is_publishers(cue: Cue, language: str | None) -> bool:
    """Tell whether a label names who put a text out: "Posted by" is a comment's as well, "Published by" a house's."""
    return cue.phrase.split()[0] in index(language).words["date.start"]


def is_by_alone(block: Block) -> bool:
    """Tell whether a line holds the word before a name, or is the heading of a box about the author."""
    if 0 < block.words <= HEADING_WORDS and block.shape.chars <= HEADING_CHARS and is_about(block.text):
        return True
    cue = block.cue("byline", "start")
    return cue is not None and block.shape.letters == sum(map(str.isalpha, cue.phrase))


def is_about(text: str) -> bool:
    """Tell whether a text is such a heading."""
    return _may_be_about(text) and ABOUT.fullmatch(text) is not None


def is_name(block: Block) -> bool:
    """Tell whether a line is the names of one author or two."""
    return (
        block.words <= NAMES_WORDS
        and block.shape.digits == 0
        and not block.shape.ends_sentence
        and not block.shape.starts_lower
        and ":" not in block.text
        and not block.telling
        and bool(split_names(block.text))
    )
