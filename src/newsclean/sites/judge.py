"""What is the site's among the lines of its pages: by how many pages a line stands on, and by what kind of line it is.

A line of chrome is the site's soon, a sentence of prose only where it is nearly everywhere: newsrooms reuse paragraphs
from article to article. The share of the pages is taken at its lower bound (Wilson 1927, "Probable inference, the law
of succession, and statistical inference"), so that few pages have to agree more than many.

After a redesign, what was nearly everywhere is nearly everywhere on the pages of its own template alone. A template is
known by lines of chrome that a good part of the site's pages has in common, and the others have not.
"""

from __future__ import annotations

from contextlib import contextmanager
from glob import escape
from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa

from newsclean.sites.reduce import BATCH, connected

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

FEWEST_PAGES = 3
"""On two pages, a line may be said twice by chance."""

STANDARD_ERRORS = 2.0
"""To the lower bound, which is undercut in one of forty cases."""

CHROME_SHARE = 0.1
"""Share of its site's pages from which a line that is no prose is the site's: 3 of 10, 20 of 130. Subheads that a newsroom
uses again and again ("What happens next") are below, the menu of a section that went with a redesign is above."""

PROSE_SHARE = 0.8
"""The same for prose, which takes 16 pages, all of them, or 89 of a hundred. A background paragraph is on a topic's."""

TEMPLATE_SHARE = 0.25
"""Share of its site's pages that a template has, at least: below are sections, whose pages may well share a background."""

FEWEST_LABELS = 5
"""Lines of chrome that a template's pages have in common, and no other page: a section may be known by one or two."""

FEWEST_REUSED = 10
"""Pages on which a paragraph may stand and still tell an article: one that is fetched more often is counted more often."""

REUSED_SHARE = 10
"""Or one of so many pages of the site."""

FEWEST_TELLING = 3
"""Paragraphs that two pages must have in common, and no others, to be one article: a note of two may be a gallery's."""

NUMBERS = {
    "fewest_pages": FEWEST_PAGES,
    "standard_errors": STANDARD_ERRORS,
    "chrome_share": CHROME_SHARE,
    "prose_share": PROSE_SHARE,
    "template_share": TEMPLATE_SHARE,
    "fewest_labels": FEWEST_LABELS,
    "fewest_reused": FEWEST_REUSED,
    "reused_share": REUSED_SHARE,
    "fewest_telling": FEWEST_TELLING,
}
"""By the names that the queries have for them."""

QUERIES = "judge.sql"


@contextmanager
def judged(
    path: str | os.PathLike[str], folder: Path, memory: str, host: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with the table `judged`: the lines of a learnt file that stand on `FEWEST_PAGES` pages.

    Its columns are those of a frozen file, and `taken`: whether a line is the site's. The folder holds what is beyond
    memory; `host` leaves the others out.
    """
    with connected(folder, memory) as connection:
        connection.read_parquet(escape(str(path))).create_view("file")
        if host is None:
            connection.execute("CREATE TEMP VIEW learnt AS SELECT * FROM file")
        else:
            connection.execute("CREATE TEMP TABLE learnt AS SELECT * FROM file WHERE host = ?", [host])
        for name, number in NUMBERS.items():
            connection.execute(f"CREATE TEMP MACRO {name}() AS {number}")
        connection.execute(files("newsclean.sites").joinpath(QUERIES).read_text(encoding="utf8"))
        yield connection


def taken(connection: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    """Yield the lines that are the sites', in the order of a frozen file."""
    found = connection.sql("SELECT * EXCLUDE taken FROM judged WHERE taken ORDER BY site, line")
    for batch in found.to_arrow_reader(BATCH):
        yield pa.Table.from_batches([batch])
