"""What speaks for a line to be the byline, and what against it.

Two or three words with capitals may be a section, a place or a button as well as a name, "By Category" is a menu's
heading, and "By Ada Example" may stand in a teaser. So no line is a byline for its words alone: each thing about it
that bylines have and other lines have not counts, and so does the reverse. What each counts is in `_weights`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from newsclean.detectors._candidates import AGENCY_NAMES, BIO_CHARS, BIO_WORDS, CLOSING, INTO, SIGNED, candidates
from newsclean.detectors._introduced import PRONOUNS, WRITES, greets
from newsclean.detectors._names import PORTRAIT, is_staff
from newsclean.detectors._others import names_others
from newsclean.detectors._sight import LATER, Sight, words_of
from newsclean.detectors._signature import is_by_alone
from newsclean.namelike import PARTICLES, likeness
from newsclean.once import once
from newsclean.prose import HEADER_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.detectors._candidates import Candidate
    from newsclean.model import Page

ROLE_WORDS = 7
"""The longest line with nothing but the author's role: "Political correspondent in Example City"."""

TWIN_WORDS = 3
"""Words beside the name in a picture's text: "Portrait of Ada Example"."""

MENU_WORDS, MENU_LINES = 3, 4
"""Words of a menu's lines, and how many of the six lines around a name make it stand in a menu."""

AROUND = 3
"""Blocks before and after a name that are looked at."""

STEPS = (2, 5, 12, 25)
"""Blocks above the article at which a name is farther off: the farther up, the more likely in a menu."""

FOOT = 3
"""Blocks right under the article in which a name may sign it."""

TOP = 8
"""Blocks at the beginning of a page that are not far from its headline."""

OFTEN = 2
"""How often an article speaks of somebody who is hardly its author."""

FULL_WORD = 3
"""Letters of a word that is more than an initial."""

SURNAME = 4
"""Letters of a surname that can be looked for in an address, or in prose."""

STANDFIRST_WORDS = 8
"""The shortest standfirst between the headline and the names."""

LONG_LINE = 8
"""Words beyond which a line is long for a byline."""

SHORT_LINE = 2
"""Words of a line beside a name that is hardly a headline or a role."""

SHARE_WORDS = 6
"""The longest line with a prompt to share or follow."""

BULLETS = ("•", "*", "-", "–", "—", "#")
"""What an item of a list begins with."""

LABELS = frozenset({"by", "label"})
"""Kinds of candidates that say that they name the author."""

LIKENESS = (-5.0, -3.0, 0.0, 3.0)
"""Log-odds that part what hardly looks like a name from what surely does, in five steps."""

_SHARE = regex.compile(
    r"\b(?:share|follow|facebook|twitter|linkedin|teilen|listen|e-?mail|print|comments?|kommentare?)\b",
    regex.IGNORECASE,
)
_PICTURE = regex.compile(r"^\W*(?:photo|foto|image|bild|picture|©|\(c\)|getty|credit|crédit|archiv)", regex.IGNORECASE)


@once
def evidence_on(page: Page) -> Sequence[tuple[Candidate, tuple[str, ...]]]:
    """Return the lines that may name the author, each with its evidence; two ask."""
    sight = Sight(page)
    return [(one, tuple(evidence(sight, one))) for one in candidates(page)]


def evidence(sight: Sight, one: Candidate) -> Iterator[str]:
    """Yield what speaks for and against a candidate, as keys of `WEIGHTS`."""
    name = words_of(one.names[0])
    first, last = one.blocks[0].index, one.blocks[-1].index
    yield one.kind
    place = place_of(sight, first)
    yield place
    if one.kind in LABELS:
        yield f"by {place}"
    around = [
        at for at in range(max(0, first - AROUND), min(len(sight.blocks), last + AROUND + 1)) if not first <= at <= last
    ]
    twins = {at for at in around if is_twin(sight, at, name)}
    yield from likeness_of(one)
    yield from line(sight, one)
    yield from told(sight, one, name)
    yield from later(sight, last, name)
    if one.kind == "bio":
        return
    if twins:
        yield "twin"
    if (
        sum(sight.blocks[at].words <= MENU_WORDS and not sight.dated(at) and at not in twins for at in around)
        >= MENU_LINES
    ):
        yield "menu"
    yield from dates_beside(sight, first, last, twins)
    yield from above(sight, first, name, twins)
    yield from below(sight, last, name, twins)


def place_of(sight: Sight, first: int) -> str:
    """Say where on the page a line stands."""
    main = sight.page.main
    if not main:
        return "in"
    if first < main.start:
        return "far above" if first < TOP else f"above {bisect_left(STEPS, main.start - first)}"
    if first >= main.stop:
        return "foot" if first < main.stop + FOOT else "below"
    signed = SIGNED if sight.page.cluttered else CLOSING
    return "end" if first >= main.stop - signed and first >= main.start + INTO else "in"


def likeness_of(one: Candidate) -> Iterator[str]:
    """Yield how much the names look like names: the least likely of them counts. No agency's does, and no staff's."""
    if one.names[0].casefold() in AGENCY_NAMES or is_staff(one.names[0]):
        return
    given, worst, mean = min(map(likeness, one.names), key=lambda found: found.mean)
    if one.kind in LABELS:
        yield f"by mean {bisect_left(LIKENESS, mean)}"
        return
    yield f"given {bisect_left(LIKENESS, given)}"
    yield f"worst {bisect_left(LIKENESS, worst)}"
    yield f"mean {bisect_left(LIKENESS, mean)}"


def line(sight: Sight, one: Candidate) -> Iterator[str]:
    """Yield what the line itself says."""
    block = one.blocks[0]
    every = [word for name in one.names for word in words_of(name)]
    small = [word for word in every if sight.small(word)]
    bare = one.kind == "bare"
    said = {
        "agency": one.names[0].casefold() in AGENCY_NAMES,
        "word": any(len(word) >= FULL_WORD and word not in PARTICLES for word in small),
        "words": len(small) == len(every),
        "capitals": one.names[0].isupper(),
        "single": " " not in one.names[0],
        "clean": not sight.page.cluttered,
    }
    if one.kind == "bio":
        said["bio writes"] = WRITES.search(block.text[:BIO_CHARS]) is not None
    else:
        said |= {
            "several": len(one.names) > 1,
            "bullet": block.text.startswith(BULLETS),
            "brackets": bare and "(" in block.text,
            "alone": bare and len(one.names) == 1 and block.text.strip(" •|/–—-") == one.names[0],
            "role in line": sight.role(block.index),
            "portrait": PORTRAIT.search(block.text) is not None,
            "long line": block.words > LONG_LINE,
            "cue": bool(block.cues.keys() - HEADER_TABLES),
        }
    yield from (key for key, holds in said.items() if holds)


def told(sight: Sight, one: Candidate, name: tuple[str, ...]) -> Iterator[str]:
    """Yield whether the article speaks of its author as of others, and whether an address has the name."""
    printed, surname = " ".join(one.names[0].split()), one.names[0].split()[-1]
    # What introduces its author begins with the name; so does the line itself.
    mentions = sight.prose.count(printed)
    if mentions:
        mentions -= sight.prose.startswith(printed) + sight.prose.count(f"\n{printed}")
    if mentions > 0:
        yield "told of by" if one.kind in LABELS else "told of"
        if mentions >= OFTEN:
            yield "told often"
    elif one.kind not in LABELS and len(surname) >= SURNAME and surname in sight.prose.replace(printed, ""):
        yield "surname told of"
    if name and len(name[-1]) >= SURNAME and name[-1] in sight.addresses:
        yield "address"


def later(sight: Sight, last: int, name: tuple[str, ...]) -> Iterator[str]:
    """Yield whether the name comes again behind the article, and with a sentence about its bearer."""
    if not name or name[0] not in sight.rest:
        return
    end = max(last + 1, sight.rest_start)
    openings = sight.openings[end - sight.rest_start :]
    for block, opening in zip(sight.blocks[end : end + LATER], openings, strict=False):
        # Most blocks don't have the name, and it takes less to tell that than to split them into words.
        if name[0] in opening and sight.words_at(block.index)[: len(name)] == name:
            yield "introduced" if block.words >= BIO_WORDS and WRITES.search(block.text[:BIO_CHARS]) else "later"
            return


def is_twin(sight: Sight, at: int, name: tuple[str, ...]) -> bool:
    """Tell whether a line is the name once more, as a picture's text."""
    if name and not sight.holds(at, name[0]):
        return False
    words = sight.words_at(at)
    return len(words) <= len(name) + TWIN_WORDS and (words[: len(name)] == name or words[-len(name) :] == name)


def dates_beside(sight: Sight, first: int, last: int, twins: set[int]) -> Iterator[str]:
    """Yield where the nearest date stands."""
    if any(sight.dated(at) for at in range(first, last + 1)):
        yield "dated"
        return
    below = [at for at in range(last + 1, last + 1 + AROUND + len(twins)) if at not in twins]
    above = [at for at in range(first - 1, first - 1 - AROUND - len(twins), -1) if at not in twins]
    for distance, pair in enumerate(zip(below, above, strict=False)):
        if sight.dated(pair[0]) or sight.dated(pair[1]):
            beside = "date below" if sight.dated(pair[0]) else "date above"
            yield (beside, "date near", "date far")[min(distance, 2)]
            return


def above(sight: Sight, first: int, name: tuple[str, ...], twins: set[int]) -> Iterator[str]:
    """Yield what stands over the names: the headline, perhaps a standfirst below it."""
    places = range(first - 1, max(-1, first - 1 - AROUND), -1)
    before = next((at for at in places if at not in twins and not sight.dated(at)), -1)
    if sight.headline(before) or (
        before >= 0 and sight.blocks[before].words >= STANDFIRST_WORDS and sight.headline(before - 1)
    ):
        yield "headline"
    elif any(sight.headline(at) for at in range(max(0, before - AROUND), before)):
        yield "headline above"
    said = {
        word for at in range(max(0, first - 2 * AROUND), first) if sight.headline(at) for word in sight.words_at(at)
    }
    if any(word in said and len(word) >= FULL_WORD for word in name):
        yield "in headline"
    elif first >= TOP and sight.headline(0) and all(word in sight.words_at(0) for word in name):
        yield "in headline"  # the page's title, with the name of the site
    if first and is_by_alone(sight.blocks[first - 1]):
        yield "about above"
    if first:
        yield from beside(sight, first - 1, "above")


def below(sight: Sight, last: int, name: tuple[str, ...], twins: set[int]) -> Iterator[str]:
    """Yield what stands under the names: a role, a picture's credit, a sentence about the author."""
    after = next((at for at in range(last + 1, min(len(sight.blocks), last + 1 + AROUND)) if at not in twins), None)
    if after is None:
        return
    block = sight.blocks[after]
    if block.words <= ROLE_WORDS and (sight.role(after) or block.cue("byline", "end", "whole")):
        yield "role"
    if _PICTURE.match(block.text) or names_others(block.text):
        yield "picture"
    if sight.headline(after):
        yield "headline below"
    if block.shape.starts_lower and not sight.dated(after):
        yield "goes on" if block.shape.ends_sentence else "small below"
    first_word = sight.words_at(after)[:1]
    told_of = block.words >= BIO_WORDS and first_word and (first_word[0] in PRONOUNS or first_word[0] in name)
    if told_of or greets(block.text):
        yield "bio below"
    if block.words >= BIO_WORDS and WRITES.search(block.text[:BIO_CHARS]):
        yield "writes below"
    yield from beside(sight, last + 1, "below")


def beside(sight: Sight, at: int, side: str) -> Iterator[str]:
    """Yield what else the next line is."""
    block = sight.blocks[at]
    if block.words <= SHARE_WORDS and _SHARE.search(block.text):
        yield "share beside"
    if "caption" in block.cues:
        yield f"caption {side}"
    if block.words <= SHORT_LINE:
        yield f"short {side}"
