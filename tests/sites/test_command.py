from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsclean import sites
from newsclean.cli import main
from tests.batch.inputs import read
from tests.sites.support import CHROME, HOST, PROSE, learnt, row, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [row(number, CHROME, PROSE) for number in range(20)]


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=stdin)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return learnt(tmp_path_factory.mktemp("known"), ROWS)


class TestLearn:
    def test_all_is_well(self, tmp_path: Path) -> None:
        path = write(tmp_path / "in.jsonl", ROWS)
        result = run("sites", "learn", path, "-o", tmp_path / "sites.parquet", "--workers", "0")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "20 records read, 20 pages learnt from, with 140 lines\n"

    def test_what_is_left_out_is_told(self, tmp_path: Path) -> None:
        path = write(tmp_path / "in.jsonl", [*ROWS, {"url": "x y", "text": "Rain"}, {"url": "x", "text": 7}, {}])
        result = run("sites", "learn", path, "-o", tmp_path / "sites.parquet", "--workers", "0")
        assert result.exit_code == 3
        assert "1 left out: without an address; --host gives them one\n2 left out: can't be read\n" in result.stderr
        assert f"  {path}: record 21: has no address, so it is of no site\n" in result.stderr

    def test_columns_and_host(self, tmp_path: Path) -> None:
        path = write(tmp_path / "in.jsonl", [{"story": one["text"], "text": "other"} for one in ROWS])
        output = tmp_path / "sites.parquet"
        options = ["--page", "story", "--host", HOST, "--workers", "0", "--quiet"]
        assert run("sites", "learn", path, "-o", output, *options).output == ""
        assert f"20 pages,    2 lines  {HOST}" in run("sites", "show", output).stdout

    def test_failed(self, known: Path, tmp_path: Path) -> None:
        calls: list[tuple[list[str | Path], str]] = [
            (["learn", tmp_path / "missing.jsonl", "-o", tmp_path / "out"], "missing.jsonl: No such file or directory"),
            (["learn", tmp_path, "-o", known], "exists; --overwrite replaces it"),
            (["learn", tmp_path, "-o", tmp_path / "no" / "out"], "No such file or directory"),
            (["merge", known, tmp_path / "missing", "-o", tmp_path / "out"], "missing: No such file or directory"),
            (["merge", known, "-o", known], "exists; --overwrite replaces it"),
            (["show", tmp_path / "missing"], "missing: No such file or directory"),
        ]
        for arguments, problem in calls:
            result = run("sites", *arguments)
            assert (result.exit_code, result.stdout) == (2, "")
            assert problem in result.stderr
            assert len(result.stderr.splitlines()) == 1


class TestShow:
    def test_lists_sites(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, [*ROWS, *(row(number, CHROME, host="small.example") for number in range(3))])
        expected = f"20 pages,    2 lines  {HOST}\n 3 pages,    1 lines  small.example\n"
        assert run("sites", "show", path).stdout == expected
        run("sites", "freeze", path, "-o", tmp_path / "frozen.parquet")
        assert run("sites", "show", tmp_path / "frozen.parquet").stdout == expected

    def test_lists_the_lines_of_a_site(self, known: Path) -> None:
        expected = f"- 20 of 20         {CHROME}\n- 20 of 20  prose  {PROSE}\n"
        assert run("sites", "show", known, f"https://www.{HOST}/a").stdout == expected

    def test_shows_what_stays_as_well(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, [row(number, *([PROSE] if number < 5 else [])) for number in range(20)])
        assert run("sites", "show", path, HOST).stdout == ""
        assert run("sites", "show", path, HOST, "--all").stdout == f"   5 of 20  prose  {PROSE}\n"

    def test_suggests_the_host_that_was_meant(self, known: Path) -> None:
        result = run("sites", "show", known, "new.example")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "did you mean 'news.example'?" in result.stderr

    def test_no_line_takes_over_the_terminal(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, [row(number, "Boats \x1b[2J \u202e of the day") for number in range(4)])
        shown = run("sites", "show", path, HOST).stdout
        assert "Boats" in shown
        assert "\x1b" not in shown


class TestMergeAndFreeze:
    def test_merge_replaces_one_of_its_inputs(self, tmp_path: Path) -> None:
        one, two = learnt(tmp_path, ROWS[:9], "one"), learnt(tmp_path, ROWS[9:], "two")
        assert run("sites", "merge", one, two, "-o", one, "--overwrite").exit_code == 0
        assert one.read_bytes() == learnt(tmp_path, ROWS).read_bytes()

    def test_freeze(self, known: Path, tmp_path: Path) -> None:
        assert run("sites", "freeze", known, "-o", tmp_path / "frozen.parquet").exit_code == 0
        assert sites.load(tmp_path / "frozen.parquet").counts(HOST) == sites.load(known).counts(HOST)


class TestApply:
    def test_clean(self, known: Path) -> None:
        result = run("clean", "--sites", known, "--url", ROWS[3]["url"], stdin=ROWS[3]["text"])
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == sites.load(known).clean(ROWS[3]["text"], url=ROWS[3]["url"]).to_text()
        assert PROSE not in result.stdout

    def test_explain(self, known: Path) -> None:
        result = run("explain", "--sites", known, "--url", ROWS[3]["url"], stdin=ROWS[3]["text"])
        assert f"{PROSE}  ← on 20 of 20 pages of {HOST}" in result.stdout

    @pytest.mark.parametrize(
        ("arguments", "warning"),
        [
            ([], "the page has no address, so nothing is known of its site; --url says where it came from"),
            (["--url", "https://other.example/a"], "nothing is known of other.example"),
        ],
    )
    def test_a_page_of_no_known_site_is_cleaned_with_a_warning(
        self, arguments: list[str], warning: str, known: Path
    ) -> None:
        for command in ("clean", "explain"):
            result = run(command, "--sites", known, *arguments, stdin=ROWS[3]["text"])
            assert result.exit_code == 0
            assert warning in result.stderr
            assert PROSE in result.stdout

    def test_a_file_that_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "sites.parquet"
        path.write_bytes(b"It rained.")
        for command in (["clean", "-"], ["batch", write(tmp_path / "in.jsonl", ROWS), "-o", tmp_path / "out.jsonl"]):
            result = run(*command, "--sites", path, stdin="It rained.")
            assert result.exit_code == 2
            assert "is no file of `newsclean sites learn`" in result.stderr
        assert {one.name for one in tmp_path.iterdir()} == {"sites.parquet", "in.jsonl"}

    @pytest.mark.parametrize("workers", [0, 2])
    def test_batch(self, workers: int, known: Path, tmp_path: Path) -> None:
        path, output = write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
        options: list[str | Path] = ["--sites", known, "--workers", str(workers), "--quiet"]
        assert run("batch", path, "-o", output, *options).exit_code == 0
        expected = [sites.load(known).clean(one["text"], url=one["url"]).body for one in ROWS]
        assert [one["body"] for one in read(output)] == expected

    def test_batch_resumes_with_the_same_file_alone(self, known: Path, tmp_path: Path) -> None:
        path, output = write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
        copy = tmp_path / "sites.parquet"
        copy.write_bytes(known.read_bytes())
        run("batch", path, "-o", output, "--sites", copy, "--workers", "0")
        assert run("batch", path, "-o", output, "--sites", copy, "--workers", "0", "--resume").exit_code == 0
        run("sites", "merge", copy, learnt(tmp_path, ROWS[:2], "more"), "-o", copy, "--overwrite")
        result = run("batch", path, "-o", output, "--sites", copy, "--workers", "0", "--resume")
        assert result.exit_code == 2
        assert "can't resume: sites was" in result.stderr


def test_without_the_extra_it_says_what_to_install(known: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules.update(duckdb=None)\nfrom newsclean.cli import main; main(sys.argv[1:])"
    said = b"newsclean: sites needs more packages; install them with: pip install 'newsclean[sites]'\n"
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(ROWS[0]), encoding="utf8")
    page = tmp_path / "page.txt"
    page.write_text(ROWS[0]["text"], encoding="utf8")
    for arguments, exit_code, expected in (
        (["sites", "--help"], 0, b""),
        (["detectors", "site"], 0, b""),
        (["sites", "show", known], 2, said),
        (["clean", "--sites", known, page], 2, said),
        (["batch", path, "-o", tmp_path / "out.jsonl", "--sites", known], 2, said),
        (["batch", path, "-o", tmp_path / "out.jsonl", "--workers", "0", "--quiet"], 0, b""),
    ):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (exit_code, expected)
