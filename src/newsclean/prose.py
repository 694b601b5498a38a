"""What the measures say of a page as a whole: its one run of prose, and whether it has boilerplate at all."""

from __future__ import annotations

import re
from functools import partial
from itertools import count, repeat
from typing import TYPE_CHECKING

from newsclean.model import Block, Page
from newsclean.phrases import index
from newsclean.search import measure_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsclean.model import Cue, Draft, Piece, Shape

LONGEST_VOTE = 80
"""Words beyond which a paragraph counts no more: one legal notice must not outweigh an article."""

SHORTEST_CLOSING = 3
"""Words of a sentence that may close an article: "Nobody was hurt.\""""

LABEL_COST = 4
"""What a line that is no prose takes off a run: a subhead costs nothing against its paragraphs, a menu of fifty
lines cannot be crossed for a teaser."""

PROMPT_WORDS = 40
"""The longest block whose phrase keeps it from being counted as prose: a prompt or a caption of two sentences."""

CUE_COST = 2
"""What a line takes off whose phrase gives it away: it is removed for what it is, and need not part a standfirst
from its article."""

HEADING_COST = 40
"""What a heading such as "Most read" takes off: as much as two or three lines of teasers give."""

HEADINGS = ("feed", "related", "comments")


def prose_words(blocks: Iterable[Block]) -> int:
    """Count the words of prose."""
    return sum(block.words for block in blocks if block.prose)


def main_run(blocks: Sequence[Block]) -> range:
    """Return the indices of the page's one long run of prose: the segment whose votes add up to most (Kadane 1984)."""
    best, best_start, best_stop, total, start = 0, 0, 0, 0, 0
    for block in blocks:
        if total <= 0:
            total, start = 0, block.index
        words = block.words
        if block.prose and not (block.telling and words <= PROMPT_WORDS):
            total += min(words, LONGEST_VOTE)
        elif not block.cues:
            total -= LABEL_COST
        else:
            total -= HEADING_COST if any(block.cue(table, "whole") for table in HEADINGS) else CUE_COST
        if total > best:
            best, best_start, best_stop = total, start, block.index + 1
    while best and best_stop < len(blocks) and closes_article(blocks[best_stop]):
        best_stop += 1
    return range(best_start, best_stop)


def closes_article(block: Block) -> bool:
    """Tell whether a short sentence goes on with the article that it stands under."""
    if block.markup and block.markup.main is False:
        return False
    return block.shape.ends_sentence and block.words >= SHORTEST_CLOSING and not block.telling


HEADER_TABLES = frozenset({"byline", "date", "modified", "prose"})
"""Tables whose phrases articles use as well."""

FEWEST_PHRASES = 3
"""Different phrases that make a page cluttered: an article has one or two by chance, and one of them many times."""

TELLING_SHARE = 0.02
"""Share of the blocks that hold one: a long article has more of them by chance."""

BYLINE_WORDS = 12
"""The longest line that counts as a byline where nothing else is known of the page."""

MOST_DIGITS = 4
"""Digits of a count of comments, views or minutes."""

NUMBER = re.compile(r"\d{1,3}[.)] ")


def tells_in(cues: Mapping[str, Cue], text: str, shape: Shape) -> bool:
    """Tell whether one of a text's phrases is boilerplate's."""
    return any(
        table not in HEADER_TABLES and not (cue.anchor == "whole" and is_own_label(text, shape))
        for table, cue in cues.items()
    )


def may_be_byline(block: Block) -> bool:
    """Tell whether a short line begins like a byline."""
    return block.cue("byline", "start") is not None and block.words <= BYLINE_WORDS and not block.shape.ends_sentence


def is_numbered(block: Block) -> bool:
    """Tell whether a block is an item of a numbered list: "3. Google"."""
    return NUMBER.match(block.text) is not None


def is_own_label(text: str, shape: Shape) -> bool:
    """Tell whether a text that is nothing but a phrase may be the article's own: a numbered item, or a name and a price.

    Lists of social networks, of newsletters, of cookies look like this.
    """
    return shape.digits > MOST_DIGITS or NUMBER.match(text) is not None


def is_cluttered(blocks: Sequence[Block]) -> bool:
    """Tell whether phrases show that a page has boilerplate on it."""
    telling = [block for block in blocks if block.telling]
    phrases = {cue.phrase for block in telling for table, cue in block.cues.items() if table not in HEADER_TABLES}
    if any(may_be_byline(block) for block in blocks if "byline" in block.cues):
        phrases.add("byline")  # who left the byline in the text left more
    return len(phrases) >= FEWEST_PHRASES and len(telling) >= TELLING_SHARE * len(blocks)


def pages(drafts: Sequence[Draft]) -> list[Page]:
    """Measure some pages together."""
    every = measure_pages([(draft.pieces, index(draft.language)) for draft in drafts])
    return [assembled(draft, measured(draft.pieces, *found)) for draft, found in zip(drafts, every, strict=True)]


def measured(pieces: Sequence[Piece], shapes: Sequence[Shape], cues: Sequence[Mapping[str, Cue]]) -> tuple[Block, ...]:
    """Return pieces with their measures, as blocks."""
    if not pieces:
        return ()
    texts, spans, gaps, markups = zip(*pieces, strict=True)
    prose = [shape.prose for shape in shapes]
    telling = [
        bool(found) and tells_in(found, text, shape) for found, text, shape in zip(cues, texts, shapes, strict=True)
    ]
    answers: list[dict[object, object]] = [{} for _ in pieces]
    return blocks_of(texts, count(), spans, gaps, markups, shapes, cues, prose, telling, answers)


def bare(kept: Iterable[Block]) -> tuple[Block, ...]:
    """Return what measuring the blocks' bare text would give, each set apart by empty lines."""
    known = [(block.text, block.shape, block.cues, block.shape.prose, block.telling, block.answers) for block in kept]
    if not known:
        return ()
    texts, *measures = zip(*known, strict=True)
    return blocks_of(texts, count(), repeat(None), repeat(True), repeat(None), *measures)  # noqa: FBT003 - a column


def blocks_of(*columns: Iterable[object]) -> tuple[Block, ...]:
    """Make blocks of their fields, column by column, as `Block._make` does, but for its check."""
    return tuple(map(partial(tuple.__new__, Block), zip(*columns)))  # noqa: B905 - some columns have no end


def assembled(draft: Draft, blocks: tuple[Block, ...]) -> Page:
    """Return the page of a draft, and of its blocks."""
    cued: dict[str, list[Block]] = {}
    for block in blocks:
        for table in block.cues:
            cued.setdefault(table, []).append(block)
    return Page(
        blocks=blocks,
        cued=cued,
        main=main_run(blocks),
        cluttered=is_cluttered(blocks),
        language=draft.language,
        head=draft.head,
        source=draft.source,
        raw=draft.raw,
        warnings=draft.warnings,
        elements=draft.elements,
        parted=draft.parted,
    )
