from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.detectors.site import Standing, detector
from newsclean.measure import shapes
from newsclean.read import read
from newsclean.testing import claimed
from tests import pages

LINES = ("Harbour, hour by hour", "The town in pictures", "Every day this desk counts the boats of the town for you.")

KEYS = [shape.content_hash for shape in shapes(LINES)]

DETECT = detector({key: Standing(412, 430, is_everywhere=True) for key in KEYS}, "news.example")

ON_SOME = detector({key: Standing(95, 430, is_everywhere=False) for key in KEYS}, "news.example")

TEXT = "It rained for two days before the river rose, the harbour master said."


@pytest.mark.parametrize(
    "blocks",
    [
        ["Harbour, hour by minute", TEXT],
        ["The town in pictures of boats", TEXT],
        ["* * *", "—", TEXT],  # nothing to tell it by
        [LINES[0], TEXT],  # may be the headline
        [TEXT],
    ],
)
def test_stays(blocks: list[str]) -> None:
    assert claimed(DETECT, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "gone"),
    [
        (["Rain", "HARBOUR: hour by hour!", TEXT], ["HARBOUR: hour by hour!"]),
        ([LINES[0], "Rain", TEXT, LINES[1]], [LINES[0], LINES[1]]),
        ([LINES[0], LINES[1], TEXT], [LINES[0]]),
        ([TEXT, LINES[0]], [LINES[0]]),
        ([LINES[2], TEXT], [LINES[2]]),
        ([LINES[0]], [LINES[0]]),
    ],
)
def test_goes(blocks: list[str], gone: list[str]) -> None:
    assert claimed(DETECT, *blocks) == gone


def test_says_on_how_many_pages() -> None:
    (claim,) = DETECT(read(f"{TEXT}\n\n{LINES[0]}"))
    assert (claim.detector, claim.reason, claim.weak) == ("site", "on 412 of 430 pages of news.example", False)


class TestInsideTheArticle:
    def test_a_line_on_some_pages_stays(self) -> None:
        """It may be a subhead that is used again and again: "Pros", "Why it matters"."""
        assert claimed(ON_SOME, "Rain", TEXT, LINES[0], f"And then {TEXT}") == []
        assert claimed(ON_SOME, "Rain", TEXT, LINES[0], "An umbrella", f"And then {TEXT}") == []

    def test_a_line_on_nearly_all_goes(self) -> None:
        assert claimed(DETECT, "Rain", TEXT, LINES[0], f"And then {TEXT}") == [LINES[0]]

    def test_the_site_s_own_prose_makes_no_article(self) -> None:
        gone = [LINES[0], LINES[2]]
        assert claimed(ON_SOME, "Rain", TEXT, LINES[0], LINES[2]) == gone
        assert claimed(ON_SOME, "Rain", LINES[2], LINES[0], TEXT) == gone[::-1]


few = settings(derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck))


@few
@given(source=st.one_of(pages.texts, pages.htmls), step=st.integers(2, 4), is_everywhere=st.booleans())
def test_cleaning_twice_changes_nothing_whatever_it_knows(*, source: str, step: int, is_everywhere: bool) -> None:
    shapes_of_page = [block.shape for block in read(source).blocks]
    known = {shape.content_hash: Standing(9, 10, is_everywhere) for shape in shapes_of_page[::step]}
    detectors = {**newsclean.DETECTORS, "site": detector(known, "news.example")}
    once = newsclean.clean(source, detectors=detectors)
    again = newsclean.clean(once.body, detectors=detectors)
    assert again.body == once.body
    assert again.removed == ()
