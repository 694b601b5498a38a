"""What the benchmark measures on fifty sites, on four: the truth is known to the line."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import sites
from newsclean.read import read

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "docs" / "benchmarks" / "sites.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made_up_sites", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its types look for their module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(script: ModuleType) -> list[Any]:
    return list(script.corpus(6, 400))


@pytest.fixture(scope="module")
def known(script: ModuleType, made: list[Any], tmp_path_factory: pytest.TempPathFactory) -> sites.Sites:
    folder = tmp_path_factory.mktemp("made-up")
    script.write(made, folder / "pages.jsonl")
    sites.learn([folder / "pages.jsonl"], folder / "sites.parquet", workers=0)
    return sites.load(folder / "sites.parquet")


def test_is_the_same_each_time(script: ModuleType, made: list[Any]) -> None:
    assert list(script.corpus(6, 400))[:2] == made[:2]


def test_is_read_as_it_was_made(made: list[Any]) -> None:
    for site in made:
        for page in site.pages[:3]:
            assert [block.text for block in read(page.source).blocks] == [line.text for line in page.lines]


def test_has_what_it_should(made: list[Any]) -> None:
    assert {page.source.startswith("<!doctype") for site in made for page in site.pages} == {True, False}
    assert all(len(site.pages) > site.articles for site in made if site.articles > 100)
    assert {line.kind for line in made[0].pages[0].lines} == {"content", "template", "section", "list"}


def test_articles_count_once_however_often_they_were_fetched(made: list[Any], known: sites.Sites) -> None:
    for site in made:
        assert {line.of for line in known.counts(site.host).values()} == {site.articles}


def test_templates_go_and_articles_stay(script: ModuleType, made: list[Any], known: sites.Sites) -> None:
    scores = script.repeated(known, made)
    assert scores["template"].taken >= 0.98 * scores["template"].lines
    assert scores["content"].taken_words < 0.0001 * scores["content"].words


def test_what_the_others_leave_of_templates_goes(script: ModuleType, made: list[Any], known: sites.Sites) -> None:
    scores = script.beyond(known, made, 30)
    assert scores["template"].lines > 500
    assert scores["template"].taken >= 0.98 * scores["template"].lines
