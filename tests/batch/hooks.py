"""What a worker of a test does instead of `newsclean.clean`. In a module of its own: workers import it."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import newsclean
from newsclean import Article
from newsclean.model import Removal


def quick(source: str | bytes, /, *, url: str | None = None) -> Article:
    """Make an article in no time."""
    text = source.decode("utf8", "replace") if isinstance(source, bytes) else source
    return Article(text[:9], None, ("Ada Example",), None, None, text.upper(), "en", (), (), {"title": str(url)})


def deadly(source: str | bytes, /, *, url: str | None = None) -> Article:
    """Die of one page, and hang at another."""
    if "poison" in str(source):
        os._exit(9)
    if "tar pit" in str(source):
        time.sleep(600)
    return quick(source, url=url)


def faulty(source: str | bytes, /, *, url: str | None = None) -> Article:
    """Fail at one page."""
    if "trip" in str(source):
        message = "tripped"
        raise RuntimeError(message)
    return newsclean.clean(source, url=url)


def hostile(source: str | bytes, /, *, url: str | None = None) -> Article:
    """Remove what would break a report that is made carelessly."""
    lines = (
        "<script>document.title = 'run'</script>",
        '"><img src=x onerror=alert(1)>',
        "\u202egnp.exe \x00 \ud83d",
        "x" * 9999,
    )
    return replace(
        quick(source, url=url), removed=tuple(Removal("feed", "is <b>bold</b>", line, (0, 1)) for line in lines)
    )
