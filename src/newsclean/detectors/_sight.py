"""A page as the search for its byline sees it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import regex

from newsclean.detectors._dated import is_dated
from newsclean.once import once_a_block
from newsclean.roles import role_in
from newsclean.splitting import words_made_of
from newsclean.wordlists import holds_any

if TYPE_CHECKING:
    from newsclean.model import Block, Page

HEADLINE_WORDS = (5, 35)
"""Words of a line that reads as a headline: menus have shorter ones."""

FIRST_CHARACTERS = 400
"""Characters of a block that are looked at for names."""

MOST_PROSE = 20_000
"""Characters of the article in which a name, and its words in lower case, are looked for."""

LAST_BLOCKS = 3
"""Blocks at the article's end in which its author may be introduced."""

LATER = 80
"""Blocks from there on that are looked at for the author's name: below are the site's own pages."""

LINE_START = 80
"""Characters of such a line in which the name stands."""

MOST_OWNED = 200
"""Characters of a line with a house's claim to its rights."""

MOST_TEXT = 60_000
"""Characters of a page in which addresses are looked for."""

_OWNED = regex.compile(r"©|\(c\)|copyright|all rights reserved|alle rechte", regex.IGNORECASE)
_may_be_owned = holds_any("© (c) copyright reserved rechte")
_DOMAIN = regex.compile(r"[\w-]+\.(?:com|org|net|info|news|tv|co|\p{Ll}{2})\b", regex.IGNORECASE)
_NO_LETTER = regex.compile(r"[\W_]+")
_words = words_made_of(r"\p{L}\p{M}")
_ADDRESS = regex.compile(r"[\w.+-]{1,64}@[\w-]+|(?<!\w)@\w+")


def words_of(text: str) -> tuple[str, ...]:
    """Return a text's words, case folded, to compare names by."""
    return tuple(map(str.casefold, _words(text)))


def letters_of(text: str) -> str:
    """Return a text's letters and digits, case folded, with nothing between them.

    >>> letters_of("The Harbour-Post")
    'theharbourpost'
    """
    return _NO_LETTER.sub("", text).casefold()


@once_a_block
def first_words(block: Block, _language: str | None) -> tuple[str, ...]:
    """Return the first words of a block."""
    return words_of(block.text[:FIRST_CHARACTERS])


@once_a_block
def opening_of(block: Block, _language: str | None) -> str:
    """Return the first characters of a block, case folded: it takes less to see that a name is not there than to find words."""
    return block.text[:FIRST_CHARACTERS].casefold()


@once_a_block
def has_role(block: Block, _language: str | None) -> bool:
    """Tell whether a block begins with a role."""
    return role_in(block.text[:FIRST_CHARACTERS]) is not None


class Sight:
    """A page, and what is asked of its lines by their numbers."""

    def __init__(self, page: Page) -> None:
        """Look at nothing yet."""
        self.page = page
        self.blocks = page.blocks

    def dated(self, at: int) -> bool:
        """Tell whether a line holds a date, its label, or a reading time."""
        return 0 <= at < len(self.blocks) and is_dated(self.blocks[at], self.page.language)

    def words_at(self, at: int) -> tuple[str, ...]:
        """Return the first words of a block."""
        return first_words(self.blocks[at], self.page.language)

    def holds(self, at: int, word: str) -> bool:
        """Tell whether a word may be among them."""
        return word in opening_of(self.blocks[at], self.page.language)

    def headline(self, at: int) -> bool:
        """Tell whether a line reads as a headline."""
        if at < 0:
            return False
        block = self.blocks[at]
        fewest, most = HEADLINE_WORDS
        return (
            fewest <= block.words <= most
            and not block.telling
            and not self.dated(at)
            and (not block.shape.ends_sentence or block.text.endswith(("?", "!")))
        )

    @cached_property
    def prose(self) -> str:
        """The article's own text."""
        found: list[str] = []
        left = MOST_PROSE
        for block in self.blocks[self.page.main.start : self.page.main.stop]:
            if block.prose:
                found.append(block.text[:left])
                left -= len(block.text)
                if left <= 0:
                    break
        return "\n".join(found)

    def small(self, word: str) -> bool:
        """Tell whether the article has a word in lower case."""
        return f" {word} " in self.prose

    @property
    def rest_start(self) -> int:
        """Where the article ends, or a few blocks before."""
        return max(0, self.page.main.stop - LAST_BLOCKS)

    @cached_property
    def rest(self) -> str:
        """What the lines at the article's end and behind it begin with, in lower case."""
        start = self.rest_start
        return "\n".join(block.text[:LINE_START] for block in self.blocks[start : start + LATER]).casefold()

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """What the blocks of the rest begin with, in lower case."""
        return tuple(opening_of(block, self.page.language) for block in self.blocks[self.rest_start :])

    def role(self, at: int) -> bool:
        """Tell whether a line holds a role."""
        return has_role(self.blocks[at], self.page.language)

    @cached_property
    def addresses(self) -> str:
        """The mail addresses and handles on the page, in lower case."""
        some = (block.text[:FIRST_CHARACTERS] for block in self.blocks if "@" in block.text)
        return " ".join(_ADDRESS.findall("\n".join(some))).lower()

    @cached_property
    def house(self) -> str:
        """What may be the name of the house whose page it is: domains, and the lines that claim its rights; letters and digits only."""
        short = (block.text for block in self.blocks if len(block.text) <= MOST_OWNED)
        lines = [text for text in short if _may_be_owned(text) and _OWNED.search(text)]
        return letters_of(" ".join([*lines, *domains_in("\n".join(block.text for block in self.blocks)[:MOST_TEXT])]))


def domains_in(text: str) -> list[str]:
    """Return the domains in a text, which are looked for only in what has a full stop inside.

    >>> domains_in("It rained. Read on: www.ferry.example.com/rain-4.2, or v.1")
    ['example.com']
    """
    return _DOMAIN.findall(" ".join([piece for piece in text.split() if "." in piece[1:-1]]))
