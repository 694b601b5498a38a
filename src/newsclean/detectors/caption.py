"""Remove photo captions and credits.

>>> claimed(detect, "Firefighters at the harbour on Monday. (Ada Example/AFP)")
['Firefighters at the harbour on Monday. (Ada Example/AFP)']
>>> claimed(detect, "The photo shows the bridge a minute before it fell.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim
from newsclean.prose import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.model import Anchor, Page

LENGTHS: Mapping[Anchor, int] = {"whole": 20, "start": 60, "end": 60, "any": 60}
"""Captions run to two sentences and a credit."""

CREDIT = regex.compile(r"[(\[](?:[^()\[\]]{0,60} )?\p{Lu}[\w.'-]* \p{Lu}[\w.'-]* ?[/|] ?\p{Lu}[^()\[\]]{0,60}[)\]]\W*$")
"""A closing bracket with a photographer's two names and an agency: "(Ada Example/AFP)"."""

CAPTION = "figcaption"

CREDIT_CHARS = 130
"""How much of a block's end can hold a credit."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that a phrase or a closing credit gives away."""
    yield from claims_by_phrase(page, "caption", LENGTHS)
    for block in page.blocks:
        if block.markup and (block.markup.tag == CAPTION or CAPTION in block.markup.ancestors):
            yield Claim(block, "caption", f"stands in a <{CAPTION}>")
        if block.text.endswith((")", "]")) and block.words <= LENGTHS["end"] and not is_numbered(block):
            credit = CREDIT.search(block.text[-CREDIT_CHARS:])
            if credit:
                yield Claim(block, "caption", f"ends with the credit {credit.group()!r}")
