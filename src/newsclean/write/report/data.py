"""What a report says of a page: its blocks with what became of each, and the figures by which pages are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from newsclean.detectors import DETECTORS, summary
from newsclean.engine import finished, rounds
from newsclean.read import read
from newsclean.read.vote import doubt
from newsclean.scorer import verdict
from newsclean.structure import parts_of
from newsclean.write.explain import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.model import Article, Block, Detector, Page
    from newsclean.outcome import Outcome
    from newsclean.parts import Part

HEADER = ("title", "byline", "date", "modified", "site", "section", "language", "licence")
"""Fields of an article that a report shows, in this order."""

STRIP = 96
"""Cells of the strip that shows a page in the index: no screen gives it more pixels than a few times that."""

LINE = 4
"""Words that a line counts for in the strip beside its own: a menu's hundred labels take room as well."""

KEPT, IN_HEADER = "kept", "header"
"""What the strip's cells say where no detector took the block."""


class Looked(NamedTuple):
    """A page, what the detectors said of it, and what it came to."""

    name: str
    page: Page
    outcome: Outcome
    article: Article


class Failed(NamedTuple):
    """A page that could not be read, and why."""

    name: str
    problem: str


def look(name: str, source: str | bytes, detectors: Mapping[str, Detector] | None = None) -> Looked:
    """Clean a page, and keep what is needed to show how."""
    chosen = DETECTORS if detectors is None else detectors
    page = read(source)
    outcome = rounds(page, chosen)
    return Looked(name, page, outcome, finished(page, outcome, chosen))


def page_data(looked: Looked | Failed) -> dict[str, object]:
    """Return a page as JSON can hold it: name, header, warnings, and the blocks in order.

    A block with `by` was removed by that detector, one with `fields` went into the header, any other was kept.
    """
    if isinstance(looked, Failed):
        return {"name": looked.name, "problem": looked.problem}
    name, page, outcome, article = looked
    kept = [block.text for block in outcome.kept]
    data: dict[str, object] = {
        "name": name,
        "source": page.source,
        "language": article.language,
        "header": header(article),
        "warnings": [shown(warning) for warning in article.warnings],
        "blocks": blocks_data(page, outcome),
    }
    if [part.text for part in article.parts] != kept:  # source shown as text, which was read once more
        data["article"] = [written(part) for part in article.parts]
    return data


def header(article: Article) -> list[dict[str, str]]:
    """Return the header's fields that have a value, each with where it was found."""
    values = {field: getattr(article, field) for field in HEADER}
    return [
        {"field": field, "value": shown(value), "source": shown(article.sources.get(field, ""))}
        for field, value in values.items()
        if value
    ]


def blocks_data(page: Page, outcome: Outcome) -> list[dict[str, object]]:
    """Return the blocks of a page with what became of each."""
    found: dict[int, list[dict[str, str]]] = {}
    for field, claim in outcome.fields.items():
        value = shown(claim.value) if claim.value else ""
        found.setdefault(claim.block.index, []).append({"field": field, "value": value, "why": shown(claim.reason)})
    return [
        block_data(block, part, outcome, found.get(block.index, []))
        for block, part in zip(page.blocks, parts_of(page.blocks, page), strict=True)
    ]


def block_data(block: Block, part: Part, outcome: Outcome, fields: list[dict[str, str]]) -> dict[str, object]:
    """Return a block: its text, and of the rest what there is to say."""
    data = written(part)
    if not block.gap:
        data["close"] = True
    claim = outcome.claims.get(block.index)
    if claim is None:
        return data
    if claim.field:
        reason = {"field": claim.field, "value": "", "why": shown(claim.reason)}
        return data | {"fields": fields or [reason]}
    return data | {"by": claim.detector, "why": shown(claim.reason)} | ({"weak": True} if claim.weak else {})


def written(part: Part) -> dict[str, object]:
    """Return a text, and how it is written where that is not as a paragraph."""
    data: dict[str, object] = {"text": shown(part.text)}
    if part.kind != "paragraph":
        data |= {"kind": part.kind, "level": part.level}
    return data | {"layout": part.layout} if part.layout else data


def index_entry(looked: Looked | Failed) -> dict[str, object]:
    """Return a page's figures. Words are those of the whole page; `by` counts the blocks and words that each detector took."""
    if isinstance(looked, Failed):
        return {"name": looked.name, "problem": looked.problem}
    name, page, outcome, article = looked
    blocks, words = Counter[str](), Counter[str]()
    for block, fate in zip(page.blocks, fates(page, outcome), strict=True):
        blocks[fate] += 1
        words[fate] += block.words
    took = [fate for fate in blocks if fate not in (KEPT, IN_HEADER)]
    return {
        "name": name,
        "title": shown(article.title or ""),
        "words": words.total(),
        "left": bool(article.body),
        "blocks": blocks.total(),
        "by": {fate: [blocks[fate], words[fate]] for fate in took},
        "doubt": round(doubt(page, verdict(page)), 3) if page.blocks else 0,
        "warnings": len(article.warnings),
        "strip": strip(page, outcome),
    }


def fates(page: Page, outcome: Outcome) -> list[str]:
    """Return what became of each block: the detector that took it, or that it was kept, or is in the header."""
    claims = [outcome.claims.get(block.index) for block in page.blocks]
    return [KEPT if claim is None else IN_HEADER if claim.field else claim.detector for claim in claims]


def strip(page: Page, outcome: Outcome) -> list[tuple[str, int]]:
    """Return a page from top to bottom in runs of cells: what became of it, and how many cells it takes."""
    if not page.blocks:
        return []
    ends = list(accumulate(block.words + LINE for block in page.blocks))
    fate = fates(page, outcome)
    cells = [fate[bisect_right(ends, (2 * cell + 1) * ends[-1] // (2 * STRIP))] for cell in range(STRIP)]
    return [(one, sum(1 for _ in run)) for one, run in groupby(cells)]


def legend(detectors: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the detectors with a line on each."""
    return [{"name": name, "summary": summary(explanation)} for name, explanation in detectors.items()]
