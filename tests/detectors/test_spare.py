from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from newsclean.detectors._spare import CLEAN, SURE, sparing
from newsclean.model import Claim, Page, Verdict
from newsclean.read import read
from newsclean.scorer import verdict
from tests.detectors import AFTER, PARAGRAPHS


def page(article: float, clutter: float, *, source: Literal["text", "html"] = "text") -> Page:
    found = replace(read(f"{PARAGRAPHS['en']}\n\n{AFTER}"), source=source)
    # What `once` has kept is what the rule is told.
    found.answers[verdict.__wrapped__] = Verdict((True, True), (article, article), clutter)  # type: ignore[attr-defined]
    return found


def survives(seen: Page, **fields: object) -> bool:
    claim = Claim(seen.blocks[0], "feed", "is one of 2 lines")._replace(**fields)  # type: ignore[arg-type]
    return list(sparing(lambda _: [claim])(seen)) == [claim]


@pytest.mark.parametrize(("article", "stays"), [(SURE - 0.1, True), (SURE + 0.1, False)])
def test_a_place_gives_way_where_the_scorer_is_sure(article: float, *, stays: bool) -> None:
    assert survives(page(article, clutter=9), weak=True) is stays


@pytest.mark.parametrize(("clutter", "stays"), [(CLEAN + 1, True), (CLEAN - 1, False)])
def test_a_phrase_gives_way_on_a_clean_page_alone(clutter: float, *, stays: bool) -> None:
    assert survives(page(0.99, clutter)) is stays


def test_what_stands_around_a_block_does_not_give_way() -> None:
    assert survives(page(0.99, clutter=-9), detector="subscribe", weak=True)


def test_header_fields_do_not_give_way() -> None:
    assert survives(page(0.99, clutter=-9), detector="title", field="title")


def test_html_is_left_to_its_extractors() -> None:
    assert survives(page(0.99, clutter=-9, source="html"), weak=True)
