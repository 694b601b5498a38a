"""What the process imports that workers are forked from: all that they need is loaded once, and held by all of them.

A worker that loads its models by itself holds 100 MB more, and starts two seconds later. What this process has loaded
is shared until it is written to; `gc.freeze` keeps the garbage collector from writing to all of it.
"""

from __future__ import annotations

import gc

import newsclean
import newsclean.batch.work
from newsclean.batch.pool import give_back
from newsclean.phrases import index, languages

PAGE = """<html><head><title>Rain</title></head><body><article><p>By Ada Example</p><p>March 4, 2031</p>
<p>It rained for two days before the river rose, and the bridge was closed until noon on Tuesday.</p></article></body></html>"""
"""A page that makes everything load that most pages need."""

newsclean.clean(PAGE)
for language in languages():  # half a second, and 40 MB that every worker of a crawl would come to hold
    index(language)
gc.collect()
give_back()
gc.freeze()
