from __future__ import annotations

import os
import shutil
import warnings
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean.batch import clean_table, run
from tests.batch.inputs import PAGES, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("default")  # of pandas and Arrow, by Spark's own code


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs newsclean[spark]")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        found = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.memory", "512m").getOrCreate()
    yield found
    found.stop()


def test_the_rows_are_those_of_the_local_runner(session: Any, tmp_path: Path) -> None:  # noqa: ANN401 - Spark's
    from newsclean.batch.spark import clean_frame  # noqa: PLC0415 - an extra

    rows = [{**row, "title": "old", "id": number} for number, row in enumerate(ROWS * 5)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet", row_group_size=10)
    run([tmp_path / "in.parquet"], tmp_path / "out.parquet", workers=0)
    frame = clean_frame(session.read.parquet(str(tmp_path / "in.parquet")).repartition(3))
    local = pq.read_table(tmp_path / "out.parquet")
    cleaned = frame.orderBy("id").drop("error").toArrow().select(local.column_names)
    assert cleaned.cast(local.schema).to_pylist() == local.to_pylist()
    assert len(local) == 35


def test_every_row_stays_and_says_what_went_wrong(session: Any) -> None:  # noqa: ANN401 - Spark's
    from newsclean.batch.spark import clean_frame  # noqa: PLC0415 - an extra

    frame = session.createDataFrame([(1, PAGES[0]), (2, ""), (3, None)], "id int, story string")
    cleaned = clean_frame(frame, page="story", audit=True).orderBy("id").toArrow()
    wanted = clean_table(pa.table({"id": [1, 2, 3], "story": [PAGES[0], "", None]}), page="story", audit=True)
    assert cleaned["error"].to_pylist() == [None, "the page is empty", "the page is null"]
    assert cleaned["removed"].to_pylist() == wanted["removed"].to_pylist()


def test_a_frame_without_pages_is_refused(session: Any) -> None:  # noqa: ANN401 - Spark's
    from newsclean.batch.spark import clean_frame  # noqa: PLC0415 - an extra

    with pytest.raises(ValueError, match="no column looks like the page"):
        clean_frame(session.createDataFrame([(1,)], "id int"))
