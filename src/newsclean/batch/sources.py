"""Where pages come from: each kind of input as a stream of items, with the names and types of its columns."""

from __future__ import annotations

import io
import itertools
import sys
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import pyarrow as pa

from newsclean.batch.chunks import RAW_BYTES, Fault, Item
from newsclean.batch.files import located, walk
from newsclean.batch.jsonl import infer, parse
from newsclean.batch.lines import Line, between, lines, reader, stretches
from newsclean.batch.table import holds_pages, mended, too_large
from newsclean.columns import Columns, find_columns
from newsclean.nopage import ARCHIVES, PAGES, RECORDS, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.batch.shards import Options

LOOKED_AT = 200
"""Lines of JSON whose names and types are taken for those of all."""

LOOKED_AT_BYTES = 1 << 22
"""Or as many as begin within so many bytes: where pages are large, fewer lines tell as much."""

BUFFER = 1 << 20
"""Bytes that are fetched at once: from a store, by default, more than a stretch of lines has."""

PROBED = 512
"""Bytes that are fetched to see whether they can be."""

ROWS = 16
"""Rows of Parquet that are read at once: pages are large, and all of them are held."""

FILES = pa.schema([("page", pa.binary()), ("id", pa.string())])
"""The columns of a folder; `id` is a file's path in it."""


class Wanted(NamedTuple):
    """What the call says about the columns, and the budget of a record."""

    page: str | None
    url: str | None
    id: str | None
    max_bytes: int
    stretch_bytes: int = sys.maxsize
    """Bytes from which on lines of JSON are divided: what a stretch of them has, at least."""


def wanted(options: Options) -> Wanted:
    """Return what the options say about the inputs."""
    return Wanted(options.page, options.url, options.id, options.max_bytes, options.shard_bytes)


class Source(NamedTuple):
    """One input, looked at and not yet read."""

    name: str
    columns: Columns
    schema: pa.Schema | None
    """Of its rows; None where it has lines of JSON."""
    rest: pa.Schema
    """Of what is passed through to a table."""
    size: int
    """Bytes on disk, as far as known."""
    groups: tuple[int, ...]
    """Bytes of what can be read by itself: the row groups of a table, stretches of plain lines; of all else, the whole."""
    items: Callable[[range], Iterator[Item]]
    """Yields the records of some of the groups, each with its position: among all, or of lines, among those of these groups."""


class InputError(Exception):
    """An input that can't be used at all: a line for the user."""


def open_source(name: str, wanted: Wanted) -> Source:
    """Look at an input and return it. Raises `InputError` where it can't be used."""
    try:
        return KINDS[kind_of(name)](name, wanted)
    except ValueError as error:  # Arrow's errors are ValueErrors
        message = f"{name}: {error}"
        raise InputError(message) from error
    except OSError as error:
        message = f"{name}: {error.strerror or error}"
        raise InputError(message) from error


def kind_of(name: str) -> str:
    """Tell the kind of an input by its name. Raises `InputError`.

    >>> [kind_of(name) for name in ("-", "a.jsonl.zst", "b.parquet", "c.warc.wet.gz", "page.html")]
    ['lines', 'lines', 'parquet', 'archive', 'folder']
    """
    low = name.lower().removesuffix(".gz").removesuffix(".zst")
    if name == "-" or low.endswith(RECORDS):
        return "lines"
    if low.endswith(TABLES):
        return "parquet"
    if low.endswith(ARCHIVES):
        return "archive"
    if located(name).is_dir() or low.endswith(PAGES):
        return "folder"
    message = (
        f"{name}: is none of .jsonl, .parquet, .warc, .wet, .html, .txt (JSONL, WARC and WET also .gz), or a folder"
    )
    raise InputError(message if located(name).exists() else f"{name}: No such file or directory")


def of_lines(name: str, wanted: Wanted) -> Source:
    """Look at the first lines of JSON; standard input gives them back when it is read."""
    if name == "-":
        if sys.stdin is None:
            message = "standard input: is closed"
            raise InputError(message)
        rest = lines(sys.stdin.buffer.read, wanted.max_bytes)
        head = beginning(rest)
        groups: tuple[int, ...] = (0,)
        items = lambda _: of_line(itertools.chain(head, rest), "-", wanted.max_bytes, io.BytesIO())  # noqa: E731 - named below
    else:
        size = located(name).stat().st_size
        with located(name).open("rb", BUFFER) as file:
            head = beginning(lines(reader(file, name), wanted.max_bytes))
        groups = stretches(size, wanted.stretch_bytes)
        groups = groups if len(groups) == 1 or is_divisible(name, size) else (size,)
        items = lambda some: of_file(name, wanted.max_bytes, groups, some)  # noqa: E731 - as above
    rows = list(parsed(head))
    names = list(dict.fromkeys(key for row in rows for key in row))
    if not rows:  # nothing to look at; each line goes to the quarantine by itself
        columns = Columns(wanted.page or "text", wanted.url, wanted.id)
        return Source(name, columns, None, pa.schema([]), sum(groups), groups, items)
    columns = find_columns(names, page=wanted.page, url=wanted.url, id_=wanted.id)
    return Source(name, columns, None, without(infer(rows), columns.page), sum(groups), groups, items)


def is_divisible(name: str, size: int) -> bool:
    """Tell whether a file of lines can be read from any place: not what is compressed, nor what a server can only stream."""
    if name.lower().endswith((".gz", ".zst")):
        return False
    with located(name).open("rb", PROBED) as file:
        try:
            file.seek(size // 2)
            return bool(file.read(1))
        except (OSError, ValueError):
            return False


def beginning(stream: Iterator[Line]) -> list[Line]:
    """Take the first lines of a stream."""
    head: list[Line] = []
    left = LOOKED_AT_BYTES
    while len(head) < LOOKED_AT and left > 0 and (line := next(stream, None)):
        head.append(line)
        left -= line.size
    return head


def parsed(head: list[Line]) -> Iterator[dict[str, object]]:
    """Yield the objects among lines."""
    for line in head:
        try:
            yield parse(line.text)
        except ValueError:
            continue


def of_file(name: str, max_bytes: int, groups: tuple[int, ...], some: range) -> Iterator[Item]:
    """Yield the lines of a file, or those that begin in some of its stretches, numbered from 1."""
    edges = [0, *accumulate(groups[:-1]), sys.maxsize]
    with located(name).open("rb", BUFFER) as file:
        is_whole = len(some) == len(groups)
        read = reader(file, name) if is_whole else between(file, edges[some.start], edges[some.stop])
        yield from of_line(lines(read, max_bytes), name, max_bytes, file)


def of_line(numbered: Iterator[Line], name: str, max_bytes: int, file: BinaryIO) -> Iterator[Item]:
    """Yield lines as items."""
    for number, line in enumerate(numbered, 1):
        read = file.tell()
        if line.broken:
            fault = Fault(name, number, f"the file breaks off: {line.broken}", raw=line.text)
            yield Item(number, line.size, read, fault=fault)
        elif line.size > max_bytes:
            fault = Fault(name, number, too_large("the line", line.size, max_bytes), raw=line.text[:RAW_BYTES])
            yield Item(number, RAW_BYTES, read, fault=fault)
        elif not line.text.strip():
            yield Item(number, 0, read, skipped="empty line")
        else:
            yield Item(number, line.size, read, line.text)


def of_parquet(name: str, wanted: Wanted) -> Source:
    """Look at the schema of a Parquet file."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - 10 MB that only tables need

    with located(name).open("rb") as file:
        metadata = pq.read_metadata(file)
    schema = metadata.schema.to_arrow_schema().remove_metadata()
    columns = find_columns(schema.names, page=wanted.page, url=wanted.url, id_=wanted.id)
    if not holds_pages(kind := schema.field(columns.page).type):
        message = f"the column {columns.page!r} holds {kind}, neither text nor bytes; name the page's with --page"
        raise ValueError(message)
    size = located(name).stat().st_size
    groups = tuple(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    rest = without(schema, columns.page)
    return Source(name, columns, schema, rest, size, groups, lambda some: of_rows(name, schema, some))


def of_rows(name: str, schema: pa.Schema, groups: range) -> Iterator[Item]:
    """Yield rows of a Parquet file, each as a batch of one; where it can't be read on, a fault for each row left."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    size = located(name).stat().st_size
    with located(name).open("rb") as opened, pq.ParquetFile(opened, buffer_size=BUFFER, pre_buffer=False) as file:
        rows = [file.metadata.row_group(number).num_rows for number in range(groups.stop)]
        number, end, total = sum(rows[: groups.start]), sum(rows), file.metadata.num_rows
        try:
            batches = (file.iter_batches(ROWS, row_groups=[group], use_threads=False) for group in groups)
            for batch in itertools.chain.from_iterable(batches):  # of all groups at once, Arrow would hold several
                plain = batch.replace_schema_metadata(None).cast(schema)
                for row in range(plain.num_rows):
                    number += 1
                    one = plain.slice(row, 1)
                    yield Item(number, one.nbytes, size * number // total, one)
        except (OSError, pa.ArrowException) as error:
            for left in range(number + 1, end + 1):
                yield Item(left, 0, size, fault=Fault(name, left, f"the file can't be read: {error}"))


def of_archive(name: str, wanted: Wanted) -> Source:
    """Make sure that an archive is there."""
    from newsclean.batch.warc import ARCHIVE, archive  # noqa: PLC0415 - 5 MB that only archives need

    size = located(name).stat().st_size
    columns = Columns("page", "url", "id")
    return Source(
        name, columns, ARCHIVE, without(ARCHIVE, "page"), size, (size,), lambda _: archive(name, wanted.max_bytes)
    )


def of_folder(name: str, wanted: Wanted) -> Source:
    """Make sure that a folder, or a page, is there."""
    located(name).stat()
    columns = Columns("page", None, "id")
    return Source(name, columns, FILES, without(FILES, "page"), 0, (0,), lambda _: of_pages(name, wanted.max_bytes))


def of_pages(name: str, max_bytes: int) -> Iterator[Item]:
    """Yield the pages of a folder tree in the order of their names."""
    read = 0
    for number, path in enumerate(walk(located(name)), 1):
        shown = mended(path.relative_to(name).as_posix() if located(name).is_dir() else path.name)
        try:
            size = path.stat().st_size
            if size > max_bytes:
                fault = Fault(name, number, too_large("the page", size, max_bytes), shown)
                yield Item(number, 0, read, fault=fault)
                continue
            data = path.read_bytes()
        except OSError as error:
            yield Item(number, 0, read, fault=Fault(name, number, error.strerror or str(error), shown))
            continue
        read += len(data)
        yield Item(number, len(data), read, {"page": data, "id": shown})


def without(schema: pa.Schema, name: str) -> pa.Schema:
    """Return a schema without a column."""
    return schema.remove(schema.get_field_index(name)) if name in schema.names else schema


KINDS: dict[str, Callable[[str, Wanted], Source]] = {
    "lines": of_lines,
    "parquet": of_parquet,
    "archive": of_archive,
    "folder": of_folder,
}
