"""Files of Parquet: one page a row, in one of its columns. The others stay as they are. Needs the extra `newsclean[batch]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsclean.batch.table import holds_pages, values
from newsclean.check.examine import COLUMNS, Examined
from newsclean.check.look import Finding
from newsclean.check.records import check_record, fixed
from newsclean.check.replace import give_up, replacement
from newsclean.check.results import Checked
from newsclean.columns import Columns, find_columns
from newsclean.read.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.check.settings import Settings

ROWS = 64
"""Rows that are held at once where nothing is written, as for `newsclean batch`. Else it is a row group."""


def check_table(file: str, settings: Settings, *, fix: bool) -> Iterator[Checked]:
    """Check a file row by row. What is written anew takes its place when the last row was read, if any changed.

    Raises `ValueError` where no column holds the page, or where it can't be read, and `OSError`.
    """
    with pq.ParquetFile(file) as table:
        columns = find_columns(table.schema_arrow.names, page=settings.page)
        kind = table.schema_arrow.field(columns.page).type
        if not holds_pages(kind):
            message = f"the column {columns.page!r} holds {kind}, neither text nor bytes; name the page's with --page"
            raise ValueError(message)
        if fix:
            yield from fix_table(file, table, columns, settings)
            return
        row = 0
        asked = needed(table.schema_arrow, columns, settings)
        for batch in table.iter_batches(ROWS, columns=asked, use_threads=False):
            for one, _ in check_rows(file, row, pa.table(batch), columns, settings):
                yield one
            row += batch.num_rows


def needed(schema: pa.Schema, columns: Columns, settings: Settings) -> list[str]:
    """Return the columns that the check looks at."""
    asked = {columns.page, columns.url, *(name for field in settings.require for name in COLUMNS[field])}
    return [name for name in schema.names if name in asked]


def fix_table(file: str, table: pq.ParquetFile, columns: Columns, settings: Settings) -> Iterator[Checked]:
    """Check a file, and write it anew, row group by row group."""
    schema, row, changed = table.schema_arrow, 0, False
    at = schema.get_field_index(columns.page)
    with replacement(Path(file)) as out:
        with pq.ParquetWriter(out, schema, compression=codecs(table)) as writer:
            for number in range(table.num_row_groups):
                group = table.read_row_group(number, use_threads=False)
                pages: list[object] = []
                for one, page in check_rows(file, row, group, columns, settings):
                    result = fixed(one)
                    changed |= result.fixed
                    pages.append(result.seen.mended if result.fixed else page)
                    yield result
                row += group.num_rows
                column = pa.array(
                    [as_kind(page, schema.field(at).type) for page in pages], plain(schema.field(at).type)
                )
                group = group.set_column(at, schema.field(at), column.cast(schema.field(at).type))
                writer.write_table(group, row_group_size=max(group.num_rows, 1))
        if not changed:
            give_up(out)


def check_rows(
    file: str, before: int, table: pa.Table, columns: Columns, settings: Settings
) -> Iterator[tuple[Checked, object]]:
    """Yield what the check of each row comes to, and the page as it is."""
    pages = values(table[columns.page])
    names = [name for name in needed(table.schema, columns, settings) if name != columns.page]
    beside = zip(*(values(table[name]) for name in names), strict=True) if names else iter([()] * table.num_rows)
    for row, (page, rest) in enumerate(zip(pages, beside, strict=True), before + 1):
        record: dict[str, Any] = dict(zip(names, rest, strict=True))
        if isinstance(page, UnicodeDecodeError):
            lacking = Finding(None, "page", f"the column {columns.page!r} is no UTF-8", "")
            yield Checked(file, row, Examined(lacking=[lacking])), page.object
            continue
        text = decode(page) if isinstance(page, bytes) else page
        yield check_record(file, row, {**record, columns.page: text}, columns, settings), page


def as_kind(page: object, kind: pa.DataType) -> object:
    """Return a page as the column holds it: text or bytes."""
    if isinstance(page, str) and is_binary(kind):
        return page.encode("utf-8", "replace")
    return page.encode("utf-8", "replace").decode() if isinstance(page, str) else page


def plain(kind: pa.DataType) -> pa.DataType:
    """Return the type that a column's values have."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def is_binary(kind: pa.DataType) -> bool:
    """Tell whether a column holds bytes."""
    return any(getattr(pa.types, f"is_{name}")(plain(kind)) for name in ("binary", "large_binary", "binary_view"))


def codecs(table: pq.ParquetFile) -> dict[str, str]:
    """Return by column how it is compressed."""
    if not table.num_row_groups:
        return {}
    group = table.metadata.row_group(0)
    found = [group.column(number) for number in range(group.num_columns)]
    return {one.path_in_schema: "NONE" if one.compression == "UNCOMPRESSED" else one.compression for one in found}
