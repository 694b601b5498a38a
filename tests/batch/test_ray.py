from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsclean.batch import EngineError, Options, Progress, run
from newsclean.batch.engines import on_ray
from newsclean.cli import main
from tests.batch.hooks import deadly, quick
from tests.batch.inputs import PAGES, ROWS, read, write_lines, write_parquet, write_warc
from tests.batch.test_faults import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from newsclean import Article

OPTIONS = Options(chunk_records=3, part_chunks=2, shard_bytes=1000)


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Start Ray once; what `on_ray` does with an address, and without, is tested by the command."""
    found = pytest.importorskip("ray", reason="needs newsclean[ray]")
    found.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=100 << 20)
    yield found
    found.shutdown()


def inputs(folder: Path) -> list[Path]:
    rows = [{**row, "id": str(row["id"])} for row in ROWS]
    return [
        write_lines(folder / "a.jsonl", [{**rows[0], "text": page} for page in PAGES] * 5 + SHORT),
        write_parquet(folder / "b.parquet", rows * 3),
        write_warc(folder / "c.warc.gz"),
        write_lines(folder / "d.jsonl.gz", rows),
    ]


@pytest.mark.usefixtures("ray")
@pytest.mark.parametrize("output", ["out.jsonl.gz", "out.parquet", "out/"])
def test_the_bytes_are_those_of_the_local_runner(output: str, tmp_path: Path) -> None:
    given = inputs(tmp_path)
    for engine in ("local", "ray"):
        (tmp_path / engine).mkdir()
        report = tmp_path / engine / "report.html"
        run(given, f"{tmp_path / engine}/{output}", OPTIONS, workers=0, engine=engine, clean=deadly, report=report)
    local, other = (
        {
            path.relative_to(tmp_path / engine): path.read_bytes()
            for path in (tmp_path / engine).rglob("*.*")
            if path.is_file()
        }
        for engine in ("local", "ray")
    )
    assert local == other
    assert len(local) >= 3


@pytest.mark.usefixtures("ray")
@pytest.mark.parametrize(("first", "then"), [("local", "ray"), ("ray", "local")])
def test_what_one_engine_begins_the_other_ends(first: str, then: str, tmp_path: Path) -> None:
    rows = [b"{\n" if number % 5 == 3 else ROWS[number % 7] for number in range(90)]
    path = write_lines(tmp_path / "in.jsonl", rows)
    run([path], tmp_path / "whole.jsonl", OPTIONS, workers=0, clean=quick)

    def stop(progress: Progress) -> None:
        if progress.counts.records > 40:
            raise KeyboardInterrupt

    arguments = [path], tmp_path / "out.jsonl", OPTIONS
    with pytest.raises(KeyboardInterrupt):
        run(*arguments, workers=0, engine=first, clean=quick, progress=stop)
    done = [path.name for path in (tmp_path / "out.jsonl.work").glob("done-*")]
    assert "done-00002-00000.json" in done
    run(*arguments, workers=0, engine=then, clean=quick, resume=True)
    for ending in ("", ".quarantine.jsonl"):
        assert (tmp_path / f"out.jsonl{ending}").read_bytes() == (tmp_path / f"whole.jsonl{ending}").read_bytes()
    assert [one["position"] for one in read(tmp_path / "out.jsonl.quarantine.jsonl")] == [*range(4, 91, 5)]


@pytest.mark.usefixtures("ray")
def test_a_large_file_of_lines_is_worked_on_by_several(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", ROWS * 20)
    told: list[Progress] = []
    run([path], tmp_path / "out.jsonl", OPTIONS, engine="ray", clean=quick, progress=told.append)
    read = [one.read / path.stat().st_size for one in told]
    assert len(read) > 9
    assert read == pytest.approx([(number + 1) / len(read) for number in range(len(read))], abs=0.01)


def die_once(item: Path) -> int:
    """Die at the first call with an item, as a machine does that fails."""
    if not item.exists():
        item.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(item.name)


def die_always(item: Path) -> int:
    os._exit(len(item.name))


@pytest.mark.usefixtures("ray")
def test_paths_may_be_urls(tmp_path: Path) -> None:
    write_parquet(tmp_path / "in.parquet")
    run([tmp_path / "in.parquet"], tmp_path / "local.jsonl", workers=0, clean=quick)
    run([f"file://{tmp_path}/in.parquet"], f"file://{tmp_path}/ray.jsonl", engine="ray", clean=quick)
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


@pytest.mark.usefixtures("ray")
def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(on_ray(int, ["1", "two"]))


@pytest.mark.usefixtures("ray")
class TestDeath:
    def test_a_worker_that_is_killed_is_replaced(self, tmp_path: Path) -> None:
        items = [tmp_path / ("x" * length) for length in (3, 1, 2)]
        assert list(on_ray(die_once, items)) == [3, 1, 2]
        assert all(item.exists() for item in items)

    def test_a_task_that_kills_every_worker_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(EngineError, match="died 3 times at the same task"):
            list(on_ray(die_always, [tmp_path]))

    def test_a_worker_killed_from_outside_in_the_middle_loses_nothing(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", [{**ROWS[0], "text": page} for page in PAGES] * 9)
        run([path], tmp_path / "local.jsonl", OPTIONS, workers=0, clean=quick)
        run([path], tmp_path / "ray.jsonl", OPTIONS, engine="ray", clean=partial(killed_once, tmp_path / "killed"))
        assert (tmp_path / "killed").exists()
        assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()

    def test_a_page_that_kills_or_hangs_costs_one_record(self, tmp_path: Path) -> None:
        pages = ["a", "poison", "b", "tar pit", "c"]
        path = write_lines(tmp_path / "in.jsonl", [{"id": number, "text": page} for number, page in enumerate(pages)])
        run([path], tmp_path / "local.jsonl", workers=1, timeout=3, clean=deadly)
        run([path], tmp_path / "ray.jsonl", timeout=3, engine="ray", clean=deadly)
        for ending in ("", ".quarantine.jsonl"):
            local, other = (tmp_path / f"{engine}.jsonl{ending}" for engine in ("local", "ray"))
            assert local.read_bytes() == other.read_bytes()
        assert [row["body"] for row in read(tmp_path / "ray.jsonl")] == ["A", "B", "C"]


def killed_once(mark: Path, source: str | bytes, /, *, url: str | None = None) -> Article:
    """Be killed in the middle of the pages, by a signal as of the system's out-of-memory killer."""
    if "7 metres" in str(source) and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return quick(source, url=url)


class TestCommand:
    def test_starts_ray_and_ends_it(self, tmp_path: Path) -> None:
        ray = pytest.importorskip("ray", reason="needs newsclean[ray]")
        if ray.is_initialized():
            ray.shutdown()
        path = write_lines(tmp_path / "in.jsonl")
        arguments = ["batch", str(path), "-o", f"{tmp_path}/out.jsonl", "--engine", "ray", "--workers", "1", "--quiet"]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        assert len(read(tmp_path / "out.jsonl")) == len(ROWS)
        assert not ray.is_initialized()

    def test_a_cluster_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        pytest.importorskip("ray", reason="needs newsclean[ray]")
        path = write_lines(tmp_path / "in.jsonl")
        arguments = ["batch", str(path), "-o", f"{tmp_path}/out.jsonl", "--engine", "ray", "--address", "127.0.0.1:9"]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 2
        assert "newsclean: Ray at 127.0.0.1:9: " in result.stderr

    def test_standard_input_is_refused(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["batch", "-", "-o", f"{tmp_path}/out.jsonl", "--engine", "ray"])
        assert (result.exit_code, "can't read standard input" in result.stderr) == (2, True)

    def test_without_the_extra_it_says_what_to_install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "ray", None)
        path = write_lines(tmp_path / "in.jsonl")
        result = CliRunner().invoke(main, ["batch", str(path), "-o", f"{tmp_path}/out.jsonl", "--engine", "ray"])
        assert (result.exit_code, "pip install 'newsclean[ray]'" in result.stderr) == (2, True)
