"""Learn where line breaks were lost: `python -m newsclean.scorer.train.breaks DATA OUT`.

DATA is a folder of data sets as for the scorer; of their pages only the HTML is looked at, since its elements say where
blocks begin. OUT is `src/newsclean/read/breaks.npz`: weights only, and no word that could be read from them. `--without`
leaves out a part of the publishers, and measures on it.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import click
import numpy as np
import torch
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from torch.nn import functional

from newsclean.read.breaks import BUCKETS, DILATIONS, LIKELY, language_of, load, log_odds
from newsclean.read.breakwords import words_of
from newsclean.read.seams import is_glued
from newsclean.read.walk import BLOCKS, CELLS
from newsclean.scorer.train.data import FOLDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt
    from bs4.element import PageElement

    from newsclean.measure import Ints
    from newsclean.scorer.features import Floats

Tensor: TypeAlias = torch.Tensor

EPOCHS, BATCH, RATE = 3, 32, 4e-3
"""How long and how fast it learns."""

WIDTH, VECTOR = 32, 8
"""Numbers that stand for a word between the layers, and for which word it is. With a width of 48 and an epoch more, of a
hundred cuts one more is right, and pages come out no cleaner."""

DROPOUT, UNKNOWN, DECAY = 0.1, 0.3, 0.05
"""Share of the numbers that a step forgets, of the words whose vector it does not see, and AdamW's decay of vectors."""

TOGETHER = 256
"""Words of a stretch that is learnt from."""

SPREAD = 0.1
"""Within which the words' vectors are drawn."""

LONGEST = 150_000
"""Characters of a page that are looked at."""

SHORTEST = 500
"""Characters of the shortest page: an error message teaches nothing."""

BREAKING = BLOCKS | CELLS | {"br", "hr"}
"""Elements before and behind which a line ends."""

DROPPED = ["script", "style", "noscript", "template"]


class Example(NamedTuple):
    """The words of one page, in one layout."""

    name: str
    fold: int
    inputs: Floats
    hashes: npt.NDArray[np.uint64]
    broken: npt.NDArray[np.bool_]
    """Whether a line began with a word."""


def fresh(columns: int) -> dict[str, Tensor]:
    """Return weights drawn at random, with the names that they have in the file."""

    def drawn(rows: int, width: int = WIDTH, spread: float | None = None) -> Tensor:
        return ((torch.rand(rows, width) * 2 - 1) * (spread or rows**-0.5)).requires_grad_()

    parameters = {
        "words": drawn(BUCKETS, VECTOR, SPREAD),
        "in.inputs": drawn(columns),
        "in.words": drawn(VECTOR),
        "in.bias": torch.zeros(WIDTH, requires_grad=True),
        "out.weight": drawn(WIDTH, 1),
        "out.bias": torch.zeros(1, requires_grad=True),
    }
    for number in range(len(DILATIONS)):
        parameters[f"conv{number}.weight"] = drawn(3 * WIDTH)
        parameters[f"conv{number}.bias"] = torch.zeros(WIDTH, requires_grad=True)
    return parameters


def forward(inputs: Tensor, buckets: Tensor, parameters: Mapping[str, Tensor], *, learning: bool = False) -> Tensor:
    """Compute what `newsclean.read.breaks.log_odds` does, for some stretches of words, with gradients."""
    vectors = parameters["words"][buckets]
    if learning:
        vectors = vectors * (torch.rand(buckets.shape) >= UNKNOWN)[..., None]
    hidden = inputs @ parameters["in.inputs"] + vectors @ parameters["in.words"] + parameters["in.bias"]
    hidden = functional.relu(hidden)
    for number, distance in enumerate(DILATIONS):
        size = hidden.shape[1]
        padded = functional.pad(functional.dropout(hidden, DROPOUT, learning), (0, 0, distance, distance))
        around = torch.cat([padded[:, place * distance :][:, :size] for place in range(3)], -1)
        hidden = hidden + functional.relu(
            around @ parameters[f"conv{number}.weight"] + parameters[f"conv{number}.bias"]
        )
    return (hidden @ parameters["out.weight"] + parameters["out.bias"])[..., 0]


def write(path: Path, parameters: Mapping[str, Tensor]) -> None:
    """Write weights as they are shipped: half floats, and the words' vectors in bytes."""
    arrays: dict[str, Any] = {name: value.detach().numpy().astype(np.float16) for name, value in parameters.items()}
    vectors = parameters["words"].detach().numpy()
    step = np.float32(np.abs(vectors).max() / 127)
    np.savez_compressed(path, **{**arrays, "words": np.round(vectors / step).astype(np.int8), "step": step})


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--without", type=click.IntRange(0, FOLDS - 1), multiple=True, help="A part of the publishers.")
def main(data: Path, out: Path, without: tuple[int, ...]) -> None:
    """Learn, measure, write."""
    every = [one for path in sorted(data.glob("*.jsonl.xz")) for one in examples(path)]
    write(out, learnt([one for one in every if one.fold not in without], EPOCHS))
    for line in measured([one for one in every if one.fold in without], out):
        click.echo(line)


def examples(path: Path) -> Iterator[Example]:
    """Yield the pages of a data set in every layout."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for page in map(json.loads, lines):
            for layout, (whole, begins) in layouts(strings(page.get("html") or "")).items():
                text = whole[:LONGEST]
                if len(text) >= SHORTEST:
                    words = words_of(text, language_of(text), glued=layout != "one line" and is_glued([text]))
                    broken = np.isin(words.starts, begins)
                    name = f"{path.name.split('.')[0]} {layout}"
                    yield Example(name, fold(page["url"]), words.inputs.astype(np.float16), words.hashes, broken)


def strings(html: str) -> Iterator[tuple[str, bool]]:
    """Yield a page's strings, and whether a line begins with each: its element says so, or it is a link behind a link.

    >>> list(strings("<nav><a>Home</a><a>Sport</a></nav><p>It <b>rained</b>."))
    [('Home', True), ('Sport', True), ('It ', True), ('rained', False), ('.', False)]
    """
    tree = BeautifulSoup(html, "lxml")
    for tag in tree.find_all(DROPPED):
        tag.decompose()
    begins, link = True, None
    for node in walked(tree):
        if not isinstance(node, NavigableString):
            begins = begins or node in BREAKING
        elif node.isspace():
            yield str(node), False
        else:
            now = node.find_parent("a")
            yield str(node), begins or bool(now and link and now is not link)
            begins, link = False, now


def walked(tree: Tag) -> Iterator[str | NavigableString]:
    """Yield the name of each element as it starts and as it ends, and the strings between."""
    inside: list[tuple[str, Iterator[PageElement]]] = [(tree.name, iter(tree.children))]
    while inside:
        name, rest = inside[-1]
        node = next(rest, None)
        if node is None:
            inside.pop()
            yield name
        elif isinstance(node, Tag):
            yield node.name
            inside.append((node.name, iter(node.children)))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):  # such as a comment
            yield node


def layouts(some: Iterator[tuple[str, bool]]) -> dict[str, tuple[str, list[int]]]:
    r"""Put a page's strings together as flatteners do that lose line breaks, and say where lines began.

    >>> layouts(iter([("Home", True), ("\n", False), ("It ", True), ("rained", False)]))["one line"]
    ('Home It rained', [0, 5])
    """
    known = list(some)
    tidied = [(" ".join(text.split()), begins) for text, begins in known if not text.isspace()]
    return {
        "one line": put_together([(f"{text} ", begins) for text, begins in tidied]),
        "glued": put_together(tidied),
        "spaces": put_together([(text.replace("\n", " "), begins) for text, begins in known]),
    }


def put_together(some: Sequence[tuple[str, bool]]) -> tuple[str, list[int]]:
    """Put strings together, and say where those begin that begin a line, or that lack the space before them.

    >>> put_together([("the", True), ("University", False), ("rose.", False)])
    ('theUniversityrose.', [0, 3])
    """
    starts: list[int] = []
    length, before = 0, ""
    for text, begins in some:
        if begins or (before[-1:].islower() and text[:1].isupper()):
            starts.append(length + len(text) - len(text.lstrip()))
        length, before = length + len(text), text
    return "".join([text for text, _ in some]).rstrip(), starts


def learnt(some: Sequence[Example], epochs: int) -> dict[str, Tensor]:
    """Learn from examples, the same on every run."""
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    parameters = fresh(some[0].inputs.shape[1])
    inputs, buckets, broken, real = (np.concatenate(parts) for parts in zip(*map(stretches, some), strict=True))
    batches = -(-len(inputs) // BATCH)
    dense = [value for name, value in parameters.items() if name != "words"]
    optimizer = torch.optim.AdamW([{"params": [parameters["words"]], "weight_decay": DECAY}, {"params": dense}])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * batches + 1)
    for _ in range(epochs):
        for batch in np.array_split(chance.permutation(len(inputs)), batches):
            known = torch.from_numpy(inputs[batch].astype(np.float32)), torch.from_numpy(buckets[batch])
            odds = forward(*known, parameters, learning=True)
            truth, counts = torch.from_numpy(broken[batch]).float(), torch.from_numpy(real[batch]).float()
            losses = functional.binary_cross_entropy_with_logits(odds, truth, weight=counts, reduction="sum")
            optimizer.zero_grad()
            (losses / counts.sum()).backward()
            optimizer.step()
            schedule.step()
    return parameters


def stretches(one: Example) -> tuple[Floats, Ints, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Cut a page's words into stretches of one length, with zeros behind the last word, and say which words are real."""
    count = len(one.broken)
    missing = -count % TOGETHER
    return (
        np.pad(one.inputs, ((0, missing), (0, 0))).reshape(-1, TOGETHER, one.inputs.shape[1]),
        np.pad((one.hashes % np.uint64(BUCKETS)).astype(np.int64), (0, missing)).reshape(-1, TOGETHER),
        np.pad(one.broken, (0, missing)).reshape(-1, TOGETHER),
        (np.arange(count + missing) < count).reshape(-1, TOGETHER),
    )


def measured(some: Sequence[Example], out: Path) -> Iterator[str]:
    """Yield for each set and layout how many cuts are right, and how many line breaks are found."""
    weights = load(out)
    for name in sorted({one.name for one in some}):
        pairs = [
            (log_odds(one.inputs.astype(np.float32), one.hashes, weights) > LIKELY, one.broken)
            for one in some
            if one.name == name
        ]
        cut, broken = (np.concatenate(column) for column in zip(*pairs, strict=True))
        right = np.count_nonzero(cut & broken)
        yield f"{name}: precision {right / cut.sum():.3f}, recall {right / broken.sum():.3f} of {broken.sum()}"


if __name__ == "__main__":
    main()
