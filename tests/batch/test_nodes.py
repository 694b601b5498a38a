"""Ray on several nodes: each has a process of its own that starts and ends workers, as each machine of a cluster has."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import sites
from newsclean.batch import Options, run
from tests.batch.hooks import quick
from tests.batch.inputs import PAGES, ROWS, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsclean import Article

OPTIONS = Options(chunk_records=2, part_chunks=2, shard_bytes=1500)  # a file each

FILES = 12


@pytest.fixture
def nodes() -> Iterator[Any]:
    """Start a node that only leads, and two that work."""
    ray = pytest.importorskip("ray", reason="needs newsclean[ray]")
    pytest.importorskip("duckdb", reason="needs newsclean[sites]")
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - as above

    if ray.is_initialized():
        ray.shutdown()
    store = {"object_store_memory": 80 << 20}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **store})
    for _ in range(2):
        cluster.add_node(num_cpus=1, **store)
    cluster.wait_for_nodes()
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def slow(source: str | bytes, /, *, url: str | None = None) -> Article:
    """Take long enough that a node which goes is at work."""
    time.sleep(0.05)
    return quick(source, url=url)


def lose_one(nodes: Any) -> None:  # noqa: ANN401 - Ray's
    """End a node as a machine does that fails."""
    if len(nodes.worker_nodes) > 1:
        nodes.remove_node(max(nodes.worker_nodes, key=lambda node: node.raylet_socket_name), allow_graceful=False)


def test_a_node_that_goes_in_the_middle_costs_nothing(nodes: Any, tmp_path: Path) -> None:  # noqa: ANN401 - Ray's
    rows = [{**ROWS[0], "url": f"https://news.example/{number}", "text": page} for number, page in enumerate(PAGES)]
    inputs = [write_lines(tmp_path / f"{number:02}.jsonl", rows * 2) for number in range(FILES)]
    run(inputs, tmp_path / "local.jsonl", OPTIONS, workers=0, clean=quick)
    sites.learn(inputs, tmp_path / "local.parquet", workers=2, each=lambda call, given: (call(*one) for one in given))
    told: list[int] = []

    def progress(now: Any) -> None:  # noqa: ANN401 - what a run tells
        told.append(now.counts.records)
        lose_one(nodes)

    where = {"engine": "ray", "address": nodes.address}
    run(inputs, tmp_path / "ray.jsonl", OPTIONS, clean=slow, progress=progress, **where)
    assert len(nodes.worker_nodes) == 1
    assert len(told) == FILES
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()
    nodes.add_node(num_cpus=1, object_store_memory=80 << 20)
    nodes.wait_for_nodes()
    each = sites.on_cluster(nodes.address)
    sites.learn(inputs, tmp_path / "ray.parquet", workers=2, each=each, progress=lambda *_: lose_one(nodes))
    assert len(nodes.worker_nodes) == 1
    assert (tmp_path / "ray.parquet").read_bytes() == (tmp_path / "local.parquet").read_bytes()
