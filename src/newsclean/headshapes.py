"""What a page declares of itself, measured once and together, to be compared with its blocks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsclean.measure import shapes
from newsclean.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Page, Shape


class HeadShapes(NamedTuple):
    """The measures of what a page's head holds."""

    titles: Sequence[Shape]
    names: Sequence[Shape]
    """Of its bylines and its authors."""
    lines: Sequence[Shape]
    """Of the article's text, those that are not empty."""


@once
def head_shapes(page: Page) -> HeadShapes:
    """Measure a page's titles, authors and text in one pass: for each by itself the calls would cost more than the work."""
    head = page.head
    titles = [title.value for title in head.titles]
    names = [byline.value for byline in head.bylines]
    names += chain.from_iterable(authors.value for authors in head.authors)
    lines = [line for line in (head.article_body or "").splitlines() if line.strip()]
    measured = shapes([*titles, *names, *lines])
    stop = len(titles) + len(names)
    return HeadShapes(measured[: len(titles)], measured[len(titles) : stop], measured[stop:])
