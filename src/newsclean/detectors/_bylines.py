"""The lines that name the author: of all that may, those for which most speaks, if it is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors._candidates import INTO, Candidate, lines_with_names
from newsclean.detectors._evidence import LABELS, evidence, evidence_on
from newsclean.detectors._header import BELOW_START
from newsclean.detectors._sight import Sight
from newsclean.detectors._weights import ENOUGH, LIKELY, SAID, SURE, WEIGHTS
from newsclean.headshapes import head_shapes
from newsclean.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.model import Block, Page

TOGETHER = 3
"""Blocks from one line of a byline to the next: a picture's text and a role stand between two authors."""

AS_CERTAIN = 20
"""Weight by which less may speak for the second author: the date stands beside the first."""

CLOSE = 10
"""Weight by which less may speak for a label above the article than for one at its end."""

NEVER = -1000
"""Weight of what is ruled out."""

RULES_OUT = frozenset({"goes on", "small below", "in headline"})
"""What makes a bare name the article's own, and not its author's."""

DATED = frozenset({"dated", "date below", "date near", "about above", "address"})
"""What shows that one of whom the article speaks often is its author nevertheless."""

AT_THE_END = frozenset({"end", "foot", "below"})
"""Places in which a bare name may be anyone's."""

SAYS_SO = frozenset(
    {
        "role",
        "role in line",
        "bio below",
        "writes below",
        "about above",
        "introduced",
        "portrait",
        "twin",
        "share beside",
        "address",
    }
)
"""What makes it the author's there."""


class Byline(NamedTuple):
    """A line or two with the author's name."""

    blocks: tuple[Block, ...]
    value: str
    reason: str
    kind: str = "declared"
    weight: int = 0
    dated: bool = False
    """Whether the date stands on the same line."""


@once
def bylines(page: Page) -> Sequence[Byline]:
    """Return the page's bylines, the most certain first: three detectors ask. Lines that belong together have one value."""
    named = list(declared_lines(page))
    told = labels_on(page) if named else evidence_on(page)
    found = [weighed for one, keys in told if (weighed := weigh(one, keys)).weight >= enough(page, one)]
    if not found:
        return named
    best = most_certain(found)
    if best.kind in LABELS:  # the one at the article's end may be that of the next article
        best = most_certain([one for one in found if opens(page, one) and best.weight - one.weight < CLOSE] or [best])
    group = [one for one in found if belongs(one, best)]
    value = best.value if best.kind in LABELS else ", ".join(dict.fromkeys(one.value for one in group))
    together = [one._replace(value=value) for one in group]
    return [*together, *(one for one in found if one not in group and one.kind in LABELS), *named]


@once
def byline_places(page: Page) -> frozenset[int]:
    """Return the indices of the lines of its bylines."""
    return frozenset(block.index for found in bylines(page) for block in found.blocks)


def most_certain(found: Iterable[Byline]) -> Byline:
    """Return the byline for which most speaks; of equals the first."""
    return max(found, key=lambda one: (one.weight, -one.blocks[0].index))


def opens(page: Page, one: Byline) -> bool:
    """Tell whether a label names the author at the beginning of the article."""
    return one.kind in LABELS and one.blocks[0].index < page.main.start + INTO


def belongs(one: Byline, best: Byline) -> bool:
    """Tell whether a line names another of the authors that the best one names."""
    return one is best or (
        abs(one.blocks[0].index - best.blocks[0].index) <= TOGETHER
        and best.weight - one.weight <= AS_CERTAIN
        and (one.dated or not best.dated)
    )


def enough(page: Page, one: Candidate) -> int:
    """Return the weight that it takes: more of an article with nothing around it, which has names of its own."""
    if page.cluttered:
        return ENOUGH
    if one.blocks[0].index < page.main.start:
        return ENOUGH if one.kind in LABELS else LIKELY
    return SURE


def labels_on(page: Page) -> Iterator[tuple[Candidate, Iterable[str]]]:
    """Yield the lines that name the author after a label, each with its evidence: where the author is declared, no other counts."""
    sight = Sight(page)
    some = lines_with_names(page, bare=False)
    return ((one, evidence(sight, one)) for one in some if one.kind in LABELS)


def weigh(one: Candidate, evidence: Iterable[str]) -> Byline:
    """Add up what speaks for a line, and say it."""
    keys = list(dict.fromkeys(evidence))
    said = [SAID[key] for key in keys if key in SAID]
    reason = f"{one.reason} that {' and '.join(said)}" if one.kind == "bare" and said else one.reason
    weight = sum(WEIGHTS.get(key, 0) for key in keys) if is_sensible(one, set(keys)) else NEVER
    return Byline(one.blocks, one.value, reason, one.kind, weight, dated="dated" in keys)


def is_sensible(one: Candidate, keys: set[str]) -> bool:
    """Tell whether nothing rules a candidate out, however much speaks for it.

    A bare name that the headline has too, of which the article speaks again and again, or that a sentence goes on with, is
    the article's; below the article there are commenters and teasers, and a bare name there is the author's only if
    something says so. A "by" at the end may stand before anyone of whom the article speaks: "Author Ada Example said".
    """
    if one.kind != "bare":
        return one.kind != "by" or not {"told often", "by end"} <= keys
    if "told often" in keys and not keys & DATED:
        return False
    return not keys & RULES_OUT and (not keys & AT_THE_END or bool(keys & SAYS_SO))


def declared_lines(page: Page) -> Iterator[Byline]:
    """Yield the lines that are what the page declares as its author."""
    hashes = {shape.content_hash for shape in head_shapes(page).names}
    if not hashes:
        return
    for block in page.blocks[: page.main.start + BELOW_START] if page.main else page.blocks:
        if block.shape.content_hash in hashes and block.words:
            yield Byline((block,), block.text, "is the author that the page declares")
