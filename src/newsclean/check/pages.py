"""Files that are one page each: text or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.check.examine import examine
from newsclean.check.replace import replacement
from newsclean.check.results import Checked
from newsclean.nopage import no_page
from newsclean.read.decode import BYTE_ORDER_MARKS, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.check.settings import Settings

NOT_UTF8 = "is not UTF-8, and is left as it is; convert it first"

SHARED = "some of it shares its element with the article, and stays"

NOTHING_LEFT = "nothing would be left, so it is left as it is"


def check_page(file: str, settings: Settings, *, fix: bool) -> Iterator[Checked]:
    """Check a file, and write it anew without what would be removed, if that is wanted."""
    data = Path(file).read_bytes()
    if problem := no_page(data):
        yield Checked(file, error=problem)
        return
    text = decode(data)
    seen = examine(text, settings)
    found = Checked(file, seen=seen, over=seen.over(settings))
    if not fix or not found.over:
        yield found
        return
    mark = data[: len(data) - len(text.encode("utf-8", "replace"))]
    if seen.mended is None:
        found = found._replace(unfixed=NOTHING_LEFT)
    elif mark not in {b"", BYTE_ORDER_MARKS[0][0]} or mark + text.encode("utf-8", "replace") != data:
        found = found._replace(unfixed=NOT_UTF8)
    else:
        found = found._replace(fixed=seen.mended != text, unfixed=SHARED if seen.left else None)
        if found.fixed:
            with replacement(Path(file)) as out:
                out.write(mark + seen.mended.encode("utf-8", "replace"))
    yield found
