"""Spark: articles for the pages of a DataFrame. Needs the extra `newsclean[spark]`, and Java.

Spark hands record batches to Python and takes them back; what is done with them is `newsclean.batch.clean_batches`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from newsclean.batch.table import MAX_BYTES, clean_batches, clean_table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def clean_frame(
    frame: DataFrame,
    *,
    page: str | None = None,
    url: str | None = None,
    audit: bool = False,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """Return the frame with the columns of its pages' articles instead of the pages: a row for each row.

    The columns are those of `newsclean.batch.clean_table`, and so are the options; `error` says why a row has no article.
    newsclean has to be installed where Spark's workers run. A page that crashes its worker fails Spark's task.

    Raises `ValueError` where there is no such column, and `TypeError` where the page's column holds neither text nor bytes.
    """
    clean = partial(clean_batches, page=page, url=url, audit=audit, max_bytes=max_bytes)
    empty = to_arrow_schema(frame.schema).empty_table()
    schema = clean_table(empty, page=page, url=url, audit=audit, max_bytes=max_bytes).schema
    return frame.mapInArrow(clean, from_arrow_schema(schema))
