"""What the doctests of the package may use without importing it. Beside the package, so that no wheel holds it."""

from __future__ import annotations

import pytest

from newsclean.testing import claimed


@pytest.fixture(autouse=True)
def helpers(doctest_namespace: dict[str, object]) -> None:
    """Let the docstring of a detector show what it claims: `claimed(detect, "Advertisement")`."""
    doctest_namespace["claimed"] = claimed
