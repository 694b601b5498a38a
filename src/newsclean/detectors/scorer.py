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

from newsclean.detectors._claims import weak_claims
from newsclean.scorer import is_certain, reasons, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Claim, Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim what is not kept, on a page that is cluttered for certain."""
    if page.source == "html":
        return  # there the scorer has voted, and knew the markup; what the vote leaves is judged as text
    if not is_certain(page):
        return
    kept = verdict(page).kept
    said = {block.shape.content_hash for block, keep in zip(page.blocks, kept, strict=True) if keep and block.prose}
    # Which of several copies of a paragraph stays is for `duplicate` to say.
    against = [block for block in page.blocks if not kept[block.index] and block.shape.content_hash not in said]
    yield from weak_claims(against, "scorer", reasons(page, [block.index for block in against]))
