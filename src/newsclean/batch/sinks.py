"""How parts are written, and put together: lines of JSON, with gzip or without, and Parquet."""

from __future__ import annotations

import gzip
import shutil
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import pyarrow as pa

from newsclean.batch.chunks import from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FORMATS = ("parquet", "jsonl.gz", "jsonl")

LEVEL = 6
"""Of gzip: the usual one."""

READ = 1 << 20
"""Bytes that are copied at once."""


class Sink(NamedTuple):
    """A format."""

    write: Callable[[BinaryIO, Sequence[bytes], pa.Schema | None], None]
    """Writes the rows of one part; the schema is for a part without rows."""
    count: Callable[[Path], int]
    """Counts the rows of a part that was written."""
    join: Callable[[BinaryIO, Sequence[Path]], None]
    """Puts parts together."""


def format_of(output: str) -> str | None:
    """Return the format that an output's name ends with.

    >>> format_of("out.jsonl.gz"), format_of("out/")
    ('jsonl.gz', None)
    """
    return next((form for form in FORMATS if output.lower().endswith(f".{form}")), None)


def write_lines(file: BinaryIO, data: Sequence[bytes], _schema: pa.Schema | None) -> None:
    """Write lines."""
    file.writelines(data)


def write_gzip(file: BinaryIO, data: Sequence[bytes], _schema: pa.Schema | None) -> None:
    """Write lines as one member of gzip, which holds neither time nor name: the same lines are the same bytes."""
    with gzip.GzipFile("", "wb", LEVEL, file, mtime=0) as packed:
        packed.writelines(data)


def write_parquet(file: BinaryIO, data: Sequence[bytes], schema: pa.Schema | None) -> None:
    """Write tables as one row group."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - 10 MB that only tables need

    tables = [from_bytes(one) for one in data]
    table = pa.concat_tables(tables).combine_chunks() if tables else (schema or pa.schema([])).empty_table()
    with pq.ParquetWriter(file, table.schema) as writer:
        writer.write_table(table, row_group_size=max(1, table.num_rows))
    pa.default_memory_pool().release_unused()  # Arrow's allocator would keep three times what a part takes


def count_lines(path: Path) -> int:
    """Count the lines of a file."""
    return count(path.open("rb"))


def count_gzip(path: Path) -> int:
    """Count the lines of a compressed file."""
    with path.open("rb") as file:
        return count(gzip.open(file))


def count(opened: BinaryIO | gzip.GzipFile) -> int:
    """Count lines, and close."""
    found = 0
    with opened as file:
        while block := file.read(READ):
            found += block.count(b"\n")
    return found


def count_parquet(path: Path) -> int:
    """Return the number of rows that a table says it has."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    with path.open("rb") as file:
        return int(pq.read_metadata(file).num_rows)


def join_bytes(file: BinaryIO, parts: Sequence[Path]) -> None:
    """Put files one behind the other; what is compressed with gzip may stand so as well."""
    for part in parts:
        with part.open("rb") as one:
            shutil.copyfileobj(one, file, READ)


def join_parquet(file: BinaryIO, parts: Sequence[Path]) -> None:
    """Copy the row groups of all parts that have rows; of the first part where none has."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    full = [part for part in parts if count_parquet(part)] or list(parts[:1])
    with full[0].open("rb") as first:
        schema = pq.read_schema(first)
    with pq.ParquetWriter(file, schema) as writer:
        for part in full:
            with part.open("rb") as one:
                table = pq.read_table(one, use_threads=False)
            writer.write_table(table, row_group_size=max(1, table.num_rows))
            del table
            pa.default_memory_pool().release_unused()  # as above


SINKS: dict[str, Sink] = {
    "jsonl": Sink(write_lines, count_lines, join_bytes),
    "jsonl.gz": Sink(write_gzip, count_gzip, join_bytes),
    "parquet": Sink(write_parquet, count_parquet, join_parquet),
}
