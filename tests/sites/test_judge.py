"""What is the site's, and what is not: each case is a site of so many pages, with a line on some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sites.support import CHROME, PROSE, learnt, row, taken

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "on", "of"),
    [
        (CHROME, 2, 2),
        (CHROME, 3, 40),
        (CHROME, 9, 100),
        (PROSE, 9, 9),  # a series on one topic
        (PROSE, 15, 30),  # a background paragraph
        (PROSE, 50, 70),
    ],
)
def test_stays(line: str, on: int, of: int, tmp_path: Path) -> None:
    rows = [row(number, *([line] if number < on else [])) for number in range(of)]
    assert taken(learnt(tmp_path, rows)) == {}


@pytest.mark.parametrize(
    ("line", "on", "of"), [(CHROME, 3, 3), (CHROME, 10, 30), (CHROME, 20, 100), (PROSE, 16, 16), (PROSE, 66, 70)]
)
def test_goes(line: str, on: int, of: int, tmp_path: Path) -> None:
    rows = [row(number, *([line] if number < on else [])) for number in range(of)]
    assert taken(learnt(tmp_path, rows)) == {line: (on, of)}


OLD, NEW = (
    [f"{name} {label}" for label in ("boats", "tides", "wind", "people", "fish")] for name in ("Harbour", "Town")
)


def redesigned(cut: int, of: int, labels: int = 5) -> list[dict[str, str]]:
    return [row(number, *([*OLD[:labels], PROSE] if number < cut else NEW)) for number in range(of)]


def test_prose_of_the_template_before_a_redesign_goes(tmp_path: Path) -> None:
    found = taken(learnt(tmp_path, redesigned(20, 44)))
    assert found == {**dict.fromkeys([*OLD, PROSE], (20, 44)), **dict.fromkeys(NEW, (24, 44))}


def test_pages_fetched_twice_make_no_template(tmp_path: Path) -> None:
    rows = redesigned(14, 34)
    rows += [{**one, "url": one["url"].replace("example/", "example/amp/")} for one in rows[:8]]
    assert PROSE not in taken(learnt(tmp_path, rows))


def test_prose_of_a_section_stays(tmp_path: Path) -> None:
    """Its pages have labels in common as well, but they are too few to be a template's."""
    assert PROSE not in taken(learnt(tmp_path, redesigned(20, 100)))


def test_prose_that_goes_with_a_label_or_two_stays(tmp_path: Path) -> None:
    assert PROSE not in taken(learnt(tmp_path, redesigned(20, 44, labels=4)))


def test_prose_on_half_of_a_template_stays(tmp_path: Path) -> None:
    rows = [row(number, *(OLD if number < 30 else NEW), *([PROSE] if number % 2 else [])) for number in range(60)]
    assert PROSE not in taken(learnt(tmp_path, rows))


def test_an_agency_s_text_on_many_sites_stays(tmp_path: Path) -> None:
    """It stands on one page of each."""
    rows = [row(1, host=f"paper{number}.example") for number in range(20)]
    path = learnt(tmp_path, rows)
    assert all(taken(path, f"paper{number}.example") == {} for number in range(20))
