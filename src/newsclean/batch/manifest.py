"""The work folder: what was asked for, the parts that are done, and what became of their records."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.batch.counts import BatchError, Counts
from newsclean.batch.files import is_url, listed, located, read_json, remove_tree, sync_folder, walk, whole, write_json
from newsclean.batch.jsonl import dump
from newsclean.batch.report import to_html
from newsclean.batch.sinks import SINKS
from newsclean.batch.tally import Tally, from_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

    from newsclean.batch.chunks import Chunk, Fault
    from newsclean.batch.shards import Shard
    from newsclean.batch.work import Outcome


OURS = re.compile(r"(part|quarantine|done|tally)-\d{5,}-\d{5,}\.|manifest\.json")
"""The names of what lies in a work folder."""


At = tuple[int, int]
"""The number of a shard, and that of a part in it, each from 0."""


class Done(NamedTuple):
    """What is known of a part that is done."""

    counts: Counts
    is_last: bool
    """Whether its shard ends with it."""


class Written(NamedTuple):
    """What a part holds."""

    data: Sequence[bytes]
    faults: Sequence[Fault]
    tally: Tally | None
    schema: pa.Schema | None


def counted(chunk: Chunk, outcome: Outcome) -> Counts:
    """Return what became of a chunk."""
    sizes = outcome.page_bytes, outcome.body_bytes
    return Counts(1, chunk.records, outcome.rows, len(outcome.faults), *sizes, dict(chunk.skipped))


@dataclass(frozen=True)
class Place:
    """Where everything lies: all of it beside the output."""

    output: Path
    form: str
    is_folder: bool
    """Whether the output is a folder of parts."""

    def beside(self, ending: str) -> Path:
        """Return the path of a file beside the output."""
        return self.output.with_name(self.output.name + ending)

    @property
    def work(self) -> Path:
        """Return the folder of what is not finished."""
        return self.beside(".work")

    @property
    def quarantine(self) -> Path:
        """Return the file of the records that became no article."""
        return self.beside(".quarantine.jsonl")

    @property
    def report(self) -> Path:
        """Return the file that says that all is done."""
        return self.beside(".report.json")

    def part(self, at: At) -> Path:
        """Return the path of a part of the output."""
        return (self.output if self.is_folder else self.work) / f"part-{numbered(at)}.{self.form}"

    def faults(self, at: At) -> Path:
        """Return the path of a part of the quarantine."""
        return self.work / f"quarantine-{numbered(at)}.jsonl"

    def tally(self, at: At) -> Path:
        """Return the path of what a part counted for the report."""
        return self.work / f"tally-{numbered(at)}.json"

    def done(self, at: At) -> Path:
        """Return the path of the file that says that a part is done."""
        return self.work / f"done-{numbered(at)}.json"


def numbered(at: At) -> str:
    """Write a part's numbers so that the parts' order is that of their names.

    >>> numbered((3, 12))
    '00003-00012'
    """
    return "-".join(f"{number:05}" for number in at)


def fingerprint(name: str) -> dict[str, object]:
    """Return what tells whether an input has changed: its size and time, those of all files for a folder."""
    if name == "-":
        return {"name": name}
    at = located(name)
    shown = name if is_url(name) else str(at.resolve())
    if at.is_dir():
        seen = hashlib.sha256()
        for path in walk(at):
            state = path.stat()
            seen.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        return {"name": shown, "files": seen.hexdigest()}
    state = at.stat()
    return {"name": shown, "size": state.st_size, "modified": state.st_mtime_ns}


def start(place: Place, manifest: dict[str, Any], *, resume: bool, overwrite: bool) -> None:
    """Make the work folder, or find it.

    Raises `BatchError` where something is in the way, and where what is there was begun with other options or inputs.
    """
    there = next((path for path in (place.work, place.report, place.output) if path.exists()), None)
    if resume:
        begun = read_json(place.work / "manifest.json")
        if begun is None and there == place.output:
            message = f"{place.output} exists and there is nothing to resume; --overwrite starts anew"
            raise BatchError(message)
        if begun is not None:
            agree(begun, manifest)
            return
    elif there and not overwrite:
        message = f"{there} exists; --resume goes on with it, --overwrite starts anew"
        raise BatchError(message)
    clear(place)
    write_json(place.work / "manifest.json", manifest)


def clear(place: Place) -> None:
    """Remove what an earlier run left, and nothing else. Raises `BatchError` where the folders hold files of others."""
    for folder in (place.work, place.output) if place.is_folder else (place.work,):
        folder.mkdir(parents=True, exist_ok=True)
        if other := next((path for path in listed(folder) if not OURS.match(path.name)), None):
            message = f"{other} is no file of newsclean's, and would be in the way"
            raise BatchError(message)
        for path in listed(folder):
            path.unlink()
    place.report.unlink(missing_ok=True)


def agree(begun: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Raise `BatchError` where a run was begun in another way."""
    for name in sorted({*begun, *wanted}):
        if begun.get(name) != wanted.get(name):
            message = (
                f"can't resume: {name} was {begun.get(name)!r}, and is {wanted.get(name)!r}; --overwrite starts anew"
            )
            raise BatchError(message)


def finished(place: Place, shard: int) -> list[Done]:
    """Return what is known of the parts of a shard that are done, from the first to the one before a gap."""
    found: list[Done] = []
    while not is_whole(found) and (state := read_json(place.done((shard, len(found))))) is not None:
        found.append(Done(Counts(**state["counts"]), state["is_last"]))
    return found


def is_whole(parts: list[Done]) -> bool:
    """Tell whether these are all parts of a shard."""
    return bool(parts) and parts[-1].is_last


def commit(place: Place, at: At, written: Written, done: Done) -> None:
    """Write a part: its rows, its quarantine, and last of all that it is done."""
    done.counts.check()
    with whole(place.part(at)) as file:
        SINKS[place.form].write(file, written.data, written.schema)
    with whole(place.faults(at)) as file:
        file.writelines(dump(fault.to_dict()) for fault in written.faults)
    if written.tally:
        written.tally.cut()
        write_json(place.tally(at), written.tally.to_dict())
    write_json(place.done(at), {"counts": asdict(done.counts), "is_last": done.is_last})


def finish(place: Place, shards: Sequence[Shard], manifest: dict[str, Any], report: Path | None = None) -> Counts:
    """Put the parts together, make sure that nothing was lost, and leave the report."""
    parts = [finished(place, shard.number) for shard in shards]
    if missing := [shard for shard, done in enumerate(parts) if not is_whole(done)]:
        message = f"shard {missing[0]} is not done; do all machines see {place.output.parent}?"
        raise BatchError(message)
    total = sum((one.counts for done in parts for one in done), Counts())
    total.check()
    numbers = [(shard, part) for shard, done in enumerate(parts) for part in range(len(done))]
    before = lines_before(shards, parts)
    sink = SINKS[place.form]
    rows = sum(sink.count(place.part(number)) for number in numbers)
    faults = sum(SINKS["jsonl"].count(place.faults(number)) for number in numbers)
    if (rows, faults) != (total.written, total.quarantined):
        message = f"the parts hold {rows} rows and {faults} faults, not {total.written} and {total.quarantined}"
        raise BatchError(message)
    if not place.is_folder:
        with whole(place.output) as file:
            sink.join(file, [place.part(number) for number in numbers])
    if total.quarantined:
        with whole(place.quarantine) as file:
            for number in numbers:
                file.writelines(renumbered(place.faults(number), before[number[0]]))
    else:
        place.quarantine.unlink(missing_ok=True)
    if report:
        tally = Tally()
        for number in numbers:
            tally.add(from_dict(read_json(place.tally(number))).renumbered(before[number[0]]))
            tally.cut()
        with whole(report) as file:
            file.write(to_html(total, tally).encode())
    write_json(place.report, {"manifest": manifest, "counts": asdict(total)})
    remove_tree(place.work)
    sync_folder(place.output.parent)
    return total


def lines_before(shards: Sequence[Shard], parts: Sequence[Sequence[Done]]) -> list[int]:
    """Return by shard how many lines of its file the shards before it have, where it goes on with them."""
    found: list[int] = []
    read = 0
    for shard, done in zip(shards, parts, strict=True):
        read = read if shard.goes_on else 0
        found.append(read)
        read += sum(one.counts.records for one in done)
    return found


def renumbered(path: Path, before: int) -> Iterator[bytes]:
    """Yield the lines of a part of the quarantine, with positions in the file instead of those in the shard."""
    with path.open("rb") as file:
        for line in file:
            fault = json.loads(line)
            yield dump({**fault, "position": fault["position"] + before})
