"""Which blocks of an HTML page are main content: the scorer's vote, before any rule looks at the page.

The rules for HTML go by it: what was voted out is no prose to them, and their claims on it are named after the element
that it stands in. Where the scorer is unsure, a second extractor is asked, and what it says counts as evidence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.model import Draft
from newsclean.once import pass_on
from newsclean.prose import assembled, blocks_of, prose_words
from newsclean.read.standfirst import standfirst
from newsclean.read.surroundings import with_neighbours, without_labels
from newsclean.read.teasers import without_teasers
from newsclean.read.walk import markup_from
from newsclean.scorer import unadvised, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Markup, Page, Verdict

CLUTTERED = 0.0
"""Log-odds of clutter above which there is a vote; a page that could not be judged has just these."""

UNSURE = 0.1
"""Share of the article's words that the scorer expects to have wrong, from which a second opinion is worth its time:
on one page in seven. Of an F1 of 0.69 it makes 0.74 to 0.76 above 0.15, of 0.86 it makes 0.87 from there down to 0.1; below
0.08 it changes nothing."""

LONGEST = 1_000_000
"""Characters of HTML beyond which there is no second opinion either: what trafilatura takes grows faster than the page."""

ASKED = "it was hard to tell the article from its page; trafilatura was asked as well"

LITTLE = 0.15
"""Share of the page's prose below which what is kept is worth a second opinion as well, however sure the scorer is."""

DEEPEST = 250
"""Elements around a block beyond which there is no second opinion: its parser stops at 256 (libxml2's default), and the
text below would count as left out."""


def vote(page: Page) -> Page:
    """Return an HTML page with the vote in its blocks' markup; without one where there seems to be nothing to remove."""
    if verdict(page).clutter <= CLUTTERED:
        return page
    if doubt(page, verdict(page)) >= UNSURE or kept_prose(page, verdict(page)) < LITTLE:
        page = with_opinion(page)
    blocks = voted(page.blocks, kept_blocks(page, verdict(page)))
    draft = Draft((), page.language, page.head, page.source, page.raw, page.warnings, page.elements)
    found = assembled(draft, blocks)
    found.answers.update(page.answers)  # the verdict is on the page as it was read, and there is no other
    return found


def kept_blocks(page: Page, judged: Verdict) -> Sequence[bool]:
    """Return by block whether it is kept: as the scorer has it, but for what the elements and neighbours say better."""
    kept = without_labels(page, judged)
    place = standfirst(page, judged)
    if place is not None:
        kept[place] = True
    return without_teasers(page, with_neighbours(page, kept, judged))


def doubt(page: Page, judged: Verdict) -> float:
    """Return how many words the scorer expects to have wrong, as a share of those that it expects the article to have."""
    words = [block.words for block in page.blocks]
    wrong = sum(count * min(share, 1 - share) for count, share in zip(words, judged.article, strict=True))
    right = sum(count * share for count, share in zip(words, judged.article, strict=True))
    return wrong / max(1.0, right)


def kept_prose(page: Page, judged: Verdict) -> float:
    """Return the share of the page's words of prose that the scorer keeps."""
    kept = prose_words(block for block, keep in zip(page.blocks, judged.kept, strict=True) if keep)
    return kept / max(1, prose_words(page.blocks))


def with_opinion(page: Page) -> Page:
    """Return a page with a second extractor's opinion, if it has one."""
    if len(page.raw) > LONGEST or max(path.count("/") for path in page.elements.paths) > DEEPEST:
        return page
    from newsclean.read.opinion import opinion  # noqa: PLC0415 - trafilatura takes half a second to import

    warnings = [ASKED]
    found = opinion([block.shape for block in page.blocks], page.raw, warnings)
    told = replace(page, opinion=found, warnings=(*page.warnings, *warnings))
    pass_on(unadvised, page, told)
    return told


def voted(blocks: Sequence[Block], kept: Sequence[bool]) -> tuple[Block, ...]:
    """Return blocks with a vote for each: what is voted out is no prose. Column by column, as there are hundreds."""
    if not blocks:
        return ()
    texts, places, spans, gaps, markups, shapes, cues, prose, telling, answers = zip(*blocks, strict=True)
    told = [markup and with_main(markup, main=keep) for markup, keep in zip(markups, kept, strict=True)]
    stays = [reads_so and keep for reads_so, keep in zip(prose, kept, strict=True)]
    return blocks_of(texts, places, spans, gaps, told, shapes, cues, stays, telling, answers)


def with_main(markup: Markup, *, main: bool) -> Markup:
    """Return a block's markup with a vote; `_replace` would take four times as long."""
    path, tag, ancestors, density, _, element, written = markup
    return markup_from((path, tag, ancestors, density, main, element, written))
