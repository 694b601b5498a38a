"""Train the scorer: `python -m newsclean.scorer.train DATA OUT`.

DATA is a folder of data sets (`newsclean.scorer.train.data` says what is in one). OUT gets `figures.json`, measured by
cross-validation with a fifth of the publishers held out each time, and `weights.npz`, learnt from all of them: it
goes into `src/newsclean/scorer/`.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from newsclean.scorer.network import load
from newsclean.scorer.train.data import FOLDS, examples, pages
from newsclean.scorer.train.evaluate import measured
from newsclean.scorer.train.evidence import evidence
from newsclean.scorer.train.loop import EPOCHS, trained
from newsclean.scorer.train.network import exported
from newsclean.scorer.train.vocabulary import numbered, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.scorer.network import Weights
    from newsclean.scorer.train.data import Example

PAGES_A_TASK = 8
"""Pages that a process is handed at a time."""


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--epochs", default=EPOCHS, show_default=True, help="Times that every example is seen.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same weights on the same machine.")
@click.option("--folds", default=FOLDS, show_default=True, help="Parts to hold out, 0 for none: no figures then.")
def main(data: Path, out: Path, epochs: int, seed: int, folds: int) -> None:
    """Train, measure, write."""
    out.mkdir(parents=True, exist_ok=True)
    found = [page for path in sorted(data.glob("*.jsonl.xz")) for page in pages(path)]
    with ProcessPoolExecutor() as pool:
        every = list(chain.from_iterable(pool.map(listed, found, chunksize=PAGES_A_TASK)))
    click.echo(f"{len(found)} pages, {len(every)} examples, {sum(len(one.labels) for one in every)} blocks")
    by_fold = {
        fold: learnt([one for one in every if one.fold != fold], out / f"fold{fold}.npz", seed, epochs)
        for fold in range(folds)
    }
    if by_fold:
        gold = [page for page in found if page["gold"].get("body") and page["fold"] in by_fold]
        (out / "figures.json").write_text(json.dumps(measured(gold, by_fold), indent=1), encoding="utf8")
    learnt(every, out / "weights.npz", seed, epochs)


def listed(page: dict[str, object]) -> list[Example]:
    """Return a page's examples as a list, which can be sent between processes."""
    return list(examples(page))


def learnt(examples: Sequence[Example], path: Path, seed: int, epochs: int) -> Weights:
    """Learn from the examples, write the weights, and read them back as a user would."""
    words = vocabulary(examples)
    examples = [numbered(example, words) for example in examples]
    parameters = trained(examples, len(words), seed, click.echo, epochs)
    slopes = evidence(examples, parameters)
    np.savez_compressed(path, allow_pickle=False, vocabulary=words, evidence=slopes, **exported(parameters))
    with path.open("rb") as file:
        return load(file)


if __name__ == "__main__":
    main()
