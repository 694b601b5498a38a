"""The hooks for pre-commit: run for real, against a clone of this repository, with whatever pip can reach."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

yaml = pytest.importorskip("yaml", reason="needs PyYAML")

if not (ROOT / ".pre-commit-hooks.yaml").exists():
    pytest.skip("the hooks are in the repository, not in the sdist", allow_module_level=True)

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf8"))

CLEAN = "It rained for two days before the river rose.\n"

DIRTY = CLEAN + "\n12 Comments\n"

BLOCKS = re.compile(r"^```yaml\n((?:.*\n)*?)```$", re.MULTILINE)

SLOWEST = 900
"""Seconds in which an environment is made, with all that newsclean requires, on a slow line."""


def test_there_is_one_that_checks_and_one_that_fixes() -> None:
    assert {one["id"]: one["entry"] for one in HOOKS} == {
        "newsclean-check": "newsclean check",
        "newsclean-fix": "newsclean check --fix",
    }
    assert {one["language"] for one in HOOKS} == {"python"}


def test_what_the_documentation_shows_is_there() -> None:
    text = (ROOT / "docs" / "check.md").read_text(encoding="utf8")
    config, workflow = map(yaml.safe_load, BLOCKS.findall(text))
    (readme,) = map(yaml.safe_load, BLOCKS.findall((ROOT / "README.md").read_text(encoding="utf8")))
    for shown in (config, readme):
        assert {one["id"] for one in shown["repos"][0]["hooks"]} <= {one["id"] for one in HOOKS}
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf8"))
    (step,) = (one for one in workflow["jobs"]["clean"]["steps"] if "newsclean" in one["uses"])
    assert set(step["with"]) <= set(action["inputs"])


def called(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command, without what git or Python would take from around these tests."""
    around = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=SLOWEST)


def git(folder: Path, *arguments: str) -> str:
    name = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    done = called(folder, "git", *name, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of what would be committed now."""
    folder = tmp_path_factory.mktemp("newsclean")
    listed = called(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed.returncode:
        pytest.skip("is no repository of git")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "All of it")
    return folder


@pytest.mark.slow
@pytest.mark.skipif(find_spec("pre_commit") is None, reason="needs pre-commit")
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_hooks_run_in_another_repository(
    clone: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = git(clone, "rev-parse", "HEAD")
    (tmp_path / "articles").mkdir()
    git(tmp_path, "init", "-q")
    config = {"repos": [{"repo": str(clone), "rev": revision, "hooks": [{"id": one["id"]} for one in HOOKS]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "articles" / "clean.txt").write_text(CLEAN)
    git(tmp_path, "add", "-A")

    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("environments")))  # nothing is left in the user's
    precommit = (sys.executable, "-m", "pre_commit")
    installed = called(tmp_path, *precommit, "install-hooks")
    if installed.returncode and ("Connection" in installed.stdout or "No matching distribution" in installed.stdout):
        pytest.skip("pip reaches no index to install newsclean's requirements from")
    assert installed.returncode == 0, installed.stdout

    passed = called(tmp_path, *precommit, "run", "--all-files")
    assert passed.returncode == 0, passed.stdout

    page = tmp_path / "articles" / "dirty.txt"
    page.write_text(DIRTY)
    git(tmp_path, "add", "-A")
    failed = called(tmp_path, *precommit, "run", "newsclean-check")
    assert failed.returncode == 1
    assert "articles/dirty.txt:3: comments: is 'comments': 12 Comments" in failed.stdout
    assert page.read_text() == DIRTY

    fixed = called(tmp_path, *precommit, "run", "newsclean-fix")
    assert fixed.returncode == 1
    assert "files were modified by this hook" in fixed.stdout
    assert page.read_text() == CLEAN
    git(tmp_path, "add", "-A")
    assert called(tmp_path, *precommit, "run", "--all-files").returncode == 0
