r"""A page whose line breaks were lost, as a whole: whether it is one, and what becomes of the lines that `seams` has parted.

They are joined again where nothing between them was taken away, and read as they stand where there is nothing to take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.codepoints import BLANKS, CLOSERS, STOPS
from newsclean.model import Draft, Piece
from newsclean.prose import pages
from newsclean.read.markdown import PUT_OUT, is_markdown, plain
from newsclean.read.seams import lost
from newsclean.read.separators import at_separators
from newsclean.read.text import MARKDOWN, NO_HEAD, lines_of, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Page

SENTENCE_ENDS = STOPS + CLOSERS
"""What a sentence closes with."""


def is_parted(text: str) -> bool:
    """Tell whether a text has lost its line breaks."""
    return lost(lines_of(text, 0)) is not None


def solid_places(text: str, *, separated: bool = False) -> list[int]:
    r"""Return where in a text stands what a block's text is made of: no white space, marks of Markdown, nor separators.

    >>> solid_places("It \n rained.")
    [0, 1, 5, 6, 7, 8, 9, 10, 11]
    """
    shown = plain(text) if is_markdown(text) else text
    shown = "".join(at_separators([shown])) if separated else shown
    return [place for place, character in enumerate(shown) if character not in BLANKS and character != PUT_OUT]


def whole(page: Page) -> Draft:
    """Read a parted text once more, as it stands."""
    start = page.blocks[0].span[0] if page.blocks and page.blocks[0].span else 0
    warnings = tuple(warning for warning in page.warnings if warning != MARKDOWN)
    return read_text(page.raw, start, page.head, warnings, parting=False)


def joined(kept: Sequence[Block], page: Page) -> tuple[Block, ...]:
    """Put blocks of a parted text together again, where no line ends between them and nothing was taken away.

    If anything at all was taken away, sentences that touched stay apart: only a clean article comes back as it was.
    """
    if len(kept) == len(page.blocks):
        return pages([whole(page)])[0].blocks
    texts: list[list[str]] = []
    spans: list[tuple[int, int]] = []
    for text, span in [(block.text, block.span) for block in kept if block.span]:
        seam = seam_of(page.raw[spans[-1][1] : span[0]]) if spans else None
        if seam is None or (not seam and texts[-1][-1][-1] in SENTENCE_ENDS):
            texts.append([text])
            spans.append(span)
        else:
            texts[-1] += [seam, text]
            spans[-1] = spans[-1][0], span[1]
    pieces = tuple(Piece("".join(parts), span) for parts, span in zip(texts, spans, strict=True))
    return pages([Draft(pieces, page.language, NO_HEAD, "text", page.raw)])[0].blocks


def seam_of(between: str) -> str | None:
    r"""Return what joins two blocks of a line that have this between them; None where they are not neighbours on one.

    >>> seam_of(""), seam_of("  "), seam_of("\n"), seam_of(" Subscribe ")
    ('', ' ', None, None)
    """
    if between.strip(BLANKS) or len(f"{between}.".splitlines()) > 1:
        return None
    return " " if between else ""
