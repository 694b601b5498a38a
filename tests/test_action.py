"""The GitHub Action: its steps are run by bash, in an environment such as GitHub's, as far as that goes without GitHub."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

yaml = pytest.importorskip("yaml", reason="needs PyYAML")

if not (ROOT / "action.yml").exists():
    pytest.skip("the action is in the repository, not in the sdist", allow_module_level=True)

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf8"))

STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

CLEAN = "It rained for two days before the river rose.\n"

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def step(name: str) -> dict[str, Any]:
    return next(one for one in STEPS if one.get("name") == name)


class Runner:
    """What GitHub gives a step: a workspace, and files to write outputs to."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self.environment = {
            **os.environ,
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(folder),
            "PYTHONPATH": str(ROOT / "src"),
        }
        for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY"):
            (folder / name).touch()
            self.environment[name] = str(folder / name)
        newsclean = folder / "newsclean.sh"
        newsclean.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsclean "$@"\n')
        newsclean.chmod(0o755)
        self.environment["NEWSCLEAN"] = str(newsclean)

    def run(self, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub does: bash, ending at the first command that fails."""
        one = step(name)
        assert set(one.get("env", {})) == set(variables)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]],  # noqa: S607 - the PATH's, as for GitHub
            cwd=self.workspace,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def wrote(self, name: str) -> str:
        return Path(self.environment[name]).read_text(encoding="utf8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    found = Runner(tmp_path)
    (found.workspace / "articles").mkdir()
    (found.workspace / "articles" / "clean.txt").write_text(CLEAN)
    return found


class TestFile:
    def test_is_a_composite_action(self) -> None:
        assert ACTION["runs"]["using"] == "composite"
        assert {"name", "description", "inputs", "outputs", "runs"} <= set(ACTION)
        assert all("description" in one and "default" in one for one in ACTION["inputs"].values())

    def test_each_step_says_what_it_runs_and_by_which_shell(self) -> None:
        for one in STEPS:
            assert ("uses" in one) != ("run" in one)
            assert ("run" in one) == (one.get("shell") == "bash")

    def test_inputs_never_become_part_of_a_script(self) -> None:
        assert not [one["run"] for one in STEPS if "${{" in one.get("run", "")]

    def test_every_expression_names_something_that_is_there(self) -> None:
        text = (ROOT / "action.yml").read_text(encoding="utf8")
        ids = {one["id"] for one in STEPS if "id" in one}
        for expression in re.findall(r"\$\{\{ *(.+?) *\}\}", text):
            scope, name, *_ = expression.split(".")
            assert scope in {"inputs", "steps", "runner", "github"}
            assert scope != "inputs" or name in ACTION["inputs"]
            assert scope != "steps" or name in ids

    def test_what_it_calls_there_is_a_version_of(self) -> None:
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", one["uses"]) for one in STEPS if "uses" in one)


@needs_bash
class TestCheck:
    def test_clean(self, runner: Runner) -> None:
        done = runner.run("Check", PATHS=".", ARGS="")
        assert (done.returncode, done.stdout) == (0, "")
        assert runner.wrote("GITHUB_OUTPUT") == "exit-code=0\n"
        assert runner.wrote("GITHUB_STEP_SUMMARY") == "### newsclean\n\n1 page: nothing to remove.\n\n"

    def test_annotates_and_summarises(self, runner: Runner) -> None:
        (runner.workspace / "articles" / "dirty page.txt").write_text(CLEAN + "\n12 Comments\n")
        done = runner.run("Check", PATHS="articles/clean.txt\n\narticles/dirty page.txt\n", ARGS="")
        assert done.returncode == 1
        where = "file=articles/dirty page.txt,line=3,title=newsclean comments"
        assert done.stdout == f"::error {where}::is 'comments': 12 Comments\n"
        assert runner.wrote("GITHUB_OUTPUT") == "exit-code=1\n"
        assert "| articles/dirty page.txt | 1 | 1 | 2 | comments 1 |" in runner.wrote("GITHUB_STEP_SUMMARY")

    def test_further_options(self, runner: Runner) -> None:
        done = runner.run("Check", PATHS="articles", ARGS="--require=date\n--min-words=3\n")
        assert done.returncode == 1
        assert "::has no date" in done.stdout

    @pytest.mark.parametrize("evil", ["$(touch evil)", "`touch evil`", "; touch evil", "--fix", "a\\nb"])
    def test_nothing_in_an_input_is_run(self, runner: Runner, evil: str) -> None:
        done = runner.run("Check", PATHS=evil, ARGS="")
        assert done.returncode == 2
        assert "No such file or directory" in done.stderr
        assert not (runner.workspace / "evil").exists()


@needs_bash
def test_pip_s_cache_is_found(runner: Runner) -> None:
    done = runner.run("Find out what pip has to install")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"dir=.+\n", runner.wrote("GITHUB_OUTPUT"))


@needs_bash
@pytest.mark.parametrize("batch", ["false", "true"])
def test_installs_from_where_the_action_lies(runner: Runner, batch: str, tmp_path: Path) -> None:
    """What pip is asked for is looked at here; tests/test_precommit.py installs it for real."""
    fake = tmp_path / "bin"
    fake.mkdir()
    made = 'mkdir -p "$3/bin"; printf \'#!/bin/sh\\necho "$@" >> "%s"\\n\' "$LOG" > "$3/bin/python"; chmod +x "$3/bin/python"'
    (fake / "python").write_text(f'#!/bin/sh\n[ "$1 $2" = "-m venv" ] || exit 9\n{made}\n')
    (fake / "python").chmod(0o755)
    log = tmp_path / "log"
    runner.environment |= {"PATH": f"{fake}{os.pathsep}{os.environ['PATH']}", "LOG": str(log)}
    done = runner.run("Install newsclean", BATCH=batch)
    assert done.returncode == 0, done.stderr
    asked = str(ROOT) + ("[batch]" if batch == "true" else "")
    assert log.read_text() == f"-m pip install --quiet --disable-pip-version-check {asked}\n"
    assert runner.wrote("GITHUB_ENV") == f"NEWSCLEAN={tmp_path}/newsclean/bin/newsclean\n"
