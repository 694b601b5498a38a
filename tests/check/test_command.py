from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsclean.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "It rained for two days before the river rose.\n"

DIRTY = CLEAN + "\n12 Comments\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "dirty.txt").write_text(DIRTY)
    return tmp_path


@pytest.mark.usefixtures("here")
class TestExitCodes:
    def test_clean(self) -> None:
        result = run("check", "clean.txt")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "newsclean: 1 page: nothing to remove\n")

    def test_something_would_be_removed(self) -> None:
        result = run("check", ".")
        assert (result.exit_code, result.stdout) == (1, "dirty.txt:3: comments: is 'comments': 12 Comments\n")
        assert result.stderr == "newsclean: 2 pages: 1 block would be removed, 10.0% of the words; 1 failed\n"

    def test_unreadable_goes_before(self) -> None:
        result = run("check", "gone.txt", "dirty.txt")
        assert result.exit_code == 2
        assert "newsclean: gone.txt: No such file or directory\n" in result.stderr
        assert "dirty.txt:3" in result.stdout

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--require", "dates"], "--require: no header field is called 'dates'; did you mean 'date'?"),
            (["--ignore", "adverts"], "--ignore: no detector is called 'adverts'; did you mean 'advert'?"),
            (["--max-removed", "2"], "--max-removed: has to be a share from 0 to 1, not 2.0"),
            (["--min-words", "-1"], "--min-words: has to be a whole number, 0 or more, not -1"),
            (["--config", "gone.toml"], "gone.toml: No such file or directory"),
            (["--format", "xml"], "'xml' is not one of"),
            (["--summary", "gone/summary.md"], "gone/summary.md: No such file or directory"),
            (["--locked"], "there is no newsclean.lock here or above; write one with: newsclean lock"),
        ],
    )
    def test_wrong_call(self, arguments: list[str], said: str) -> None:
        result = run("check", "clean.txt", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr

    def test_no_path(self) -> None:
        assert run("check").exit_code == 2


class TestOptions:
    def test_fix(self, here: Path) -> None:
        result = run("check", "--fix", "dirty.txt")
        assert (result.exit_code, result.stdout) == (0, "dirty.txt:3: comments [fixed]: is 'comments': 12 Comments\n")
        assert result.stderr == "newsclean: 1 page: 1 block was removed, 18.2% of the words; 1 fixed\n"
        assert (here / "dirty.txt").read_text() == CLEAN
        assert run("check", "dirty.txt").exit_code == 0

    def test_what_could_not_be_fixed_is_said(self, here: Path) -> None:
        (here / "dirty.txt").write_text("12 Comments\n")
        result = run("check", "--fix", "dirty.txt")
        assert result.exit_code == 1
        assert "newsclean: dirty.txt: not fixed: nothing would be left, so it is left as it is\n" in result.stderr

    @pytest.mark.usefixtures("here")
    def test_options_go_before_settings(self, here: Path) -> None:
        (here / "newsclean.toml").write_text('max-removed = 0.5\nrequire = ["date"]\n')
        assert run("check", "dirty.txt").stdout == "dirty.txt: require: has no date\n"
        assert run("check", "dirty.txt", "--require", "").exit_code == 0
        assert "comments" in run("check", "dirty.txt", "--max-removed", "0").stdout
        assert run("check", "dirty.txt", "--require", "title, language").stdout == "dirty.txt: require: has no title\n"

    @pytest.mark.usefixtures("here")
    def test_ignore_and_header(self, here: Path) -> None:
        assert run("check", "dirty.txt", "--ignore", "comments").exit_code == 0
        (here / "head.txt").write_text(f"Rain closes the harbour\nBy Ada Example\nMarch 4, 2031\n\n{CLEAN}")
        assert run("check", "head.txt").exit_code == 0
        assert run("check", "head.txt", "--header").stdout.count("\n") == 3

    @pytest.mark.usefixtures("here")
    def test_page_s_column(self, here: Path) -> None:
        (here / "a.jsonl").write_text(json.dumps({"story": DIRTY}) + "\n")
        assert run("check", "a.jsonl").exit_code == 2
        assert run("check", "a.jsonl", "--page", "story").stdout.startswith("a.jsonl:1: comments")

    @pytest.mark.parametrize("form", ["github", "sarif", "junit", "json"])
    @pytest.mark.usefixtures("here")
    def test_formats(self, form: str) -> None:
        result = run("check", ".", "--format", form)
        assert result.exit_code == 1
        assert "12 Comments" in result.stdout

    def test_summary_is_appended(self, here: Path) -> None:
        (here / "summary.md").write_text("before\n")
        run("check", ".", "--summary", "summary.md")
        said = (here / "summary.md").read_text()
        assert said.startswith("before\n### newsclean\n\n2 pages: 1 block would be removed")
        assert "| dirty.txt | 1 | 1 | 2 | comments 1 |" in said

    def test_locked(self, here: Path) -> None:
        assert run("lock").exit_code == 0
        assert run("check", "clean.txt", "--locked").exit_code == 0
        (here / "newsclean.toml").write_text("min-words = 1\n")
        result = run("check", "clean.txt", "--locked")
        assert result.exit_code == 2
        assert result.stderr == "newsclean: newsclean.lock: settings: min-words is there, and was not\n"
