"""What several test files need: our fixtures as they lie on disk, and what of an article has to survive a round trip."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean import Article

ROOT = Path(__file__).parent.parent

FIXTURES = ROOT / "fixtures"


@dataclass(frozen=True)
class Case:
    """A page of ours and what a reader would say is its article."""

    name: str
    source: bytes
    expected: dict[str, Any]

    @property
    def is_html(self) -> bool:
        return (FIXTURES / self.name / "page.html").exists()


def read_case(folder: Path) -> Case:
    (page,) = folder.glob("page.*")
    return Case(folder.name, page.read_bytes(), json.loads((folder / "expected.json").read_text(encoding="utf8")))


CASES = tuple(read_case(path.parent) for path in sorted(FIXTURES.glob("*/expected.json")))


def paragraphs(article: Article) -> list[str]:
    return article.body.split("\n\n") if article.body else []


def moment(text: str | None) -> dt.date | None:
    """Read a date of an `expected.json`: a time in it makes it a datetime."""
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def essence(article: Article) -> dict[str, object]:
    """Return what `clean(article.to_text())` has to give back: everything but what was removed on the way."""
    names = ("title", "byline", "authors", "date", "modified", "body", "language")
    return {name: getattr(article, name) for name in names}
