"""Questions that several detectors ask, and that are answered once.

The answer is kept with the page, or the block, and goes with it: it is no state that survives a call. A block that is
left for another round takes its answers along, so they must follow from its text, its shape and its cues alone.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsclean.model import Block, Page

T = TypeVar("T")


def once(question: Callable[[Page], T]) -> Callable[[Page], T]:
    """Let a function of a page be called once a page."""

    @wraps(question)
    def answer(page: Page) -> T:
        answers = page.answers
        if question not in answers:
            answers[question] = question(page)
        return answers[question]  # type: ignore[return-value] # a question's answers are of its type

    return answer


def listed_once(question: Callable[[Page], Iterable[T]]) -> Callable[[Page], Sequence[T]]:
    """Do the same for a generator: its items are kept."""
    return once(wraps(question)(lambda page: tuple(question(page))))


def once_together(question: Callable[[Sequence[Page]], Sequence[T]]) -> Callable[[Page], T]:
    """Let a function of some pages be called once for a page and those that are worked on together with it."""

    @wraps(question)
    def answer(page: Page) -> T:
        answers = page.answers
        if question not in answers:
            fellows: Sequence[Page] = answers.get(together) or [page]  # type: ignore[assignment] # as `together` has put them there
            asked = [fellow for fellow in fellows if question not in fellow.answers]
            for fellow, found in zip(asked, question(asked), strict=True):
                fellow.answers[question] = found
        return answers[question]  # type: ignore[return-value] # as above

    return answer


@contextmanager
def together(pages: Iterable[Page]) -> Iterator[None]:
    """Let what is asked of one of some pages be answered for all of them, if it can be; the pages forget each other behind it."""
    fellows = list(pages)
    for page in fellows:
        page.answers[together] = fellows
    try:
        yield
    finally:
        fellows.clear()


def pass_on(question: Callable[[Page], object], before: Page, after: Page) -> None:
    """Let a page have another's answer to a question that is answered once, if it was asked."""
    asked = question.__wrapped__  # type: ignore[attr-defined] # `wraps` has set it
    if asked in before.answers:
        after.answers[asked] = before.answers[asked]


def once_a_block(question: Callable[[Block, str | None], T]) -> Callable[[Block, str | None], T]:
    """Let a function of a block and a language be called once a block."""

    @wraps(question)
    def answer(block: Block, language: str | None) -> T:
        asked = question, language
        answers = block.answers
        if asked not in answers:
            answers[asked] = question(block, language)
        return answers[asked]  # type: ignore[return-value] # as above

    return answer
