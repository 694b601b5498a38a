"""What differs between two outputs of `newsclean batch`: two versions, two settings, one set of pages.

Both are read at once, and a record waits until its counterpart comes; where both are in the same order, next to none does.
"""

from __future__ import annotations

from collections import Counter, deque
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newsclean.check.results import counted as number_of
from newsclean.columns import ID_NAMES, URL_NAMES, first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Record = Mapping[str, Any]

Kind = Literal["changed", "lost", "gained"]
"""Lost and gained are pages that only one output has."""

BODY, REMOVED = "body", "removed"


class Page(NamedTuple):
    """What became of one page."""

    kind: Kind
    key: str
    fields: Sequence[str] = ()
    """The columns that differ."""
    gained: Sequence[tuple[str, str]] = ()
    """Blocks of the new body that the old one had not, each with the detector that had removed it, as far as is known."""
    lost: Sequence[tuple[str, str]] = ()
    """The other way round: each with the detector that removes it now."""


def key_of(old: Record, new: Record) -> str | None:
    """Return the column by which records are matched: an id, or else an address; None where it is their place.

    >>> key_of({"url": "a", "body": ""}, {"id": 1, "url": "a"}), key_of({"body": ""}, {"body": ""})
    ('url', None)
    """
    both = [name for name in old if name in new]
    return first(ID_NAMES, both) or first(URL_NAMES, both)


def differences(old: Iterable[Record], new: Iterable[Record], by: str | None) -> Iterator[Page | None]:
    """Yield what became of each page: None where it is the same.

    Pages are matched by the column `by`, those of one key in order, or by their place where it is None.
    """
    if by is None:
        for number, (before, after) in enumerate(zip_longest(old, new), 1):
            yield page(str(number), before, after)
        return
    waiting: tuple[dict[str, deque[Record]], dict[str, deque[Record]]] = ({}, {})
    for pair in zip_longest(old, new):
        for side, record in enumerate(pair):
            if record is None:
                continue
            key = str(record.get(by))
            if other := waiting[1 - side].get(key):
                found = other.popleft()
                if not other:
                    del waiting[1 - side][key]
                yield page(key, *((record, found) if side == 0 else (found, record)))
            else:
                waiting[side].setdefault(key, deque()).append(record)
    for key, records in waiting[0].items():
        yield from (page(key, record, None) for record in records)
    for key, records in waiting[1].items():
        yield from (page(key, None, record) for record in records)


def page(key: str, old: Record | None, new: Record | None) -> Page | None:
    r"""Say what became of a page; None where it is the same. A column that only one of the outputs has is no change.

    >>> page("1", {"body": "Rain.\n\nMenu"}, {"body": "Rain.", "removed": [{"detector": "chrome", "text": "Menu"}]})
    Page(kind='changed', key='1', fields=['body'], gained=[], lost=[('Menu', 'chrome')])
    """
    if old is None or new is None:
        return Page("gained" if old is None else "lost", key)
    fields = [name for name in old if name in new and name != REMOVED and old[name] != new[name]]
    if not fields:
        return None
    before, after = Counter(blocks(old)), Counter(blocks(new))
    gained = [(text, detector_of(old, text)) for text in (after - before).elements()]
    lost = [(text, detector_of(new, text)) for text in (before - after).elements()]
    return Page("changed", key, fields, gained, lost)


def blocks(record: Record) -> list[str]:
    """Return the blocks of a body."""
    body = record.get(BODY)
    return body.split("\n\n") if isinstance(body, str) and body else []


def detector_of(record: Record, text: str) -> str:
    """Return the detector that removed a text; empty where the output doesn't say."""
    removed = record.get(REMOVED)
    for one in removed if isinstance(removed, list) else ():
        if isinstance(one, dict) and one.get("text") == text:
            return str(one.get("detector", ""))
    return ""


class Count:
    """What is said at the end, counted as the pages go by; and the first pages of those that differ."""

    def __init__(self, examples: int) -> None:
        """Keep so many examples."""
        self.pages = 0
        self.kinds: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()
        self.gained: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.examples: list[Page] = []
        self.most = examples
        self.only_old: list[str] = []
        self.only_new: list[str] = []

    def count(self, one: Page | None) -> None:
        """Count a page."""
        self.pages += 1
        if one is None:
            return
        self.kinds[one.kind] += 1
        self.fields.update(one.fields)
        self.gained.update(detector for _, detector in one.gained)
        self.lost.update(detector for _, detector in one.lost)
        if len(self.examples) < self.most:
            self.examples.append(one)

    @property
    def differs(self) -> bool:
        """Tell whether anything does."""
        return bool(self.kinds or self.only_old or self.only_new)

    def columns(self, old: Mapping[str, None], new: Mapping[str, None]) -> None:
        """Take down the columns that only one of the outputs has."""
        self.only_old = [name for name in old if name not in new]
        self.only_new = [name for name in new if name not in old]

    def to_dict(self) -> dict[str, object]:
        """Return all of it as what JSON can hold."""
        return {
            "pages": self.pages,
            "changed": self.kinds["changed"],
            "only_old": self.kinds["lost"],
            "only_new": self.kinds["gained"],
            "columns_only_old": self.only_old,
            "columns_only_new": self.only_new,
            "fields": dict(self.fields.most_common()),
            "blocks_gained": dict(self.gained.most_common()),
            "blocks_lost": dict(self.lost.most_common()),
            "examples": [one._asdict() for one in self.examples],
        }

    def lines(self) -> Iterator[str]:
        """Yield it as lines for people."""
        yield f"{number_of(self.pages, 'page')}, {self.kinds['changed']} changed"
        yield from (
            f"{count} only in {side}"
            for side, kind in (("OLD", "lost"), ("NEW", "gained"))
            if (count := self.kinds[kind])
        )
        for side, names in (("OLD", self.only_old), ("NEW", self.only_new)):
            if names:
                yield f"{number_of(len(names), 'column')} only in {side}: {', '.join(names)}"
        for name, count in self.fields.most_common():
            yield f"  {name}: {count}"
        for sign, word, total in (("+", "gained", self.gained), ("-", "lost", self.lost)):
            if total:
                by = ", ".join(f"{name or 'unknown'} {count}" for name, count in total.most_common())
                known = f" ({by})" if set(total) != {""} else ""
                yield f"{sign} {number_of(total.total(), 'block')} {word}{known}"
        for one in self.examples:
            yield ""
            yield f"{one.key}: " + (
                ", ".join(one.fields) if one.kind == "changed" else f"only in {'OLD' if one.kind == 'lost' else 'NEW'}"
            )
            for sign, texts in (("-", one.lost), ("+", one.gained)):
                yield from (f"  {sign} {text}" + (f"  ← {detector}" if detector else "") for text, detector in texts)
