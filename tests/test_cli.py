from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

import newsclean
from newsclean.cli import main
from newsclean.engine import rounds
from newsclean.nopage import NO_PAGES
from newsclean.read import read
from newsclean.write.explain import Row, lines, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

STORY = """\
Crews closed the harbour bridge on Tuesday after an inspector found a crack in one of its two main cables.

The crack is as long as a hand, the city’s engineer said, and nobody can say yet how deep it goes.

Ferries will carry the traffic until the cable has been replaced, which may take the whole of the winter.
"""

PAGE = f"Skip to content\n\n{STORY}\nSubscribe to our newsletter\n\n12 Comments\n"


COMMANDS = ("batch", "check", "clean", "detectors", "diff", "explain", "lock", "report", "serve", "sites")


def run(*arguments: str, page: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=page)


def start(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf8")
    return str(path)


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_has_an_example(self, command: str) -> None:
        shown = run(command, "--help")
        assert shown.exit_code == 0
        assert f"Example:\n    newsclean {command}" in shown.output or f"| newsclean {command}" in shown.output

    @pytest.mark.parametrize(
        "command",
        [[], *([name] for name in COMMANDS), *(["sites", name] for name in ("learn", "show", "merge", "freeze"))],
    )
    def test_fits_one_screen(self, command: Sequence[str]) -> None:
        shown = run(*command, "--help").output.splitlines()
        assert len(shown) <= 24
        assert max(map(len, shown)) <= 80

    def test_names_the_exit_codes(self) -> None:
        assert "Exit codes: 0 fine, 1 nothing of the page is left, 2" in run("--help").output

    def test_every_command_is_tried_here(self) -> None:
        assert set(COMMANDS) == set(main.commands)

    def test_no_summary_of_a_command_is_cut_off(self) -> None:
        assert "..." not in run("--help").output.partition("Commands:")[2]

    def test_short_option(self) -> None:
        assert run("-h").output == run("--help").output

    def test_version_is_the_project_s(self) -> None:
        assert run("--version").output.startswith("newsclean 0.")


class TestClean:
    def test_text_is_what_the_library_gives(self, page: str) -> None:
        result = run("clean", page)
        assert result.output == newsclean.clean(PAGE).to_text()
        assert result.exit_code == 0

    def test_text_can_be_cleaned_again(self, page: str) -> None:
        once = run("clean", page).output
        assert run("clean", page=once).output == once

    def test_markdown(self, page: str) -> None:
        assert run("clean", page, "--format", "markdown").output == newsclean.clean(PAGE).to_markdown()

    def test_links_in_markdown(self) -> None:
        page = '<html><body><article><p>It <a href="/r">rained</a> for two days before the river rose.</p></article>'
        arguments = ("clean", "--format", "markdown", "--url", "https://news.example/bridge")
        assert "](" not in run(*arguments, page=page).output
        assert "It [rained](https://news.example/r) for two days" in run(*arguments, "--links", page=page).output

    def test_links_go_with_markdown_alone(self, page: str) -> None:
        result = run("clean", page, "--links")
        assert result.exit_code == 2
        assert "--links goes with --format markdown" in result.output

    def test_json_has_the_body_and_what_was_removed(self, page: str) -> None:
        article = json.loads(run("clean", page, "--format", "json").output)
        assert article["body"] == STORY.strip()
        assert [one["text"] for one in article["removed"]] == [
            "Skip to content",
            "Subscribe to our newsletter",
            "12 Comments",
        ]
        assert all(PAGE[slice(*one["span"])] == one["text"] for one in article["removed"])

    @pytest.mark.parametrize("arguments", [["clean"], ["clean", "-"]])
    def test_reads_standard_input(self, arguments: Sequence[str]) -> None:
        assert run(*arguments, page=PAGE).output == newsclean.clean(PAGE).to_text()

    def test_bytes_are_decoded_as_a_browser_would(self, tmp_path: Path) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes(PAGE.encode("utf-16"))
        assert run("clean", str(path)).output == newsclean.clean(PAGE).to_text()

    def test_warnings_go_to_standard_error(self) -> None:
        result = run("clean", page=f"---\ntitle: Cable\nmood: bad\n---\n\n{STORY}")
        assert result.stderr == "newsclean: warning: front matter: 'mood' is not read\n"
        assert "warning" not in result.stdout

    @pytest.mark.parametrize("page", ["", "\n \n", "Skip to content\n"])
    def test_says_when_nothing_is_left(self, page: str) -> None:
        result = run("clean", "--format", "json", page=page)
        assert json.loads(result.output)["body"] == ""
        assert result.exit_code == 1


class TestUnusable:
    def test_missing_file(self) -> None:
        result = run("clean", "no-such-page.html")
        assert (result.stderr, result.exit_code) == ("newsclean: no-such-page.html: No such file or directory\n", 2)

    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_folder(self, command: str, tmp_path: Path) -> None:
        result = run(command, str(tmp_path))
        assert (result.stderr, result.exit_code) == (
            f"newsclean: {tmp_path}: is a folder; newsclean batch cleans it, newsclean report shows it\n",
            2,
        )

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
    def test_unreadable_file(self, page: str) -> None:
        Path(page).chmod(0)
        result = run("clean", page)
        assert (result.stderr, result.exit_code) == (f"newsclean: {page}: Permission denied\n", 2)

    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_lines_of_pages(self, command: str, tmp_path: Path) -> None:
        file = tmp_path / "crawl.jsonl"
        file.write_text('{"text": "It rained for two days before the river rose."}\n')
        result = run(command, str(file))
        assert (result.stderr, result.exit_code) == (
            f"newsclean: {file}: holds a page a line; newsclean batch cleans them\n",
            2,
        )

    @pytest.mark.parametrize("beginning", NO_PAGES)
    def test_no_page_at_all(self, beginning: bytes) -> None:
        result = run("clean", page=beginning + b"\0\1\2")
        assert result.stdout == ""
        assert result.stderr.startswith("newsclean: standard input: is ")
        assert result.stderr.count("\n") == 1
        assert result.exit_code == 2

    def test_binary_file(self) -> None:
        result = run("clean", page=bytes(range(256)) + bytes(99))
        assert (result.stderr, result.exit_code) == ("newsclean: standard input: is a binary file, not a page\n", 2)

    def test_a_stray_zero_byte_is_no_binary_file(self) -> None:
        assert run("clean", page=PAGE.replace("hand", "ha\0nd")).exit_code == 0

    @pytest.mark.parametrize("arguments", [["cleen"], ["clean", "--format", "pdf"], ["clean", "a", "b"]])
    def test_wrong_call(self, arguments: Sequence[str]) -> None:
        assert run(*arguments).exit_code == 2


class TestExplain:
    def test_every_line_of_the_page_is_there_in_order(self, page: str) -> None:
        shown = run("explain", page).output.splitlines()
        assert [line.partition(" │ ")[2].partition("  ← ")[0] for line in shown] == [
            line for line in PAGE.splitlines() if line
        ]

    def test_the_margin_names_the_detector(self, page: str) -> None:
        shown = run("explain", page).output.splitlines()
        assert shown[0] == "- chrome    │ Skip to content  ← is 'skip to content'"
        assert shown[1].startswith(" " * 12 + "│ Crews closed")
        assert [line[:11] for line in shown[-2:]] == ["- subscribe", "- comments "]

    def test_declared_fields_come_first(self) -> None:
        shown = run(
            "explain", page=f"---\ntitle: Cable\nauthors: ['Ada Example']\ndate: 2031-03-05\n---\n\n{STORY}"
        ).output
        assert shown.splitlines()[0] == "= title  │ Cable  ← front matter title"
        assert "= date   │ 2031-03-05  ← front matter date" in shown

    def test_is_plain_where_there_is_no_terminal(self, page: str) -> None:
        assert "\x1b" not in run("explain", page).output

    def test_colour_on_demand_changes_no_word(self, page: str) -> None:
        coloured = run("explain", "--color", page).output
        assert "\x1b[31m" in coloured
        assert click.unstyle(coloured) == run("explain", page).output

    def test_a_page_cannot_steer_the_terminal(self) -> None:
        assert (
            "␛[2J"
            in run("explain", page=f"{STORY}\n\x1b[2J and the crack was gone by the next morning, she said.\n").output
        )

    def test_says_when_nothing_is_left(self) -> None:
        assert run("explain", page="Skip to content\n").exit_code == 1

    def test_header_fields_are_marked_in_the_page(self) -> None:
        source = f"Crack in the harbour bridge\n\nBy Ada Example\n\n{STORY}"
        page = read(source)
        kinds = {row.text: (row.kind, row.name) for row in rows(page, rounds(page, newsclean.DETECTORS))}
        assert kinds["By Ada Example"] == ("field", "byline")


class TestLines:
    def test_text_hangs_under_itself(self) -> None:
        shown = lines([Row("removed", "feed", "Ship leaves port after a week", "follows 'news feed'")], 30)
        assert [str(line) for line in shown] == [
            "- feed │ Ship leaves port",
            "       │ after a week",
            "       │ ← follows 'news feed'",
        ]

    @pytest.mark.parametrize("text", ["雨が二日間降り続いた。" * 9, "word " * 40, "x" * 300])
    def test_no_line_is_wider_than_the_terminal(self, text: str) -> None:
        for line in lines([Row("kept", "", text.strip(), "")], 40):
            wide = sum(1 + (character > "⺀") for character in str(line))
            assert wide <= 40

    def test_narrow_terminals_are_left_to_break_lines_themselves(self) -> None:
        assert list(lines([Row("kept", "", "It rained.", "")], 3))


class TestDetectors:
    def test_lists_every_detector_with_a_line(self) -> None:
        shown = run("detectors").output.splitlines()
        assert [line.split()[0] for line in shown] == [*newsclean.DETECTORS, "site"]
        assert all(len(line.split()) > 3 for line in shown)

    @pytest.mark.parametrize("name", newsclean.DETECTORS)
    def test_prints_the_whole_docstring(self, name: str) -> None:
        assert run("detectors", name).output.strip() == newsclean.detectors()[name].strip()

    def test_suggests_the_name_that_was_meant(self) -> None:
        result = run("detectors", "subscribed")
        assert "no detector is called 'subscribed'; did you mean 'subscribe'?" in result.stderr
        assert result.exit_code == 2

    def test_lists_the_names_where_none_is_close(self) -> None:
        assert ", ".join(newsclean.DETECTORS) in run("detectors", "zzz").stderr


class TestProcess:
    def test_standard_input_to_standard_output(self) -> None:
        done = start("clean", stdin=PAGE.encode())
        assert done.stdout == newsclean.clean(PAGE).to_text().encode()
        assert (done.stderr, done.returncode) == (b"", 0)

    @pytest.mark.parametrize(
        "locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
    )
    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_is_utf_8_in_every_locale(self, command: str, locale: dict[str, str]) -> None:
        done = start(command, stdin=PAGE.encode(), PYTHONIOENCODING="ascii", **locale)
        assert "the city’s engineer" in done.stdout.decode()
        assert done.returncode == 0

    def test_a_lone_surrogate_is_written_as_an_escape(self) -> None:
        front = '---\ntitle: "Crack \\ud83d in the bridge"\n---\n\n'
        done = start("clean", "--format", "json", stdin=(front + STORY).encode())
        assert done.returncode == 0
        assert json.loads(done.stdout)["title"] == "Crack \ud83d in the bridge"

    @pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_a_broken_pipe_is_silent(self, command: str, tmp_path: Path) -> None:
        path = tmp_path / "page.txt"
        path.write_text("\n\n".join(f"{STORY} It was day {day}." for day in range(1000)), encoding="utf8")
        with subprocess.Popen(
            [sys.executable, "-m", "newsclean", command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
    def test_a_full_disk_is_one_line(self, page: str) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "newsclean", "clean", page], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.stderr == b"newsclean: standard output: No space left on device\n"
        assert done.returncode == 2

    def test_a_closed_standard_input_is_one_line(self) -> None:
        done = subprocess.run(
            [sys.executable, "-c", "import sys; sys.stdin = None; from newsclean.cli import main; main(['clean'])"],
            capture_output=True,
            check=False,
        )
        assert done.stderr == b"newsclean: standard input: is closed; name a file or pipe a page in\n"
        assert done.returncode == 2

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
    @pytest.mark.parametrize(
        ("environment", "colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
    )
    def test_a_terminal_gets_colour(self, page: str, environment: dict[str, str], colours: bool) -> None:  # noqa: FBT001 - a parameter
        import pty  # noqa: PLC0415 - not on Windows

        ours, theirs = pty.openpty()
        clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        with subprocess.Popen(
            [sys.executable, "-m", "newsclean", "explain", page],
            stdout=theirs,
            env={**clean, "TERM": "xterm", **environment},
        ) as process:
            process.wait()
            os.close(theirs)
            shown = os.read(ours, 100_000)
            os.close(ours)
        assert (b"\x1b[31m" in shown) is colours
        assert b"Skip to content" in shown
