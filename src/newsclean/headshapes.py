"""What a page declares of itself, measured once and together, to be compared with its blocks."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
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
    description: Sequence[Shape]
    """Of its descriptions, one each."""


@once
def head_shapes(page: Page) -> HeadShapes:
    """Measure a page's titles, authors and text in one pass: for each by itself the calls would cost more than the work."""
    head = page.head
    titles = [title.value for title in head.titles]
    names = [byline.value for byline in head.bylines]
    names += chain.from_iterable(authors.value for authors in head.authors)
    lines = [line for line in (head.article_body or "").splitlines() if line.strip()]
    described = (head.description or "").splitlines()
    measured = shapes([*titles, *names, *lines, *described])
    ends = list(accumulate(map(len, (titles, names, lines, described)), initial=0))
    return HeadShapes(*(measured[start:end] for start, end in pairwise(ends)))
