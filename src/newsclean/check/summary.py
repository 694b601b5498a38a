"""The results in a table, as a page of Markdown: what a build's summary shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.check.results import Totals
from newsclean.write.explain import shown
from newsclean.write.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.check.results import Checked

MOST_FILES = 50
"""Rows of the table: GitHub cuts a summary at 1 MiB, and nobody reads as far."""


class Summary:
    """The totals of all files and of each that fails, counted as the pages go by."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.all = Totals()
        self.files: dict[str, Totals] = {}
        self.causes: dict[str, Counter[str]] = {}

    def count(self, one: Checked) -> None:
        """Count a page."""
        self.all.count(one)
        if one.failed or one.fixed or one.error:
            causes = self.causes.setdefault(one.file, Counter())
            causes.update(finding.detector for level, finding in one.findings() if level != "note")
            causes.update(["unreadable"] if one.error else [])
        if one.file in self.causes:
            self.files.setdefault(one.file, Totals()).count(one)

    def markdown(self) -> Iterator[str]:
        """Yield the lines: what it came to, then a row for each file with something wrong, worst first."""
        yield f"### newsclean\n\n{self.all}.\n\n"
        if not self.files:
            return
        yield "| file | pages failed | blocks | words | why |\n| --- | ---: | ---: | ---: | --- |\n"
        worst = sorted(self.files, key=lambda file: (-self.files[file].removed, -self.files[file].failed, file))
        for file in worst[:MOST_FILES]:
            found = self.files[file]
            why = ", ".join(f"{name} {count}" for name, count in self.causes[file].most_common())
            cell = escaped(shown(file)).replace("|", "\\|")
            yield f"| {cell} | {found.failed} | {found.blocks} | {found.removed} | {why} |\n"
        if len(worst) > MOST_FILES:
            yield f"\nAnd {len(worst) - MOST_FILES} files more.\n"
        yield "\n"
