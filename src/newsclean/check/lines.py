r"""Text without the lines that would go, all others as they were, byte for byte.

>>> from newsclean.check.look import look
>>> from newsclean.check.settings import Settings
>>> page = "12 Comments\r\n\r\nIt rained for two days\r\nbefore the river rose.\r\n"
>>> mend_text(look(page, Settings()), Settings()).source
'It rained for two days\r\nbefore the river rose.\r\n'
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.check.look import MOST_PASSES, Finding, Look, Mended, look
from newsclean.codepoints import BLANKS
from newsclean.outcome import article_of
from newsclean.read.parted import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.check.settings import Settings
    from newsclean.model import Page

LINE_ENDS = ("\n", "\r")
"""What ends a line for an editor. Python's `splitlines`, by which blocks are read, knows more: form feeds, U+2028."""


class Line(NamedTuple):
    """A line as it is read, with its end; or a stretch of one, on a page that lost its line breaks."""

    number: int
    """Of the editor's line that it is, or is a part of, from 1."""
    raw: str


def mend_text(first: Look, settings: Settings) -> Mended:
    """Take out what would go, and look again, until nothing would.

    Where line breaks were lost, what is taken out are the stretches that were read as blocks. A page that is restless gets
    the form that `Article.to_text` writes, in which nothing fires by definition.
    """
    lines = list(numbered(first.page.raw))
    found: list[Finding] = []
    words, seen = 0, first
    for _ in range(MOST_PASSES):
        if not seen.gone or seen.page.source == "html":
            return Mended(
                ended("".join(line.raw for line in lines), first.page.raw), seen, sorted(found, key=place), words
            )
        lines = list(stretches(lines, seen.page)) if seen.page.parted else lines
        starts = [0, *accumulate(len(line.raw) for line in lines)]
        spans = [covered(starts, span) for index in seen.gone if (span := seen.page.blocks[index].span)]
        found += [seen.finding(index, lines[span.start].number) for index, span in zip(seen.gone, spans, strict=True)]
        words += seen.words()
        lines = list(without(lines, {at for span in spans for at in span}))
        seen = look("".join(line.raw for line in lines), settings)
    text = article_of(seen.page, seen.outcome).to_text()
    found += [seen.finding(index, None) for index in sorted(seen.outcome.claims)]
    return Mended(text, look(text, settings), sorted(found, key=place), words + seen.words())


def ended(text: str, source: str) -> str:
    r"""Return a text that ends with a line's end only where its source does, as the values of a column seldom do.

    >>> ended("It rained.\r\n", "It rained.\r\n12 Comments"), ended("It rained.\n", "It rained.\n12 Comments\n")
    ('It rained.', 'It rained.\n')
    """
    return text if source.endswith(LINE_ENDS) else text.removesuffix("\n").removesuffix("\r")


def place(finding: Finding) -> int:
    """Return where a finding stands among others."""
    return finding.line or 0


def numbered(source: str) -> Iterator[Line]:
    r"""Yield the lines as they are read.

    >>> [line.number for line in numbered("one\r\ntwo\x0cstill two\nthree")]
    [1, 2, 2, 3]
    """
    number = 1
    for raw in source.splitlines(keepends=True):
        yield Line(number, raw)
        number += raw.endswith(LINE_ENDS)


def stretches(lines: Iterable[Line], page: Page) -> Iterator[Line]:
    r"""Yield lines cut where the page's blocks begin in the middle of one.

    >>> from newsclean.read import read
    >>> menu, story = "Skip to contentLog inMenuNewsSportRadioWeather", "The bridge was closed until noon on Tuesday, the mayor said."
    >>> page = read(f"{menu}{story}Read moreMost readAll rights reserved.Privacy policy")
    >>> [line.raw for line in stretches(numbered(page.raw), page)][-2:]
    ['All rights reserved.', 'Privacy policy']
    """
    begins = [block.span[0] for block in page.blocks if block.span]
    end = 0
    for line in lines:
        start, end = end, end + len(line.raw)
        first = end - len(line.raw.lstrip(BLANKS))
        cuts = [start, *begins[bisect_right(begins, first) : bisect_left(begins, end)], end]
        yield from (Line(line.number, page.raw[one:next_one]) for one, next_one in pairwise(cuts))


def covered(starts: Sequence[int], span: tuple[int, int]) -> range:
    """Return the indices of the lines under a span of the text, by where the lines start.

    >>> covered([0, 4, 8], (4, 7))
    range(1, 2)
    """
    return range(bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1))


def without(lines: Sequence[Line], gone: set[int]) -> Iterator[Line]:
    r"""Yield the lines that are left; of the empty lines around a gap, those above it.

    >>> lines = list(numbered("one\n\ntwo\n\nthree\n\nfour\n"))
    >>> "".join(line.raw for line in without(lines, {2})), "".join(line.raw for line in without(lines, {4, 6}))
    ('one\n\nthree\n\nfour\n', 'one\n\ntwo\n')
    >>> "".join(line.raw for line in without([Line(1, "It rained. "), Line(1, "Share this"), Line(1, "It cleared.")], {1}))
    'It rained. \n\nIt cleared.'
    """
    blanks: list[Line] = []
    before, after_gap = "", False
    for at, line in enumerate(lines):
        if at in gone:
            after_gap = True
        elif line.raw.strip():
            if is_closed(before, gap=after_gap):
                end = Line(line.number, "\n")
                blanks = [end, *(blanks or [end])]
            yield from blanks
            yield line
            blanks, before, after_gap = [], line.raw, False
        elif not (after_gap and (blanks or not before)):
            blanks.append(line)
    if not after_gap:
        yield from blanks


def is_closed(stretch: str, *, gap: bool) -> bool:
    """Tell whether a paragraph ends with a stretch of a line, which no line's end says.

    It does where what followed is gone, and where its sentence touches the next, as in what `newsclean.clean` returns.

    >>> is_closed("It rained. ", gap=True), is_closed("It rained. ", gap=False), is_closed("It rained.", gap=False)
    (True, False, True)
    """
    return stretch.splitlines() == [stretch] and (gap or stretch[-1] in SENTENCE_ENDS)
