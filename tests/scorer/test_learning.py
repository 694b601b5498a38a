"""From examples to weights, on three pages of ours: the whole way, small enough for every test run."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest

from newsclean.prose import pages
from newsclean.read import read
from newsclean.read.html import read_html
from newsclean.scorer.features import features
from newsclean.scorer.network import Weights, forward, load
from newsclean.scorer.train import data
from tests.scorer.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.scorer.train.network import Tensor

torch = pytest.importorskip("torch", reason="training needs the extra newsclean[train]")

from newsclean.scorer.train.evidence import evidence  # noqa: E402 - they import torch
from newsclean.scorer.train.loop import Plan, collated, trained  # noqa: E402
from newsclean.scorer.train.network import continued, fresh, write  # noqa: E402
from newsclean.scorer.train.network import forward as forward_in_torch  # noqa: E402
from newsclean.scorer.train.vocabulary import Vocabularies, numbered, vocabularies  # noqa: E402

PLAN = Plan(epochs=40, blocks=8000)


def learnt(seed: int) -> dict[str, Weights]:
    """Learn from text, and go on from there with HTML."""
    text, html = (
        [example for number in range(3) for example in layouts(page(number))]
        for layouts in (data.examples, data.html_examples)
    )
    words = vocabularies([*text, *html], fewest=2, fewest_naming=2)
    known = words._replace(names=words.names[:0])
    parameters = trained(numbered_all(text, known), fresh(seed, known), PLAN, seed, lambda _: None)
    found = {"text": written(numbered_all(text, known), parameters, known)}
    parameters = trained(numbered_all(html, words), continued(parameters, seed, words), PLAN, seed, lambda _: None)
    return found | {"html": written(numbered_all(html, words), parameters, words)}


def numbered_all(examples: list[data.Example], words: Vocabularies) -> list[data.Example]:
    return [numbered(example, words) for example in examples]


def written(examples: list[data.Example], parameters: Mapping[str, Tensor], words: Vocabularies) -> Weights:
    file = io.BytesIO()
    write(file, parameters, words, evidence(examples, parameters))
    file.seek(0)
    return load(file)


@pytest.fixture(scope="module")
def weights() -> dict[str, Weights]:
    return learnt(seed=0)


@pytest.mark.parametrize("source", ["text", "html"])
def test_numpy_computes_what_pytorch_does(weights: dict[str, Weights], source: str) -> None:
    example = next(iter({"text": data.examples, "html": data.html_examples}[source](page(2))))
    here = weights[source]
    tables = {"vectors": here.ngrams.vectors} | ({"names.vectors": here.names.vectors} if here.names else {})
    parameters = {name: torch.from_numpy(value) for name, value in {**here.dense, **tables}.items()}
    words = Vocabularies(here.ngrams.hashes, here.names.hashes if here.names else here.ngrams.hashes[:0])
    batch = collated([numbered(example, words)], [0], len(example.labels))
    scores, clutter = forward_in_torch(batch, parameters)
    there = forward(example.features, here)
    assert np.allclose(there.places, torch.log_softmax(scores, dim=-1)[0].numpy(), atol=1e-4)
    assert there.clutter == pytest.approx(float(clutter[0]), abs=1e-4)


def test_the_same_seed_gives_the_same_weights(weights: dict[str, Weights]) -> None:
    again, other = learnt(seed=0), learnt(seed=1)
    for source, here in weights.items():
        assert all(np.array_equal(value, again[source].dense[name]) for name, value in here.dense.items())
        assert not np.array_equal(here.dense["out.weight"], other[source].dense["out.weight"])


@pytest.mark.parametrize("source", ["text", "html"])
def test_an_article_is_told_from_its_page(weights: dict[str, Weights], source: str) -> None:
    unseen = page(3)
    seen = read(unseen["flat"]["lines"]) if source == "text" else pages([read_html(unseen["html"], None)])[0]
    article = np.exp(forward(features(seen), weights[source]).places[:, 1])
    assert article[4:7].mean() > article[[0, 1, 2, 3, 7, 8, 9]].mean() + 0.1
