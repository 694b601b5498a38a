"""Inputs of every kind with the same pages, as the tests write them."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGES = tuple(
    f"Skip to content\n\nThe river rose by {number} metres on Tuesday, and the harbour bridge was closed until noon."
    for number in range(2, 9)
)

ROWS = tuple({"id": number, "url": f"https://news.example/{number}", "text": page} for number, page in enumerate(PAGES))


def as_lines(rows: Sequence[Any]) -> bytes:
    return b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)


def write_lines(path: Path, rows: Sequence[Any] = ROWS) -> Path:
    data = as_lines(rows)
    if path.suffix == ".gz":
        data = gzip.compress(data)
    if path.suffix == ".zst":
        data = zstandard.compress(data)
    path.write_bytes(data)
    return path


def write_parquet(path: Path, rows: Sequence[Any] = ROWS) -> Path:
    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=3)
    return path


def write_folder(path: Path) -> Path:
    for number, page in enumerate(PAGES):
        at = path / f"day {number % 2}" / f"{number}.{('txt', 'md')[number % 2]}"
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(page, encoding="utf8")
    (path / "notes.ini").write_text("no page", encoding="utf8")
    return path


def record(kind: str, url: str, content: bytes, content_type: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:{url}>\r\nWARC-Target-URI: {url}\r\n"
    head += f"WARC-Date: 2031-03-04T00:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def response(page: bytes, status: str = "200 OK", content_type: str = "text/plain; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + page


def write_warc(path: Path, kind: str = "response") -> Path:
    records = [record("warcinfo", "test.warc", b"software: none\r\n", "application/warc-fields")]
    for number, page in enumerate(PAGES):
        content, of = page.encode(), "text/plain"
        if kind == "response":
            content, of = response(content), "application/http; msgtype=response"
        records.append(record(kind, f"https://news.example/{number}", content, of))
    if kind == "response":
        for status, content_type in (("404 Not Found", "text/html"), ("200 OK", "image/png")):
            records.append(record(kind, "https://x.example/", response(b"x", status, content_type), "application/http"))
    path.write_bytes(b"".join(gzip.compress(one) if path.suffix == ".gz" else one for one in records))
    return path


def read(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
        return rows
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line) for line in data.splitlines()]
