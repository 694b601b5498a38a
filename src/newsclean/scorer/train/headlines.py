"""Weigh what speaks for a headline: `python -m newsclean.scorer.train.headlines DATA` prints the table of `_headline_weights`.

DATA is a folder of data sets as for the scorer, with the title of each page. As with bylines, a logistic regression tells
the candidates that are the title from the others, on the texts of half the publishers.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.detectors._headline import candidates
from newsclean.read import read
from newsclean.scorer import is_certain
from newsclean.scorer.train.bylines import Example, folded, is_in_half, table

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCEPTED = -1.3
"""Log-odds from which a candidate is the headline. Below, nearly as many more are wrong as are right."""


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(data: Path) -> None:
    """Learn and print."""
    some = [one for path in sorted(data.glob("*.jsonl.xz")) for one in examples(path)]
    click.echo("\n".join(table(some, ACCEPTED)))


def examples(path: Path) -> Iterator[Example]:
    """Yield the candidates of the pages of half the publishers."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for text_of_page in lines:
            page = json.loads(text_of_page)
            if page["gold"].get("title") and page["flat"] and is_in_half(page["url"]):
                for text in page["flat"].values():
                    yield from examples_of(text, folded(page["gold"]["title"]), 1 / len(page["flat"]))


def examples_of(text: str, title: str, weight: float) -> Iterator[Example]:
    """Yield the candidates of one text, if it has menus and sidebars."""
    page = read(text)
    if page.blocks and page.source == "text" and (page.cluttered or is_certain(page)):
        for one in candidates(page):
            yield Example(one.evidence, folded(one.block.text) == title, weight)


if __name__ == "__main__":
    main()
