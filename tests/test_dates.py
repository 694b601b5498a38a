from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date, format_datetime
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.dates import find_dates, parse_declared

if TYPE_CHECKING:
    from newsclean.declared import Date

LANGUAGES = (
    "en de fr es pt it nl pl uk ru tr cs sv da nb fi el hu ro ar he hi id vi zh ja ko th bg hr sk sl lt et ca fa"
)
DAY = dt.date(2024, 10, 31)
EVENING = dt.datetime(2024, 10, 31, 21, 43)  # noqa: DTZ001  (naive: no zone is given)
HOSTILE_SIZE = 1_000_000


def at(hour: int, minute: int = 0, *, offset: float | None = None) -> dt.datetime:
    zone = None if offset is None else dt.timezone(dt.timedelta(hours=offset))
    return dt.datetime(2024, 10, 31, hour, minute, tzinfo=zone)


# What must stay as it is comes first.
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oct. 25", "en"),
        ("Friday", "en"),
        ("2 hours ago", "en"),
        ("October 2024", "en"),
        ("Chapter 5, October 2024", "en"),
        ("Oct. 31, '24", "en"),
        ("10/31/24", "en"),
        ("31.10.24", "en"),
        ("31.10.24", "hu"),
        ("31/10/24", "de"),
        ("1.10.24", "de"),
        ("31.13.24", "de"),
        ("version 10.31.10.24", "de"),
        ("31.10.24.12", "de"),
        ("03/04/2024", "en"),
        ("03/04/2024", "en-GB"),
        ("03.04.2024", None),
        ("03/04/2024", "es-PA"),
        ("03/04/2024", "sv"),
        ("03/04/2024", "zh"),
        ("Feb. 30, 2024", "en"),
        ("February 29, 2023", "en"),
        ("31 April 2024", "en"),
        ("2024-13-01", "en"),
        ("October 31, 1899", "en"),
        ("October 31, 2101", "en"),
        ("October 31, 20244", "en"),
        ("30-31 October 2024", "en"),
        ("30 - 31 October 2024", "en"),
        ("Oct. 30-31, 2024", "en"),
        ("https://example.org/2024/10/31/slug", "en"),
        ("31 May/June 2024", "en"),
        ("tel. 31.10.2024.12", "de"),
        ("release 1.31.10.2024", "de"),
        ("call 555-2024-10-31-77", "en"),
        ("31 Octobers 2024", "en"),
        ("b31 October 2024", "en"),
        ("31 Oktober 2024", "en"),
        ("31. října 2024", "de"),
        ("10 آبان 1403", "fa"),
        ("31\nOctober 2024", "en"),
        ("May we have 2024 of these by 5?", "en"),
        ("© 2024 Example Media", "en"),
    ],
)
def test_what_is_not_a_date(text: str, language: str | None) -> None:
    assert find_dates(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("October 31, 2024", None),
        ("October 31st, 2024", "en"),
        ("31st of October, 2024", "en"),
        ("the 31st of October 2024", "en"),
        ("Oct. 31, 2024", "en"),
        ("Thursday, October 31, 2024", "en"),
        ("Thu 31 Oct 2024", "en"),
        ("31 OCT 2024", "en"),
        ("31/Oct/2024", "en"),
        ("31-Oct-2024", "en"),
        ("31Oct2024", "en"),
        ("2024 October 31", "en"),
        ("10/31/2024", "en"),
        ("31/10/2024", "en"),
        ("2024-10-31", None),
        ("2024/10/31", None),
        ("2024.10.31", None),
        ("October 31, 2024Updated", "en"),
        ("31. Oktober 2024", "de"),
        ("Donnerstag, den 31. Oktober 2024", "de-AT"),
        ("31.10.2024", "de"),
        ("31.10.24", "de"),
        ("31.10.24", "pl"),
        ("31. 10. 24", "cs"),
        ("31.10.24", "ru"),
        ("31 octobre 2024", "fr"),
        ("JEUDI 31 OCTOBRE 2024", "fr"),
        ("31 de octubre de 2024", "es"),
        ("31 de octubre del 2024", "es-MX"),
        ("31 de outubro de 2024", "pt-BR"),
        ("31 out. 2024", "pt"),
        ("giovedì 31 ottobre 2024", "it"),
        ("31 oktober 2024", "nl"),
        ("31 października 2024 r.", "pl"),
        ("31 październik 2024", "pl"),
        ("31 жовтня 2024 р.", "uk"),
        ("31 октября 2024 года", "ru"),
        ("31 октябрь 2024", "ru"),
        ("31 ЭКИМ 2024 / 31 Ekim 2024", "tr"),
        ("31 EKİM 2024 PERŞEMBE", "tr"),
        ("31. října 2024", "cs"),
        ("31. říjen 2024", "cs"),
        ("31. 10. 2024", "cs"),
        ("den 31 oktober 2024", "sv"),
        ("torsdag den 31. oktober 2024", "da"),
        ("31. oktober 2024", "no"),
        ("31. lokakuuta 2024", "fi"),
        ("31. lokakuu 2024", "fi"),
        ("31 Οκτωβρίου 2024", "el"),
        ("31 ΟΚΤΩΒΡΙΟΥ 2024", "el"),
        ("31 Οκτώβριος 2024", "el"),
        ("2024. október 31.", "hu"),
        ("2024. 10. 31.", "hu"),
        ("31 octombrie 2024", "ro"),
        ("31 أكتوبر 2024", "ar"),
        ("٣١ اكتوبر ٢٠٢٤", "ar"),
        ("31 تشرين الأول 2024", "ar"),
        ("31 تشرين الأول/أكتوبر 2024", "ar"),
        ("31\u200f/10\u200f/2024", "ar"),
        ("۳۱ اکتبر ۲۰۲۴", "fa"),
        ("31 באוקטובר 2024", "he"),
        ("31 אוקטובר 2024", "iw"),
        ("३१ अक्टूबर २०२४", "hi"),
        ("31 Oktober 2024", "id"),
        ("31/10/2024", "vi"),
        ("ngày 31 tháng 10 năm 2024", "vi"),
        ("2024年10月31日", None),
        ("2024 年 10 月 31 日", "zh-TW"),
        ("2024年10月31日(木)", "ja"),
        ("2024년 10월 31일", "ko"),
        ("2024.10.31.", "ko"),
        ("31 ตุลาคม 2567", "th"),
        ("31 ตุลาคม พ.ศ. 2567", "th"),
        ("31 października 2024", "pl_PL"),
        ("31. listopada 2024.", "hr"),
        ("2024 m. spalio 31 d.", "lt"),
        ("2024. gada 31. oktobris", "lv"),
        ("31 d’octubre del 2024", "ca"),
        ("31. oktobar 2024.", "sr-Latn"),
        ("31 Oct 2024", "xx-invented"),
    ],
)
def test_a_day(text: str, language: str | None) -> None:
    assert [found.value for found in find_dates(text, language)] == [DAY]


def test_other_days() -> None:
    assert [found.value for found in find_dates("Sept. 5, 2024, 5 Sept 2024, 05/05/2024", "en")] == [
        dt.date(2024, 9, 5),
        dt.date(2024, 9, 5),
        dt.date(2024, 5, 5),
    ]
    assert [found.value for found in find_dates("1er mars 2024, 03/04/2024, 3.4.2024", "fr")] == [
        dt.date(2024, 3, 1),
        dt.date(2024, 4, 3),
        dt.date(2024, 4, 3),
    ]
    assert [found.value for found in find_dates("ngày 3 tháng 04 năm 2024", "vi")] == [dt.date(2024, 4, 3)]
    assert [found.value for found in find_dates("5. Jänner 2024", "de")] == [dt.date(2024, 1, 5)]
    assert [found.value for found in find_dates("5. LEDNA 2024, 15 ŞUBAT 2024, 15 KASIM 2024", "tr")] == [
        dt.date(2024, 2, 15),
        dt.date(2024, 11, 15),
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Oct. 31, 2024 6:51 PM", "en", at(18, 51)),
        ("Oct. 31, 2024, 6:51 p.m.", "en", at(18, 51)),
        ("October 31, 2024 at 6 p.m.", "en", at(18)),
        ("October 31, 2024 at 12:05 AM", "en", at(0, 5)),
        ("6:51 PM ET, Thu October 31, 2024", "en", at(18, 51)),
        ("6:51 p.m. on Thursday, October 31, 2024", "en", at(18, 51)),
        ("6:51 PM · Oct 31, 2024", "en", at(18, 51)),
        ("Oct 31, 2024 | 18:51 UTC", "en", at(18, 51, offset=0)),
        ("Oct 31, 2024 – 6:51pm EDT", "en", at(18, 51, offset=-4)),
        ("Oct 31, 2024 6:51pm IST", "en", at(18, 51)),
        ("Oct 31, 2024 18:51 UTC+2", "en", at(18, 51, offset=2)),
        ("Oct 31, 2024 18:51 UTC-5:30", "en", at(18, 51, offset=-5.5)),
        ("Oct 31, 2024 18:51 (GMT)", "en", at(18, 51, offset=0)),
        ("Thursday 31 October 2024 18.51 GMT", "en", at(18, 51, offset=0)),
        ("czwartek, 31 października 2024 r. 18:51", "pl", at(18, 51)),
        ("31 октября 2024 года, 18:51", "ru", at(18, 51)),
        ("2024-10-31T18:51:00+02:00", None, at(18, 51, offset=2)),
        ("2024-10-31T18:51-05:00", None, at(18, 51, offset=-5)),
        ("2024-10-31 18:51", None, at(18, 51)),
        ("31. Oktober 2024 um 18.51 Uhr", "de", at(18, 51)),
        ("31.10.2024, 18:51 Uhr MEZ", "de", at(18, 51, offset=1)),
        ("um 12 Uhr am 31. Oktober 2024", "de", at(12)),
        ("18:51, 31.10.2024", "de", at(18, 51)),
        ("31 octobre 2024 à 18h51", "fr", at(18, 51)),
        ("jeudi 31 octobre 2024 - 18 h 51", "fr", at(18, 51)),
        ("31 octobre 2024 à 18:51 est", "fr", at(18, 51)),
        ("31 de octubre de 2024 a las 6:51 p. m.", "es", at(18, 51)),
        ("31 ottobre 2024 alle 18.51", "it", at(18, 51)),
        ("31.10.2024 klo 18.51", "fi", at(18, 51)),
        ("31 октября 2024 г. в 18:51 МСК", "ru", at(18, 51, offset=3)),
        ("31 Οκτωβρίου 2024, 6:51 μ.μ.", "el", at(18, 51)),
        ("31 أكتوبر 2024، 6:51 م", "ar", at(18, 51)),
        ("31 Oktober 2024 18.51 WIB", "id", at(18, 51, offset=7)),
        ("2024年10月31日 18:51", "zh", at(18, 51)),
        ("2024年10月31日下午6:51", "zh", at(18, 51)),
        ("2024年10月31日(木) 18時51分", "ja", at(18, 51)),
        ("2024년 10월 31일 (목) 오후 6:51", "ko", at(18, 51)),
        ("31 ตุลาคม 2567 เวลา 18.51 น.", "th", at(18, 51)),
        ("18:51 ngày 31/10/2024", "vi", at(18, 51)),
    ],
)
def test_a_time_beside_it(text: str, language: str | None, value: dt.datetime) -> None:
    found = find_dates(text, language)
    assert [date.value for date in found] == [value]
    assert [date.value.tzinfo for date in found if isinstance(date.value, dt.datetime)] == [value.tzinfo]
    assert found[0].end == len(text) - len(" est") * text.endswith(" est")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("31 October 2024 25:10", "en"),
        ("31 October 2024 18.51 dollars", "en"),
        ("31 October 2024, 5 comments", "en"),
        ("31 October 2024. Updated 18:51", "en"),
        ("31 October 2024\n18:51", "en"),
        ("31 أكتوبر 2024 م 9:43", "ar"),
        ("31.10.2024-05.11.2024"[:10], "fi"),
    ],
)
def test_no_time_beside_it(text: str, language: str) -> None:
    assert [found.value for found in find_dates(text, language)] == [DAY]


def test_two_dates_of_a_range() -> None:
    assert [found.value for found in find_dates("31.10.2024-05.11.2024", "fi")] == [DAY, dt.date(2024, 11, 5)]


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Posted Thursday, Oct. 31, 2024, 6:51 PM ET by Ann", "en", "Thursday, Oct. 31, 2024, 6:51 PM ET"),
        ("It ended on October 31, 2024.", "en", "October 31, 2024"),
        ("Le 31 aou\u0302t 2024 a\u0300 18h51.", "fr", "31 aou\u0302t 2024 a\u0300 18h51"),
        ("\u200f31\u200f/10\u200f/2024 نشر", "ar", "31\u200f/10\u200f/2024"),
        ("İİ 31 Ekim 2024 İİ", "tr", "31 Ekim 2024"),
        ("31 Oct 2024 18:51-19:30", "en", "31 Oct 2024 18:51"),
        ("x" * 500 + " 31 Oct 2024 " + "x" * 500, "en", "31 Oct 2024"),
    ],
)
def test_offsets(text: str, language: str, part: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text, language)] == [part]


def test_every_date_of_a_long_run_once() -> None:
    line = "31 Oct 2024 - "
    found = find_dates(line * 5000, "en")
    assert [date.start for date in found] == list(range(0, 5000 * len(line), len(line)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-10-31", DAY),
        ("20241031", DAY),
        ("2024-W44-4", DAY),
        ("2024W444", DAY),
        ("2024-305", DAY),
        ("2024305", DAY),
        ("2024-10-31T21:43", EVENING),
        ("20241031T2143", EVENING),
        ("20241031214300", EVENING),
        ("2024-10-31 21:43:00", EVENING),
        (" 2024-10-31T21:43:00.000 ", EVENING),
        ("2024-10-31T21:43:00,5", EVENING.replace(microsecond=500_000)),
        ("2024-10-31T21:43:00.123456789Z", at(21, 43, offset=0).replace(microsecond=123_456)),
        ("2024-10-31T21:43:00Z", at(21, 43, offset=0)),
        ("2024-10-31t21:43:00z", at(21, 43, offset=0)),
        ("2024-10-31T21Z", at(21, offset=0)),
        ("2024-10-31T21:43:00+0200", at(21, 43, offset=2)),
        ("2024-10-31T21:43:00+02", at(21, 43, offset=2)),
        ("2024-10-31T21:43:00 +02:00", at(21, 43, offset=2)),
        ("2024-10-31T21:43:00\u221205:30", at(21, 43, offset=-5.5)),
        ("2024-10-31T21:43:00+02:00[Europe/Paris]", at(21, 43, offset=2)),
        ("2024-10-31 21:43:00 +0000 UTC", at(21, 43, offset=0)),
        ("2024-10-30T24:00:00", at(0)),
        ("2024-W44-4T21:43Z", at(21, 43, offset=0)),
        ("Thu, 31 Oct 2024 21:43:00 GMT", at(21, 43, offset=0)),
        ("Thu, 31 Oct 2024 21:43:00 +0200", at(21, 43, offset=2)),
        ("Thu, 31 Oct 2024 21:43 -0500", at(21, 43, offset=-5)),
        ("Thu, 31 Oct 2024 21:43:00 CST", at(21, 43, offset=-6)),
        ("31 Oct 2024 21:43:00 +0200 (CEST)", at(21, 43, offset=2)),
        ("Thu Oct 31 2024 21:43:00 GMT+0100 (Central European Standard Time)", at(21, 43, offset=1)),
        ("Thu Oct 31 2024", DAY),
        ("Thu Oct 31 21:43:00 2024", EVENING),
        ("Thu Oct 31 21:43:00 +0000 2024", at(21, 43, offset=0)),
        ("1730410980", at(21, 43, offset=0)),
        ("1730410980000", at(21, 43, offset=0)),
        ("1730410980250", at(21, 43, offset=0).replace(microsecond=250_000)),
        ("October 31, 2024", DAY),
        ("10/31/2024 9:43 PM", EVENING),
        ("2024/10/31", DAY),
        ("2024年10月31日", DAY),
    ],
)
def test_declared(text: str, value: Date) -> None:
    declared = parse_declared(text)
    assert declared == value
    assert type(declared) is type(value)
    assert getattr(declared, "tzinfo", None) == getattr(value, "tzinfo", None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-10",
        "2024-W44",
        "2024-02-30",
        "2023-366",
        "2024-W53-1",
        "2024-10-31T25:00",
        "2024-10-31T21:43:00+99:99",
        "03/04/2024",
        "10/31/24",
        "Thu, 31 Oct 24 21:43:00 GMT",
        "1",
        "100000000",
        "9999999999999",
        "1899-12-31",
        "2101-01-01",
        "0000-00-00T00:00:00Z",
        "9999-12-31T24:00",
        "today",
        "Oct 31",
        "Published on October 31, 2024 by Ann",
        "October 30, 2024 October 31, 2024",
        "2024-10-31" * 20,
        "\ud800",
    ],
)
def test_not_declared(text: str) -> None:
    assert parse_declared(text) is None


MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2035, 12, 31, 23, 59, 59))  # noqa: DTZ001  (naive on purpose)


@pytest.mark.parametrize("language", LANGUAGES.split())
@settings(deadline=None, max_examples=60)  # the first call builds the lexicon
@given(moment=MOMENTS)
@example(moment=EVENING)
def test_what_babel_writes_is_found(language: str, moment: dt.datetime) -> None:
    moment = moment.replace(microsecond=0)
    for width in ("medium", "long", "full"):
        text = format_date(moment.date(), width, locale=language)
        assert [found.value for found in find_dates(text, language)] == [moment.date()], text
        text = format_datetime(moment, width, locale=language)
        # Babel takes a naive time for UTC, and the longer formats say so.
        expected = moment if width == "medium" else moment.replace(tzinfo=dt.UTC)
        assert [found.value for found in find_dates(text, language)] == [expected], text


@given(moment=st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2035, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001  (bounds are naive)
def test_what_isoformat_writes_is_declared(moment: dt.datetime) -> None:
    assert parse_declared(moment.isoformat()) == moment
    assert [found.value for found in find_dates(moment.isoformat(), None)] == [moment]


ANY_TEXT = st.text(st.characters(codec=None)) | st.text(
    st.sampled_from("0123456789 ./-:,|()年月日TZ+\n\u200f\u0301\ud800MayOctde"), max_size=200
)


@settings(deadline=None)
@given(text=ANY_TEXT, year=st.sampled_from(["", " 2024 ", "31 Oct 2024"]), language=st.sampled_from(LANGUAGES.split()))
def test_any_text_is_read(text: str, year: str, language: str) -> None:
    text = text + year + text
    end = 0
    for found in find_dates(text, language):
        assert end <= found.start < found.end <= len(text)
        assert [again.value for again in find_dates(text[found.start : found.end], language)] == [found.value]
        end = found.end
    parse_declared(text)


@settings(deadline=None)
@given(language=st.text(st.characters(codec=None), max_size=12))
def test_any_language_tag_is_taken(language: str) -> None:
    assert [found.value for found in find_dates("31 Oct 2024", language)] == [DAY]


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "2024 ", "2024", "1.1.", "31 October ", "May May ", "12:12:", "1 May 2", "2024-", "((2024 ", "\u0301"],
)
def test_hostile_text_comes_to_an_end(unit: str) -> None:
    hostile = unit * (HOSTILE_SIZE // len(unit)) + " 31 October 2024"
    assert all(found.end <= len(hostile) for found in find_dates(hostile, "en"))


def test_nothing_of_the_machine_is_asked() -> None:
    script = (
        "from newsclean.dates import *; import locale; locale.setlocale(locale.LC_ALL, '');"
        "print(find_dates('6:51 PM, 31 Oct 2024, 1er mars 2024 à 18h', 'fr'), parse_declared('1730410980'))"
    )
    settings = [{"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "America/New_York", "PYTHONHASHSEED": "2"}]
    printed = {
        subprocess.run([sys.executable, "-c", script], env=os.environ | extra, capture_output=True, check=True).stdout
        for extra in settings
    }
    assert len(printed) == 1


def test_the_languages_seen_before_change_nothing() -> None:
    # Babel's stand-alone names leak from one locale to the next (python-babel/babel#1263); ours must not.
    format_date(DAY, "LLLL", locale="he")
    assert [found.value for found in find_dates("31 अक्टूबर 2024", "hi")] == [DAY]
    assert find_dates("31 אוקטובר 2024", "hi") == []
