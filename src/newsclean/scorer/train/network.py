"""The scorer's network in PyTorch: what `scorer.network.forward` computes, over many pages at once and with gradients.

The parameters have the names that they have in the weights' file, so the two read side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import torch
from torch.nn import functional

from newsclean.scorer.features import COLUMNS, MEASURES
from newsclean.scorer.network import DILATIONS, EPSILON, PAGE_AT, PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

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

LEAST = -1e4
"""What stands for a block that isn't there, where the maximum is taken."""


class Batch(NamedTuple):
    """Some pages, padded to the longest: b pages of n blocks at most."""

    measures: Tensor
    """b by n by `COLUMNS`."""
    ngrams: Tensor
    """Numbers in the vocabulary of all real blocks' n-grams, one block after the other."""
    offsets: Tensor
    """Where each real block's begin."""
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


def fresh(seed: int, vocabulary: int) -> dict[str, Tensor]:
    """Return parameters to begin with, for a vocabulary of this size."""
    chance = torch.Generator().manual_seed(seed)

    def layer(name: str, inputs: int, outputs: int, fan_in: int | None = None) -> dict[str, Tensor]:
        scale = (1 / (fan_in or inputs)) ** 0.5
        weight = (torch.rand(inputs, outputs, generator=chance) * 2 - 1) * scale
        return {f"{name}.weight": weight, f"{name}.bias": torch.zeros(outputs)}

    first = layer("in", len(COLUMNS) + VECTOR, WIDTH)
    parameters = {
        "vectors": torch.randn(vocabulary, VECTOR, generator=chance) * 0.05,
        "in.measures": first["in.weight"][: len(COLUMNS)].clone(),
        "in.vectors": first["in.weight"][len(COLUMNS) :].clone(),
        "in.bias": first["in.bias"],
        **layer("out", WIDTH, len(PLACES)),
        **layer("clutter", 2 * WIDTH, 1),
    }
    for number in PAGE_AT:
        parameters |= layer(f"page{number}", 2 * WIDTH, WIDTH)
    for number in range(len(DILATIONS)):
        parameters |= layer(f"conv{number}", 3 * WIDTH, WIDTH)
    return {name: value.requires_grad_() for name, value in parameters.items()}


def forward(batch: Batch, w: Mapping[str, Tensor], *, learning: bool = False) -> tuple[Tensor, Tensor]:
    """Return the scores of the places, b by n by 4, and the log-odds of clutter, b."""
    real = batch.real.unsqueeze(-1)
    bags = functional.embedding_bag(batch.ngrams, w["vectors"], batch.offsets, mode="mean")
    vectors = torch.zeros(*batch.real.shape, bags.shape[1])
    vectors[batch.real > 0] = bags
    measures = batch.measures
    if learning:
        vectors = vectors * chosen(len(vectors), 1, 1, share=NO_WORDS) * chosen(*batch.real.shape, 1, share=NO_WORDS)
        cues = measures[..., len(MEASURES) :]
        measures = torch.cat([measures[..., : len(MEASURES)], cues * chosen(*cues.shape, share=NO_CUE)], dim=-1)
    hidden = functional.relu(measures @ w["in.measures"] + vectors @ w["in.vectors"] + w["in.bias"])
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


def exported(parameters: Mapping[str, Tensor]) -> dict[str, npt.NDArray[Any]]:
    """Return the parameters as the weights' file holds them: in half floats."""
    return {name: value.detach().numpy().astype(np.float16) for name, value in parameters.items()}
