"""Measure how much memory `newsclean batch` holds: the command and all processes that it starts, what they share counted once.

python docs/benchmarks/memory.py                              60 MB of pages that are put together, two workers
python docs/benchmarks/memory.py 1000 PAGES.jsonl[.xz] ...    a gigabyte: the pages of some files, again and again

A line of such a file is an object with a page under "html". Memory is looked at twice a second. What is said of a moment is the
proportional set size that Linux tells: a page of memory that three of the processes have counts a third for each. Files
that other programs have open as well, Python among them, count less by that; so have none running.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEGABYTES = 60.0

MB, MIB = 10**6, 1 << 20

LONGEST = 1 << 20
"""Bytes of a page beyond which the batch refuses it."""

SAMPLED = 0.5
"""Seconds between two looks."""

WORKERS = 2


class Look(NamedTuple):
    """What was seen at a moment."""

    seconds: float
    processes: tuple[int, ...]
    """Bytes that each holds: the command, then those that it started."""

    @property
    def total(self) -> int:
        """Return what all hold."""
        return sum(self.processes)


def main(megabytes: float, paths: Sequence[str]) -> None:
    """Print all measures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        size, pages = write(path, list(read(paths)) if paths else synthetic(), megabytes * MB)
        looks = list(watch(path))
    most = max(looks, key=lambda look: look.total)
    late = [look.total for look in looks if look.seconds > looks[-1].seconds / 2]
    print(f"{pages} pages, {size / MB:.0f} MB, {WORKERS} workers, {looks[-1].seconds:.0f} s")
    print(f"all processes together hold at most {told(most.total)}, after {most.seconds:.0f} s;")
    print(f"in the second half at half of the moments less than {told(median(late))}")
    print("by process, at most:", ", ".join(f"{one / MIB:.0f}" for one in most.processes), "MiB")


def told(size: float) -> str:
    """Tell a size in both units.

    >>> told(377e6)
    '360 MiB (377 MB)'
    """
    return f"{size / MIB:.0f} MiB ({size / MB:.0f} MB)"


def read(paths: Sequence[str]) -> Iterator[str]:
    """Yield the pages of some files that the batch would take."""
    for path in paths:
        with (
            lzma.open(path, "rt", encoding="utf8") if path.endswith(".xz") else Path(path).open(encoding="utf8") as file
        ):
            pages = (json.loads(line).get("html") for line in file)
            yield from (page for page in pages if page and len(page.encode("utf8", "replace")) < LONGEST)


def synthetic() -> list[str]:
    """Return pages that are put together, by a process that ends: files that it has open count less for those that follow."""
    with ProcessPoolExecutor(1) as other:
        return other.submit(put_together).result()


def put_together() -> list[str]:
    """Do so."""
    import batch  # noqa: PLC0415 - which imports newsclean

    return batch.synthetic(MEGABYTES * MB)


def write(path: Path, pages: Sequence[str], size: float) -> tuple[int, int]:
    """Write pages, again and again, until there are so many bytes; return how many there are, and how many pages."""
    written = number = 0
    with path.open("wb") as file:
        while written < size:
            record = {"id": number, "url": f"https://news.example/{number}", "html": pages[number % len(pages)]}
            written += file.write(json.dumps(record).encode() + b"\n")
            number += 1
    return written, number


def watch(path: Path) -> Iterator[Look]:
    """Run the batch, and yield what all its processes hold."""
    command = [sys.executable, "-m", "newsclean", "batch", str(path), "-o", f"{path}.out.jsonl", "--quiet"]
    start = time.monotonic()
    with subprocess.Popen([*command, "--workers", str(WORKERS)]) as process:  # noqa: S603 - newsclean itself
        while process.poll() is None:
            yield Look(time.monotonic() - start, tuple(map(held, family(str(process.pid)))))
            time.sleep(SAMPLED)


def family(pid: str) -> list[str]:
    """Return a process and all that it started, by their numbers."""
    below = Path("/proc", pid, "task", pid, "children")
    try:
        return [pid, *(one for child in below.read_text().split() for one in family(child))]
    except OSError:
        return [pid]


def held(pid: str) -> int:
    """Return the bytes that a process holds; 0 where it has ended, or the system doesn't say."""
    try:
        lines = Path("/proc", pid, "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES, sys.argv[2:])
