"""What the scorer reads of a page's markup: more columns, and the names of the elements around each block.

Editors and extractors go by the same signs: the one element that holds most of the prose, what its authors called it,
how much of a block is links, and what the page's head declares to be the headline and the article's text.
"""

from __future__ import annotations

import re
import sys
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.headshapes import head_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from newsclean.measure import Ints
    from newsclean.model import Page, Shape
    from newsclean.scorer.features import Hashes32
    from newsclean.scorer.ngrams import Words

    Floats64 = npt.NDArray[np.float64]

MARKUP_MEASURES = (
    "share that is links",
    "depth",
    "share of the page's prose in the element around",
    "share of the page's prose two elements around",
    "is in the element with most prose",
    "is under the element with most prose",
    "steps up to an element that holds the most prose too",
    "is in another <article> than the element with most prose",
    "share of the page's prose in elements called the same",
    "<h1> above",
    "shares words with the declared title",
    "holds the words of the declared title",
    "is after the declared title",
    "stands in the declared text",
    "a text is declared",
)
"""The columns."""

NAME = re.compile(r"<[^>]*>|\w+=[^\s]+|[A-Z]?[a-z]{2,}|[A-Z]{2,}")
"""A tag, a property, or a word of a name, however it is joined to the next: `story-body__text`, `articleBody`."""

PLAIN_NAME = re.compile(r"<[^>]*>|[A-Z]?[a-z]{2,}|[A-Z]{2,}")
"""The same where there is no property, in half the time."""

KEPT_NAMES = 4096
"""Names whose hash is kept: a page has some hundred, and most pages the same."""

HASH_BYTES = 4
"""What a name's hash takes."""

DEEP = 20
"""What a depth is divided by; half of the blocks stand less deep."""

SHINGLE = 4
"""Words in a row that must stand in the declared text as well; shorter blocks must be a line of it."""


class Names(NamedTuple):
    """What the elements around n blocks are called."""

    hashes: Hashes32
    """Of the elements' names, one element after the other."""
    starts: Ints
    """Offsets into `hashes`, an element each; every element has a name at least."""
    around: Ints
    """The number of the element around each; -1 for the first, which is around the page."""
    kind: Ints
    """The same number for elements that are called the same."""
    element: Ints
    """n numbers: the element of each block."""


def names_of(page: Page) -> Names:
    """Return what the elements of a page are called."""
    kinds: dict[str, int] = {}
    kind = [kinds.setdefault(called, len(kinds)) for called in page.elements.called]
    hashed = list(map(hashes_of, kinds))
    every = [hashed[number] for number in kind]
    counts = np.fromiter(map(len, every), np.int64, len(every)) // HASH_BYTES
    return Names(
        np.frombuffer(b"".join(every), np.uint32),
        np.cumsum(counts) - counts,
        np.array(page.elements.around),
        np.array(kind),
        np.array([block.markup.element if block.markup else 0 for block in page.blocks]),
    )


def hashes_of(called: str) -> bytes:
    """Return the hashes of the names in what an element is called, of `HASH_BYTES` each."""
    return b"".join(map(hash_of, (NAME if "=" in called else PLAIN_NAME).findall(called)))


@lru_cache(maxsize=KEPT_NAMES)
def hash_of(name: str) -> bytes:
    """Return a name's hash; those of the last pages are kept."""
    return zlib.crc32(name.lower().encode("utf-8", "replace")).to_bytes(HASH_BYTES, sys.byteorder)


def markup_columns(page: Page, names: Names, words: Words) -> Iterator[npt.NDArray[np.generic] | float]:
    """Yield the columns of `MARKUP_MEASURES`; a number where it is the same for all blocks."""
    yield np.array([block.markup.link_density if block.markup else 0.0 for block in page.blocks])
    prose = np.array([block.words if block.prose else 0 for block in page.blocks], np.float64)
    yield from place_columns(page, names, prose)
    yield alike(names, prose)
    yield np.log1p(np.cumsum([block.markup is not None and block.markup.tag == "h1" for block in page.blocks]))
    yield from declared_columns(page, words)


def place_columns(page: Page, names: Names, prose: Floats64) -> Iterator[npt.NDArray[np.generic]]:
    """Yield the columns that tell where in the tree a block stands; `prose` is the words of prose in each."""
    element, around, count = names.element, names.around.tolist(), len(names.around)
    total = max(prose.sum(), 1)
    box = np.maximum(names.around[element], 0)
    direct = np.bincount(box, prose, count)  # the prose of the blocks that stand in an element themselves
    within = np.bincount(element, prose, count).tolist()  # and, from here on, the prose at any depth
    for number in range(count - 1, 0, -1):
        within[around[number]] += within[number]
    main = at = int(direct.argmax())
    holds_main = [False] * count
    while at >= 0:
        holds_main[at], at = True, around[at]
    depth, steps, article = [0] * count, [0] * count, [0] * count
    under = [number == main for number in range(count)]
    tags = page.elements.tags
    for number in range(1, count):
        above = around[number]
        article[number] = number if tags[number] == "article" else article[above]
        depth[number] = depth[above] + 1
        steps[number] = 0 if holds_main[number] else steps[above] + 1
        under[number] = under[number] or under[above]
    yield np.array(depth)[element] / DEEP
    yield direct[box] / total
    yield np.array(within)[np.maximum(names.around[box], 0)] / total
    yield box == main
    yield np.array(under)[element]
    yield np.log1p(np.array(steps)[element]) / 2
    yield np.array(article)[element] != article[main]


def alike(names: Names, prose: Floats64) -> Floats64:
    """Return by block the share of the page's prose in elements that are called like its own, and so are those around.

    What a template prints, it prints in the same elements: an article's paragraphs in one kind, teasers in another.
    """
    own, around = names.kind[names.element], names.kind[np.maximum(names.around[names.element], 0)]
    _, both = np.unique(own * len(names.kind) + around, return_inverse=True)
    share: Floats64 = np.bincount(both, prose)[both] / max(1, prose.sum())
    return share


def declared_columns(page: Page, words: Words) -> Iterator[npt.NDArray[np.generic] | float]:
    """Yield the columns that tell what the page's head declares a block to be."""
    count = len(page.blocks)
    title_words = np.unique(np.frombuffer(b"".join(shape.hashed for shape in head_shapes(page).titles[:1]), np.uint64))
    in_title = np.bincount(words.owner, np.isin(words.hashes, title_words), count)
    of_block = in_title / np.maximum(words.counts, 1)
    of_title = np.minimum(in_title / max(1, len(title_words)), 1)
    yield of_block
    yield of_title
    yield (np.arange(count) > int((of_block + of_title).argmax())) & (len(title_words) > 0)
    yield contained([block.shape for block in page.blocks], head_shapes(page).lines)
    yield float(bool(page.head.article_body))


def contained(blocks: Sequence[Shape], lines: Sequence[Shape]) -> npt.NDArray[np.float64]:
    """Return the share of each block's runs of words that stand in a text of some lines."""
    if not lines:
        return np.zeros(len(blocks))
    whole = {line.hashed for line in lines}
    text = lines[0]._replace(hashed=b"".join(line.hashed for line in lines))
    known = set(text.shingles(SHINGLE))
    return np.array(
        [
            1.0 if block.hashed in whole else sum(run in known for run in runs) / max(1, len(runs))
            for block, runs in ((block, block.shingles(SHINGLE)) for block in blocks)
        ]
    )
