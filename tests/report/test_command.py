from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsclean.cli import main
from tests.report.pages import BRIDGE
from tests.report.test_writer import data_of

if TYPE_CHECKING:
    from pathlib import Path


def report(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)], input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE, encoding="utf8")
    return path


def test_writes_the_pages_in_order(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "rain.html"
    other.write_text("<p>It rained for two days.</p>", encoding="utf8")
    result = report(other, page, "-o", tmp_path / "report.html")
    assert (result.exit_code, result.output) == (0, "")
    data = data_of((tmp_path / "report.html").read_text(encoding="utf8"))
    assert [one["name"] for one in data["index"]["pages"]] == [str(other), str(page)]
    assert data["page-1"]["blocks"][0]["by"] == "chrome"


def test_a_folder_is_its_pages(page: Path, tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "x.HTML").write_text("<p>It rained.</p>", encoding="utf8")
    (inner / "x.json").write_text("{}", encoding="utf8")
    assert report(tmp_path, "-o", tmp_path / "report.out").exit_code == 0
    data = data_of((tmp_path / "report.out").read_text(encoding="utf8"))
    assert [one["name"] for one in data["index"]["pages"]] == [str(inner / "x.HTML"), str(page)]


def test_the_last_report_is_no_page_of_the_next(page: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert report(tmp_path, "-o", tmp_path / "report.html").exit_code == 0
    data = data_of((tmp_path / "report.html").read_text(encoding="utf8"))
    assert [one["name"] for one in data["index"]["pages"]] == [str(page)]


def test_standard_input_and_output() -> None:
    result = report("-", "-o", "-", stdin=BRIDGE)
    assert result.exit_code == 0
    assert data_of(result.stdout)["index"]["pages"][0]["name"] == "-"


def test_what_can_t_be_read_is_said_and_the_others_are_there(page: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    result = report(tmp_path / "a.pdf", page, tmp_path / "nope.txt", "-o", tmp_path / "report.html")
    assert result.exit_code == 2
    assert [line.rpartition(": ")[2] for line in result.stderr.splitlines()] == [
        "is a PDF; extract its text first, for example with pdftotext",
        "No such file or directory",
    ]
    pages = data_of((tmp_path / "report.html").read_text(encoding="utf8"))["index"]["pages"]
    assert ["problem" in one for one in pages] == [True, False, True]


def test_where_the_only_page_can_t_be_read_nothing_is_written(tmp_path: Path) -> None:
    result = report(tmp_path / "nope.txt", "-o", tmp_path / "report.html")
    assert (result.exit_code, result.stderr) == (2, f"newsclean: {tmp_path}/nope.txt: No such file or directory\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_pages(tmp_path: Path) -> None:
    result = report(tmp_path, "-o", tmp_path / "report.html")
    assert result.exit_code == 2
    assert "holds no page (.html, .htm, .xhtml, .txt, .md, .markdown)" in result.stderr


def test_what_stood_there_stays_until_the_report_is_whole(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "report.html"
    output.write_text("before", encoding="utf8")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsclean.write.report.index_entry", broken)
    result = report(page, "-o", output)
    assert (result.exit_code, result.stderr) == (2, f"newsclean: {output}: No space left on device\n")
    assert output.read_text(encoding="utf8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bridge.txt", "report.html"]


def test_a_folder_that_is_not_there(page: Path, tmp_path: Path) -> None:
    result = report(page, "-o", tmp_path / "no" / "report.html")
    assert (result.exit_code, result.stderr) == (
        2,
        f"newsclean: {tmp_path}/no/report.html: No such file or directory\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="there is no such file elsewhere")
def test_what_is_no_file_is_written_to(page: Path) -> None:
    assert report(page, "-o", "/dev/null").exit_code == 0
    assert not os.path.isfile("/dev/null")  # noqa: PTH113 - the point is what the system says


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("file names are text elsewhere")
    path = os.fsencode(tmp_path) + b"/\xff<b>.txt"
    with open(path, "w", encoding="utf8") as file:  # noqa: PTH123 - a path of bytes
        file.write(BRIDGE)
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", "report", path, "-o", "-"], capture_output=True, check=True
    )
    assert data_of(done.stdout.decode())["index"]["pages"][0]["name"].endswith("�<b>.txt")
