"""Put rows of many files together: the second of the two functions under learning, and all that merging is.

What is learnt is a set of triples (site, line, page), so putting together is the union of sets: in any order, with any
of them given twice, it comes to the same. DuckDB sorts what does not fit into memory on the disk.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, TypeVar

import duckdb
import numpy as np
import pyarrow as pa

from newsclean.batch.files import located, nearby
from newsclean.sites.shard import changes
from newsclean.sites.store import LEARNT, SitesError, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

MEMORY = ("192MB", "1GB", "4GB")
"""What DuckDB may hold before it writes to the disk: as little as it can do with, of these. The first is enough for
twenty million pairs of line and page; beside it, a process takes some 200 MB."""

BATCH = 1 << 15
"""Rows that are taken from DuckDB at once."""

LINES = """
    SELECT site, min(host) AS host, line, bool_or(prose) AS prose, min(text) AS text
    FROM read_parquet(?) GROUP BY site, line ORDER BY site, line
"""

STANDS = """
    SELECT DISTINCT site, line, page
    FROM (SELECT site, line, unnest(pages) AS page FROM read_parquet(?)) ORDER BY site, line, page
"""


def reduce_partition(paths: Sequence[str | os.PathLike[str]], output: str | os.PathLike[str]) -> str:
    """Write the union of the rows of some files, in order, and return the path."""
    target = os.fspath(output)
    with nearby(paths) as near:
        names = [escape(path) for path in near]  # to DuckDB, a name is a pattern
        within(lambda memory: reduced(names, located(target), memory))
    return target


def reduced(names: list[str], output: Path, memory: str) -> None:
    """Do so with so much memory."""
    with connected(beside(output), memory) as connection:
        known = silent(connection.cursor()).sql(LINES, params=[names]).to_arrow_reader(BATCH)
        pairs = silent(connection.cursor()).sql(STANDS, params=[names]).to_arrow_reader(BATCH)
        write(output, LEARNT, joined(known, pairs))


def within(work: Callable[[str], T]) -> T:
    """Do some work with as little memory as it takes. Raises `SitesError` for what goes wrong: a broken file, a full disk."""
    for memory in MEMORY:
        try:
            return work(memory)
        except (duckdb.Error, pa.ArrowException) as error:
            problem: Exception = error
            if "Out of Memory" not in str(error):  # a stream has errors of its own
                break
    message = f"DuckDB: {str(problem).partition(chr(10))[0]}"
    raise SitesError(message) from problem


def beside(output: Path) -> Path:
    """Return the folder for what doesn't fit into memory: the output's, which has room, or where that is a URL, the system's."""
    return output.parent if isinstance(output, Path) else Path(gettempdir())


@contextmanager
def connected(folder: Path, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database of one thread that keeps within so much memory, and beyond it writes into the folder."""
    with TemporaryDirectory(dir=folder, prefix=".duckdb-") as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,  # others work beside it
            "memory_limit": memory,
            "temp_directory": spill,
            "autoinstall_known_extensions": False,  # nothing is fetched
            "python_enable_replacements": False,  # a name in a query is never a Python variable's
        }
        connection = duckdb.connect(config=settings)
        try:
            yield silent(connection)
        finally:
            connection.close()


def silent(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Let a connection show no progress: standard output is not its."""
    return connection.execute("SET enable_progress_bar = false")


def joined(known: pa.RecordBatchReader, pairs: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """Put the pages of each line, given one by one in the same order, beside what is known of it."""
    lines = pa.table({name: [] for name in LEARNT.names[:-1]}, schema=pa.schema(list(LEARNT)[:-1]))
    held: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for batch in pairs:
        held.append(tuple(batch[name].to_numpy(zero_copy_only=False) for name in ("site", "line", "page")))
        sites, keys, pages = (np.concatenate(column) for column in zip(*held, strict=True))
        starts = np.flatnonzero(changes(sites) | changes(keys))
        last = starts[-1]  # its pages may go on in the next batch
        held = [(sites[last:], keys[last:], pages[last:])]
        if len(starts) > 1:
            lines = upto(lines, known, len(starts) - 1)
            yield with_pages(lines.slice(0, len(starts) - 1), starts, pages[:last])
            lines = lines.slice(len(starts) - 1)
    if held:
        pages = held[0][2]
        yield with_pages(upto(lines, known, 1), np.array([0, len(pages)]), pages)


def upto(lines: pa.Table, known: pa.RecordBatchReader, count: int) -> pa.Table:
    """Read on until there are so many rows."""
    tables, rows = [lines], lines.num_rows
    while rows < count:
        tables.append(pa.Table.from_batches([known.read_next_batch()]).cast(lines.schema))
        rows += tables[-1].num_rows
    return pa.concat_tables(tables)


def with_pages(lines: pa.Table, starts: np.ndarray, pages: np.ndarray) -> pa.Table:
    """Add the column of pages: those from each start to the next."""
    stands = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), pa.array(pages, pa.uint64()))
    return lines.append_column(LEARNT.field("pages"), stands)
