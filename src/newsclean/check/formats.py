"""How the results of a check are written: for people, and for those who annotate changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsclean.check.junit import junit
from newsclean.check.sarif import sarif
from newsclean.write.explain import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newsclean.check.look import Finding
    from newsclean.check.results import Checked

    Format = Callable[[Iterable[Checked]], Iterator[str]]

LONGEST = 100
"""Characters of a block that are shown; a reader knows it by its beginning."""

LEVELS = {"error": "error", "fixed": "notice"}
"""What GitHub calls them. A note is not shown: what is allowed needs no annotation."""


def text(results: Iterable[Checked]) -> Iterator[str]:
    """Write a line for each finding, `file:line: detector: reason: text`; what is allowed is not shown."""
    for one in results:
        if one.error is None:
            for level, finding in one.findings():
                if level != "note":
                    mark = " [fixed]" if level == "fixed" else ""
                    yield f"{place(one, finding)}: {finding.detector}{mark}: {said(finding)}\n"


def place(one: Checked, finding: Finding) -> str:
    """Write where something stands: the line, or the element where the line isn't known."""
    file = shown(one.file)
    if finding.line is not None:
        return f"{file}:{finding.line}"
    return f"{file}:{shown(finding.path)}" if finding.path else file


def said(finding: Finding) -> str:
    r"""Write why, and what.

    >>> from newsclean.check.look import Finding
    >>> said(Finding(1, "chrome", "is 'menu'", "Menu")), said(Finding(None, "require", "has no date", ""))
    ("is 'menu': Menu", 'has no date')
    """
    what = finding.text if len(finding.text) <= LONGEST else finding.text[: LONGEST - 1].rstrip() + "…"
    return shown(f"{finding.reason}: {what}" if what else finding.reason)


def github(results: Iterable[Checked]) -> Iterator[str]:
    """Write the commands by which a workflow annotates files; GitHub shows the first ten of a kind.

    The commands are described at https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    for one in results:
        if one.error is not None:
            yield f"::error file={escaped(one.file, in_property=True)},title=newsclean::{escaped(one.error)}\n"
            continue
        for level, finding in one.findings():
            if level in LEVELS:
                where = f"file={escaped(one.file, in_property=True)}"
                where += f",line={finding.line}" if finding.line is not None else ""
                yield f"::{LEVELS[level]} {where},title=newsclean {finding.detector}::{escaped(said(finding))}\n"


def escaped(value: str, *, in_property: bool = False) -> str:
    r"""Escape what would end a command, or a property of one.

    >>> escaped("100%\n::error::"), escaped("a,b:c", in_property=True)
    ('100%25%0A::error::', 'a%2Cb%3Ac')
    """
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if in_property else value


def as_json(results: Iterable[Checked]) -> Iterator[str]:
    """Write a list of pages, those that pass without findings left out; each with all that was found on it."""
    comma = "[\n"
    for one in results:
        if record := to_dict(one):
            yield comma + json.dumps(record, ensure_ascii=False)
            comma = ",\n"
    yield "[]\n" if comma == "[\n" else "\n]\n"


def to_dict(one: Checked) -> dict[str, object] | None:
    """Return a page as what JSON can hold; None where there is nothing to say of it."""
    record: dict[str, object] = {"file": one.file, "record": one.record}
    if one.error is not None:
        return {**record, "error": one.error}
    findings = [{"level": level, **finding._asdict()} for level, finding in one.findings()]
    if not findings:
        return None
    share = one.seen.removed / one.seen.words if one.seen.words else 0.0
    verdict = {"failed": one.failed, "fixed": one.fixed, "unfixed": one.unfixed, "share": round(share, 4)}
    return {**record, **verdict, "findings": findings}


FORMATS: Mapping[str, Format] = {"text": text, "github": github, "sarif": sarif, "junit": junit, "json": as_json}
