"""Train the scorer: `python -m newsclean.scorer.train DATA OUT`.

DATA is a folder of data sets (`newsclean.scorer.train.data` says what is in one). OUT gets `figures.json`, measured by
cross-validation with a fifth of the publishers held out each time, and `text.npz` and `html.npz`, learnt from all of
them: they go into `src/newsclean/scorer/`.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean.scorer.network import load
from newsclean.scorer.train.data import FOLDS, examples, html_examples, pages
from newsclean.scorer.train.evaluate import measured
from newsclean.scorer.train.evidence import evidence
from newsclean.scorer.train.loop import PLANS, trained
from newsclean.scorer.train.network import continued, fresh, write
from newsclean.scorer.train.silver import own_body
from newsclean.scorer.train.vocabulary import numbered, vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Executor

    from newsclean.scorer.network import Source, Weights
    from newsclean.scorer.train.data import Example
    from newsclean.scorer.train.network import Tensor
    from newsclean.scorer.train.vocabulary import Vocabularies

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
        every = together(pool.map(listed, (page for page in found if page["body"]), chunksize=PAGES_A_TASK))
        click.echo(f"{len(found)} pages, {len(every)} examples, {sum(len(one.labels) for one in every)} blocks")
        by_fold = {}
        for fold in range(folds):
            seen = [one for one in every if one.fold != fold]
            others = [page for page in found if page["fold"] != fold]
            by_fold[fold] = learnt(seen, others, pool, out / f"fold{fold}", seed)
        if by_fold:
            gold = [page for page in found if page["gold"].get("body") and page["fold"] in by_fold]
            (out / "figures.json").write_text(json.dumps(measured(gold, by_fold), indent=1), encoding="utf8")
        learnt(every, found, pool, out, seed)


def listed(page: dict[str, object]) -> list[Example]:
    """Return a page's examples as a list, which can be sent between processes."""
    return [*examples(page), *html_examples(page)]


def relabelled(page: dict[str, Any], weights: Mapping[Source, Weights]) -> list[Example]:
    """Return the examples from text of a page without gold, by the body that the scorer makes of its HTML."""
    body = own_body(page, weights)
    return list(examples({**page, "body": body})) if body else []


def learnt(
    seen: Sequence[Example], found: Iterable[dict[str, Any]], pool: Executor, folder: Path, seed: int
) -> dict[Source, Weights]:
    """Learn from text, from HTML, and again from text, with what is made of the HTML of pages without gold.

    Writes the weights, and reads them back as a user would.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text, html = ([one for one in seen if bool(one.features.names) == markup] for markup in (False, True))
    words, parameters = taught(text, folder / "text.npz", seed)
    words = words._replace(names=vocabularies(html).names)
    html = [numbered(one, words) for one in html]
    parameters = trained(html, continued(parameters, seed, words), PLANS["html"], seed, click.echo)
    write(folder / "html.npz", parameters, words, evidence(html, parameters))
    silver = [page for page in found if not page["gold"].get("body")]
    again = partial(relabelled, weights=weights_in(folder))
    gold = [one for one in text if one.gold]
    taught([*gold, *together(pool.map(again, silver, chunksize=PAGES_A_TASK))], folder / "text.npz", seed)
    return weights_in(folder)


def taught(text: Sequence[Example], path: Path, seed: int) -> tuple[Vocabularies, Mapping[str, Tensor]]:
    """Learn from text alone, and write the weights."""
    words = vocabularies(text)
    text = [numbered(one, words) for one in text]
    parameters = trained(text, fresh(seed, words), PLANS["text"], seed, click.echo)
    write(path, parameters, words, evidence(text, parameters))
    return words, parameters


def together(lists: Iterable[list[Example]]) -> list[Example]:
    """Return the examples of all lists."""
    return list(chain.from_iterable(lists))


def weights_in(folder: Path) -> dict[Source, Weights]:
    """Read what was written."""
    found: dict[Source, Weights] = {}
    for source in PLANS:
        with (folder / f"{source}.npz").open("rb") as file:
            found[source] = load(file)
    return found


if __name__ == "__main__":
    main()
