"""The file of what was learnt: Parquet, a row for each line of each site, in one order, with a version.

A file is `learnt` (with the pages on which each line stands, so that two such files merge exactly) or `frozen` (with the
counts of the lines that are the site's, and nothing else).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from newsclean.batch.files import UNFINISHED, located, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
"""Of the format, and of how lines are folded: files of two versions don't merge."""

METADATA = "newsclean.sites"
"""Where the version stands among the schema's metadata."""

LINE = (
    ("site", pa.uint64()),  # the key of the host: rows are in the order of site and line
    ("host", pa.string()),
    ("line", pa.uint64()),  # Shape.content_hash
    ("prose", pa.bool_()),  # whether it reads like running text
    ("text", pa.string()),  # how it begins
)

LEARNT = pa.schema([*LINE, ("pages", pa.list_(pa.uint64()))])
"""`pages`: the keys of the pages on which it stands, in order."""

FROZEN = pa.schema([*LINE, ("pages", pa.uint32()), ("of", pa.uint32()), ("everywhere", pa.bool_())])
"""`pages`: on how many pages it stands; `of`: how many the site has; `everywhere`: nearly on all, or on all of a template."""

ROWS = 1 << 16
"""Rows of a row group: some megabytes in memory."""


class SitesError(Exception):
    """What ends a command: a line for the user."""


def write(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> int:
    """Write rows, given in order, as a whole file, and return how many there are: the same rows give the same bytes."""
    about = {"version": VERSION, "frozen": schema is FROZEN}
    schema = schema.with_metadata({METADATA: json.dumps(about)})
    try:
        with whole(path) as file, pq.ParquetWriter(file, schema, compression="zstd", use_dictionary=["host"]) as writer:
            return sum(written(writer, table.cast(schema)) for table in regrouped(tables))
    finally:
        if isinstance(path, Path):  # a store of objects has none
            path.with_name(path.name + UNFINISHED).unlink(missing_ok=True)  # where it ended with an error


def written(writer: pq.ParquetWriter, table: pa.Table) -> int:
    """Write a row group, and return how many rows it has."""
    writer.write_table(table, row_group_size=ROWS)
    return int(table.num_rows)


def regrouped(tables: Iterable[pa.Table]) -> Iterable[pa.Table]:
    """Yield the same rows in tables of `ROWS` each, but for the last."""
    held: list[pa.Table] = []
    rows = 0
    for table in tables:
        held.append(table)
        rows += table.num_rows
        if rows >= ROWS:
            whole_table = pa.concat_tables(held)
            full = rows - rows % ROWS
            for start in range(0, full, ROWS):
                yield whole_table.slice(start, ROWS).combine_chunks()
            held, rows = [whole_table.slice(full)], rows - full
    if rows:
        yield pa.concat_tables(held).combine_chunks()


def is_frozen(path: str | os.PathLike[str]) -> bool:
    """Tell which kind of file this is. Raises `SitesError` where it is none that this version reads."""
    try:
        with located(os.fspath(path)).open("rb") as file:
            schema = pq.read_schema(file)
    except FileNotFoundError as error:
        message = f"{path}: No such file or directory"
        raise SitesError(message) from error
    except (OSError, pa.ArrowException) as error:
        message = f"{path}: is no file of `newsclean sites learn`: {error}"
        raise SitesError(message) from error
    try:
        about = json.loads((schema.metadata or {})[METADATA.encode()])
        version, frozen = int(about["version"]), bool(about["frozen"])
    except (KeyError, TypeError, ValueError) as error:
        message = f"{path}: is no file of `newsclean sites learn`"
        raise SitesError(message) from error
    if version != VERSION:
        message = (
            f"{path}: has version {version} of the format, and this newsclean reads version {VERSION}; learn it again"
        )
        raise SitesError(message)
    if not schema.remove_metadata().equals(FROZEN if frozen else LEARNT):
        message = f"{path}: has other columns than a file of `newsclean sites learn`"
        raise SitesError(message)
    return frozen
