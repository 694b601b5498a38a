r"""Articles for the pages of an Arrow table: the one function under the command, and under every engine.

>>> import pyarrow as pa
>>> pages = pa.table({"id": [7, 8], "text": ["Skip to content\n\nIt rained for two days before the river rose.", None]})
>>> cleaned = clean_table(pages)
>>> cleaned.select(["id", "body", "error"]).to_pylist()[0]
{'id': 7, 'body': 'It rained for two days before the river rose.', 'error': None}
>>> cleaned["error"].to_pylist()
[None, 'the page is null']
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pyarrow as pa

import newsclean
from newsclean.columns import beside, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Article, Removal

MAX_BYTES = 1 << 20
"""The most that a page may have, 1 MiB: where Common Crawl cuts pages as well. Beyond it, time grows faster than the page:
an HTML page of 1 MB takes less than a second, one of 4 MB a minute."""

REMOVED = pa.list_(
    pa.struct(
        [
            ("detector", pa.string()),
            ("reason", pa.string()),
            ("text", pa.string()),
            ("start", pa.int64()),  # of text: its place in the page, in characters
            ("end", pa.int64()),
            ("path", pa.string()),  # of HTML: the element
        ]
    )
)

ARTICLE = pa.schema(
    [
        ("title", pa.string()),
        ("byline", pa.string()),
        ("authors", pa.list_(pa.string())),
        ("date", pa.string()),  # ISO 8601, as precise as the page says
        ("modified", pa.string()),  # as above
        ("body", pa.string()),
        ("language", pa.string()),
        ("sources", pa.map_(pa.string(), pa.string())),
        ("warnings", pa.list_(pa.string())),
        # What follows only HTML can declare.
        ("site", pa.string()),
        ("canonical_url", pa.string()),  # `Article.url`: `url` is where the page was fetched
        ("section", pa.string()),
        ("tags", pa.list_(pa.string())),
        ("image", pa.string()),
        ("licence", pa.string()),
        ("paywalled", pa.bool_()),
    ]
)
"""The columns of an article. `removed` and `error` come after them."""


class Clean(Protocol):
    """A function like `newsclean.clean`."""

    def __call__(self, source: str | bytes, /, *, url: str | None = None) -> Article:
        """Return the article of a page."""


class Attempt(NamedTuple):
    """An article, or why there is none; both where nothing of a page is left."""

    article: Article | None
    error: str | None


def schema(*, audit: bool) -> pa.Schema:
    """Return the schema of what is added to a table, without `error`."""
    return ARTICLE.append(pa.field("removed", REMOVED)) if audit else ARTICLE


def clean_table(  # noqa: PLR0913 - options of one call, all by name
    table: pa.Table,
    *,
    page: str | None = None,
    url: str | None = None,
    audit: bool = False,
    max_bytes: int = MAX_BYTES,
    clean: Clean = newsclean.clean,
) -> pa.Table:
    """Return the table with the columns of its pages' articles instead of the pages: a row for each row, in order.

    `page` and `url` name columns (of strings or bytes); left out, they are found by their usual names. The other columns
    are kept as they are, behind `input_` where they are called like one of an article's. `error` says why a row has no
    article and is null where it has one; `audit` adds what was removed.

    Raises `ValueError` where there is no such column, or two of one name, and `TypeError` where the page's column holds
    neither text nor bytes.
    """
    names = find_columns(table.column_names, page=page, url=url)
    if not holds_pages(table.schema.field(names.page).type):
        message = f"the column {names.page!r} holds {table.schema.field(names.page).type}, neither text nor bytes"
        raise TypeError(message)
    urls = values(table[names.url]) if names.url else [None] * table.num_rows
    rows: list[dict[str, object]] = []
    errors: list[str | None] = []
    for source, address in zip(values(table[names.page]), urls, strict=True):
        article, error = attempt(source, address, max_bytes, clean)
        rows.append(fields(article, audit=audit) if article else {})
        errors.append(error)
    rest = table.drop_columns([names.page])
    rest = rest.rename_columns([beside(name) for name in rest.column_names])
    for field, column in zip(schema(audit=audit), columns(rows, audit=audit), strict=True):
        rest = rest.append_column(field, column)
    return rest.append_column("error", pa.array(errors, pa.string()))


def clean_batch(batch: pa.RecordBatch, **options: Any) -> pa.RecordBatch:  # noqa: ANN401 - those of clean_table
    """Do what `clean_table` does to a record batch."""
    cleaned = clean_table(pa.Table.from_batches([batch]), **options).combine_chunks()
    return cleaned.to_batches()[0] if cleaned.num_rows else pa.RecordBatch.from_pylist([], cleaned.schema)


def clean_batches(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401 - as above
    """Do what `clean_table` does to record batches, one by one, as they come."""
    return map(partial(clean_batch, **options), batches)


def attempt(source: object, url: object, max_bytes: int, clean: Clean) -> Attempt:
    """Clean a page within its budget; whatever goes wrong is told in a line."""
    if problem := unfit(source, max_bytes):
        return Attempt(None, problem)
    assert isinstance(source, str | bytes)  # noqa: S101 - what `unfit` has made sure of
    try:
        article = clean(source, url=url if isinstance(url, str) else None)
    except Exception as error:  # noqa: BLE001 - one page must not end a batch of a million
        return Attempt(None, f"{type(error).__name__}: {error}")
    return Attempt(article, None if article.body else "nothing of the page is left")


def unfit(source: object, max_bytes: int) -> str | None:
    """Say why a value can't be cleaned.

    >>> unfit("", 9), unfit(7, 9), unfit("é" * 5, 9), unfit("fine", 9)
    ('the page is empty', 'the page is of the type int', 'the page has 10 bytes, the limit is 9', None)
    """
    if source is None:
        return "the page is null"
    if isinstance(source, UnicodeDecodeError):
        return f"the page is no UTF-8: {source.reason} at byte {source.start}"
    if not isinstance(source, str | bytes):
        return f"the page is of the type {type(source).__name__}"
    if not source.strip():
        return "the page is empty"
    is_bytes = isinstance(source, bytes) or source.isascii()
    size = len(source) if is_bytes else len(source.encode("utf-8", "surrogatepass"))  # type: ignore[union-attr] # text
    return too_large("the page", size, max_bytes) if size > max_bytes else None


def too_large(what: str, size: int, max_bytes: int) -> str:
    """Say that something is beyond the budget."""
    return f"{what} has {size} bytes, the limit is {max_bytes}"


def holds_pages(kind: pa.DataType) -> bool:
    """Tell whether a column of this type may hold pages."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    tests = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view", "null")
    return any(getattr(pa.types, f"is_{name}")(kind) for name in tests)


def values(column: pa.ChunkedArray) -> Iterator[object]:
    """Yield the values of a column; Arrow checks no UTF-8, so what is none comes as the `UnicodeDecodeError` that it is."""
    for scalar in column:
        try:
            yield scalar.as_py()
        except UnicodeDecodeError as error:
            yield error


def columns(rows: list[dict[str, object]], *, audit: bool) -> Iterator[pa.Array]:
    """Yield a column for each field of the schema."""
    for field in schema(audit=audit):
        yield pa.array([row.get(field.name) for row in rows], field.type)


def fields(article: Article, *, audit: bool) -> dict[str, object]:
    """Return what Arrow can hold of an article; what was removed, which is most of a page, only where it is wanted."""
    return {
        "title": mended(article.title),
        "byline": mended(article.byline),
        "authors": [mended(name) for name in article.authors],
        "date": article.date.isoformat() if article.date else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "body": mended(article.body),
        "language": article.language,
        "sources": [(name, mended(where)) for name, where in article.sources.items()],
        "warnings": [mended(warning) for warning in article.warnings],
        "site": mended(article.site),
        "canonical_url": mended(article.url),
        "section": mended(article.section),
        "tags": [mended(tag) for tag in article.tags],
        "image": mended(article.image),
        "licence": mended(article.licence),
        "paywalled": article.paywalled,
        "removed": [struct(one) for one in article.removed] if audit else None,
    }


def struct(one: Removal) -> dict[str, object]:
    """Return a removal as the struct of `REMOVED`."""
    start, end, path = (*one.span, None) if isinstance(one.span, tuple) else (None, None, mended(one.span))
    known = {"detector": one.detector, "reason": mended(one.reason), "text": mended(one.text)}
    return {**known, "start": start, "end": end, "path": path}


def mended(text: str | None) -> str | None:
    r"""Replace lone surrogates, which no UTF-8 can hold.

    >>> mended("a \ud83d crack") == "a \ufffd crack"
    True
    """
    if text is None or text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
