"""From pages of HTML to weights that tell where line breaks were lost, on a few pages of ours."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

import numpy as np
import pytest
from click.testing import CliRunner

from newsclean.read.breaks import BUCKETS, load, log_odds

if TYPE_CHECKING:
    from pathlib import Path

torch = pytest.importorskip("torch", reason="training needs the extra newsclean[train]")

from newsclean.scorer.train import breaks  # noqa: E402 - it imports torch

STORY = [
    "The ferry to the outer islands will not sail before Thursday, the <a href='/h'>Harbour Board</a> said on Monday.",
    "Waves of six metres were measured at the lighthouse, and the wind had not dropped by noon.",
    "Forty passengers spent the night in the school, where the baker brought them bread.",
]
MENU = ["Home", "Region", "Sport", "Weather"]


def html(number: int) -> str:
    """Return a page with a menu, a story and a footer."""
    menu = "".join(f"<li><a href='/{label}'>{label}</a></li>" for label in MENU)
    story = "".join(f"<p>{sentence} It was day {number}.</p>" for sentence in STORY * 2)
    return f"<html><body><!-- no text --><ul>{menu}</ul>{story}<script>x</script><div>All rights reserved</div></body></html>"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a data set of ten publishers."""
    folder = tmp_path_factory.mktemp("data")
    with lzma.open(folder / "ours.jsonl.xz", "wt", encoding="utf8") as file:
        for number in range(10):
            page = {"url": f"https://paper{number}.example/{number}", "html": html(number), "flat": {}, "gold": {}}
            file.write(json.dumps(page) + "\n")
    return folder


@pytest.fixture(scope="module")
def examples(data: Path) -> list[breaks.Example]:
    """Return its pages in every layout."""
    return list(breaks.examples(data / "ours.jsonl.xz"))


def test_lines_begin_where_elements_do() -> None:
    """And comments and scripts have no text."""
    lines = breaks.layouts(breaks.strings(html(1)))
    for text, begins in (lines["one line"], lines["glued"]):
        found = [text[start:end].strip() for start, end in zip(begins, [*begins[1:], len(text)], strict=True)]
        assert found[: len(MENU)] == MENU
        assert found[-1] == "All rights reserved"
        assert "no text" not in text
        assert "x" not in found


def test_a_link_inside_a_sentence_begins_no_line_unless_it_lacks_its_space() -> None:
    """`get_text(strip=True)` takes the space away."""
    lines = breaks.layouts(breaks.strings(html(1)))
    text, begins = lines["one line"]
    assert text.index("Harbour") not in begins
    text, begins = lines["glued"]
    assert text.index("Harbour") in begins


def test_every_layout_is_an_example(examples: list[breaks.Example]) -> None:
    """Of each page, with as many lines as it has blocks, at least."""
    assert len(examples) == 3 * 10
    assert {one.name for one in examples} == {"ours one line", "ours glued", "ours spaces"}
    assert all(one.broken.sum() >= len(MENU) + 2 * len(STORY) + 1 for one in examples if "one line" in one.name)


def test_numpy_computes_what_pytorch_does(examples: list[breaks.Example], tmp_path: Path) -> None:
    """To within the rounding of the vectors to bytes."""
    parameters = breaks.learnt(examples, epochs=1)
    breaks.write(tmp_path / "breaks.npz", parameters)
    one = examples[0]
    inputs = one.inputs.astype(np.float32)
    buckets = (one.hashes % np.uint64(BUCKETS)).astype(np.int64)
    here = log_odds(inputs, one.hashes, load(tmp_path / "breaks.npz"))
    there = (
        breaks.forward(torch.from_numpy(inputs)[None], torch.from_numpy(buckets)[None], parameters)[0].detach().numpy()
    )
    assert np.abs(here - there).max() < 0.05


def test_it_learns_and_measures_on_publishers_left_out(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are so much alike that no break is missed."""
    monkeypatch.setattr(breaks, "EPOCHS", 150)
    out = tmp_path / "breaks.npz"
    ran = CliRunner().invoke(breaks.main, [str(data), str(out), "--without", "0"], catch_exceptions=False)
    assert ran.exit_code == 0
    assert out.stat().st_size < 200_000
    lines = dict(line.split(": ") for line in ran.output.splitlines())
    assert lines["ours one line"].startswith("precision 1.000, recall 1.000")
