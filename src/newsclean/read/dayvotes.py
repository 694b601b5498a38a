"""Which of the days that a page states is the day of publication: its sources vote, and what can't be is refused.

No date is judged by the clock: only by what the page says elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from newsclean.read.sources import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from newsclean.declared import Date, Declared

FURTHEST_ZONES = (-12, 14)  # hours from UTC
LONGEST_WAIT = 14  # days from the one in the address to publication; beyond them an old page was stamped anew
LONGEST_DRAFT = 366  # days from the last change to publication; beyond them one of the two is wrong

# These say "date" of an unnamed event: often the newest version's, or the day the page was served.
VAGUE_METAS = listed("dctermsdate dcdate datecreated dcdatecreated dctermscreated created date timestamp")
_VOTERS = ("json-ld", "meta", "url")
_VAGUE = frozenset(f"meta {name}" for name in VAGUE_METAS)


def _day(value: Date) -> dt.date:
    """Return the day of a date or a moment."""
    return value.date() if isinstance(value, dt.datetime) else value


def votes(
    dates: list[Declared[Date]], printed: Declared[Date] | None, url: str = ""
) -> Callable[[Declared[Date]], int]:
    """Return the order of dates by how many sources name their day; equal ones stay in the order of the sources.

    Of the printed dates only the headline's own has a vote, as it is often that of an update, and others are often those
    of other articles. The address counts more than all others: it has the newsroom's own day, where a stamp in UTC may
    have the next; unless the page declares and prints a day soon after it, on which the draft came out. Metas that say
    "date" of an unnamed event have none, and a stamp in UTC votes for the newsroom's day. A printed day long before the
    one that a single source declares has two: systems stamp a page anew when they change, move or publish it again.

    >>> from newsclean.declared import Declared
    >>> day, night = Declared(dt.date(2024, 10, 31), "url"), Declared(dt.datetime(2024, 11, 1, 1), "json-ld datePublished")
    >>> [declared.source for declared in sorted([night, day], key=votes([night, day], None))]
    ['url', 'json-ld datePublished']
    """
    machines = [declared for declared in dates if declared.source.startswith(_VOTERS) and declared.source not in _VAGUE]
    machines = _of_one_mind(machines)
    named = {_day(date.value) for date in (*machines, *([printed] if printed else ())) if not _in_utc(date.value)}
    first = {declared.source: _local_day(declared.value, named) for declared in reversed(machines)}
    tally = Counter(first.values())
    shown = _local_day(printed.value, named) if printed else None
    if shown:
        tally[shown] += 2 if _is_stamped_anew(first, shown, url) else 1
    address = first.pop("url", None)
    if address and not (shown in first.values() and shown and 0 < (shown - address).days <= LONGEST_WAIT):
        tally[address] += len(dates)
    return lambda declared: -tally[_day(declared.value)]


def _of_one_mind(machines: list[Declared[Date]]) -> list[Declared[Date]]:
    """Leave out the metas that name several days: at best one of them is the article's.

    >>> from newsclean.declared import Declared
    >>> twice = [Declared(dt.date(2024, 10, day), "meta pubdate") for day in (30, 31)]
    >>> [date.source for date in _of_one_mind([*twice, Declared(dt.date(2024, 10, 31), "json-ld datePublished")])]
    ['json-ld datePublished']
    """
    said = Counter(source for _, source in {(_day(date.value), date.source) for date in machines})
    return [date for date in machines if said[date.source] == 1 or not date.source.startswith("meta")]


def _is_stamped_anew(stated: dict[str, dt.date], printed: dt.date, url: str) -> bool:
    """Tell whether the only declared day is long after the printed one, and its year no part of the address.

    >>> stamp, printed = {"json-ld datePublished": dt.date(2024, 10, 31)}, dt.date(2023, 1, 5)
    >>> [_is_stamped_anew(stamp, printed, f"https://example.com/{path}/budget") for path in ("news", "2024/10")]
    [True, False]
    """
    days = list(stated.values())
    return len(days) == 1 and (days[0] - printed).days > LONGEST_WAIT and f"/{days[0].year}/" not in url


def _in_utc(value: Date) -> bool:
    """Tell whether a stamp was written by a machine that keeps no zone: its day may be the next or the last one's."""
    return isinstance(value, dt.datetime) and value.tzinfo is not None and not value.utcoffset()


def _local_day(value: Date, named: Container[dt.date]) -> dt.date:
    """Return the newsroom's own day of a stamp in UTC, where another source names that one.

    >>> night = dt.datetime(2024, 11, 1, 3, 30, tzinfo=dt.timezone.utc)
    >>> _local_day(night, {dt.date(2024, 10, 31)}), _local_day(night, {dt.date(2024, 10, 30)})
    (datetime.date(2024, 10, 31), datetime.date(2024, 11, 1))
    """
    if not isinstance(value, dt.datetime) or not _in_utc(value) or value.date() in named:
        return _day(value)
    near = ((value + dt.timedelta(hours=hours)).date() for hours in FURTHEST_ZONES)
    return next((day for day in near if day in named), value.date())


def possible(dates: Iterable[Declared[Date]], changes: Iterable[Declared[Date]]) -> list[Declared[Date]]:
    """Refuse days of publication that the page itself says can't be: long after its last change.

    The clock is never asked. Some drafts lie for months between the last change and the day of publication.

    >>> from newsclean.declared import Declared
    >>> planned, printed = Declared(dt.date(2087, 1, 1), "json-ld datePublished"), Declared(dt.date(2024, 10, 31), "time")
    >>> [date.source for date in possible([planned, printed], [Declared(dt.date(2024, 11, 2), "json-ld dateModified")])]
    ['time']
    """
    last = max((_day(change.value) for change in changes if change.source.startswith(_VOTERS)), default=dt.date.max)
    return [date for date in dates if _day(date.value).toordinal() <= last.toordinal() + LONGEST_DRAFT]
