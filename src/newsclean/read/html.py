"""HTML to a page: one walk over the tree makes the blocks, with what the markup says of each.

Where the parser loses a page (tags nested by the hundred thousand, a text node of many megabytes), a reader that
needs no tree finds the text, and `warnings` says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsclean.declared import Head
from newsclean.model import Draft
from newsclean.read.head import read_head
from newsclean.read.language import identify
from newsclean.read.lazy import WARNING, add_lazy
from newsclean.read.tags import most_chars, walk_tags
from newsclean.read.walk import Walk, parse, walk_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from newsclean.model import Piece

LOST = 0.5
"""Share of the text without a tree that the tree must hold; below it the parser has given up half way."""

LONG_SOURCE = 2_000_000
"""Code points from which a page is checked for loss even if the parser found much: libxml2 drops long text nodes."""

SUSPICIOUS = 0.01
"""Share of the source that is text, below which the parser may have lost some: most pages have two to ten percent."""


def read_html(source: str, url: str | None) -> Draft:
    """Read HTML into a page."""
    if (data := encoded(source)) is None:
        data = (source := readable(source)).encode()
    warnings: list[str] = []
    tree = parse(data)
    walk, head = (walk_tree(tree), read_head(tree, url)) if tree is not None else (Walk(), Head())
    head = replace(head, base=base_of(tree, url))
    found = chars(walk.pieces)
    suspicious = tree is None or len(source) > LONG_SOURCE or found < SUSPICIOUS * len(source)
    if suspicious and found < LOST * most_chars(source):
        flat = walk_tags(source)
        if found < LOST * chars(flat.pieces):
            warnings.append("the HTML parser lost text; the page was read tag by tag, without a tree")
            walk, tree = flat, None
    if tree is not None and add_lazy(tree, walk, head.article_body):
        warnings.append(WARNING)
    language = identify([piece.text for piece in walk.pieces]) or head.language
    return Draft(tuple(walk.pieces), language, head, "html", source, tuple(warnings), walk.elements.found())


def base_of(tree: etree._Element | None, url: str | None) -> str | None:
    """Return what a page's links are relative to: its `<base>`, which may be relative to its address, or its address."""
    element = tree.find("head/base") if tree is not None else None
    declared = element.get("href") if element is not None else None
    if declared:
        try:
            return urljoin(url or "", declared.strip())
        except ValueError:  # "http://[rain"
            return url
    return url


def chars(pieces: Sequence[Piece]) -> int:
    """Count the code points of the blocks."""
    return sum(len(piece.text) for piece in pieces)


def encoded(source: str) -> bytes | None:
    r"""Return a source as it is parsed; None where it has a code point that would end a parser's work.

    >>> encoded("rain"), encoded("a\x00b"), encoded("a\ud800b")
    (b'rain', None, None)
    """
    try:
        data = source.encode()
    except UnicodeEncodeError:
        return None
    return None if b"\x00" in data else data


def readable(source: str) -> str:
    r"""Put U+FFFD where a code point would end a parser's work: NUL, and surrogates that are not a pair.

    >>> readable("a\x00b\ud800c\ud83d\ude00")
    'a\ufffdb\ufffdc😀'
    """
    return source.replace("\x00", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
