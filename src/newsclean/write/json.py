"""An article as what JSON can hold."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.model import Article
    from newsclean.parts import Part


def to_dict(article: Article) -> dict[str, object]:
    """Return every field; dates in ISO 8601, tuples as lists."""
    fields = asdict(replace(article, removed=(), parts=()))
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
    fields["parts"] = [part_to_dict(part) for part in article.parts]
    return fields


def part_to_dict(part: Part) -> dict[str, object]:
    """Return what a part is, its text, and of the rest what there is.

    >>> from newsclean.parts import Link, Part
    >>> part_to_dict(Part("Rain", "subhead", 2))
    {'text': 'Rain', 'kind': 'subhead', 'level': 2}
    >>> part_to_dict(Part("Rain", links=(Link(0, 4, "/rain"),)))
    {'text': 'Rain', 'kind': 'paragraph', 'links': [{'start': 0, 'end': 4, 'url': '/rain'}]}
    """
    fields: dict[str, object] = {name: value for name, value in part._asdict().items() if value}
    if part.links:
        fields["links"] = [link._asdict() for link in part.links]
    if part.cells:
        fields["cells"] = [list(cell) for cell in part.cells]
    return fields
