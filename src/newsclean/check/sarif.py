"""Results as SARIF, the Static Analysis Results Interchange Format: OASIS, version 2.1.0 (2020)."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsclean.detectors import detectors, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.check.look import Finding
    from newsclean.check.results import Checked, Level

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS: dict[Level, str] = {"error": "error", "fixed": "note", "note": "note"}

REQUIREMENTS = {
    "require": "A header field that is required.",
    "min-words": "The words that have to be left.",
    "page": "The column that holds the page.",
    "empty": "Something has to be left of a page.",
}
"""What a page can lack, beside what the detectors find on it."""


def sarif(results: Iterable[Checked]) -> Iterator[str]:
    """Write one run with all findings; what could not be read is a notification."""
    rules = {name: summary(explanation) for name, explanation in detectors().items()} | REQUIREMENTS
    driver = {
        "name": "newsclean",
        "version": version("newsclean"),
        "rules": [{"id": name, "shortDescription": {"text": said}} for name, said in rules.items()],
    }
    errors: list[dict[str, object]] = []
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {{"driver": {dumped(driver)}}},\n"results": ['
    comma = "\n"
    for one in results:
        if one.error is not None:
            errors.append(
                {"level": "error", "message": {"text": one.error}, "locations": [location(one.file, one.record)]}
            )
            continue
        for level, finding in one.findings():
            yield comma + dumped(result(one.file, level, finding))
            comma = ",\n"
    ended = {"executionSuccessful": not errors, "toolExecutionNotifications": errors}
    yield f'\n],\n"invocations": [{dumped(ended)}]}}]}}\n'


def result(file: str, level: Level, finding: Finding) -> dict[str, object]:
    """Return a finding."""
    message = f"{finding.reason}: {finding.text}" if finding.text else finding.reason
    where = location(file, finding.line)
    if finding.path:
        where["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    return {"ruleId": finding.detector, "level": LEVELS[level], "message": {"text": message}, "locations": [where]}


def location(file: str, line: int | None) -> dict[str, object]:
    """Return where something stands. A path is written as a part of an address."""
    uri = quote(Path(file).as_posix().encode("utf-8", "surrogateescape"))
    place: dict[str, object] = {"artifactLocation": {"uri": uri}}
    if line is not None:
        place["region"] = {"startLine": line}
    return {"physicalLocation": place}


def dumped(value: object) -> str:
    """Write JSON in ASCII, which holds lone surrogates as well."""
    return json.dumps(value)
