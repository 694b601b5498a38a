"""Pages with what became of them, as one HTML file that needs nothing else: what a browser shows of `newsclean explain`.

Nothing of a page is ever markup in it. Each page is JSON in a script element that no browser runs, and the scripts beside it
show it as text (`view/`), under a policy that lets nothing else run and nothing be fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.write.report.data import Failed, Looked, index_entry, legend, look, page_data
from newsclean.write.report.document import as_json, policy, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Failed", "Looked", "as_json", "index_entry", "look", "page_data", "policy", "to_report"]


def to_report(
    pages: Iterable[Looked | Failed],
    *,
    version: str,
    detectors: Mapping[str, str],
    serving: Mapping[str, object] | None = None,
) -> Iterator[str]:
    r"""Yield the document, piece by piece: no more than one page is held, and a few figures of each of the others.

    `detectors` are their explanations by name, as `newsclean.detectors()` has them. `serving` is what
    `newsclean serve` has to say; it adds the box that takes pages.

    >>> document = "".join(to_report([look("</script><b>", "It rained.")], version="1", detectors={}))
    >>> "<b>" in document, r'"name":"\u003c/script\u003e\u003cb\u003e"' in document
    (False, True)
    """
    head, foot = skeleton(version, serving=serving is not None)
    yield head
    entries = []
    for number, page in enumerate(pages):
        entries.append(index_entry(page))
        yield f'<script type="application/json" id="page-{number}">{as_json(page_data(page))}</script>\n'
    told = {"version": version, "serving": serving, "detectors": legend(detectors), "pages": entries}
    yield f'<script type="application/json" id="index">{as_json(told)}</script>\n'
    yield foot
