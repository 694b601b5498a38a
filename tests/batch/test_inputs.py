from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsclean
from newsclean.batch import InputError, Options, run, sources
from newsclean.batch.lines import between, lines
from newsclean.batch.shards import plan
from newsclean.batch.sources import open_source, wanted
from tests.batch.hooks import faulty
from tests.batch.inputs import PAGES, ROWS, as_lines, read, write_folder, write_lines, write_parquet, write_warc
from tests.batch.test_faults import SHORT

BODIES = [newsclean.clean(page).body for page in PAGES]

WRITERS = {
    "in.jsonl": write_lines,
    "in.jsonl.gz": write_lines,
    "in.ndjson.zst": write_lines,
    "in.parquet": write_parquet,
    "in.warc": write_warc,
    "in.warc.gz": write_warc,
    "in.wet.gz": lambda path: write_warc(path, "conversion"),
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_every_kind_gives_the_same_articles(name: str, ending: str, tmp_path: Path) -> None:
    output = tmp_path / f"out.{ending}"
    counts = run([WRITERS[name](tmp_path / name)], output, workers=0)
    rows = read(output)
    assert [row["body"] for row in rows] == BODIES
    assert [row["url"] for row in rows] == [row["url"] for row in ROWS]
    assert (counts.written, counts.quarantined) == (len(PAGES), 0)
    assert not output.with_name(output.name + ".work").exists()
    assert not output.with_name(output.name + ".quarantine.jsonl").exists()


def test_what_no_page_is_in_a_warc_is_counted(tmp_path: Path) -> None:
    counts = run([write_warc(tmp_path / "in.warc.gz")], tmp_path / "out.jsonl", workers=0)
    assert counts.skipped == {
        "HTTP status other than 200": 1,
        "WARC record that holds no page": 1,
        "neither HTML nor text": 1,
    }
    assert counts.records == len(PAGES) + 3


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    run([write_folder(tmp_path / "pages")], tmp_path / "out.jsonl", workers=0)
    rows = read(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == [
        f"day {day}/{number}.{('txt', 'md')[day]}"
        for day in (0, 1)
        for number in range(len(PAGES))
        if number % 2 == day
    ]
    assert {row["body"] for row in rows} == set(BODIES)


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(as_lines(ROWS))))
    run(["-"], tmp_path / "out.jsonl", workers=0)
    assert [row["body"] for row in read(tmp_path / "out.jsonl")] == BODIES


def test_several_inputs_stand_one_behind_the_other(tmp_path: Path) -> None:
    inputs = [write_parquet(tmp_path / "a.parquet"), write_warc(tmp_path / "b.warc")]
    rows = [{**row, "id": str(row["id"])} for row in ROWS]
    run([write_parquet(inputs[0], rows), inputs[1]], tmp_path / "out.parquet", workers=0)
    found = read(tmp_path / "out.parquet")
    assert [row["body"] for row in found] == BODIES * 2
    assert [row["warc_date"] is None for row in found] == [True] * len(PAGES) + [False] * len(PAGES)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("missing.jsonl", "missing.jsonl: No such file"), ("page.docx", "page.docx: is none of .jsonl, .parquet")],
)
def test_what_is_no_input_is_told(name: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "page.docx").write_bytes(b"PK")
    with pytest.raises(InputError, match=problem):
        run([tmp_path / name], tmp_path / "out.jsonl", workers=0)


def test_columns_that_are_not_there_are_told(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", [{"story": "rain"}])
    with pytest.raises(InputError, match="no column looks like the page; name it with --page; there are 'story'"):
        run([path], tmp_path / "out.jsonl", workers=0)


class TestLines:
    @pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
    def test_are_the_same_however_the_stream_is_read(self, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsclean.batch.lines.BLOCK", size)
        text = b"one\r\n\n" + b"long" * 9 + b"\nlast"
        found = [(line.text, line.size) for line in lines(io.BytesIO(text).read, 10)]
        assert found == [(b"one", 3), (b"", 0), (b"longlonglo", 36), (b"last", 4)]

    @pytest.mark.parametrize("block", [1, 2, 3, 7, 100])
    @pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
    def test_each_is_in_one_stretch_wherever_a_file_is_cut(
        self, block: int, end: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("newsclean.batch.lines.BLOCK", block)
        text = b"\none\r\n\n" + b"long" * 9 + b"\nlast" + end
        whole = list(lines(io.BytesIO(text).read, 10))
        for size in range(1, len(text) + 1):
            edges = [*range(0, len(text), size), len(text)]
            found = [line for cut in pairwise(edges) for line in lines(between(io.BytesIO(text), *cut), 10)]
            assert found == whole


class TestDivided:
    """A plain file of lines that is larger than a shard."""

    SMALL = Options(chunk_records=2, part_chunks=2, shard_bytes=400, max_bytes=1500)

    def test_is_divided_and_what_is_compressed_is_not(self, tmp_path: Path) -> None:
        for name, many in (("a.jsonl", True), ("b.jsonl.gz", False), ("c.jsonl.zst", False)):
            source = open_source(str(write_lines(tmp_path / name, ROWS * 9)), wanted(self.SMALL))
            assert (len(plan([source, source], self.SMALL)) > 9) == many
            assert sum(source.groups) == (tmp_path / name).stat().st_size

    @pytest.mark.parametrize("last", [b"", b"\n", b'{"text": "cut o'])
    @pytest.mark.parametrize("workers", [0, 2])
    def test_gives_what_it_gives_whole(self, last: bytes, workers: int, tmp_path: Path) -> None:
        bad = [*SHORT, {"text": "rain " * 400}]
        before = write_lines(tmp_path / "before.jsonl", ROWS[:2])
        large = write_lines(tmp_path / "large.jsonl", [*ROWS, *bad, b"\n", *ROWS, b"\r\n", *bad, *ROWS, last])
        inputs = [before, large, before, large, large]
        for name, options in (("small", self.SMALL), ("whole", Options(max_bytes=1500))):
            (tmp_path / name).mkdir()
            counts = run(
                inputs,
                tmp_path / name / "out.jsonl",
                options,
                workers=workers,
                clean=faulty,
                report=tmp_path / name / "report.html",
            )
        assert counts.quarantined >= 3 * 2 * len(bad)
        for file in ("out.jsonl", "out.jsonl.quarantine.jsonl", "report.html"):
            assert (tmp_path / "small" / file).read_bytes() == (tmp_path / "whole" / file).read_bytes()


def test_of_a_large_group_of_rows_a_little_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Random(5)
    pages = [draw.randbytes(1 << 17).hex() for _ in range(64)]
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"text": pages}), path, write_batch_size=4, use_dictionary=False)  # one group of 16 MB
    reads: list[int] = []

    class Watched(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size) or b""
            reads.append(len(data))
            return data

    class WatchedPath(type(Path())):  # type: ignore[misc] # there is no other way before Python 3.12
        def open(self, *_: object) -> Watched:
            return Watched(self)

    source = open_source(str(path), wanted(Options()))
    monkeypatch.setattr(sources, "located", WatchedPath)
    items = list(source.items(range(1)))
    assert [item.payload["text"][0].as_py() for item in items if isinstance(item.payload, pa.RecordBatch)] == pages
    assert sum(reads) > 1 << 23
    assert max(reads) < 1 << 22
