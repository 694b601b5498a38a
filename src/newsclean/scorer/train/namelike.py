"""Learn what names look like: `python -m newsclean.scorer.train.namelike DATA OUT`.

DATA is a folder of data sets as for the scorer; from the pages of half the publishers come the words that are no
names: those that are written small, German nouns behind an article, and places behind "in" and "from". The names are
those of the package `faker` (MIT), which has them for some sixty countries. OUT is `src/newsclean/namelike.npz`; it
holds weights of hashed runs of letters only, and neither a name nor a word.
"""

from __future__ import annotations

import importlib
import json
import lzma
import math
import pkgutil
import random
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

import click
import numpy as np
import regex
import torch
from torch.nn import functional

from newsclean.namelike import BUCKETS, buckets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STEPS, SHRINK = 120, 0.5
"""How long it learns (L-BFGS, Liu and Nocedal 1989), and how much is held against large weights: with twice as much or half it ranks words
that it has not seen as well, and with more it forgets those that it has."""

HELD_OUT = 10
"""One word in so many is held out to measure with."""

MOST_WEIGHT = 4.0
"""What the most common word counts, where a rare one counts one. So does a name of one country; one of ten counts three times as much."""

AMBIGUOUS = 1.5
"""The same for a word that is a name as well: "will", "rose"."""

COMMON = 10
"""Pages on which a word that is a name as well has to be written small to count as a word: e-mail addresses are."""

SMALL = regex.compile(r"(?<![\p{L}\p{M}’'-])\p{Ll}[\p{L}\p{M}]+")
NOUN = regex.compile(
    r"\b(?:der|die|das|eine?|einen|einem|einer|dem|den|des|im|zum|zur|beim|keine|unsere|ihre)\s+(\p{Lu}\p{Ll}+)\b"
)
PLACE = regex.compile(r"\b(?:in|aus|nach|near|from)\s+(\p{Lu}\p{Ll}{2,})\b")
WORD = regex.compile(r"[\p{L}\p{M}]{2,}")


class Example(NamedTuple):
    """A word, what it is, and what it counts."""

    word: str
    given: bool
    part: bool
    weight: float


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def main(data: Path, out: Path) -> None:
    """Learn, measure, write."""
    found = examples(*names(), words(data))
    random.Random(0).shuffle(found)  # noqa: S311 - nothing secret
    weights, bias = learnt([one for place, one in enumerate(found) if place % HELD_OUT])
    click.echo(f"{len(found)} words; ranked right: {ranked(weights, bias, found[::HELD_OUT]):.3f}")
    weights, bias = learnt(found)
    step = np.float32(np.abs(weights).max() / 127)
    np.savez_compressed(out, weights=np.round(weights / step).astype(np.int8), bias=bias, step=step)


def names() -> tuple[Counter[str], Counter[str]]:
    """Count in how many countries Faker has each word of given names, and of family names."""
    people = importlib.import_module("faker.providers.person")
    given, family = Counter[str](), Counter[str]()
    for country in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{country.name}").Provider
        for kind, count in (("first", given), ("last", family)):
            lists = [getattr(provider, field) for field in dir(provider) if kind in field and "format" not in field]
            listed = [name for value in lists if isinstance(value, (tuple, list, set, dict)) for name in value]
            count.update({word for name in listed if isinstance(name, str) for word in WORD.findall(name.casefold())})
    return given, family


def words(data: Path) -> Mapping[str, int]:
    """Return on how many pages each word stands that is no name."""
    count: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for page in pages(data):
        text = page["flat"].get("soup") or next(iter(page["flat"].values()))
        count.update({word.casefold() for pattern in (SMALL, NOUN) for word in pattern.findall(text)})
        places.update({word.casefold() for word in PLACE.findall(text)})
    count.update({place: pages_with for place, pages_with in places.items() if pages_with > 1 and place not in count})
    return count


def pages(data: Path) -> Iterator[dict[str, dict[str, str]]]:
    """Yield the pages of half the publishers."""
    for path in sorted(data.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                page = json.loads(line)
                if page["flat"] and "authors" in page["gold"] and crc32(urlsplit(page["url"]).netloc.encode()) % 2 == 0:
                    yield page


def examples(given: Counter[str], family: Counter[str], counted: Mapping[str, int]) -> list[Example]:
    """Put names and words together; what is both stands there as both.

    >>> [(one.word, one.part) for one in examples(Counter(["rose"]), Counter(["moreno"]), {"rose": 40, "moreno": 1, "bridge": 3})]
    [('moreno', True), ('rose', True), ('bridge', False), ('rose', False)]
    """
    parts = given + family
    found = [
        Example(word, word in given, part=True, weight=1 + math.log(count)) for word, count in sorted(parts.items())
    ]
    for word, count in sorted(counted.items()):
        if word not in parts:
            found.append(Example(word, given=False, part=False, weight=min(MOST_WEIGHT, 1 + math.log(count))))
        elif count >= COMMON:
            found.append(Example(word, given=False, part=False, weight=AMBIGUOUS))
    return found


def learnt(some: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Fit two logistic regressions on the hashed runs of letters."""
    runs = [buckets(one.word) for one in some]
    bags = torch.tensor([run for bag in runs for run in bag])
    starts = torch.tensor([0, *accumulate(map(len, runs[:-1]))])
    truth = torch.tensor([[float(one.given), float(one.part)] for one in some])
    counts = torch.tensor([[one.weight] for one in some])
    table = torch.nn.Parameter(torch.zeros(BUCKETS, 2))
    bias = torch.nn.Parameter(torch.zeros(2))
    optimizer = torch.optim.LBFGS([table, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        odds = functional.embedding_bag(bags, table, starts, mode="sum") + bias
        entropy = functional.binary_cross_entropy_with_logits(odds, truth, weight=counts, reduction="sum")
        held = entropy + SHRINK / 2 * (table**2).sum()
        held.backward()
        return held

    optimizer.step(loss)
    return table.detach().numpy(), bias.detach().numpy()


def ranked(weights: np.ndarray, bias: np.ndarray, some: Sequence[Example]) -> float:
    """Return how often a name is ranked above a word that is none."""
    odds = np.array([weights[buckets(one.word)].sum(0)[1] + bias[1] for one in some])
    part = np.array([one.part for one in some])
    ranks = np.argsort(np.argsort(odds))
    return float((ranks[part].mean() - ranks[~part].mean()) / len(some) + 0.5)


if __name__ == "__main__":
    main()
