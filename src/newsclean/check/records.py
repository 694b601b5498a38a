"""Files of JSON lines: one page a line, in one of its columns. All else in a line stays as it is, byte for byte."""

from __future__ import annotations

import gzip
import io
import itertools
import os
import zlib
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from newsclean.check.examine import Examined, examine
from newsclean.check.extra import arrow
from newsclean.check.look import Finding
from newsclean.check.members import Member, members, replaced
from newsclean.check.pages import NOTHING_LEFT, SHARED
from newsclean.check.replace import give_up, replacement
from newsclean.check.results import Checked
from newsclean.columns import Columns, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from newsclean.check.settings import Settings

LOOKED_AT = 200
"""Lines whose names are taken for those of all, as for `newsclean batch`."""

BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading raises where a compressed file breaks off."""


class Line(NamedTuple):
    """A line, read as far as it could be."""

    number: int
    raw: bytes
    text: str = ""
    members: Mapping[str, Member] = {}
    error: str | None = None
    """Why it is no object of JSON."""

    @property
    def record(self) -> dict[str, object]:
        """The object's values by name."""
        return {name: one.value for name, one in self.members.items()}


def check_records(file: str, settings: Settings, *, fix: bool) -> Iterator[Checked]:
    """Check a file line by line. What is written anew takes its place when the last line was read, if any changed.

    Raises `ValueError` where no column holds the page, `OSError` and those of `BROKEN`.
    """
    with opened(file) as stream:
        lines = (parsed(number, raw) for number, raw in enumerate(stream, 1))
        head = list(itertools.islice(lines, LOOKED_AT))
        names = list(dict.fromkeys(name for line in head for name in line.members))
        columns = find_columns(names, page=settings.page) if names else Columns("", None, None)
        every = itertools.chain(head, lines)
        if not fix:
            yield from (one for line in every for one in check_line(file, line, columns, settings))
            return
        changed = False
        with replacement(Path(file)) as plain:
            with compressed(file, plain) as out:
                for line in every:
                    raw = line.raw
                    for one in check_line(file, line, columns, settings):
                        result = fixed(one)
                        if result.fixed:
                            new = replaced(line.text, line.members[columns.page], result.seen.mended or "")
                            raw, changed = new.encode("utf-8", "backslashreplace"), True
                        yield result
                    out.write(raw)
            if not changed:
                give_up(plain)


def parsed(number: int, raw: bytes) -> Line:
    """Read a line; an empty one has no members and no error."""
    try:
        text = raw.decode("utf-8")
        return Line(number, raw, text, members(text) if text.strip("\ufeff \t\r\n") else {})
    except UnicodeDecodeError as error:
        return Line(number, raw, error=f"the line is no UTF-8: {error.reason} at byte {error.start + 1}")
    except ValueError as error:
        return Line(number, raw, error=str(error))


def check_line(file: str, line: Line, columns: Columns, settings: Settings) -> Iterator[Checked]:
    """Check the page in a line, if there is a line."""
    if line.error:
        yield Checked(file, line.number, error=line.error)
    elif line.members or line.raw.strip():
        yield check_record(file, line.number, line.record, columns, settings)


def check_record(file: str, number: int, record: Mapping[str, object], columns: Columns, settings: Settings) -> Checked:
    """Check the page in a record; one that has none lacks it."""
    page = record.get(columns.page)
    if not isinstance(page, str):
        what = "is null" if page is None else f"is no text: {type(page).__name__}"
        what = what if columns.page in record else "is not there"
        return Checked(
            file, number, Examined(lacking=[Finding(None, "page", f"the column {columns.page!r} {what}", "")])
        )
    url = record.get(columns.url or "")
    seen = examine(page, settings, url=url if isinstance(url, str) else None, record=record)
    return Checked(file, number, seen, over=seen.over(settings))


def fixed(one: Checked) -> Checked:
    """Say of a record that has too much on it whether it is fixed."""
    if not one.over:
        return one
    if one.seen.mended is None:
        return one._replace(unfixed=NOTHING_LEFT)
    return one._replace(fixed=True, unfixed=SHARED if one.seen.left else None)


def opened(file: str) -> AbstractContextManager[Iterable[bytes]]:
    """Open a file for reading, decompressed by the ending of its name."""
    if file.lower().endswith(".gz"):
        return gzip.open(file, "rb")
    if file.lower().endswith(".zst"):
        return zstd_lines(file)
    return Path(file).open("rb")


@contextmanager
def zstd_lines(file: str) -> Iterator[Iterable[bytes]]:
    """Open a file that is compressed with zstd."""
    pa = arrow()
    with Path(file).open("rb") as plain, pa.CompressedInputStream(plain, "zstd") as stream:
        yield io.BufferedReader(stream)


@contextmanager
def compressed(file: str, plain: BinaryIO) -> Iterator[BinaryIO]:
    """Write a file compressed as its name says, the same bytes at any time of day."""
    if file.lower().endswith(".gz"):
        with gzip.GzipFile(filename="", mode="wb", fileobj=plain, mtime=0) as out:
            yield cast("BinaryIO", out)
    elif file.lower().endswith(".zst"):
        # Arrow closes what it writes to, and the file is not done yet: a second handle on it is closed.
        with arrow().CompressedOutputStream(os.fdopen(os.dup(plain.fileno()), "wb"), "zstd") as out:
            yield out
    else:
        with nullcontext(plain) as out:
            yield out
