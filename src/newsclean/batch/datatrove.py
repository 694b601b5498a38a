"""datatrove: a step of a pipeline that makes articles of pages. Needs the extra `newsclean[datatrove]`.

pipeline = [WarcReader("crawl/"), CleanArticles(exclusion_writer=JsonlWriter("removed/")), JsonlWriter("articles/")]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from datatrove.pipeline.filters.base_filter import BaseFilter

import newsclean
from newsclean.batch.table import MAX_BYTES, attempt, fields

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter

ELSEWHERE = ("body", "removed")
"""What of an article doesn't go into a document's metadata: its text, and what the removed blocks said."""


class CleanArticles(BaseFilter):  # type: ignore[misc] # datatrove's types are not read
    """Put the article's body in the place of each document's text, and its header into the metadata.

    `text` is HTML or the text of a page; its address is `metadata["url"]`. The metadata that are added are called like the
    columns of `newsclean.batch.clean_table`, and hold no value where an article has none. A document without an article is
    dropped, with the reason, as by any filter of datatrove: the `exclusion_writer` gets it.
    """

    name = "🧹 newsclean"

    def __init__(self, exclusion_writer: DiskWriter | None = None, *, max_bytes: int = MAX_BYTES) -> None:
        """Take where dropped documents go, and the most bytes that a page may have."""
        super().__init__(exclusion_writer)
        self.max_bytes = max_bytes

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Clean a document; say why there is nothing to keep."""
        article, error = attempt(doc.text, doc.metadata.get("url"), self.max_bytes, newsclean.clean)
        if article is None or error is not None:
            return False, error or "no article"
        found = fields(article, audit=False)
        doc.text = str(found["body"])
        doc.metadata.update(
            {name: value for name, value in found.items() if name not in ELSEWHERE and value not in (None, [])}
        )
        doc.metadata["sources"] = dict(article.sources)
        return True
