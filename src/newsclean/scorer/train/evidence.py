"""A straight line through what the network has learnt, so that its reasons can be put in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from newsclean.scorer.network import PLACES
from newsclean.scorer.train.loop import batches
from newsclean.scorer.train.network import Tensor, forward

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from newsclean.scorer.train.data import Example

SURE = 6.0
"""Log-odds beyond which the network is sure, and the line need not follow."""

RIDGE = 1e-3
"""What holds columns near zero that hardly vary, as a share of the blocks (Hoerl and Kennard 1970)."""


def evidence(examples: Sequence[Example], parameters: Mapping[str, Tensor]) -> npt.NDArray[np.float32]:
    """Return how much each column speaks for the article: the least-squares slopes of the network's log-odds."""
    width = examples[0].features.measures.shape[1] + 1
    squares, products, count = np.zeros((width, width)), np.zeros(width), 0
    with torch.no_grad():
        for batch in batches(examples, np.random.default_rng(0)):
            scores = torch.log_softmax(forward(batch, parameters)[0], dim=-1)[..., PLACES.index("article")]
            odds = (scores - torch.log1p(-scores.exp().clamp(max=1 - 1e-6))).clamp(-SURE, SURE)
            real = batch.real > 0
            rows = batch.measures[real].double().numpy()
            rows = np.hstack([rows, np.ones((len(rows), 1))])
            squares += rows.T @ rows
            products += rows.T @ odds[real].double().numpy()
            count += len(rows)
    slopes = np.linalg.solve(squares + RIDGE * count * np.eye(width), products)
    return slopes[:-1].astype(np.float32)
