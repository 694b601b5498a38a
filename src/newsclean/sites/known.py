"""Apply what was learnt: the lines of each site, and the detector made of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from newsclean.batch.files import located
from newsclean.detectors import DETECTORS
from newsclean.detectors.site import Standing, detector
from newsclean.engine import clean_page
from newsclean.read import read
from newsclean.sites.hosts import host_of
from newsclean.sites.learning import freeze
from newsclean.sites.store import is_frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.model import Article, Detector, Page


@dataclass(frozen=True, slots=True)
class Sites:
    """What is known of sites: their lines, column by column. It can be sent to other processes."""

    hosts: Mapping[str, tuple[int, int]]
    """By host, its first row and the one behind its last."""
    lines: npt.NDArray[np.uint64]
    pages: npt.NDArray[np.uint32]
    """On how many pages a line stands."""
    of: npt.NDArray[np.uint32]
    """How many pages its site has."""
    everywhere: npt.NDArray[np.bool_]
    """Whether that is nearly all of them, or of those with one template."""

    def counts(self, host: str) -> dict[int, Standing]:
        """Return the lines of a site, by their `Shape.content_hash`; none where it is not known."""
        rows = slice(*self.hosts.get(host, (0, 0)))
        columns = (column[rows].tolist() for column in (self.pages, self.of, self.everywhere))
        return dict(zip(self.lines[rows].tolist(), map(Standing, *columns), strict=True))

    def detector(self, url: str) -> Detector:
        """Return the detector for a page from this address, or of this host; for an unknown one it claims nothing."""
        host = host_of(url) or ""
        return detector(self.counts(host), host)

    def detectors(self, page: Page, url: str | None = None) -> dict[str, Detector]:
        """Return the built-in detectors, and behind them the one for this page."""
        return {**DETECTORS, "site": self.detector(site_of(page, url) or "")}

    def clean(self, source: str | bytes, *, url: str | None = None) -> Article:
        """Return the article of a page, as `newsclean.clean` does, without what its site repeats.

        Where there is no `url`, the site is the one that an HTML page declares as its own.
        """
        page = read(source, url)
        return clean_page(page, self.detectors(page, url))


def site_of(page: Page, url: str | None) -> str | None:
    """Return the host of a page: that of its address, or of the one that HTML declares.

    The front matter of a text declares none: a cleaned article must not change what is found in it.
    """
    declared = page.head.url.value if page.source == "html" and page.head.url else ""
    return host_of(url or "") or host_of(declared)


def load(path: str | os.PathLike[str]) -> Sites:
    """Read a file of `newsclean sites learn`, or a frozen one, which takes less time.

    Raises `SitesError` where it is no such file, or one of another version, and `OSError`.
    """
    if is_frozen(path):
        return loaded(path)
    with TemporaryDirectory() as folder:
        frozen = Path(folder, "frozen.parquet")
        freeze(path, frozen)
        return loaded(frozen)


def loaded(path: str | os.PathLike[str]) -> Sites:
    """Read a frozen file."""
    with located(os.fspath(path)).open("rb") as file:
        table = pq.read_table(file, columns=["host", "line", "pages", "of", "everywhere"])
    hosts = table["host"].combine_chunks().dictionary_encode()
    numbers = hosts.indices.to_numpy()
    edges = [*np.flatnonzero(np.diff(numbers, prepend=-1)).tolist(), len(numbers)]
    names = hosts.dictionary.to_pylist()
    found = {names[numbers[start]]: (start, end) for start, end in pairwise(edges)}
    return Sites(found, *(table[name].to_numpy() for name in table.column_names[1:]))
