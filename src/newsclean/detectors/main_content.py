"""Remove what an HTML extractor leaves out of the main content.

Only HTML pages have a vote: trafilatura's, and the page's own declared `articleBody`. The other detectors work on top.

>>> story = "<p>The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.</p>"
>>> claimed(detect, f"<main>{story * 3}</main><aside><p>Ship leaves port</p></aside>")
['Ship leaves port']
>>> claimed(detect, "Text has no markup, so nothing here is claimed.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Claim
from newsclean.scorer import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim the blocks that were voted out."""
    left_out = [block for block in page.blocks if block.markup and block.markup.main is False]
    for block, reason in zip(left_out, reasons(page, [block.index for block in left_out]), strict=True):
        yield Claim(block, "main_content", reason, weak=True)
