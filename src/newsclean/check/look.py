"""A page that is meant to be clean, and what of it would go all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors import DETECTORS
from newsclean.engine import rounds
from newsclean.read import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.check.settings import Settings
    from newsclean.model import Page
    from newsclean.outcome import Outcome

MOST_PASSES = 16
"""Times that a page is looked at without what was found on it: two are the rule, and a bound keeps the time linear for a
page that is made to be restless."""


class Finding(NamedTuple):
    """Something that is wrong with a page."""

    line: int | None
    """Where in the page, from 1; None where that isn't known, and for what the page as a whole lacks."""
    detector: str
    """Or what is asked of the page and not met: "require", "min-words", "empty"."""
    reason: str
    """A sentence's end, as in `newsclean.Removal`."""
    text: str
    path: str = ""
    """Of HTML, the element."""


class Look(NamedTuple):
    """A page, and what of it would go."""

    page: Page
    outcome: Outcome
    gone: Sequence[int]
    """The indices of its blocks."""

    def words(self) -> int:
        """Count the words of what would go."""
        return sum(self.page.blocks[index].words for index in self.gone)

    def finding(self, index: int, line: int | None) -> Finding:
        """Say what is wrong with a block."""
        block, claim = self.page.blocks[index], self.outcome.claims[index]
        return Finding(line, claim.detector, claim.reason, block.text, block.markup.path if block.markup else "")


class Mended(NamedTuple):
    """A page without what would go."""

    source: str
    last: Look
    """What is seen of that."""
    found: Sequence[Finding]
    words: int
    """Of all that is found."""


def look(source: str | bytes, settings: Settings, url: str | None = None) -> Look:
    """Clean a page, and tell what of it would go.

    What the detectors in `settings.ignore` name stays, and so do the lines that title, byline and date were read from: they
    are the article's, unless `settings.header` says that there should be none.
    """
    page = read(source, url)
    outcome = rounds(page, DETECTORS)
    stays = frozenset() if settings.header else header(outcome)
    gone = [
        index
        for index, claim in sorted(outcome.claims.items())
        if index not in stays and claim.detector not in settings.ignore
    ]
    return Look(page, outcome, gone)


def header(outcome: Outcome) -> frozenset[int]:
    """Return the indices of the blocks that header fields were read from: for each field one."""
    read_from = {id(claim.block) for claim in outcome.fields.values()}
    return frozenset(index for index, claim in outcome.claims.items() if id(claim.block) in read_from)
