"""Find the dates in a text, and read the dates that a page declares: certain ones only.

>>> [found.value for found in find_dates("Posted on Oct. 31, 2024 at 6:51 p.m.", "en")]
[datetime.datetime(2024, 10, 31, 18, 51)]
>>> find_dates("Oct. 25, Friday, 2 hours ago, 03/04/2024, Feb. 30, 2024", "en")
[]

The clock, the locale and the time zone of the machine are never asked, and a missing year is never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.timestamps import fraction, iso, mail, unix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.datewords import Lexicon, Token
    from newsclean.declared import Date

# Characters on either side of a year that can belong to its date. The longest form in CLDR, a time with its zone in
# words and a weekday, has fewer than 100.
REACH = 128
WINDOW = 16_384  # characters read at once: bounds the memory where a text is all years
MONTHS_A_YEAR = 12
LAST_HOUR_OF_PERIOD = 12  # beyond it the clock has 24 hours, whatever "PM" beside it says
TWO_DIGITS = 2  # minutes in figures have two, and offsets too unless UTC is named
FIRST_OF_LAST_CENTURY = 69  # of two digits, as POSIX reads them (`strptime`, `%y`)
FOUR_DIGITS = 4  # an offset like +0200
MOST_DECLARED = 100  # characters; a JS date with its zone in words has some 70
FURTHEST_OFFSET = 14 * 60  # minutes; the Line Islands
OFFSET_STEP = 15  # minutes; no zone in use is finer

# Four digits alone, in any script, or a day whose year has two of them. Where there are none, nothing else runs.
YEAR = re.compile(r"\d\d\d\d(?!\d)(?<!\d\d\d\d\d)|\d\d\. ?\d\d\. ?\d\d(?!\d)")

# The grammar, over the kinds of tokens (`Lexicon.tokens` lists them): one letter is one word, a sign is itself. Every
# repetition is bounded, so that reading takes linear time.
OF = r"(?:f[.' ]{0,2}){0,2}"
OFFSET = r"[+-](?:n:n|n|#)"
ZONE = rf"(?:,? {{0,2}}(?:\(z(?:{OFFSET})?\)|z(?:{OFFSET})?)| ?{OFFSET})(?![n#:])"
CLOCK = (
    r"n(?::n(?::n(?:[.,][ny#])?)?"  # 21:43, 21:43:05.123
    r"|\.n(?:\.n)?"  # 21.43
    r"| ?h ?n ?i(?: ?n ?s)?|hn| h n| ?h"  # 21時43分05秒, 18h51, 18 h 51, 18 Uhr
    r"|(?= ?p))"  # 6 PM
)
TIME = rf"(?:z )?(?:p {{0,2}})?{CLOCK}(?: {{0,2}}p)?(?: ?h)?(?:{ZONE})?(?![ny#]|[:.][ny#])"
DATES = (
    r"n(?P<a>[./-]) ?n(?P=a) ?y(?![/.]n)",  # 31.10.2024
    r"n\. ?n\. ?n(?![/.:-]?[ny#x])",  # 31.10.24, in a language that writes days so
    r"y(?P<b>[./-]) ?n(?P=b) ?n(?![/.-]?[ny#]|[/x])",  # 2024-10-31
    r"y ?Y ?n ?L ?n ?D",  # 2024年10月31日
    rf"no?(?:[./-]|[.']? {{0,3}}{OF})m(?:/m)?(?:[./-]|[.']{{0,2}},? {{0,3}}{OF})y",  # 31. Oktober 2024
    rf"m(?:[./-]|[.']{{0,2}} {{0,3}}{OF})no?(?:[./-]|[.,]{{0,2}} {{0,3}}{OF})y",  # October 31st, 2024
    rf"m {{1,3}}n {{1,3}}(?P<inner>n:n(?::n)?(?:{ZONE})?) {{1,3}}y",  # Oct 31 21:43:05 2024, as C prints it
    rf"y(?:[./-]|[.,]{{0,2}} {{0,3}}{OF})m(?:[./-]|[.']{{0,2}} {{0,3}})n(?![ny#])",  # 2024. október 31.
    r"y\.? f n\.? m",  # 2024. gada 31. oktobris
)
WEEKDAY = r"(?:\([wLD]\)|w[.']?)"  # 日 and 月 are Sunday and Monday, too
BEFORE_DAY = rf"(?:{WEEKDAY}[.,]{{0,2}} {{0,3}}{OF})?"
AFTER_DAY = rf"(?: ?e(?:\.|(?![.x])))?(?:[.,]{{0,2}} {{0,2}}{WEEKDAY})?"
JOIN = r"[.,]{0,2} {0,3}[-|;@(]? {0,3}(?:[jf][.:]? {0,3}){0,2}"
# Not in the middle of a number, a path, a version, or a range of days like 30-31 October.
ALONE = r"(?<![ny#x/+])(?<![n#][-./:])(?<!n - )"
DATED = re.compile(
    rf"{ALONE}(?:(?P<before>{TIME}){JOIN})?"
    rf"(?P<day>{BEFORE_DAY}(?P<date>{'|'.join(DATES)}){AFTER_DAY})"
    rf"(?(before)|(?:(?P<join>{JOIN})(?P<after>{TIME}))?)",
)
TIME_AND_ZONE = re.compile(rf"(?P<clock>.*?)(?P<zone>{ZONE})?")

# Where year, month and day stand among the fields of a date.
ORDERS = {"nnn": (2, 1, 0), "ynn": (0, 1, 2), "ymn": (0, 1, 2), "nmy": (2, 1, 0), "mny": (2, 0, 1), "ynm": (0, 2, 1)}

COMMENT = re.compile(r" \([^()]*\)$")  # the zone in words, after its offset, in JS and mail dates


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, and where it stands in the text with its weekday and its time."""

    value: Date
    start: int
    end: int


def with_bars(text: str, dates: Sequence[FoundDate]) -> str:
    """Return a text with a bar in the place of each of its dates, which parts what stands around it.

    >>> with_bars("Ada Example, 31.10.2024, Politics", find_dates("Ada Example, 31.10.2024, Politics", "de"))
    'Ada Example,  | , Politics'
    """
    for date in reversed(dates):
        text = f"{text[: date.start]} | {text[date.end :]}"
    return text


def find_dates(text: str, language: str | None) -> list[FoundDate]:
    """Find the dates that give day, month and year, from left to right.

    The year has four digits, or two where the language writes days with dots and all three numbers have two.

    >>> find_dates("Stand: 31.10.2024, 18.51 Uhr", "de")
    [FoundDate(value=datetime.datetime(2024, 10, 31, 18, 51), start=7, end=28)]
    >>> [found.value for found in find_dates("31.10.24", "de")], find_dates("31.10.24", "en"), find_dates("1.10.24", "de")
    ([datetime.date(2024, 10, 31)], [], [])
    """
    if not YEAR.search(text):
        return []
    from newsclean.datewords import lexicon  # noqa: PLC0415 - Babel loads when the first date is read

    words = lexicon(language)
    found: list[FoundDate] = []
    for start, end in _windows(text, words):
        # Windows overlap where a long run is cut; what was found is not found again.
        found += [date for date in _find(text[start:end], start, words) if not found or date.start >= found[-1].end]
    return found


def parse_declared(text: str) -> Date | None:
    """Read a value that is meant for machines; one that can be read in two ways is none.

    >>> parse_declared("2024-10-31T21:43:05+0100").isoformat()
    '2024-10-31T21:43:05+01:00'
    >>> parse_declared("03/04/2024")
    """
    from newsclean.datewords import FIRST_YEAR, LAST_YEAR  # noqa: PLC0415 - as above

    text = " ".join(text.split()).replace("\u2212", "-") if len(text) <= MOST_DECLARED else ""
    value = unix(text) or iso(text) or mail(text) or _only_date(text)
    return value if value and FIRST_YEAR <= value.year <= LAST_YEAR else None


def _windows(text: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Cut out the surroundings of the years: reading them is all that a date needs."""
    start = end = -1
    for match in YEAR.finditer(text):
        if words.year(match.group()) is None if match.group().isdigit() else not words.dotted_day:
            continue
        if start >= 0 and match.start() - REACH <= end < start + WINDOW:
            end = match.end() + REACH
            continue
        if start >= 0:
            yield start, end
        start, end = max(0, match.start() - REACH), match.end() + REACH
    if start >= 0:
        yield start, end


def _find(text: str, offset: int, words: Lexicon) -> Iterator[FoundDate]:
    """Find the dates of one window, whose place in the whole text is `offset`."""
    tokens = words.tokens(text)
    kinds = "".join(token.kind for token in tokens)
    position = 0
    while match := DATED.search(kinds, position):
        first, last = match.span("day")
        day = _day(tokens[slice(*match.span("date"))], words)
        group = next((name for name in ("before", "inner", "after") if match[name]), None)
        cue = _cue(tokens[slice(*match.span("join"))]) if group == "after" else ""
        time, size = _time(tokens[slice(*match.span(group))], cue, words) if group else (None, 0)
        if day is None or (group == "before" and time is None):
            position = match.end("before") if group == "before" else first + 1
            continue
        if time and group:
            first, last = min(first, match.start(group)), max(last, match.start(group) + size)
        value = dt.datetime.combine(day, time) if time else day
        yield FoundDate(value, offset + tokens[first].start, offset + tokens[last - 1].end)
        position = last


def _cue(tokens: Sequence[Token]) -> str:
    """Name the word that announces a time: "at", "um", or the T of ISO 8601."""
    return next((token.folded for token in tokens if token.kind == "j"), "")


def _day(tokens: Sequence[Token], words: Lexicon) -> dt.date | None:
    """Read year, month and day; a day that no calendar has is none."""
    fields = [token for token in tokens if token.kind in "ymn"]
    if len({token.value for token in fields if token.kind == "m"}) > 1:
        return None
    fields = [*fields[:2], fields[-1]]  # between stand the time in C's form, or a second name of the month
    values = [token.value or 0 for token in fields]
    order = "".join(token.kind for token in fields)
    if order == "nny":
        return _numeric_day(*values, day_first=words.day_first)
    if order == "nnn":
        if not words.dotted_day or any(len(token.folded) != TWO_DIGITS for token in fields):
            return None
        values[-1] += 1900 if values[-1] >= FIRST_OF_LAST_CENTURY else 2000
    year, month, day = (values[place] for place in ORDERS[order])
    return _date(year, month, day)


def _numeric_day(first: int, second: int, year: int, *, day_first: bool) -> dt.date | None:
    """Tell day from month by evidence only: a number over 12, two that are equal, or the language.

    >>> _numeric_day(10, 31, 2024, day_first=True)
    datetime.date(2024, 10, 31)
    >>> _numeric_day(3, 4, 2024, day_first=False)
    """
    if second > MONTHS_A_YEAR:
        return _date(year, first, second)
    if day_first or first > MONTHS_A_YEAR or first == second:
        return _date(year, second, first)
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _time(tokens: Sequence[Token], cue: str, words: Lexicon) -> tuple[dt.time | None, int]:
    """Read a time of day, and say how many tokens it takes; none where it may be another number."""
    kinds = "".join(token.kind for token in tokens)
    split = TIME_AND_ZONE.fullmatch(kinds)
    size = split.end("clock") if split else len(tokens)
    clock, zone, shape = tokens[:size], tokens[size:], kinds[:size]
    dotted = "n.n" in shape and ":" not in shape
    numbers = [token for token in clock if token.kind in "ny#"]
    period = next((token for token in clock if token.kind == "p"), None)
    if (
        (dotted and not (words.dotted_time or cue or {"h", "p", "z"} & set(kinds)))  # 18.51 can be a price
        or ("i" not in shape and any(len(number.folded) != TWO_DIGITS for number in numbers[1:3]))
        # In Arabic, the sign for AD after a year is the one for PM.
        or (period and shape.index("p") < shape.index("n") and not words.period_first)
    ):
        return None, 0
    hour, minute, second = [*(number.value or 0 for number in numbers[:3]), 0, 0][:3]
    if period and period.value is not None and hour <= LAST_HOUR_OF_PERIOD:
        hour = hour % LAST_HOUR_OF_PERIOD + period.value
    leading = [token for token in clock[:1] if token.kind == "z"]
    tzinfo = _zone(leading or zone, certain=cue == "t" or shape.count(":") > 1)
    if tzinfo is None and ("+" in kinds or "-" in kinds):
        tokens = clock  # what looked like an offset is something else: 21:43-22:30
    try:
        return dt.time(hour, minute, second, _microseconds(numbers), tzinfo), len(tokens)
    except ValueError:
        return None, 0


def _microseconds(numbers: Sequence[Token]) -> int:
    return fraction(numbers[3].folded) if len(numbers) > len(("hour", "minute", "second")) else 0


def _zone(tokens: Sequence[Token], *, certain: bool) -> dt.timezone | None:
    """Read a zone, if it is certainly one: 21:43-22:30 is a span of time.

    `certain` says that the time is written as machines do, so that a bare "-0500" can only be an offset.
    """
    named = next((token for token in tokens if token.kind == "z"), None)
    digits = [token.folded for token in tokens if token.kind in "n#"]
    kinds = "".join(token.kind for token in tokens)
    if not digits:
        return _offset(named.value) if named and named.value is not None else None
    if named and named.value != 0:
        return None  # CET+1 says nothing sure
    if len(digits) == 1 and len(digits[0]) == FOUR_DIGITS:
        digits = [digits[0][:2], digits[0][2:]]
    bare_hour = len(digits[0]) < TWO_DIGITS
    if any(len(part) > TWO_DIGITS for part in digits) or (bare_hour and not named):
        return None
    if "-" in kinds and not (named or certain or kinds == " -#"):
        return None
    minutes = int(digits[0]) * 60 + (int(digits[1]) if len(digits) > 1 else 0)
    return _offset(-minutes if "-" in kinds else minutes)


def _offset(minutes: int) -> dt.timezone | None:
    plausible = abs(minutes) <= FURTHEST_OFFSET and minutes % OFFSET_STEP == 0
    return dt.timezone(dt.timedelta(minutes=minutes)) if plausible else None


def _only_date(text: str) -> Date | None:
    """Read what people write, if it is a date and nothing else."""
    text = COMMENT.sub("", text).strip(" .,;")
    found = find_dates(text, None)
    return found[0].value if [(date.start, date.end) for date in found] == [(0, len(text))] else None
