"""The author as named at the article's end: a labelled line, a box about the author, a sentence that introduces them.

It is looked for where the lines above the article name no one. Comments and teasers stand below the article too, so
what counts is what introduces an author: a label, "About the author", or a line that goes on with the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._evidence import FULL_WORD, ROLE_WORDS, Sight, is_twin, words_of
from newsclean.detectors._header import ABOUT, byline_in, dates_in, is_by_alone, is_publishers
from newsclean.detectors._names import NAME_WORDS, has_shape_of_name, names_on
from newsclean.names import ROLE, split_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Block, Page

LAST, BELOW = 4, 25
"""Blocks before the article's end and below it in which its author is introduced."""

LABELS_BELOW = 10
"""Blocks below the article in which a label may name its author: farther down the labels are others'."""

FIRST = 3
"""Blocks of the article that are left to the search above it."""

BIO_WORDS = 6
"""The shortest sentence about the author."""

BIO_CHARS = 160
"""Characters of it in which the role stands."""

BOX = 4
"""Weight from which a name in a box is the author's."""

_PRONOUNS = frozenset("he she er sie il elle".split())  # noqa: SIM905 - one list of words
"""Words with which a line about the author goes on below the name."""

_NAME = r"(?P<name>\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|da|von|van|der|del|di|la)){1,4})"
_BIO = regex.compile(
    rf"\W*{_NAME}\s*(?:\([^()]{{1,40}}\)\s*)?,?\s+(?i:is|was|ist|war|est|es|è|é|är|er|jest|covers|writes|reports|has\s+been)\s"
)
"""A sentence that introduces its subject."""

_WRITES = regex.compile(
    r"\b(?:\w*writer|\w*editor|reporter|\w*journalist\w*|correspondent|columnist|contributor|author|blogger|photographer|freelancer|producer"
    r"|\w*redakteur\w*|\w*autor\w*|korrespondent\w*|journaliste|rédact\w+|periodista|redactora?|giornalista|jornalista|repórter"
    r"|redacteur|skribent|toimittaja|covers|writes|reports)\b",
    regex.IGNORECASE,
)
"""What says of a person that they write."""


def at_the_end(sight: Sight) -> Iterator[tuple[Block, str, str]]:
    """Yield the first line at the article's end that names its author, with the name, and what makes it the author's."""
    page = sight.page
    for block in page.blocks[page.main.start + FIRST : page.main.stop + BELOW]:
        found = labelled(page, block) or in_box(sight, block) or introduced(sight, block)
        if found:
            yield block, *found
            return


def labelled(page: Page, block: Block) -> tuple[str, str] | None:
    """Return the names behind a label; a "By" alone below the article is a teaser's."""
    cue = block.cue("byline", "start", "end")
    if cue is None or (cue.anchor == "end" and page.language != "ko") or block.index >= page.main.stop + LABELS_BELOW:
        return None
    byline = byline_in(block, page.language)
    if not byline or not (cue.anchor == "end" or all(map(has_shape_of_name, split_names(byline)))):
        return None
    before = block.text[: block.text.find(byline)]
    has_label = " " in cue.phrase or cue.anchor == "end" or ":" in before or "：" in before
    if is_publishers(cue, page.language):
        return None
    if has_label and block.index < page.main.stop - LAST:
        return None  # "Interview: Ada Example" may be a part of a list
    if not has_label and (block.index >= page.main.stop or not page.cluttered):
        return None
    return byline, f"names the author after {before.strip()!r}"


def in_box(sight: Sight, block: Block) -> tuple[str, str] | None:
    """Return the name at the head of a box about the author."""
    page = sight.page
    if not NAME_WORDS[0] <= block.shape.capitals <= ROLE_WORDS or block.words > ROLE_WORDS:
        return None
    if block.shape.ends_sentence or block.index < page.main.stop - LAST:
        return None
    names = names_on(block.text, dates_in(block, page.language), page.language) if not block.shape.starts_lower else ()
    if len(names) != 1 or block.cues.keys() - {"byline"}:
        return None
    name = words_of(names[0])
    after = block.index + 1
    weight, reasons = 0, list[str]()
    if block.index and is_by_alone(page.blocks[block.index - 1]):
        # A poem or a recipe inside the article may have a "By" of its own.
        weight = BOX if page.cluttered or ABOUT.fullmatch(page.blocks[block.index - 1].text) else BOX // 2
        reasons = [f"stands below {page.blocks[block.index - 1].text!r}"]
    if after < len(page.blocks):
        below = page.blocks[after]
        first = sight.words_at(after)[:1]
        says_so = ROLE.search(below.text[:BIO_CHARS]) or _WRITES.search(below.text[:BIO_CHARS])
        if below.words >= BIO_WORDS and first and (first[0] in _PRONOUNS or (first[0] in name and says_so)):
            weight, reasons = weight + BOX, [*reasons, "has a sentence about it below"]
        elif says_so:
            weight, reasons = weight + BOX // 2, [*reasons, "has a role below it"]
    if any(
        is_twin(sight.words_at(at), name)
        for at in range(max(0, block.index - 2), min(len(page.blocks), after + 2))
        if at != block.index
    ):
        weight, reasons = weight + BOX // 2, [*reasons, "is printed twice"]
    if weight < BOX or any(word in sight.small and len(word) >= FULL_WORD for word in name):
        return None
    return names[0], f"is a name that {' and '.join(reasons)}"


def introduced(sight: Sight, block: Block) -> tuple[str, str] | None:
    """Return the name with which a sentence about its writer begins, where the article says nothing of them."""
    page = sight.page
    announced = is_by_alone(page.blocks[block.index - 1])
    if block.words < BIO_WORDS or not (announced or (page.cluttered and block.index >= page.main.stop - 1)):
        return None
    found = _BIO.match(block.text[: 2 * BIO_CHARS])
    if not found or not _WRITES.search(block.text[found.end() - 8 : found.end() + BIO_CHARS]):
        return None
    name = found["name"]
    before = page.blocks[page.main.start : min(page.main.stop, block.index)]
    if not has_shape_of_name(name) or any(name in one.text and not one.text.startswith(name) for one in before):
        return None
    return name, "introduces the author"
