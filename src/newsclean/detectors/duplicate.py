"""Remove what is said twice: a paragraph or a run of blocks that repeats, pull quotes, and teasers of the page itself.

>>> story = "The ferry to the outer islands will not sail before Thursday, the harbour master said."
>>> claimed(detect, story, "Nobody was hurt when the storm broke, he added.", story) == [story]
True
>>> claimed(detect, "Row, row, row your boat", "Gently down the stream", "Row, row, row your boat")
[]
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.detectors._phrase import is_label
from newsclean.detectors._pulled import pull_quotes
from newsclean.measure import repeated_runs
from newsclean.model import Claim
from newsclean.prose import prose_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

FEWEST_WORDS = 12
"""Words from which a block that repeats is a duplicate: refrains, names and answers repeat by right."""

FEWEST_LABELS, LABEL_WORDS = 4, 6
"""Times that a label has to stand on a page to be the page's own, and the longest of them in words."""

SAID_TWICE = 0.4
"""Share of a page's prose that has to repeat where nothing else on it is boilerplate: refrains, summaries and legal
notes repeat by right, an article as a whole does not."""

QUOTED = 40
"""Code points of the repeated text that a reason quotes."""

SHINGLE = 4
"""Words to a shingle, as in Broder (1997), "On the resemblance and containment of documents"."""

CONTAINED = 0.9
"""Share of a block's shingles that stand in earlier blocks, from which it repeats them. What a vote on HTML keeps has to stand
there as a whole: one name in a sentence is another. Of 16 paragraphs that only nearly do, 15 are in the gold bodies."""


def detect(page: Page) -> Iterator[Claim]:
    """Claim pull quotes; the later, or the one outside the article, of two blocks that say the same; and short lines between such."""
    for quote, paragraph, speaker in pull_quotes(page):
        yield Claim(quote, "duplicate", f"is set apart from {paragraph.text[:QUOTED]!r}, where it stands as well")
        if speaker:
            yield Claim(speaker, "duplicate", f"says who is quoted above: {quote.text[:QUOTED]!r}", weak=True)
    repeats = dict(repeated_paragraphs(page))
    said_twice = sum(page.blocks[index].words for index in repeats)
    if not page.cluttered and said_twice < SAID_TWICE * prose_words(page.blocks):
        return
    yield from repeated_labels(page)
    if repeats:
        yield from repeated_between(page, repeats)


def repeated_between(page: Page, repeats: dict[int, Block]) -> Iterator[Claim]:
    """Claim the paragraphs that repeat, and the short lines between such that repeat as well."""
    seen: dict[int, int] = {}
    for block in page.blocks:
        seen.setdefault(block.shape.content_hash, block.index)
    originals = {block.index for block in repeats.values()}
    # A subhead repeats with its paragraphs; by itself it may, as a refrain does.
    for step, order in ((-1, page.blocks), (1, reversed(page.blocks))):
        for block in order:
            first = seen[block.shape.content_hash]
            if (
                block.index + step in repeats
                and first < block.index
                and block.index not in repeats
                and block.index not in originals
                and block.words
            ):
                repeats[block.index] = page.blocks[first]
    for index in sorted(repeats):
        yield Claim(page.blocks[index], "duplicate", f"repeats {repeats[index].text[:QUOTED]!r}")


def repeated_labels(page: Page) -> Iterator[Claim]:
    """Claim the short lines that stand on a cluttered page again and again: the labels of its cards and buttons.

    What a vote on HTML keeps is none: under each product that an article tells of stands "Pros".
    """
    if not page.cluttered:
        return
    labels = [
        block
        for block in page.blocks
        if 0 < block.words <= LABEL_WORDS
        and is_label(block)
        and not block.shape.ends_open
        and not (block.markup and block.markup.main)
    ]
    counts = Counter(block.shape.content_hash for block in labels)
    for block in labels:
        count = counts[block.shape.content_hash]
        if count >= FEWEST_LABELS:
            yield Claim(block, "duplicate", f"stands on the page {count} times")


def repeated_paragraphs(page: Page) -> Iterator[tuple[int, Block]]:
    """Yield the index of each paragraph that repeats another, and the other; near repeats only where there is clutter."""
    paragraphs = [block for block in page.blocks if block.prose and block.words >= FEWEST_WORDS]
    shapes = [block.shape for block in paragraphs]
    repeated = repeated_runs(shapes, SHINGLE) if page.cluttered else [[] for _ in paragraphs]
    whole: dict[int, Block] = {}
    parts: dict[int, Block] = {}
    in_order = sorted(zip(paragraphs, repeated, strict=True), key=lambda pair: pair[0].index not in page.main)
    for block, shingles in in_order:
        if block.shape.content_hash in whole:
            yield block.index, whole[block.shape.content_hash]
            continue
        known = [shingle for shingle in shingles if shingle in parts]
        share = 1.0 if block.markup and block.markup.main else CONTAINED
        if known and len(known) >= share * block.shape.runs(SHINGLE):
            yield block.index, parts[known[0]]
            continue
        whole[block.shape.content_hash] = block
        for shingle in shingles:
            parts.setdefault(shingle, block)
