"""From elements and text to blocks: where a block begins and ends in HTML, and what the markup says of it.

A block is the text of a block-level element up to the next one: a paragraph, a heading, a list item, a table row.
Inline elements never split it; two `<br>` in a row do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from newsclean.codepoints import BLANKS, SOFT_HYPHEN
from newsclean.model import Markup
from newsclean.parts import Written
from newsclean.read.elements import Nesting
from newsclean.read.text import piece_from, tidy
from newsclean.wordlists import set_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsclean.model import Piece
    from newsclean.read.elements import Node

BLOCKS = set_of(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre section"
    " select summary table tbody tfoot thead tr ul"
)
"""Elements that stand on lines of their own, after the HTML standard's rendering section 15.3."""

SILENT = set_of(
    "head script style template noscript svg math iframe object embed audio video canvas map textarea title rt rp rtc"
)
"""Elements whose text is no text of the page: code, what shows only without scripts, fallbacks for media, and how the
words beside them are pronounced (ruby)."""

CELLS = frozenset({"td", "th"})
"""Cells are set apart by a space, as are links that touch; a row is one block."""

MOST_OPEN = 256
"""Open elements that are told apart; deeper ones are read as part of the last, so that a path stays short. Real pages
have up to sixty."""

markup_from = partial(tuple.__new__, Markup)  # as `Markup._make`, but for its check
written_from = partial(tuple.__new__, Written)  # likewise


def parse(source: str | bytes) -> etree._Element | None:
    """Parse HTML, of bytes in UTF-8; None where there is nothing to parse."""
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def walk_tree(tree: etree._Element, walk: Walk | None = None) -> Walk:
    """Walk over a tree, or go on with a walk."""
    events = etree.iterwalk(tree, events=("start", "end"))
    return walk_events(events, events.skip_subtree, walk or Walk())


def walk_events(events: Iterable[tuple[str, Node]], skip: Callable[[], object], walk: Walk) -> Walk:
    """Walk over elements as they start and end; `skip` leaves out what is inside the one that has just started.

    What is done for each of a page's thousand elements is done here; calling a method for it would take longer than
    the work.
    """
    strings, opened = walk.strings, walk.elements.opened
    for kind, element in events:
        if kind == "start":
            tag = element.tag
            if tag in SILENT:
                skip()
                continue
            if strings and tag in BLOCKS:
                walk.flush()
            tally = opened[-1][3]
            tally[tag] = place = tally.get(tag, 0) + 1
            opened.append((element, tag, place, {}))
            if begin := STARTS.get(tag):
                begin(walk)
            text = element.text
        else:
            if opened[-1][0] is element:
                tag = opened[-1][1]
                if strings and tag in BLOCKS:
                    walk.flush()
                if finish := ENDS.get(tag):
                    finish(walk)
                opened.pop()
            text = element.tail
        # White space between blocks is most of a page's text, and none of a block's.
        if text and (strings or not text.isspace() or walk.preformatted):
            strings.append(text)
    walk.flush()
    return walk


class Walk:
    """The blocks found so far, the elements they stand in, and the text of the block that is being read."""

    def __init__(self) -> None:
        """Begin outside of any element."""
        self.pieces: list[Piece] = []
        self.elements = Nesting()
        self.preformatted = 0  # open elements whose lines are kept
        self.strings: list[str] = []  # the block's text
        self.broken = 0  # the string after its last `<br>`, if it had one
        self.links = 0  # open links
        self.link_start = 0  # the first string in the innermost one
        self.link_url = ""  # where it leads
        self.link_end = 0  # the string after the last link
        self.marked: list[tuple[int, int, str]] = []  # the block's links: their strings, and where they lead
        self.cells: list[int] = []  # the first string of each cell of the row

    def start_preformatted(self) -> None:
        """Go into an element whose lines are kept."""
        self.preformatted += 1

    def end_preformatted(self) -> None:
        """Leave it."""
        self.preformatted -= 1

    def start_link(self) -> None:
        """Go into a link, and set it apart from one that it touches."""
        strings = self.strings
        if self.links:
            self.mark()
        if strings and self.link_end == len(strings):
            strings.append(" ")
        self.links += 1
        self.link_start, self.link_url = len(strings), self.elements.opened[-1][0].get("href") or ""

    def end_link(self) -> None:
        """Leave it, perhaps for one around it, of which no more is known than that it is a link."""
        self.mark()
        self.links -= 1
        self.link_start = self.link_end = len(self.strings)
        self.link_url = ""

    def mark(self) -> None:
        """Note which strings are in the open link."""
        if self.link_start < (end := len(self.strings)):
            self.marked.append((self.link_start, end, self.link_url))

    def start_cell(self) -> None:
        """Go into a table's cell, and set it apart."""
        if self.strings:
            self.strings.append(" ")
        self.cells.append(len(self.strings))

    def line_break(self) -> None:
        """Note a `<br>`; the second in a row ends the block."""
        ends = self.broken and not "".join(self.strings[self.broken :]).strip()
        self.strings.append("\n")
        self.broken = len(self.strings)
        if ends:
            self.flush()

    def flush(self) -> None:
        """End the block, if it has text."""
        strings, marked = self.strings, self.marked
        if self.links:
            self.mark()
            self.link_start = 0
        if text := tidy(unhyphenated("".join(strings))):
            elements = self.elements
            number = elements.number(self.box())
            tag, path, ancestors = elements.tags[number], elements.paths[number], elements.ancestors[number]
            density = linked(strings, marked) if marked else 0.0
            whole = len(marked) == 1 and marked[0][:2] == (0, len(strings))
            written: Written | str | None = marked[0][2] if whole else None
            if self.cells or self.preformatted or (marked and not whole):
                written = written_from((tuple(strings), tuple(marked), tuple(self.cells), self.preformatted > 0))
            self.pieces.append(
                piece_from((text, None, True, markup_from((path, tag, ancestors, density, None, number, written))))
            )
        strings.clear()
        marked.clear()
        self.cells.clear()
        self.broken = self.link_end = 0

    def box(self) -> int:
        """Return how deep the block's element is: the innermost that is block-level, and not too deep."""
        opened = self.elements.opened
        depth = min(len(opened), MOST_OPEN) - 1
        while depth and opened[depth][1] not in BLOCKS:
            depth -= 1
        return depth


STARTS = {
    **dict.fromkeys(CELLS, Walk.start_cell),
    "pre": Walk.start_preformatted,
    "a": Walk.start_link,
    "br": Walk.line_break,
}
"""By tag, what an element's start does to the block that is being read. Most of those that are inline do nothing."""

ENDS = {"pre": Walk.end_preformatted, "a": Walk.end_link}
"""And its end."""


def linked(strings: Sequence[str], marked: Sequence[tuple[int, int, str]]) -> float:
    """Return the share of a block's letters that stand in its links.

    >>> linked(["It ", "rained", " ", "cats"], [(1, 2, "/rain")])
    0.5
    """
    if marked[0][:2] == (0, len(strings)):
        return 1.0
    return sum(letters(string) for start, end, _ in marked for string in strings[start:end]) / sum(
        map(letters, strings)
    )


def letters(text: str) -> int:
    r"""Count a text's code points without the white space around it.

    >>> letters(" It rained.\u00a0")
    10
    """
    return len(text.strip(BLANKS))


def unhyphenated(text: str) -> str:
    r"""Leave out soft hyphens: they say where a word may be parted, and are no part of it.

    >>> unhyphenated("rain\u00adfall")
    'rainfall'
    """
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text
