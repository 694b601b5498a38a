"""Lines of a stream however long: plain, gzip or zstd; a broken end is told, and what stood before it is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Protocol

    class Readable(Protocol):
        """Anything with `read`."""

        def read(self, size: int, /) -> bytes:
            """Return up to so many bytes, none at the end."""


COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
"""By the ending of a file, what Arrow calls its compression."""

BLOCK = 1 << 18
"""Bytes that are read at once: large enough to cost nothing a line, small enough to cost no memory."""


class Line(NamedTuple):
    """A line without its end."""

    text: bytes
    """Of a line that is too long, only the beginning."""
    size: int
    """Bytes that the line has."""
    broken: str | None = None
    """What ended the stream within or after this line, where it ended with an error."""


def decompressed(stream: BinaryIO, name: str) -> Readable:
    """Return the stream, decompressed by the ending of its name."""
    kind = next((kind for ending, kind in COMPRESSIONS.items() if name.lower().endswith(ending)), None)
    return pa.CompressedInputStream(stream, kind) if kind else stream


def blocks(stream: Readable) -> Iterator[bytes | OSError]:
    """Yield what can be read; where the stream breaks off, the error is the last that comes."""
    try:
        while block := bytes(stream.read(BLOCK)):
            yield block
    except (OSError, EOFError) as error:
        yield error if isinstance(error, OSError) else OSError(str(error))


def lines(stream: Readable, max_bytes: int) -> Iterator[Line]:
    r"""Yield the lines of a stream. No more than `max_bytes` of a line is held.

    >>> import io
    >>> [(line.text, line.size) for line in lines(io.BytesIO(b"one\r\nand two\n\nlast"), 5)]
    [(b'one', 3), (b'and t', 7), (b'', 0), (b'last', 4)]
    """
    held, size = b"", 0
    for block in blocks(stream):
        if isinstance(block, OSError):
            yield Line(held, size, str(block))
            return
        first, *others = block.split(b"\n")
        held, size = (held + first)[: max_bytes + 1], size + len(first)
        for text in others:
            yield finished(held, size, max_bytes)
            held, size = text[: max_bytes + 1], len(text)
    if size:
        yield finished(held, size, max_bytes)


def finished(held: bytes, size: int, max_bytes: int) -> Line:
    r"""Return a line without the carriage return that Windows puts at its end."""
    if size == len(held) and held.endswith(b"\r"):
        held, size = held[:-1], size - 1
    return Line(held[:max_bytes], size)
