from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsclean.cli import main
from tests.sites.support import CHROME, PROSE, learnt, row

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [row(number, CHROME, PROSE) for number in range(30)]


def test_ray_learns_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", reason="needs newsclean[ray]")
    expected = learnt(tmp_path, ROWS).read_bytes()
    monkeypatch.chdir(tmp_path)
    arguments = ("sites", "learn", "sites.jsonl", "-o", "ray.parquet", "--engine", "ray", "--workers", "2")
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "ray.parquet").read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ray.parquet", "sites.jsonl", "sites.parquet"]


def test_an_address_where_nobody_answers_is_a_line(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="needs newsclean[ray]")
    learnt(tmp_path, ROWS)
    arguments = ("sites", "learn", str(tmp_path / "sites.jsonl"), "-o", str(tmp_path / "ray.parquet"))
    done = CliRunner().invoke(main, (*arguments, "--engine", "ray", "--address", "127.0.0.1:1"))
    assert done.exit_code == 2
    assert done.stderr.startswith("newsclean: Ray at 127.0.0.1:1: ")
    assert not (tmp_path / "ray.parquet").exists()
