"""What stands behind a URL is read and written like files: object stores are reached by fsspec, tested in its memory."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import fsspec
import pytest

from newsclean.batch import Options, run
from newsclean.batch.sources import open_source, wanted
from tests.batch.hooks import quick
from tests.batch.inputs import ROWS, write_folder, write_lines, write_parquet, write_warc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPTIONS = Options(chunk_records=2, part_chunks=2, shard_bytes=500)


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    memory = fsspec.filesystem("memory")
    yield memory
    memory.rm("/bucket", recursive=True)


@pytest.mark.parametrize("output", ["out.jsonl.gz", "out.parquet", "out/"])
def test_the_bytes_are_those_of_files(store: fsspec.AbstractFileSystem, output: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl.gz", [{**row, "id": str(row["id"])} for row in ROWS])
    write_parquet(tmp_path / "b.parquet", [{**row, "id": str(row["id"])} for row in ROWS])
    write_warc(tmp_path / "c.warc.gz")
    write_folder(tmp_path / "d")
    names = ["a.jsonl.gz", "b.parquet", "c.warc.gz", "d"]
    for name in names:
        store.put(str(tmp_path / name), f"/bucket/{name}", recursive=True)
    (tmp_path / "local").mkdir()
    run([tmp_path / name for name in names], f"{tmp_path}/local/{output}", OPTIONS, workers=0, clean=quick)
    inputs = [f"memory://bucket/{name}" for name in names]
    counts = run(inputs, f"memory://bucket/done/{output}", OPTIONS, workers=2, clean=quick)
    assert counts.written == 4 * len(ROWS)
    local = {path.relative_to(tmp_path / "local").as_posix(): path for path in (tmp_path / "local").rglob("*.*")}
    written = {name.removeprefix("/bucket/done/"): name for name in store.find("/bucket/done")}
    files = {name for name, path in local.items() if path.is_file()}
    assert files == set(written)
    for name in files - {f"{output.strip('/')}.report.json"}:  # which names the inputs
        assert store.cat_file(written[name]) == local[name].read_bytes()


def test_what_a_server_can_only_stream_is_not_divided(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="needs aiohttp")
    write_lines(tmp_path / "in.jsonl", ROWS * 9)
    write_lines(tmp_path / "larger.jsonl", [{"text": "rain " * 100_000}] * 10)
    answers = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        threading.Thread(target=server.serve_forever).start()
        url = f"http://127.0.0.1:{server.server_port}/in.jsonl"
        source = open_source(url, wanted(OPTIONS))
        positions = [item.position for item in source.items(range(len(source.groups)))]
        larger = open_source(f"http://127.0.0.1:{server.server_port}/larger.jsonl", wanted(OPTIONS))
        *_, last = larger.items(range(1))
        server.shutdown()
    assert last.fault
    assert "doesn't appear to support range requests" in last.fault.error
    assert (len(source.groups), positions) == (1, [*range(1, 9 * len(ROWS) + 1)])
    assert len(open_source(f"file://{tmp_path}/in.jsonl", wanted(OPTIONS)).groups) > 9


def test_a_run_is_resumed_there(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    store.put(str(write_lines(tmp_path / "in.jsonl")), "/bucket/in.jsonl")
    run(["memory://bucket/in.jsonl"], "memory://bucket/whole.jsonl", OPTIONS, workers=0, clean=quick)
    left = [4]

    def dying(source: str | bytes, /, *, url: str | None = None) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return quick(source, url=url)

    arguments = ["memory://bucket/in.jsonl"], "memory://bucket/out.jsonl", Options(chunk_records=1, part_chunks=2)
    with pytest.raises(KeyboardInterrupt):
        run(*arguments, workers=0, clean=dying)  # type: ignore[arg-type] # never returns
    assert store.exists("/bucket/out.jsonl.work/done-00000-00001.json")
    run(*arguments, workers=0, resume=True, clean=quick)
    assert store.cat_file("/bucket/out.jsonl") == store.cat_file("/bucket/whole.jsonl")
    assert not store.exists("/bucket/out.jsonl.work")
