"""What the scorer reads of a page: a row of numbers a block, and the hashes of the block's n-grams.

Nothing here looks at text again: the measures, the cues and the word hashes of `measure.py` are all there is, so a
page costs a few NumPy calls. The numbers are kept near the range of -1 to 1, as the network wants them.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from newsclean.scorer.markup import MARKUP_MEASURES, markup_columns, names_of
from newsclean.scorer.ngrams import SALTS, ngrams, words_of
from newsclean.scorer.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.measure import Hashes, Ints
    from newsclean.model import Block, Page
    from newsclean.scorer.markup import Names
    from newsclean.scorer.ngrams import Words
    from newsclean.scorer.rows import Rows

Floats = npt.NDArray[np.float32]
Hashes32 = npt.NDArray[np.uint32]

TABLES = (
    "chrome",
    "subscribe",
    "feed",
    "related",
    "caption",
    "advert",
    "consent",
    "social",
    "comments",
    "footer",
    "byline",
    "date",
    "modified",
)
"""The phrase tables, in the order of their columns."""

ANCHORS = ("whole", "start", "end", "any")

MEASURES = (
    "words",
    "characters a word",
    "letters",
    "digits",
    "capitals",
    "bars",
    "sentence ends",
    "no sentence end within",
    "ends a sentence",
    "ends open",
    "is cut off",
    "starts in lower case",
    "has an empty line before it",
    "is prose",
    "is in the long run of prose",
    "blocks since the long run's start",
    "blocks until the long run's end",
    "is before the long run",
    "is after the long run",
    "place on the page",
    "blocks above",
    "blocks below",
    "prose above",
    "times on the page",
    "shares words with the prose",
    "shares rare words with the prose",
    "repeats word pairs of other blocks",
    "blocks on the page",
    "share of prose on the page",
    "share of blocks with a phrase on the page",
    "phrase tables on the page",
)
"""The other columns."""

COLUMNS = (*MEASURES, *(f"{table} ({anchor})" for table in TABLES for anchor in ANCHORS))

HTML_COLUMNS = (*COLUMNS, *MARKUP_MEASURES)

CUE_COLUMNS = {(table, anchor): number for number, (table, anchor) in enumerate(product(TABLES, ANCHORS))}
"""By table and anchor, the column of their cues, behind the other columns."""


class Features(NamedTuple):
    """What the network reads of one page of n blocks."""

    measures: Floats
    """n rows of `COLUMNS`, or of `HTML_COLUMNS`."""
    ngrams: Hashes32
    """Hashes of the blocks' n-grams, one block after the other."""
    starts: Ints
    """n offsets into `ngrams`; a block has two at least."""
    names: Names | None = None
    """Of HTML, what its elements are called."""


def features(page: Page) -> Features:
    """Return what the network reads of a page that has a block at least."""
    words = words_of(page.blocks)
    seen, names = measures_and_names([page], words, rows_of([len(page.blocks)]))
    return Features(seen, *ngrams(page.blocks, words), names)


def measures_and_names(pages: Sequence[Page], words: Words, rows: Rows) -> tuple[Floats, Names | None]:
    """Return the rows of measures of some pages of text, or of one of HTML, and of that what the elements are called."""
    names = names_of(pages[0]) if pages[0].source == "html" else None
    columns = np.empty((len(HTML_COLUMNS if names else COLUMNS), len(rows.page)), np.float32)
    for number, column in enumerate(measures(pages, words, rows)):
        columns[number] = column
    columns[len(MEASURES) : len(COLUMNS)] = cue_columns([block for page in pages for block in page.blocks])
    for number, more in enumerate(markup_columns(pages[0], names, words) if names else (), len(COLUMNS)):
        columns[number] = more
    return np.ascontiguousarray(columns.T), names


def measures(pages: Sequence[Page], words: Words, rows: Rows) -> Iterable[npt.NDArray[np.generic]]:
    """Return the columns of `MEASURES`, each page's as if it stood alone."""
    blocks = [block for page in pages for block in page.blocks]
    shapes = [block.shape for block in blocks]
    numbers = np.frombuffer(b"".join([shape.numbers for shape in shapes])).reshape(len(blocks), -1)
    chars, lengths, letters, digits, capitals, bars, stops, ends, opens, cut, lower = numbers.T.copy()
    gaps = flags([block.gap for block in blocks])
    prose = flags([block.prose for block in blocks])
    count = rows.by_block(rows.sizes)
    place = np.arange(len(blocks)) - rows.by_block(rows.starts)
    first = rows.by_block(np.array([page.main.start for page in pages]))
    last = rows.by_block(np.array([page.main.stop - 1 for page in pages]))
    prose_words = lengths * prose
    total = rows.totals(prose_words)
    least_words, least_chars = np.maximum(lengths, 1), np.maximum(chars, 1)
    any_shared, rare_shared = shared_words(words, prose, rows)
    # What is divided by here brings a column near the range of -1 to 1; the network would get used to any other number.
    return (
        np.log1p(lengths) / 4,
        np.minimum(chars / least_words, 20) / 10,
        letters / least_chars,
        digits / least_chars,
        capitals / least_words,
        np.log1p(bars) / 2,
        stops / least_words * 5,
        stops == 0,
        ends,
        opens,
        cut,
        lower,
        gaps,
        prose,
        (place >= first) & (place <= last),
        signed_log(place - first),
        signed_log(last - place),
        place < first,
        place > last,
        place / count,
        np.log1p(place) / 5,
        np.log1p(count - 1 - place) / 5,
        rows.summed(prose_words) / rows.by_block(np.maximum(total, 1)),
        np.log(times_on_page(pages)),
        any_shared,
        rare_shared,
        repeated_pairs(words, rows),
        np.log1p(count) / 5,
        rows.by_block(total / np.maximum(rows.totals(lengths), 1)),
        rows.by_block(np.array([sum(bool(block.cues) for block in page.blocks) for page in pages])) / count,
        rows.by_block(np.array([len(page.cued) for page in pages])) / len(TABLES),
    )


def times_on_page(pages: Sequence[Page]) -> Ints:
    """Return of each block how often its content stands on its page."""
    found: list[int] = []
    for page in pages:
        contents = [block.shape.content_hash for block in page.blocks]
        found += map(Counter(contents).__getitem__, contents)
    return np.fromiter(found, np.int64, len(found))


def flags(values: Sequence[bool]) -> npt.NDArray[np.bool_]:
    """Return flags as an array: by way of bytes, which takes half of the time."""
    return np.frombuffer(bytes(values), np.bool_)


def signed_log(values: Ints) -> npt.NDArray[np.float64]:
    """Return distances in blocks on a scale on which near ones count."""
    return np.sign(values) * np.log1p(np.abs(values)) / 5


def holders(values: Hashes, owner: Ints, rows: Rows) -> tuple[Ints, Ints, Ints]:
    """Return which blocks of a page hold each value, one value after the other, where each value's begin, and how many they are.

    One sort does it, of values that make room for the number of the page above them and that of the block below them. Of
    64 bits there are enough, once a multiplication has brought what tells values apart to the upper ones.
    """
    above, below = rows.bits
    room = (np.uint64(1) << below) - np.uint64(1)
    keys = (values * SALTS[0] >> above & ~room) | rows.keys[owner]
    keys.sort()
    keys = keys[differs(keys)]  # each value once a block
    blocks = keys & room
    (starts,) = differs(keys - blocks).nonzero()
    return blocks.astype(np.int64), starts, np.append(starts[1:], len(blocks))[: len(starts)] - starts


def differs(values: Hashes) -> npt.NDArray[np.bool_]:
    """Tell of each value whether it differs from the one before; the first does."""
    found = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def shared_words(words: Words, prose: npt.NDArray[np.bool_], rows: Rows) -> tuple[npt.NDArray[np.float64], ...]:
    """Return the share of each block's words that other blocks of prose hold too, plain and weighted by rarity.

    A teaser of another story shares its function words with the article, and hardly a name.
    """
    count = len(prose)
    blocks, starts, in_blocks = holders(words.hashes, words.owner, rows)
    is_prose = prose[blocks]
    in_prose = np.add.reduceat(is_prose, starts, dtype=np.int64)
    elsewhere = in_prose.repeat(in_blocks) > is_prose
    on_page = rows.sizes[rows.page[blocks[starts]]]
    rarity = np.log((on_page + 1) / in_blocks).repeat(in_blocks)
    distinct = np.bincount(blocks, minlength=count)
    weight = np.bincount(blocks, rarity, count)
    plain = np.bincount(blocks, elsewhere, count) / np.maximum(distinct, 1)
    weighted = np.bincount(blocks, elsewhere * rarity, count) / np.maximum(weight, 1e-9)
    return plain, weighted


def repeated_pairs(words: Words, rows: Rows) -> npt.NDArray[np.float64]:
    """Return the share of each block's pairs of words that another block holds too: pull quotes, teasers, labels."""
    count = len(rows.page)
    inside = words.owner[1:] == words.owner[:-1]
    pairs = (words.hashes[:-1] * SALTS[3] + words.hashes[1:])[inside]
    blocks, _, in_blocks = holders(pairs, words.owner[1:][inside], rows)
    elsewhere = (in_blocks > 1).repeat(in_blocks)
    return np.bincount(blocks, elsewhere, count) / np.maximum(np.bincount(blocks, minlength=count), 1)


def cue_columns(blocks: Sequence[Block]) -> Floats:
    """Return a row for every phrase table and anchor: which blocks hold such a phrase."""
    held = [
        (CUE_COLUMNS[table, cue.anchor], place)
        for place, block in enumerate(blocks)
        if block.cues
        for table, cue in block.cues.items()
    ]
    columns = np.zeros((len(CUE_COLUMNS), len(blocks)), np.float32)
    if held:
        columns[tuple(zip(*held, strict=True))] = 1
    return columns
