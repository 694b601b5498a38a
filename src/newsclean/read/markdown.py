r"""Markdown to plain text of the same length, so that the reader of text finds its blocks where they stand.

Scrapers that feed language models flatten pages to Markdown. Its links double a menu's length and stand between the
words of a sentence; what they show is what a reader sees. So marks are put out: each of their characters becomes one
that the reader drops. What is Markdown is told by its links alone, since every other mark stands in plain text as well.

>>> page = "* [Home](/)\n* [Sport](/s)\n* [Rain](/r)\n* [Wind](/w)\n* [Snow](/z)\n\n## It **rained** for [two days](/d)"
>>> is_markdown(page), plain(page).replace(PUT_OUT, "").split("\n")
(True, ['Home', 'Sport', 'Rain', 'Wind', 'Snow', '', 'It rained for two days'])
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.parts import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.parts import Kind

PUT_OUT = "\ufdd0"
"""What marks become: a code point that is no character and never will be (Unicode, section 23.7)."""

FEWEST_LINKS = 5
"""Links from which a text is Markdown; an article about it shows one or two."""

LINES_A_LINK = 12
"""Lines with text to a link at most: pages have one in every other line, and a long text with fewer shows them for their own sake."""

URL = r"(?:<[^<>\n]*>|(?:[^()\s]|\n(?=[^()\s])|\([^()\s]*\))*)"
"""An address, with brackets in it perhaps, and broken where a line was wrapped at a hyphen."""

END = rf"\]\((?P<url>{URL})(?:\s+\"(?:[^\"\n]|\n(?=\S))*\")?\s?\)"
"""What closes a link's text: its address, and perhaps a title."""

LINK = re.compile(END)

HARD_BEFORE = re.compile(r"\s*(?:[*+>|-]\s|#{1,6}\s|\d{1,9}[.)]\s|```|~~~|={3}|-{3})")
"""What begins a line of its own: an item, a quote, a row, a heading, a fence, a rule."""

HARD_AFTER = re.compile(r"^\s*#{1,6}\s|  \r?$|\\$")
"""What ends one: a heading goes no further, and two spaces or a backslash are a line break."""

DEEPEST = 40
"""White space that a line is indented by at most, for a mark to be looked for behind it."""

INDENT = rf"^[^\S\n]{{0,{DEEPEST}}}"

MARK = re.compile(
    rf"""
      (?P<escaped> \\ (?=[!-/:-@\[-`{{-~]) )
    | (?P<gap> \n[^\S\n]*(?=\n) )
    | (?P<opens> !?\[ )
    | (?P<closes> {END} )
    | (?P<bracket> \] )
    | (?P<fence> ^[ ]{{0,3}}(?:```|~~~)[^\n]*$ )
    | (?P<rule> {INDENT}(?:(?=[|:\- ]{{0,{DEEPEST}}}---)[|:\- ]+|={{3,}}|(?:\*[ ]?){{3,}}|(?:_[ ]?){{3,}})\r?$ )
    | (?P<start> {INDENT}(?:>[ ]?)*(?:\#{{1,6}}|[*+-])[^\S\n]+ | {INDENT}(?:>[ ]?)+ | {INDENT}\|[ ] )
    | (?P<end> [ ]\|[^\S\n]*$ )
    | (?P<emphasis> \*{{1,3}} | (?<!\w)_{{1,3}} | _{{1,3}}(?!\w) )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""All marks, each found once from left to right, in a time that grows with the text."""


def is_markdown(source: str) -> bool:
    """Tell whether a text is Markdown, as scrapers make it of pages.

    >>> is_markdown("Write [rain](https://news.example/rain) to link it, she said.")
    False
    """
    if source.count("](") < FEWEST_LINKS:
        return False
    links = sum(1 for _ in LINK.finditer(source))
    return links >= FEWEST_LINKS and links * LINES_A_LINK >= sum(1 for line in source.splitlines() if line.strip())


OPENING = re.compile(r"\s*(#{1,6}|[*+-]|>)\s")
"""What says of a block that it is a subhead, an item or a quote."""


class Mark(NamedTuple):
    """Where a mark stands; of one that closes a link also where the link's text begins, and where it leads."""

    start: int
    end: int
    text: int = 0
    url: str = ""


def plain(source: str) -> str:
    r"""Put out the marks of Markdown: of links, headings, lists, quotes, tables, rules, emphasis and escapes.

    A link keeps its text; a picture goes with its description, as it does where it is HTML. Code between fences stays.

    >>> plain("1\\. [![ferry](f.png) It *sails*](/f), they [said]").replace(PUT_OUT, "")
    '1.  It sails, they [said]'
    """
    return put_out(source, marks_of(source))


def marks_of(source: str) -> Iterator[Mark]:
    """Yield what is put out: the marks, and the description of a picture with them."""
    opened: list[re.Match[str]] = []
    emphasised: dict[str, re.Match[str]] = {}
    line_end = -1
    for mark in outside_code(source):
        kind, (start, end) = mark.lastgroup, mark.span()
        if kind == "gap":
            opened.clear()
        elif kind == "opens":
            opened.append(mark)
        elif kind == "bracket":
            del opened[-1:]
        elif kind == "emphasis":
            if start > line_end:
                emphasised.clear()
                line_end = end_of_line(source, start)
            if opening := opens_or_closes(source, emphasised, mark):
                yield from (Mark(*opening.span()), Mark(start, end))
        elif kind == "closes" and opened:
            before = opened.pop()
            if before[0] == "![":
                yield Mark(before.start(), end)
            else:
                yield from (Mark(*before.span()), Mark(start, end, before.end(), mark["url"].strip("<>")))
        else:
            yield Mark(start, end)


def outside_code(source: str) -> Iterator[re.Match[str]]:
    """Yield the marks that do not stand between fences, and the fences."""
    in_code = False
    for mark in MARK.finditer(source):
        if mark["fence"] is not None:
            in_code = not in_code
        elif in_code:
            continue
        yield mark


def opens_or_closes(source: str, emphasised: dict[str, re.Match[str]], mark: re.Match[str]) -> re.Match[str] | None:
    """Return the mark that opened the emphasis which this one closes; otherwise remember it, if it opens one."""
    before, after = source[mark.start() - 1 : mark.start()], source[mark.end() : mark.end() + 1]
    inside_words = len(mark[0]) > 1  # "3*4" is none
    if before.strip() and mark[0] in emphasised and (inside_words or not after.isalnum()):
        return emphasised.pop(mark[0])
    if after.strip() and (inside_words or not before.isalnum()):
        emphasised[mark[0]] = mark
    return None


def end_of_line(source: str, start: int) -> int:
    """Return where the line ends."""
    end = source.find("\n", start)
    return len(source) if end < 0 else end


def put_out(source: str, marks: Iterable[Mark]) -> str:
    """Put out some marks; what is put out with a picture may have had others in it."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks):
        if mark.end > at:
            parts += [source[at : mark.start], PUT_OUT * (mark.end - max(mark.start, at))]
            at = mark.end
    return "".join([*parts, source[at:]])


def unwrapped(text: str, source: str) -> str:
    r"""Return the plain text of a source that is hard-wrapped with a space for each break that is none in Markdown.

    >>> source = "It rained for\ntwo days.\n\n* rain\n* snow,\nand hail"
    >>> unwrapped(plain(source), source).replace(PUT_OUT, "")
    'It rained for two days.\n\nrain\nsnow, and hail'
    """
    parts: list[str] = []
    at = 0
    for line, after in pairwise(source.split("\n")):
        end = at + len(line)
        is_soft = line.strip() and after.strip() and not (HARD_BEFORE.match(after) or HARD_AFTER.search(line))
        parts += [text[at:end], " " if is_soft and text[end] == "\n" else text[end]]
        at = end + 1
    return "".join([*parts, text[at:]])


def kind_of(block: str) -> tuple[Kind, int]:
    """Return what the marks at a block's start make of it, and of which level it is, as in `Part`.

    >>> kind_of("### Who pays"), kind_of("* rain"), kind_of("> We left."), kind_of("-2 degrees")
    (('subhead', 3), ('bullet', 1), ('quote', 1), ('paragraph', 0))
    """
    found = OPENING.match(block)
    mark = found[1] if found else ""
    if mark.startswith("#"):
        return "subhead", len(mark)
    return ("quote", 1) if mark == ">" else ("bullet", 1) if mark else ("paragraph", 0)


def written(block: str) -> Written:
    """Return how a block stands in its source: the strings between its marks, and which of them are links.

    >>> written("It [rained](/r) *hard*.")
    Written(strings=('It ', 'rained', ' ', 'hard', '.'), links=((1, 2, '/r'),), cells=(), preformatted=False)
    """
    marks = sorted(marks_of(block))
    strings: list[str] = []
    starts: list[int] = []
    at = 0
    for mark in [*marks, Mark(len(block), len(block))]:
        if mark.start > at:
            strings.append(block[at : mark.start])
            starts.append(at)
        at = max(at, mark.end)
    links: list[tuple[int, int, str]] = []
    for mark in marks:
        first, last = bisect_left(starts, mark.text), bisect_left(starts, mark.start)
        if mark.url and first >= (links[-1][1] if links else 0):  # a link around a link is none
            links.append((first, last, mark.url))
    return Written(tuple(strings), tuple(links), (), preformatted=False)
