"""The lines that may name the author though they are the article's own, or too little to be taken out.

A biography that closes an article, a name on a line of its own in a page that is nothing but article, the one word with
which a house signs: each says who wrote, and none is sure enough to be removed for it. So the name is taken, and the line stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.dates import with_bars
from newsclean.detectors._candidates import (
    BELOW,
    BIO_CHARS,
    BIO_WORDS,
    INTO,
    NAME,
    SIGNED,
    Candidate,
    bare,
    candidates,
    named_after_label,
    near,
)
from newsclean.detectors._handle import HANDLE
from newsclean.detectors._header import dates_in
from newsclean.detectors._names import TITLES, has_function_word, has_shape_of_name, without_asides
from newsclean.detectors._others import is_person
from newsclean.names import half_of_twice, split_names
from newsclean.once import once_a_block
from newsclean.prose import HEADER_TABLES
from newsclean.roles import role_in
from newsclean.wordlists import holds_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

MOST_BIOGRAPHIES = 6
"""Names of authors that one paragraph introduces."""

_BEGINS = regex.compile(
    rf"(?:^\W*|(?<=[.!?][\"”»)]?)\s+){TITLES}{NAME}\s*(?:\([^()]{{1,40}}\)\s*)?"
    r"(?:$(?<=[.!?][\"”»)]?\s.*)|,?\s+(?i:is|was|ist|war|est|es|è|é|är|er|jest|covers|writes|reports|works|has\s+been|arbeitet|schreibt|leitet|berichtet|travaille|écrit|scrive|escribe|trabaja)\s|,\s+(?:an?|the|eine?|der|die|une?|el|la|un[ao]?|il|is|ist)\s)"
)
"""A sentence that introduces its subject."""

_WRITTEN = regex.compile(
    rf"\W*(?i:this|the)\s+(?:\w+\s+){{1,4}}(?:was|is|has\s+been)\s+(?:originally\s+|first\s+)?(?:written|authored)\s+by\s+{TITLES}{NAME}"
    rf"|\W*(?i:dieser?|der|den)\s+(?:\w+\s+){{1,4}}(?:wurde\s+von|hat)\s+{TITLES}{NAME}\s+(?:geschrieben|verfasst)"
)
"""A sentence that says who wrote."""

_EDGES = ' ,•·|–—-*".'

LONE_WORDS = 9
"""The longest line with one word beside dates and counts."""

MORE_WORDS = 12
"""The longest line that leads to more by an author."""

_COUNT = regex.compile(r"\b\d+\s+\p{L}+\b")
_PARTS = regex.compile(r"\s*[|/,·•]\s*|\s+[–—-]\s+")
_INITIALS = regex.compile(r"\p{Ll}{2,5}|(?i:agenturen|agencies)")
"""Of an editor who signs, and of agencies that nobody names: "red, Velmpost/Agenturen"."""

_may_lead = holds_any("posts articles stories artikel beiträge artículos articoli")
_MORE = regex.compile(
    r"\W*(?:(?:all|more|latest|other|recent|read\s+more|see\s+(?:all|more)|view\s+(?:all|more)|weitere|alle|mehr|neueste|tous\s+les|plus\s+d['’]|más|altri|tutti\s+gli)\s+)?"
    r"(?:(?:news|latest)\s+)?(?:posts|articles|stories|artikel|beiträge|artículos|articoli)\s+(?:by|from|von|de|di|par)\s*:?\s+(?P<name>(?-i:\p{Lu}).*?)\W*(?:\(.*)?",
    regex.IGNORECASE,
)
"""The line with which a box about the author ends."""


def loose_candidates(page: Page) -> Iterator[Candidate]:
    """Yield the lines that may name the author and must stay."""
    main = page.main
    if not main:
        return
    taken = {block.index for one in candidates(page) for block in one.blocks}
    signed = range(max(main.start + INTO, main.stop - SIGNED), main.stop)
    places = sorted({block.index for block in near(page)} | set(signed))
    for place in places:
        if place in taken:
            continue
        block = page.blocks[place]
        one = (
            more_by(block)
            or named_after_label(page, block)
            or bare(page, block)
            or lone(page, block)
            or biography(page, block)
        )
        if one:
            taken.update(part.index for part in one.blocks)
            yield one


def lone(page: Page, block: Block) -> Candidate | None:
    """Return the one word on a line that may be the name of a house, or a given name."""
    if block.words > LONE_WORDS or block.cues.keys() - HEADER_TABLES:
        return None
    name = one_word(block, page.language)
    if not HANDLE.fullmatch(name) or has_function_word(name, page.language) or role_in(name):
        return None
    return Candidate((block,), (name,), name, "lone", "is a name")


@once_a_block
def one_word(block: Block, language: str | None) -> str:
    """Return what a line is beside dates, counts, a portrait's text and initials; empty where that is more than a word.

    >>> from newsclean.testing import page_of
    >>> [one_word(page_of(text).blocks[0], "de") for text in ("3 views Velmpost", "VLM/abx", "red, Velmpost/Agenturen", "Lohnau heute")]
    ['Velmpost', 'VLM', 'Velmpost', '']
    """
    text = with_bars(block.text, dates_in(block, language))
    text = _COUNT.sub(" | ", text) if block.shape.digits else text
    parts = [stripped for part in _PARTS.split(without_asides(text)) if (stripped := part.strip(_EDGES))]
    words = [half_of_twice(part) or part for part in parts if len(parts) == 1 or not _INITIALS.fullmatch(part)]
    return words[0] if len(words) == 1 and not any(map(str.isspace, words[0])) else ""


def more_by(block: Block) -> Candidate | None:
    """Return whose other articles a line leads to: a box about the author ends so."""
    if block.words > MORE_WORDS or not _may_lead(block.text) or not (found := _MORE.fullmatch(block.text)):
        return None
    names = split_names(found["name"])
    if len(names) != 1 or not has_shape_of_name(names[0]):
        return None
    return Candidate((block,), names, names[0], "more", f"leads to more by the author: {block.text!r}")


def biography(page: Page, block: Block) -> Candidate | None:
    """Return the names of those whom the sentences of a closing paragraph introduce."""
    if block.words < BIO_WORDS or block.index < max(page.main.stop - SIGNED, page.main.start + 1):
        return None
    if block.index >= page.main.stop + BELOW:
        return None
    first = _BEGINS.match(block.text) or _WRITTEN.match(block.text)
    if not first or not is_person(first["name"], page.language):
        return None
    found = [first["name"], *(one["name"] for one in _BEGINS.finditer(block.text[: 8 * BIO_CHARS]))]
    names = tuple(dict.fromkeys(name for name in found if is_person(name, page.language)))[:MOST_BIOGRAPHIES]
    return Candidate((block,), names, ", ".join(names), "bio", "introduces the author")
