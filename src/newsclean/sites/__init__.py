"""What a site repeats on its pages: learn it from many of them, and take it away. Needs the extra `newsclean[sites]`.

newsclean.sites.learn(["crawl.warc.gz"], "sites.parquet")
newsclean.sites.load("sites.parquet").clean(page, url="https://news.example/bridge")
"""

from __future__ import annotations

from newsclean.sites.counts import Counts
from newsclean.sites.hosts import host_of
from newsclean.sites.known import Sites, load, site_of
from newsclean.sites.learning import freeze, learn, merge, on_cluster
from newsclean.sites.reduce import reduce_partition
from newsclean.sites.shard import Mapped, Shard, map_shard
from newsclean.sites.store import SitesError, is_frozen

__all__ = [
    "Counts",
    "Mapped",
    "Shard",
    "Sites",
    "SitesError",
    "freeze",
    "host_of",
    "is_frozen",
    "learn",
    "load",
    "map_shard",
    "merge",
    "on_cluster",
    "reduce_partition",
    "site_of",
]
