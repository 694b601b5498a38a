"""The scorer's network in PyTorch: what `scorer.network.forward` computes, over many pages at once and with gradients.

The parameters have the names that they have in the weights' file, so the two read side by side.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import torch
from torch.nn import functional

from newsclean.scorer.features import COLUMNS, HTML_COLUMNS, MEASURES
from newsclean.scorer.network import DILATIONS, EPSILON, PAGE_AT, PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    from newsclean.scorer.train.vocabulary import Vocabularies

Tensor: TypeAlias = torch.Tensor

WIDTH = 64
"""Numbers that stand for a block between the layers."""

VECTOR = 8
"""Numbers that stand for an n-gram. Wider ones learn their publishers by heart."""

DROPOUT = 0.2
"""Share of the numbers between the layers that a step forgets."""

NO_WORDS = 0.25
"""Share of the blocks, and again of the pages, that are learnt without their words: a language that the data lacks
has no more than that."""

NO_CUE = 0.1
"""Share of the cues that a step forgets: phrase tables have gaps."""

NO_NAMES = 0.25
"""Share of the pages that are learnt without the names of their elements: they are in English, and some are made up."""

NO_DECLARED = 0.3
"""Share of the pages that are learnt without the text that they declare: most declare none."""

DECLARED_COLUMNS = 2
"""The last columns, which tell of that text."""

BAGS = 3
"""Vectors that stand for what the elements around a block are called."""

LEAST = -1e4
"""What stands for a block that isn't there, where the maximum is taken."""


class Bag(NamedTuple):
    """What stands in the real blocks, by its number in the vocabulary."""

    numbers: Tensor
    """One block's after the other's."""
    offsets: Tensor
    """Where each block's begin."""


class Batch(NamedTuple):
    """Some pages, padded to the longest: b pages of n blocks at most."""

    measures: Tensor
    """b by n by `COLUMNS` or `HTML_COLUMNS`."""
    ngrams: Bag
    names: tuple[Bag, ...]
    """Of the block's element, of the one around it, and of all on the way up; none where there is no markup."""
    real: Tensor
    """b by n: 1 where a block is, 0 where there is padding."""
    shares: Tensor
    """b by n: the labels."""
    words: Tensor
    """b by n."""
    trust: Tensor
    """b by n: 1 where the label is to be learnt from."""
    places: Tensor
    """b by n: the number of the label in `PLACES`."""


def fresh(seed: int, words: Vocabularies) -> dict[str, Tensor]:
    """Return parameters to begin with."""
    columns = len(HTML_COLUMNS if len(words.names) else COLUMNS)
    chance = torch.Generator().manual_seed(seed)

    def layer(name: str, inputs: int, outputs: int, fan_in: int | None = None) -> dict[str, Tensor]:
        scale = (1 / (fan_in or inputs)) ** 0.5
        weight = (torch.rand(inputs, outputs, generator=chance) * 2 - 1) * scale
        return {f"{name}.weight": weight, f"{name}.bias": torch.zeros(outputs)}

    first = layer("in", columns + VECTOR, WIDTH)
    parameters = {
        "vectors": torch.randn(len(words.ngrams), VECTOR, generator=chance) * 0.05,
        "in.measures": first["in.weight"][:columns].clone(),
        "in.vectors": first["in.weight"][columns:].clone(),
        "in.bias": first["in.bias"],
        **layer("out", WIDTH, len(PLACES)),
        **layer("clutter", 2 * WIDTH, 1),
    }
    for number in PAGE_AT:
        parameters |= layer(f"page{number}", 2 * WIDTH, WIDTH)
    for number in range(len(DILATIONS)):
        parameters |= layer(f"conv{number}", 3 * WIDTH, WIDTH)
    if len(words.names):
        parameters["names.vectors"] = torch.randn(len(words.names), VECTOR, generator=chance) * 0.05
        parameters["in.names"] = layer("in", BAGS * VECTOR, WIDTH)["in.weight"]
    return {name: value.requires_grad_() for name, value in parameters.items()}


def continued(learnt: Mapping[str, Tensor], seed: int, words: Vocabularies) -> dict[str, Tensor]:
    """Return parameters to begin with on HTML, from those learnt on text: what only markup needs is fresh."""
    parameters = fresh(seed, words)
    with torch.no_grad():
        for name, value in learnt.items():
            parameters[name][: len(value)] = value  # the columns of the markup stand behind the others
    return parameters


def forward(batch: Batch, w: Mapping[str, Tensor], *, learning: bool = False) -> tuple[Tensor, Tensor]:
    """Return the scores of the places, b by n by 4, and the log-odds of clutter, b."""
    real = batch.real.unsqueeze(-1)
    bags = functional.embedding_bag(batch.ngrams.numbers, w["vectors"], batch.ngrams.offsets, mode="mean")
    vectors = spread(bags, batch.real)
    measures = batch.measures
    if learning:
        vectors = vectors * chosen(len(vectors), 1, 1, share=NO_WORDS) * chosen(*batch.real.shape, 1, share=NO_WORDS)
        measures = forgetful(measures)
    seen = measures @ w["in.measures"] + vectors @ w["in.vectors"] + w["in.bias"]
    if batch.names:
        seen = seen + named(batch, w, learning=learning) @ w["in.names"]
    hidden = functional.relu(seen)
    hidden = functional.dropout(hidden, DROPOUT, learning) * real
    for number, dilation in enumerate(DILATIONS):
        if number in PAGE_AT:
            page = functional.relu(pooled(hidden, real) @ w[f"page{number}.weight"] + w[f"page{number}.bias"])
            hidden = hidden + page.unsqueeze(1) * real
        even = functional.layer_norm(hidden, hidden.shape[-1:], eps=EPSILON)
        beside = neighbours(even * real, dilation)
        seen = functional.relu(beside @ w[f"conv{number}.weight"] + w[f"conv{number}.bias"])
        hidden = (hidden + functional.dropout(seen, DROPOUT, learning)) * real
    clutter = pooled(hidden, real) @ w["clutter.weight"] + w["clutter.bias"]
    return hidden @ w["out.weight"] + w["out.bias"], clutter.squeeze(-1)


def spread(rows: Tensor, real: Tensor) -> Tensor:
    """Return the real blocks' rows in their places, and zeros in the others."""
    wide = torch.zeros(*real.shape, rows.shape[1])
    wide[real > 0] = rows
    return wide


def forgetful(measures: Tensor) -> Tensor:
    """Return the measures without some of the cues, and without some pages' declared texts."""
    first, cues, markup = measures.tensor_split((len(MEASURES), len(COLUMNS)), dim=-1)
    place, declared = markup[..., :-DECLARED_COLUMNS], markup[..., -DECLARED_COLUMNS:]
    known = declared * chosen(len(measures), 1, 1, share=NO_DECLARED)
    return torch.cat([first, cues * chosen(*cues.shape, share=NO_CUE), place, known], dim=-1)


def named(batch: Batch, w: Mapping[str, Tensor], *, learning: bool) -> Tensor:
    """Return b by n by `BAGS` vectors, side by side: the means of the names of the elements around each block."""
    bags = [functional.embedding_bag(bag.numbers, w["names.vectors"], bag.offsets, mode="mean") for bag in batch.names]
    wide = spread(torch.cat(bags, dim=-1), batch.real)
    return wide * chosen(len(wide), 1, 1, share=NO_NAMES) if learning else wide


def chosen(*shape: int, share: float) -> Tensor:
    """Return ones with a share of zeros."""
    return (torch.rand(*shape) >= share).float()


def pooled(hidden: Tensor, real: Tensor) -> Tensor:
    """Return the blocks' mean and maximum, one after the other."""
    mean = (hidden * real).sum(1) / real.sum(1)
    return torch.cat([mean, hidden.masked_fill(real == 0, LEAST).amax(1)], dim=-1)


def neighbours(hidden: Tensor, dilation: int) -> Tensor:
    """Return for each block the block `dilation` before it, itself, and the one after, side by side."""
    count = hidden.shape[1]
    wide = functional.pad(hidden, (0, 0, dilation, dilation))
    return torch.cat([wide[:, :count], hidden, wide[:, 2 * dilation :]], dim=-1)


def write(
    file: Path | IO[bytes], parameters: Mapping[str, Tensor], words: Vocabularies, evidence: npt.NDArray[np.float32]
) -> None:
    """Write what has been learnt as `scorer.network.load` reads it: in half floats."""
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in parameters.items()}
    names = {"names": words.names} if len(words.names) else {}
    np.savez_compressed(file, allow_pickle=False, vocabulary=words.ngrams, evidence=evidence, **names, **arrays)
