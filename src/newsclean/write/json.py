"""An article as what JSON can hold."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.model import Article


def to_dict(article: Article) -> dict[str, object]:
    """Return every field; dates in ISO 8601, tuples as lists."""
    fields = asdict(article)
    for name in ("date", "modified"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    fields["authors"] = list(article.authors)
    fields["tags"] = list(article.tags)
    fields["warnings"] = list(article.warnings)
    fields["sources"] = dict(article.sources)
    fields["removed"] = [
        {**one._asdict(), "span": list(one.span) if isinstance(one.span, tuple) else one.span}
        for one in article.removed
    ]
    return fields
