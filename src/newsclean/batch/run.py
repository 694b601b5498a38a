"""A run: inputs in, articles out, nothing lost in between, and after a kill it goes on where it stood."""

from __future__ import annotations

import importlib.metadata
import os
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

import newsclean
from newsclean.batch.counts import BatchError, Counts
from newsclean.batch.engines import on_ray
from newsclean.batch.files import located, read_json, remove_tree
from newsclean.batch.manifest import (
    Place,
    agree,
    fingerprint,
    finish,
    finished,
    is_whole,
    start,
)
from newsclean.batch.parts import TIMEOUT, Run, map_shard, map_shards
from newsclean.batch.shards import Options, Shard, plan
from newsclean.batch.sinks import SINKS, format_of
from newsclean.batch.sources import Source, open_source, wanted
from newsclean.batch.work import Job
from newsclean.columns import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from newsclean.batch.table import Clean


class Progress(NamedTuple):
    """How far a run is."""

    counts: Counts
    read: int
    """Bytes of the inputs, as they lie on disk."""
    size: int
    """Bytes that they have; 0 where that can't be known."""


def run(  # noqa: PLR0913 - options of one call, all by name
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    options: Options | None = None,
    *,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    resume: bool = False,
    overwrite: bool = False,
    progress: Callable[[Progress], None] | None = None,
    clean: Clean = newsclean.clean,
    engine: str = "local",
    address: str | None = None,
    report: str | os.PathLike[str] | None = None,
) -> Counts:
    """Clean the pages of all inputs into the output, and return what became of them.

    `workers` processes do it, one for each core by default; with 0 it is done in this process, where nothing guards
    against a page that kills or hangs it. The same bytes come out for any number. `clean` has to be a function that can
    be imported; with `options.sites` it is that of the file. With the engine "ray", Ray's workers do it: on the cluster at
    `address`, or without one on this machine. They have to see the same files under the same names. `report` is a file of
    HTML about what was removed.

    Raises `InputError`, `BatchError`, `PoolError` and `EngineError`, each with a line that says what to do, and `OSError`.
    """
    options = replace(options or Options(), report=report is not None)
    place = placed(os.fspath(output), options.form)
    names = [os.fspath(one) for one in inputs]
    if len(names) > 1 and "-" in names:
        message = "standard input can't be read beside other inputs"
        raise BatchError(message)
    if engine != "local" and "-" in names:
        message = f"the engine {engine} can't read standard input; it is given files"
        raise BatchError(message)
    page = None if report is None else located(os.fspath(report))
    if isinstance(page, Path) and not page.parent.is_dir():
        message = f"{page.parent}: there is no such folder for the report"
        raise BatchError(message)
    sources = [open_source(name, wanted(options)) for name in names]
    clean = repeats_removed(options.sites) if options.sites else clean
    manifest = manifest_of(names, options, place)
    if resume and (report := read_json(place.report)):
        agree(report["manifest"], manifest)
        remove_tree(place.work)
        return Counts(**report["counts"])
    start(place, manifest, resume=resume, overwrite=overwrite)
    job = Job(
        clean,
        options.audit,
        options.report,
        options.max_bytes,
        passed_through(sources) if place.form == "parquet" else None,
    )
    shared = Run(options, job, place, timeout)
    shards = plan(sources, options)
    size = sum(source.size for source in sources) if all(source.size for source in sources) else 0
    begun = {shard.number: finished(place, shard.number) for shard in shards}
    total = sum((one.counts for done in begun.values() for one in done), Counts())
    left = [shard for shard in shards if not is_whole(begun[shard.number])]
    workers = cores() if workers is None else workers
    if engine == "ray":
        shares = by_ray(left, shared, address, workers)
    else:
        shares = map_shards(left, shared, {source.name: source for source in sources}.__getitem__, workers=workers)
    with closing(shares):
        for read, counts in shares:
            total += counts
            if progress:
                progress(Progress(total, read, size))
    return finish(place, shards, manifest, page)


def by_ray(shards: Sequence[Shard], shared: Run, address: str | None, workers: int) -> Generator[tuple[int, Counts]]:
    """Do what `map_shards` does, on Ray; where a shard ends its worker, the page that does it is found in a pool."""
    function, instead = partial(map_shard, run=shared), partial(map_shard, run=shared, workers=1)
    with closing(on_ray(function, shards, address=address, cores=max(1, workers), instead=instead)) as done:
        for shard, counts in zip(shards, done, strict=True):
            yield max((piece.after for piece in shard.pieces), default=0), counts


def repeats_removed(path: str) -> Clean:
    """Return what cleans pages without what their sites repeat. Raises `BatchError`."""
    from newsclean.sites import SitesError, load  # noqa: PLC0415 - needs another extra, and stands to the right

    try:
        return load(path).clean
    except SitesError as error:
        raise BatchError(str(error)) from error


def placed(output: str, form: str | None) -> Place:
    """Return where the output goes, and in which format. Raises `BatchError`."""
    is_folder = output.endswith(("/", os.sep))
    found = form or format_of(output) or ("parquet" if is_folder else None)
    if found not in SINKS:
        message = f"{output}: ends with none of .{', .'.join(SINKS)}, nor with / for a folder of parts"
        raise BatchError(message)
    return Place(located(output.rstrip("/") if is_folder else output), found, is_folder)


def manifest_of(names: list[str], options: Options, place: Place) -> dict[str, Any]:
    """Return what a run has to have in common with the one that it resumes."""
    version = importlib.metadata.version("newsclean")
    inputs = [fingerprint(name) for name in names]
    sites = fingerprint(options.sites) if options.sites else None
    return {"newsclean": version, "inputs": inputs, **asdict(options), "sites": sites, "form": place.form}


def passed_through(sources: list[Source]) -> pa.Schema:
    """Return the columns that all inputs together pass through. Raises `BatchError` where two disagree."""
    try:
        found = pa.unify_schemas([source.rest for source in sources])
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        message = f"the inputs don't fit into one table: {error}; clean them one by one, or into .jsonl"
        raise BatchError(message) from error
    renamed = pa.schema([field.with_name(beside(field.name)) for field in found])
    is_open = any(source.schema is None for source in sources)
    return renamed.append(pa.field("rest", pa.string())) if is_open else renamed


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
