"""Silver bodies: what is made of pages without a gold body, where it can be trusted.

First an extractor makes them. From these and the gold the scorer learns text, and then HTML, on which it does better
than its teacher; so what it makes of their HTML is what it learns text from in the end (Scudder 1965, "Probability of
error of some adaptive pattern-recognition machines": self-training).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock

from newsclean import clean, scorer
from newsclean.read import read
from newsclean.read.vote import doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.scorer.network import Source, Weights

SHORTEST = 600
"""Characters from which two modes of an extractor can agree by more than chance, and from which a body is an article's."""

DOUBTFUL = 0.08
"""Share of its words that the scorer may expect to have wrong: a third of the pages are above."""

SHOWN = 2.0
"""Log-odds of clutter that a page must have: of what has none there is nothing to learn."""


def silver_body(page: Mapping[str, Any]) -> str | None:
    """Return what trafilatura extracts from a page without gold, where it can be trusted.

    That is where it satisfies all of the snippets that a person chose; or, for a page that has none, where its
    cautious and its generous mode find the same.
    """
    if not page.get("html"):
        return None
    import trafilatura  # noqa: PLC0415 - gold pages need none

    def extracted(*, precision: bool = False, recall: bool = False) -> str:
        found = trafilatura.extract(
            page["html"], url=page["url"], include_comments=False, favor_precision=precision, favor_recall=recall
        )
        return found or ""

    body = extracted()
    if has_snippets(page):
        return body if satisfies(body, page) else None
    return body if len(body) >= SHORTEST and extracted(precision=True) == extracted(recall=True) else None


def own_body(page: Mapping[str, Any], weights: Mapping[Source, Weights]) -> str | None:
    """Return what newsclean makes of a page's HTML with these weights, where they are sure; None elsewhere."""
    if not page.get("html"):
        return None
    with mock.patch.object(scorer, "shipped", weights.__getitem__):
        seen = read(page["html"], page["url"])
        judged = scorer.verdict(seen)
        if not seen.blocks or judged.clutter < SHOWN or doubt(seen, judged) > DOUBTFUL:
            return None
        body = clean(page["html"], url=page["url"]).body
    return body if len(body) >= SHORTEST and (not has_snippets(page) or satisfies(body, page)) else None


def has_snippets(page: Mapping[str, Any]) -> bool:
    """Tell whether a person chose what must and what must not be in the body."""
    return page["gold"].get("with") is not None and page["gold"].get("without") is not None


def satisfies(body: str, page: Mapping[str, Any]) -> bool:
    """Tell whether all that was chosen is in the body, and nothing that must not be.

    >>> snippets = {"gold": {"with": ["rained"], "without": ["Subscribe"]}}
    >>> satisfies("It rained.", snippets), satisfies("It rained. Subscribe", snippets)
    (True, False)
    """
    wanted, unwanted = page["gold"]["with"], page["gold"]["without"]
    return all(snippet in body for snippet in wanted) and not any(snippet in body for snippet in unwanted)
