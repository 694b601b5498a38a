from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newsclean.testing import golden
from tests.golden import path_of
from tests.support import CASES

if TYPE_CHECKING:
    from tests.support import Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_comes_out_as_it_did(case: Case) -> None:
    """A change of behaviour is seen in review: if this one is meant, run python -m tests.golden and look at the difference."""
    assert golden(case.source) == path_of(case).read_text(encoding="utf8")


def test_a_lone_surrogate_can_be_written() -> None:
    text = golden("It rained \ud800 for two days before the river rose.")
    assert text.encode()
    assert json.loads(text)["body"] == ["It rained \ud800 for two days before the river rose."]
