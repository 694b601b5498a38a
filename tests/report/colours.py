"""How well a text can be told from its ground, by WCAG 2.2."""

from __future__ import annotations

from typing import Any

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


def unreadable(pairs: list[Any]) -> list[tuple[str, float]]:
    """Return which of the texts that `PAINT` saw have too little contrast; a ground that is not opaque has none."""
    found = [(where, contrast(text, ground) if text[3] == ground[3] == 255 else 0) for text, ground, where in pairs]
    return [(where, round(ratio, 2)) for where, ratio in found if ratio < LEAST]
