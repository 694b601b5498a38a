from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from newsclean.cli import main
from newsclean.difference import differences
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECK = (ROOT / "docs" / "check.md").read_text(encoding="utf8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def row(number: int, body: str = "It rained.\n\nThe river rose.", **fields: object) -> dict[str, Any]:
    return {"id": f"page-{number}", "title": "Rain", "body": body, "removed": [], **fields}


def put(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf8")
    return str(path)


@pytest.fixture
def old(tmp_path: Path) -> str:
    return put(tmp_path / "old.jsonl", [row(number) for number in range(4)])


def found(result: Result) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.stdout)
    return parsed


def test_the_same(old: str) -> None:
    result = run(old, old)
    assert (result.exit_code, result.stdout) == (0, "4 pages, 0 changed\n")


def test_blocks_gained_and_lost_with_the_detector(old: str, tmp_path: Path) -> None:
    removed = [{"detector": "chrome", "reason": "is 'menu'", "text": "The river rose."}]
    rows = [row(0), row(1, "It rained.", removed=removed), row(2, "It rained.\n\nThe river rose.\n\nMenu"), row(3)]
    result = run(old, put(tmp_path / "new.jsonl", rows))
    assert result.exit_code == 1
    assert result.stdout == (
        "4 pages, 2 changed\n"
        "  body: 2\n"
        "+ 1 block gained\n"
        "- 1 block lost (chrome 1)\n"
        "\n"
        "page-1: body\n"
        "  - The river rose.  ← chrome\n"
        "\n"
        "page-2: body\n"
        "  + Menu\n"
    )


def test_what_the_documentation_shows(tmp_path: Path) -> None:
    lost = {9: "Support our journalism with a small amount.", 17: "Get this in your inbox every morning."}
    before = [row(number, f"It rained.\n\n{lost[number]}" if number in lost else "It rained.") for number in range(24)]
    after = [
        row(number, "It rained.", removed=[{"detector": "subscribe", "reason": "", "text": lost.get(number, "Menu")}])
        for number in range(24)
    ]
    result = run(put(tmp_path / "before.jsonl", before), put(tmp_path / "after.jsonl", after))
    assert f"```\n$ newsclean diff before.jsonl after.jsonl\n{result.stdout}```" in CHECK


def test_other_columns_and_pages_that_one_output_lacks(old: str, tmp_path: Path) -> None:
    new = put(tmp_path / "new.jsonl", [row(0), row(1, title="Hail"), row(3), row(4)])
    result = run(old, new, "--format", "json")
    said = found(result)
    assert {name: said[name] for name in ("pages", "changed", "only_old", "only_new", "fields")} == {
        "pages": 5,
        "changed": 1,
        "only_old": 1,
        "only_new": 1,
        "fields": {"title": 1},
    }
    assert result.exit_code == 1
    assert "1 only in OLD" in run(old, new).stdout


def test_order_is_no_difference_where_pages_have_names(old: str, tmp_path: Path) -> None:
    new = put(tmp_path / "new.jsonl", [row(number) for number in (3, 1, 0, 2)])
    assert run(old, new).exit_code == 0
    assert run(old, new, "--by", "position").exit_code == 1


def test_pages_of_one_name_are_matched_in_order(tmp_path: Path) -> None:
    old = put(tmp_path / "old.jsonl", [row(1, "a"), row(1, "b")])
    assert run(old, old).exit_code == 0
    assert found(run(old, put(tmp_path / "new.jsonl", [row(1, "b"), row(1, "a")]), "--format", "json"))["changed"] == 2


def test_without_names_place_counts(tmp_path: Path) -> None:
    old = put(tmp_path / "old.jsonl", [{"body": "a"}, {"body": "b"}])
    said = found(run(old, put(tmp_path / "new.jsonl", [{"body": "a"}, {"body": "c"}]), "--format", "json"))
    assert [one["key"] for one in said["examples"]] == ["2"]


def test_column_can_be_named(old: str, tmp_path: Path) -> None:
    assert run(old, old, "--by", "title").exit_code == 0
    result = run(old, put(tmp_path / "new.jsonl", [{"body": "a"}]), "--by", "id")
    assert result.exit_code == 2
    assert "no column is called 'id'; there are body" in result.stderr


def test_column_that_only_one_output_has_is_said(old: str, tmp_path: Path) -> None:
    new = put(tmp_path / "new.jsonl", [row(number, site="Harbour Post") for number in range(4)])
    result = run(old, new)
    assert (result.exit_code, result.stdout) == (1, "4 pages, 0 changed\n1 column only in NEW: site\n")


def test_blocks_in_another_order(old: str, tmp_path: Path) -> None:
    new = put(tmp_path / "new.jsonl", [row(number, "The river rose.\n\nIt rained.") for number in range(4)])
    said = found(run(old, new, "--format", "json", "--examples", "1"))
    assert (said["changed"], said["blocks_gained"], len(said["examples"])) == (4, {}, 1)


def test_compressed(old: str, tmp_path: Path) -> None:
    new = tmp_path / "new.jsonl.gz"
    new.write_bytes(gzip.compress((tmp_path / "old.jsonl").read_bytes()))
    assert run(old, str(new)).exit_code == 0


@pytest.mark.parametrize(
    ("data", "said"), [(b"{}\n[1]\n", "new.jsonl:2: the line holds no object"), (None, "No such file or directory")]
)
def test_what_can_t_be_read(old: str, tmp_path: Path, data: bytes | None, said: str) -> None:
    if data:
        (tmp_path / "new.jsonl").write_bytes(data)
    result = run(old, str(tmp_path / "new.jsonl"))
    assert result.exit_code == 2
    assert said in result.stderr


def test_next_to_nothing_is_held_where_the_order_is_the_same() -> None:
    """One page more at the beginning of one output keeps one record waiting, not all."""
    alive = 0
    most = 0

    class Record(dict[str, Any]):
        def __init__(self, number: int) -> None:
            nonlocal alive, most
            super().__init__(row(number))
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def records(start: int) -> Iterator[Record]:
        return (Record(number) for number in range(start, 5000))

    kinds = [one.kind for one in differences(records(1), records(0), "id") if one]
    assert kinds == ["gained"]
    assert most < 10
