"""Remove the page's own furniture: skip links, menus, breadcrumbs, buttons, reading times, counts.

>>> claimed(detect, "Skip to content", "Edit post", "2 min read")
['Skip to content', 'Edit post', '2 min read']
>>> claimed(detect, "He went home and did not print the report.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._edges import label_runs
from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim what a phrase gives away, and runs of labels before and after the article."""
    yield from claims_by_phrase(page, "chrome")
    for run in label_runs(page):
        if run.words_a_line <= MENU_WORDS:
            for block in run.blocks:
                yield Claim(block, "chrome", run.reason, weak=True)


MENU_WORDS = 3.5
"""Words a line of a menu has on average; headlines have more."""
