"""The detectors, in the order in which they name what more than one of them claims."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from newsclean.detectors import (
    advert,
    byline,
    caption,
    chrome,
    comments,
    consent,
    date,
    duplicate,
    feed,
    footer,
    main_content,
    metadata,
    next_article,
    related,
    scorer,
    site,
    social,
    subscribe,
    title,
)
from newsclean.detectors._spare import sparing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from newsclean.model import Detector

MODULES = (
    metadata,
    title,
    byline,
    date,
    advert,
    subscribe,
    consent,
    social,
    caption,
    next_article,
    related,
    comments,
    footer,
    chrome,
    feed,
    duplicate,
    main_content,
    scorer,
)


def name_of(module: ModuleType) -> str:
    """Return a detector's name: its file's."""
    return module.__name__.rsplit(".", 1)[-1]


DETECTORS: Mapping[str, Detector] = MappingProxyType(
    {name_of(module): scorer.detect if module is scorer else sparing(module.detect) for module in MODULES}
)
"""The built-in detectors, by name."""


def detectors() -> dict[str, str]:
    """Return the built-in detectors' explanations, by name."""
    return {name_of(module): module.__doc__ or "" for module in MODULES}


def summary(explanation: str) -> str:
    r"""Return the first paragraph of a detector's explanation as one line.

    >>> summary("Remove menus.\n\nAnd why.")
    'Remove menus.'
    """
    return explanation.strip().partition("\n\n")[0].replace("\n", " ")


def learnt() -> dict[str, str]:
    """Return the explanations of the detectors that are made of what a user's own pages taught, by name."""
    return {name_of(site): site.__doc__ or ""}
