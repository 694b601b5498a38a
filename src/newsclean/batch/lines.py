"""Lines of a stream however long: plain, gzip or zstd; a broken end is told, and what stood before it is not lost."""

from __future__ import annotations

import gzip
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    Read = Callable[[int], bytes]
    """Returns up to so many bytes, none at the end."""

BLOCK = 1 << 18
"""Bytes that are read at once: large enough to cost nothing a line, small enough to cost no memory."""

BROKEN = (OSError, EOFError, ValueError, zlib.error)
"""What reading raises where a stream breaks off, or holds what it should not; fsspec, where a server can't send the rest."""


class Line(NamedTuple):
    """A line without its end."""

    text: bytes
    """Of a line that is too long, only the beginning."""
    size: int
    """Bytes that the line has."""
    broken: str | None = None
    """What ended the stream within or after this line, where it ended with an error."""


def reader(stream: BinaryIO, name: str) -> Read:
    """Return what reads the stream, decompressed by the ending of its name.

    Python's gzip gives all that stands before a broken end; of zstd, the last block is lost with it.
    """
    if name.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=stream, mode="rb").read1
    if name.lower().endswith(".zst"):
        return pa.CompressedInputStream(stream, "zstd").read  # type: ignore[no-any-return] # no stubs
    return stream.read


def stretches(size: int, least: int) -> tuple[int, ...]:
    """Divide so many bytes into as many equal stretches as have no fewer than the least.

    >>> stretches(100, 30), stretches(0, 30)
    ((33, 33, 34), (0,))
    """
    count = max(1, size // least)
    return tuple(end - start for start, end in pairwise(size * edge // count for edge in range(count + 1)))


def between(file: BinaryIO, start: int, stop: int) -> Read:
    r"""Return what reads those lines of a plain file that begin in a stretch of its bytes, the last of them to its end.

    Stretches that follow each other have every line once.

    >>> import io
    >>> file = io.BytesIO(b"one\nand two\nlast")
    >>> [[line.text for line in lines(between(file, *edges), 9)] for edges in ((0, 5), (5, 8), (8, 16))]
    [[b'one', b'and two'], [], [b'last']]
    """
    found = filter(None, stretch(file, start, stop))
    return lambda _: next(found, b"")


def stretch(file: BinaryIO, start: int, stop: int) -> Iterator[bytes]:
    """Yield the bytes of these lines: from behind the first end of a line that is not before the stretch, to the next such."""
    at = file.seek(max(0, start - 1))  # the line before may end right there
    is_ours = start == 0
    while block := file.read(BLOCK):
        begin = 0 if is_ours else block.find(b"\n") + 1
        is_ours = is_ours or begin > 0
        end = block.find(b"\n", max(0, stop - 1 - at)) + 1
        if is_ours:
            yield block[begin : end or None]
        if end:
            return
        at += len(block)


def blocks(read: Read) -> Iterator[bytes | str]:
    """Yield what can be read; where the stream breaks off, why is the last that comes."""
    try:
        while block := read(BLOCK):
            yield block
    except BROKEN as error:
        yield str(error)


def lines(read: Read, max_bytes: int) -> Iterator[Line]:
    r"""Yield the lines of a stream. No more than `max_bytes` of a line is held.

    >>> import io
    >>> [(line.text, line.size) for line in lines(io.BytesIO(b"one\r\nand two\n\nlast").read, 5)]
    [(b'one', 3), (b'and t', 7), (b'', 0), (b'last', 4)]
    """
    held, size = b"", 0
    for block in blocks(read):
        if isinstance(block, str):
            yield Line(held, size, block)
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
