"""What decides newsclean's output, written down, and held against what is installed later.

The same page gives the same article as long as none of this changes: the code, the phrase tables, the weights, the libraries
that read pages, the settings, and what was learnt of sites. What runs the command line or writes reports is no part of it.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import unicodedata
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NAME = "newsclean.lock"

FORMAT = 1

OPENING = """\
# What decides newsclean's output, written by `newsclean lock`. With --locked, commands fail where any of it differs.
"""

PACKAGE = Path(__file__).parent

BESIDE = re.compile(
    r"cli\w*\.py|__main__\.py|lock\.py|difference\.py|testing\.py|write/(?:explain|report)\b.*|(?:batch|check|serve|scorer/train)/.*"
)
"""Modules that no article passes through: those that show it, that look for pages, that learn."""

LINE_ENDS = (".py", ".sql", ".toml")
"""Files of text, whose line ends a checkout may have changed."""

NEVER_DECIDE = frozenset({"certifi", "click", "colorama", "urllib3"})
"""Requirements that draw on terminals and open connections; every other one may decide, and is written down."""

REQUIREMENT = re.compile(r"[A-Za-z0-9][\w.-]*")
"""The name in front of a requirement: the Core Metadata specification, field Requires-Dist."""

Lock = dict[str, dict[str, Any]]
"""By section, names and what they stood at."""


class LockError(Exception):
    """What differs from the lock, or why there is none: lines for the user."""


def state(settings: Mapping[str, Any], sites: Iterable[Path] = (), folder: Path | None = None) -> Lock:
    """Return what decides the output here and now.

    `settings` is a table as in `newsclean.toml`; `sites` are files of what was learnt of sites, named relative to `folder`,
    where the lock lies. Raises `OSError` where one of them can't be read.
    """
    files = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    names = {path.relative_to(PACKAGE).as_posix(): path for path in files}
    code = {name: path for name, path in names.items() if name.endswith((".py", ".sql")) and not BESIDE.fullmatch(name)}
    return {
        "newsclean": {"version": metadata.version("newsclean"), "code": digest_of_all(code)},
        "phrases": {
            path.stem: digest(path)
            for name, path in names.items()
            if name.startswith("phrases/") and path.suffix == ".toml"
        },
        "weights": {name: digest(path) for name, path in names.items() if path.suffix == ".npz"},
        "dependencies": {name: metadata.version(name) for name in sorted(deciding("newsclean"))},
        "python": {"unicode": unicodedata.unidata_version, "libxml2": libxml2()},
        "settings": dict(flat(settings)),
        "sites": {relative(path, folder or Path()): digest(path) for path in sites},
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; of text, whatever its line ends are."""
    data = path.read_bytes()
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if path.suffix in LINE_ENDS else data).hexdigest()


def digest_of_all(files: Mapping[str, Path]) -> str:
    """Return one digest of files and their names."""
    listed = "".join(f"{name} {digest(path)}\n" for name, path in sorted(files.items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def deciding(name: str) -> set[str]:
    """Return the distributions that one requires, and those that these require, as far as they are installed."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for requirement in metadata.requires(waiting.pop()) or ():
            match = REQUIREMENT.match(requirement)
            if match is None or "extra" in requirement.partition(";")[2]:
                continue
            inner = re.sub(r"[-_.]+", "-", match[0]).lower()
            if inner not in found | NEVER_DECIDE and is_installed(inner):
                found.add(inner)
                waiting.append(inner)
    return found


def is_installed(name: str) -> bool:
    """Tell whether there is a distribution of this name: some are required on other systems alone."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def libxml2() -> str:
    """Return the version of the parser under lxml, which wheels bring along and systems replace."""
    from lxml import etree  # noqa: PLC0415 - it takes a while, and nothing else here needs it

    return ".".join(map(str, etree.LIBXML_VERSION))


def flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of a table under one name each.

    >>> dict(flat({"min-words": 9, "per-file": {"old/*": {"min-words": 0}}}))
    {'min-words': 9, 'per-file.old/*.min-words': 0}
    """
    for name, value in sorted(table.items()):
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def relative(path: Path, folder: Path) -> str:
    """Return a file's path, seen from a folder where it lies in it."""
    whole, base = path.absolute(), folder.absolute()
    return (whole.relative_to(base) if whole.is_relative_to(base) else whole).as_posix()


def written(lock: Lock) -> str:
    """Write a lock as TOML.

    >>> print(written({"python": {"unicode": "16.0.0"}, "sites": {}}))
    # What decides newsclean's output, written by `newsclean lock`. With --locked, commands fail where any of it differs.
    format = 1
    <BLANKLINE>
    [python]
    "unicode" = "16.0.0"
    <BLANKLINE>
    """
    sections = [
        "".join(
            [f"\n[{section}]\n", *(f"{json.dumps(name)} = {json.dumps(value)}\n" for name, value in values.items())]
        )
        for section, values in lock.items()
        if values
    ]
    return f"{OPENING}format = {FORMAT}\n" + "".join(sections)


def find(folder: Path) -> Path:
    """Return the nearest lock, from a folder upwards. Raises `LockError` where there is none."""
    for one in (folder, *folder.absolute().parents):
        if (one / NAME).is_file():
            return one / NAME
    message = f"there is no {NAME} here or above; write one with: newsclean lock"
    raise LockError(message)


def load(file: Path) -> Lock:
    """Read a lock. Raises `LockError` where it is none that can be read."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{file}: can't be read: {error}"
        raise LockError(message) from error
    if table.pop("format", None) != FORMAT:
        message = f"{file}: is of another format than this version's, {FORMAT}; write it anew with: newsclean lock"
        raise LockError(message)
    return {section: values for section, values in table.items() if isinstance(values, dict)}


def verify(folder: Path, settings: Mapping[str, Any], used: Iterable[Path] = ()) -> None:
    """Raise `LockError` with what differs from the nearest lock: a line each.

    `used` are the files of sites that a command is given: what the lock knows nothing of is a difference as well.
    """
    file = find(folder)
    lock = load(file)
    sites = [file.parent / name for name in lock.get("sites", {})]
    try:
        now = state(settings, sites, file.parent)
    except OSError as error:
        message = f"{file}: {error.filename}: {error.strerror}"
        raise LockError(message) from error
    locked = {path.resolve() for path in sites}
    unknown = (f"sites: {path} is there, and was not" for path in used if path.resolve() not in locked)
    if lines := [*differences(lock, now), *unknown]:
        raise LockError("\n".join(f"{file}: {line}" for line in lines))


def differences(lock: Lock, now: Lock) -> Iterator[str]:
    """Yield what differs, a line each.

    >>> list(differences({"dependencies": {"lxml": "6.0"}, "phrases": {"en": "a"}}, {"dependencies": {"lxml": "6.1"}}))
    ['dependencies: lxml is 6.1, locked at 6.0', 'phrases: en is not there, and was']
    """
    for section in dict.fromkeys([*lock, *now]):
        was, stands = lock.get(section, {}), now.get(section, {})
        for name in dict.fromkeys([*was, *stands]):
            if was.get(name) != stands.get(name):
                yield f"{section}: {name} {told(was, stands, name)}"


def told(was: Mapping[str, Any], stands: Mapping[str, Any], name: str) -> str:
    """Say how one thing differs; digests say nothing to anybody."""
    if name not in stands:
        return "is not there, and was"
    if name not in was:
        return "is there, and was not"
    values: Sequence[Any] = [was[name], stands[name]]
    if all(isinstance(one, str) and len(one) == hashlib.sha256().digest_size * 2 for one in values):
        return "has changed"
    old, new = (one if isinstance(one, str) else json.dumps(one) for one in values)
    return f"is {new}, locked at {old}"
