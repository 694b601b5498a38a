"""Files: where names lead, what is in a folder, and what is there as a whole or not at all, whenever the power goes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from newsclean.nopage import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNFINISHED = ".unfinished"
"""What a file's name ends with until it is whole."""


def located(name: str) -> Path:
    """Return where a name leads: a path of this machine, or what stands in for one where the name is a URL (fsspec).

    Raises `OSError` for a URL whose kind is not known, or needs a package that is not there.

    >>> located("pages/a.jsonl").name, located("memory://pages/a.jsonl").name
    ('a.jsonl', 'a.jsonl')
    """
    if not is_url(name):
        return Path(name)
    from upath import UPath  # noqa: PLC0415 - 5 MB that only URLs need

    # What other processes have written since is looked for, not what was there when the folder was first listed.
    try:
        found = UPath(name, use_listings_cache=False)
        found.fs  # noqa: B018 - made when first asked for
    except (ImportError, ValueError) as error:
        raise OSError(errno.EPROTONOSUPPORT, str(error), name) from error
    return cast("Path", found)


def is_url(name: str) -> bool:
    """Tell whether a name is a URL, such as "s3://bucket/a.jsonl"."""
    return "://" in name


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when the block ends without an error; what stood there stays until then.

    To a store behind a URL it is sent when it is whole; stores of objects know no other way.
    """
    if not isinstance(path, Path):
        with tempfile.NamedTemporaryFile() as file:
            yield cast("BinaryIO", file)
            file.flush()
            path.fs.put_file(file.name, path.path)
        return
    unfinished = path.with_name(path.name + UNFINISHED)
    with unfinished.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)


@contextmanager
def nearby(names: Sequence[str | os.PathLike[str]]) -> Iterator[list[str]]:
    """Yield the same files as paths of this machine: for what is behind URLs, those of copies."""
    with tempfile.TemporaryDirectory() as folder:
        found: list[str] = []
        for number, name in enumerate(names):
            at = located(os.fspath(name))
            if isinstance(at, Path):
                found.append(str(at))
            else:
                found.append(f"{folder}/{number}")
                at.fs.get_file(at.path, found[-1])
        yield found


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk; where a system can't, it does so by itself."""
    if os.name != "posix" or not isinstance(folder, Path):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def listed(folder: Path) -> list[Path]:
    """Return what is in a folder; stores of objects have no empty ones."""
    return list(folder.iterdir()) if folder.is_dir() else []


def walk(folder: Path) -> Iterator[Path]:
    """Yield the pages in a folder and below; a page itself is a folder of one."""
    if not folder.is_dir():
        yield folder
        return
    for at, folders, files in walked(folder):
        folders.sort()
        yield from (at / file for file in sorted(files) if file.lower().endswith(PAGES))


def walked(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Walk a tree from the top, as `Path.walk` does from Python 3.12 on."""
    if isinstance(folder, Path):
        return ((Path(at), folders, files) for at, folders, files in os.walk(folder))
    return folder.walk()


def remove_tree(folder: Path) -> None:
    """Remove a folder and all that is in it; one that isn't there is none."""
    if isinstance(folder, Path):
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.exists():
        folder.fs.rm(folder.path, recursive=True)


def write_json(path: Path, value: object) -> None:
    """Write a small file of JSON as a whole."""
    with whole(path) as file:
        file.write(json.dumps(value, indent=2, sort_keys=True).encode() + b"\n")


def read_json(path: Path) -> Any:  # noqa: ANN401 - what was written
    """Return what `write_json` wrote; None where there is no such file."""
    return json.loads(path.read_bytes()) if path.exists() else None
