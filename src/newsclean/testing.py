"""For those who test: see in one line what a detector claims, and in one file what becomes of a page.

>>> from newsclean.detectors import advert
>>> claimed(advert.detect, "Advertisement", "The advertisement ran for a week before the vote.")
['Advertisement']
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean import clean
from newsclean.read import read
from newsclean.write.json import part_to_dict

if TYPE_CHECKING:
    from newsclean.model import Detector, Page
    from newsclean.parts import Part


def page_of(*blocks: str, cluttered: bool = True) -> Page:
    """Return the page of these blocks, with an empty line between them, read as `newsclean.clean` reads.

    It is HTML where that is what they are. Detectors are gentler on a page without clutter, which few blocks seldom have
    of their own; so the page counts as `cluttered` unless that is said.

    >>> [block.text for block in page_of("Advertisement", "It rained.").blocks]
    ['Advertisement', 'It rained.']
    """
    return replace(read("\n\n".join(blocks)), cluttered=cluttered)


def claimed(detect: Detector, *blocks: str, cluttered: bool = True) -> list[str]:
    """Return the texts of the blocks that a detector would take out, in the order of the page, each once.

    The page is that of `page_of`. A block that holds a line break may be read as more than one.
    """
    page = page_of(*blocks, cluttered=cluttered)
    indices = sorted({claim.block.index for claim in detect(page) if not claim.stays})
    return [page.blocks[index].text for index in indices]


def golden(source: str | bytes) -> str:
    r"""Return what becomes of a page, to the last word and reason, as JSON to be kept beside it and compared.

    What the article doesn't have is left out, and a paragraph is its text.

    >>> json.loads(golden("Advertisement\n\nIt rained for two days before the river rose."))["removed"]
    ["advert | Advertisement | is 'advertisement'"]
    """
    article = clean(source)
    fields = article.to_dict()
    fields["body"] = [told(part) for part in article.parts]
    fields["removed"] = [f"{one.detector} | {one.text} | {one.reason}" for one in article.removed]
    del fields["parts"]
    known = {name: value for name, value in fields.items() if value not in (None, [], {}, "")}
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()  # a lone surrogate becomes JSON's escape


def told(part: Part) -> object:
    """Return a paragraph as its text, all else with what it is."""
    fields = part_to_dict(part)
    return part.text if fields.items() <= {"text": part.text, "kind": "paragraph"}.items() else fields
