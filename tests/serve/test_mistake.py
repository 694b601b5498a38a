from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import newsclean
from newsclean.serve.mistake import Mistake, MistakeError, fixture, save
from newsclean.write.report import look
from tests.report.pages import BRIDGE
from tests.support import FIXTURES, ROOT, moment, paragraphs, read_case

if TYPE_CHECKING:
    from pathlib import Path

PAGE = BRIDGE.encode()

ARTICLE = newsclean.clean(PAGE)

RIGHT = {"title": ARTICLE.title, "byline": ARTICLE.byline, "date": "2031-03-04T18:51"}


def case_of(**told: object) -> tuple[str, Any]:
    name, files = fixture(PAGE, Mistake.of({**RIGHT, **told}), newsclean.DETECTORS, "1.2.3")
    assert files["page.txt"] == PAGE
    return name, json.loads(files["expected.json"])


def number_of(text: str) -> int:
    return next(block.index for block in look("", PAGE).page.blocks if text in block.text)


def test_what_is_right_is_a_case_that_passes() -> None:
    name, expected = case_of()
    assert name == "en_crack_closes_the_harbour_bridge"
    assert "xfail" not in expected
    assert expected["body"] == paragraphs(ARTICLE)
    assert moment(expected["date"]) == ARTICLE.date
    assert expected["authors"] == ["Ada Example", "Ben Muster"]
    assert expected["reported"] == {"version": "1.2.3", "note": "", "without": []}


def test_what_should_have_stayed_is_in_the_body_at_its_place() -> None:
    _, expected = case_of(flipped=[number_of("Advertisement")], note="The advert is the story.")
    before, after = paragraphs(ARTICLE)[:1], paragraphs(ARTICLE)[1:]
    assert expected["body"] == [*before, "Advertisement", *after]
    assert expected["xfail"] == "The advert is the story."


def test_what_should_have_gone_is_not() -> None:
    _, expected = case_of(flipped=[number_of("Ferries")])
    assert expected["body"] == paragraphs(ARTICLE)[:-1]
    assert expected["xfail"] == "reported as a mistake of newsclean 1.2.3"


def test_the_header_put_right() -> None:
    _, expected = case_of(title="  A  crack ", byline="Cleo Sample and Ben Muster", date="")
    assert (expected["title"], expected["byline"], expected["date"]) == ("A crack", "Cleo Sample and Ben Muster", None)
    assert expected["authors"] == ["Cleo Sample", "Ben Muster"]
    assert "xfail" in expected


def test_what_a_switch_brought_back_is_expected() -> None:
    """The reader switched a detector off and found the page right: that is what is expected of all detectors."""
    some = {name: detect for name, detect in newsclean.DETECTORS.items() if name not in {"advert", "scorer"}}
    _, files = fixture(PAGE, Mistake.of({**RIGHT, "without": ["advert", "scorer"]}), some, "1")
    expected = json.loads(files["expected.json"])
    assert expected["body"] == paragraphs(newsclean.clean(PAGE, detectors=some))
    assert ("xfail" in expected) == (expected["body"] != paragraphs(ARTICLE))


@pytest.mark.parametrize("told", [{}, {"flipped": [0]}, {"title": None}, {"date": "2031-03-04"}])
def test_is_a_case_of_the_tests_as_it_is(tmp_path: Path, told: dict[str, Any]) -> None:
    """What `tests/test_fixtures.py` asks of a case holds: a known failure fails, and any other does not."""
    folder = save(tmp_path, *fixture(PAGE, Mistake.of({**RIGHT, **told}), newsclean.DETECTORS, "1"))
    case = read_case(folder)
    expected = case.expected
    article = newsclean.clean(case.source)
    found = (article.title, article.byline, list(article.authors), article.date, paragraphs(article))
    wanted = (expected["title"], expected["byline"], expected["authors"], moment(expected["date"]), expected["body"])
    is_met = found == wanted and type(article.date) is type(moment(expected["date"]))
    assert is_met == ("xfail" not in expected)
    assert is_met == (told == {})
    assert not case.is_html
    assert expected["either"] == []
    assert (article.language or "").split("-")[0] == expected["language"]


def test_the_tests_run_it(tmp_path: Path) -> None:
    """In a tree like ours, beside a case that was there: what was right passes, and what was wrong fails as is known."""
    (tmp_path / "tests").mkdir()
    for name in ("__init__.py", "conftest.py", "support.py", "golden.py", "test_fixtures.py", "test_golden.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(FIXTURES / "en_short_news", tmp_path / "fixtures" / "en_short_news")
    for name, told in {"reported_right": {}, "reported_wrong": {"flipped": [0]}}.items():
        mistake = Mistake.of({**RIGHT, "name": name, **told})
        save(tmp_path / "fixtures", *fixture(PAGE, mistake, newsclean.DETECTORS, "1"))
    command = [sys.executable, "-m", "pytest", "-q", "tests", "-k", "reported_", "-p", "no:cacheprovider"]
    path = os.pathsep.join(sys.path)  # newsclean is where it is for this test
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1].startswith("9 passed, "), done.stdout
    assert ", 1 xfailed in " in done.stdout


def test_html_is_a_page_of_html() -> None:
    source = b"<html><body><p>It rained for two days before the river rose.</p></body></html>"
    _, files = fixture(source, Mistake.of({}), newsclean.DETECTORS, "1")
    assert set(files) == {"page.html", "expected.json", "golden.json"}


def test_html_shown_as_text_can_t_be_corrected_by_blocks() -> None:
    source = b"<body><pre>&lt;html&gt;&lt;body&gt;&lt;p&gt;It rained for two days before the river rose.&lt;/p&gt;&lt;/body&gt;</pre></body>"
    _, files = fixture(source, Mistake.of({}), newsclean.DETECTORS, "1")
    assert json.loads(files["expected.json"])["body"] == ["It rained for two days before the river rose."]
    with pytest.raises(MistakeError, match="shows the source of another"):
        fixture(source, Mistake.of({"flipped": [0]}), newsclean.DETECTORS, "1")


def test_a_lone_surrogate_is_written() -> None:
    _, files = fixture(PAGE, Mistake.of({**RIGHT, "title": "\udc80"}), newsclean.DETECTORS, "1")
    assert json.loads(files["expected.json"])["title"] == "\udc80"


def test_a_case_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    some = {"page.txt": b"1"}
    assert [save(tmp_path, "rain", some).name for _ in range(3)] == ["rain", "rain_2", "rain_3"]


def test_dates_are_as_precise_as_they_are_given() -> None:
    assert type(Mistake.of({"date": "2031-03-04"}).date) is dt.date
    assert Mistake.of({"date": "2031-03-04 18:51"}).date == dt.datetime(2031, 3, 4, 18, 51)  # noqa: DTZ001 - the page gives no zone
