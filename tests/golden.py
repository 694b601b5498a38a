"""What becomes of each of our pages, to the last word and reason: `fixtures/<case>/golden.json`.

`expected.json` says what a reader would want, and leaves room. This is what newsclean does: whoever changes it sees in the
difference of these files, page by page, what changed with it. To write them anew: python -m tests.golden
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import newsclean
from newsclean.write.json import part_to_dict
from tests.support import CASES, FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

    from newsclean.parts import Part
    from tests.support import Case


def path_of(case: Case) -> Path:
    return FIXTURES / case.name / "golden.json"


def golden(case: Case) -> str:
    """Return the article with all that was removed, as the file has it; what is not there is left out."""
    article = newsclean.clean(case.source)
    fields = article.to_dict()
    fields["body"] = [shown(part) for part in article.parts]
    fields["removed"] = [f"{one.detector} | {one.text} | {one.reason}" for one in article.removed]
    del fields["parts"]
    known = {name: value for name, value in fields.items() if value not in (None, [], {}, "")}
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def shown(part: Part) -> object:
    """Return a paragraph as its text, all else with what it is."""
    fields = part_to_dict(part)
    return part.text if fields.items() <= {"text": part.text, "kind": "paragraph"}.items() else fields


def main() -> None:
    for case in CASES:
        path_of(case).write_text(golden(case), encoding="utf8")


if __name__ == "__main__":
    main()
