"""Remove what no rule names and the learned scorer holds for no part of the article.

The scorer is a small network over all blocks of the page: their shape, their words, their neighbours, and the page as
a whole; [how it learnt and how well it does](../scorer.md) is a page of its own. It speaks up only where it is certain
that there is something to remove, so an article that is clean stays as it is.

>>> story = [
...     "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.",
...     "Waves of six metres were measured at the lighthouse, and the wind had not dropped by noon.",
... ]
>>> menu = "Menu Region Business Markets Sport Rowing Culture Weather Opinion Notices Subscribe Login".split()
>>> claimed(detect, *menu, *story, *menu) == [*menu, *menu]
True
>>> claimed(detect, *story, "Notices")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Claim
from newsclean.scorer import reasons, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page

CLUTTERED = 7.0
"""Log-odds of clutter from which the scorer is certain. Of 491 clean articles by publishers that it had not seen none
passed them, and of the pages with their menus and sidebars nine in ten."""

PARTED = 4.0
"""The same of a text that has lost its line breaks, of which articles seldom are: of 82 gold articles put on one line it
passes none, and most of the pages."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim what is not kept, on a page that is cluttered for certain."""
    if page.source == "html":
        return  # extractors that see the markup have voted; what they leave is judged as text
    judged = verdict(page)
    if judged.clutter < (PARTED if page.parted else CLUTTERED):
        return
    against = [place for place, keep in enumerate(judged.kept) if not keep]
    for place, reason in zip(against, reasons(page, against), strict=True):
        yield Claim(page.blocks[place], "scorer", reason, weak=True)
