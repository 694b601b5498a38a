"""What became of records, and that none is lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


class BatchError(Exception):
    """What ends a run: a line for the user."""


@dataclass(frozen=True)
class Counts:
    """What became of records. `records` is what was read; the others have to add up to it."""

    chunks: int = 0
    records: int = 0
    written: int = 0
    quarantined: int = 0
    page_bytes: int = 0
    body_bytes: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    """By reason, what is no page."""

    def __add__(self, other: Counts) -> Counts:
        """Add up two."""
        reasons = {*self.skipped, *other.skipped}
        skipped = {why: self.skipped.get(why, 0) + other.skipped.get(why, 0) for why in sorted(reasons)}
        ours, theirs = asdict(self), asdict(other)
        return Counts(**{name: ours[name] + theirs[name] for name in ours if name != "skipped"}, skipped=skipped)

    def check(self) -> None:
        """Raise `BatchError` where a record was lost."""
        found = self.written + self.quarantined + sum(self.skipped.values())
        if found != self.records:
            message = f"{self.records} records were read, and {found} are accounted for; please report this"
            raise BatchError(message)
