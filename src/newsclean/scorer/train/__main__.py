"""Train the scorer: `python -m newsclean.scorer.train DATA OUT`.

DATA is a folder of data sets (`newsclean.scorer.train.data` says what is in one). OUT gets `figures.json`, measured by
cross-validation with a fifth of the publishers held out each time, and `text.npz` and `html.npz`, learnt from all of
them: they go into `src/newsclean/scorer/`.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.scorer.network import load
from newsclean.scorer.train.data import FOLDS, examples, html_examples, pages
from newsclean.scorer.train.evaluate import measured
from newsclean.scorer.train.evidence import evidence
from newsclean.scorer.train.loop import PLANS, trained
from newsclean.scorer.train.network import continued, fresh, write
from newsclean.scorer.train.vocabulary import numbered, vocabularies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.scorer.network import Source, Weights
    from newsclean.scorer.train.data import Example

PAGES_A_TASK = 8
"""Pages that a process is handed at a time."""


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same weights on the same machine.")
@click.option("--folds", default=FOLDS, show_default=True, help="Parts to hold out, 0 for none: no figures then.")
def main(data: Path, out: Path, seed: int, folds: int) -> None:
    """Train, measure, write."""
    out.mkdir(parents=True, exist_ok=True)
    found = [page for path in sorted(data.glob("*.jsonl.xz")) for page in pages(path)]
    with ProcessPoolExecutor() as pool:
        every = list(chain.from_iterable(pool.map(listed, found, chunksize=PAGES_A_TASK)))
    click.echo(f"{len(found)} pages, {len(every)} examples, {sum(len(one.labels) for one in every)} blocks")
    by_fold = {
        fold: learnt([one for one in every if one.fold != fold], out / f"fold{fold}", seed) for fold in range(folds)
    }
    if by_fold:
        gold = [page for page in found if page["gold"].get("body") and page["fold"] in by_fold]
        (out / "figures.json").write_text(json.dumps(measured(gold, by_fold), indent=1), encoding="utf8")
    learnt(every, out, seed)


def listed(page: dict[str, object]) -> list[Example]:
    """Return a page's examples as a list, which can be sent between processes."""
    return [*examples(page), *html_examples(page)]


def learnt(examples: Sequence[Example], folder: Path, seed: int) -> dict[Source, Weights]:
    """Learn from the examples, from text and then from HTML, write the weights, and read them back as a user would."""
    folder.mkdir(parents=True, exist_ok=True)
    text, html = ([one for one in examples if bool(one.features.names) == markup] for markup in (False, True))
    words = vocabularies(text)
    text = [numbered(one, words) for one in text]
    parameters = trained(text, fresh(seed, words), PLANS["text"], seed, click.echo)
    write(folder / "text.npz", parameters, words, evidence(text, parameters))
    words = words._replace(names=vocabularies(html).names)
    html = [numbered(one, words) for one in html]
    parameters = trained(html, continued(parameters, seed, words), PLANS["html"], seed, click.echo)
    write(folder / "html.npz", parameters, words, evidence(html, parameters))
    found: dict[Source, Weights] = {}
    for source in PLANS:
        with (folder / f"{source}.npz").open("rb") as file:
            found[source] = load(file)
    return found


if __name__ == "__main__":
    main()
