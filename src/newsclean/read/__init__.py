"""A source to a page: text or HTML, told apart by looking; bytes decoded as a browser would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.frontmatter import split_front_matter
from newsclean.prose import pages
from newsclean.read.parted import whole
from newsclean.read.sniff import is_html
from newsclean.read.text import read_text
from newsclean.scorer import can_be_judged, is_certain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Draft, Page


def read(source: str | bytes, url: str | None = None) -> Page:
    """Read a source of either kind. Raises `TypeError` for anything else."""
    return pages_of([draft(source, url)])[0]


def pages_of(drafts: Sequence[Draft]) -> list[Page]:
    """Measure some pages together, and let the scorer vote on those that were HTML, and on those whose lines were parted."""
    return [with_vote(page) if page.source == "html" else unless_clean(page) for page in pages(drafts)]


def unless_clean(page: Page) -> Page:
    """Return the page as it stands if its lines were parted, and nothing on it shows that there is something to remove.

    Its phrases alone don't: where lines are cut at phrases, more of them stand by themselves.
    """
    if not page.parted or is_certain(page) or (page.cluttered and not can_be_judged(page)):
        return page
    return pages([whole(page)])[0]


def with_vote(page: Page) -> Page:
    """Let the scorer vote."""
    from newsclean.read.vote import vote  # noqa: PLC0415 - the weights for markup load when there is HTML

    return vote(page)


def draft(source: str | bytes, url: str | None = None) -> Draft:
    """Read a source of either kind into blocks that are not measured yet. Raises `TypeError` for anything else."""
    if isinstance(source, bytes | bytearray | memoryview):
        from newsclean.read.decode import decode  # noqa: PLC0415 - its libraries load when there are bytes to decode

        source = decode(bytes(source))
    elif not isinstance(source, str):
        message = f"clean() takes text or HTML as str or bytes, not {type(source).__name__}; read a file with Path.read_bytes()"
        raise TypeError(message)
    head, start, warnings = split_front_matter(source)
    if not is_html(source[start:]):
        return read_text(source, start, head, warnings)
    from newsclean.read.html import read_html  # noqa: PLC0415 - lxml and trafilatura take a second to import

    html = read_html(source[start:], url)
    return replace(html, head=replace(head, base=html.head.base), warnings=warnings + html.warnings) if start else html
