r"""What is wrong with a page that is meant to be clean, and the page without it.

>>> from newsclean.check.settings import Settings
>>> seen = examine("It rained for two days before the river rose.\n\n12 Comments\n", Settings())
>>> [(one.line, one.detector, one.text) for one in seen.found], seen.mended
([(3, 'comments', '12 Comments')], 'It rained for two days before the river rose.\n')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.check.lines import mend_text
from newsclean.check.look import Finding, look
from newsclean.frontmatter import split_front_matter
from newsclean.outcome import article_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.check.look import Look, Mended
    from newsclean.check.settings import Settings

COLUMNS: Mapping[str, Sequence[str]] = {
    "title": ("title", "headline"),
    "byline": ("byline", "authors", "author"),
    "authors": ("authors", "author", "byline"),
    "date": ("date", "published", "date_published", "publish_date", "published_at"),
    "modified": ("modified", "date_modified", "updated", "updated_at"),
    "language": ("language", "lang"),
}
"""By header field, what columns of a record are called that hold it."""


class Examined(NamedTuple):
    """What is wrong with a page."""

    found: Sequence[Finding] = ()
    """What would be removed, in the order of the page."""
    lacking: Sequence[Finding] = ()
    """What is asked of it and not met, when that is gone."""
    words: int = 0
    removed: int = 0
    """Words of what would be removed."""
    mended: str | None = None
    """The page without what would be removed; None where that is nothing, or all of it."""
    left: frozenset[str] = frozenset()
    """Texts that are still found there, as where a block shares its element of HTML with the article."""

    def over(self, settings: Settings) -> bool:
        """Tell whether more would be removed than is allowed."""
        return self.removed > settings.max_removed * self.words


def examine(
    source: str, settings: Settings, *, url: str | None = None, record: Mapping[str, object] | None = None
) -> Examined:
    """Return what is wrong with a page, and the page without it.

    `url` is its address, and `record` what is known of it beside its text: a field that is required may be there.
    """
    seen = look(source, settings, url)
    words = sum(block.words for block in seen.page.blocks)
    if not seen.gone:
        return Examined(lacking=lacks(seen, settings, record or {}), words=words)
    mended = mend(source, seen, settings, url)
    lacking = lacks(mended.last, settings, record or {})
    if not mended.last.outcome.kept:
        nothing = Finding(None, "empty", "nothing of the page would be left", "")
        return Examined(mended.found, [nothing, *lacking], words, mended.words)
    left = frozenset(mended.last.page.blocks[index].text for index in mended.last.gone)
    return Examined(mended.found, lacking, words, mended.words, mended.source, left)


def mend(source: str, seen: Look, settings: Settings, url: str | None) -> Mended:
    """Take out of a page what would go."""
    if seen.page.source == "text":
        return mend_text(seen, settings)
    from newsclean.check.markup import mend_html  # noqa: PLC0415 - lxml loads where there is HTML

    return mend_html(seen, settings, url, source[: split_front_matter(source)[1]])


def lacks(seen: Look, settings: Settings, record: Mapping[str, object]) -> list[Finding]:
    """Say which of the requirements a page doesn't meet."""
    wanted = [name for name in settings.require if not any(record.get(column) for column in COLUMNS[name])]
    article = article_of(seen.page, seen.outcome) if wanted else None
    found = [Finding(None, "require", f"has no {name}", "") for name in wanted if not getattr(article, name)]
    words = sum(block.words for block in seen.outcome.kept)
    if words < settings.min_words:
        found.append(Finding(None, "min-words", f"has {words} words, fewer than {settings.min_words}", ""))
    return found
