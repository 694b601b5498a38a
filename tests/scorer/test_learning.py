"""From examples to weights, on three pages of ours: the whole way, small enough for every test run."""

from __future__ import annotations

import io

import numpy as np
import pytest

from newsclean.read import read
from newsclean.scorer.features import features
from newsclean.scorer.network import Weights, forward, load
from newsclean.scorer.train import data
from tests.scorer.pages import page

torch = pytest.importorskip("torch", reason="training needs the extra newsclean[train]")

from newsclean.scorer.train.evidence import evidence  # noqa: E402 - they import torch
from newsclean.scorer.train.loop import collated, trained  # noqa: E402
from newsclean.scorer.train.network import exported  # noqa: E402
from newsclean.scorer.train.network import forward as forward_in_torch  # noqa: E402
from newsclean.scorer.train.vocabulary import numbered, vocabulary  # noqa: E402


def learnt(seed: int) -> Weights:
    examples = [example for number in range(3) for example in data.examples(page(number))]
    words = vocabulary(examples, fewest=2)
    examples = [numbered(example, words) for example in examples]
    parameters = trained(examples, len(words), seed, lambda _: None, epochs=40)
    file = io.BytesIO()
    np.savez(
        file, allow_pickle=False, vocabulary=words, evidence=evidence(examples, parameters), **exported(parameters)
    )
    file.seek(0)
    return load(file)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return learnt(seed=0)


def test_numpy_computes_what_pytorch_does(weights: Weights) -> None:
    example = next(iter(data.examples(page(2))))
    parameters = {
        name: torch.from_numpy(value) for name, value in {**weights.dense, "vectors": weights.vectors}.items()
    }
    batch = collated([numbered(example, weights.vocabulary)], [0], len(example.labels))
    scores, clutter = forward_in_torch(batch, parameters)
    here = forward(example.features, weights)
    assert np.allclose(here.places, torch.log_softmax(scores, dim=-1)[0].numpy(), atol=1e-4)
    assert here.clutter == pytest.approx(float(clutter[0]), abs=1e-4)


def test_the_same_seed_gives_the_same_weights(weights: Weights) -> None:
    again, other = learnt(seed=0), learnt(seed=1)
    assert all(np.array_equal(value, again.dense[name]) for name, value in weights.dense.items())
    assert not np.array_equal(weights.dense["out.weight"], other.dense["out.weight"])


def test_an_article_is_told_from_its_page(weights: Weights) -> None:
    seen = read(page(3)["flat"]["lines"])
    article = np.exp(forward(features(seen.blocks, seen.main), weights).places[:, 1])
    assert article[4:7].mean() > article[[0, 1, 2, 3, 7, 8, 9]].mean() + 0.1
