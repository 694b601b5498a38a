"""What became of the records that sites were learnt from."""

from __future__ import annotations

from operator import add
from typing import NamedTuple

EXAMPLES = 5
"""Records that were left out of which a shard names the place and the error."""


class Example(NamedTuple):
    """A record that was left out."""

    source: str
    position: int
    error: str

    def __str__(self) -> str:
        """Say it in a line."""
        return f"{self.source}: record {self.position}: {self.error}"


class Counts(NamedTuple):
    """What became of records. `records` is what was read; pages and those left out add up to it."""

    records: int = 0
    pages: int = 0
    """Learnt from, those that were fetched twice included."""
    unaddressed: int = 0
    """Without a host: neither an address nor a canonical one."""
    broken: int = 0
    """What `newsclean batch` would quarantine."""
    skipped: int = 0
    """No pages at all: an empty line, the request in a WARC."""
    lines: int = 0
    """That stand on these pages, each counted as often as it is on another page."""
    examples: tuple[Example, ...] = ()
    """Of what was left out."""

    def plus(self, other: Counts) -> Counts:
        """Add up two."""
        examples = (*self.examples, *other.examples)[:EXAMPLES]
        return Counts._make([*map(add, self[:-1], other[:-1]), examples])

    def renumbered(self, before: int) -> Counts:
        """Return the counts of records that have so many more before them."""
        return self._replace(examples=tuple(one._replace(position=one.position + before) for one in self.examples))
