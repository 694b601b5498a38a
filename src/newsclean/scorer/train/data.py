"""Pages with gold to examples: every layout of every page, and what may have become of it.

A data set is a `NAME.jsonl.xz` with a page a line: `id`, `url`, `html`, `flat` (flattener to text) and `gold` with a
`body`, or with the snippets that must and must not be in it (`with`, `without`).
"""

from __future__ import annotations

import json
import lzma
import random
import zlib
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from newsclean.prose import pages as measured
from newsclean.read import read
from newsclean.read.html import read_html
from newsclean.scorer.features import Features, features
from newsclean.scorer.train.align import labels, words_of
from newsclean.scorer.train.flatten import LINE_BREAKS, boxed, disturbed, dressed, inner_text, prompted, soup
from newsclean.scorer.train.silver import silver_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newsclean.model import Block, Page

FOLDS = 5
"""Parts of the publishers, of which each is held out once."""

WANTED = 0.5
"""Share of a block's words that the gold keeps, from which the block is wanted."""

LONGEST_PROMPT = 25
"""Words of the longest block that is put into clean articles as a prompt."""


SPARED = 0.2
"""Share of the runs of boilerplate that stay where most are taken out."""


class Example(NamedTuple):
    """One page, as the network learns it."""

    name: str
    """The data set, the page's place in it, and its layout, divided by slashes."""
    publisher: str
    fold: int
    gold: bool
    """Whether a person, or a parser written for this site, made the body."""
    features: Features
    labels: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    trust: npt.NDArray[np.float32]
    """0 where a label is not to be learnt from, else 1."""


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the pages of a data set, each with its gold body, or one that can be trusted, or None."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            page = json.loads(line)
            body = page["gold"].get("body") or silver_body(page)
            yield {**page, "body": body, "name": f"{path.name.split('.')[0]}/{number}", "fold": fold(page["url"])}


def publisher(url: str) -> str:
    """Return the last two labels of a page's host.

    >>> publisher("https://www.example.org/2026/ferry")
    'example.org'
    """
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def fold(url: str) -> int:
    """Return the part that a page's publisher is in."""
    return zlib.crc32(publisher(url).encode()) % FOLDS


def examples(page: dict[str, Any]) -> Iterator[Example]:
    """Yield the page in every layout."""
    chance = random.Random(page["name"])  # noqa: S311 - training data, no secret; seeded by text, it is the same everywhere
    for layout, text, body in layouts(page, chance):
        read_page = read(text)
        if read_page.source == "text" and read_page.blocks:
            shares = labels([words_of(block.shape) for block in read_page.blocks], body)
            yield example(page, layout, read_page, shares)


def html_examples(page: dict[str, Any]) -> Iterator[Example]:
    """Yield the page's HTML as it is, with most or all of its boilerplate taken out, and the bare body."""
    if not page.get("html"):
        return
    draft = read_html(page["html"], page["url"])
    whole = measured([draft])[0]
    shares = labels([words_of(block.shape) for block in whole.blocks], page["body"])
    chance = random.Random(page["name"])  # noqa: S311 - as in `examples`
    wanted = [share >= WANTED for share in shares]
    thinned = [piece for piece, stays in zip(draft.pieces, spared(wanted, chance), strict=True) if stays]
    cleaned = [piece for piece, want in zip(draft.pieces, wanted, strict=True) if want]
    bare = "".join(f"<p>{escape(line)}</p>" for line in page["body"].splitlines())
    for layout, layout_draft in (
        ("html", draft),
        ("html thinned", replace(draft, pieces=tuple(thinned))),
        ("html cleaned", replace(draft, pieces=tuple(cleaned))),
        ("html body", read_html(f"<html><body>{bare}</body></html>", page["url"])),
    ):
        read_page = measured([layout_draft])[0]
        if read_page.blocks:
            shares = labels([words_of(block.shape) for block in read_page.blocks], page["body"])
            yield example(page, layout, read_page, shares)


def spared(wanted: Sequence[bool], chance: random.Random) -> Iterator[bool]:
    """Tell which blocks stay of a page from which somebody has removed most boilerplate already, run by run."""
    stays = True
    for before, want in pairwise([True, *wanted]):
        if before and not want:
            stays = chance.random() < SPARED
        yield want or stays


def example(page: dict[str, Any], layout: str, read_page: Page, shares: Sequence[float]) -> Example:
    """Return a page in a layout, with its labels."""
    return Example(
        f"{page['name']}/{layout}",
        publisher(page["url"]),
        page["fold"],
        "body" in page["gold"],
        features(read_page),
        np.array(shares, np.float32),
        np.array([block.words for block in read_page.blocks], np.float32),
        np.array(trusted(read_page.blocks, shares, gold="body" in page["gold"]), np.float32),
    )


def trusted(blocks: Sequence[Block], shares: Sequence[float], *, gold: bool) -> list[bool]:
    """Return for each block whether its label can be learnt from.

    Extractors miss standfirsts, quotations and subheads: what prose a silver body lacks above its last paragraph may
    belong to the article all the same.
    """
    last = max((number for number, share in enumerate(shares) if share >= WANTED), default=0)
    return [
        gold or share >= WANTED or number > last or block.telling or not block.prose
        for number, (block, share) in enumerate(zip(blocks, shares, strict=True))
    ]


def layouts(page: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield the layouts of a page: a name, the text, and the body that is to be found in it."""
    body = page["body"]
    flat = dict(page["flat"])
    if page.get("html") and not flat:
        flat["soup"] = soup(page["html"])
    yield from ((name, text, body) for name, text in flat.items())
    if page.get("html"):
        flat["inner_text"] = inner_text(page["html"], chance.choice(LINE_BREAKS))
        yield "inner_text", flat["inner_text"], body
        yield "glued", soup(page["html"], ""), body
        yield "one line", soup(page["html"], " "), body
    paragraphs = [line for line in body.splitlines() if line.strip()]
    blocks = read(flat[chance.choice(sorted(flat))]).blocks
    shares = labels([words_of(block.shape) for block in blocks], body)
    wanted = [share >= WANTED for share in shares]
    texts = [block.text for block in blocks]
    yield "disturbed", disturbed(texts, wanted, chance), body
    yield "cleaned", dressed([text for text, want in zip(texts, wanted, strict=True) if want], chance), body
    yield "body", body, body
    yield "body on one line", " ".join(body.split()), body
    start = chance.randrange(max(1, len(paragraphs) - 1))
    yield "part", dressed(paragraphs[start : start + chance.randint(2, 12)], chance), body
    unwanted = [block for block, want in zip(blocks, wanted, strict=True) if not want]
    prompts = [block.text for block in unwanted if block.words <= LONGEST_PROMPT]
    if prompts:
        yield "prompted", prompted(paragraphs, prompts, chance), body
        yield "boxed", boxed(paragraphs, [block.text for block in unwanted], chance), body
