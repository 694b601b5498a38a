from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Claim
from newsclean.testing import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def backwards(page: Page) -> Iterator[Claim]:
    for block in reversed(page.blocks):
        yield Claim(block, "backwards", "stands there")
        yield Claim(block, "backwards", "still stands there")


def only_in_clutter(page: Page) -> Iterator[Claim]:
    return backwards(page) if page.cluttered else iter(())


def test_blocks_come_in_the_order_of_the_page_and_once() -> None:
    assert claimed(backwards, "One", "Two", "One") == ["One", "Two", "One"]


def test_html_is_read_as_html() -> None:
    assert claimed(backwards, "<p>It rained.</p><p>It snowed.</p>") == ["It rained.", "It snowed."]


def test_the_page_counts_as_cluttered_unless_that_is_said() -> None:
    assert claimed(only_in_clutter, "One") == ["One"]
    assert claimed(only_in_clutter, "One", cluttered=False) == []


def test_no_blocks() -> None:
    assert claimed(backwards) == []
