"""Articles that a script draws: where a page shows none, its text is looked for in what the scripts hold.

Such pages carry their article as data: the declared `articleBody`, one object of JSON, or calls that push JSON piece by
piece, with HTML or JSON inside strings. All of it stands in string literals, and so is read alike.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from newsclean.read.literals import TAG, is_prose, lines, passages, prose
from newsclean.read.walk import parse, walk_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from newsclean.model import Piece
    from newsclean.read.walk import Walk

LITTLE_SHOWN = 300
"""Characters of prose below which a page shows no article: a notice about cookies or scripts has up to 200."""

LEAST_FOUND = 500
"""Characters of prose that a script must hold: less is a teaser, or a notice that may be shown later."""

ENOUGH_DECLARED = 0.5
"""Share of the longest text that a declared `articleBody` must have to be taken: behind a paywall it is cut off."""

OPENING = 16
"""Characters that scripts of one kind have in common: `self.__next_f.push` fills several."""

DECLARED = "ld+json"

WARNING = "the page shows no article; its text was found in a script"


def add_lazy(tree: etree._Element, walk: Walk, declared: str | None) -> bool:
    """Add the paragraphs that only a script holds, above the page's footer; return whether there were any.

    A path in them begins at what the script holds, `/div[1]/p[3]`: the page has no element for it.
    """
    shown = _shown(walk.pieces)
    if shown >= LITTLE_SHOWN:
        return False
    script, found = _best(tree, declared)
    drawn = parse(f"<html><body>{''.join(map(_markup, found))}</body></html>") if found else None
    body = drawn.find("body") if drawn is not None else None
    if script is None or body is None or _size(found) <= shown:
        return False
    body.tag = "div"
    before = len(walk.pieces)
    walk_tree(body, walk)
    place = _above_footer(walk.pieces[:before])
    walk.pieces[:] = [*walk.pieces[:place], *walk.pieces[before:], *walk.pieces[place:before]]
    return True


def _shown(pieces: Sequence[Piece]) -> int:
    """Count the characters of prose that a page shows, as far as they decide."""
    shown = 0
    for piece in pieces:
        shown += len(piece.text) if is_prose(piece.text) else 0
        if shown >= LITTLE_SHOWN:
            break
    return shown


def _size(found: Sequence[str]) -> int:
    """Count the characters of prose in some passages."""
    return prose(line for passage in found for line in lines(passage))


def _best(tree: etree._Element, declared: str | None) -> tuple[etree._Element | None, list[str]]:
    """Choose among the scripts, those of one kind together: the one that holds most, or the declared text if it is whole."""
    first: dict[str, etree._Element] = {}
    found: dict[str, dict[str, None]] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        is_declared = DECLARED in script.get("type", "").lower()
        kind = DECLARED if is_declared else text.lstrip()[:OPENING]
        first.setdefault(kind, script)
        held = passages(text) if not is_declared else [declared] if declared else []
        found.setdefault(kind, {}).update(dict.fromkeys(held))
    sizes = {kind: _size(list(held)) for kind, held in found.items()}
    best = max(sizes, key=sizes.__getitem__, default="")
    if sizes.get(DECLARED, 0) >= ENOUGH_DECLARED * sizes.get(best, 0):
        best = DECLARED
    return (first[best], list(found[best])) if sizes.get(best, 0) >= LEAST_FOUND else (None, [])


def _markup(passage: str) -> str:
    """Return a passage as HTML: what has tags is HTML, and the lines of what has none are paragraphs.

    >>> _markup("<p>It rained.</p>"), _markup("Rain & hail. 3 < 4.")
    ('<div><p>It rained.</p></div>', '<p>Rain &amp; hail. 3 &lt; 4.</p>')
    """
    if TAG.search(passage):
        return f"<div>{passage}</div>"
    return "".join(f"<p>{html.escape(html.unescape(line))}</p>" for line in lines(passage))


def _above_footer(pieces: Sequence[Piece]) -> int:
    """Return where the text belongs: below the headline and what stands under it, above the page's footer."""
    marked = ((place, piece.markup) for place, piece in enumerate(pieces) if piece.markup)
    footers = (place for place, markup in marked if "footer" in {markup.tag, *markup.ancestors})
    return next(footers, len(pieces))
