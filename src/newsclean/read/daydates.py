"""The dates that a page declares: of publication, and of the last change.

No date is judged by the clock, and none is made up: a page that names no day has none.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from lxml import etree

from newsclean.dates import find_dates, parse_declared
from newsclean.declared import Date, Declared
from newsclean.read.dayvotes import VAGUE_METAS, votes
from newsclean.read.jsonld import plain
from newsclean.read.outline import UNSEEN_TAGS, tag_of
from newsclean.read.printed import BOX, Mark, around, is_elsewhere
from newsclean.read.sources import Sources, clean, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.read.outline import Outline

KEPT_LINES = 64  # lines whose date is kept: a page states the same day in its metas, its JSON-LD and its markup
MAX_DATE = 100  # characters of a declared date, with its weekday and its zone in words
MAX_LINES = 200  # short lines with a digit looked at on either side of the headline, where no markup gives a date
MAX_DATE_LINE = 70  # characters of a line that is all date: "Published on Wednesday, 31 October 2024 at 12:45"
MAX_SPACED = 400  # the same before its white space is collapsed
MIN_DATE = 6  # "1.1.24"
MAX_SCRIPTS = 3_000_000  # characters of scripts searched; a page's data come first, its libraries are elsewhere

MIN_DATA = 400  # characters of an attribute that holds data: longer than nearly any label or address
DATELINE = 24  # characters at the start of a paragraph that can be its date: "31.10.2024, 10:16 Uhr -"
MAX_URL = 2000  # characters of an address; beyond them it is data
MAX_PRINTED = 12  # dates read of each kind of markup: the article's own is among the nearest to the headline
BESIDE = 100  # elements between the headline and a date that is its own
BEHIND = 40  # the same for a date in an element of a teaser's class, where there is no other
STRONGEST = 2  # of the metas below: more often right than JSON-LD, which some sites stamp at a page's first draft

PUBLISHED_METAS = listed(
    "articlepublishedtime ogarticlepublishedtime datepublished parselypubdate sailthrudate dateavailable cxenseparserecspublishtime "
    "cxenseparsepublishtime articlepublished publishedtime ogpublishedtime btpubdate publisheddate publishdate pubdate "
    "publicationdate ogpublishdate prismpublicationdate citationpublicationdate citationonlinedate citationdate dcdateissued "
    "dctermsissued shareaholicarticlepublishedtime rnewsdatepublished releasedate displaydate uploaddate published"
)
MODIFIED_METAS = listed(
    "articlemodifiedtime ogarticlemodifiedtime datemodified dateupdated ogupdatedtime ogmodifiedtime btmoddate dctermsmodified "
    "dcdatemodified lastmodified lastmod lastupdateddate articlemodified modifieddate updated"
)
_PUBLISHED = re.compile("publi[a-z]*(?:date|time|on|at)$|pubdate$|date(?:of)?publi")  # in systems not listed above
WEB = 1990  # the year of the first web page: what a class marks as older is a birthday, not a publication
_GLUED = re.compile(r"([^\W\d]{3}\.? ?\d\d)((?:19|20)\d\d)(?!\d)")  # "Oct 312024", where style sheets part day and year
_PARTED = re.compile(
    r"(?<!\d)(\d\d) ([|·]) (\d\d) \2 ((?:19|20)\d\d)(?!\d)"
)  # "31 | 10 | 2024", as style sheets of some papers have it
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{1,2}([./])\d{1,2}\2)(\d\d)(?![\d./-]*\d)")
_TWO_DIGITS = re.compile(r"\d\d")  # no year has fewer
_OPENS_WITH_DIGIT = re.compile(r"\W{0,20}\d")
_SCRIPT_DATE = re.compile(
    r"(?:date_?published|published_?(?:at|on|date|time)?|publi(?:sh|cation)_?(?:date|time)|first_?published(?:_?\w{1,20})?)"
    r"""\\?(?:["']|&quot;)?\s{0,3}[:=]\s{0,3}\\?(?:["']|&quot;)(\d{4}[^"'\\&]{4,40})""",
    re.IGNORECASE,
)
_PUBLI = re.compile("publi", re.IGNORECASE)
LONGEST_BEFORE, LONGEST_AFTER = 6, 100  # characters of a name before that word, and from there to its value's end
_LONG_ATTRIBUTES = etree.XPath(f"//@*[string-length(.) >= {MIN_DATA}]", smart_strings=False)
_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2]|(?<=[/_-])[1-9])\2(0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9](?=[/.?#]|$))(?!\d)"
)
_SAYS_PUBLISHED = re.compile(
    r"\W*(?:first )?(?:published|erschienen|veröffentlicht|publiziert|publié|paru|publicad[oa]|pubblicat[oa]|gepubliceerd|publicerad"
    r"|publiceret|publisert|julkaistu|opublikowano|publikováno|publicat|опубліковано|опубликовано|δημοσιεύ\w+|yayın\w*)\b",
    re.IGNORECASE,
)
# Only where the first number is no month's: "/29-10-2024", as of press offices.
_DAY_FIRST_URL_DATE = re.compile(r"/(1[3-9]|2\d|3[01])([_-])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_NAMED_URL_DATE = re.compile(r"/((?:19|20)\d\d)/([A-Za-z]{3,9})/(\d\d?)(?:/|$)")


def _in_words(line: str, language: str | None) -> Date | None:
    """Read the first date of a line, as people write it.

    Where the tag of the language names a place that no locale is known of ("ar-AR"), the language alone is asked.

    >>> _in_words("31 | 10 | 2024", "de"), _in_words("3 / 4 / 2024", "en")
    (datetime.date(2024, 10, 31), None)
    >>> _in_words("Kultur, 31.10.24", "de"), _in_words("14 Gennaio 2020", "it-XX"), _in_words("1.10.9", "de")
    (datetime.date(2024, 10, 31), datetime.date(2020, 1, 14), None)
    """
    ways = (line, _SHORT_YEAR.sub(_long_year, line), _GLUED.sub(r"\1 \2", line), _PARTED.sub(r"\1.\3.\4", line))
    for text in dict.fromkeys(ways):
        for name in dict.fromkeys((language, language and language.partition("-")[0])):
            if found := find_dates(text, name):
                return found[0].value
    return None


def _long_year(match: re.Match[str]) -> str:
    """Write out a year of two digits: none on the web is older than the web's first pages.

    >>> _SHORT_YEAR.sub(_long_year, "31.10.24, 1/11/98, 1.10.2024, 1.10.50")
    '31.10.2024, 1/11/1998, 1.10.2024, 1.10.2050'
    """
    century = 19 if match[3] >= str(WEB)[2:] else 20
    return f"{match[1]}{century}{match[3]}"


def _dated(candidates: Iterable[tuple[str, str]], language: str | None) -> Iterator[Declared[Date]]:
    """Parse declared dates, for machines or in words; what is no date is passed over."""
    for text, source in candidates:
        line = clean(text[:MAX_DATE])
        if (value := _day_in(line, language)) is not None:
            yield Declared(value, source)


@lru_cache(maxsize=KEPT_LINES)
def _day_in(line: str, language: str | None) -> Date | None:
    """Read the date of a line, for machines or in words."""
    value = parse_declared(line)
    return _in_words(line, language) if value is None else value


def _linked_dates(page: Sources, key: str, level: int) -> Iterator[tuple[str, str]]:
    """Yield a date field of JSON-LD."""
    return ((plain(node[key]), source) for node, source in page.works(key, level))


def _marked_dates(marks: Iterable[Mark], kind: str, *sources: str) -> Iterator[tuple[str, str]]:
    """Yield what the markup prints as dates: nearest to the headline first, and the machine's stamp before the words."""
    found = (mark for mark in marks if mark.kind == kind and mark.source.startswith(sources))
    for mark in sorted(found, key=lambda mark: mark.distance)[:MAX_PRINTED]:
        yield from ((text, mark.source) for text in (mark.stamp, mark.text) if text)


def _url_dates(url: str) -> Iterator[Declared[Date]]:
    """Read a day from the path of an address, as `/2024/10/31/`.

    >>> [declared.value.isoformat() for declared in _url_dates("https://example.com/2024/10/31/budget-2025")]
    ['2024-10-31']
    >>> [declared.value.isoformat() for declared in _url_dates("https://example.com/news/2024/oct/31/budget")]
    ['2024-10-31']
    >>> [declared.value.isoformat() for declared in _url_dates("https://example.com/news/31-10-2024-budget")]
    ['2024-10-31']
    >>> list(_url_dates("https://example.com/2024/13/31/x")), list(_url_dates("https://example.com/123420241031"))
    ([], [])
    """
    for match in _NAMED_URL_DATE.finditer(url[:MAX_URL]):
        yield from (Declared(found.value, "url") for found in find_dates(f"{match[3]} {match[2]} {match[1]}", None))
    days = [(match[1], match[3], match[4]) for match in _URL_DATE.finditer(url[:MAX_URL])]
    days += [(match[4], match[3], match[1]) for match in _DAY_FIRST_URL_DATE.finditer(url[:MAX_URL])]
    for year, month, day in days:
        try:
            yield Declared(dt.date(int(year), int(month), int(day)), "url")
        except ValueError:
            continue


def _near(page: Sources, marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks of the article; where none beside the headline has a date, with those right behind it.

    Templates set the date in a row of buttons, in the author's box, in a column: it is the article's own nevertheless.
    """
    near = [mark for mark in marks if mark.distance < BOX]
    beside = (mark for mark in near if mark.kind in {"date", "modified"} and mark.distance <= BESIDE)
    stamps = ((text, "") for mark in beside for text in (mark.stamp, mark.text) if _TWO_DIGITS.search(text))
    if next(_dated(stamps, page.language), None):
        return near
    behind = (mark for mark in marks if BOX <= mark.distance <= BOX + BEHIND)
    return [*near, *(replace(mark, distance=mark.distance - BOX) for mark in behind)]


def published(page: Sources, marks: tuple[Mark, ...]) -> list[Declared[Date]]:
    """Return the days of publication, best source first."""
    near = _near(page, marks)
    first = chain(
        page.meta(PUBLISHED_METAS[:STRONGEST]),
        _linked_dates(page, "datePublished", 0),
        _linked_dates(page, "datePublished", 1),
        page.meta(PUBLISHED_METAS[STRONGEST:]),
    )
    second = chain(
        _marked_dates(near, "date", "itemprop", "time"),
        page.meta(VAGUE_METAS),
        page.meta(name for name in page.metas if _PUBLISHED.search(name) and name not in PUBLISHED_METAS),
        _linked_dates(page, "dateCreated", 0),
        _marked_dates(near, "date", "class"),
    )
    marked = (date for date in _dated(second, page.language) if date.value.year >= WEB or "class" not in date.source)
    dates = [*_dated(first, page.language), *_url_dates(page.url), *marked]
    beside = (mark for mark in near if mark.distance <= BESIDE)
    printed = next(_dated(_marked_dates(beside, "date", ""), page.language), None)
    return sorted(dates, key=votes(dates, printed, page.url))


def modified(page: Sources, marks: tuple[Mark, ...]) -> Iterator[Declared[Date]]:
    """Yield the days of the last change, best source first."""
    sources = (
        _linked_dates(page, "dateModified", 0),
        _linked_dates(page, "dateModified", 1),
        page.meta(MODIFIED_METAS),
        _marked_dates(marks, "modified", ""),
    )
    return _dated(chain.from_iterable(sources), page.language)


def _date_line(text: str) -> str:
    """Return a text that may be a date line, or the beginning of a paragraph that may open with its date; else "".

    >>> _date_line(" Thursday, 31.10.2024 "), _date_line("31.10.2024 10:16 - The council met" + " again" * 99), _date_line("no digit")
    ('Thursday, 31.10.2024', '31.10.2024 10:16 - The c', '')
    """
    if len(text) <= MAX_SPACED and _TWO_DIGITS.search(text) and len(line := " ".join(text.split())) <= MAX_DATE_LINE:
        return line
    return " ".join(text[:MAX_SPACED].split())[:DATELINE] if _OPENS_WITH_DIGIT.match(text) else ""


def date_lines(outline: Outline, headline: etree._Element | None) -> Iterator[str]:
    """Yield the short lines with a digit, one of which may be the date: from the headline on, back to the top, elsewhere."""
    known = around(headline)
    before: list[str] = []
    after: list[str] = []
    elsewhere: list[str] = []
    lines = before if headline is not None else after
    for element in outline.tree.iter("*"):
        if element is headline:
            lines = after
        if len(lines) >= MAX_LINES:
            if lines is after:
                break
            continue
        tail = element.tail
        owned: list[tuple[str | None, etree._Element | None]] = [
            (element.text, element),
            (tail, element.getparent() if tail else None),
        ]
        for line, owner in owned:
            if not line or owner is None or len(line) < MIN_DATE or not _TWO_DIGITS.search(line, 0, MAX_SPACED):
                continue
            if (date := _date_line(line)) and tag_of(owner) not in UNSEEN_TAGS:
                (elsewhere if is_elsewhere(owner, known) else lines).append(date)
    yield from after
    yield from reversed(before)
    yield from elsewhere[:MAX_LINES]


def _data(page: Sources) -> Iterator[str]:
    """Yield the scripts of a page, and the data that pages drawn by scripts keep in attributes."""
    yield from ("".join(map(str, script.itertext())) for script in page.outline.tags["script"])
    yield from cast("list[str]", _LONG_ATTRIBUTES(page.outline.tree))


def script_dates(page: Sources) -> Iterator[str]:
    """Yield the days of publication that the page's own data hold: pages drawn by scripts have no other."""
    left = MAX_SCRIPTS
    for text in _data(page):
        yield from _stated_days(text[:left])
        left -= len(text)
        if left <= 0:
            break


def _stated_days(text: str) -> Iterator[str]:
    """Yield what a script calls a day of publication; the one word that all its names share is looked for first.

    >>> list(_stated_days('{"datePublished": "2024-10-31", "publisher": "The Example", "first_published_at": "2024-11-01T08:00"}'))
    ['2024-10-31', '2024-11-01T08:00']
    """
    end = 0
    for word in _PUBLI.finditer(text):
        if word.start() < end:
            continue
        found = _SCRIPT_DATE.search(text, max(end, word.start() - LONGEST_BEFORE), word.end() + LONGEST_AFTER)
        if found:
            end = found.end()
            yield found[1]


def last_resort(page: Sources, marks: tuple[Mark, ...], headline: etree._Element | None) -> Iterator[Declared[Date]]:
    """Yield the days of pages that declare none: from their scripts, then from any short line near the headline."""
    scripts = ((text, "script") for text in script_dates(page))
    found = list(date_lines(page.outline, headline))
    lines = ((line, "text") for line in sorted(found, key=lambda line: _SAYS_PUBLISHED.match(line) is None))
    far = _marked_dates([mark for mark in marks if mark.distance >= BOX], "date", "")
    yield from _dated(chain(scripts, lines, far), page.language)
    for image in page.metas.get("ogimage", ()):
        yield from (Declared(found.value, "image address") for found in _url_dates(image))
