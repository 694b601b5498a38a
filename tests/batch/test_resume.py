from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.batch import BatchError, Counts, Options, run
from tests.batch.hooks import quick
from tests.batch.inputs import PAGES, read, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.batch.chunks import Chunk
    from newsclean.batch.work import Outcome

OPTIONS = Options(chunk_records=3, part_chunks=2)

ROWS = [b"{bad\n" if number % 11 == 5 else {"id": number, "text": PAGES[number % 7]} for number in range(40)]

KILLS = 25
"""Of each of four outputs, at least: a hundred in all."""

SEED = 4


class Killed(BaseException):
    """Stands for `kill -9`: nothing in the code catches it."""


def kill_at(monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    """Kill at the so-manyth call that changes the disk: before it, or in the middle of what it writes."""
    left = [moment]

    def counting(call: Callable[..., object], *, is_after: bool) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0 and not is_after:
                raise Killed
            result = call(*arguments, **named)
            if left[0] == 0:
                raise Killed
            return result

        return wrapped

    monkeypatch.setattr(os, "fsync", counting(os.fsync, is_after=moment % 2 == 0))
    for name in ("replace", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, counting(getattr(Path, name), is_after=moment % 2 == 0))
    for name in ("unlink", "rmdir"):  # as shutil.rmtree calls them
        monkeypatch.setattr(os, name, counting(getattr(os, name), is_after=moment % 2 == 0))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "in.jsonl"
    }


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out/"])
def test_killed_at_any_moment_it_comes_to_the_same_end(output: str, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", ROWS)
    whole = tmp_path / "whole"
    whole.mkdir()
    name = f"{whole}/{output}"
    run([path], name, OPTIONS, workers=0, clean=quick)
    wanted = files(whole)
    draw = random.Random(SEED)
    total = 0
    for attempt in range(10):
        folder = tmp_path / f"killed{attempt}"
        folder.mkdir()
        kills = 0
        while True:
            with pytest.MonkeyPatch.context() as patch:
                kill_at(patch, draw.randint(1, 80))
                try:
                    run([path], f"{folder}/{output}", OPTIONS, workers=0, resume=True, clean=quick)
                    break
                except Killed:
                    kills += 1
        assert files(folder) == wanted, f"after {kills} kills"
        total += kills
    assert total >= KILLS


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_process_that_is_killed(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", ROWS)
    run([path], tmp_path / "whole.jsonl", OPTIONS, workers=0, clean=quick)
    code = (
        "import sys, time; from newsclean.batch import Options, run; from tests.batch.hooks import quick\n"
        "slow = lambda source, /, *, url=None: (time.sleep(0.01), quick(source, url=url))[1]\n"
        f"run([{str(path)!r}], {str(tmp_path / 'out.jsonl')!r}, Options(chunk_records=3, part_chunks=2), workers=0,"
        " resume=True, clean=slow)"
    )
    draw = random.Random(SEED)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    codes = []
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", code], env=environment) as process:
            waited = time.monotonic() + 20
            while not (tmp_path / "out.jsonl.work").exists() and time.monotonic() < waited and process.poll() is None:
                time.sleep(0.005)
            time.sleep(draw.uniform(0, 0.15))
            process.kill()
            codes.append(process.wait())
        if codes[-1] == 0:
            break
    assert -signal.SIGKILL in codes
    run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, resume=True, clean=quick)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


class TestAgreement:
    def test_options_that_differ_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write_lines(tmp_path / "in.jsonl", ROWS)
        with monkeypatch.context() as patch:
            kill_at(patch, 12)
            with pytest.raises(Killed):
                run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, clean=quick)
        with pytest.raises(BatchError, match="can't resume: audit was False, and is True; --overwrite starts anew"):
            run([path], tmp_path / "out.jsonl", Options(chunk_records=3, part_chunks=2, audit=True), resume=True)

    def test_inputs_that_differ_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write_lines(tmp_path / "in.jsonl", ROWS)
        with monkeypatch.context() as patch:
            kill_at(patch, 12)
            with pytest.raises(Killed):
                run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, clean=quick)
        write_lines(path, ROWS[1:])
        with pytest.raises(BatchError, match="can't resume: inputs"):
            run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, resume=True, clean=quick)
        run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, overwrite=True, clean=quick)
        assert len(read(tmp_path / "out.jsonl")) == 35

    def test_what_is_done_is_not_done_again(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", ROWS)
        first = run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, clean=quick)
        assert run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, resume=True) == first

    @pytest.mark.parametrize("resume", [False, True])
    def test_what_is_there_is_not_overwritten(self, resume: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
        path = write_lines(tmp_path / "in.jsonl", ROWS)
        (tmp_path / "out.jsonl").write_bytes(b"mine")
        with pytest.raises(BatchError, match=r"out.jsonl exists"):
            run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, resume=resume, clean=quick)
        assert (tmp_path / "out.jsonl").read_bytes() == b"mine"

    def test_a_folder_with_other_files_is_left_alone(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", ROWS)
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "letter.txt").write_bytes(b"mine")
        with pytest.raises(BatchError, match=r"letter.txt is no file of newsclean's"):
            run([path], f"{tmp_path}/home/", OPTIONS, workers=0, overwrite=True, clean=quick)
        assert (tmp_path / "home" / "letter.txt").exists()


def test_a_record_that_is_lost_fails_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines(tmp_path / "in.jsonl", ROWS)
    monkeypatch.setattr(sys.modules["newsclean.batch.parts"], "counted", lost_one)
    with pytest.raises(BatchError, match="are accounted for"):
        run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, clean=quick)


def lost_one(chunk: Chunk, outcome: Outcome) -> Counts:
    return Counts(1, chunk.records + 1, outcome.rows, len(outcome.faults))


def test_a_full_disk_fails_and_can_be_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines(tmp_path / "in.jsonl", ROWS)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, clean=quick)
    run([path], tmp_path / "out.jsonl", OPTIONS, workers=0, resume=True, clean=quick)
    report = json.loads((tmp_path / "out.jsonl.report.json").read_bytes())
    assert report["counts"]["records"] == 40
