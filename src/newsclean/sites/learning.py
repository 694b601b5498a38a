"""Learn what sites repeat, merge what was learnt, freeze it: what the commands do."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pyarrow.parquet as pq

from newsclean.batch.engines import on_ray
from newsclean.batch.files import located, nearby, remove_tree
from newsclean.batch.pool import context
from newsclean.batch.run import cores
from newsclean.batch.shards import Options, Piece, plan
from newsclean.batch.sources import Wanted, open_source
from newsclean.batch.table import MAX_BYTES
from newsclean.sites.counts import Counts
from newsclean.sites.hosts import host_of
from newsclean.sites.judge import judged, taken
from newsclean.sites.reduce import beside, reduce_partition, within
from newsclean.sites.shard import Mapped, Shard, map_shard
from newsclean.sites.store import FROZEN, LEARNT, SitesError, is_frozen, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")

FEW_INPUTS = 4
"""Inputs a worker, below which each input is read by all workers, every one of them a share of its records."""

SHARES = 8
"""Shares of the inputs that a worker reads, one after the other: so that all end at about the same time."""

FEWEST_SHARES = 2
"""Of a size that gives each worker so many: where one is larger, one worker would be busy with it and the others waiting."""

SHARE_BYTES = (1 << 20, 1 << 25)
"""What a share has, at least and at most: of each are written as many files as there are workers."""

STDIN = "stdin.jsonl"


class Each(Protocol):
    """What runs a function on many arguments and yields the results in their order: this machine, or a cluster."""

    def __call__(self, function: Callable[..., T], arguments: Sequence[tuple[Any, ...]], /) -> Iterator[T]:
        """Yield `function(*one)` for each of the arguments."""


def learn(  # noqa: PLR0913 - options of one call, all by name
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    page: str | None = None,
    url: str | None = None,
    host: str | None = None,
    max_bytes: int = MAX_BYTES,
    workers: int | None = None,
    each: Each | None = None,
    progress: Callable[[Counts, int, int], None] | None = None,
) -> Counts:
    """Write which lines stand on which pages of the inputs' sites, and return what became of the records.

    `page` and `url` name columns; left out, they are found by their usual names. `host` is that of pages which have no
    address. `workers` processes do it, one for each core by default; with 0 it is done in this process. The same bytes
    come out for any number, and for any order of the inputs. `each` runs the two functions elsewhere: `map_shard` and
    `reduce_partition`, which take and return paths that all have to see; what they write goes beside the output. `progress`
    is called with what became of the records so far, and how many calls of how many are done.

    Raises `InputError` and `SitesError`, each with a line that says what to do, and `OSError`.
    """
    target, workers = located(os.fspath(output)), cores() if workers is None else workers
    if host is not None and host_of(host) is None:
        message = f"{host!r} is no name of a host"
        raise SitesError(message)
    names = [os.fspath(one) for one in inputs]
    wanted = Wanted(page, url, None, max_bytes)
    run = each or local(workers)
    with workplace(target, is_shared=each is not None) as work:
        if "-" in names:
            names[names.index("-")] = spooled(located(work))
        shards = list(sharded(names, wanted, host and host_of(host), max(1, workers), work))
        mapped, reduced, counts, read = list[Mapped](), list[str](), Counts(), 0
        told = progress or (lambda *_: None)
        calls = len(shards) + max(1, workers)
        for shard, one in zip(shards, run(map_shard, [(shard,) for shard in shards]), strict=True):
            mapped.append(one)
            read = read if shard.goes_on else 0
            counts = counts.plus(one.counts.renumbered(read))
            read += one.counts.records
            told(counts, len(mapped), calls)
        for path in run(reduce_partition, list(partitioned(mapped, work))):
            reduced.append(path)
            told(counts, len(mapped) + len(reduced), calls)
        write(target, LEARNT, (table for path in reduced for table in tables(path)))
    return counts


@contextmanager
def workplace(output: Path, *, is_shared: bool) -> Iterator[str]:
    """Yield a folder for what is not finished, and remove it again.

    It lies beside the output; where that is a URL, and no other machine has to see the folder, on this machine.
    """
    if is_shared and not isinstance(output, Path):
        folder = str(output.with_name(f".{output.name}-{token_hex(8)}"))
        try:
            yield folder
        finally:
            remove_tree(located(folder))
        return
    with TemporaryDirectory(dir=beside(output), prefix=f".{output.name}-") as folder:
        yield folder


def sharded(names: Sequence[str], wanted: Wanted, host: str | None, workers: int, work: str) -> Iterator[Shard]:
    """Yield the shards of some inputs: shares of about the same size.

    Where there are few inputs, and what they are can't be divided, each is read by all workers, every one of them a share
    of its records. Raises `InputError` for an input that can't be used.
    """
    least, most = SHARE_BYTES
    wanted = wanted._replace(stretch_bytes=least)
    sources = [open_source(name, wanted) for name in names]
    size = sum(source.size for source in sources)
    planned = plan(sources, Options(shard_bytes=max(least, min(most, size // (SHARES * workers)))))
    shares = [(shard.pieces, shard.goes_on, 0, 1) for shard in planned]
    ends = [0, *(shard.pieces[-1].after for shard in planned if shard.pieces)]
    largest = max((end - start for start, end in pairwise(ends)), default=0)
    is_known = all(source.size for source in sources)  # nobody knows that of a folder
    if not is_known or largest * FEWEST_SHARES * workers >= size:
        step = 1 if len(names) >= FEW_INPUTS * workers else workers
        pieces = [Piece(source.name, range(len(source.groups)), 0, source.size) for source in sources]
        shares = [((piece,), False, first, step) for piece in pieces for first in range(step)]
    for number, (some, goes_on, first, step) in enumerate(shares):
        yield Shard(some, wanted, host, first, step, workers, f"{work}/map/{number:06}", goes_on)


def partitioned(mapped: Iterable[Mapped], work: str) -> Iterator[tuple[list[str], str]]:
    """Yield for each partition its files, and where their union goes."""
    files: dict[int, list[str]] = {}
    for one in mapped:
        for partition, path in one.files:
            files.setdefault(partition, []).append(path)
    for partition in sorted(files):
        yield files[partition], f"{work}/partition-{partition:06}.parquet"


def spooled(work: Path) -> str:
    """Write standard input into a file, from which all workers can read."""
    if sys.stdin is None:
        message = "standard input: is closed"
        raise SitesError(message)
    path = work / STDIN
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return str(path)


def tables(path: str) -> Iterator[Any]:
    """Yield the rows of a file, some at a time."""
    with located(path).open("rb") as opened, pq.ParquetFile(opened) as file:
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, use_threads=False)


def local(workers: int) -> Each:
    """Return what runs functions in so many processes of this machine; in this one, if there are none."""

    def each(function: Callable[..., T], arguments: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        if not workers:
            yield from (function(*one) for one in arguments)
            return
        with ProcessPoolExecutor(min(workers, len(arguments) or 1), context()) as pool:
            try:
                yield from pool.map(function, *zip(*arguments, strict=True))
            except BrokenProcessPool as error:
                message = "a worker process died; where memory is short, --workers 1 takes less of it"
                raise SitesError(message) from error

    return each


def on_cluster(address: str | None, workers: int | None = None) -> Each:
    """Return what runs functions on Ray: on the cluster at an address, or without one on this machine.

    All of its machines have to see the inputs and the output's folder under the same names. Raises `EngineError`.
    """

    def each(function: Callable[..., T], arguments: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        yield from on_ray(partial(spread, function), arguments, address=address, cores=workers or cores())

    return each


def spread(function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    """Call a function with some arguments at once."""
    return function(*arguments)


def merge(inputs: Sequence[str | os.PathLike[str]], output: str | os.PathLike[str]) -> None:
    """Write what learning from the inputs of all these files at once gives, to the byte.

    Pages that are in two of them, even under two addresses, count once. Raises `SitesError` for files that are frozen.
    """
    for path in inputs:
        if is_frozen(path):
            message = f"{path}: is frozen, and has no pages any more; merge what it was made of"
            raise SitesError(message)
    reduce_partition(inputs, output)


def freeze(path: str | os.PathLike[str], output: str | os.PathLike[str]) -> int:
    """Write the lines of a learnt file that are the sites', with their counts, and return how many there are.

    The file is small, and is no longer merged. Raises `SitesError` where it is frozen already.
    """
    if is_frozen(path):
        message = f"{path}: is frozen already"
        raise SitesError(message)

    target = located(os.fspath(output))

    def frozen(near: str, memory: str) -> int:
        with judged(near, beside(target), memory) as connection:
            return write(target, FROZEN, taken(connection))

    with nearby([path]) as (near,):
        return within(partial(frozen, near))
