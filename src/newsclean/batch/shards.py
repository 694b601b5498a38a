"""How the inputs are divided: into shards, each of which any process on any machine can work on.

A shard is a run of whole files, or of row groups of Parquet, or a stretch of one plain file of lines. It follows from the
inputs alone, and so do its chunks; so the same bytes come out whoever works on which.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from newsclean.batch.chunks import Chunk, cut, packed
from newsclean.batch.table import MAX_BYTES
from newsclean.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsclean.batch.chunks import Item
    from newsclean.batch.sources import Source


@dataclass(frozen=True)
class Options:
    """What decides which bytes come out. Workers, engine and timeout don't."""

    page: str | None = None
    url: str | None = None
    id: str | None = None
    form: str | None = None
    """The format, where the output's name doesn't say it."""
    sites: str | None = None
    """The file of `newsclean sites learn`: what sites repeat is taken away."""
    audit: bool = False
    report: bool = False
    """Whether what is removed is counted, for a report."""
    max_bytes: int = MAX_BYTES
    chunk_records: int = 64
    """What a worker gets at once, at most: half a second's work or so."""
    chunk_bytes: int = 1 << 19
    part_chunks: int = 128
    """What is written at once: some thousand pages. So much is done again after a kill."""
    part_bytes: int = 1 << 23
    """Or so many bytes of them: what is written is held in memory until then."""
    shard_bytes: int = 1 << 25
    """What a cluster's worker gets at once, in bytes on disk, at least. A larger file that can't be divided is a shard
    by itself."""


class Piece(NamedTuple):
    """What a shard has of one input."""

    name: str
    groups: range
    """Which of its groups: see `Source.groups`."""
    before: int
    """Bytes of the inputs before this one, for progress."""
    after: int
    """Bytes of the inputs up to its end."""


class Shard(NamedTuple):
    """A share of the inputs."""

    number: int
    pieces: tuple[Piece, ...]
    goes_on: bool
    """Whether it is a stretch of lines, and the shard before it that before: how many lines are before it is not known
    until those are read, so its own are numbered from 1."""


def plan(sources: Sequence[Source], options: Options) -> list[Shard]:
    """Divide the inputs, in order; without any there is one shard without pieces."""
    shards: list[Shard] = []
    pieces: list[Piece] = []
    held = before = 0

    def close(*, goes_on: bool = False) -> None:
        nonlocal pieces, held
        shards.append(Shard(len(shards), tuple(pieces), goes_on))
        pieces, held = [], 0

    for source in sources:
        is_divided = source.schema is None and len(source.groups) > 1
        if is_divided and pieces:
            close()
        first = 0
        ends = list(accumulate(source.groups))
        for group, size in enumerate(source.groups):
            held += size
            is_last = group + 1 == len(source.groups)
            is_full = held >= options.shard_bytes or (is_divided and is_last)
            if is_full or is_last:
                after = before + source.size * ends[group] // max(1, ends[-1])
                pieces.append(Piece(source.name, range(first, group + 1), before, after))
            if is_full:
                close(goes_on=is_divided and first > 0)
                first = group + 1
        before += source.size
    if pieces or not shards:
        close()
    return shards


def chunked(shard: Shard, opened: Callable[[str], Source], options: Options) -> Iterator[Chunk]:
    """Yield the chunks of a shard, numbered from 0; the last one says so. One without records has a chunk without any."""
    chunk = Chunk(0, shard.number, "", Columns("", None, None), (), (), None, (), {}, 0, is_last=False)
    for number, (piece, source, items) in enumerate(runs(shard, opened, options)):
        if number:
            yield chunk
        skipped = [item.skipped for item in items if item.skipped]
        good = [item for item in items if item.payload is not None]
        chunk = Chunk(
            number=number,
            shard=shard.number,
            source=source.name,
            columns=source.columns,
            positions=tuple(item.position for item in good),
            lines=None,
            table=None,
            faults=tuple(item.fault for item in items if item.fault),
            skipped={why: skipped.count(why) for why in sorted(set(skipped))},
            read=piece.before + items[-1].read,
            is_last=False,
        )
        chunk = packed(chunk, [item.payload for item in good], source.schema)
    yield chunk._replace(is_last=True)


def runs(shard: Shard, opened: Callable[[str], Source], options: Options) -> Iterator[tuple[Piece, Source, list[Item]]]:
    """Yield the records of a shard as many as a chunk has."""
    for piece in shard.pieces:
        source = opened(piece.name)
        for items in cut(source.items(piece.groups), options.chunk_records, options.chunk_bytes):
            yield piece, source, items
