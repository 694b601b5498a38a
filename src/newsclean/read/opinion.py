"""A second opinion on what is main content, for pages on which the scorer is unsure: trafilatura's.

trafilatura: A. Barbaresi (2021), "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction". Its process-wide duplicate cache stays off, so that a page's result depends on that page alone.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import trafilatura
from justext.utils import get_stoplist, get_stoplists
from trafilatura import external
from trafilatura.utils import line_processing, trim

from newsclean.measure import shapes
from newsclean.model import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.model import Shape

logging.getLogger("trafilatura").addHandler(
    logging.NullHandler()
)  # what it finds amiss goes into `warnings`, not to stderr

SHINGLE = 4
"""Words to a shingle."""

CONTAINED = 0.6
"""Share of a block's shingles that have to stand in the extracted text for the block to be of it."""


class StopWords:
    """jusText's stop words of all languages, as what trafilatura hands over to it.

    trafilatura has them in a tuple, by which jusText looks up its own set of them: 154,000 words that are held twice, and
    are all hashed, which takes five milliseconds, each time that it is asked. This is read from the files when the set is
    made, and looked up by what it is.
    """

    def __iter__(self) -> Iterator[str]:
        """Yield the words, some more than once."""
        for language in sorted(get_stoplists()):
            yield from get_stoplist(language)


external.JT_STOPLIST = StopWords()  # type: ignore[assignment] # typed as what it is before it is first asked for

FORGETTING = [function.cache_clear for function in (trim, line_processing) if hasattr(function, "cache_clear")]
"""What empties trafilatura's caches of texts: of the last thousand, which may be as long as pages are, and no other page has."""


def opinion(blocks: Sequence[Shape], source: str, warnings: list[str]) -> tuple[bool, ...] | None:
    """Return by block whether trafilatura holds it for main content; None where it finds nothing."""
    lines = [line for line in (extract(source, warnings) or "").splitlines() if line.strip()]
    if not lines:
        return None
    known = set(shingles(shapes([" ".join(lines)])[0]))
    whole = {shape.content_hash for shape in shapes(lines)}
    return tuple(is_contained(shape, known, whole) for shape in blocks)


def extract(source: str, warnings: list[str]) -> str | None:
    """Return what trafilatura extracts; None, with a warning, where it fails."""
    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False)
    except Exception as error:  # noqa: BLE001 - whatever a parser fails with on a hostile page, the page has blocks to clean
        warnings.append(f"trafilatura failed with {type(error).__name__}: {error}"[:200])
        return None
    finally:
        for forget in FORGETTING:
            forget()


def shingles(shape: Shape) -> Iterable[bytes]:
    """Return a line's runs of words; a shorter line is one run."""
    return shape.shingles(SHINGLE) or [shape.hashed]


def is_contained(shape: Shape, known: set[bytes], whole: set[int]) -> bool:
    """Tell whether a block stands in the extracted text."""
    if shape.content_hash in whole:
        return True
    found = [shingle in known for shingle in shingles(shape)]
    return len(shape.hashed) >= SHINGLE * HASH_BYTES and sum(found) >= CONTAINED * len(found)
