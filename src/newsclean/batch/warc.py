"""Pages of WARC and WET archives."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pyarrow as pa
import webencodings
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newsclean.batch.chunks import Fault, Item
from newsclean.batch.files import located
from newsclean.batch.table import mended, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

ARCHIVE = pa.schema([("page", pa.binary()), ("id", pa.string()), ("url", pa.string()), ("warc_date", pa.string())])
"""The columns of an archive."""

HOLD_PAGES = ("response", "resource", "conversion")
"""The types of records that hold what a server sent, or (in WET) the text of it."""

TYPES = ("text/html", "application/xhtml+xml", "text/plain")

BROKEN = (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError)
"""What reading a broken archive raises."""

BOM = b"\xef\xbb\xbf"
"""Before a page that is UTF-8 whatever its head says."""


def archive(name: str, max_bytes: int) -> Iterator[Item]:
    """Yield the records of an archive; where it breaks off, a fault is the last that comes."""
    number = 0
    with located(name).open("rb") as file:
        try:
            for number, record in enumerate(ArchiveIterator(file), 1):
                yield item(name, number, record, file.tell(), max_bytes)
        except BROKEN as error:
            broken = Fault(name, number + 1, f"the file breaks off: {error or type(error).__name__}")
            yield Item(number + 1, 0, file.tell(), fault=broken)


def item(name: str, number: int, record: ArcWarcRecord, read: int, max_bytes: int) -> Item:
    """Return one record: a page, a fault, or why it is no page."""
    if why := no_page(record):
        return Item(number, 0, read, skipped=why)
    id_ = mended(record.rec_headers.get_header("WARC-Record-ID"))
    try:
        data = record.content_stream().read(max_bytes + 1)
    except BROKEN as error:
        return Item(number, 0, read, fault=Fault(name, number, f"the record can't be read: {error}", id_))
    if len(data) > max_bytes:
        size = int(record.rec_headers.get_header("Content-Length") or 0)
        return Item(number, 0, read, fault=Fault(name, number, too_large("the record", size, max_bytes), id_))
    if getattr(record.raw_stream, "limit", 0) > 0:  # what its header promises is not there
        return Item(number, 0, read, fault=Fault(name, number, "the record is cut off", id_))
    row = {
        "page": in_utf8(data, charset(record)),
        "id": id_,
        "url": mended(record.rec_headers.get_header("WARC-Target-URI")),
        "warc_date": mended(record.rec_headers.get_header("WARC-Date")),
    }
    return Item(number, len(data), read, row)


def no_page(record: ArcWarcRecord) -> str | None:
    """Say why a record holds no page; None where it does."""
    if record.rec_type not in HOLD_PAGES:
        return "WARC record that holds no page"
    if record.http_headers and record.http_headers.get_statuscode() != "200":
        return "HTTP status other than 200"
    if content_type(record).partition(";")[0].strip().lower() not in TYPES:
        return "neither HTML nor text"
    return None


def content_type(record: ArcWarcRecord) -> str:
    """Return the content type that the server named, or else the archive."""
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def charset(record: ArcWarcRecord) -> str | None:
    """Return the encoding that the server named."""
    if not record.http_headers:
        return None
    _, found, name = content_type(record).lower().partition("charset=")
    return name.partition(";")[0].strip(" \"'") if found else None


def in_utf8(data: bytes, named: str | None) -> bytes:
    r"""Return a page as the server's encoding reads it: it goes before what the page says of itself, as in a browser.

    >>> in_utf8(b"caf\xe9", "latin1").decode("utf-8-sig"), in_utf8(b"rain", None)
    ('café', b'rain')
    """
    encoding = webencodings.lookup(named) if named else None
    return BOM + webencodings.decode(data, encoding)[0].encode("utf-8", "replace") if encoding else data
