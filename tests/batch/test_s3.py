"""Object stores, by the protocol itself: a server of S3 on this machine, which every process reaches by the network."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from newsclean.batch import Options, run
from newsclean.cli import main
from tests.batch.hooks import quick
from tests.batch.inputs import ROWS, write_lines, write_parquet, write_warc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPTIONS = Options(chunk_records=2, part_chunks=2, shard_bytes=500)


@pytest.fixture(scope="module")
def store() -> Iterator[Any]:
    """Start the server, and have everything in this process, and in those that it starts, take it for Amazon's."""
    server = pytest.importorskip("moto.server", reason="needs moto[server]")
    s3fs = pytest.importorskip("s3fs", reason="needs s3fs")
    running = server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        found = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
        found.mkdir("/crawl")
        yield found
        s3fs.S3FileSystem.clear_instance_cache()
    running.stop()


@pytest.fixture
def inputs(store: Any, tmp_path: Path) -> list[str]:  # noqa: ANN401 - it may not be installed
    """Return the names of some inputs, which lie in the store and in the folder."""
    rows = [{**row, "id": str(row["id"])} for row in ROWS]
    write_lines(tmp_path / "a.jsonl.gz", [*rows, {"id": "bad", "text": ""}])
    write_parquet(tmp_path / "b.parquet", rows * 3)
    write_warc(tmp_path / "c.warc.gz")
    write_lines(tmp_path / "d.jsonl", [*rows, {"id": "bad", "text": ""}])
    names = ["a.jsonl.gz", "b.parquet", "c.warc.gz", "d.jsonl"]
    for name in names:
        store.put_file(str(tmp_path / name), f"crawl/{name}")
    return names


@pytest.mark.parametrize(
    ("engine", "output"), [("local", "out.jsonl.gz"), ("local", "out.parquet"), ("local", "out/"), ("ray", "out/")]
)
def test_the_bytes_are_those_of_files(store: Any, inputs: list[str], engine: str, output: str, tmp_path: Path) -> None:  # noqa: ANN401
    if engine == "ray":
        pytest.importorskip("ray", reason="needs newsclean[ray]")
    (tmp_path / "local").mkdir()
    run([tmp_path / name for name in inputs], f"{tmp_path}/local/{output}", OPTIONS, workers=0, clean=quick)
    names = [f"s3://crawl/{name}" for name in inputs]
    bucket = f"crawl/{tmp_path.name}"
    counts = run(names, f"s3://{bucket}/{output}", OPTIONS, workers=2, engine=engine, clean=quick)
    assert (counts.written, counts.quarantined) == (6 * len(ROWS), 2)
    local = {path.relative_to(tmp_path / "local").as_posix(): path for path in (tmp_path / "local").rglob("*.*")}
    written = {name.removeprefix(f"{bucket}/"): name for name in store.find(bucket)}
    files = {name for name, path in local.items() if path.is_file()}
    assert files == set(written)
    for name in files - {f"{output.strip('/')}.report.json"}:  # which names the inputs
        there = store.cat_file(written[name])
        assert there.replace(b"s3://crawl/", f"{tmp_path}/".encode()) == local[name].read_bytes()  # faults name inputs


def test_the_command_goes_on_where_it_was_killed(store: Any, inputs: list[str], tmp_path: Path) -> None:  # noqa: ANN401
    whole = tmp_path / "whole.jsonl"
    run([tmp_path / inputs[1]], whole, OPTIONS, workers=0, clean=quick)
    left = [4]

    def dying(source: str | bytes, /, *, url: str | None = None) -> Any:  # noqa: ANN401 - as `quick`
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return quick(source, url=url)

    arguments = [f"s3://crawl/{inputs[1]}"], "s3://crawl/resumed.jsonl", OPTIONS
    with pytest.raises(KeyboardInterrupt):
        run(*arguments, workers=0, clean=dying)
    assert store.exists("crawl/resumed.jsonl.work/done-00000-00000.json")
    run(*arguments, workers=0, resume=True, clean=quick)
    assert store.cat_file("crawl/resumed.jsonl") == whole.read_bytes()
    assert not store.exists("crawl/resumed.jsonl.work")


ROWS_OF_A_SITE = [
    {"url": f"https://news.example/{number}", "text": f"Harbour, hour by hour\n\nThe river rose by {number} metres."}
    for number in range(30)
]


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_what_sites_repeat_is_learnt_there(store: Any, engine: str, tmp_path: Path) -> None:  # noqa: ANN401
    sites = pytest.importorskip("newsclean.sites", reason="needs newsclean[sites]")
    if engine == "ray":
        pytest.importorskip("ray", reason="needs newsclean[ray]")
    path = write_lines(tmp_path / "in.jsonl", ROWS_OF_A_SITE)
    sites.learn([path], tmp_path / "sites.parquet", workers=0)
    sites.freeze(tmp_path / "sites.parquet", tmp_path / "frozen.parquet")
    (tmp_path / "page.txt").write_text(ROWS_OF_A_SITE[7]["text"], encoding="utf8")
    run([path], tmp_path / "out.jsonl", Options(sites=str(tmp_path / "sites.parquet")), workers=0)
    bucket = f"crawl/{tmp_path.name}"
    store.put_file(str(path), f"{bucket}/in.jsonl")
    at = f"s3://{bucket}"
    known = f"{at}/sites.parquet"
    learn = ["sites", "learn", f"{at}/in.jsonl", "-o", known, "--engine", engine, "--workers", "2", "--quiet"]
    # A process of its own: what workers are forked from may have been started before the store's address was set.
    subprocess.run([sys.executable, "-m", "newsclean", *learn], check=True)
    said = [
        CliRunner().invoke(main, arguments)
        for arguments in (
            ["sites", "learn", f"{at}/in.jsonl", "-o", known, "--quiet"],
            ["sites", "merge", known, known, "-o", f"{at}/merged.parquet"],
            ["sites", "freeze", known, "-o", f"{at}/frozen.parquet"],
            ["sites", "show", known, "news.example"],
            ["sites", "show", f"{at}/frozen.parquet", "news.example"],
            ["clean", "--sites", known, "--url", "https://news.example/7", str(tmp_path / "page.txt")],
            ["batch", f"{at}/in.jsonl", "-o", f"{at}/out.jsonl", "--sites", f"{at}/frozen.parquet", "--quiet"],
        )
    ]
    shown = "- 30 of 30         Harbour, hour by hour\n"
    assert [one.exit_code for one in said] == [2, 0, 0, 0, 0, 0, 0]
    assert said[0].stderr == f"newsclean: {known} exists; --overwrite replaces it\n"
    assert [one.stdout for one in said[3:6]] == [shown, shown, "The river rose by 7 metres.\n"]
    for name, there in (("sites", "sites"), ("sites", "merged"), ("frozen", "frozen")):
        assert store.cat_file(f"{bucket}/{there}.parquet") == (tmp_path / f"{name}.parquet").read_bytes()
    assert store.cat_file(f"{bucket}/out.jsonl") == (tmp_path / "out.jsonl").read_bytes()
    names = {"in.jsonl", "sites.parquet", "merged.parquet", "frozen.parquet", "out.jsonl", "out.jsonl.report.json"}
    assert {name.removeprefix(f"{bucket}/") for name in store.find(bucket)} == names


@pytest.mark.parametrize(
    "arguments",
    [
        ["sites", "learn", "s3://crawl/none.jsonl", "-o", "s3://crawl/x.parquet"],
        ["sites", "learn", "{page}", "-o", "s3://gone/x.parquet", "--host", "news.example"],
        ["sites", "show", "s3://crawl/none.parquet"],
        ["sites", "merge", "s3://crawl/none.parquet", "-o", "s3://crawl/x.parquet"],
        ["clean", "--sites", "s3://crawl/none.parquet", "{page}"],
        ["batch", "{page}", "-o", "s3://crawl/x.jsonl", "--sites", "s3://crawl/none.parquet", "--quiet"],
        ["batch", "unheard://of/a.jsonl", "-o", "s3://crawl/x.jsonl", "--quiet"],
        ["batch", "{page}", "-o", "unheard://of/x.jsonl", "--quiet"],
        ["sites", "learn", "{page}", "-o", "unheard://of/x.parquet"],
    ],
)
def test_what_is_not_there_is_a_line(store: Any, arguments: list[str], tmp_path: Path) -> None:  # noqa: ANN401
    pytest.importorskip("newsclean.sites", reason="needs newsclean[sites]")
    (tmp_path / "page.txt").write_text("It rained.", encoding="utf8")
    done = CliRunner().invoke(main, [one.format(page=tmp_path / "page.txt") for one in arguments])
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), (done.output, done.exception)
    assert done.stderr.startswith("newsclean: ")
    assert not store.exists("crawl/x.parquet")
    assert not store.exists("crawl/x.jsonl")


def test_a_bucket_that_is_not_there_is_a_line(store: Any) -> None:  # noqa: ANN401
    assert not store.exists("gone")
    done = CliRunner().invoke(main, ["batch", "s3://gone/a.jsonl", "-o", "s3://crawl/x.jsonl", "--quiet"])
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("newsclean: s3://gone/a.jsonl: ")
