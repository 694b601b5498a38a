"""Read a shard of the input, and write which lines stand on which pages: the first of the two functions under learning.

Both are pure but for the files that they write: they take and return paths, so any engine can run them.
"""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsclean.batch.files import located
from newsclean.batch.jsonl import parse
from newsclean.batch.sources import Wanted, open_source
from newsclean.batch.table import mended, unfit
from newsclean.measure import shapes
from newsclean.read import draft
from newsclean.search import PART_CHARS
from newsclean.sites.counts import Counts, Example
from newsclean.sites.hosts import address_key, host_of, key
from newsclean.sites.store import LEARNT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from newsclean.batch.chunks import Item
    from newsclean.batch.shards import Piece
    from newsclean.batch.sources import Source
    from newsclean.columns import Columns
    from newsclean.model import Draft, Shape

RUN = 64
"""Neighbouring records of an input that go to the same of its shards."""

MOST_STANDS = 1 << 17
"""Pairs of line and page after which what was read is written: some 30 MB in memory."""

TEXT_CHARS = 60
"""How much of a line's text is kept, for those who look into the file."""


class Shard(NamedTuple):
    """What one call reads: pieces of the inputs, or of these every so many-th run of records."""

    pieces: tuple[Piece, ...]
    wanted: Wanted
    host: str | None
    """The host of all pages, where they have no address."""
    first: int
    step: int
    partitions: int
    """Into how many files by site each run of rows goes."""
    prefix: str
    """What the paths of the files begin with."""
    goes_on: bool = False
    """Whether it is a stretch of lines, which goes on where the shard before it ends: see `newsclean.batch.shards.Shard`."""


class Mapped(NamedTuple):
    """What a shard came to."""

    files: tuple[tuple[int, str], ...]
    """Partition and path of each file that was written."""
    counts: Counts


class Record(NamedTuple):
    """A page that was read, and whose it is."""

    host: str
    address: str | None
    read: Draft


class Stands:
    """Which lines stand on which pages, until they are written."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.sites, self.lines, self.pages = array("Q"), array("Q"), array("Q")
        self.hosts: dict[int, str] = {}
        self.known: dict[tuple[int, int], tuple[bool, str]] = {}
        """By site and line: whether it is prose, and the least text, so that order has no say."""

    def add(self, record: Record, measured: Sequence[Shape]) -> int:
        """Add the lines of a page, and return how many there are. A line without letters is none."""
        site = key(record.host)
        self.hosts[site] = record.host
        pieces = record.read.pieces
        found = {shape.content_hash: at for at, shape in enumerate(measured) if shape.letters}
        page = page_key(record, measured)
        for line, at in found.items():
            text, prose = pieces[at].text[:TEXT_CHARS], measured[at].prose
            before = self.known.get((site, line))
            if before is None:
                self.known[site, line] = prose, text
            elif before != (prose, text):
                self.known[site, line] = prose or before[0], min(text, before[1])
        self.sites.extend([site] * len(found))
        self.lines.extend(found)
        self.pages.extend([page] * len(found))
        return len(found)

    def table(self) -> pa.Table:
        """Return the rows, in order, each page of a line once."""
        sites, lines, pages = (np.array(column, np.uint64) for column in (self.sites, self.lines, self.pages))
        order = np.lexsort((pages, lines, sites))
        sites, lines, pages = sites[order], lines[order], pages[order]
        new_line = changes(sites) | changes(lines)
        is_new = new_line | changes(pages)
        starts = np.append(np.flatnonzero(new_line[is_new]), np.count_nonzero(is_new))
        site, line = sites[new_line].tolist(), lines[new_line].tolist()
        about = [self.known[pair] for pair in zip(site, line, strict=True)]
        columns = {
            "site": site,
            "host": [self.hosts[one] for one in site],
            "line": line,
            "prose": [prose for prose, _ in about],
            "text": [mended(text) for _, text in about],
        }
        known = [pa.array(column, LEARNT.field(name).type) for name, column in columns.items()]
        stands = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), pa.array(pages[is_new]))
        return pa.Table.from_arrays([*known, stands], schema=LEARNT)


def changes(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Tell where another value begins.

    >>> changes(np.array([3, 3, 5], np.uint64)).tolist()
    [True, False, True]
    """
    found = np.ones(len(values), np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found


def page_key(record: Record, measured: Sequence[Shape]) -> int:
    """Return what tells a page from the site's others: its address; where it has none, what it says."""
    if record.address:
        return address_key(record.address, record.host)
    return key(" ".join(str(shape.content_hash) for shape in measured))


def map_shard(shard: Shard) -> Mapped:
    """Write the rows of a shard into files by partition, in runs that fit into memory.

    Raises `newsclean.batch.InputError` where the input can't be used at all.
    """
    files: list[tuple[int, str]] = []
    counts, held, run = Counts(), Stands(), 0
    for records, part in parts(shard):
        counts = counts.plus(part).plus(Counts(lines=hold(records, held)))
        if len(held.lines) >= MOST_STANDS:
            files += write_run(held, shard, run)
            held, run = Stands(), run + 1
    return Mapped((*files, *write_run(held, shard, run)), counts)


def hold(records: Sequence[Record], held: Stands) -> int:
    """Measure some pages together, and add them."""
    measured = shapes([piece.text for record in records for piece in record.read.pieces])
    lines, at = 0, 0
    for record in records:
        end = at + len(record.read.pieces)
        lines += held.add(record, measured[at:end])
        at = end
    return lines


def write_run(held: Stands, shard: Shard, number: int) -> Iterator[tuple[int, str]]:
    """Write what is held, a file a partition; nothing where there is nothing."""
    if not held.lines:
        return
    table = held.table()
    partition = partitions(table["site"].to_numpy(), shard.partitions)
    edges = np.searchsorted(partition, np.arange(shard.partitions + 1))
    for one in range(shard.partitions):
        start, end = edges[one], edges[one + 1]
        if end > start:
            path = f"{shard.prefix}-{number:06}-{one:06}.parquet"
            located(path).parent.mkdir(parents=True, exist_ok=True)
            with located(path).open("wb") as file:
                pq.write_table(table.slice(start, end - start), file, use_dictionary=["host"])
            yield one, path


def partitions(sites: npt.NDArray[np.uint64], count: int) -> npt.NDArray[np.uint64]:
    """Return the partition of each site: in the order of the sites, so that partitions put together are in order as well.

    >>> partitions(np.array([0, 2**62, 2**64 - 1], np.uint64), 2).tolist()
    [0, 0, 1]
    """
    found: npt.NDArray[np.uint64] = ((sites >> np.uint64(32)) * np.uint64(count)) >> np.uint64(32)
    return found


def parts(shard: Shard) -> Iterator[tuple[list[Record], Counts]]:
    """Yield the shard's pages, some at a time, with what became of the records up to there."""
    records: list[Record] = []
    counts, chars = Counts(), 0
    for source, item in read(shard):
        record = record_of(item, source, shard)
        if isinstance(record, Record):
            records.append(record)
            chars += sum(len(piece.text) for piece in record.read.pieces)
            counts = counts.plus(Counts(records=1, pages=1))
        else:
            counts = counts.plus(record)
        if chars >= PART_CHARS:
            yield records, counts
            records, counts, chars = [], Counts(), 0
    yield records, counts


def read(shard: Shard) -> Iterator[tuple[Source, Item]]:
    """Yield the shard's records."""
    for piece in shard.pieces:
        source = open_source(piece.name, shard.wanted)
        for number, item in enumerate(source.items(piece.groups)):
            if number // RUN % shard.step == shard.first:
                yield source, item


def record_of(item: Item, source: Source, shard: Shard) -> Record | Counts:
    """Read the page of a record; where there is none to learn from, say so in counts."""
    example = partial(Example, source.name, item.position)
    if item.skipped:
        return Counts(records=1, skipped=1)
    if item.fault:
        return Counts(records=1, broken=1, examples=(example(item.fault.error),))
    try:
        page, address = values(item, source.columns)
        if problem := unfit(page, shard.wanted.max_bytes):
            return Counts(records=1, broken=1, examples=(example(problem),))
        drafted = draft(page, address)  # type: ignore[arg-type] # `unfit` has made sure of it
    except Exception as error:  # noqa: BLE001 - one page must not end a run over a million
        return Counts(records=1, broken=1, examples=(example(f"{type(error).__name__}: {error}"),))
    host, address = addressed(drafted, address, shard.host)
    if host is None:
        return Counts(records=1, unaddressed=1, examples=(example("has no address, so it is of no site"),))
    return Record(host, address, drafted)


def values(item: Item, columns: Columns) -> tuple[object, str | None]:
    """Return a record's page and address. Raises `ValueError` where a line is no JSON, or a value no UTF-8."""
    if isinstance(item.payload, bytes):
        row = parse(item.payload)
        page, address = row.get(columns.page), row.get(columns.url or "")
    elif isinstance(item.payload, pa.RecordBatch):
        page = item.payload[columns.page][0].as_py()
        address = item.payload[columns.url][0].as_py() if columns.url else None
    else:
        payload = item.payload or {}
        page, address = payload.get(columns.page), payload.get(columns.url or "")
    return page, address if isinstance(address, str) else None


def addressed(read: Draft, address: str | None, host: str | None) -> tuple[str | None, str | None]:
    """Return a page's host, and the best address that it has there.

    The host is where it was fetched, else where it says that it belongs; the address is what it says, if that is there.
    """
    declared = read.head.url.value if read.source == "html" and read.head.url else None
    declared_host = host_of(declared) if declared else None
    found = (host_of(address) if address else None) or host or declared_host
    if found is not None and found == declared_host:
        return found, declared
    return found, address if address and host_of(address) == found else None
