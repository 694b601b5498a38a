"""Questions about a page that several detectors ask in the same round, and that are answered once.

The answer is kept with the page and goes with it: it is no state that survives a call.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsclean.model import Page

T = TypeVar("T")


def once(question: Callable[[Page], T]) -> Callable[[Page], T]:
    """Let a function of a page be called once a page."""

    @wraps(question)
    def answer(page: Page) -> T:
        if question not in page.answers:
            page.answers[question] = question(page)
        return cast("T", page.answers[question])

    return answer


def listed_once(question: Callable[[Page], Iterable[T]]) -> Callable[[Page], Sequence[T]]:
    """Do the same for a generator: its items are kept."""
    return once(wraps(question)(lambda page: tuple(question(page))))
