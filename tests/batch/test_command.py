from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from newsclean.batch import Counts, Progress
from newsclean.batch.progress import Shown
from newsclean.cli import main
from tests.batch.inputs import ROWS, as_lines, read, write_lines

if TYPE_CHECKING:
    from pathlib import Path


def batch(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["batch", *map(str, arguments)])


def test_all_is_well(tmp_path: Path) -> None:
    result = batch(write_lines(tmp_path / "in.jsonl"), "-o", tmp_path / "out.jsonl", "--workers", "0")
    assert result.exit_code == 0
    assert "7  records read" in result.stderr
    assert result.stdout == ""


def test_quarantined(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", [*ROWS, b"{\n"])
    result = batch(path, "-o", tmp_path / "out.jsonl", "--workers", "0", "--quiet")
    assert (result.exit_code, result.output) == (3, "")


@pytest.mark.parametrize(
    ("name", "output", "problem"),
    [
        ("missing.jsonl", "out.jsonl", "missing.jsonl: No such file or directory"),
        ("in.jsonl", "out.csv", "out.csv: ends with none of .jsonl, .jsonl.gz, .parquet, nor with / for a folder"),
    ],
)
def test_failed(name: str, output: str, problem: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "in.jsonl")
    result = batch(tmp_path / name, "-o", tmp_path / output)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_columns_and_a_folder_of_parts(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", [{"story": row["text"], "text": "other"} for row in ROWS])
    output = f"{tmp_path}/out/"
    assert batch(path, "-o", output, "--format", "jsonl", "--page", "story", "--workers", "0").exit_code == 0
    rows = read(tmp_path / "out" / "part-00000-00000.jsonl")
    assert {row["text"] for row in rows} == {"other"}


def test_by_process_from_a_pipe(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", "batch", "-", "-o", tmp_path / "out.jsonl"],
        input=as_lines(ROWS),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(read(tmp_path / "out.jsonl")) == len(ROWS)


def test_without_the_extra_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules.update(pyarrow=None, warcio=None, rich=None)\n"
        "from newsclean.cli import main; main(sys.argv[1:])"
    )
    for arguments, exit_code, said in (
        (["--help"], 0, b""),
        (["batch", "--help"], 0, b""),
        (["batch", "x.jsonl", "-o", "y.jsonl"], 2, b"pip install 'newsclean[batch]'"),
    ):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
        assert done.returncode == exit_code
        assert said in done.stderr
        assert done.stderr.count(b"\n") <= 1


class TestShown:
    def test_lines_where_there_is_no_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsclean.batch.progress.INTERVAL", 0)
        file = io.StringIO()
        with Shown(Console(file=file)) as shown:
            shown(Progress(Counts(1, 1200, 1190, 10, 2_000_000, 500_000), 30, 100))
        assert file.getvalue() == "newsclean: 30%, 1,200 records, 0.00 MB/s, kept 25%, 10 quarantined\n"

    def test_a_bar_on_a_terminal(self) -> None:
        file = io.StringIO()
        with Shown(Console(file=file, force_terminal=True, width=120)) as shown:
            shown(Progress(Counts(1, 1200, 1190, 10, 2_000_000, 500_000), 30, 100))
            shown.bar.refresh()
        assert "1,200 records" in file.getvalue()


def test_the_report_tells_the_counts(tmp_path: Path) -> None:
    batch(write_lines(tmp_path / "in.jsonl"), "-o", tmp_path / "out.jsonl", "--workers", "0")
    counts = json.loads((tmp_path / "out.jsonl.report.json").read_bytes())["counts"]
    assert counts["records"] == counts["written"] == len(ROWS)
