"""Pages of invented sites, and what learning them gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from newsclean import sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

HOST = "news.example"

CHROME = "Harbour, hour by hour"

PROSE = "Every day this desk counts the boats of the town for you."


def story(number: int) -> tuple[str, ...]:
    return tuple(f"In report {number} the harbour master counted {number * 7 + part} boats." for part in range(4))


def row(number: int, *lines: str, host: str = HOST, path: str | None = None) -> dict[str, str]:
    url = f"https://www.{host}/{number if path is None else path}"
    return {"url": url, "text": "\n\n".join([*lines, f"Report {number} of the day", *story(number)])}


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf8")
    return path


def learnt(folder: Path, rows: Sequence[Mapping[str, Any]], name: str = "sites") -> Path:
    output = folder / f"{name}.parquet"
    sites.learn([write(folder / f"{name}.jsonl", rows)], output, workers=0)
    return output


def taken(path: Path, host: str = HOST) -> dict[str, tuple[int, int]]:
    """What is taken from a site's pages: by text, on how many of how many pages it stands."""
    frozen = path.with_suffix(".frozen")
    sites.freeze(path, frozen)
    rows = pq.read_table(frozen).to_pylist()
    return {one["text"]: (one["pages"], one["of"]) for one in rows if one["host"] == host}
