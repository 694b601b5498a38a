"""From the blocks that were kept to an article's parts: what each is, where its links lead, where its cells begin.

Only what is kept is looked at: most of a page's links stand in its menus.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsclean.codepoints import BLANKS, SOFT_HYPHEN
from newsclean.kinds import places
from newsclean.parts import Link, Part, Written
from newsclean.read.markdown import is_markdown, kind_of, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.kinds import Place
    from newsclean.model import Block, Page

LONGEST_URL = 4_000
"""Code points; servers refuse longer ones (RFC 9110 asks for 8,000 octets at least, and few do more)."""

IGNORED = re.compile(r"[\t\r\n]|^[\0-\x20]+|[\0-\x20]+$")
"""What a browser leaves out of an address before it looks at it (WHATWG URL standard, section 4.4)."""

ABSOLUTE = ("https://", "http://")
"""What most links begin with; nothing around them changes where they lead."""

WEB = frozenset({"", "http", "https"})
"""Schemes of links that are kept, the empty one of a relative address among them."""


def parts_of(kept: Sequence[Block], page: Page) -> tuple[Part, ...]:
    """Return the parts that the kept blocks of a page are."""
    if page.source == "text":
        is_marked = is_markdown(page.raw)
        return tuple([of_markdown(block, page) if is_marked else Part(block.text) for block in kept])
    found = places(page.elements, [block.markup.element if block.markup else 0 for block in kept])
    return tuple([part_of(block, place, page.head.base) for block, place in zip(kept, found, strict=True)])


def of_markdown(block: Block, page: Page) -> Part:
    """Return the part that a block of Markdown is."""
    source = page.raw[slice(*block.span)] if block.span else block.text
    kind, level = kind_of(source)
    group = block.index + 1 if kind in {"bullet", "quote"} else 0
    return Part(block.text, kind, level, group, links_of(block.text, written(source), page.head.base))


def part_of(block: Block, place: Place, base: str | None) -> Part:
    """Return the part that a block in this place is."""
    written = written_of(block)
    kind, level, group = place if place.kind != "paragraph" else (place.kind, 0, 0)
    if written is None:
        return Part(block.text, kind, level, group)
    return Part(
        block.text,
        kind,
        level,
        group,
        links_of(block.text, written, base),
        cells_of(block.text, written) if kind == "row" else (),
        layout_of(written) if kind == "preformatted" else "",
    )


def written_of(block: Block) -> Written | None:
    """Return how a block stands in its source, if there is more to it than its text."""
    written = block.markup.written if block.markup else None
    return Written((block.text,), ((0, 1, written),), (), preformatted=False) if isinstance(written, str) else written


def links_of(text: str, written: Written, base: str | None) -> tuple[Link, ...]:
    """Return the links of a block's text that lead to the web."""
    targets = [(start, end, target(url, base)) for start, end, url in written.links]
    targets = [(start, end, url) for start, end, url in targets if url]
    if not targets:
        return ()
    starts, ends = offsets(text, written.strings)
    links = [Link(starts[start], ends[end], url) for start, end, url in targets]
    return tuple([link for link in links if link.start < link.end])


def target(url: str, base: str | None) -> str:
    r"""Return where a link leads, absolute if it can be; empty if it leads to no other page.

    >>> target("/rain", "https://news.example/bridge"), target("/rain", None), target("#top", None)
    ('https://news.example/rain', '/rain', '')
    >>> target("java\nscript:alert(1)", None), target("mailto:ada@news.example", "https://news.example/")
    ('', '')
    """
    if not url or len(url) > LONGEST_URL:
        return ""
    plain = IGNORED.sub("", url)
    if not plain or plain.startswith("#"):
        return ""
    try:
        absolute = plain if base is None or plain.startswith(ABSOLUTE) else urljoin(base, plain)
        return absolute if urlsplit(absolute).scheme in WEB else ""
    except ValueError:  # "http://[rain"
        return ""


def cells_of(text: str, written: Written) -> tuple[tuple[int, int], ...]:
    """Return where a row's cells start and end in its text. What stands before the first is part of it."""
    starts, ends = offsets(text, written.strings)
    bounds = pairwise([0, *written.cells[1:], len(written.strings)])
    return tuple([(min(starts[start], ends[end]), ends[end]) for start, end in bounds])


def layout_of(written: Written) -> str:
    r"""Return preformatted text with its lines and indents, without empty lines around it.

    >>> from newsclean.parts import Written
    >>> layout_of(Written(("\n  rain\n", "    hail  \n\n"), (), (), True))
    '  rain\n    hail'
    """
    lines = "".join(written.strings).replace(SOFT_HYPHEN, "").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def offsets(text: str, strings: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return for each of the strings, and for their end, where in a block's text it starts, and where the one before ends.

    The block's text is theirs with its white space collapsed. So what is counted is what is not white space.

    >>> offsets("It rained.", [" It ", "rained.", " "])
    ([0, 3, 10, 10], [0, 2, 10, 10])
    """
    solid = list(accumulate((solids(string) for string in strings), initial=0))
    whole = "".join(strings).replace(SOFT_HYPHEN, "")
    stripped = solids(whole[: len(whole) - len(whole.lstrip(BLANKS))])
    ends = list(accumulate(map(len, text.split(" "))))  # how much of the text is no space, up to the end of each word
    counts = [min(max(count - stripped, 0), ends[-1]) for count in solid]
    starts = [min(count + bisect_right(ends, count), len(text)) for count in counts]
    return starts, [count + bisect_left(ends, count) for count in counts]


def solids(text: str) -> int:
    """Count what is neither white space nor a soft hyphen."""
    return len("".join(text.replace(SOFT_HYPHEN, "").split()))
