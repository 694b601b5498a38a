from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.once import once_together, together
from newsclean.read import read
from newsclean.scorer import MOST_BLOCKS, TOGETHER, reasons, unadvised, verdict
from tests.detectors import AFTER, PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Page

MENU = ["Menu", "Region", "Business", "Markets", "Sport", "Rowing", "Culture", "Weather", "Opinion", "Notices"]


def test_every_block_is_judged() -> None:
    page = read("\n\n".join([*MENU, PARAGRAPHS["en"], AFTER, *MENU]))
    judged = verdict(page)
    assert len(judged.kept) == len(judged.article) == len(reasons(page, range(len(page.blocks)))) == len(page.blocks)
    assert [block.text for block, keep in zip(page.blocks, judged.kept, strict=True) if keep] == [
        PARAGRAPHS["en"],
        AFTER,
    ]
    assert min(judged.article[10:12]) > max(judged.article[:10])


def test_a_page_and_its_article_differ_in_clutter() -> None:
    cluttered = verdict(read("\n\n".join([*MENU, PARAGRAPHS["en"], AFTER, *MENU]))).clutter
    clean = verdict(read(f"{PARAGRAPHS['en']}\n\n{AFTER}")).clutter
    assert cluttered > 0 > clean


def test_a_page_is_judged_once() -> None:
    page = read(AFTER)
    assert verdict(page) is verdict(page)


def test_a_page_without_blocks_or_with_too_many_is_left_alone() -> None:
    assert verdict(read("")).kept == ()
    many = verdict(read("\n".join(["Menu"] * MOST_BLOCKS)))
    assert all(many.kept)
    assert many.clutter == 0


def test_what_is_seen_of_a_page_is_the_same_to_the_last_bit_whatever_is_beside_it() -> None:
    sources = [
        *("Menu", "Menu", "", "***"),
        "\n\n".join([*MENU, PARAGRAPHS["en"], AFTER, *MENU]),
        f"<nav><a href='/'>Menu</a></nav><p>{PARAGRAPHS['en']}</p><p>{AFTER}</p>",
        f"{PARAGRAPHS['en']}\n\n{AFTER}",
        "\n".join([*MENU * (TOGETHER // 20), *PARAGRAPHS.values()]),
        *("\n".join(MENU[:size]) for size in range(1, len(MENU))),
        *PARAGRAPHS.values(),
    ]
    alone = [unadvised(read(source)) for source in sources]
    pages = [read(source) for source in sources]
    with together(pages):
        beside = [unadvised(page) for page in reversed(pages)][::-1]
    assert [seen is None for seen in alone] == [not page.blocks for page in pages]
    for one, other in zip(alone, beside, strict=True):
        if one and other:
            assert np.array_equal(one.measures, other.measures)
            assert np.array_equal(one.output.places, other.output.places)
            assert one.output.clutter == other.output.clutter


def test_pages_that_are_together_are_asked_at_once_and_forget_each_other() -> None:
    asked: list[list[str]] = []

    def lengths(pages: Sequence[Page]) -> list[int]:
        asked.append([page.raw for page in pages])
        return [len(page.raw) for page in pages]

    length = once_together(lengths)
    one, two, three = map(read, ("It rained.", "It snowed.", "Fog"))
    with together([one, two]):
        assert [length(page) for page in (two, one, three, two)] == [10, 10, 3, 10]
    assert asked == [["It rained.", "It snowed."], ["Fog"]]
    with together([one, three]):
        pass
    assert not one.answers[together]
