"""Which column of a table holds the page, its address and its id, and what the others are called beside an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

PAGE_NAMES = ("html", "raw_html", "content", "raw_content", "page", "text", "body")
"""What corpora call the page, HTML first: where there is HTML and the text made of it, the HTML says more."""

URL_NAMES = ("url", "source_url", "page_url", "link", "uri", "warc_target_uri")

ID_NAMES = ("id", "doc_id", "uuid", "warc_record_id")

OUTPUT_NAMES = (
    "title",
    "byline",
    "authors",
    "date",
    "modified",
    "body",
    "language",
    "sources",
    "warnings",
    "site",
    "canonical_url",
    "section",
    "tags",
    "image",
    "licence",
    "paywalled",
    "removed",
    "error",
    "rest",
)
"""The columns that newsclean writes."""

PREFIX = "input_"
"""What stands before an input's column that would otherwise be called like one of newsclean's."""


class Columns(NamedTuple):
    """The names of three columns of an input."""

    page: str
    url: str | None
    id: str | None


def find_columns(
    names: Collection[str], *, page: str | None = None, url: str | None = None, id_: str | None = None
) -> Columns:
    """Return the columns that were asked for, or else those with the names that corpora use.

    Raises `ValueError` where one that was asked for is not there, where none looks like the page, and where two columns
    have the same name.

    >>> find_columns(["id", "url", "raw_content", "score"])
    Columns(page='raw_content', url='url', id='id')
    """
    if twice := sorted({name for name in names if list(names).count(name) > 1}):
        message = f"two columns are called {twice[0]!r}; rename one of them"
        raise ValueError(message)
    for option, name in (("page", page), ("url", url), ("id", id_)):
        if name is not None and name not in names:
            message = f"no column is called {name!r}, as --{option} says; there are {listed(names)}"
            raise ValueError(message)
    found = page or first(PAGE_NAMES, names)
    if found is None:
        message = f"no column looks like the page; name it with --page; there are {listed(names)}"
        raise ValueError(message)
    return Columns(found, url or first(URL_NAMES, names), id_ or first(ID_NAMES, names))


def first(wanted: Iterable[str], names: Collection[str]) -> str | None:
    """Return the first of the wanted names that is there."""
    return next((name for name in wanted if name in names), None)


def listed(names: Iterable[str]) -> str:
    """Write names for a message."""
    return ", ".join(map(repr, names)) or "none"


def beside(name: str) -> str:
    """Return what an input's column is called beside the article's. No two names become one.

    >>> [beside(name) for name in ("score", "title", "input_title", "input_score")]
    ['score', 'input_title', 'input_input_title', 'input_score']
    """
    bare = name
    while bare.startswith(PREFIX):
        bare = bare[len(PREFIX) :]
    return PREFIX + name if bare in OUTPUT_NAMES else name
