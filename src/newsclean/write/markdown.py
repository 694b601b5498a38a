"""An article as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.model import Article

SPECIAL = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w+;))|^(\s*)(#{1,6}(?=\s|$)|[+-](?=\s|$)|(?:-|=|~){3}|\d+[.)](?=\s|$))")
"""What Markdown reads as markup: anywhere, or at a line's start."""


def to_markdown(article: Article) -> str:
    """Write the title as a heading, byline and date under it, then the body; text that looks like markup is escaped."""
    parts = [f"# {escaped(article.title)}"] if article.title else []
    under = [escaped(article.byline)] if article.byline else []
    under += [article.date.isoformat()] if article.date else []
    parts += [f"*{' · '.join(under)}*"] if under else []
    parts += [escaped(paragraph) for paragraph in article.body.split("\n\n") if paragraph]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Escape what Markdown would read as markup.

    >>> escaped("1. He said *no* [sic]")
    '1\\. He said \\*no\\* \\[sic\\]'
    """

    def escape(match: re.Match[str]) -> str:
        if match[1]:
            return "\\" + match[1]
        mark = match[3]
        return match[2] + (mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark)

    return SPECIAL.sub(escape, text)
