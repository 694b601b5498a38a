"""A run: inputs in, articles out, nothing lost in between, and after a kill it goes on where it stood."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

import newsclean
from newsclean.batch.chunks import Chunk, cut, packed
from newsclean.batch.columns import beside
from newsclean.batch.files import read_json
from newsclean.batch.manifest import BatchError, Counts, Place, agree, commit, counted, fingerprint, finish, start
from newsclean.batch.pool import outcomes
from newsclean.batch.sinks import SINKS, format_of
from newsclean.batch.sources import Source, Wanted, open_source
from newsclean.batch.table import MAX_BYTES, Clean, schema
from newsclean.batch.work import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsclean.batch.chunks import Fault

TIMEOUT = 300.0
"""Seconds that a worker may take for a chunk: fifty times what one takes on a slow machine."""


@dataclass(frozen=True)
class Options:
    """What decides which bytes come out. Workers and timeout don't."""

    page: str | None = None
    url: str | None = None
    id: str | None = None
    form: str | None = None
    """The format, where the output's name doesn't say it."""
    audit: bool = False
    max_bytes: int = MAX_BYTES
    chunk_records: int = 64
    """What a worker gets at once, at most: half a second's work or so."""
    chunk_bytes: int = 1 << 20
    part_chunks: int = 64
    """What is written at once: some thousand pages. So much is done again after a kill."""
    part_bytes: int = 1 << 23
    """Or so many bytes of them: what is written is held in memory until then."""


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
) -> Counts:
    """Clean the pages of all inputs into the output, and return what became of them.

    `workers` processes do it, one for each core by default; with 0 it is done in this process, where nothing guards
    against a page that kills or hangs it. The same bytes come out for any number. `clean` has to be a function that can
    be imported.

    Raises `InputError`, `BatchError` and `PoolError`, each with a line that says what to do, and `OSError`.
    """
    options = options or Options()
    place = placed(os.fspath(output), options.form)
    names = [os.fspath(one) for one in inputs]
    if len(names) > 1 and "-" in names:
        message = "standard input can't be read beside other inputs"
        raise BatchError(message)
    wanted = Wanted(options.page, options.url, options.id, options.max_bytes)
    sources = [open_source(name, wanted) for name in names]
    manifest = manifest_of(names, options, place)
    if resume and (report := read_json(place.report)):
        agree(report["manifest"], manifest)
        shutil.rmtree(place.work, ignore_errors=True)
        return Counts(**report["counts"])
    done = start(place, manifest, resume=resume, overwrite=overwrite)
    job = Job(clean, options.audit, options.max_bytes, passed_through(sources) if place.form == "parquet" else None)
    chunks = chunked(sources, options, sum(part.chunks for part in done))
    work = outcomes(chunks, job, cores() if workers is None else workers, timeout)
    size = sum(source.size for source in sources) if all(source.size for source in sources) else 0
    written = (*job.schema, *schema(audit=options.audit)) if job.schema is not None else None
    data: list[bytes] = []
    faults: list[Fault] = []
    total, part, held = sum(done, Counts()), Counts(), 0
    for chunk, outcome in work:
        data += outcome.data
        faults += outcome.faults
        part += counted(chunk, outcome)
        if progress:
            progress(Progress(total + part, chunk.read, size))
        held += chunk.size
        if part.chunks >= options.part_chunks or held >= options.part_bytes:
            commit(place, len(done), data, faults, part, written and pa.schema(written))
            total, done, part = total + part, [*done, part], Counts()
            data, faults, held = [], [], 0
    if part.chunks or not done:
        commit(place, len(done), data, faults, part, written and pa.schema(written))
        done.append(part)
    return finish(place, done, manifest)


def placed(output: str, form: str | None) -> Place:
    """Return where the output goes, and in which format. Raises `BatchError`."""
    is_folder = output.endswith(("/", os.sep))
    found = form or format_of(output) or ("parquet" if is_folder else None)
    if found not in SINKS:
        message = f"{output}: ends with none of .{', .'.join(SINKS)}, nor with / for a folder of parts"
        raise BatchError(message)
    return Place(Path(output), found, is_folder)


def manifest_of(names: list[str], options: Options, place: Place) -> dict[str, Any]:
    """Return what a run has to have in common with the one that it resumes."""
    version = importlib.metadata.version("newsclean")
    inputs = [fingerprint(name) for name in names]
    return {"newsclean": version, "inputs": inputs, **asdict(options), "form": place.form}


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


def chunked(sources: list[Source], options: Options, done: int) -> Iterator[Chunk]:
    """Yield the chunks of all sources but those that are done."""
    number, read = 0, 0
    for source in sources:
        for items in cut(source.items(), options.chunk_records, options.chunk_bytes):
            if number >= done:
                skipped = [item.skipped for item in items if item.skipped]
                good = [item for item in items if item.payload is not None]
                chunk = Chunk(
                    number=number,
                    source=source.name,
                    columns=source.columns,
                    positions=tuple(item.position for item in good),
                    lines=None,
                    table=None,
                    faults=tuple(item.fault for item in items if item.fault),
                    skipped={why: skipped.count(why) for why in sorted(set(skipped))},
                    read=read + items[-1].read,
                )
                yield packed(chunk, [item.payload for item in good], source.schema)
            number += 1
        read += source.size


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
