"""What most detectors do with their phrase table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._elements import is_voted
from newsclean.model import Claim
from newsclean.prose import is_own_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.model import Anchor, Block, Cue, Page

VERBS: dict[Anchor, str] = {"whole": "is", "start": "begins with", "end": "ends with", "any": "holds"}

LENGTHS: Mapping[Anchor, int] = {"whole": 40, "start": 25, "end": 25, "any": 45}
"""The longest block, in words, that a phrase may claim. A prompt is one or two sentences; a paragraph of prose that
happens to open like one is longer. Some detectors set their own."""

HEADINGS = frozenset({"feed", "related"})
"""Tables of headings: where no list of links is near, "See also" is the article's own."""

QUOTED_WORDS = 30
"""Words from which a sentence inside the article that holds a phrase is about it."""

COPYRIGHT = ("©", "(c)", "copyright")
"""How the line begins that closes a page, in every language."""

STRONG_WORDS = 2
"""Words from which a block that is nothing but a phrase can't be a subhead by chance."""


def claims_by_phrase(page: Page, table: str, lengths: Mapping[Anchor, int] = LENGTHS) -> Iterator[Claim]:
    """Claim the blocks that hold a phrase of the table, where they are short enough for its anchor."""
    for block in page.cued.get(table, ()):
        cue = block.cues[table]
        if block.words > lengths.get(cue.anchor, 0):
            continue
        if cue.anchor == "end" and block.shape.ends_sentence:
            continue  # "To learn more." closes a sentence of the article; a button has no full stop
        if cue.anchor == "end" and table in HEADINGS and is_voted(block):
            continue  # "Why rain costs more" is a subhead where a vote on HTML keeps it
        if not page.cluttered and not is_strong(block, cue, outside=block.index not in page.main):
            continue
        if (
            cue.anchor == "any"
            and block.words > QUOTED_WORDS
            and block.index in page.main
            and block.shape.ends_sentence
        ):
            continue  # a paragraph that quotes a prompt
        if cue.anchor == "start" and table in HEADINGS and block.prose and block.index in page.main:
            continue  # "More in the north than in the south voted." is a sentence, and its page's own
        if cue.anchor == "whole" and (may_be_subhead(page, block) or is_own_label(block.text, block.shape)):
            continue
        yield Claim(block, table, said(cue.anchor, cue.phrase))


def is_strong(block: Block, cue: Cue, *, outside: bool) -> bool:
    """Tell whether a phrase says enough on a page that has no other clutter."""
    if cue.anchor == "any" or "advert" in block.cues:
        return True
    if outside and block.text.lower().startswith(COPYRIGHT):
        return True
    return (
        cue.anchor == "whole"
        and block.words >= STRONG_WORDS
        and block.text[0].isalnum()  # a dash or a bullet makes it an item of a list
        and not HEADINGS.intersection(block.cues)
    )


def may_be_subhead(page: Page, block: Block) -> bool:
    """Tell whether a label is one word inside the article with no other label beside it: "FAQ", "Google", "10 mins"."""
    if (
        block.words - (block.shape.digits > 0) > 1
        or block.index not in page.main
        or block.cue("advert")
        or block.cue("subscribe")
    ):
        return False
    beside = page.blocks[max(0, block.index - 1) : block.index + 2]
    return not any(other.cues for other in beside if other is not block)


def said(anchor: Anchor, phrase: str) -> str:
    """Put a phrase's evidence in words."""
    return f"{VERBS[anchor]} {phrase!r}"


def is_label(block: Block) -> bool:
    """Tell whether a block is no sentence: a button, a name, a headline."""
    return not block.shape.ends_sentence and block.shape.stops == 0


def voted_out(page: Page, detector: str, tags: set[str]) -> Iterator[Claim]:
    """Claim what was voted out of an HTML page and these elements hold: they say what it is."""
    known: dict[tuple[str, frozenset[str]], str] = {}  # neighbours stand in the same elements
    for block in page.blocks if page.source == "html" else ():
        if (markup := block.markup) and markup.main is False:
            stands_in = markup.tag, markup.ancestors
            if stands_in not in known:
                known[stands_in] = min(tags & {markup.tag, *markup.ancestors}, default="")
            if tag := known[stands_in]:
                yield Claim(block, detector, f"stands in a <{tag}>", weak=True)
