"""Worker processes: chunks go in, outcomes come out in order; a worker that dies or hangs costs one record.

The standard library's pool can't say which task a dead process had, nor end one that hangs. Here every worker has a pipe
of its own and one chunk at a time, so both are known.
"""

from __future__ import annotations

import ctypes
import multiprocessing as mp
import signal
import sys
import time
from collections import deque
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, NamedTuple, cast

import pyarrow as pa

from newsclean.batch.chunks import Chunk, Fault, singles
from newsclean.batch.tally import Tally
from newsclean.batch.work import Job, Outcome, by_position, work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType

AHEAD = 3
"""Chunks a worker that may be read before the oldest is done: enough to keep all busy, and what memory is bounded by."""

START_SECONDS = 300.0
"""What a worker may take to start: it imports newsclean, on a machine that may be busy."""

STEP = 1.0
"""Seconds after which deadlines are looked at."""


METHOD = "forkserver" if sys.platform == "linux" else "spawn"
"""How a process starts: a fresh one, or the fork of a fresh one that has done nothing but load. Elsewhere libraries of
the system don't bear to be forked."""


class PoolError(Exception):
    """Workers can't be started at all: a line for the user."""


class Task(NamedTuple):
    """A chunk, or one record of a chunk that went wrong."""

    chunk: Chunk
    part: int
    """Which of the chunk's parts this is, from 0."""


def context() -> BaseContext:
    """Return what starts processes."""
    found = mp.get_context(METHOD)
    found.set_forkserver_preload(["newsclean.batch.warm"])
    return found


class Worker:
    """A process, its pipe, and what it is doing."""

    def __init__(self, job: Job) -> None:
        """Start the process. It says that it is ready by sending nothing."""
        self.pipe, theirs = mp.Pipe()
        self.process: BaseProcess = context().Process(target=serve, args=(theirs, job), daemon=True)  # type: ignore[attr-defined] # typeshed
        self.process.start()
        theirs.close()  # its end must be the only one, or its death would not close the pipe
        self.task: Task | None = None
        self.is_ready = False
        self.deadline = time.monotonic() + START_SECONDS

    def give(self, task: Task, timeout: float) -> bool:
        """Hand over a task; tell whether the worker lived to take it."""
        self.task, self.deadline = task, time.monotonic() + timeout
        try:
            self.pipe.send(task.chunk._replace(faults=()))
        except OSError:
            return False
        return True

    def end(self) -> str:
        """End the process and say how it went."""
        is_late = time.monotonic() >= self.deadline
        self.pipe.close()
        self.process.join(0 if is_late else STEP)
        code = self.process.exitcode
        self.process.kill()
        self.process.join()
        return "took too long" if code is None else f"ended the worker process (exit code {code})"


def serve(pipe: Connection, job: Job) -> None:
    """Do in the worker what the pipe says, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and closes the pipe
    try:
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv(), job))
            give_back()
    except (EOFError, OSError):
        return


def give_back() -> None:
    """Give memory back to the system that a chunk took: glibc and Arrow keep it, and large pages leave gaps in it."""
    pa.default_memory_pool().release_unused()
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None:
        trim(0)


class Pool:
    """So many workers; leaving the `with` ends them."""

    def __init__(self, job: Job, workers: int, timeout: float) -> None:
        """Start the workers."""
        self.job, self.timeout = job, timeout
        self.workers = [Worker(job) for _ in range(workers)]
        self.queue: deque[Task] = deque()
        self.done: dict[int, list[Outcome | None]] = {}

    def __enter__(self) -> Pool:  # noqa: PYI034 - nobody inherits from it
        """Return the pool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers, whatever they are doing."""
        for worker in self.workers:
            worker.process.kill()
            worker.pipe.close()
            worker.process.join()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Outcome]]:
        """Yield chunks with their outcomes, in order."""
        window: deque[Chunk] = deque()
        is_more = True
        while is_more or window:
            while is_more and len(window) < AHEAD * len(self.workers):
                chunk = next(chunks, None)
                is_more = chunk is not None
                if chunk is not None:
                    window.append(chunk)
                    self.queue.append(Task(chunk, 0))
                    self.done[chunk.number] = [None]
                self.hand_out()
            self.listen()
            while window and all(self.done[window[0].number]):
                chunk = window.popleft()
                yield chunk, joined(chunk, [one for one in self.done.pop(chunk.number) if one])

    def hand_out(self) -> None:
        """Give tasks to those who have none."""
        for worker in list(self.workers):
            if (
                self.queue
                and worker.is_ready
                and worker.task is None
                and not worker.give(self.queue.popleft(), self.timeout)
            ):
                self.failed(worker)

    def listen(self) -> None:
        """Wait until a worker has something to say, or has taken too long."""
        by_pipe = {worker.pipe: worker for worker in self.workers if worker.task or not worker.is_ready}
        for pipe in wait(list(by_pipe), STEP):
            worker = by_pipe[cast("Connection", pipe)]
            try:
                outcome = worker.pipe.recv()
            except (EOFError, OSError):
                self.failed(worker)
            else:
                self.heard(worker, outcome)
        for worker in list(self.workers):
            # One that has answered in time isn't late because this process was busy.
            if (worker.task or not worker.is_ready) and time.monotonic() >= worker.deadline and not worker.pipe.poll():
                self.failed(worker)
        self.hand_out()

    def heard(self, worker: Worker, outcome: Outcome | None) -> None:
        """Take an outcome, or the word that a worker is ready."""
        if worker.task and outcome:
            self.done[worker.task.chunk.number][worker.task.part] = outcome
        worker.task, worker.is_ready = None, True

    def failed(self, worker: Worker) -> None:
        """Put a fresh worker in the place of one that died or hangs, and have its records tried one by one."""
        how = worker.end()
        if not worker.is_ready:
            message = f"a worker {how} before it began; a script that calls this needs: if __name__ == '__main__'"
            raise PoolError(message)
        self.workers[self.workers.index(worker)] = Worker(self.job)
        chunk, part = cast("Task", worker.task)  # who is ready only fails at one
        parts = singles(chunk)
        if len(parts) > 1:
            self.done[chunk.number] = [None] * len(parts)
            self.queue.extendleft(Task(one, at) for at, one in reversed(list(enumerate(parts))))
        else:
            self.done[chunk.number][part] = culprit(chunk, f"the page {how}")


def culprit(chunk: Chunk, error: str) -> Outcome:
    """Return the outcome of the one record that ended its worker."""
    raw = chunk.lines[0] if chunk.lines else None
    return Outcome(chunk.number, 0, (), tuple(Fault(chunk.source, at, error, raw=raw) for at in chunk.positions))


def added(parts: list[Outcome]) -> Tally | None:
    """Add up what was removed."""
    tallies = [part.tally for part in parts if part.tally]
    if not tallies:
        return None
    total = Tally()
    for one in tallies:
        total.add(one)
    return total


def joined(chunk: Chunk, parts: list[Outcome]) -> Outcome:
    """Return the outcome of a chunk from those of its parts, with the faults that were known before."""
    return Outcome(
        chunk.number,
        sum(part.rows for part in parts),
        tuple(data for part in parts for data in part.data),
        by_position([*(fault for part in parts for fault in part.faults), *chunk.faults]),
        sum(part.page_bytes for part in parts),
        sum(part.body_bytes for part in parts),
        added(parts),
    )


def outcomes(chunks: Iterator[Chunk], job: Job, workers: int, timeout: float) -> Iterator[tuple[Chunk, Outcome]]:
    """Yield chunks with their outcomes, in order; without workers, from this process and with no clock."""
    if not workers:
        yield from ((chunk, joined(chunk, [work(chunk, job)])) for chunk in chunks)
        return
    with Pool(job, workers, timeout) as pool:
        yield from pool.run(chunks)
