"""What workers are forked from has loaded what they need: what they load themselves, each of them holds once more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"

SCRIPT = """
import json, sys
import newsclean.batch.warm
import pyarrow as pa
import newsclean
from newsclean.batch.chunks import Chunk, to_bytes
from newsclean.batch.work import Job, work
from newsclean.columns import Columns

before = set(sys.modules)
pages = pa.table({"page": [open(path, "rb").read() for path in json.load(sys.stdin)]})
positions = tuple(range(pages.num_rows))
chunk = Chunk(0, 0, "pages", Columns("page", None, None), positions, None, to_bytes(pages), (), {}, 0, True)
outcome = work(chunk, Job(newsclean.clean, True, True, 1 << 20, None))
found = {name for name in set(sys.modules) - before if not name.startswith(("_codecs_", "_multibytecodec", "encodings."))}
print(json.dumps([outcome.rows + len(outcome.faults), sorted({name.partition(".")[0] for name in found}), "pandas" in before]))
"""


def test_a_worker_loads_nothing_more() -> None:
    pages = [str(path) for path in sorted(FIXTURES.glob("*/page.html"))]
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, input=json.dumps(pages), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [len(pages), [], False]
    assert len(pages) > 9
