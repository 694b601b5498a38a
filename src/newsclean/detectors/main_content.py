"""Remove what is voted out of the main content of HTML.

The learned scorer reads markup as well: what the elements around a block are called, how much of it is links, where most
of the prose stands, and what the page declares to be its text. Where it is unsure, trafilatura is asked too. The other
detectors work on top.

>>> story = "<p>The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.</p>"
>>> menu = "<nav class='menu'><a href='/a'>Region</a></nav><nav class='menu'><a href='/b'>Sport and rowing</a></nav>"
>>> claimed(detect, f"{menu}<main>{story * 3}</main><aside class='related'><p><a href='/c'>Ship leaves port</a></p></aside>")
['Region', 'Sport and rowing', 'Ship leaves port']
>>> claimed(detect, f"{story * 2}<p hidden>You have been selected.</p>")
['You have been selected.']
>>> claimed(detect, "Text has no markup, so nothing here is claimed.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._claims import weak_claims
from newsclean.detectors._elements import hidden
from newsclean.model import Claim
from newsclean.prose import prose_words
from newsclean.scorer import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


HIDDEN_SHARE = 0.5
"""Share of the prose from which what is hidden is the article."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim the blocks that were voted out."""
    yield from hidden_aside(page)
    left_out = [block for block in page.blocks if block.markup and block.markup.main is False]
    yield from weak_claims(left_out, "main_content", reasons(page, [block.index for block in left_out]))


def hidden_aside(page: Page) -> Iterator[Claim]:
    """Claim what is hidden, where most of the prose is not: a page may well show its article by script.

    Only where there was no vote, as on a page with next to nothing around the article: the vote knows what is hidden.
    """
    if page.source != "html" or any(block.markup and block.markup.main is not None for block in page.blocks):
        return
    aside = [block for block, is_hidden in zip(page.blocks, hidden(page), strict=True) if is_hidden]
    if aside and prose_words(aside) < HIDDEN_SHARE * prose_words(page.blocks):
        for block in aside:
            yield Claim(block, "main_content", "is hidden, as most of the page is not", weak=True)
