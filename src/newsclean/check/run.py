"""All that was named, file by file: which files there are, how each is read, and what each comes to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.check.extra import MissingExtraError, arrow
from newsclean.check.pages import check_page
from newsclean.check.records import BROKEN, check_records
from newsclean.check.results import Checked
from newsclean.check.settings import Config, finder
from newsclean.nopage import ARCHIVES, LINES, RECORDS, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.check.settings import Settings

IN_FOLDERS = (".txt", ".html", ".htm", ".xhtml", *LINES, *TABLES)
"""What is checked in a folder, JSON lines also compressed. Files of other names are checked where they are named."""

BY_PRODUCTS = ".quarantine.jsonl"
"""What `newsclean batch` leaves beside its output, and is no article."""

SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold other people's files, as those do whose names begin with a full stop."""


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    config: str | os.PathLike[str] | None = None,
    fix: bool = False,
    **given: Any,  # noqa: ANN401 - fields of Settings
) -> Iterator[Checked]:
    """Yield what the check of each page comes to, in files and in folders, in the order of their names.

    `given` are fields of `Settings`; they go before what the files of settings say, of which `config` names one. With
    `fix`, files are written anew without what would be removed; each takes its place when it is whole.

    Raises `SettingsError`. What can't be read comes as a page with an `error`.

    >>> [one.error for one in check(["gone.txt"])]
    ['No such file or directory']
    """
    find = finder(Path(config) if config is not None else None)
    for name in paths:
        for file in files(os.fspath(name), find):
            settings = find(Path(file)).settings(Path(file), given)
            yield from check_file(file, settings, fix=fix)


def files(name: str, find: Callable[[Path], Config]) -> Iterator[str]:
    """Yield the files of a folder, at any depth, or the one file that was named, but for those that are excluded."""
    if find(Path(name)).excludes(Path(name)):
        return
    if not Path(name).is_dir():
        yield name
        return
    for at, inside, found in os.walk(name):
        here = find(Path(at))
        inside[:] = sorted(
            one for one in inside if not one.startswith(".") and one not in SKIPPED and not here.excludes(Path(at, one))
        )
        yield from (str(Path(at, one)) for one in sorted(found) if is_checked(one) and not here.excludes(Path(at, one)))


def is_checked(name: str) -> bool:
    """Tell whether a file in a folder is one to check.

    >>> [is_checked(name) for name in ("a.txt", "a.jsonl.gz", "a.quarantine.jsonl", "a.txt.gz", ".a.txt", "a.md")]
    [True, True, False, False, False, False]
    """
    low = name.lower()
    bare = low.removesuffix(".gz").removesuffix(".zst")
    is_whole = bare == low or bare.endswith(RECORDS)
    return bare.endswith(IN_FOLDERS) and is_whole and not low.startswith(".") and not bare.endswith(BY_PRODUCTS)


def check_file(file: str, settings: Settings, *, fix: bool) -> Iterator[Checked]:
    """Check a file of any kind; what can't be read is an error."""
    try:
        yield from reader(file)(file, settings, fix=fix)
    except MissingExtraError as error:
        yield Checked(file, error=str(error))
    except BROKEN as error:
        yield Checked(file, error=f"the file breaks off: {error}")
    except OSError as error:
        yield Checked(file, error=error.strerror or str(error))
    except ValueError as error:  # Arrow's errors are ValueErrors
        yield Checked(file, error=str(error))


def reader(file: str) -> Callable[..., Iterator[Checked]]:
    """Return what checks a file, by its name."""
    low = file.lower()
    if low.removesuffix(".gz").endswith(ARCHIVES):
        message = "is an archive of pages, and no article is clean in it; clean it with newsclean batch"
        raise ValueError(message)
    if low.removesuffix(".gz").removesuffix(".zst").endswith(RECORDS):
        return check_records
    if low.endswith(TABLES):
        arrow()
        from newsclean.check.tables import check_table  # noqa: PLC0415 - needs the extra

        return check_table
    return check_page
