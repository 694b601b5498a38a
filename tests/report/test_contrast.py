"""Every text can be read on its ground: a contrast of 4.5 at least (WCAG 2.2, success criterion 1.4.3), in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import newsclean
from newsclean.write.report import Failed, look
from tests.report.pages import BRIDGE, address_of, written

pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsclean.write.report import Looked
    from tests.conftest import Window

LEAST = 4.5

PAINT = """() => {
  document.head.querySelectorAll('style').forEach((style) => style.sheet.insertRule('* { transition: none !important }'));
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const pixel = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const grounds = (element) => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(getComputedStyle(at).backgroundColor);
    return found;
  };
  const seen = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const below = grounds(element);
    const ground = pixel(...below);
    const text = pixel(...below, style.color);
    const key = `${text} ${ground}`;
    if (!seen.has(key)) seen.set(key, [text, ground, `${element.tagName}.${element.className} in ${element.parentElement.className}: ${walker.currentNode.data.slice(0, 30)}`]);
  }
  return [...seen.values()];
}"""
"""Returns each pair of colours that a text and its ground have, as painted: from 0 to 255, with alpha."""


def luminance(colour: list[int]) -> float:
    """By WCAG 2.2's definition of relative luminance."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (one / 255 for one in colour[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[int], other: list[int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
@pytest.mark.parametrize("act", ["#/1", "#/1/article", "#/", "off", "keys"])
def test_all_texts_can_be_read(window: Callable[..., Window], tmp_path: Path, scheme: str, act: str) -> None:
    pages: list[Looked | Failed] = [
        by_every_detector(),
        look("nothing", "Skip to content"),
        Failed("a.pdf", "is a PDF"),
    ]
    address = address_of(written(pages), tmp_path)
    page = window(address + (act if act.startswith("#") else "#/1"), color_scheme=scheme).page
    page.keyboard.press("r")
    if act == "off":
        page.get_by_role("button", name="All off").click()
    if act == "keys":
        page.keyboard.press("?")
    pairs: list[Any] = page.evaluate(PAINT)
    assert len(pairs) > 3
    assert {(tuple(text)[3], tuple(ground)[3]) for text, ground, _ in pairs} == {(255, 255)}, (
        "a ground that is not opaque"
    )
    bad = [(where, round(contrast(text, ground), 2)) for text, ground, where in pairs if contrast(text, ground) < LEAST]
    assert bad == []


def test_contrast_is_what_wcag_says() -> None:
    assert round(contrast([0, 0, 0], [255, 255, 255]), 2) == 21
    assert round(contrast([119, 119, 119], [255, 255, 255]), 2) == 4.48
