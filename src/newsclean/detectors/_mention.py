"""Who wrote a page of which no line is surely the byline: the line stays in the text, as it may be the article's own.

All that may name the author is weighed once more, now without rules and by weights of its own: those were learnt on pages
without a certain byline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors._bylines import TOGETHER, bylines
from newsclean.detectors._evidence import LABELS, evidence, evidence_on
from newsclean.detectors._loose import loose_candidates
from newsclean.detectors._mention_weights import ENOUGH, WEIGHTS
from newsclean.detectors._sight import Sight, letters_of
from newsclean.detectors._weights import SAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.detectors._candidates import Candidate
    from newsclean.model import Block, Page

AS_CERTAIN = 20
"""Weight by which less may speak for the second author."""

SPOKEN_OF = 3
"""How often the article has the surname of somebody who is hardly its author."""

SPOKEN_OF_ALREADY, WRITES_TOO = frozenset({"bio known"}), "bio bio writes"
"""What rules out a sentence at an article's end: it goes on about somebody of whom the article speaks, and not as of one who writes."""

SURNAME = 4
"""Letters of a surname that can be looked for in prose."""

SIGNING = 2
"""Blocks at the article's end from which on names may be those of other articles."""

SHORTEST_HOUSE = 4
"""Letters of a house's name that is not found in a longer word by chance."""

KINDS_APART = frozenset({"lone", "more", "bio"})
"""Kinds of which everything counts otherwise than of a line with a name."""


class Mention(NamedTuple):
    """The line that says who wrote, the names, and what shows it."""

    block: Block
    value: str
    reason: str


class Weighed(NamedTuple):
    """What may name the author, what speaks for it, and how much that counts."""

    weight: int
    one: Candidate
    keys: frozenset[str]


def mention(page: Page) -> Mention | None:
    """Return the line of a text that likeliest names the author; None where none is likely, or a byline is certain or declared.

    HTML is left to its markup: what speaks for a line here was learnt from text. So is a page in its later rounds, which has no source of
    its own: a line that stays says all that it says in the first.
    """
    if page.source != "text" or not page.raw or not page.main or page.head.authors or bylines(page):
        return None
    found = [
        Weighed(sum(WEIGHTS.get(key, 0) for key in keys), one, keys)
        for one, keys in weighable(page)
        if not keys >= SPOKEN_OF_ALREADY or WRITES_TOO in keys
    ]
    best = max(found, key=lambda each: (each.weight, -each.one.blocks[0].index), default=None)
    if best is None or best.weight < ENOUGH:
        return None
    value = best.one.value if best.one.kind in LABELS else ", ".join(names_near(best, found))
    return Mention(best.one.blocks[0], value, reason_of(best))


def names_near(best: Weighed, found: Sequence[Weighed]) -> Iterable[str]:
    """Return the names on the likeliest line, and on those beside it that are nearly as likely, each once."""
    least = max(ENOUGH, best.weight - AS_CERTAIN)
    first = best.one.blocks[0].index
    group = [each.one for each in found if each.weight >= least and abs(each.one.blocks[0].index - first) <= TOGETHER]
    return dict.fromkeys(name for one in group for name in one.names)


def reason_of(best: Weighed) -> str:
    """Say what shows that a line names the author, as a sentence's end."""
    said = [SAID[key] for key in SAID if key in best.keys or f"{best.one.kind} {key}" in best.keys]
    return (
        f"{best.one.reason} that {' and '.join(said)}"
        if said and best.one.kind in {"bare", "lone"}
        else best.one.reason
    )


def weighable(page: Page) -> Iterator[tuple[Candidate, frozenset[str]]]:
    """Yield all that may name the author, with what speaks for it and against it, as keys of `WEIGHTS`."""
    sight = Sight(page)
    firm = [(one, {*keys, "apart"}) for one, keys in evidence_on(page)]
    some = [*firm, *((one, set(evidence(sight, one))) for one in loose_candidates(page))]
    tail = [one for one, _ in some if may_sign(sight, one)]
    for one, told in some:
        keys = {*told, *owned(sight, one), *spoken(sight, one), *others(sight, one, tail)}
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
