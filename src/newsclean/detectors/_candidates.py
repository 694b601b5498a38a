"""The lines that may name the author: after a "By" or another label, bare, or in a sentence that introduces them.

Nothing is decided here but what a line can be. It is cheap to look: measures say which lines are short enough and
have capitals, and only those are read.
"""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from newsclean.detectors._dated import is_dated
from newsclean.detectors._handle import before_date, single_behind_label
from newsclean.detectors._header import dates_in
from newsclean.detectors._names import MOST_NAMES, has_shape_of_name, is_staff, names_on
from newsclean.detectors._others import REPLY, are_topics, is_person, is_phrase, may_be_names
from newsclean.detectors._signature import (
    BYLINE_WORDS,
    behind_about,
    byline_in,
    has_glued_label,
    is_by_alone,
    is_name,
    is_publishers,
    printed_before,
)
from newsclean.namelike import AGENCIES, may_hold_name
from newsclean.names import split_names
from newsclean.once import once, once_a_block
from newsclean.phrases import index
from newsclean.roles import role_in
from newsclean.wordlists import holds_any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsclean.model import Block, Page

CLOSING = 4
"""Blocks at the end of the article in which its author may sign it."""

SIGNED = 12
"""Blocks at the end of an article on a cluttered page in which a label may name its author: what stands below the
article reads like its end where it is a teaser or two."""

AGENCY_NAMES = frozenset(
    {"associated press", "the associated press", "agence france-presse", "canadian press", "the canadian press"}
    | {"press association", "deutsche presse-agentur", "bloomberg news", "xinhua", "keystone-sda", "news agencies"}
    | AGENCIES
)
"""News agencies as they sign."""

BIO_WORDS, BIO_CHARS = 6, 160
"""The shortest sentence about the author, and its characters in which the role stands."""

ABOVE, INTO, BELOW = 60, 6, 25
"""Blocks before the article, into it, and below it in which its author may be named: farther off are menus and
teasers."""

TOP = 8
"""Blocks at the beginning of a page that may be its header, wherever the article's longest run of prose is."""

LABELS_BELOW = 10
"""Blocks below the article in which a label may name its author: farther down the labels are others'."""

STANDFIRST = 3
"""Blocks of standfirst above a byline on a page that is nothing but article."""

NAME = r"(?P<name>\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|da|von|van|der|del|di|la)){1,4})"
"""The name with which a sentence begins."""

_BIO = regex.compile(
    rf"\W*{NAME}\s*(?:\([^()]{{1,40}}\)\s*)?,?\s+(?i:is|was|ist|war|est|es|è|é|är|er|jest|covers|writes|reports|has\s+been)\s"
)
"""A sentence that introduces its subject."""

_ANY_BIO = regex.compile(rf"\W*{NAME}\s*(?:\([^()]{{1,40}}\)\s*)?,?\s+\p{{Ll}}")
"""The same under the heading of a box about the author, where it needs no certain verb."""

_may_label = holds_any(
    "by von par por about über propos sobre meet over om author autor auteur writer contributor verfasser"
)
"""Tells whether a line has what all labels have in it that are no phrases, in a fraction of the time."""

Kind = Literal["by", "label", "handle", "bare", "bio", "lone", "more"]
"""How a line names someone: after a "By", after a label of several words or with a colon, by one word after either,
bare, in a sentence about them, as the one word on it, or as whose other articles it leads to."""


class Candidate(NamedTuple):
    """A line or two with names."""

    blocks: tuple[Block, ...]
    names: tuple[str, ...]
    value: str
    kind: Kind
    reason: str


@once
def candidates(page: Page) -> Sequence[Candidate]:
    """Return the lines that may name the author, with a label or bare: several ask."""
    return tuple(lines_with_names(page, bare=True))


def lines_with_names(page: Page, *, bare: bool) -> Iterator[Candidate]:
    """Yield the lines that may name the author, those with a label alone or bare ones as well; a line that belongs to one is no other."""
    main, taken = page.main, set[int]()
    for block in near(page) if main else page.blocks:
        if block.index in taken:
            continue
        one = labelled(page, block) or (unlabelled(page, block) if main and bare else None)
        if one:
            taken.update(part.index for part in one.blocks)
            yield one


def near(page: Page) -> Iterator[Block]:
    """Yield the blocks in which the author may be named: at the page's beginning, and around both ends of the article."""
    main, blocks = page.main, page.blocks
    yield from blocks[: min(TOP, main.start)]
    above = range(max(TOP, main.start - ABOVE) if main.start > TOP else main.start, main.start + INTO)
    yield from blocks[above.start : above.stop]
    yield from blocks[max(above.stop, main.stop - (SIGNED if page.cluttered else CLOSING)) : main.stop + BELOW]


def labelled(page: Page, block: Block) -> Candidate | None:
    """Return the names after a "By" or a label, where they can be the article's byline."""
    one = named_after_label(page, block)
    return one if one and is_possible(page, one) else None


def named_after_label(page: Page, block: Block) -> Candidate | None:
    """Return the names after a "By" or a label, which may stand on a line beside it."""
    if block.words > BYLINE_WORDS or not may_have_label(block, page.language) or REPLY.search(block.text):
        return None
    byline = byline_in(block, page.language)
    if byline and (names := byline_names(block, page.language)) and not are_topics(names):
        kind = kind_of(block, byline)
        return Candidate(
            (block,), names, byline, kind, f"names the author after {printed_before(block.text, byline)!r}"
        )
    lines = names_below(page, block) or names_above(page, block)
    if lines and (names := split_names(", ".join(line.text for line in lines))):
        value = ", ".join(line.text.strip(" ,") for line in lines)
        is_above = lines[0].index < block.index
        blocks = (*lines, block) if is_above else (block, *lines)
        return Candidate(
            blocks, names, value, "by", f"names the author {'above' if is_above else 'under'} {block.text!r}"
        )
    if name := single_behind_label(block, page.language):
        return Candidate(
            (block,), (name,), name, "handle", f"names the author after {printed_before(block.text, name)!r}"
        )
    if name := behind_about(block, page.language):
        return Candidate((block,), (name,), name, "label", "is the heading of a box about the author")
    return None


@once_a_block
def byline_names(block: Block, language: str | None) -> tuple[str, ...]:
    """Return the names in a line's byline."""
    return split_names(byline_in(block, language) or "")


@lru_cache
def by_words(language: str | None) -> Callable[[str], bool]:
    """Return the test for any word for "by"."""
    return holds_any(" ".join(phrase.rstrip(":").split()[-1] for phrase in index(language).words["byline.start"]))


def may_have_label(block: Block, language: str | None) -> bool:
    """Tell whether a line can hold a "By": it has it as a phrase, or beside a date or its label, or is nothing else."""
    return (
        "byline" in block.cues
        or (bool(block.shape.digits or "date" in block.cues or "|" in block.text) and by_words(language)(block.text))
        or (_may_label(block.text) and is_other_label(block, language))
    )


def is_other_label(block: Block, language: str | None) -> bool:
    """Tell whether a line holds a label that is no phrase: one that has run together with the name, or a heading."""
    return is_glued(block) or is_by_alone(block) or behind_about(block, language) is not None


def is_glued(block: Block) -> bool:
    """Tell whether a line begins with a "By" that has run together with the name."""
    return block.text.lstrip("• ")[:3] in GLUED_STARTS or has_glued_label(block)


GLUED_STARTS = frozenset({"By", "Von", "Par", "Por", "by", "von", *(f"By{letter}" for letter in ascii_uppercase)})
"""The first three letters of a line in which a "By" and the name have run together, or all of it."""


def kind_of(block: Block, byline: str) -> Kind:
    """Tell a "By" from a label: of several words, or with a colon."""
    cue = block.cue("byline", "start", "end")
    before = block.text[: max(0, block.text.find(byline))]
    several = cue is not None and (" " in cue.phrase or cue.anchor == "end")
    return "label" if several or ":" in before or "：" in before else "by"


def is_possible(page: Page, one: Candidate) -> bool:
    """Tell whether a label can be the article's byline where it stands.

    "Posted by" below an article is a comment's; on a page that is nothing but article only a whole name below the
    standfirst is a byline, and a label at its end.
    """
    main, block = page.main, one.blocks[0]
    cue = block.cue("byline", "start")
    publishers = cue is not None and is_publishers(cue, page.language)
    if not main or block.index < main.start:
        return True
    shaped = all(map(has_shape_of_name, one.names))
    if block.index < main.start + INTO and not (block.index >= main.stop - CLOSING and len(main) > INTO):
        return page.cluttered or (
            block.index <= main.start + STANDFIRST
            and (cue is not None or is_glued(block))
            and not publishers
            and ":" not in block.text
            and shaped
        )
    if publishers or block.index >= main.stop + LABELS_BELOW or not (shaped or page.language == "ko"):
        return False
    return one.kind == "label" or len(one.blocks) > 1 or (page.cluttered and block.index < main.stop)


def names_below(page: Page, block: Block) -> list[Block]:
    """Return the lines with the names under a "By" of its own; a picture's text may stand between."""
    if not is_by_alone(block):
        return []
    below = page.blocks[block.index + 1 : block.index + 1 + MOST_NAMES]
    sure = [bool(is_name(one) and names_on(one.text, (), page.language)) for one in below]
    if True not in sure[:2]:
        return [*below[:1]] if below and is_name(below[0]) and may_be_house(below[0], page.language) else []
    first = sure.index(True)
    stop = first + 1
    while stop < len(sure) and sure[stop] and below[stop - 1].text.endswith((",", "&")):
        stop += 1
    return [*below[first:stop]]


def may_be_house(block: Block, language: str | None) -> bool:
    """Tell whether what is hardly a person's name may be a house's: it is no phrase and no role."""
    names = split_names(block.text)
    return not any(is_phrase(name, language) or (role_in(name) and not is_staff(name)) for name in names)


def names_above(page: Page, block: Block) -> list[Block]:
    """Return the line with the names above a "By" that has none below: a portrait's text, and the flattener dropped the link with the name."""
    above = page.blocks[block.index - 1] if block.index and is_by_alone(block) else None
    names = bare_names(above, page.language) if above and is_name(above) else ()
    return [above] if above and names and all(is_person(name, page.language) for name in names) else []


def unlabelled(page: Page, block: Block) -> Candidate | None:
    """Return the names on a line that says of nobody that they wrote."""
    if page.main.start + INTO <= block.index < page.main.stop - (SIGNED if page.cluttered else CLOSING):
        return None
    return bare(page, block) or introduced(page, block)


def bare(page: Page, block: Block) -> Candidate | None:
    """Return the names on a line that is nothing but names, a date, a role; or a news agency beside a date."""
    if block.shape.digits and block.index < page.main.start + INTO and (name := before_date(block, page.language)):
        return Candidate((block,), (name,), name, "bare", "is a name")
    may_be = may_be_names(block) and (may_hold_name(block.text) or has_date_beside(page, block))
    names = bare_names(block, page.language) if may_be else ()
    if not names and block.text.casefold() in AGENCY_NAMES and has_date_beside(page, block):
        names = (block.text,)
    return Candidate((block,), names, ", ".join(names), "bare", "is a name") if names else None


@once_a_block
def bare_names(block: Block, language: str | None) -> tuple[str, ...]:
    """Return these names."""
    return names_on(block.text, dates_in(block, language), language)


def has_date_beside(page: Page, block: Block) -> bool:
    """Tell whether the next line or the last one holds a date, its label, or a reading time."""
    beside = page.blocks[max(0, block.index - 1) : block.index + 2]
    return any(is_dated(one, page.language) for one in beside if one is not block)


def introduced(page: Page, block: Block) -> Candidate | None:
    """Return the name with which a sentence about its writer begins, at the article's end."""
    closing = SIGNED if page.cluttered else CLOSING
    if block.words < BIO_WORDS or block.index < max(page.main.stop - closing, page.main.start + 1):
        return None
    announced = is_by_alone(page.blocks[block.index - 1])
    if not (announced or (page.cluttered and block.index >= page.main.stop - 1)):
        return None
    found = (_ANY_BIO if announced else _BIO).match(block.text[: 2 * BIO_CHARS])
    if not found or not is_person(name := found["name"], page.language):
        return None
    return Candidate((block,), (name,), name, "bio", "introduces the author")
