"""The learned scorer: what belongs to the article, judged from every block in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.model import Verdict
from newsclean.once import once, once_together
from newsclean.scorer.decode import article
from newsclean.scorer.evidence import reasons_of
from newsclean.scorer.features import measures_and_names
from newsclean.scorer.network import PLACES, means, output, shipped
from newsclean.scorer.ngrams import ngrams, words_of
from newsclean.scorer.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.measure import Bools
    from newsclean.model import Block, Page
    from newsclean.scorer.features import Floats
    from newsclean.scorer.network import Output, Source, Weights
    from newsclean.scorer.ngrams import Words

MOST_BLOCKS = 20_000
"""Blocks from which a page is not judged: the longest page in the data has 6,561, and a block takes the network
four kilobytes."""

TOGETHER = 1000
"""Blocks of text from which no further page is looked at together with theirs: what is known of them all still fits the caches."""

ADVICE = 2.5
"""Log-odds that a second opinion adds to a block or takes from it. Where the scorer is least sure 3 does better than 2 (an F1
of 0.76 and 0.74, and 0.72 with 1), where it is less unsure 2 does as well."""


DOUBT: Mapping[Source, float] = {"text": 0.2, "html": 0.3}
"""By source, the probability of being the article's from which a block stays even where the page as a whole is likelier
without it: the last paragraph under a box of links looks like a teaser, and the subhead above it like a headline."""


CLUTTERED = 7.0
"""Log-odds of clutter from which the scorer is certain. Of 491 clean articles by publishers that it had not seen none
passed them, and of the pages with their menus and sidebars nine in ten."""

LIKELY_CLUTTERED = 4.0
"""The same where its phrases speak for clutter: of 882 gold articles six that have enough of them pass this as well,
and their phrases are taken anyway; of 875 half-cleaned pages 363 do instead of 167."""


UNKNOWN = 0.0
"""The same of a page that is not judged: clean is as likely as not."""


class Judged(NamedTuple):
    """What a page's verdict and its reasons are made of."""

    measures: Floats
    places: Floats
    kept: Bools
    clutter: float


class Seen(NamedTuple):
    """What the network sees of a page's blocks and says of them, whatever a second extractor may say."""

    measures: Floats
    output: Output


@once_together
def unadvised(pages: Sequence[Page]) -> Sequence[Seen | None]:
    """Look at some pages, those of text together; None stands for a page that is not judged."""
    found: dict[int, Seen] = {}
    for numbers in groups(pages):
        found.update(zip(numbers, look([pages[number] for number in numbers]), strict=True))
    return [found.get(number) for number in range(len(pages))]


def groups(pages: Sequence[Page]) -> Iterator[list[int]]:
    """Yield the numbers of pages that are looked at together; HTML is looked at page by page."""
    group: list[int] = []
    count = 0
    for number, page in enumerate(pages):
        if not can_be_judged(page):
            continue
        if page.source == "html":
            yield [number]
            continue
        group.append(number)
        count += len(page.blocks)
        if count >= TOGETHER:
            yield group
            group, count = [], 0
    if group:
        yield group


def look(pages: Sequence[Page]) -> Iterator[Seen]:
    """Let the network look at some pages of text, or at one of HTML."""
    weights, rows = shipped(pages[0].source), rows_of([len(page.blocks) for page in pages])
    blocks = [block for page in pages for block in page.blocks]
    words = words_of(blocks)
    measures, names = measures_and_names(pages, words, rows)
    vectors = vectors_of if names else kept_vectors
    seen = output(measures, vectors(blocks, words, weights), names, weights, rows)
    return map(Seen, (measures[place] for place in rows.places()), seen)


def vectors_of(blocks: Sequence[Block], words: Words, weights: Weights) -> Floats:
    """Return the mean vectors of the blocks' n-grams."""
    return means(weights.ngrams, *ngrams(blocks, words))


def kept_vectors(blocks: Sequence[Block], words: Words, weights: Weights) -> Floats:
    """Return those of blocks of text, where a block that is left for another round takes its own along."""
    unknown = [block for block in blocks if kept_vectors not in block.answers]
    if unknown:
        found = vectors_of(unknown, words if len(unknown) == len(blocks) else words_of(unknown), weights)
        for block, row in zip(unknown, found, strict=True):
            block.answers[kept_vectors] = row.tobytes()
        if len(unknown) == len(blocks):
            return found
    rows = b"".join([block.answers[kept_vectors] for block in blocks])  # type: ignore[misc] # bytes, from here
    return np.frombuffer(rows, np.float32).reshape(len(blocks), -1)


@once
def judged(page: Page) -> Judged:
    """Judge a page's blocks. Raises `ValueError` for a page that is not judged."""
    if (seen := unadvised(page)) is None:
        message = "a page without blocks, or with too many, is not judged"
        raise ValueError(message)
    measures, (places, clutter) = seen
    if page.opinion:
        places = advised(places, np.array(page.opinion))
    words = np.array([block.shape.words for block in page.blocks], np.float64)
    doubtful = places[:, PLACES.index("article")] >= np.log(DOUBT[page.source])
    return Judged(measures, places, article(places, words) | doubtful, clutter)


def advised(places: Floats, main: Bools) -> Floats:
    """Return the log-probabilities of the places with an opinion weighed in on which blocks are main content.

    >>> odds = advised(np.log(np.full((2, 4), 0.25)), np.array([True, False]))
    >>> np.exp(odds[:, PLACES.index("article")]).round(2).tolist()
    [0.8, 0.03]
    """
    told = places.copy()
    told[:, PLACES.index("article")] += np.where(main, ADVICE, -ADVICE)
    weighed: Floats = told - np.logaddexp.reduce(told, axis=1, keepdims=True)
    return weighed


@once
def verdict(page: Page) -> Verdict:
    """Say what the scorer makes of a page."""
    if unadvised(page) is None:
        return unjudged(len(page.blocks))
    _, places, kept, odds = judged(page)
    return Verdict(kept.tolist(), np.exp(places[:, PLACES.index("article")]).tolist(), odds)


def can_be_judged(page: Page) -> bool:
    """Tell whether a page has blocks, and not too many."""
    return 0 < len(page.blocks) < MOST_BLOCKS


def unjudged(count: int) -> Verdict:
    """Return what is said of a page that says nothing: all stays, and nothing is certain."""
    return Verdict(kept=(True,) * count, article=(0.5,) * count, clutter=UNKNOWN)


def clutter(page: Page) -> float:
    """Return the log-odds that a page has boilerplate on it; nothing has to be decided of its blocks to tell them."""
    seen = unadvised(page)
    return seen.output.clutter if seen else UNKNOWN


def is_certain(page: Page) -> bool:
    """Tell whether the scorer is certain that there is something on a text to remove."""
    return clutter(page) >= (LIKELY_CLUTTERED if page.cluttered else CLUTTERED)


def reasons(page: Page, some: Sequence[int]) -> Sequence[str]:
    """Return what tells most against some of the blocks of a page that was judged, as a sentence's end."""
    if not some:
        return ()
    measures, places, kept, _ = judged(page)
    return reasons_of(some, places, measures, kept, shipped(page.source).dense["evidence"])
