"""What the process imports that workers are forked from: all that they need is loaded once, and held by all of them.

A worker that loads its models by itself holds 150 MB more, and starts two seconds later. What this process has loaded
is shared until it is written to; `gc.freeze` keeps the garbage collector from writing to all of it.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute  # what selects rows, 5 MB that the process which only hands out work does without

import newsclean
import newsclean.batch.work
from newsclean.batch.pool import give_back
from newsclean.datewords import lexicon
from newsclean.phrases import index, languages
from newsclean.read.opinion import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """<html><head><title>Rain</title></head><body><article><p>By Ada Example</p><p>March 4, 2031</p>
<p>It rained for two days before the river rose, and the bridge was closed until noon on Tuesday.</p></article></body></html>"""
"""A page that makes everything load that most pages need."""


class Absent:
    """A finder of modules that says of one that it isn't installed."""

    def __init__(self, name: str) -> None:
        """Take the module's name."""
        self.name = name

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 - the protocol's
        """Know nothing of other modules. Raises `ModuleNotFoundError` for this one."""
        if name == self.name:
            raise ModuleNotFoundError(name=name)


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Let a module seem not to be installed."""
    finder = Absent(name)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps for itself what was given back, 5 MB in each worker
with absent("pandas"):  # where it is there, Arrow loads it with the first column, 35 MB, and asks only once
    pa.array([""])
newsclean.clean(PAGE)
newsclean.clean(PAGE.encode())  # what tells encodings
extract(PAGE, [])  # the second opinion on a short page: word lists of a hundred languages
for language in languages():  # half a second, and 30 MB that every worker of a crawl would come to hold
    index(language)
    lexicon(language)
gc.collect()
give_back()
gc.freeze()
