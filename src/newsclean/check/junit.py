"""Results as JUnit's XML, which most build servers show: a test case for each page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from newsclean.write.explain import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.check.results import Checked

NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
"""What no XML may hold, the control characters apart, which `shown` makes pictures of."""


def junit(results: Iterable[Checked]) -> Iterator[str]:
    """Write one suite. The counts come first in the file, so that all cases are held until the last is there."""
    cases, failures, errors = list[str](), 0, 0
    for one in results:
        failures += one.failed
        errors += one.error is not None
        cases.append(case(one))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="newsclean" {counts}>\n'
    yield from cases
    yield "</testsuite>\n</testsuites>\n"


def case(one: Checked) -> str:
    """Write a page: a failure with its findings in lines, or an error."""
    name = one.file if one.record is None else f"{one.file}:{one.record}"
    head = f'<testcase classname="newsclean" name={attribute(name)} file={attribute(one.file)}'
    if one.error is not None:
        return f"{head}><error message={attribute(one.error)}/></testcase>\n"
    if not one.failed:
        return f"{head}/>\n"
    found = [
        f"{finding.line or finding.path or '-'}: {finding.detector}: {finding.reason}"
        + (f": {finding.text}" if finding.text else "")
        for level, finding in one.findings()
        if level == "error"
    ]
    message = found[0] if len(found) == 1 else f"{len(found)} findings"
    return f"{head}><failure message={attribute(message)}>{content(found)}</failure></testcase>\n"


def content(lines: Iterable[str]) -> str:
    """Write lines as text."""
    return "\n".join(escape(shown(line).translate(NOT_XML)) for line in lines)


def attribute(value: str) -> str:
    r"""Write a value in quotes; what XML can't hold is replaced.

    >>> attribute("<a &>\x1b"), attribute("\ud800") == '"\ufffd"'
    ('"&lt;a &amp;&gt;␛"', True)
    """
    return quoteattr(shown(value).translate(NOT_XML))
