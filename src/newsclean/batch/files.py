"""Files that are either there as a whole or not at all, whenever the power goes."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNFINISHED = ".unfinished"
"""What a file's name ends with until it is whole."""


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when the block ends without an error; what stood there stays until then."""
    unfinished = path.with_name(path.name + UNFINISHED)
    with unfinished.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk; where a system can't, it does so by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_json(path: Path, value: object) -> None:
    """Write a small file of JSON as a whole."""
    with whole(path) as file:
        file.write(json.dumps(value, indent=2, sort_keys=True).encode() + b"\n")


def read_json(path: Path) -> Any:  # noqa: ANN401 - what was written
    """Return what `write_json` wrote; None where there is no such file."""
    return json.loads(path.read_bytes()) if path.exists() else None
