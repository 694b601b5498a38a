"""What is in the repository: what is meant to be, and nothing that a commit took along."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TOP = {
    *(".ci", "docs", "fixtures", "src", "tests"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "action.yml", "pyproject.toml"),
    *(".gitignore", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
}

LARGEST = 1 << 20
"""Bytes: the weights of the scorer have half of it, and whatever has more are measurements, or pages."""


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists() or not (git := shutil.which("git")):
        pytest.skip("this is no clone, or git is not there")
    found = subprocess.run([git, "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True, text=True)
    return [Path(name) for name in found.stdout.split("\0") if name]


def test_nothing_stands_at_the_top_that_does_not_belong_there() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP


def test_nothing_is_larger_than_weights_are() -> None:
    assert [path for path in tracked() if (ROOT / path).exists() and (ROOT / path).stat().st_size > LARGEST] == []
