"""Replace a file as a whole: whoever looks sees the old one or the new one, whenever the power goes."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of this one, with its mode, when the block ends without an error.

    A link stays a link: the file that it leads to is replaced. Where the block raises, or gives up, all stays as it
    was.
    """
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".newsclean", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            wrote = os.fstat(file.fileno()).st_size > 0
        if wrote:
            Path(name).chmod(target.stat().st_mode & 0o7777)
            Path(name).replace(target)
            sync_folder(target.parent)
    finally:
        Path(name).unlink(missing_ok=True)


def give_up(file: BinaryIO) -> None:
    """Leave the file that was to be replaced as it is."""
    file.seek(0)
    file.truncate()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk; where a system can't, it does so by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
