"""What a check comes to, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.check.examine import Examined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from newsclean.check.look import Finding

    Level = Literal["error", "fixed", "note"]
    """A note is a finding within the share that is allowed."""


class Checked(NamedTuple):
    """One page: a file, or a record of one."""

    file: str
    record: int | None = None
    """The line of JSONL or the row of Parquet, from 1; None where the file is the page."""
    seen: Examined = Examined()
    over: bool = False
    """Whether more would be removed than is allowed."""
    fixed: bool = False
    """Whether it was."""
    unfixed: str | None = None
    """Why it was not, where it should have been."""
    error: str | None = None
    """Why the page could not be checked at all."""

    @property
    def failed(self) -> bool:
        """Tell whether something is wrong with it now."""
        return bool(self.seen.lacking) or (self.over and (not self.fixed or bool(self.seen.left)))

    def findings(self) -> Iterator[tuple[Level, Finding]]:
        """Yield what is wrong with it, or was, with the line of the record where it is one."""
        for one in self.seen.found:
            is_gone = self.fixed and one.text not in self.seen.left
            yield ("fixed" if is_gone else "error") if self.over else "note", self.placed(one)
        for one in self.seen.lacking:
            yield "error", self.placed(one)

    def placed(self, finding: Finding) -> Finding:
        """Return a finding with its line in the file."""
        return finding if self.record is None else finding._replace(line=self.record)


class Totals:
    """What is said at the end, counted as the pages go by."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pages = self.failed = self.fixed = self.blocks = self.errors = self.words = self.removed = 0

    def count(self, one: Checked) -> None:
        """Count a page."""
        if one.error:
            self.errors += 1
            return
        self.pages += 1
        self.failed += one.failed
        self.fixed += one.fixed
        self.words += one.seen.words
        if one.over:
            self.blocks += len(one.seen.found)
            self.removed += one.seen.removed

    @property
    def share(self) -> float:
        """Return the share of all words that would be removed, or were."""
        return self.removed / self.words if self.words else 0.0

    def __str__(self) -> str:
        """Say it in a line."""
        said = f"{counted(self.pages, 'page')}: "
        if not self.blocks:
            said += "nothing to remove"
        else:
            verb = ("was removed" if self.blocks == 1 else "were removed") if self.fixed else "would be removed"
            said += f"{counted(self.blocks, 'block')} {verb}, {self.share:.1%} of the words"
        if self.fixed:
            said += f"; {self.fixed} fixed"
        if self.failed:
            said += f"; {self.failed} {'still ' if self.fixed else ''}failed"
        return said + (f"; {counted(self.errors, 'error')}" if self.errors else "")


def counted(number: int, what: str) -> str:
    """Write a number of things.

    >>> counted(1, "page"), counted(2000, "page")
    ('1 page', '2000 pages')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"
