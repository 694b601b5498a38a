"""A mistake that a reader reports, as a case that the tests can hold newsclean to.

A case is a folder: the page as it came, `expected.json` with what a reader says its article is, and `golden.json` with what
newsclean makes of it. Where the two differ, the case is marked as a known failure, so that it can be added to `fixtures/` as it is.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean import clean
from newsclean.names import split_names
from newsclean.testing import golden
from newsclean.write.report import look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newsclean.declared import Date
    from newsclean.model import Article, Detector
    from newsclean.write.report import Looked

LONGEST_NAME = 60
"""Characters of a case's name; file systems and people take no pleasure in longer ones."""

LONGEST_NOTE = 10_000
"""Characters of what a reader says."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive knows: the same report gives the same bytes."""

DATE_HINT = "write it as 2031-03-04 or 2031-03-04T18:51"


class MistakeError(ValueError):
    """A report that can't be made a case of."""


class Mistake(NamedTuple):
    """What a reader says of a page."""

    name: str
    """What the case is to be called; empty to have it named after the title."""
    note: str
    title: str | None
    byline: str | None
    date: Date | None
    flipped: frozenset[int]
    """Blocks, from 0, that should have gone and were kept, or should have stayed and were not."""
    without: tuple[str, ...]
    """Detectors that were switched off when the reader looked."""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Mistake:
        """Return what JSON says. Raises `MistakeError` where it is not what a report is."""
        words = {name: told.get(name) or "" for name in ("name", "note", "title", "byline", "date")}
        flipped, without = told.get("flipped", []), told.get("without", [])
        if not all(isinstance(text, str) and len(text) <= LONGEST_NOTE for text in words.values()):
            message = f"a name, a note and the header are texts of at most {LONGEST_NOTE:,} characters"
            raise MistakeError(message)
        if not isinstance(flipped, list) or not all(type(one) is int for one in flipped):
            message = "what was flipped is a list of the blocks' numbers"
            raise MistakeError(message)
        if not isinstance(without, list) or not all(isinstance(one, str) for one in without):
            message = "what was switched off is a list of detectors' names"
            raise MistakeError(message)
        return cls(
            words["name"],
            words["note"].strip(),
            " ".join(words["title"].split()) or None,
            " ".join(words["byline"].split()) or None,
            moment(words["date"]),
            frozenset(flipped),
            tuple(without),
        )


def moment(text: str) -> Date | None:
    """Read a day or a moment as ISO 8601 has it. Raises `MistakeError` for anything else.

    >>> moment("2031-03-04"), moment(" ")
    (datetime.date(2031, 3, 4), None)
    """
    text = text.strip()
    try:
        return (dt.datetime if ":" in text else dt.date).fromisoformat(text) if text else None
    except ValueError as error:
        message = f"{text!r} is no date; {DATE_HINT}"
        raise MistakeError(message) from error


def fixture(
    source: bytes, mistake: Mistake, detectors: Mapping[str, Detector], version: str
) -> tuple[str, dict[str, bytes]]:
    """Return the name of a case and its files: the page, what is expected of it, and what becomes of it.

    `detectors` are those that the reader had on; what newsclean says today is said by all of them.
    """
    looked = look("", source, detectors)
    article, today = looked.article, clean(source)
    body = expected_body(looked, mistake.flipped)
    authors = article.authors if mistake.byline == article.byline else split_names(mistake.byline or "")
    expected: dict[str, object] = {
        "title": mistake.title,
        "byline": mistake.byline,
        "authors": list(authors),
        "date": mistake.date.isoformat() if mistake.date else None,
        "body": body,
        "either": [],
        "language": (today.language or "").split("-")[0],
    }
    is_as_expected = (
        header_of(today) == (mistake.title, mistake.byline, authors, mistake.date) and paragraphs(today) == body
    )
    if not is_as_expected:
        expected["xfail"] = mistake.note or f"reported as a mistake of newsclean {version}"
    expected["reported"] = {"version": version, "note": mistake.note, "without": list(mistake.without)}
    text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    page = "page.html" if looked.page.source == "html" else "page.txt"
    name = slug(mistake.name) or slug(f"{expected['language']} {mistake.title or 'untitled'}") or "case"
    files = {"expected.json": text, "golden.json": golden(source)}
    return name, {page: source} | {file: said.encode("utf-8", "backslashreplace") for file, said in files.items()}


def expected_body(looked: Looked, flipped: frozenset[int]) -> list[str]:
    """Return the paragraphs that a page's article should have."""
    blocks, claims = looked.page.blocks, looked.outcome.claims
    if not flipped:
        return paragraphs(looked.article)
    if not flipped <= set(range(len(blocks))):
        message = f"the page has {len(blocks)} blocks, from 0"
        raise MistakeError(message)
    if paragraphs(looked.article) != [block.text for block in looked.outcome.kept]:
        message = "the page shows the source of another; its blocks can't be corrected one by one"
        raise MistakeError(message)
    return [block.text for block in blocks if (block.index in claims) == (block.index in flipped)]


def header_of(article: Article) -> tuple[object, ...]:
    """Return what of the header a reader can correct."""
    return article.title, article.byline, article.authors, article.date


def paragraphs(article: Article) -> list[str]:
    """Return the body's paragraphs."""
    return article.body.split("\n\n") if article.body else []


def slug(text: str) -> str:
    """Return a name that every file system takes, and that is nothing but a name.

    >>> slug("de Größere Brücke!"), slug("../../etc/passwd"), slug("雨")
    ('de_groere_brucke', 'etc_passwd', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain)[:LONGEST_NAME].strip("_")


def archive(name: str, files: Mapping[str, bytes]) -> bytes:
    """Return a case's folder as a ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for file, content in files.items():
            zipped.writestr(zipfile.ZipInfo(f"{name}/{file}", EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def save(folder: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write a case's folder; where one of its name is there, beside that. Raises `OSError`."""
    number = 1
    while True:
        case = folder / (name if number == 1 else f"{name}_{number}")
        try:
            case.mkdir(parents=True)
        except FileExistsError:
            if not folder.is_dir():
                raise
            number += 1
        else:
            break
    for file, content in files.items():
        (case / file).write_bytes(content)
    return case
