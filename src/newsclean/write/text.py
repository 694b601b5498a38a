"""An article as text: front matter between `---` lines, then the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.frontmatter import front_matter

if TYPE_CHECKING:
    from newsclean.model import Article


def to_text(article: Article) -> str:
    """Write the article so that reading it gives the same header and body again."""
    header = front_matter(
        {
            "title": article.title,
            "byline": article.byline,
            "authors": list(article.authors),
            "date": article.date.isoformat() if article.date else None,
            "modified": article.modified.isoformat() if article.modified else None,
            "language": article.language,
        }
    )
    return "\n".join(part for part in (header, article.body + "\n") if part.strip())
