"""What a code point is, as tables that NumPy can index: its classes and its folded form."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

LETTER, UPPER, LOWER, DIGIT, SPACE, STOP, CLOSER, NO_SPACES, OPEN_END, JOINER, OWN_STOP, BAR = (
    1 << bit for bit in range(12)
)
"""Classes: a letter or mark; upper case; lower case; a digit; white space; a sentence's end; a quotation mark or bracket;
a letter of a script written without spaces; a colon, comma or dash; an apostrophe or hyphen inside a word; a full stop
that needs no white space after it; what stands between the labels of a menu, or closes the text of a Markdown link."""

CASES = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}
"""Classes by Unicode's general category."""

KNOWN = 0x20000
"""Code points from here on are CJK ideographs, or too rare to have a class of their own."""

STOPS = ".!?…。！？؟۔।॥።︒｡‽"
OWN_STOPS = "。！？｡।॥"
BARS = "|·•»›>/]"
OPEN_ENDS = ":,;،؛、，：；–—-"
CLOSERS = "\"'“”„‟‘’‚‛«»‹›()[]{}<>「」『』【】（）〈〉《》〔〕*_~`´"
JOINERS = "'’-‐‑\u00ad\u200c\u200d"
INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Format characters that stand where white space does, or nowhere: byte order marks, zero-width spaces, bidi controls."""

BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE
"""White space and what looks like it: what is stripped from both ends of a block. U+3000 is Unicode's last space."""

SOFT_HYPHEN = "\u00ad"
"""Says where a word may be parted, and is no part of it."""

SCRIPTS_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK ideographs
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
)

WIDE = ((0x3001, 0x303F), (0xFF01, 0xFF60))
"""Punctuation of the CJK scripts, and the full-width forms of ASCII."""

FIRST_WITHOUT_SPACES = chr(min(first for first, _ in (*SCRIPTS_WITHOUT_SPACES, *WIDE)))
"""What stands before it has spaces around it, as nearly all that is asked for."""

FOLDED_QUOTES = {**dict.fromkeys("‘’‚‛´`ʼ", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑", "-")}

FULLWIDTH = (0xFF01, 0xFF5E, 0xFEE0)
"""First and last of the full-width forms of ASCII, and their distance from it."""

REPLACEMENT = 0xFFFD
"""Stands for lone surrogates, which can't be encoded and so can't be searched."""


@lru_cache
def class_table() -> npt.NDArray[np.uint16]:
    """Return the classes of every code point below `KNOWN`, and one entry more for those above."""
    table = np.zeros(KNOWN + 1, np.uint16)
    for point in range(KNOWN):
        category = unicodedata.category(chr(point))
        if category[0] in "LM":
            table[point] = LETTER | CASES.get(category, 0)
        elif category == "Nd":
            table[point] = DIGIT
        elif category[0] == "Z" or chr(point).isspace():
            table[point] = SPACE
    for characters, kind in (
        (STOPS, STOP),
        (OWN_STOPS, OWN_STOP),
        (BARS, BAR),
        (OPEN_ENDS, OPEN_END),
        (CLOSERS, CLOSER),
        (JOINERS, JOINER),
        (INVISIBLE, SPACE),
    ):
        for character in characters:
            table[ord(character)] |= kind
    for first, last in SCRIPTS_WITHOUT_SPACES:
        span = table[first : last + 1]
        span[(span & LETTER) > 0] |= NO_SPACES
    table[KNOWN] = LETTER | NO_SPACES
    table.flags.writeable = False
    return table


def stands_without_spaces(character: str) -> bool:
    """Tell whether a character has no space on either side: a letter of a script that sets none, or its punctuation.

    >>> [stands_without_spaces(character) for character in "雨。５r비."]
    [True, True, True, False, False, False]
    """
    if character < FIRST_WITHOUT_SPACES:
        return False
    point = ord(character)
    is_wide = any(first <= point <= last for first, last in WIDE)
    return is_wide or bool(class_table()[min(point, KNOWN)] & NO_SPACES)


@lru_cache
def fold_table() -> npt.NDArray[np.uint32]:
    """Return the folded form of every code point below `KNOWN`: lower case, plain quotes, one kind of space.

    One code point for one, so that offsets in the folded text are offsets in the text. A line break stays one, so that
    no phrase reaches from one block into the next.
    """
    table = np.arange(KNOWN, dtype=np.uint32)
    for point in range(KNOWN):
        character = chr(point)
        table[point] = ord((FOLDED_QUOTES.get(character) or character.lower())[0])
    table[(class_table()[:KNOWN] & SPACE) > 0] = ord(" ")
    table[ord("\n")] = ord("\n")
    first, last, distance = FULLWIDTH
    table[first : last + 1] = table[np.arange(first, last + 1) - distance]
    table[0xD800:0xE000] = REPLACEMENT
    table.flags.writeable = False
    return table


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Return the text's code points; lone surrogates are let through."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classes(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """Return the classes of each code point."""
    return class_table().take(points, mode="clip")


def folded(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Return each code point folded."""
    folds = fold_table().take(points, mode="clip")
    rare = points >= KNOWN
    if rare.any():
        folds[rare] = points[rare]
    return folds
