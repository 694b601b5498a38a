"""Pages of ours to look at, and how they are written as a report."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import newsclean
from newsclean.write.report import Failed, look, to_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from newsclean.write.report import Looked

BRIDGE = """\
Skip to content
Menu
Crack closes the harbour bridge
By Ada Example and Ben Muster
March 4, 2031 6:51 PM

Crews closed the harbour bridge on Tuesday after an inspector found a crack in one of its two main cables.

Advertisement

The crack is as long as a hand, the city's engineer said, and nobody can say yet how deep it goes.

Subscribe to our newsletter
Enter your email
* indicates required

Ferries will carry the traffic until the cable has been replaced, which may take the whole of the winter.

© 2031 Harbour Press. All rights reserved.
"""

HEBREW = """\
דלג לתוכן

המאפייה הישנה בגבעת הזית, שהייתה סגורה שמונה שנים, נפתחה ביום ראשון מחדש. את התנור הדליקה נכדתו של האופה הראשון.

פרסומת

השכנים תרמו לשיפוץ שקי קמח, ימי עבודה ושולחן עץ ארוך שהיה שייך לבית הספר. מי שאין לו כסף מוזמן לקחת את הלחם של אתמול.

© 2022 כל הזכויות שמורות לקול הגבעה
"""


def report_of(pages: Mapping[str, str | bytes]) -> str:
    return written(look(name, source) for name, source in pages.items())


def written(pages: Iterable[Looked | Failed]) -> str:
    return "".join(to_report(pages, version=version("newsclean"), detectors=newsclean.detectors()))


def address_of(document: str, folder: Path) -> str:
    path = folder / "report.html"
    path.write_text(document, encoding="utf8")
    return path.as_uri()
