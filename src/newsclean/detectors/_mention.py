"""Who wrote a page of which no line is surely the byline: the line stays in the text, as it may be the article's own.

All that may name the author is weighed once more, now without rules and by weights of its own: those were learnt on pages
without a certain byline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._bylines import TOGETHER, bylines
from newsclean.detectors._candidates import candidates
from newsclean.detectors._evidence import LABELS, evidence
from newsclean.detectors._loose import loose_candidates
from newsclean.detectors._mention_weights import ENOUGH, WEIGHTS
from newsclean.detectors._sight import Sight, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.detectors._candidates import Candidate
    from newsclean.model import Page

AS_CERTAIN = 20
"""Weight by which less may speak for the second author."""

SPOKEN_OF = 3
"""How often the article has the surname of somebody who is hardly its author."""

SURNAME = 4
"""Letters of a surname that can be looked for in prose."""

SIGNING = 2
"""Blocks at the article's end from which on names may be those of other articles."""

SHORTEST_HOUSE = 4
"""Letters of a house's name that is not found in a longer word by chance."""

KINDS_APART = frozenset({"lone", "more", "bio"})
"""Kinds of which everything counts otherwise than of a line with a name."""


def mention(page: Page) -> tuple[Sequence[Candidate], str] | None:
    """Return the lines that likeliest name the author, and the names; None where none is likely, or a byline is certain."""
    if not page.main or page.head.authors or bylines(page):
        return None
    found = [(weight_of(keys), one) for one, keys in weighable(page)]
    best = max(found, key=lambda each: (each[0], -each[1].blocks[0].index), default=None)
    if best is None or best[0] < ENOUGH:
        return None
    if best[1].kind in LABELS:
        return (best[1],), best[1].value
    group = [one for weight, one in found if weight >= max(ENOUGH, best[0] - AS_CERTAIN) and is_near(one, best[1])]
    return group, ", ".join(dict.fromkeys(name for one in group for name in one.names))


def is_near(one: Candidate, best: Candidate) -> bool:
    """Tell whether a line may name another of the authors."""
    return abs(one.blocks[0].index - best.blocks[0].index) <= TOGETHER


def weight_of(keys: frozenset[str]) -> int:
    """Add up what speaks for a candidate."""
    return sum(WEIGHTS.get(key, 0) for key in keys)


def weighable(page: Page) -> Iterator[tuple[Candidate, frozenset[str]]]:
    """Yield all that may name the author, with what speaks for it and against it, as keys of `WEIGHTS`."""
    sight = Sight(page)
    firm = list(candidates(page))
    some = [*firm, *loose_candidates(page)]
    tail = [one for one in some if may_sign(sight, one)]
    for number, one in enumerate(some):
        keys = {*evidence(sight, one), *owned(sight, one), *spoken(sight, one), *others(sight, one, tail)}
        if number < len(firm):
            keys.add("apart")
        yield one, frozenset(f"{one.kind} {key}" for key in keys) if one.kind in KINDS_APART else frozenset(keys)


def may_sign(sight: Sight, one: Candidate) -> bool:
    """Tell whether a line at the article's end or below names somebody after a label, or beside a date."""
    first, last = one.blocks[0].index, one.blocks[-1].index
    if first < sight.page.main.stop - SIGNING or one.kind not in {*LABELS, "bare"}:
        return False
    return one.kind in LABELS or sight.dated(first) or sight.dated(last + 1)


def others(sight: Sight, one: Candidate, tail: Sequence[Candidate]) -> Iterator[str]:
    """Yield whether others sign there too: those are teasers, or comments."""
    first = one.blocks[0].index
    if first < sight.page.main.stop - SIGNING:
        return
    names = {
        other.names[0].casefold()
        for other in tail
        if abs(other.blocks[0].index - first) > SIGNING and other.names[0].casefold() != one.names[0].casefold()
    }
    if names:
        yield "others" if len(names) > 1 else "other"


def owned(sight: Sight, one: Candidate) -> Iterator[str]:
    """Yield whether a name is that of the house whose page it is: its address has it, or its claim to its rights."""
    name = letters_of(one.names[0])
    if len(name) >= SHORTEST_HOUSE and name in sight.house:
        yield "house"


def spoken(sight: Sight, one: Candidate) -> Iterator[str]:
    """Yield how the article speaks of somebody."""
    if one.kind in LABELS:
        return
    surname, first = one.names[0].split()[-1], one.blocks[0].index
    times = sight.prose.count(surname) if len(surname) >= SURNAME else 0
    if one.kind == "bio":
        yield "known" if times > one.blocks[0].text.count(surname) else "new"
        if not any(block.prose for block in sight.blocks[first + 1 : sight.page.main.stop]):
            yield "last"
        return
    if times >= SPOKEN_OF:
        yield "surname often"
    if one.names[0] in sight.blocks[sight.page.main.start].text:
        yield "in lead"
    if first == 0:
        yield "first line"
