from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean.batch import Options, run
from tests.batch.hooks import deadly, faulty
from tests.batch.inputs import PAGES, ROWS, read, write_lines, write_warc

if TYPE_CHECKING:
    from pathlib import Path

GOOD = ROWS[0]

BAD: dict[str, tuple[Any, str]] = {
    "broken": (b'{"text": "rain\n', "the line is no JSON"),
    "not an object": ([1], "the line holds a list"),
    "name twice": (b'{"text": "rain", "text": "sun"}\n', "the name 'text' stands twice"),
    "no number": (b'{"text": "rain", "score": NaN}\n', "NaN is no JSON"),
    "large number": (b'{"text": "rain", "id": 1e999}\n', "a number is too large"),
    "no page": ({"id": 9}, "the page is not there"),
    "null": ({"text": None}, "the page is null"),
    "wrong type": ({"text": ["rain"]}, "the page is of the type list"),
    "empty": ({"text": " \n"}, "the page is empty"),
    "only boilerplate": ({"text": "Skip to content"}, "nothing of the page is left"),
    "no UTF-8": (b'{"text": "caf\xe9"}\n', "the line is no UTF-8"),
    "deep": (b'{"text": "rain", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "nested too deeply"),
    "large": ({"text": "rain " * 300_000}, "the line has 1500012 bytes, the limit is 1048576"),
    "fails": ({"text": "It rained, and the reporter did trip."}, "RuntimeError: tripped"),
}

SHORT = [row for row, _ in BAD.values() if len(str(row)) < 500]
"""Those that are no longer than good ones."""


def quarantine(output: Path) -> list[dict[str, Any]]:
    return read(output.with_name(output.name + ".quarantine.jsonl"))


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_line_is_quarantined_and_the_others_are_not(fault: str, tmp_path: Path) -> None:
    bad, problem = BAD[fault]
    path = write_lines(tmp_path / "in.jsonl", [GOOD, bad, GOOD, b"\n"])
    counts = run([path], tmp_path / "out.jsonl", workers=0, clean=faulty)
    (found,) = quarantine(tmp_path / "out.jsonl")
    assert (counts.records, counts.written, counts.quarantined, counts.skipped) == (4, 2, 1, {"empty line": 1})
    assert (found["source"], found["position"]) == (str(path), 2)
    assert problem in found["error"]
    raw = found["raw"].encode() if "raw" in found else base64.b64decode(found["raw_base64"])
    assert path.read_bytes().split(b"\n")[1].startswith(raw)
    assert len(read(tmp_path / "out.jsonl")) == 2


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst"])
def test_a_truncated_file_gives_what_it_has(name: str, tmp_path: Path) -> None:
    rows = [{"text": f"{PAGES[0]} {number * 7919 % 10007}"} for number in range(40_00)]
    path = write_lines(tmp_path / name, rows)
    path.write_bytes(path.read_bytes()[:-20])
    counts = run([path], tmp_path / "out.jsonl", Options(chunk_records=10_000), workers=0, clean=deadly)
    (found,) = quarantine(tmp_path / "out.jsonl")
    assert "breaks off" in found["error"]
    assert found["position"] == counts.written + 1 == counts.records
    assert 0 < counts.written < 4000 or name.endswith("zst")


def test_a_truncated_archive_gives_what_it_has(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "in.warc.gz", "conversion")
    path.write_bytes(path.read_bytes()[:-30])
    counts = run([path], tmp_path / "out.jsonl", workers=0)
    assert (counts.written, counts.quarantined) == (len(PAGES) - 1, 1)


def test_a_broken_gzip_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode() + b"\n") + b"no gzip at all")
    counts = run([path], tmp_path / "out.jsonl", workers=0)
    assert (counts.written, counts.quarantined) == (1, 1)


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_parquet_with_bad_rows(ending: str, tmp_path: Path) -> None:
    pages = pa.array([PAGES[0].encode(), b"caf\xe9", None, PAGES[1].encode()]).view(pa.string())
    names = pa.array([b"a", b"b", b"c", b"\xff"]).view(pa.string())
    pq.write_table(pa.table({"text": pages, "name": names}), tmp_path / "in.parquet")
    counts = run([tmp_path / "in.parquet"], tmp_path / f"out.{ending}", workers=0)
    found = quarantine(tmp_path / f"out.{ending}")
    assert [one["position"] for one in found] == [2, 3, 4]
    assert ["no UTF-8" in one["error"] for one in found] == [True, False, True]
    assert counts.written == 1


def test_a_damaged_parquet_file_counts_every_row(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"text": list(PAGES) * 90}), path, row_group_size=300, compression="zstd")
    data = bytearray(path.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 200] = b"\0" * 200
    path.write_bytes(data)
    counts = run([path], tmp_path / "out.jsonl", workers=0, clean=deadly)
    assert counts.records == len(PAGES) * 90
    assert counts.quarantined > 0


def test_a_page_too_large_for_its_budget(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "large.txt").write_text("rain " * 100, encoding="utf8")
    (tmp_path / "pages" / "small.txt").write_text(PAGES[0], encoding="utf8")
    run([tmp_path / "pages"], tmp_path / "out.jsonl", Options(max_bytes=200), workers=0)
    (found,) = quarantine(tmp_path / "out.jsonl")
    assert (found["id"], found["error"]) == ("large.txt", "the page has 500 bytes, the limit is 200")


class TestWorkers:
    def test_one_that_dies_or_hangs_costs_one_record(self, tmp_path: Path) -> None:
        rows = [{"id": number, "text": page} for number, page in enumerate(["a", "poison", "b", "tar pit", "c", "{"])]
        path = write_lines(tmp_path / "in.jsonl", [*rows, b"{bad\n", *rows])
        counts = run([path], tmp_path / "out.jsonl", Options(chunk_records=7), workers=2, timeout=3, clean=deadly)
        assert [row["body"] for row in read(tmp_path / "out.jsonl")] == ["A", "B", "C", "{"] * 2
        found = quarantine(tmp_path / "out.jsonl")
        assert [one["position"] for one in found] == [2, 4, 7, 9, 11]
        assert found[0]["error"] == "the page ended the worker process (exit code 9)"
        assert found[1]["error"] == "the page took too long"
        assert json.loads(found[0]["raw"]) == rows[1]
        assert counts.quarantined == 5

    @pytest.mark.parametrize("ending", ["jsonl.gz", "parquet"])
    def test_any_number_gives_the_same_bytes(self, ending: str, tmp_path: Path) -> None:
        rows = [bad for bad, _ in BAD.values()] + [{**row, "id": number} for number in range(9) for row in ROWS]
        path = write_lines(tmp_path / "in.jsonl", rows)
        options = Options(chunk_records=5, part_chunks=4)
        for workers in (0, 1, 2):
            run([path], tmp_path / f"{workers}.{ending}", options, workers=workers)
        written = [(tmp_path / f"{workers}.{ending}").read_bytes() for workers in (0, 1, 2)]
        faults = [(tmp_path / f"{workers}.{ending}.quarantine.jsonl").read_bytes() for workers in (0, 1, 2)]
        assert written[0] == written[1] == written[2]
        assert faults[0] == faults[1] == faults[2]
