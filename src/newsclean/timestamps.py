"""Read the dates that machines write: ISO 8601, Unix time, mail headers; and know the names of time zones."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.declared import Date

UNIX_RANGE = (631_152_000, 4_102_444_800)  # seconds; from 1990, before the first web page, to 2100
UNIX_DIGITS = {9: 1, 10: 1, 12: 1000, 13: 1000}  # digits: units a second
MICROSECOND_DIGITS = 6
MIDNIGHT = "24"  # ISO 8601 may call the end of a day 24:00
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

ISO = re.compile(
    r"""([0-9]{4}) (?: -([0-9]{2})-([0-9]{2}) | ([0-9]{2})([0-9]{2}) | -?W([0-9]{2})-?([1-7]) | -?([0-9]{3}) )
    (?: (?:[ ]?T|[ ]|(?<=[0-9]{8}))
        (?P<hour>[0-9]{2}) (?: :?(?P<minute>[0-9]{2}) (?: :?(?P<second>[0-9]{2}) (?:[.,](?P<fraction>[0-9]{1,9}))? )? )?
        (?:[ ]?(?: (?P<utc>Z|UTC|GMT) | (?P<sign>[+-])(?P<hours>[0-9]{2})(?::?(?P<minutes>[0-9]{2}))?(?:[ ]UTC)? ))?
        (?:\[[A-Z_/+-]{1,40}\])?  # the name of the zone, as Java adds it
    )?""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
# Mail gives these zones one meaning each; prose does not.
MAIL_DATE = re.compile(
    r"(?:[a-z]{3},? )?[0-9]{1,2} [a-z]{3} [0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})? (?:UT|[CEMP][SD]T)",
    re.IGNORECASE | re.ASCII,
)

# Hours east of UTC: the names that mean one offset wherever they are used.
ZONES: Mapping[float, str] = {
    0: "utc gmt z wet",
    1: "west cet mez wat",
    2: "cest mesz eet sast cat",
    3: "eest msk мск eat trt",
    5: "pkt",
    7: "ict wib",
    8: "wita awst hkt sgt",
    9: "wit jst kst",
    9.5: "acst",
    10: "aest",
    10.5: "acdt",
    11: "aedt",
    12: "nzst",
    13: "nzdt",
    -4: "edt",
    -5: "est",
    -6: "mdt",
    -7: "pdt",
    -8: "akdt",
    -9: "akst",
    -10: "hst",
}
# Names that change with the season or the country (IST: India, Ireland, Israel): the time stays naive.
VAGUE_ZONES = "et ct mt pt ist bst cst cdt mst pst gst"
ANY_CASE_ZONES = ("utc", "gmt")  # the other names have to be in capitals: "est" is French for "is"


def unix(text: str) -> dt.datetime | None:
    """Read seconds or milliseconds since 1970, in the range where they can mean a web page."""
    units = UNIX_DIGITS.get(len(text))
    if units is None or not (text.isascii() and text.isdigit()):
        return None
    moment = int(text)
    if not UNIX_RANGE[0] <= moment // units < UNIX_RANGE[1]:
        return None
    return EPOCH + dt.timedelta(seconds=moment // units, milliseconds=moment % units)


def iso(text: str) -> Date | None:
    """Read ISO 8601: dates, week dates and days of the year, basic and extended, with or without a time."""
    match = ISO.fullmatch(text)
    if not match:
        return None
    try:
        day = _iso_day(*(int(group) if group else 0 for group in match.groups()[:8]))
        return _iso_moment(day, match) if match["hour"] else day
    except (ValueError, OverflowError):
        return None


def _iso_day(*parts: int) -> dt.date:
    year, month, day, basic_month, basic_day, week, weekday, ordinal = parts
    if week:
        return dt.date.fromisocalendar(year, week, weekday)
    if ordinal:
        return dt.date(year, 1, 1) + dt.timedelta(days=_checked_ordinal(year, ordinal) - 1)
    return dt.date(year, month or basic_month, day or basic_day)


def _checked_ordinal(year: int, ordinal: int) -> int:
    """Let no year run over into the next.

    >>> _checked_ordinal(2024, 366)
    366
    """
    if ordinal > (dt.date(year, 12, 31) - dt.date(year, 1, 1)).days + 1:
        raise ValueError(ordinal)
    return ordinal


def _iso_moment(day: dt.date, match: re.Match[str]) -> dt.datetime:
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    ends_day = match["hour"] == MIDNIGHT and minute == second == 0
    zone = dt.UTC if match["utc"] else None
    if match["sign"]:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        zone = dt.timezone(dt.timedelta(minutes=-minutes if match["sign"] == "-" else minutes))
    time = dt.time(0 if ends_day else int(match["hour"]), minute, second, fraction(match["fraction"] or "0"), zone)
    return dt.datetime.combine(day, time) + dt.timedelta(days=ends_day)


def mail(text: str) -> dt.datetime | None:
    """Read the dates of RFC 2822 whose zones only mail defines."""
    try:
        return parsedate_to_datetime(text) if MAIL_DATE.fullmatch(text) else None
    except ValueError:
        return None


def fraction(digits: str) -> int:
    """Read what follows the seconds as microseconds, and drop what is finer.

    >>> fraction("5"), fraction("123456789")
    (500000, 123456)
    """
    return int(digits[:MICROSECOND_DIGITS].ljust(MICROSECOND_DIGITS, "0"))
