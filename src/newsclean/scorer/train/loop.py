"""Examples to weights: the training loop, the same on every run with the same seed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional

from newsclean.scorer.network import PLACES
from newsclean.scorer.train.data import WANTED
from newsclean.scorer.train.network import BAGS, Bag, Batch, Tensor, forward

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from newsclean.scorer.features import Features, Hashes32
    from newsclean.scorer.network import Source
    from newsclean.scorer.train.data import Example


class Plan(NamedTuple):
    """How long to learn."""

    epochs: int
    """Times that every example is seen."""
    blocks: int
    """Most blocks a step, padding counted."""


PLANS: Mapping[Source, Plan] = {"text": Plan(5, 8000), "html": Plan(12, 4000)}
"""By source. With eight epochs on text, the loss falls on by a third, and rises on publishers held out; of HTML there are
a sixth of the pages, and what was learnt from text is there already."""

LONGEST = 600
"""Blocks of a page that a step looks at: a longer page is seen in parts, another one each time."""

BATCH_PAGES = 64
"""Most pages a step."""

RATE, DECAY = 2e-3, 0.02
"""AdamW's learning rate at its height and its weight decay (Loshchilov and Hutter 2019)."""

WARM_UP = 200
"""Steps in which the rate rises; from there it falls as a cosine."""

LOWEST = 0.01
"""Share of the rate that is left at the end."""

AVERAGED = 0.999
"""How much of the running average of the weights each step keeps (Polyak and Juditsky 1992); it is the average that
is exported."""

STEEPEST = 1.0
"""Norm at which gradients are clipped."""

WORDS_POWER = 0.75
"""How a block's weight grows with its words: what is measured in the end is words, but a subhead matters as well."""

SMOOTHED = 0.02
"""Share of each label that is spread over the other places: the gold errs."""

PLACES_SHARE = 0.7
"""Weight of telling the four places apart; the rest is for the share of words that the gold keeps."""

CLUTTER_SHARE = 0.2
"""Weight of telling clean pages from others, beside the blocks' loss."""

CLUTTERED_WEIGHT = 0.3
"""Weight of a cluttered page against a clean one: to touch a clean article is the worse mistake."""


def trained(
    examples: Sequence[Example],
    parameters: Mapping[str, Tensor],
    plan: Plan,
    seed: int,
    say: Callable[[str], None],
) -> Mapping[str, Tensor]:
    """Return what the examples make of the parameters to begin with; their n-grams and names are numbered."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    average = {name: value.detach().clone() for name, value in parameters.items()}
    optimizer = torch.optim.AdamW(parameters.values(), lr=RATE, weight_decay=DECAY)
    steps = plan.epochs * sum(1 for _ in batches(examples, np.random.default_rng(seed), plan.blocks))
    step = 0
    for epoch in range(plan.epochs):
        losses = []
        for batch in batches(examples, chance, plan.blocks):
            for group in optimizer.param_groups:
                group["lr"] = RATE * rate(step, steps)
            loss = loss_of(batch, parameters)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters.values(), STEEPEST)
            optimizer.step()
            step += 1
            kept = min(AVERAGED, step / (step + WARM_UP))
            with torch.no_grad():
                for name, value in parameters.items():
                    average[name].lerp_(value, 1 - kept)
            losses.append(float(loss.detach()))
        say(f"epoch {epoch + 1} of {plan.epochs}: loss {np.mean(losses):.4f}")
    return average


def rate(step: int, steps: int) -> float:
    """Return the share of the learning rate at a step."""
    return min(1.0, (step + 1) / WARM_UP) * max(LOWEST, (1 + math.cos(math.pi * min(1.0, step / steps))) / 2)


def batches(
    examples: Sequence[Example], chance: np.random.Generator, blocks: int = PLANS["text"].blocks
) -> Iterator[Batch]:
    """Yield every example once, pages of like length together, in random order."""
    sizes = np.array([min(len(example.labels), LONGEST) for example in examples])
    groups: list[list[int]] = [[]]
    for number in np.argsort(sizes * (1 + 0.1 * chance.random(len(sizes)))):
        group = groups[-1]
        longest = max([sizes[number], *sizes[group]])
        if group and (longest * (len(group) + 1) > blocks or len(group) == BATCH_PAGES):
            groups.append([])
        groups[-1].append(int(number))
    for place in chance.permutation(len(groups)):
        parts = [examples[number] for number in groups[place]]
        starts = [int(chance.integers(0, max(1, len(part.labels) - LONGEST + 1))) for part in parts]
        yield collated(parts, starts, LONGEST)


def collated(examples: Sequence[Example], starts: Sequence[int], longest: int) -> Batch:
    """Put some pages, from a block of each on, into one batch."""
    sizes = [min(len(example.labels) - start, longest) for example, start in zip(examples, starts, strict=True)]
    shape = (len(examples), max(sizes))
    measures = np.zeros((*shape, examples[0].features.measures.shape[1]), np.float32)
    real, shares, words, trust = (np.zeros(shape, np.float32) for _ in range(4))
    places = np.zeros(shape, np.int64)
    bags: list[list[Hashes32]] = [[] for _ in range(1 + BAGS)]
    for row, (example, start, size) in enumerate(zip(examples, starts, sizes, strict=True)):
        stop = start + size
        measures[row, :size] = example.features.measures[start:stop]
        real[row, :size] = 1
        shares[row, :size] = example.labels[start:stop]
        words[row, :size] = example.words[start:stop]
        trust[row, :size] = example.trust[start:stop]
        places[row, :size] = places_of(example.labels)[start:stop]
        for number, found in enumerate(bags_of(example.features)):
            bags[number] += found[start:stop]
    return Batch(
        measures=torch.from_numpy(measures),
        ngrams=bag_of(bags[0]),
        names=tuple(bag_of(bag) for bag in bags[1:] if bag),
        real=torch.from_numpy(real),
        shares=torch.from_numpy(shares),
        words=torch.from_numpy(words),
        trust=torch.from_numpy(trust),
        places=torch.from_numpy(places),
    )


def bags_of(page: Features) -> Iterator[list[Hashes32]]:
    """Yield for each block its n-grams; of HTML, also the names of its element, of the one around, and on the way up."""
    yield np.split(page.ngrams, page.starts[1:])
    if page.names:
        names = np.split(page.names.hashes, page.names.starts[1:])
        around, element = page.names.around.tolist(), page.names.element.tolist()
        way = [names[0]]
        for number in range(1, len(names)):
            way.append(np.concatenate([way[around[number]], names[number]]))
        yield [names[number] for number in element]
        yield [names[max(around[number], 0)] for number in element]
        yield [way[number] for number in element]


def bag_of(found: Sequence[Hashes32]) -> Bag:
    """Put what stands in some blocks into one bag."""
    lengths = np.array([len(numbers) for numbers in found])
    numbers = np.concatenate(found).astype(np.int64)
    return Bag(torch.from_numpy(numbers), torch.from_numpy(np.cumsum(lengths) - lengths))


def places_of(labels: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Return the number of each block's place in `PLACES`.

    >>> places_of(np.array([0, 1, 0, 1, 0], np.float32)).tolist()
    [0, 1, 2, 1, 3]
    """
    wanted = labels >= WANTED
    seen = np.cumsum(wanted)
    outside = np.select(
        [seen == 0, seen == seen[-1]], [PLACES.index("above"), PLACES.index("below")], PLACES.index("between")
    )
    return np.where(wanted, PLACES.index("article"), outside)


def loss_of(batch: Batch, parameters: Mapping[str, Tensor]) -> Tensor:
    """Return the mean over the pages: of the blocks' losses, the long ones weighing more, and of the page's own."""
    scores, clutter = forward(batch, parameters, learning=True)
    weights = (batch.words**WORDS_POWER + 1) * batch.trust
    by_place = functional.cross_entropy(
        scores.transpose(1, 2), batch.places, reduction="none", label_smoothing=SMOOTHED
    )
    article = torch.log_softmax(scores, dim=-1)[..., PLACES.index("article")]
    other = torch.log1p(-article.exp().clamp(max=1 - 1e-6))
    by_share = -(batch.shares * article + (1 - batch.shares) * other)
    blocks = PLACES_SHARE * by_place + (1 - PLACES_SHARE) * by_share
    pages = (blocks * weights).sum(1) / weights.sum(1).clamp(min=1)
    cluttered = ((batch.shares < WANTED).float() * batch.real).amax(1)
    page = functional.binary_cross_entropy_with_logits(clutter, cluttered, pos_weight=torch.tensor(CLUTTERED_WEIGHT))
    return pages.mean() + CLUTTER_SHARE * page
