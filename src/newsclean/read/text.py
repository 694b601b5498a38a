r"""Flattened text to a page: what a block is, where the source has no markup to say it.

A block is a line, unless neighbouring lines are one paragraph that was broken: hard-wrapped at a column
(terminal browsers, mail, PDF), or split where a link or bold type began (BeautifulSoup's `get_text("\n")`).
An empty line always ends a block, so text whose paragraphs are set apart by empty lines is read as it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.codepoints import BLANKS, INVISIBLE, stands_without_spaces
from newsclean.declared import Head
from newsclean.model import Draft, Piece
from newsclean.phrases import index, table_language
from newsclean.prose import assembled, bare, pages
from newsclean.read.language import identify
from newsclean.read.markdown import PUT_OUT, is_markdown, plain, unwrapped
from newsclean.read.seams import part
from newsclean.read.wrapped import is_full, wrap_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.model import Block, Page
    from newsclean.phrases import Index

CLOSING = ",.;:!?)]}»”…、。，"
"""What begins a line only where a sentence was split in its middle."""

ODD_SPACES = tuple(space for space in BLANKS if space.isspace() and space not in " \n\r")
"""White space within a line that is not a plain space. Where a page has none of it, few lines need to be collapsed."""

OPENING = "([{«“„"
"""What ends a line only where a sentence was split in its middle."""

LIST_ITEM = re.compile(r"\w{1,3}[.)] ")
"""What opens an item of a list: "a) ", "12. "."""

NESTED_ITEM = re.compile(r"[*+o•-] (?=\S)")
"""What opens an item of a list in another, as html2text and inscriptis write it: an "o" is a word only where none stands above."""

SHORTEST_HALF = 3
"""Words that a line needs before a lower-case line is read as its other half: menus are lower case too."""

SHORTEST_OPEN = 2
"""The same where the line ends with a function word: "Readers in"."""

JOINED_SO_FAR = 4
"""Lines of a block that are looked at to tell whether it goes on: enough to count its words."""

LONGEST_WORD = 40
"""Characters looked at for a line's first or last word, so that a line of 10 MB costs no more than another."""


NO_HEAD = Head()
"""What text declares about itself where it has no front matter."""


MARKDOWN = "the text is Markdown, and was read as such"


class Line(NamedTuple):
    """One line of the source, white space collapsed."""

    text: str
    start: int
    end: int
    column: int
    """At which it ends, whatever it is indented by."""


line_of = partial(tuple.__new__, Line)  # as `Line._make`, but for its check
piece_from = partial(tuple.__new__, Piece)  # likewise


def read_text(
    source: str, start: int = 0, head: Head = NO_HEAD, warnings: tuple[str, ...] = (), *, parting: bool = True
) -> Draft:
    """Read the text from `start` on. A front matter's fields are the page's head and nothing more.

    Lines are parted if they have lost their line breaks, unless it is known that there is nothing to take out of them.
    """
    if is_markdown(source):
        text, warnings = plain(source), (*warnings, MARKDOWN)
        if wrap_column(list(paragraphs(text, lines_of(text, start), start))):
            text = unwrapped(text, source)
    else:
        text = source
    lines = lines_of(text, start)
    lines, parted = part(lines) if parting else (lines, None)
    groups = list(paragraphs("".join(lines) if parted else text, lines, start))
    language = identify([line.text for group in groups for line in group])
    phrases = index(language)
    column = None if parted else wrap_column(groups)
    pieces = tuple(piece for group in groups for piece in join(group, column, phrases))
    return Draft(pieces, language, head, "text", source, warnings, parted=parted)


def lines_of(text: str, start: int) -> list[str]:
    """Return the lines from `start` on, each with its end."""
    return text[start:].splitlines(keepends=True)


def read_again(kept: Sequence[Block], before: Page) -> Page:
    """Return what reading the kept blocks' rendering gives, without measuring again what is known.

    Only language and neighbourhood can differ: a block's text is one line without surplus white space, so
    rendering and reading give it back as it is.
    """
    language = identify([block.text for block in kept])
    draft = Draft((), language, NO_HEAD, "text", "")
    if table_language(language) == table_language(before.language):
        return assembled(draft, bare(kept))
    return pages([replace(draft, pieces=tuple(Piece(block.text, None) for block in kept))])[0]


def reads_the_same(page: Page) -> bool:
    """Tell whether reading the rendering of a whole page gives the page itself, but for where its blocks stand."""
    return (
        page.source == "text"
        and all(block.gap for block in page.blocks)
        and identify([block.text for block in page.blocks]) == page.language
    )


def tidy(text: str) -> str:
    r"""Collapse white space, and strip it with the invisible characters around it. Doing it twice changes nothing.

    >>> tidy(" \ufeff one\u00a0\t two\u200b ")
    'one two'
    """
    return " ".join((text if text.isascii() else text.strip(BLANKS)).split())  # ASCII has no blanks but white space


def paragraphs(source: str, lines: Iterable[str], offset: int = 0) -> Iterator[list[Line]]:
    r"""Yield groups of the lines of a source from an offset on that no empty line parts.

    >>> [[line.text for line in group] for group in paragraphs("", ["a  b\n", "c\r\n", "\r\n", "d"])]
    [['a b', 'c'], ['d']]
    """
    group: list[Line] = []
    at = offset
    is_even = not any(space in source for space in ODD_SPACES)
    blanks = BLANKS if any(blank in source for blank in INVISIBLE) else None
    marked = PUT_OUT in source
    for raw in lines:
        line = raw.strip(blanks)
        if text := line.replace(PUT_OUT, "").strip(blanks) if marked else line:
            start = at if raw[0] == line[0] else at + raw.index(line)
            end = start + len(line)
            short = text if is_even and "  " not in text else " ".join(text.split())
            group.append(line_of((short, start, end, end - at)))
        elif group:
            yield group
            group = []
        at += len(raw)
    if group:
        yield group


def join(group: Sequence[Line], column: int | None, phrases: Index) -> Iterator[Piece]:
    """Yield the group's blocks: lines that are halves of one sentence are joined."""
    whole = [group[0]]
    gap = True
    for line, after in pairwise(group):
        so_far = line.text if len(whole) == 1 else " ".join([part.text for part in whole[-JOINED_SO_FAR:]])
        if (column and is_full(line, after, column)) or goes_on(so_far, after.text, phrases):
            whole.append(after)
            continue
        yield piece_of(whole, phrases, gap=gap)
        whole, gap = [after], False
    yield piece_of(whole, phrases, gap=gap)


def piece_of(lines: Sequence[Line], phrases: Index, *, gap: bool) -> Piece:
    """Make one block of lines."""
    if len(lines) == 1:
        text, start, end, _ = lines[0]
        return piece_from((text, (start, end), gap, None))
    parts = [lines[0].text]
    for line, after in pairwise(lines):
        parts += [after.text] if touch(line.text, after.text, phrases) else [" ", after.text]
    return Piece("".join(parts), (lines[0].start, lines[-1].end), gap)


def touch(line: str, after: str, phrases: Index) -> bool:
    """Tell whether no space comes between two lines that are joined.

    None does before the comma that followed a link, in scripts without spaces, and behind the hyphen of a broken word.

    >>> from newsclean.phrases import index
    >>> touch("a deep-", "pocketed donor", index("en")), touch("the first-", "and second-born", index("en"))
    (True, False)
    """
    first, last = after[0], line[-1]
    if first in CLOSING or stands_without_spaces(first) or stands_without_spaces(last):
        return True
    return (
        line[-2:-1].isalpha()
        and last == "-"
        and first.isalpha()
        and first_word(after) not in phrases.words["prose.end"]
    )


def goes_on(line: str, after: str, phrases: Index) -> bool:
    """Tell whether a sentence of the line goes on in the next one, as where a link was split off.

    >>> from newsclean.phrases import index
    >>> goes_on("She had studied at the", "University of Oslo", index("en"))
    True
    >>> goes_on("The minister said on", "Friday", index("en")), goes_on("Sign in", "Subscribe", index("en"))
    (True, False)
    """
    first, last = after[0], line[-1]
    if first in CLOSING or last in OPENING:
        return True
    if " " not in line:
        return False
    shortest = SHORTEST_HALF
    if last.isalpha() and last_word(line) in phrases.words["prose.end"]:
        shortest = SHORTEST_OPEN
    elif last != "," and not (first.islower() and last not in ".!?…:"):
        return False
    return line.count(" ") + 1 >= shortest and not (
        LIST_ITEM.match(after)
        or (NESTED_ITEM.match(after) and NESTED_ITEM.match(line))
        or first_word(after) in phrases.words["byline.start"]
        or line.lower() in phrases.words["*.whole"]
    )


def first_word(text: str) -> str:
    """Return the first word, lower case; empty where the text begins with none."""
    found = re.match(r"\w+", text[:LONGEST_WORD])
    return found.group().lower() if found else ""


def last_word(text: str) -> str:
    """Return the last word, lower case; empty where the text ends with none."""
    last = text[text.rfind(" ") + 1 :]
    if last.isalnum() and len(last) <= LONGEST_WORD:
        return last.lower()  # as nearly always, and faster
    found = re.search(r"\w+$", text[-LONGEST_WORD:])
    return found.group().lower() if found else ""
