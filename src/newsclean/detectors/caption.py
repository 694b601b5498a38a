"""Remove photo captions and credits.

>>> claimed(detect, "Firefighters at the harbour on Monday. (Ada Example/AFP)")
['Firefighters at the harbour on Monday. (Ada Example/AFP)']
>>> claimed(detect, "The photo shows the bridge a minute before it fell.")
[]
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.detectors._credits import credit_at_end, is_bare_credit
from newsclean.detectors._evidence import BULLETS
from newsclean.detectors._phrase import claims_by_phrase
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsclean.model import Anchor, Block, Page

LENGTHS: Mapping[Anchor, int] = {"whole": 20, "start": 60, "end": 60, "any": 60}
"""Captions run to two sentences and a credit."""

DATELINE_BRACKETS = "([（【［"
"""What a report opens with whose source is named before it: "(LONDON=AFP)"."""

REPORT_WORDS = 15
"""Words from which a block behind such a bracket is a paragraph."""

CAPTION = "figcaption"

SHORTEST_TWICE, LONGEST_TWICE = 4, 30
"""Words of a caption that stands where its picture's alternative text was, and once more below: labels are shorter, and
paragraphs that repeat are longer."""

LONGEST_ADDED = 12
"""Words that the second of them has more: a credit. Of 59 sentences by 23 publishers that the next block begins with, and goes on
for so few words, none was the article's."""

LONGEST_CAPTION = 25
"""Words of the longest sentence that is a caption for the credit below it. Of 117 such sentences that nothing else had given away, five
were the article's, none of them in news."""

FEWEST_PARAGRAPHS = 4
"""Paragraphs of a page on which such a sentence is looked for: of a shorter one it might be half."""

MOST_SAID = 0.75
"""Share of a block's words from which the caption below it says the same: of 54 blocks above captions with credits that share so
many words, none was the article's."""

TITLE_CASE = 0.5
"""Share of a line's words with capitals, more than which have headlines: one stands in an article beside its picture's text."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that an element, a phrase, a closing credit, or their double right below gives away."""
    for block in page.blocks if page.source == "html" else ():
        if block.markup and (block.markup.tag == CAPTION or CAPTION in block.markup.ancestors):
            yield Claim(block, "caption", f"stands in a <{CAPTION}>")
    named = list(credited(page))
    yield from named
    if page.source == "text":
        above = list(above_credits(page, [claim.block for claim in named]))
        yield from above
        yield from said_twice(page, {claim.block.index for claim in (*named, *above)})


def credited(page: Page) -> Iterator[Claim]:
    """Claim captions by their phrases, and by the credits in which they end."""
    for claim in claims_by_phrase(page, "caption", LENGTHS):
        if not has_dateline(claim.block):
            yield claim
    for block in page.blocks:
        if block.words <= LENGTHS["end"] and (credit := credit_at_end(block)):
            yield Claim(block, "caption", f"ends with the credit {credit!r}")


def above_credits(page: Page, captions: Iterable[Block]) -> Iterator[Claim]:
    """Claim single sentences right above lines that are nothing but a credit, in an article that is more than a few paragraphs.

    >>> story = [f"Ferry {number} will not sail before the wind drops, the harbour master said on Monday." for number in "1234"]
    >>> claimed(detect, *story, "The ferry lay in the harbour until noon.", "Photo: Ada Example")
    ['The ferry lay in the harbour until noon.', 'Photo: Ada Example']
    """
    if not page.cluttered or sum(block.prose for block in page.blocks) < FEWEST_PARAGRAPHS:
        return
    for credit in captions:
        if credit.index and is_bare_credit(credit):
            block = page.blocks[credit.index - 1]
            if (
                SHORTEST_TWICE <= block.words <= LONGEST_CAPTION
                and block.shape.ends_sentence
                and block.shape.stops == 1
                and not block.text.startswith(BULLETS)  # a picture may stand beside an item of a list
            ):
                yield Claim(block, "caption", f"is a sentence right above the credit {credit.text!r}", weak=True)


def said_twice(page: Page, captions: Iterable[int]) -> Iterator[Claim]:
    """Claim pictures' alternative texts right above what says the same: known captions, or what turns out to be one.

    >>> claimed(detect, "The bridge was closed until noon.", "The bridge was closed until noon. Ada Example for the Post")
    ['The bridge was closed until noon.', 'The bridge was closed until noon. Ada Example for the Post']
    >>> claimed(detect, "The bridge at dawn, with ice", "Photo: The bridge at dawn with ice on it")
    ['The bridge at dawn, with ice', 'Photo: The bridge at dawn with ice on it']
    """
    known = set(captions)
    # From below: what says the same as a caption is one itself, and may have another above.
    for after, block in pairwise(reversed(page.blocks)):
        if block.words < SHORTEST_TWICE:
            continue
        if after.index in known:
            if block.index not in known and shared(block, after) >= MOST_SAID:
                known.add(block.index)
                yield Claim(block, "caption", "says what the caption below it says")
        elif block.words <= LONGEST_TWICE and after.shape.hashed.startswith(block.shape.hashed):
            if len(after.shape.hashed) > len(block.shape.hashed):
                if block.shape.ends_sentence and after.words - block.words <= LONGEST_ADDED:
                    yield from (Claim(one, "caption", "stands twice, once with a credit") for one in (block, after))
            elif page.cluttered and block.shape.capitals <= TITLE_CASE * block.words:
                reason = "stands twice, as a picture's text and its caption"
                yield from (Claim(one, "caption", reason, weak=True) for one in (block, after))


def shared(block: Block, other: Block) -> float:
    """Return the share of a block's different words that another has as well."""
    words, others = set(block.shape.shingles(1)), set(other.shape.shingles(1))
    return len(words & others) / max(len(words), 1)


def has_dateline(block: Block) -> bool:
    r"""Tell whether a paragraph opens with a place and an agency in brackets: it is a report, and names its source.

    >>> from newsclean.read import read
    >>> report = "(LONDON=AFP) The first cars crossed the new bridge over the Thames on Monday, a spokesman said, and nobody fell."
    >>> [has_dateline(block) for block in read(report + "\n\n(AFP via Getty Images)").blocks]
    [True, False]
    """
    return block.text[0] in DATELINE_BRACKETS and block.words >= REPORT_WORDS and block.shape.ends_sentence
