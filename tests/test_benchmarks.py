"""The figures of docs/benchmarks.md, the JSON that they are drawn from, and the scripts that draw and measure them."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import CASES, ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

FOLDER = ROOT / "docs" / "benchmarks"


def figures(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf8"))
    return read


def rows(page: str) -> list[list[str]]:
    """Return the cells of all rows of a page's tables, without bold and code."""
    text = (ROOT / "docs" / page).read_text(encoding="utf8")
    return [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


class TestHeldOut:
    def test_text_is_the_table_s(self) -> None:
        told = [
            [name, tool, *(f"{figure:.3f}" for figure in (found["f1"], *found["flatteners"].values()))]
            for name, tools in figures("heldout")["text"].items()
            for tool, found in tools.items()
        ]
        assert told == [row for row in rows("benchmarks.md") if len(row) == 8 and row[0] in {"fundus", "wcxb", "magic"}]

    def test_html_is_the_table_s(self) -> None:
        shown = rows("benchmarks.md")
        for name, tools in figures("heldout")["html"].items():
            label = "trafilatura (snippets)" if name == "trafilatura" else name
            pages = tools.pop("pages")
            for tool, found in tools.items():
                told = [f"{figure:.3f}" for figure in found.values()]
                assert [label, str(pages), tool, *told] in [[*row[:3], *filter(None, row[3:])] for row in shown], tool

    def test_countries_are_the_scorer_s(self) -> None:
        text = (ROOT / "docs" / "scorer.md").read_text(encoding="utf8").replace("\n", " ")
        told = re.findall(r"\b([a-z]{2}) ([01]\.\d{3}) \((\d+)\)", text)
        found = figures("heldout")["countries"]
        assert {name: (float(f1), int(pages)) for name, f1, pages in told} == {
            name: (one["f1"], one["pages"]) for name, one in found.items()
        }

    def test_cost_is_the_table_s(self) -> None:
        shown = rows("benchmarks.md")
        for name, cost in figures("heldout")["cost"].items():
            assert [name, f"{cost['text']:.2f}", f"{cost['html']:.2f}", "1"] in shown


class TestMeasured:
    def test_says_where_the_pages_were_learnt_from(self) -> None:
        sets = figures("measured")["sets"]
        assert sets
        assert all(found["seen"] for found in sets.values()), "the sets of docs/scorer.md"

    def test_peers_come_to_what_the_table_says(self) -> None:
        """The peers learn nothing, so two scripts that measure them on the same pages have to agree."""
        held_out, measured = figures("heldout"), figures("measured")["sets"]["fundus"]
        for kind in ("html", "text"):
            for tool in held_out[kind]["fundus"].keys() & measured[kind].keys() - {"newsclean"}:
                assert measured[kind][tool]["f1"] == pytest.approx(held_out[kind]["fundus"][tool]["f1"], abs=0.005), (
                    tool
                )

    def test_what_no_table_has_is_told_as_it_was_measured(self) -> None:
        text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf8").replace("\n", " ")
        fundus, wcxb = (figures("measured")["sets"][name]["html"] for name in ("fundus", "wcxb"))
        jus, paper = ((fundus[name]["f1"], wcxb[name]["f1"]) for name in ("jusText", "newspaper4k"))
        assert f"{jus[0]} on *fundus* and {jus[1]} on *wcxb*; newspaper4k to {paper[0]} and {paper[1]}" in text
        assert f"newsclean {fundus['newsclean']['cost']:.2f} times as dear" in text
        assert fundus["newspaper4k"]["crashed"] == 6


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Measure two of our own pages of HTML, with a text that nothing has to be taken from."""
    folder = tmp_path_factory.mktemp("measured")
    pages = [case for case in CASES if case.name in {"html_opengraph", "html_jsonld"}]
    (folder / "ours.jsonl").write_text("".join(line(case.source, case.expected) for case in pages), encoding="utf8")
    run_script("measure.py", "ours.jsonl", "-o", "out.json", cwd=folder)
    read: dict[str, Any] = json.loads((folder / "out.json").read_text(encoding="utf8"))
    return read


class TestMeasuring:
    def test_scores_newsclean_on_pages_of_ours(self, measured: dict[str, Any]) -> None:
        assert measured["sets"]["ours"]["html"]["newsclean"]["f1"] > 0.95

    def test_a_tool_that_finds_nothing_scores_nothing(self, measured: dict[str, Any]) -> None:
        found = measured["sets"]["ours"]["text"]["lines of twelve words"]
        assert found["f1"] == found["recall"] == 0

    def test_the_reference_costs_one(self, measured: dict[str, Any]) -> None:
        assert measured["sets"]["ours"]["html"]["trafilatura"]["cost"] == 1

    def test_pages_of_others_are_not_called_seen(self, measured: dict[str, Any]) -> None:
        assert measured["sets"]["ours"]["seen"] is False

    def test_nobody_crashed(self, measured: dict[str, Any]) -> None:
        tools = [*measured["sets"]["ours"]["html"].values(), *measured["sets"]["ours"]["text"].values()]
        assert [tool["crashed"] for tool in tools] == [0] * len(tools)


def line(source: bytes, expected: dict[str, Any]) -> str:
    """Write a page as `measure.py` reads it; its flattened text is a few short lines."""
    page = {
        "url": "https://harbour.example/",
        "html": source.decode(),
        "flat": {"short": "Menu\nHome\nSubscribe"},
        "gold": {"body": "\n\n".join(expected["body"])},
    }
    return json.dumps(page) + "\n"


def run_script(name: str, *arguments: str, cwd: Path) -> None:
    subprocess.run([sys.executable, FOLDER / name, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture
def plot(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("matplotlib", reason="plots are drawn with the extra newsclean[docs]")
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("plot")


@pytest.mark.parametrize("name", ["measure", "peers"])
def test_examples_are_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed


class TestPlots:
    def test_examples_are_true(self, plot: ModuleType) -> None:
        assert doctest.testmod(plot) == (0, 1)

    @pytest.mark.parametrize("name", ["cost", "flatteners", "countries"])
    def test_are_what_the_figures_say(self, plot: ModuleType, name: str) -> None:
        there = (FOLDER / f"{name}.svg").read_text(encoding="utf8")
        now = plot.drawn(plot.PLOTS[name])
        if made_by(there) != made_by(now):
            pytest.skip(f"drawn by {made_by(there)}, and here is {made_by(now)}")
        assert there == now, "run: python docs/benchmarks/plot.py"

    def test_know_light_and_dark(self, plot: ModuleType) -> None:
        for name in plot.PLOTS:
            there = (FOLDER / f"{name}.svg").read_text(encoding="utf8")
            assert "prefers-color-scheme: dark" in there
            assert not any(stand_in in there for stand_in in plot.THEME)

    def test_fetch_nothing(self, plot: ModuleType) -> None:
        for name in plot.PLOTS:
            there = (FOLDER / f"{name}.svg").read_text(encoding="utf8")
            assert not re.search(r"(?:href|src)=\"(?!#)|url\((?!#)|@import", there)


def made_by(svg: str) -> str:
    """Return the version of matplotlib that drew a plot."""
    found = re.search(r"Matplotlib v[\d.]+", svg)
    assert found
    return found.group()
