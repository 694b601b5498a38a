from __future__ import annotations

import datetime as dt
import decimal
import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsclean
from newsclean.batch import Options, clean_batch, clean_batches, clean_table, run, schema
from tests.batch.hooks import quick
from tests.batch.inputs import PAGES, ROWS, read, write_lines
from tests.support import CASES

if TYPE_CHECKING:
    from pathlib import Path

TABLE = pa.table({"id": [7, 8, 9], "html": [*PAGES[:2], None], "title": ["a", "b", "c"]})


class TestTable:
    def test_has_what_clean_gives(self) -> None:
        cases = [case for case in CASES if case.is_html][:6]
        table = clean_table(pa.table({"page": [case.source for case in cases]}), audit=True)
        for case, row in zip(cases, table.to_pylist(), strict=True):
            article = newsclean.clean(case.source)
            assert (row["title"], row["body"], row["authors"]) == (article.title, article.body, list(article.authors))
            assert row["date"] == (article.date.isoformat() if article.date else None)
            assert row["modified"] == (article.modified.isoformat() if article.modified else None)
            declared = article.site, article.url, article.section, list(article.tags), article.image, article.licence
            names = "site", "canonical_url", "section", "tags", "image", "licence"
            assert tuple(row[name] for name in names) == declared
            assert row["paywalled"] == article.paywalled
            assert dict(row["sources"]) == article.sources
            assert [one["path"] for one in row["removed"]] == [one.span for one in article.removed]

    def test_has_a_row_for_each_row_and_its_other_columns(self) -> None:
        cleaned = clean_table(TABLE)
        assert cleaned["id"].to_pylist() == [7, 8, 9]
        assert cleaned["input_title"].to_pylist() == ["a", "b", "c"]
        assert cleaned["error"].to_pylist() == [None, None, "the page is null"]
        assert cleaned.schema == pa.schema(
            [("id", pa.int64()), ("input_title", pa.string()), *schema(audit=False), ("error", pa.string())]
        )

    @pytest.mark.parametrize("kind", [pa.large_string(), pa.binary(), pa.dictionary(pa.int8(), pa.string())])
    def test_pages_may_be_of_any_kind_of_text(self, kind: pa.DataType) -> None:
        table = pa.table({"html": TABLE["html"].cast(kind)})
        assert clean_table(table)["body"].to_pylist() == clean_table(TABLE)["body"].to_pylist()

    def test_two_columns_of_one_name_are_refused(self) -> None:
        with pytest.raises(ValueError, match="two columns are called 'a'"):
            clean_table(pa.Table.from_arrays([pa.array(["x"])] * 2, ["a", "a"]))

    def test_a_column_that_holds_no_pages_is_refused(self) -> None:
        with pytest.raises(TypeError, match="the column 'html' holds int64"):
            clean_table(pa.table({"html": [1]}))

    def test_batches_are_the_same(self) -> None:
        batches = TABLE.to_batches(max_chunksize=1)
        assert pa.Table.from_batches(clean_batches(batches)) == clean_table(TABLE)
        assert clean_batch(TABLE.to_batches()[0][:0]).num_rows == 0


class TestPassThrough:
    def test_json_stays_as_it_is(self, tmp_path: Path) -> None:
        more = {
            "deep": {"a": [1, {"b": None}], "c": 1.5},
            "big": 2**70,
            "smile": "\U0001f600",
            "half": "\ud83d",
            "body": "old",
            "input_body": "older",
        }
        path = write_lines(tmp_path / "in.jsonl", [{**ROWS[0], **more}])
        run([path], tmp_path / "out.jsonl", workers=0)
        (row,) = read(tmp_path / "out.jsonl")
        assert {name: row[name] for name in ("deep", "big", "smile", "half")} == {
            name: more[name] for name in ("deep", "big", "smile", "half")
        }
        assert (row["input_body"], row["input_input_body"]) == ("old", "older")
        assert "text" not in row

    def test_json_becomes_columns_and_nothing_is_lost(self, tmp_path: Path) -> None:
        rows = [{**ROWS[0], "n": 1}, {**ROWS[1], "n": 2, "deep": {"a": 1}}]
        late = [{**ROWS[2], "n": "three", "new": True}, {**ROWS[3], "n": 2**70, "url": "\ud83d"}]
        path = write_lines(tmp_path / "in.jsonl", rows * 100 + late)
        run([path], tmp_path / "out.parquet", workers=0, clean=quick)
        found = read(tmp_path / "out.parquet")
        assert [row["n"] for row in found[:2]] == [1, 2]
        assert [row["rest"] and json.loads(row["rest"]) for row in (found[0], found[1], found[200], found[201])] == [
            None,
            {"deep": {"a": 1}},
            {"n": "three", "new": True},
            {"n": 2**70, "url": "\ud83d"},
        ]

    def test_types_of_parquet_stay(self, tmp_path: Path) -> None:
        table = pa.table(
            {
                "text": PAGES[:2],
                "at": pa.array([1, 2], pa.timestamp("ns", "UTC")),
                "money": pa.array([decimal.Decimal("1.50"), None]),
                "of": pa.array([{"a": b"\xff"}, None]),
                "day": pa.array([dt.date(2031, 3, 4), None]),
                "share": pa.array([0.5, float("nan")]),
            }
        )
        pq.write_table(table, tmp_path / "in.parquet")
        run([tmp_path / "in.parquet"], tmp_path / "out.parquet", workers=0)
        run([tmp_path / "in.parquet"], tmp_path / "out.jsonl", workers=0)
        names = table.column_names[1:]
        assert pq.read_table(tmp_path / "out.parquet").select(names[:-1]) == table.select(names[:-1])
        row, other = read(tmp_path / "out.jsonl")
        assert row["at"] == "1970-01-01 00:00:00.000000001Z"
        assert (row["money"], row["of"], row["day"]) == ("1.50", {"a": "/w=="}, "2031-03-04")
        assert other["share"] is None

    def test_surrogates_in_a_page(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", [{"text": f"{PAGES[0]} A \ud83d crack was found."}])
        run([path], tmp_path / "out.jsonl", workers=0)
        assert "A � crack" in read(tmp_path / "out.jsonl")[0]["body"]

    def test_a_line_of_a_megabyte(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", [{**ROWS[0], "more": "x" * 1_000_000}])
        assert run([path], tmp_path / "out.jsonl", workers=0).written == 1

    def test_audit_adds_what_was_removed(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl")
        run([path], tmp_path / "out.jsonl", Options(audit=True), workers=0)
        assert read(tmp_path / "out.jsonl")[0]["removed"] == [
            {"detector": "chrome", "reason": "is 'skip to content'", "text": "Skip to content", "start": 0, "end": 15}
            | {"path": None}
        ]
