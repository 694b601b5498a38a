"""What the rounds came to, and the article that it makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.credit import is_overruled
from newsclean.model import Article, Claim, Removal
from newsclean.names import split_names
from newsclean.read.parted import joined
from newsclean.structure import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.declared import Date, Declared, Head
    from newsclean.model import Block, Field, Page

FACTS = ("site", "url", "image", "section", "tags", "licence", "paywalled")
"""Fields that have the same name in the head and in the article."""


class Outcome(NamedTuple):
    """What the rounds came to."""

    kept: Sequence[Block]
    claims: Mapping[int, Claim]
    """By the block's index on the page: the first claim on each removed block."""
    fields: Mapping[Field, Claim]
    """By header field: the first claim that had a value for it, on the page's own block."""
    language: str | None
    warnings: tuple[str, ...]


def article_of(page: Page, outcome: Outcome) -> Article:
    """Put the article together: declared values first, then what was found in the text."""
    head, fields = page.head, outcome.fields
    kept = joined(outcome.kept, page) if page.parted else outcome.kept
    sources: dict[str, str] = {}
    title = first(head.titles, fields.get("title"), "title", sources)
    head_knows = not is_overruled(page, fields.get("byline"))
    byline = first(head.bylines if head_knows else (), fields.get("byline"), "byline", sources)
    declared = head.authors[0] if head.authors and head_knows else None
    authors = declared.value if declared else split_names(str(byline)) if byline else ()
    if authors:
        sources["authors"] = declared.source if declared else sources["byline"]
    if outcome.language or head.language:
        sources["language"] = "text: its words" if outcome.language else "declared"
    article = Article(
        title=str(title) if title else None,
        byline=str(byline) if byline else ", ".join(authors) or None,
        authors=authors,
        date=first(head.dates, fields.get("date"), "date", sources),  # type: ignore[arg-type] # a date field's value
        modified=first(head.modified, fields.get("modified"), "modified", sources),  # type: ignore[arg-type] # likewise
        body="\n\n".join(block.text for block in kept),
        language=outcome.language or head.language,
        removed=tuple([removal(page, index, outcome.claims[index]) for index in sorted(outcome.claims)]),
        warnings=outcome.warnings,
        sources=sources,
        parts=parts_of(kept, page),
    )
    return with_facts(article, head)


def with_facts(article: Article, head: Head) -> Article:
    """Add what a page can only declare: its text never says it."""
    facts = {name: declared for name in FACTS if (declared := getattr(head, name)) is not None}
    values = {name: declared.value for name, declared in facts.items()}
    return replace(article, sources={**article.sources, **{name: one.source for name, one in facts.items()}}, **values)


def first(
    declared: Sequence[Declared[str]] | Sequence[Declared[Date]],
    claim: Claim | None,
    field: Field,
    sources: dict[str, str],
) -> str | Date | None:
    """Return the best declared value, or the claim's, and record its source."""
    if declared:
        sources[field] = declared[0].source
        return declared[0].value
    if claim:
        sources[field] = f"text: {claim.reason}"
        return claim.value
    return None


def removal(page: Page, index: int, claim: Claim) -> Removal:
    """Say of a claimed block what was taken away, and where it stood."""
    block = page.blocks[index]
    span = block.span
    if span is not None:
        return Removal(claim.detector, claim.reason, page.raw[span[0] : span[1]], span)
    return Removal(claim.detector, claim.reason, block.text, block.markup.path if block.markup else "")
