"""Weak claims on many blocks at once: whole ends of a page are claimed, and its sidebars."""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Block


def weak_claims(blocks: Iterable[Block], detector: str, reasons: Iterable[str]) -> Iterator[Claim]:
    """Return a weak claim for each of the blocks, made as `Claim._make` does, but for its check: in a third of the time."""
    no = repeat(None)
    columns = blocks, repeat(detector), reasons, repeat(True), no, no, repeat(False)  # noqa: FBT003 - columns
    return map(partial(tuple.__new__, Claim), zip(*columns, strict=False))
