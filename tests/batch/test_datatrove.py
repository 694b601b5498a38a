from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean.batch import run
from tests.batch.inputs import PAGES, ROWS, read, write_lines

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("datatrove", reason="needs newsclean[datatrove]")
pytestmark = pytest.mark.filterwarnings("default")  # of what datatrove imports


def test_the_rows_are_those_of_the_local_runner(tmp_path: Path) -> None:
    pytest.importorskip("orjson", reason="datatrove's reader of JSON lines needs it")
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415 - an extra
    from datatrove.pipeline.readers import JsonlReader  # noqa: PLC0415
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    from newsclean.batch.datatrove import CleanArticles  # noqa: PLC0415

    rows = [*ROWS, {"id": 99, "url": "https://news.example/none", "text": "Skip to content"}]
    (tmp_path / "in").mkdir()
    write_lines(tmp_path / "in" / "in.jsonl", rows)
    run([tmp_path / "in" / "in.jsonl"], tmp_path / "local.jsonl", workers=0)
    steps = [
        JsonlReader(f"{tmp_path}/in"),
        CleanArticles(JsonlWriter(f"{tmp_path}/dropped", compression=None)),
        JsonlWriter(f"{tmp_path}/out", "${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=1, logging_dir=f"{tmp_path}/logs").run()
    found, local = read(tmp_path / "out" / "00000.jsonl"), read(tmp_path / "local.jsonl")
    assert [row["text"] for row in found] == [row["body"] for row in local]
    names = ("title", "byline", "authors", "date", "modified", "language", "sources", "warnings", "url")
    empty: dict[str, list[str]] = {"authors": [], "warnings": []}
    assert [[row["metadata"].get(name, empty.get(name)) for name in names] for row in found] == [
        [row[name] for name in names] for row in local
    ]
    (dropped,) = read(tmp_path / "dropped" / "00000.jsonl")
    assert dropped["metadata"]["filter_reason"] == "nothing of the page is left"


def test_a_page_that_is_too_large_is_dropped() -> None:
    from datatrove.data import Document  # noqa: PLC0415 - an extra

    from newsclean.batch.datatrove import CleanArticles  # noqa: PLC0415

    step = CleanArticles(max_bytes=50)
    assert step.filter(Document(text=PAGES[0], id="1")) == (
        False,
        f"the page has {len(PAGES[0])} bytes, the limit is 50",
    )
    document = Document(text="It rained for two days.", id="2")
    assert step.filter(document) is True
    assert document.text == newsclean.clean("It rained for two days.").body
