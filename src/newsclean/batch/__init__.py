"""Pages by the million: tables, files and archives of them. Needs the extra `newsclean[batch]`.

>>> import pyarrow as pa
>>> clean_table(pa.table({"text": ["It rained for two days before the river rose."]}))["body"].to_pylist()
['It rained for two days before the river rose.']
"""

from __future__ import annotations

from newsclean.batch.counts import BatchError, Counts
from newsclean.batch.engines import EngineError
from newsclean.batch.pool import PoolError
from newsclean.batch.run import Progress, run
from newsclean.batch.shards import Options
from newsclean.batch.sources import InputError
from newsclean.batch.table import clean_batch, clean_batches, clean_table, schema

__all__ = [
    "BatchError",
    "Counts",
    "EngineError",
    "InputError",
    "Options",
    "PoolError",
    "Progress",
    "clean_batch",
    "clean_batches",
    "clean_table",
    "run",
    "schema",
]
