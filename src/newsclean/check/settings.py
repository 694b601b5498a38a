"""What is asked of a page, and where that is written: `[tool.newsclean]` in pyproject.toml, or newsclean.toml.

The file that counts is the nearest one upwards from what is checked, as for ruff; files further up are not read.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.detectors import DETECTORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

FIELDS = ("title", "byline", "authors", "date", "modified", "language")
"""The header fields that can be required: those that text can have as well as HTML."""

OWN_FILE, PROJECT_FILE = "newsclean.toml", "pyproject.toml"

PER_FILE, EXCLUDE = "per-file", "exclude"
"""The keys that are about files, not about what is asked of a page."""


class SettingsError(Exception):
    """Settings that can't be used: a line for the user that names the file and the key."""


@dataclass(frozen=True)
class Settings:
    """What is asked of a page. The keys in files are the fields' names with hyphens."""

    max_removed: float = 0.0
    """Share of a page's words that may be boilerplate, 0 to 1."""
    require: tuple[str, ...] = ()
    """Header fields that it has to have."""
    min_words: int = 0
    """Words that have to be left of it."""
    ignore: tuple[str, ...] = ()
    """Detectors whose findings don't count."""
    header: bool = False
    """Whether the lines of title, byline and date count: they do where a column should hold nothing but the body."""
    page: str | None = None
    """The column of JSONL and Parquet that holds the page; found by name where it isn't said."""


@dataclass(frozen=True)
class Config:
    """What a file of settings says."""

    folder: Path
    """Where it lies: the globs are relative to that."""
    general: Mapping[str, Any]
    """The fields of `Settings` that it sets."""
    per_file: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Globs, and the fields that are set for the files that match."""
    exclude: tuple[str, ...] = ()
    file: Path | None = None

    def settings(self, path: Path, given: Mapping[str, Any]) -> Settings:
        """Return what is asked of a file's pages: the last glob that matches goes before others, `given` before all."""
        found = dict(self.general)
        for glob, special in self.per_file:
            if matches(self.place(path), glob):
                found |= special
        return replace(Settings(), **found | dict(given))

    def excludes(self, path: Path) -> bool:
        """Tell whether a file, or a folder with all that is in it, is left out."""
        return any(matches(self.place(path), glob) for glob in self.exclude)

    def place(self, path: Path) -> str:
        """Return where a file lies, seen from this file's folder."""
        whole = whole_path(path)
        return (whole.relative_to(self.folder) if whole.is_relative_to(self.folder) else whole).as_posix()


def matches(path: str, glob: str) -> bool:
    """Tell whether a path matches: as a whole, by a folder that it lies in, or by one of its names. `*` matches `/` as well.

    >>> [matches("old/2031/rain.txt", glob) for glob in ("old", "old/*.txt", "rain.*", "**/2031/*", "2031", "new/**")]
    [True, True, True, True, True, False]
    """
    bare = glob.removeprefix("./").rstrip("/")
    globs = (bare, f"{bare}/*", bare.removeprefix("**/"))
    return any(fnmatchcase(path, one) for one in globs) or any(fnmatchcase(name, bare) for name in path.split("/"))


def whole_path(path: Path) -> Path:
    """Return a path from the root, links not followed: a file is where it was named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `absolute` leaves ".." in it, and `resolve` follows links


def finder(named: Path | None = None) -> Callable[[Path], Config]:
    """Return what finds the settings for a file or folder: those of the file that was named, or else the nearest upwards.

    It remembers what it has read, so that a run sees one state of each file. Raises `SettingsError` where one can't be used.
    """
    if named is not None:
        config = load(named)
        return lambda _: config

    @cache
    def nearest(folder: Path) -> Config:
        for file in (folder / OWN_FILE, folder / PROJECT_FILE):
            if file.is_file() and is_ours(file):
                return load(file)
        return nearest(folder.parent) if folder != folder.parent else Config(folder, {})

    def find(path: Path) -> Config:
        whole = whole_path(path)
        return nearest(whole if whole.is_dir() else whole.parent)

    return find


def is_ours(file: Path) -> bool:
    """Tell whether a file has settings of ours, be there none in it. Raises `SettingsError` where it can't be read."""
    return file.name == OWN_FILE or "newsclean" in tools(file)


def tools(file: Path) -> Mapping[str, Any]:
    """Return what a pyproject.toml says to tools."""
    return dict(expect(table_of(file).get("tool", {}), dict, "a table", f"{file}: tool"))


def table_for(folder: Path, named: Path | None = None) -> dict[str, Any]:
    """Return the settings that count for a folder as they are written. Raises `SettingsError`."""
    config = finder(named)(folder)
    return own_table(config.file) if config.file else {}


def load(file: Path) -> Config:
    """Read a file of settings. Raises `SettingsError`."""
    return config_of(own_table(file), file)


def own_table(file: Path) -> dict[str, Any]:
    """Return the table of a file that holds the settings. Raises `SettingsError`."""
    table = tools(file).get("newsclean", {}) if file.name == PROJECT_FILE else table_of(file)
    return dict(expect(table, dict, "a table", f"{file}: tool.newsclean"))


def table_of(file: Path) -> dict[str, Any]:
    """Read a file of TOML. Raises `SettingsError`."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file}: {error.strerror or error}"
        raise SettingsError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{file}: is no TOML: {error}"
        raise SettingsError(message) from error


def config_of(table: Mapping[str, Any], file: Path) -> Config:
    """Read the settings out of a table. Raises `SettingsError` for what is none, with the key that is closest."""
    folder = whole_path(file).parent
    general: dict[str, Any] = {}
    per_file: list[tuple[str, dict[str, Any]]] = []
    exclude: tuple[str, ...] = ()
    for key, value in table.items():
        if key == EXCLUDE:
            exclude = texts(value, f"{file}: {key}")
        elif key == PER_FILE:
            for glob, special in expect(value, dict, "a table of globs", f"{file}: {key}").items():
                where = f"{file}: {key}.{glob!r}"
                inner = expect(special, dict, "a table of settings", where)
                per_file.append((glob, dict(setting(one, inner[one], where, KEYS) for one in inner)))
        else:
            name, read = setting(key, value, f"{file}", [*KEYS, EXCLUDE, PER_FILE])
            general[name] = read
    return Config(folder, general, tuple(per_file), exclude, file)


def asked(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of `Settings` that options of a command line set; lists are divided by commas.

    >>> asked({"require": "title, date", "min_words": 0, "ignore": None})
    {'require': ('title', 'date'), 'min_words': 0}
    """
    found = {}
    for name, value in options.items():
        if value is not None:
            key = name.replace("_", "-")
            is_list = key in {"require", "ignore"}
            parts = [one.strip() for one in value.split(",") if one.strip()] if is_list else value
            found[name] = KEYS[key](parts, f"--{key}")
    return found


def setting(key: str, value: object, where: str, keys: Iterable[str]) -> tuple[str, object]:
    """Read one setting: the name of the field, and its value. Raises `SettingsError`."""
    if key not in KEYS:
        raise SettingsError(unknown(where, "setting", key, keys))
    return key.replace("-", "_"), KEYS[key](value, f"{where}: {key}")


def unknown(where: str, what: str, name: str, names: Iterable[str]) -> str:
    """Say that there is no such thing, and what is close.

    >>> unknown("newsclean.toml", "setting", "min-word", ["min-words", "require"])
    "newsclean.toml: no setting is called 'min-word'; did you mean 'min-words'?"
    """
    known = sorted(names)
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
    return f"{where}: no {what} is called {name!r}; {hint}"


def expect(value: object, kind: type | tuple[type, ...], what: str, where: str) -> Any:  # noqa: ANN401 - of that type
    """Return a value of this type. Raises `SettingsError` for others; a truth value is no number."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        message = f"{where}: has to be {what}, not {value!r}"
        raise SettingsError(message)
    return value


def share(value: object, where: str) -> float:
    """Read a share, 0 to 1."""
    number = float(expect(value, (int, float), "a share from 0 to 1", where))
    if not 0 <= number <= 1:
        message = f"{where}: has to be a share from 0 to 1, not {value!r}"
        raise SettingsError(message)
    return number


def count(value: object, where: str) -> int:
    """Read a count."""
    number = expect(value, int, "a whole number, 0 or more", where)
    if number < 0:
        message = f"{where}: has to be a whole number, 0 or more, not {value!r}"
        raise SettingsError(message)
    return int(number)


def texts(value: object, where: str) -> tuple[str, ...]:
    """Read a list of texts."""
    return tuple(expect(one, str, "a list of texts", where) for one in expect(value, list, "a list of texts", where))


def known(value: object, where: str, what: str, names: Iterable[str]) -> tuple[str, ...]:
    """Read a list of names that there are."""
    found = texts(value, where)
    for name in found:
        if name not in names:
            raise SettingsError(unknown(where, what, name, names))
    return found


KEYS: dict[str, Callable[[object, str], object]] = {
    "max-removed": share,
    "require": lambda value, where: known(value, where, "header field", FIELDS),
    "min-words": count,
    "ignore": lambda value, where: known(value, where, "detector", DETECTORS),
    "header": lambda value, where: expect(value, bool, "true or false", where),
    "page": lambda value, where: expect(value, str, "the name of a column", where),
}
"""By key, what reads its value."""

assert {key.replace("-", "_") for key in KEYS} == {field.name for field in fields(Settings)}  # noqa: S101 - at import
