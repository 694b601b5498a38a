from __future__ import annotations

import io
import random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean import sites
from newsclean.batch import InputError
from newsclean.sites import learning, reduce, shard, store
from tests.batch.inputs import write_folder, write_lines, write_parquet, write_warc
from tests.sites.support import CHROME, HOST, PROSE, learnt, row, taken, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

ROWS = [row(number, CHROME, PROSE) for number in range(30)]


class TestCounts:
    def test_pages_with_the_line_and_pages_of_the_site(self, tmp_path: Path) -> None:
        rows = [row(number, *([CHROME] if number < 12 else [])) for number in range(20)]
        assert taken(learnt(tmp_path, rows)) == {CHROME: (12, 20)}

    def test_a_line_counts_once_a_page_and_however_it_is_written(self, tmp_path: Path) -> None:
        rows = [row(number, CHROME, CHROME.upper(), f"* {CHROME} *") for number in range(5)]
        assert list(taken(learnt(tmp_path, rows)).values()) == [(5, 5)]

    def test_sites_are_counted_apart_and_with_or_without_www(self, tmp_path: Path) -> None:
        rows = [row(number, CHROME) for number in range(4)]
        rows += [{**row(number, CHROME), "url": f"http://{HOST}/{number}"} for number in range(4, 6)]
        rows += [row(number, CHROME, host="other.example") for number in range(3)]
        path = learnt(tmp_path, rows)
        assert taken(path) == {CHROME: (6, 6)}
        assert taken(path, "other.example") == {CHROME: (3, 3)}

    def test_fetched_twice_counts_once(self, tmp_path: Path) -> None:
        rows = [row(number, CHROME) for number in range(5)]
        again = [row(1, CHROME, "Another list", path=path) for path in ("1", "1/", "1?utm_source=mail", "1#top")]
        assert taken(learnt(tmp_path, rows + again)) == {CHROME: (5, 5)}

    def test_under_two_addresses_counts_once(self, tmp_path: Path) -> None:
        rows = [row(number, CHROME) for number in range(15)]
        again = [row(number, CHROME, f"Another list {number}", path=f"amp/{number}") for number in range(4)]
        assert taken(learnt(tmp_path, rows + again)) == {CHROME: (15, 15)}

    def test_pages_that_say_next_to_nothing_are_not_taken_for_one(self, tmp_path: Path) -> None:
        rows = [{"url": f"https://{HOST}/{number}", "text": f"{CHROME}\n\n{PROSE}"} for number in range(20)]
        assert taken(learnt(tmp_path, rows))[CHROME] == (20, 20)

    def test_a_line_of_no_letters_is_none(self, tmp_path: Path) -> None:
        assert taken(learnt(tmp_path, [row(number, "* * *", "—", "2.", "12:30") for number in range(9)])) == {}


class TestInputs:
    @pytest.mark.parametrize("name", ["pages.parquet", "pages.warc.gz", "pages.jsonl"])
    def test_every_kind_is_read(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / name
        if name.endswith("parquet"):
            write_parquet(path)
        elif "warc" in name:
            write_warc(path)
        else:
            write_lines(path)
        counts = sites.learn([path], tmp_path / "sites.parquet", workers=0)
        assert counts.pages == 7
        assert counts.records == counts.pages + counts.skipped
        assert taken(tmp_path / "sites.parquet") == {"Skip to content": (7, 7)}

    def test_a_folder_is_of_the_host_that_is_named(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "pages")
        assert sites.learn([folder], tmp_path / "none.parquet", workers=0).unaddressed == 7
        sites.learn([folder], tmp_path / "sites.parquet", host="www.News.example", workers=0)
        assert taken(tmp_path / "sites.parquet") == {"Skip to content": (7, 7)}

    def test_html_says_where_it_belongs(self, tmp_path: Path) -> None:
        page = "<html><head><link rel='canonical' href='https://{}/{}'></head><body><p>{}</p><p>{}</p></body></html>"
        rows = [{"html": page.format(HOST, number, CHROME, number)} for number in range(4)]
        rows.append({"html": page.format(HOST, 3, CHROME, "is there twice")})
        assert taken(learnt(tmp_path, rows)) == {CHROME: (4, 4)}

    def test_where_it_was_fetched_goes_before_where_it_belongs(self, tmp_path: Path) -> None:
        page = "<html><head><link rel='canonical' href='https://wire.example/a'></head><body><p>{}</p></body></html>"
        rows = [{"html": page.format(CHROME), "url": f"https://{HOST}/{number}"} for number in range(4)]
        assert taken(learnt(tmp_path, rows)) == {CHROME: (4, 4)}

    def test_standard_input(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data = write(tmp_path / "in.jsonl", ROWS).read_bytes()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        sites.learn(["-"], tmp_path / "piped.parquet", workers=0)
        assert (tmp_path / "piped.parquet").read_bytes() == learnt(tmp_path, ROWS).read_bytes()

    def test_what_is_left_out_is_counted_and_told(self, tmp_path: Path) -> None:
        path = tmp_path / "in.jsonl"
        write(path, [*ROWS[:3], {"text": "It rained."}, {"url": f"https://{HOST}/a", "text": ""}])
        with path.open("ab") as file:
            file.write(
                b'{"text": \n\n{"url": "https://news.example/b", "text": "\xff"}\n{"url": "\\ud800", "text": "Rain"}\n'
            )
        counts = sites.learn([path], tmp_path / "sites.parquet", workers=0)
        assert counts[:5] == (9, 3, 2, 3, 1)
        assert counts.records == counts.pages + counts.unaddressed + counts.broken + counts.skipped
        assert tuple(map(str, counts.examples[:2])) == (
            f"{path}: record 4: has no address, so it is of no site",
            f"{path}: record 5: the page is empty",
        )

    @pytest.mark.parametrize(
        "url", ["https://[::1/a", "http://a b/c", "https://ü" + "ü" * 300 + ".example", "//", "\x00"]
    )
    def test_hostile_addresses_are_of_no_site(self, url: str, tmp_path: Path) -> None:
        rows = [*ROWS[:3], {"url": url, "text": "It rained."}]
        counts = sites.learn([write(tmp_path / "in.jsonl", rows)], tmp_path / "sites.parquet", workers=0)
        assert (counts.pages, counts.unaddressed) == (3, 1)

    def test_surrogates_in_text_are_learnt(self, tmp_path: Path) -> None:
        rows = [row(number, f"{CHROME} \ud83d \u202e") for number in range(4)]
        assert len(taken(learnt(tmp_path, rows))) == 1

    def test_nothing_to_learn(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, [])
        assert taken(path) == {}
        assert sites.load(path).clean("It rained.", url=f"https://{HOST}/a").body == "It rained."

    def test_an_input_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="No such file"):
            sites.learn([tmp_path / "missing.jsonl"], tmp_path / "sites.parquet", workers=0)
        with pytest.raises(sites.SitesError, match="no name of a host"):
            sites.learn([tmp_path], tmp_path / "sites.parquet", host="no host", workers=0)
        assert list(tmp_path.iterdir()) == []


class TestSameBytes:
    def test_for_any_number_of_workers(self, tmp_path: Path) -> None:
        rows = [row(number, CHROME, PROSE, host=f"{number % 7}.example") for number in range(200)]
        alone = learnt(tmp_path, rows).read_bytes()
        for workers in (1, 3):
            output = tmp_path / f"{workers}.parquet"
            sites.learn([tmp_path / "sites.jsonl"], output, workers=workers)
            assert output.read_bytes() == alone

    def test_for_any_order_and_with_inputs_given_twice(self, tmp_path: Path) -> None:
        one, two = write(tmp_path / "1.jsonl", ROWS[:11]), write(tmp_path / "2.jsonl", ROWS[11:])
        alone = learnt(tmp_path, ROWS).read_bytes()
        for number, inputs in enumerate(([one, two], [two, one], [one, two, one])):
            output = tmp_path / f"{number}.parquet"
            sites.learn(inputs, output, workers=0)
            assert output.read_bytes() == alone

    def test_for_any_size_of_what_is_held(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        alone = learnt(tmp_path, ROWS).read_bytes()
        monkeypatch.setattr(shard, "MOST_STANDS", 7)
        monkeypatch.setattr(shard, "PART_CHARS", 1)
        assert learnt(tmp_path, ROWS, "again").read_bytes() == alone

    def test_for_many_runs_in_many_partitions(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [row(number, CHROME, PROSE, host=f"{number % 7}.example") for number in range(60)]
        alone = learnt(tmp_path, rows).read_bytes()
        monkeypatch.setattr(shard, "MOST_STANDS", 7)
        monkeypatch.setattr(shard, "PART_CHARS", 1)
        for workers in (2, 9):
            output = tmp_path / f"{workers}.parquet"
            sites.learn([tmp_path / "sites.jsonl"], output, workers=workers, each=in_this_process)
            assert output.read_bytes() == alone

    def test_for_a_large_file_of_which_each_worker_reads_a_stretch(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [row(number, CHROME, PROSE, host=f"{number % 7}.example") for number in range(200)]
        path = write(tmp_path / "in.jsonl", [*rows[:120], {"text": "lost"}, *rows[120:], {"text": "and found"}])
        sites.learn([path, path], tmp_path / "alone.parquet", workers=0)
        given: list[sites.Shard] = []

        def each(function: Callable[..., object], arguments: Sequence[tuple[Any, ...]]) -> list[object]:
            given.extend(one[0] for one in arguments if isinstance(one[0], sites.Shard))
            return [function(*one) for one in arguments]

        monkeypatch.setattr(learning, "SHARE_BYTES", (3000, 4000))
        counts = sites.learn([path, path], tmp_path / "shares.parquet", workers=2, each=each)  # type: ignore[arg-type] # a list will do
        assert len({(one.pieces[0].groups, one.goes_on) for one in given}) > 9
        assert (tmp_path / "shares.parquet").read_bytes() == (tmp_path / "alone.parquet").read_bytes()
        assert counts.records == 404
        assert [one.position for one in counts.examples] == [121, 202, 121, 202]

    def test_what_is_large_and_can_t_be_divided_is_read_by_all_workers(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(learning, "SHARE_BYTES", (3000, 4000))
        noise = random.Random(1)
        rows = [row(number, f"{noise.getrandbits(4000):x}") for number in range(100)]
        packed, plain = write_lines(tmp_path / "a.jsonl.gz", rows), write_lines(tmp_path / "b.jsonl", rows[:40])
        given: list[sites.Shard] = []

        def each(function: Callable[..., object], arguments: Sequence[tuple[Any, ...]]) -> list[object]:
            given.extend(one[0] for one in arguments if isinstance(one[0], sites.Shard))
            return [function(*one) for one in arguments]

        sites.learn([packed, plain], tmp_path / "sites.parquet", workers=2, each=each)  # type: ignore[arg-type] # as above
        assert [(one.pieces[0].name, one.first, one.step) for one in given] == [
            (str(path), first, 2) for path in (packed, plain) for first in (0, 1)
        ]

    def test_on_another_engine(self, tmp_path: Path) -> None:
        calls: list[str] = []

        def each(function: Callable[..., object], arguments: Sequence[tuple[object, ...]]) -> list[object]:
            calls.append(function.__name__)
            return [function(*one) for one in reversed(arguments)][::-1]

        source = write(tmp_path / "in.jsonl", ROWS)
        sites.learn([source], tmp_path / "other.parquet", workers=3, each=each)  # type: ignore[arg-type] # a list will do
        assert calls == ["map_shard", "reduce_partition"]
        assert (tmp_path / "other.parquet").read_bytes() == learnt(tmp_path, ROWS).read_bytes()

    def test_progress_is_told_to_the_end(self, tmp_path: Path) -> None:
        told: list[tuple[int, int, int]] = []
        sites.learn(
            [write(tmp_path / f"{name}.jsonl", ROWS) for name in "ab"],
            tmp_path / "sites.parquet",
            workers=1,
            each=in_this_process,
            progress=lambda counts, done, calls: told.append((counts.records, done, calls)),
        )
        assert told == [(len(ROWS), 1, 3), (2 * len(ROWS), 2, 3), (2 * len(ROWS), 3, 3)]

    def test_nothing_but_the_output_is_left(self, tmp_path: Path) -> None:
        learnt(tmp_path, ROWS)
        assert {path.name for path in tmp_path.iterdir()} == {"sites.jsonl", "sites.parquet"}


def in_this_process(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    return (function(*one) for one in arguments)


class TestMerge:
    @pytest.mark.parametrize("seed", range(8))
    def test_is_what_learning_all_at_once_gives(self, seed: int, tmp_path: Path) -> None:
        chance = random.Random(seed)
        rows = [row(number, CHROME, *chance.sample([PROSE, "One", "Two", "Three"], 2)) for number in range(30)]
        rows += [row(number, CHROME, f"List {number}", path=f"amp/{number}") for number in range(9)]
        rows += [row(number, CHROME, host="other.example") for number in range(5)]
        parts = [chance.choices(rows, k=25) for _ in range(3)]  # some are in more than one, some in one twice
        files = [learnt(tmp_path, part, f"part{number}") for number, part in enumerate(parts)]
        at_once = learnt(tmp_path, [one for part in parts for one in part])
        sites.merge(files, tmp_path / "merged.parquet")
        assert (tmp_path / "merged.parquet").read_bytes() == at_once.read_bytes()
        sites.merge([files[2], files[0]], tmp_path / "two.parquet")
        sites.merge([files[1], tmp_path / "two.parquet"], tmp_path / "steps.parquet")
        assert (tmp_path / "steps.parquet").read_bytes() == at_once.read_bytes()

    def test_with_itself_changes_nothing(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, ROWS)
        sites.merge([path, path], tmp_path / "twice.parquet")
        assert (tmp_path / "twice.parquet").read_bytes() == path.read_bytes()

    def test_what_is_rare_in_each_may_be_frequent_in_both(self, tmp_path: Path) -> None:
        halves = [learnt(tmp_path, ROWS[part::15], f"{part}") for part in range(2)]
        assert [taken(half) for half in halves] == [{}, {}]
        sites.merge(halves, tmp_path / "sites.parquet")
        assert taken(tmp_path / "sites.parquet") == {CHROME: (4, 4)}

    def test_frozen_files_don_t(self, tmp_path: Path) -> None:
        path, frozen = learnt(tmp_path, ROWS), tmp_path / "frozen.parquet"
        sites.freeze(path, frozen)
        with pytest.raises(sites.SitesError, match="is frozen, and has no pages any more"):
            sites.merge([path, frozen], tmp_path / "merged.parquet")
        with pytest.raises(sites.SitesError, match="is frozen already"):
            sites.freeze(frozen, tmp_path / "again.parquet")


class TestMemory:
    def test_where_it_is_too_little_more_is_taken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, alone = learnt(tmp_path, ROWS), tmp_path / "alone.parquet"
        sites.freeze(path, alone)
        monkeypatch.setattr(reduce, "MEMORY", ("1MB", "256MB"))
        sites.merge([path], tmp_path / "merged.parquet")
        assert (tmp_path / "merged.parquet").read_bytes() == path.read_bytes()
        sites.freeze(path, tmp_path / "frozen.parquet")
        assert (tmp_path / "frozen.parquet").read_bytes() == alone.read_bytes()

    def test_where_there_is_none_it_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = learnt(tmp_path, ROWS)
        monkeypatch.setattr(reduce, "MEMORY", ("1MB",))
        with pytest.raises(sites.SitesError, match="Out of Memory"):
            sites.merge([path], tmp_path / "merged.parquet")
        assert {one.name for one in tmp_path.iterdir()} == {"sites.jsonl", "sites.parquet"}


class TestFile:
    def test_a_broken_one_is_told(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, ROWS)
        data = bytearray(path.read_bytes())
        data[4:400] = bytes(396)
        path.write_bytes(data)
        with pytest.raises(sites.SitesError, match="DuckDB: "):
            sites.freeze(path, tmp_path / "frozen.parquet")

    def test_frozen_or_not_it_says_the_same(self, tmp_path: Path) -> None:
        path, frozen = learnt(tmp_path, ROWS), tmp_path / "frozen.parquet"
        sites.freeze(path, frozen)
        assert sites.is_frozen(frozen)
        assert sites.load(frozen).counts(HOST) == sites.load(path).counts(HOST) != {}

    def test_frozen_twice_is_the_same_bytes(self, tmp_path: Path) -> None:
        path = learnt(tmp_path, ROWS)
        sites.freeze(path, tmp_path / "1.parquet")
        sites.freeze(path, tmp_path / "2.parquet")
        assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()

    def test_a_name_is_no_pattern(self, tmp_path: Path) -> None:
        path, name = learnt(tmp_path, ROWS), tmp_path / "a*[1]?.parquet"
        sites.merge([path], name)
        sites.freeze(name, tmp_path / "[2].parquet")
        assert sites.load(tmp_path / "[2].parquet").counts(HOST) == sites.load(name).counts(HOST) != {}

    def test_other_files_are_refused(self, tmp_path: Path) -> None:
        missing, text, table = (tmp_path / name for name in ("missing", "text", "table"))
        text.write_text("It rained.", encoding="utf8")
        pq.write_table(pa.table({"a": [1]}), table)
        for path, problem in ((missing, "No such file"), (text, "is no file of"), (table, "is no file of")):
            with pytest.raises(sites.SitesError, match=problem):
                sites.load(path)

    def test_another_version_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = learnt(tmp_path, ROWS)
        monkeypatch.setattr(store, "VERSION", store.VERSION + 1)
        with pytest.raises(sites.SitesError, match="has version 1 of the format, and this newsclean reads version 2"):
            sites.load(path)

    def test_an_error_leaves_what_was_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = learnt(tmp_path, ROWS)
        before = path.read_bytes()
        monkeypatch.setattr(learning, "tables", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sites.learn([tmp_path / "sites.jsonl"], path, workers=0)
        assert path.read_bytes() == before
        assert {one.name for one in tmp_path.iterdir()} == {"sites.jsonl", "sites.parquet"}

    def test_rows_are_cut_the_same_however_they_come(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(store, "ROWS", 4)
        table = pa.table({"a": list(range(11))})
        for step in range(1, 12):
            cut = list(store.regrouped(table.slice(start, step) for start in range(0, 11, step)))
            assert [part.num_rows for part in cut] == [4, 4, 3]
            assert pa.concat_tables(cut)["a"].to_pylist() == list(range(11))


@pytest.mark.parametrize("step", range(1, 8))
def test_pages_find_their_lines_wherever_batches_end(step: int) -> None:
    pairs = [(1, 1, 5), (1, 1, 6), (1, 1, 7), (1, 2, 5), (2, 2, 5), (2, 2, 9), (2, 3, 9)]
    lines = [(1, "a", 1, False, "x"), (1, "a", 2, True, "y"), (2, "b", 2, False, "z"), (2, "b", 3, False, "w")]
    known = reader(lines, ["site", "host", "line", "prose", "text"], 1 + step % 3)
    found = pa.concat_tables(reduce.joined(known, reader(pairs, ["site", "line", "page"], step)))
    assert found.schema.equals(store.LEARNT)
    assert found["text"].to_pylist() == ["x", "y", "z", "w"]
    assert found["pages"].to_pylist() == [[5, 6, 7], [5], [5, 9], [9]]


def reader(rows: Sequence[tuple[object, ...]], names: Sequence[str], step: int) -> pa.RecordBatchReader:
    kinds = {"prose": pa.bool_(), "host": pa.string(), "text": pa.string()}
    schema = pa.schema([(name, kinds.get(name, pa.uint64())) for name in names])
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
    table = pa.Table.from_arrays(columns, schema=schema)
    return pa.RecordBatchReader.from_batches(schema, table.to_batches(max_chunksize=step))


def test_partitions_are_in_the_order_of_sites() -> None:
    keys = np.sort(np.random.default_rng(1).integers(0, 2**64, 1000, np.uint64))
    for count in (1, 2, 3, 1000):
        found = shard.partitions(keys, count)
        assert (np.diff(found.astype(np.int64)) >= 0).all()
        assert found.max() < count
