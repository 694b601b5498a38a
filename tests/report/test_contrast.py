"""Every text can be read on its ground: a contrast of 4.5 at least (WCAG 2.2, success criterion 1.4.3), in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import newsclean
from newsclean.write.report import Failed, look
from tests.report.colours import PAINT, contrast, unreadable
from tests.report.pages import BRIDGE, address_of, written

pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsclean.write.report import Looked
    from tests.conftest import Window


def by_every_detector() -> Looked:
    """Return a page of which each detector, and one that nobody knows, took a line."""
    looked = look(
        "all.txt", "\n\n".join([BRIDGE, *(f"Rain number {number} fell for two days." for number in range(40))])
    )
    names = iter([*newsclean.DETECTORS, "engine", "html", "mine"])
    claims = dict(looked.outcome.claims)
    some = next(claim for claim in claims.values() if not claim.field)
    for block in looked.page.blocks:
        if block.index not in claims and (name := next(names, None)):
            claims[block.index] = some._replace(detector=name, weak=True)
    article = looked.article.__class__(
        **{**{name: getattr(looked.article, name) for name in looked.article.__slots__}, "warnings": ("rain",)}
    )
    return looked._replace(outcome=looked.outcome._replace(claims=claims), article=article)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_texts_can_be_read(window: Callable[..., Window], tmp_path: Path, scheme: str) -> None:
    pages: list[Looked | Failed] = [
        by_every_detector(),
        look("nothing", "Skip to content"),
        Failed("a.pdf", "is a PDF"),
    ]
    page = window(address_of(written(pages), tmp_path), color_scheme=scheme).page
    seen: dict[str, list[Any]] = {"all pages": page.evaluate(PAINT)}
    for name, go, shown in (("page", "#/1", ".gone"), ("article", "#/1/article", "h1"), ("unread", "#/3", ".empty")):
        page.evaluate("(go) => { location.hash = go; }", go)
        expect(page.locator(f"#main {shown}").first).to_be_visible()
        page.keyboard.press("r")
        seen[name] = page.evaluate(PAINT)
        page.keyboard.press("r")
    page.evaluate("location.hash = '#/1'")
    page.get_by_role("button", name="All off").click()
    seen["off"] = page.evaluate(PAINT)
    page.keyboard.press("?")
    seen["keys"] = page.evaluate(PAINT)
    for name, pairs in seen.items():
        assert len(pairs) > 3, name
        assert unreadable(pairs) == [], name
    # Each detector has a colour for its name, its reason and the text that it took; and so has what nobody knows.
    assert len(seen["page"]) > 2 * len(newsclean.DETECTORS)


def test_contrast_is_what_wcag_says() -> None:
    assert round(contrast([0, 0, 0], [255, 255, 255]), 2) == 21
    assert round(contrast([119, 119, 119], [255, 255, 255]), 2) == 4.48
