"""What the doctests of the package may use without importing it. Beside the package, so that no wheel holds it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from newsclean.testing import claimed

ADAPTERS = {"spark": "pyspark", "datatrove": "datatrove"}

# An adapter needs the extra that is called like what it adapts to; it can't be looked at without.
collect_ignore = [f"newsclean/batch/{name}.py" for name, needed in ADAPTERS.items() if not find_spec(needed)]

if not find_spec("torch"):
    # So does training need the extra newsclean[train].
    collect_ignore += [
        f"newsclean/scorer/train/{name}.py"
        for name in ("__main__", "breaks", "evidence", "loop", "namelike", "network")
    ]


@pytest.fixture(autouse=True)
def helpers(doctest_namespace: dict[str, object]) -> None:
    """Let the docstring of a detector show what it claims: `claimed(detect, "Advertisement")`."""
    doctest_namespace["claimed"] = claimed
