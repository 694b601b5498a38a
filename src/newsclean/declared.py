"""What a page declares about itself: every value with the place where it says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

Date = dt.datetime | dt.date
"""A day, or a moment where a time is given (aware where a zone is given)."""


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """A value that a page declares about itself, and where: `Declared(day, "json-ld datePublished")`."""

    value: T
    source: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page declares about itself: JSON-LD, OpenGraph, `<time>`, front matter. Each tuple is ranked, best first."""

    titles: tuple[Declared[str], ...] = ()
    bylines: tuple[Declared[str], ...] = ()
    authors: tuple[Declared[tuple[str, ...]], ...] = ()
    dates: tuple[Declared[Date], ...] = ()
    modified: tuple[Declared[Date], ...] = ()
    language: str | None = None
    article_body: str | None = None
    description: str | None = None
    """Of news, what it says in a sentence or two that it is about, each wording on a line: the standfirst, as a rule."""
    base: str | None = None
    """What its links are relative to."""
    site: Declared[str] | None = None
    url: Declared[str] | None = None
    image: Declared[str] | None = None
    section: Declared[str] | None = None
    tags: Declared[tuple[str, ...]] | None = None
    licence: Declared[str] | None = None
    paywalled: Declared[bool] | None = None
