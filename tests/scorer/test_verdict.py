from __future__ import annotations

from newsclean.read import read
from newsclean.scorer import MOST_BLOCKS, reasons, verdict
from tests.detectors import AFTER, PARAGRAPHS

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
