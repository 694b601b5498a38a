"""Hard-wrapped text: at which column its lines are broken, and which of them go on in the next."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice, pairwise
from math import ceil
from typing import TYPE_CHECKING

from newsclean.codepoints import stands_without_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.read.text import Line

NARROWEST_WRAP, WIDEST_WRAP = 40, 120
"""Columns between which text is wrapped by machines: 72 and 80 are the rule, mail and PDF stray."""

FULL_LINES = 0.85
"""Share of a group's lines that have to be full for it to be hard-wrapped: a paragraph's last line never is."""

FEWEST_WRAPPED = 3
"""Lines that it takes for a group to show a column; two can be full by chance."""

FEWEST_FULL = 3
"""Full lines that it takes on a page."""

LONG = 0.75
"""Share of the column from which a line is long: it is full, or ends a paragraph, or the page isn't wrapped there."""

LONG_FULL = 0.5
"""Share of a page's long lines that have to be full: of 926 pages of news wrapped at 80 columns 96 in 100 have as many."""

LONGER_FULL = 0.25
"""The same of lines that are longer as well: html2text breaks no list items, and no address can be broken."""

MOST_COLUMNS = 8
"""Columns that are tried, those that most groups show: a page made of all there are would take ten times as long."""

MOST_CAPITALS = 0.75
"""Share of full lines at most that are followed by a capital: of headlines all are, of German prose wrapped half."""


def wrap_column(groups: Sequence[Sequence[Line]]) -> int | None:
    """Return the column at which the text is hard-wrapped, or None.

    A line is full when the next line's first word would not have fitted on it. The column is the one to which most lines
    are full, of those that a group of lines shows and of the one that no line passes, where nothing sets groups apart.
    """
    shown = Counter(filter(None, map(column_of, groups)))
    columns = sorted({column for column, _ in shown.most_common(MOST_COLUMNS)} | set(filter(None, [widest(groups)])))
    full = {column: [after for line, after in neighbours(groups) if is_full(line, after, column)] for column in columns}
    best = max(columns, key=lambda column: len(full[column]), default=None)
    return best if best and is_wrapped(groups, best, full[best]) else None


def is_wrapped(groups: Sequence[Sequence[Line]], column: int, behind: Sequence[Line]) -> bool:
    """Tell whether a page is hard-wrapped at a column, by the lines that stand behind full ones."""
    long = [line.column for line, _ in neighbours(groups) if line.column >= LONG * column]
    within = sum(end <= column for end in long)
    capitals = sum(line.text[0].isupper() for line in behind)
    return len(behind) >= max(FEWEST_FULL, LONG_FULL * within, LONGER_FULL * len(long), capitals / MOST_CAPITALS)


def column_of(group: Sequence[Line]) -> int | None:
    """Return the column that a group of lines shows."""
    column = max(line.column for line in group)
    if len(group) < FEWEST_WRAPPED or not NARROWEST_WRAP <= column <= WIDEST_WRAP:
        return None
    lines = len(group) - 1
    others = (line for line, after in pairwise(group) if not is_full(line, after, column))
    too_many = islice(others, lines - ceil(FULL_LINES * lines), None)  # a menu has as many after a few lines
    return column if next(too_many, None) is None else None


def widest(groups: Sequence[Sequence[Line]]) -> int | None:
    """Return the column that no line passes, unless it couldn't have been broken."""
    column = max((line.column for line in chain.from_iterable(groups) if has_room(line.text)), default=0)
    return column if NARROWEST_WRAP <= column <= WIDEST_WRAP else None


def has_room(text: str) -> bool:
    """Tell whether a line could have been broken: an address can't."""
    return " " in text or stands_without_spaces(text[0])


def neighbours(groups: Sequence[Sequence[Line]]) -> Iterator[tuple[Line, Line]]:
    """Yield each line of a group with the next one."""
    return chain.from_iterable(map(pairwise, groups))


def is_full(line: Line, after: Line, column: int) -> bool:
    """Tell whether the next line's first word, or its part up to a hyphen, would have passed the column.

    Without spaces between words, that is what the next letter would have done, or one that must not begin a line.
    """
    if stands_without_spaces(after.text[0]) or stands_without_spaces(line.text[-1]):
        return column - 1 <= line.column <= column
    word = after.text.split(" ", 1)[0]
    first = word[: word.find("-", 1) + 1] or word
    return line.column <= column < line.column + 1 + len(first)
