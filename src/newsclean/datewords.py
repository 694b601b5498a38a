"""The words that dates are written with, by language: names from CLDR, and a few that CLDR lacks.

A `Lexicon` turns text into tokens, one letter a kind, so that the grammar in `dates` is one for all
languages and never sees a name.
"""

from __future__ import annotations

import pickle
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import tokenize_pattern

from newsclean.timestamps import ANY_CASE_ZONES, VAGUE_ZONES, ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LANGUAGES_KEPT = 64  # more than one shard of a crawl mixes; a lexicon weighs some 100 KB
WIDTHS = ("wide", "abbreviated", "short")  # CLDR's "narrow" names are single letters: no evidence
DAY_DIGITS, YEAR_DIGITS = 2, 4
FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside are prices, counts and typing errors
BUDDHIST_OFFSET = 543  # Thai years: 2567 is 2024

# Names that CLDR has for one region only, on pages that rarely say theirs: "Sept", "Jänner", the Levantine and the
# Maghreb months, Serbian in Latin script.
COUSINS = {"en": ("en_001",), "de": ("de_AT",), "ar": ("ar_LB", "ar_DZ", "ar_MA"), "sr": ("sr_Latn",)}

# What is neither number nor name. Letters of several scripts look alike: RUF001.
COMMON_WORDS = {
    "f": "of the den de del di do d le el il dne ngày năm ที่ ค.ศ ค.ศ. พ.ศ พ.ศ.",  # fillers inside a date
    "e": "года год г. року р. roku r.",
    "j": "at on um a à las alle ore om kl klo saat ve v o об в у av as às ob u godz godzinie pukul "
    "jam klukkan på lúc vào ساعت الساعة في בשעה στις เวลา",  # joiners of date and time
    "h": "h hs hrs uhr uur ч ч. น น. นาฬิกา giờ 時 时 点 點 시",
    "i": "min 分 분 นาที phút",  # hour, minute and second marks
    "s": "sec 秒 초 วินาที giây",
    "Y": "年 년",  # year, month and day marks
    "L": "月 월",
    "D": "日 号 號 일",
}
PERIODS = {"am": (0, "am a.m a.m. a._m."), "pm": (12, "pm p.m p.m. p._m.")}  # added to the hours 0-11; "_" is a space
HEBREW, HEBREW_IN = re.compile("^(?=[א-ת])"), "ב"  # the preposition is glued to the month: "31 באוקטובר"
NOT_A_PERIOD = {"de": "am"}  # a preposition: "um 12 Uhr am 31. Oktober"
CLDR_UTC = (("time_zones", "Etc/UTC"), ("meta_zones", "GMT"))  # "Koordinierte Weltzeit", "Greenwich Mean Time"

# Folded letters and vowel signs of the scripts that put spaces between words; Thai, Han, Kana and Hangul are outside.
SPACED = "a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u1fff"
ORDINALS = "st|nd|rd|th|ere|er|eme|ste|de|e|os|o|a|η|ος"  # glued to a number: 1st, 1er, 1º, 1η
PUNCTUATION = frozenset(" .,:;/-+()|@'")  # stands for itself as a kind

# Signs on or between letters that are not read: directions, zero widths, accents, Arabic vowels and hamza.
REMOVED = re.compile("[\u00ad\u0300-\u036f\u061c\u064b-\u0655\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
ALIKE = str.maketrans(
    {"\u0131": "i", "\u03c2": "\u03c3", "\u0970": ".", "\u060c": ",", "\u3001": ",", "\t": " "}
    | dict.fromkeys("\u2018\u2019\u02bc\u05f3\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a6\u00b7\u2016\u2022\u2219\u30fb", "|"),
)


def fold_character(character: str) -> str:
    """Fold one character to one, or to none where it is a mark, so that offsets can be told back.

    >>> [fold_character(c) for c in "Éİ٣-"]
    ['e', 'i', '3', '-']
    """
    if REMOVED.match(character):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    base = REMOVED.sub("", unicodedata.normalize("NFKD", character))
    lower = (base if len(base) == 1 else character).translate(ALIKE).lower().translate(ALIKE)
    return lower if len(lower) == 1 else character


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills as characters are met: a cache of `fold_character`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold text so that a name is found however it is typed: case, accents, digits, dashes, spaces.

    >>> fold("31 ΟΚΤΩΒΡΊΟΥ ٢٠٢٤")
    '31 οκτωβριου 2024'
    """
    return text.translate(_FOLDING)


class Token(NamedTuple):
    """A word, number or sign: its offsets in the text, what it reads folded, and its number if it has one."""

    kind: str
    start: int
    end: int
    folded: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language calls the parts of a date, and the conventions that names do not show."""

    words: Mapping[str, tuple[str, int | None]]
    pattern: re.Pattern[str]
    day_first: bool  # 03/04/2024 is in April
    dotted_day: bool  # 31.10.24 is a day
    dotted_time: bool  # 21.43 is a time without a further sign
    period_first: bool  # AM or PM stands before the hour
    buddhist: bool  # years are counted from 543 BC

    def tokens(self, text: str) -> list[Token]:
        """Split text; each kind is one letter, listed here, or the sign itself.

        n one or two digits, y a plausible year, # other digits, o ordinal ending, m month, w weekday, p AM or PM,
        z zone, f filler in a date, e word that ends a date, j joiner of date and time, h i s and Y L D the marks
        after hours, minutes, seconds and years, months, days, x any other word, ~ any other sign.

        >>> "".join(token.kind for token in lexicon("fr").tokens("1er août 2024 à 18h51"))
        'no m y j nhn'
        """
        marks = [mark.start() - before for before, mark in enumerate(REMOVED.finditer(text))]
        return [self._token(match, text, marks) for match in self.pattern.finditer(fold(text))]

    def year(self, digits: str) -> int | None:
        """Read a four-digit year, if it is one that a page can mean."""
        year = int(digits)
        if self.buddhist and year > LAST_YEAR:
            year -= BUDDHIST_OFFSET
        return year if FIRST_YEAR <= year <= LAST_YEAR else None

    def _token(self, match: re.Match[str], text: str, marks: list[int]) -> Token:
        folded = match.group()
        start, end = match.span()
        if marks:
            start, end = start + bisect_right(marks, start), end + bisect_right(marks, end - 1)
        kind, value = self.words[folded] if match.lastgroup == "word" else (match.lastgroup or "~", None)
        if kind == "Z":
            kind = "z" if text[start:end].isupper() else "x"
        elif kind == "number":
            kind, value = self._number(folded)
        elif folded in PUNCTUATION:
            kind = folded
        return Token(kind, start, end, folded, value)

    def _number(self, digits: str) -> tuple[str, int | None]:
        if len(digits) <= DAY_DIGITS:
            return "n", int(digits)
        if len(digits) == YEAR_DIGITS and (year := self.year(digits)):
            return "y", year
        return "#", None


def _chain(name: str) -> Iterator[str]:
    """Name a locale and those it inherits from, nearest first, without the root, which has no names."""
    while name and name != "root":
        if localedata.exists(name):
            yield name
        name = get_global("parent_exceptions").get(name) or name.rpartition("_")[0]


def _own_data(name: str) -> dict[str, Any]:
    """Read the CLDR data that Babel ships for one locale, without what it inherits.

    Not through `babel.Locale`: up to Babel 2.18 it caches resolved aliases in data that locales share, so that the
    stand-alone months of Hindi are Hebrew once those of Hebrew were asked for (python-babel/babel#1263).
    """
    return pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())  # type: ignore[no-any-return]  # noqa: S301 (a file of the Babel package)


def _patterns(chain: list[dict[str, Any]], table: str, *widths: str) -> list[str]:
    """Collect the patterns of a kind, nearest locale first."""
    found = [data.get(table, {}).get(width) for data in chain for width in widths]
    return [getattr(pattern, "pattern", pattern) for pattern in found if pattern]


def _is_day_first(short: str) -> bool:
    return [value[0] for kind, value in tokenize_pattern(short) if kind == "field" and value[0] in "dMy"] == [*"dMy"]


def _named(data: dict[str, Any], table: str) -> Iterator[tuple[Any, str]]:
    """Yield the names of months, days or day periods with their keys; aliases only repeat other names."""
    for context in data.get(table, {}).values():
        for width in WIDTHS:
            if isinstance(names := context.get(width), dict):
                yield from ((key, fold(name).strip()) for key, name in names.items() if isinstance(name, str))


def _literals(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the words between and after the fields of the date patterns, with their kinds."""
    for pattern in _patterns([data], "date_formats", "full", "long", "medium", "short"):
        parts = tokenize_pattern(pattern)
        last = max((i for i, (kind, value) in enumerate(parts) if kind == "field" and value[0] in "dMy"), default=0)
        for i, (kind, value) in enumerate(parts):
            words = re.split(r"[\W\d_]+", fold(str(value))) if kind == "chars" else []
            yield from ((word, "e" if i > last else "f") for word in words if word)


def _locale_words(data: dict[str, Any]) -> Iterator[tuple[str, str, int | None]]:
    """Yield the words of one locale, its kinds and values; what is said later wins."""
    for word, kind in _literals(data):
        yield word, kind, None
    for table, zone in CLDR_UTC:
        for names in data.get(table, {}).get(zone, {}).values():
            yield from ((fold(name), "z", 0) for name in names.values() if isinstance(name, str))
    for _, name in _named(data, "days"):
        yield name.rstrip(".'"), "w", None
    for key, name in _named(data, "day_periods"):
        if key in PERIODS:
            yield from ((word, "p", PERIODS[key][0]) for word in (name, name.rstrip(".")))
    for month, name in _named(data, "months"):
        if not name[0].isdigit():  # 10月 is read by its marks
            word = name.rstrip(".'")
            padded = re.sub(r"\b(?=\d$)", "0", word)  # Vietnamese: "tháng 3", "tháng 03"
            yield from ((variant, "m", month) for variant in (word, padded, HEBREW.sub(HEBREW_IN, word)))


def _common_words() -> Iterator[tuple[str, str, int | None]]:
    for kind, words in COMMON_WORDS.items():
        yield from ((fold(word), kind, None) for word in words.split())
    for added, words in PERIODS.values():
        yield from ((word.replace("_", " "), "p", added) for word in words.split())
    sure = {zone: round(hours * 60) for hours, names in ZONES.items() for zone in names.split()}
    for zone in (*VAGUE_ZONES.split(), *sure):
        yield zone, "z" if zone in ANY_CASE_ZONES else "Z", sure.get(zone)  # Z: only in capitals


def _compile(words: Iterable[str]) -> re.Pattern[str]:
    """Build the one pattern of a language: longest word first, and no word that is the start of a longer one."""
    endings: dict[str, list[str]] = {"": [], f"(?![{SPACED}])": [], "(?![0-9])": []}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        endings[next((guard for guard in endings if guard and not re.match(guard, word[-1])), "")].append(word)
    names = "|".join(f"(?:{'|'.join(map(re.escape, some))}){guard}" for guard, some in endings.items() if some)
    return re.compile(
        rf"(?P<o>(?<=[0-9])(?:{ORDINALS})(?![{SPACED}]))|(?P<j>(?<=[0-9])t(?=[0-9]))|(?P<word>{names})"
        rf"|(?P<number>[0-9]+)|(?P<x>[{SPACED}]+)|.",
        re.DOTALL,
    )


def _locale_names(language: str | None) -> tuple[str, str]:
    """Name the language and the locale of a tag as Babel does; an unknown one is treated as English."""
    try:
        locale = Locale.parse((language or "en").replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return "en", "en"
    return locale.language, str(locale)


@cache
def _english() -> tuple[tuple[str, str, int | None], ...]:
    return tuple(entry for name in ("en", *COUSINS["en"]) for entry in _locale_words(_own_data(name)))


@lru_cache(LANGUAGES_KEPT)
def lexicon(language: str | None) -> Lexicon:
    """Build the lexicon of a language tag; English names are always in it.

    >>> lexicon("es").day_first, lexicon("es-PA").day_first, lexicon("en-GB").day_first
    (True, False, False)
    """
    base, full = _locale_names(language)
    base_chain = [_own_data(name) for name in _chain(base)]
    full_chain = [_own_data(name) for name in _chain(full)] if full != base else base_chain
    chain = (*map(_own_data, COUSINS.get(base, ())), *reversed(base_chain), *reversed(full_chain))
    entries = [*_common_words(), *_english(), *(entry for data in chain for entry in _locale_words(data))]
    words: dict[str, tuple[str, int | None]] = {}
    for word, kind, value in entries:
        known = words.get(word, ("f",))[0]
        # 年 and 日 stay marks, though CLDR has them as fillers and weekdays, too; a filler is nothing else besides.
        if word and known not in "YLD" and (kind not in "ef" or known in "ef"):
            words[word] = kind, value
    words |= dict.fromkeys(NOT_A_PERIOD.get(base, "").split(), ("j", None))
    days = [next(iter(_patterns(chain, "date_formats", "short")), "") for chain in (base_chain, full_chain)]
    clock = next(iter(_patterns(full_chain + base_chain, "time_formats", "short")), "")
    with_period = next(iter(_patterns(full_chain + base_chain, "datetime_skeletons", "hm")), clock)
    return Lexicon(
        words=words,
        pattern=_compile(words),
        day_first=all(map(_is_day_first, days)),
        dotted_day=all(_is_day_first(day) and "." in day for day in days),
        dotted_time="." in clock,
        period_first=with_period[:1] in {"a", "B"},
        buddhist=base == "th",
    )
