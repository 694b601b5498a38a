"""Weigh what speaks for a byline: `python -m newsclean.scorer.train.bylines DATA` prints the table of `_weights`.

With `--mentions` it prints that of `_mention_weights`, learnt from the pages without a certain byline of three fifths of
the publishers.

DATA is a folder of data sets as for the scorer, with the authors of each page. A logistic regression tells the
candidates that name one of them from the others, on the pages of half the publishers; each page counts the same,
however many texts there are of it. The weights are tenths of log-odds.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

import click
import numpy as np
import regex

from newsclean.detectors._bylines import bylines
from newsclean.detectors._candidates import candidates
from newsclean.detectors._evidence import evidence
from newsclean.detectors._mention import weighable
from newsclean.detectors._sight import Sight
from newsclean.read import read
from newsclean.scorer.train.data import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsclean.scorer.features import Floats

STEPS, RATE, SHRINK = 1500, 0.05, 3e-3
"""How long and how fast it learns (Adam, Kingma and Ba 2015), and how much it holds against large weights."""

ACCEPTED = -1.5
"""Log-odds from which a candidate is the byline: where the found authors have the best F1 on the pages learnt from."""

MENTIONED, MENTION_SHRINK, LEARNT_FOLDS = -0.8, 2e-4, 3
"""The same of a mention, how much is held against large weights there, and how many of the publishers' parts are learnt from."""

UNIT = 10
"""The table's units in one of log-odds."""

MOST_OF_A_DOMAIN, SECOND_LEVEL = 3, 3
"""Labels of a registered domain at most, and letters of a second level under which others register: "co" of "co.uk"."""

NO_WORD = regex.compile(r"\W+")


class Example(NamedTuple):
    """A candidate: what is said of it, whether it names an author, and what it counts."""

    keys: frozenset[str]
    right: bool
    weight: float


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--mentions", is_flag=True, help="Print the table of mentions.")
def main(data: Path, *, mentions: bool) -> None:
    """Learn and print."""
    paths = sorted(data.glob("*.jsonl.xz"))
    if mentions:
        some = [one for path in paths for one in examples(path, is_in_learnt_folds, mentions_of)]
        click.echo("\n".join(table(some, MENTIONED, MENTION_SHRINK)))
    else:
        some = [one for path in paths for one in examples(path, is_in_half, examples_of)]
        click.echo("\n".join(table(some, ACCEPTED)))


def table(some: Sequence[Example], accepted: float, shrink: float = SHRINK) -> Iterator[str]:
    """Yield the lines of a table: the weight that is enough, for the log-odds from which a candidate is accepted, and all others."""
    keys = sorted({key for one in some for key in one.keys})
    *weights, bias = learnt(some, keys, shrink).tolist()
    yield f"ENOUGH = {round(UNIT * (accepted - bias))}"
    for weight, key in sorted(zip(weights, keys, strict=True), reverse=True):
        yield f'        "{key}": {round(UNIT * weight)},'


def examples(
    path: Path, is_learnt_from: Callable[[str], bool], of_text: Callable[[str, set[str], float], Iterator[Example]]
) -> Iterator[Example]:
    """Yield the candidates of a data set's pages whose addresses are learnt from."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            page = json.loads(line)
            if "authors" in page["gold"] and is_learnt_from(page["url"]):
                authors = {folded(author) for author in page["gold"]["authors"] or ()}
                for text in page["flat"].values():
                    yield from of_text(text, authors, 1 / len(page["flat"]))


def is_in_half(url: str) -> bool:
    """Tell whether a page's publisher is in the half that bylines and headlines are learnt from."""
    return crc32(publisher(url).encode()) % 2 == 0


def is_in_learnt_folds(url: str) -> bool:
    """Tell whether a page's publisher is in the parts that mentions are learnt from."""
    return fold(url) < LEARNT_FOLDS


def publisher(url: str) -> str:
    """Return the domain that a publisher has registered, near enough.

    >>> publisher("https://www.news.example.co.uk/a"), publisher("https://sport.example.org")
    ('example.co.uk', 'example.org')
    """
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    short = len(labels) > MOST_OF_A_DOMAIN - 1 and len(labels[-2]) <= SECOND_LEVEL
    return ".".join(labels[-MOST_OF_A_DOMAIN:] if short else labels[1 - MOST_OF_A_DOMAIN :])


def examples_of(text: str, authors: set[str], weight: float) -> Iterator[Example]:
    """Yield the candidates of one text."""
    page = read(text)
    sight = Sight(page)
    for one in candidates(page) if page.main else ():
        yield Example(frozenset(evidence(sight, one)), bool(authors & set(map(folded, one.names))), weight)


def mentions_of(text: str, authors: set[str], weight: float) -> Iterator[Example]:
    """Yield all that may name the author of one text, if it has no certain byline."""
    page = read(text)
    for one, keys in weighable(page) if page.main and not bylines(page) else ():
        yield Example(keys, bool(authors & set(map(folded, one.names))), weight)


def folded(name: str) -> str:
    """Return a name as names are compared.

    >>> folded("Ada  EXAMPLE-Moreno.")
    'ada example moreno'
    """
    return NO_WORD.sub(" ", name).strip().casefold()


def learnt(some: Sequence[Example], keys: Sequence[str], shrink: float = SHRINK) -> Floats:
    """Fit the regression; the last weight is the bias.

    >>> some = [Example(frozenset({"by"}), True, 1.0), Example(frozenset({"menu"}), False, 1.0)]
    >>> by, menu, _ = learnt(some, ["by", "menu"])
    >>> bool(by > 0 > menu)
    True
    """
    column = {key: place for place, key in enumerate(keys)}
    said = np.zeros((len(some), len(keys) + 1), np.float32)
    said[:, -1] = 1
    for row, one in enumerate(some):
        said[row, [column[key] for key in one.keys]] = 1
    right = np.array([one.right for one in some], np.float32)
    counts = np.array([one.weight for one in some], np.float32)
    counts /= counts.sum()
    weights = np.zeros(said.shape[1], np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = said.T @ (counts * (1 / (1 + np.exp(-said @ weights)) - right)) + shrink * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
