"""Look into a file of what was learnt."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.batch.files import nearby
from newsclean.sites.judge import judged
from newsclean.sites.reduce import connected, within
from newsclean.sites.store import is_frozen

if TYPE_CHECKING:
    import os


class Site(NamedTuple):
    """A site, and how much of it is known."""

    host: str
    pages: int
    lines: int
    """That are the site's."""


class Line(NamedTuple):
    """A line of a site."""

    text: str
    """How it begins."""
    is_prose: bool
    pages: int
    """On how many pages it stands."""
    of: int
    """How many pages the site has."""
    is_taken: bool
    """Whether it is the site's."""


SITES = "SELECT host, max(of), count(*) FILTER (taken) FROM judged GROUP BY host ORDER BY max(of) DESC, host"

LINES = "SELECT text, prose, pages, of, taken FROM judged WHERE host = $host ORDER BY pages DESC, prose, text, line"


def sites(path: str | os.PathLike[str]) -> list[Site]:
    """Return the sites of a file, those with most pages first. Raises `SitesError` where it is no such file.

    Sites without a line on three pages are not known to repeat anything, and are left out.
    """
    return [Site(*row) for row in asked(path, SITES)]


def lines(path: str | os.PathLike[str], host: str) -> list[Line]:
    """Return the lines of a site that stand on three pages or more, the most frequent first; none where it is unknown."""
    return [Line(*row) for row in asked(path, LINES, host)]


def asked(path: str | os.PathLike[str], question: str, host: str | None = None) -> list[tuple[Any, ...]]:
    """Ask a question of the table `judged` of a file, learnt or frozen."""
    ask = of_frozen if is_frozen(path) else of_learnt
    with TemporaryDirectory() as folder, nearby([path]) as (near,):
        return within(lambda memory: ask(near, question, host, Path(folder), memory))


def of_learnt(
    path: str | os.PathLike[str], question: str, host: str | None, folder: Path, memory: str
) -> list[tuple[Any, ...]]:
    """Ask of a learnt file: what is not the site's is known as well."""
    with judged(path, folder, memory, host) as connection:
        return connection.execute(question, named(host)).fetchall()


def of_frozen(
    path: str | os.PathLike[str], question: str, host: str | None, folder: Path, memory: str
) -> list[tuple[Any, ...]]:
    """Ask of a frozen file: all lines are the site's."""
    with connected(folder, memory) as connection:
        connection.read_parquet(escape(str(path))).create_view("file")
        connection.execute("CREATE TEMP VIEW judged AS SELECT *, true AS taken FROM file")
        return connection.execute(question, named(host)).fetchall()


def named(host: str | None) -> dict[str, str]:
    """Return what a question asks for by name."""
    return {} if host is None else {"host": host}
