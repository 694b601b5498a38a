"""What goes through the pool: chunks of records, cut the same way whoever works on them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsclean.columns import Columns

RAW_BYTES = 1000
"""What the quarantine shows of a line that is too long; the rest stands where it was."""


class Fault(NamedTuple):
    """A record that became no article: a line of the quarantine."""

    source: str
    position: int
    """Its number in the source, from 1: of a line, a row, a record of an archive, a file of a folder."""
    error: str
    id: object = None
    raw: bytes | None = None
    """The line itself, where the source has lines."""

    def to_dict(self) -> dict[str, object]:
        """Return what the quarantine's line holds; bytes that are no UTF-8 are written as Base64."""
        shown: dict[str, object] = {"source": self.source, "position": self.position, "error": self.error}
        if self.id is not None:
            shown["id"] = self.id
        if self.raw is not None:
            try:
                shown["raw"] = self.raw.decode()
            except UnicodeDecodeError:
                shown["raw_base64"] = base64.b64encode(self.raw).decode()
        return shown


class Item(NamedTuple):
    """One record of a source."""

    position: int
    size: int
    """Bytes that it takes, for cutting chunks."""
    read: int
    """Bytes of the source's file that had been read with it, for progress."""
    payload: bytes | Mapping[str, object] | pa.RecordBatch | None = None
    """A line, a row of the source's own schema, or a row as a batch of one."""
    fault: Fault | None = None
    skipped: str | None = None
    """Why it is no page: an empty line, a WARC record of a request."""


class Chunk(NamedTuple):
    """Some records of one source."""

    number: int
    """Among all chunks that one pool works on, from 0."""
    shard: int
    """The number of the shard that it is of."""
    source: str
    columns: Columns
    positions: tuple[int, ...]
    """Of the records that are to be cleaned."""
    lines: tuple[bytes, ...] | None
    """The records, where they are lines of JSON."""
    table: bytes | None
    """The records, where they are rows: a table as Arrow's IPC stream."""
    faults: tuple[Fault, ...]
    skipped: Mapping[str, int]
    read: int
    """Bytes of input, that of sources before this one included."""
    is_last: bool
    """Whether its shard ends with it."""

    @property
    def records(self) -> int:
        """How many records of the input this is."""
        return len(self.positions) + len(self.faults) + sum(self.skipped.values())

    @property
    def size(self) -> int:
        """How many bytes its records take, those that are faults included."""
        return (
            sum(map(len, self.lines or ())) + len(self.table or b"") + sum(len(one.raw or b"") for one in self.faults)
        )


def packed(chunk: Chunk, payloads: list[Any], schema: pa.Schema | None) -> Chunk:
    """Put records into a chunk: lines where there is no schema, else rows of this schema."""
    if schema is None:
        return chunk._replace(lines=tuple(payloads))
    if payloads and isinstance(payloads[0], pa.RecordBatch):
        table = pa.Table.from_batches(payloads, schema).combine_chunks()
    else:
        table = pa.Table.from_pylist(payloads, schema)
    return chunk._replace(table=to_bytes(table))


def cut(items: Iterable[Item], most_records: int, most_bytes: int) -> Iterator[list[Item]]:
    """Yield runs of records that have at most so many records, and hardly more than so many bytes."""
    run: list[Item] = []
    size = 0
    for item in items:
        run.append(item)
        size += item.size
        if len(run) >= most_records or size >= most_bytes:
            yield run
            run, size = [], 0
    if run:
        yield run


def singles(chunk: Chunk) -> list[Chunk]:
    """Return each record of a chunk as a chunk; its faults stay with nobody."""
    bare = chunk._replace(faults=(), skipped={})
    if chunk.lines is not None:
        parts = zip(chunk.positions, chunk.lines, strict=True)
        return [bare._replace(positions=(position,), lines=(line,)) for position, line in parts]
    table = from_bytes(chunk.table or b"")
    return [
        bare._replace(positions=(position,), table=to_bytes(table.slice(row, 1)))
        for row, position in enumerate(chunk.positions)
    ]


def to_bytes(table: pa.Table) -> bytes:
    """Write a table as Arrow's IPC stream: of a slice, only what is in it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return] # pyarrow has no stubs


def from_bytes(data: bytes) -> pa.Table:
    """Read a table that `to_bytes` wrote."""
    return pa.ipc.open_stream(data).read_all()
