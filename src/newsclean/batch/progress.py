"""How a run is shown: a bar on a terminal, lines elsewhere, and a table at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich import progress as bars
from rich.table import Table

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import Console

    from newsclean.batch.counts import Counts
    from newsclean.batch.run import Progress

INTERVAL = 10.0
"""Seconds between the lines where there is no terminal: a log of an hour has 360."""

MB = 1e6


class Shown:
    """Shows a run on standard error; leaving the `with` takes the bar away."""

    def __init__(self, console: Console) -> None:
        """Prepare the bar."""
        self.console = console
        self.started = self.last = time.monotonic()
        self.first: Progress | None = None
        columns = (bars.BarColumn(), bars.TaskProgressColumn(), bars.TextColumn("{task.description}"))
        self.bar = bars.Progress(*columns, bars.TimeRemainingColumn(), console=console, transient=True)
        self.task = self.bar.add_task("starting", total=None)

    def __enter__(self) -> Shown:  # noqa: PYI034 - nobody inherits from it
        """Show the bar."""
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        if self.console.is_terminal:
            self.bar.stop()

    def __call__(self, now: Progress) -> None:
        """Show how far the run is."""
        self.first = self.first or now
        seconds = time.monotonic() - self.started
        told = line(now.counts, (now.counts.page_bytes - self.first.counts.page_bytes) / max(seconds, 1e-9))
        self.tell(told, now.read, now.size)

    def tell(self, told: str, done: int, size: int) -> None:
        """Show a line, and how much of all is done, where that is known."""
        moment = time.monotonic()
        if self.console.is_terminal:
            self.bar.update(self.task, description=told, completed=done, total=size or None)
        elif moment - self.last >= INTERVAL:
            self.last = moment
            share = f"{done / size:.0%}, " if size else ""
            self.console.print(f"newsclean: {share}{told}", highlight=False, soft_wrap=True)


def line(counts: Counts, rate: float) -> str:
    """Say how far a run is."""
    return f"{counts.records:,} records, {rate / MB:.2f} MB/s, kept {kept_share(counts)}, {counts.quarantined:,} quarantined"


def kept_share(counts: Counts) -> str:
    """Return which share of the pages' bytes the bodies are."""
    return f"{counts.body_bytes / counts.page_bytes:.0%}" if counts.page_bytes else "0%"


def summary(counts: Counts) -> Table:
    """Return the table of what became of the records."""
    table = Table(show_header=False, box=None)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(f"{counts.records:,}", "records read")
    table.add_row(f"{counts.written:,}", f"articles; their bodies are {kept_share(counts)} of their pages")
    table.add_row(f"{counts.quarantined:,}", "quarantined")
    for why, number in counts.skipped.items():
        table.add_row(f"{number:,}", f"skipped: {why}")
    return table
