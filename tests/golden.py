"""What becomes of each of our pages, to the last word and reason: `fixtures/<case>/golden.json`.

`expected.json` says what a reader would want, and leaves room. This is what newsclean does: whoever changes it sees in the
difference of these files, page by page, what changed with it. To write them anew: python -m tests.golden
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.testing import golden
from tests.support import CASES, FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support import Case


def path_of(case: Case) -> Path:
    return FIXTURES / case.name / "golden.json"


def main() -> None:
    for case in CASES:
        path_of(case).write_text(golden(case.source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
