r"""The article, without the page around it.

>>> article = clean("Skip to content\n\nIt rained for two days before the river rose.\n\n12 Comments")
>>> article.body
'It rained for two days before the river rose.'
>>> [(removal.detector, removal.text) for removal in article.removed]
[('chrome', 'Skip to content'), ('comments', '12 Comments')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors import DETECTORS, detectors
from newsclean.engine import clean_page, clean_pages
from newsclean.model import Article, Block, Claim, Detector, Page, Removal
from newsclean.read import draft, pages_of, read
from newsclean.search import PART_CHARS, PART_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsclean.model import Draft

__all__ = ["DETECTORS", "Article", "Block", "Claim", "Detector", "Page", "Removal", "clean", "clean_many", "detectors"]


def clean(source: str | bytes, *, url: str | None = None, detectors: Mapping[str, Detector] | None = None) -> Article:
    """Return the article of a scraped page.

    `source` is HTML or the text that a scraper made of it, told apart by looking; bytes are decoded as a browser
    would. `url` helps to date HTML pages. `detectors` replaces the built-in ones (`newsclean.DETECTORS`): a mapping
    of names to functions, by which some are left out, replaced, or added.

    Raises `TypeError` where `source` is neither text nor bytes. Everything else is an article, with `warnings`.
    """
    return clean_page(read(source, url), DETECTORS if detectors is None else detectors)


def clean_many(sources: Iterable[str | bytes], *, detectors: Mapping[str, Detector] | None = None) -> Iterator[Article]:
    """Yield the article of each source, in order: the same articles as `clean`, one by one."""
    chosen = DETECTORS if detectors is None else detectors
    batch: list[Draft] = []
    chars = 0
    for source in sources:
        batch.append(draft(source))
        chars += sum(len(piece.text) for piece in batch[-1].pieces)
        if chars >= PART_CHARS or len(batch) == PART_PAGES:
            yield from clean_pages(pages_of(batch), chosen)
            batch, chars = [], 0
    yield from clean_pages(pages_of(batch), chosen)
