"""The one function under every engine: a shard's pages go in, files of articles come out, and what they count.

It is a function of the shard alone, whatever other shards there are, and whoever works on them. To do it twice does no
harm: the same files are written once more.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from newsclean.batch.chunks import Fault
from newsclean.batch.counts import Counts
from newsclean.batch.engines import alarm
from newsclean.batch.manifest import Done, Written, commit, counted, finished, is_whole
from newsclean.batch.pool import give_back, outcomes
from newsclean.batch.shards import chunked
from newsclean.batch.sources import open_source, wanted
from newsclean.batch.table import schema
from newsclean.batch.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future

    from newsclean.batch.manifest import At, Place
    from newsclean.batch.shards import Options, Shard
    from newsclean.batch.sources import Source
    from newsclean.batch.work import Job

TIMEOUT = 300.0
"""Seconds that a worker may take for a chunk: fifty times what one takes on a slow machine."""


class Run(NamedTuple):
    """What is the same for all shards of a run. Another process can be told it."""

    options: Options
    job: Job
    place: Place
    timeout: float

    @property
    def schema(self) -> pa.Schema | None:
        """Return the schema of what is written, where that is a table."""
        passed = self.job.schema
        return None if passed is None else pa.schema([*passed, *schema(audit=self.options.audit)])


def map_shard(shard: Shard, run: Run, *, workers: int = 0) -> Counts:
    """Clean a shard into the run's work folder, and return what became of its records; see `map_shards`.

    Without workers, a page that takes too long ends this process, as one that crashes it does: for engines that can bear it.
    """
    opened = cache(partial(open_source, wanted=wanted(run.options)))
    total = Counts()
    with alarm(run.timeout) if not workers else nullcontext(int) as again:
        for _, counts in map_shards([shard], run, opened, workers=workers):
            total += counts
            again()
    return total


def map_shards(
    shards: Sequence[Shard], run: Run, opened: Callable[[str], Source], *, workers: int
) -> Generator[tuple[int, Counts]]:
    """Clean shards into the run's work folder; yield how much is read, and what became of a chunk's records, by chunks.

    What is done already is not done again, and not yielded. `workers` processes do it; with 0, this one.
    """
    begun = {shard.number: finished(run.place, shard.number) for shard in shards}
    left = [shard for shard in shards if not is_whole(begun[shard.number])]
    skipped = {shard.number: sum(one.counts.chunks for one in begun[shard.number]) for shard in left}
    chunks = chain.from_iterable(
        islice(chunked(shard, opened, run.options), skipped[shard.number], None) for shard in left
    )
    numbered = (chunk._replace(number=number) for number, chunk in enumerate(chunks))
    part, data, faults, tally, held = Counts(), list[bytes](), list[Fault](), Tally(), 0
    with committing(run.place) as write:
        for chunk, outcome in outcomes(numbered, run.job, workers, run.timeout):
            one = counted(chunk, outcome)
            part += one
            data += outcome.data
            faults += outcome.faults
            if outcome.tally:
                tally.add(outcome.tally)
            held += chunk.size
            if chunk.is_last or part.chunks >= run.options.part_chunks or held >= run.options.part_bytes:
                done = begun[chunk.shard]
                written = Written(data, faults, tally if run.job.report else None, run.schema)
                write((chunk.shard, len(done)), written, Done(part, chunk.is_last))
                done.append(Done(part, chunk.is_last))
                part, data, faults, tally, held = Counts(), [], [], Tally(), 0
            yield chunk.read, one


@contextmanager
def committing(place: Place) -> Iterator[Callable[[At, Written, Done], None]]:
    """Yield what writes parts beside the work, one after the other: workers don't wait for a disk, or a store.

    What goes wrong is raised with the next part, or at the end.
    """
    with ThreadPoolExecutor(1) as thread:
        pending: deque[Future[None]] = deque()

        def write(at: At, written: Written, done: Done) -> None:
            if pending:
                pending.popleft().result()
            pending.append(thread.submit(finished_part, place, at, written, done))

        yield write
        if pending:
            pending.popleft().result()


def finished_part(place: Place, at: At, written: Written, done: Done) -> None:
    """Write a part, and give the memory back that it took."""
    commit(place, at, written, done)
    give_back()
