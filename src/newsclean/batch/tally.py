"""What was removed, counted: by detector, by host, line by line, in memory that has a bound.

Counters that grow beyond it are cut as Misra and Gries (1982) do, and added up as Agarwal et al. (2012, "Mergeable
summaries") do: a count that is told is never too high, and too low by no more than `short`. The same parts added up in the
same order give the same tally, whoever counted them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 4096
"""Keys that a counter keeps: what makes up a four-thousandth of all is never missed."""

LEAST = 20
"""Pages with the least left that are named."""

LINE_CHARS = 200
"""Of a line, what is counted and shown: longer ones that begin alike count as one."""

NO_HOST = "(no address)"

BETWEEN = "\t"
"""Between the two parts of a key; neither a host nor a detector has it."""

Removed = tuple[str, str]
"""A detector, and the text that it took away."""


class Cleaned(NamedTuple):
    """A page and what is left of it."""

    left: int
    """Characters of its body."""
    source: str
    position: int
    url: str
    """Or, without one, its id."""


@dataclass
class Counted:
    """How often each key was seen, or at least how often."""

    seen: dict[str, int] = field(default_factory=dict)
    short: int = 0
    """What each count may be too low by."""

    def add(self, other: Counted) -> None:
        """Add up two."""
        self.seen = dict(Counter(self.seen) + Counter(other.seen))
        self.short += other.short

    def cut(self) -> None:
        """Keep the most frequent keys; equal ones by their order."""
        if len(self.seen) > MOST:
            *most, (_, less) = self.top(MOST + 1)
            self.seen = {key: count - less for key, count in most if count > less}
            self.short += less

    def top(self, number: int) -> list[tuple[str, int]]:
        """Return the most frequent keys with their counts."""
        return sorted(self.seen.items(), key=lambda pair: (-pair[1], pair[0]))[:number]


@dataclass
class Tally:
    """What was removed from some pages."""

    blocks: Counted = field(default_factory=Counted)
    """By detector, blocks removed."""
    characters: Counted = field(default_factory=Counted)
    """By detector, their characters."""
    pages: Counted = field(default_factory=Counted)
    """By host."""
    hosts: Counted = field(default_factory=Counted)
    """By host and detector, blocks removed."""
    lines: Counted = field(default_factory=Counted)
    """By detector and line, blocks removed."""
    least: list[Cleaned] = field(default_factory=list)
    """The pages with the least left, the least first."""

    def add(self, other: Tally) -> None:
        """Add what another part has."""
        for name in COUNTERS:
            getattr(self, name).add(getattr(other, name))
        self.least = least([*self.least, *other.least])

    def cut(self) -> None:
        """Keep to the bound."""
        for name in COUNTERS:
            getattr(self, name).cut()

    def renumbered(self, before: int) -> Tally:
        """Return the tally of pages that have so many more before them."""
        return replace(self, least=[page._replace(position=page.position + before) for page in self.least])

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)


COUNTERS = ("blocks", "characters", "pages", "hosts", "lines")


def from_dict(state: dict[str, Any]) -> Tally:
    """Return the tally that `to_dict` was called on."""
    return Tally(**{name: Counted(**state[name]) for name in COUNTERS}, least=[Cleaned(*one) for one in state["least"]])


def counted(pages: Iterable[tuple[Cleaned, Sequence[Removed]]]) -> Tally:
    r"""Count what was removed from pages.

    >>> page = Cleaned(40, "pages.jsonl", 1, "https://news.example/rain")
    >>> tally = counted([(page, [("subscribe", "Enter your email"), ("subscribe", "Sign up")])])
    >>> tally.blocks.seen, tally.hosts.seen
    ({'subscribe': 2}, {'news.example\tsubscribe': 2})
    """
    counters: dict[str, Counter[str]] = {name: Counter() for name in COUNTERS}
    seen: list[Cleaned] = []
    for page, removed in pages:
        host = host_of(page.url)
        seen.append(page)
        counters["pages"][host] += 1
        for detector, text in removed:
            counters["blocks"][detector] += 1
            counters["characters"][detector] += len(text)
            counters["hosts"][host + BETWEEN + detector] += 1
            counters["lines"][detector + BETWEEN + " ".join(text[: 2 * LINE_CHARS].split())[:LINE_CHARS]] += 1
    return Tally(**{name: Counted(dict(counter)) for name, counter in counters.items()}, least=least(seen))


def least(pages: list[Cleaned]) -> list[Cleaned]:
    """Return the pages with the least left; of equal ones those that come first."""
    return sorted(pages, key=lambda page: page.left)[:LEAST]


def host_of(url: str) -> str:
    """Return an address' host.

    >>> host_of("https://News.example:8080/a"), host_of("7"), host_of("https://[x")
    ('news.example', '(no address)', '(no address)')
    """
    try:
        return urlsplit(url).hostname or NO_HOST
    except ValueError:
        return NO_HOST
