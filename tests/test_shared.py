"""The five pages this project began with come out as they should; they are others' articles, so they lie elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import newsclean
from tests.support import ROOT, moment

SEEDS = ROOT.parent / "shared" / "seeds"

EXPECTED: dict[str, Any] = (
    json.loads((SEEDS / "expected.json").read_text(encoding="utf8")) if (SEEDS / "expected.json").exists() else {}
)

pytestmark = pytest.mark.skipif(not EXPECTED, reason="the seed pages are not here: others' articles, never committed")

each_seed = pytest.mark.parametrize("name", sorted(EXPECTED))


def check(name: str, article: dict[str, Any]) -> None:
    expected = EXPECTED[name]
    body = [text for text in article["body"].split("\n\n") if text not in expected["either"]]
    assert body == expected["body"]
    assert {key: article[key] for key in ("title", "byline", "authors")} == {
        key: expected[key] for key in ("title", "byline", "authors")
    }
    assert moment(article["date"]) == moment(expected["date"])


@each_seed
def test_seed_by_library(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf8")
    check(name, json.loads(json.dumps(newsclean.clean(text).to_dict())))


@each_seed
def test_seed_by_command(name: str) -> None:
    command = [sys.executable, "-m", "newsclean", "clean", str(SEEDS / name), "--format", "json"]
    check(name, json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
