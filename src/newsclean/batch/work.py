"""What a worker does with a chunk: clean its pages, and put the rest of each record beside its article."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from newsclean.batch.chunks import Fault, from_bytes, to_bytes
from newsclean.batch.jsonl import dump, parse, tabulated
from newsclean.batch.table import clean_table, mended, values
from newsclean.batch.tally import Cleaned, counted
from newsclean.columns import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.batch.chunks import Chunk
    from newsclean.batch.table import Clean
    from newsclean.batch.tally import Tally


class Job(NamedTuple):
    """What is the same for all chunks of a run."""

    clean: Clean
    audit: bool
    report: bool
    """Whether what was removed is counted."""
    max_bytes: int
    schema: pa.Schema | None
    """Of what is passed through, where a table is written; None where lines are."""


class Outcome(NamedTuple):
    """What became of a chunk."""

    number: int
    rows: int
    data: tuple[bytes, ...]
    """The rows: lines of JSON, or a table as Arrow's IPC stream. More than one where the chunk was worked on in parts."""
    faults: tuple[Fault, ...]
    page_bytes: int = 0
    """What the pages had that are in the rows, and what their bodies have."""
    body_bytes: int = 0
    tally: Tally | None = None


class Batch(NamedTuple):
    """The records of a chunk that can be cleaned."""

    positions: list[int]
    ids: list[object]
    pages: pa.Table
    """Two columns, `page` and `url`."""
    rest: list[dict[str, Any]] | pa.Table
    """What is passed through: of lines the objects, of rows the columns."""


def work(chunk: Chunk, job: Job) -> Outcome:
    """Clean a chunk. The faults that it came with are not among those of the outcome."""
    faults: list[Fault] = []
    batch = of_lines(chunk, faults) if chunk.lines is not None else of_table(chunk, faults)
    cleaned = clean_table(
        batch.pages,
        page="page",
        url="url",
        audit=job.audit or job.report,
        max_bytes=job.max_bytes,
        clean=job.clean,
    )
    errors = cleaned["error"].to_pylist()
    kept = pa.array([row for row, error in enumerate(errors) if error is None], pa.int64())
    raw = dict(zip(chunk.positions, chunk.lines or (), strict=False))
    for row, error in enumerate(errors):
        if error is not None:
            at = batch.positions[row]
            faults.append(Fault(chunk.source, at, error, batch.ids[row], raw.get(at)))
    tally = tallied(chunk, batch, cleaned, errors) if job.report else None
    unwanted = ["error", "url", "removed"] if job.report and not job.audit else ["error", "url"]
    articles = cleaned.drop_columns(unwanted).take(kept)
    data = as_table(batch.rest, kept, articles, job.schema) if job.schema else as_lines(batch.rest, kept, articles)
    sizes = lengths(batch.pages["page"].take(kept)), lengths(articles["body"])
    return Outcome(chunk.number, len(kept), (data,), by_position(faults), *sizes, tally)


def lengths(column: pa.ChunkedArray) -> int:
    """Return how many bytes the values of a column have."""
    import pyarrow.compute as pc  # noqa: PLC0415 - 5 MB that the process which only hands out work does without

    return pc.sum(pc.binary_length(column)).as_py() or 0


def tallied(chunk: Chunk, batch: Batch, cleaned: pa.Table, errors: list[str | None]) -> Tally:
    """Count what was removed from the pages that became articles."""
    rows = zip(cleaned["body"].to_pylist(), cleaned["url"].to_pylist(), cleaned["removed"].to_pylist(), strict=True)
    return counted(
        (
            Cleaned(len(body), chunk.source, position, url or str(id_ or "")),
            [(one["detector"], one["text"]) for one in removed],
        )
        for (body, url, removed), position, id_, error in zip(rows, batch.positions, batch.ids, errors, strict=True)
        if error is None
    )


def by_position(faults: list[Fault]) -> tuple[Fault, ...]:
    """Sort faults as their records stand in the source."""
    return tuple(sorted(faults, key=lambda fault: fault.position))


def of_lines(chunk: Chunk, faults: list[Fault]) -> Batch:
    """Parse lines; those that hold no page are faults."""
    names = chunk.columns
    good: list[tuple[int, dict[str, Any]]] = []
    for position, line in zip(chunk.positions, chunk.lines or (), strict=True):
        try:
            row = parse(line)
        except ValueError as error:
            faults.append(Fault(chunk.source, position, str(error), raw=line))
            continue
        page = row.get(names.page)
        if isinstance(page, str):
            good.append((position, row))
        else:
            problem = "is null" if page is None else f"is of the type {type(page).__name__}"
            problem = problem if names.page in row else "is not there"
            id_ = row.get(names.id) if names.id else None
            faults.append(Fault(chunk.source, position, f"the page {problem}", id_, line))
    pages = [mended(row[names.page]) for _, row in good]
    urls = [mended(url) if isinstance(url := row.get(names.url or ""), str) else None for _, row in good]
    rest = [{beside(name): value for name, value in row.items() if name != names.page} for _, row in good]
    ids = [row.get(names.id) if names.id else None for _, row in good]
    return Batch([position for position, _ in good], ids, paged(pa.array(pages, pa.large_string()), urls), rest)


def of_table(chunk: Chunk, faults: list[Fault]) -> Batch:
    """Read rows; those whose other columns are no UTF-8 are faults."""
    table = from_bytes(chunk.table or b"")
    names = chunk.columns
    problems = [undecodable(table, names.page, row) for row in range(table.num_rows)]
    faults += [Fault(chunk.source, at, why) for at, why in zip(chunk.positions, problems, strict=True) if why]
    good = [row for row, why in enumerate(problems) if not why]
    table = table.take(pa.array(good, pa.int64()))
    rest = table.drop_columns([names.page])
    ids: list[object] = [plain(one) for one in values(table[names.id])] if names.id else [None] * len(good)
    found = values(table[names.url]) if names.url else [None] * len(good)
    urls = [url if isinstance(url, str) else None for url in found]
    rest = rest.rename_columns([beside(name) for name in rest.column_names])
    return Batch([chunk.positions[row] for row in good], ids, paged(table[names.page], urls), rest)


def undecodable(table: pa.Table, page: str, row: int) -> str | None:
    """Say which column beside the page is no UTF-8."""
    for name in table.column_names:
        try:
            if name != page and holds_text(table.schema.field(name).type):
                table[name][row].as_py()
        except UnicodeDecodeError as error:
            return f"the column {name!r} is no UTF-8: {error.reason} at byte {error.start}"
    return None


def holds_text(kind: pa.DataType) -> bool:
    """Tell whether values of this type may fail to be UTF-8."""
    return any((pa.types.is_string(kind), pa.types.is_large_string(kind), pa.types.is_nested(kind)))


def paged(pages: pa.Array, urls: list[str | None]) -> pa.Table:
    """Put pages and their addresses into a table."""
    return pa.table({"page": pages, "url": pa.array(urls, pa.string())})


def as_table(
    rest: list[dict[str, Any]] | pa.Table, kept: pa.Int64Array, articles: pa.Table, schema: pa.Schema
) -> bytes:
    """Write rows as a table: what is passed through, then the article."""
    if isinstance(rest, list):
        beside_it = tabulated([rest[row] for row in kept.to_pylist()], without_rest(schema))
    else:
        beside_it = rest.take(kept)
    for field in schema:
        if field.name not in beside_it.column_names:
            beside_it = beside_it.append_column(field, pa.nulls(len(kept), field.type))
    table = beside_it.select(schema.names).cast(schema)
    for name in articles.column_names:
        table = table.append_column(articles.schema.field(name), articles[name])
    return to_bytes(table.combine_chunks())


def without_rest(schema: pa.Schema) -> pa.Schema:
    """Return the schema without the column that `tabulated` adds."""
    return pa.schema([field for field in schema if field.name != "rest"])


def as_lines(rest: list[dict[str, Any]] | pa.Table, kept: pa.Int64Array, articles: pa.Table) -> bytes:
    """Write rows as lines of JSON: what is passed through, then the article."""
    if isinstance(rest, list):
        before = [rest[row] for row in kept.to_pylist()]
    else:
        chosen = rest.take(kept)
        text = [spelt(chosen[name]) for name in chosen.column_names]
        before = [dict(zip(chosen.column_names, row, strict=True)) for row in zip(*text, strict=True)] or [{}] * len(
            kept
        )
    written = []
    for row, article in zip(before, articles.to_pylist(), strict=True):
        article["sources"] = dict(article["sources"])
        written.append(dump({**row, **article}))
    return b"".join(written)


def spelt(column: pa.ChunkedArray) -> list[object]:
    """Return a column's values as JSON can hold them; times as Arrow spells them, to the nanosecond."""
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.string())
    return [plain(value) for value in column.to_pylist()]


def plain(value: object) -> object:
    """Return what JSON can hold: times in ISO 8601, bytes in Base64, and null for what is no number.

    >>> plain({"at": dt.date(2031, 3, 4), "of": [b"a", float("nan")]})
    {'at': '2031-03-04', 'of': ['YQ==', None]}
    """
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    for kind, spell in SPELT.items():
        if isinstance(value, kind):
            return spell(value)
    return value


SPELT: dict[type, Callable[[Any], str]] = {
    dt.date: lambda value: value.isoformat(),
    dt.time: lambda value: value.isoformat(),
    dt.timedelta: str,
    decimal.Decimal: str,
    bytes: lambda value: base64.b64encode(value).decode(),
    UnicodeDecodeError: lambda value: base64.b64encode(value.object).decode(),
}
