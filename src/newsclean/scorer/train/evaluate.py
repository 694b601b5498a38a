"""How well `clean` does with given weights, on pages that they have not seen.

The measure is that of the public article-extraction benchmark: shingles of four words, precision and recall averaged
over the pages (Scrapinghub 2019, https://github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

from newsclean import clean, scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsclean.scorer.network import Source, Weights

SHINGLE = 4
"""Words to a shingle."""

WORD = re.compile(r"\w+")


class Figures(NamedTuple):
    """What was measured on some pages."""

    pages: int
    f1: float
    precision: float
    recall: float


def cleaned(page: str, weights: Mapping[Source, Weights], url: str | None = None) -> str:
    """Return the body that `clean` finds with these weights in place of those that the package comes with."""
    with mock.patch.object(scorer, "shipped", weights.__getitem__):
        return clean(page, url=url).body


def overlap(gold: str, found: str) -> tuple[float, float]:
    """Return precision and recall of the found text's shingles.

    >>> overlap("It rained for two days.", "Home It rained for two days.")
    (0.6666666666666666, 1.0)
    """
    a, b = shingles(gold), shingles(found)
    both = sum((a & b).values())
    return both / max(1, sum(b.values())), both / max(1, sum(a.values()))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count a text's runs of words."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def figures(pairs: Iterable[tuple[str, str]]) -> Figures:
    """Return the figures of some pages, for pairs of the gold body and the body found."""
    rows = [overlap(gold, found) for gold, found in pairs]
    precision, recall = mean(row[0] for row in rows), mean(row[1] for row in rows)
    return Figures(len(rows), 2 * precision * recall / max(precision + recall, 1e-9), precision, recall)


def kept(bodies: Iterable[str], weights: Mapping[Source, Weights]) -> float:
    """Return the share of clean articles that come back with all of their words."""
    return mean(Counter(WORD.findall(body)) == Counter(WORD.findall(cleaned(body, weights))) for body in bodies)


def measured(
    pages: Iterable[Mapping[str, Any]], by_fold: Mapping[int, Mapping[Source, Weights]]
) -> dict[str, dict[str, Figures | float]]:
    """Measure pages, each with the weights that were learnt without its publisher.

    The keys are the data sets, and below them the flatteners, the countries where pages have one, and `kept`.
    """
    pairs = defaultdict[str, dict[str, list[tuple[str, str]]]](lambda: defaultdict(list))
    untouched = defaultdict[str, list[float]](list)
    for page in pages:
        weights, name = by_fold[page["fold"]], page["name"].split("/")[0]
        untouched[name].append(kept([page["body"]], weights))
        if page.get("html"):
            pairs[name]["html"].append((page["body"], cleaned(page["html"], weights, page["url"])))
        for flattener, text in page["flat"].items():
            pair = (page["body"], cleaned(text, weights))
            pairs[name][flattener].append(pair)
            if page.get("country"):
                pairs[name][f"country {page['country']}"].append(pair)
    return {
        name: {key: figures(found) for key, found in sorted(groups.items())} | {"kept": mean(untouched[name])}
        for name, groups in pairs.items()
    }
