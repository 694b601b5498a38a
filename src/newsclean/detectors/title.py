"""Find the headline, and take it out of the text.

The line above the byline or the date is the headline. In text with its menus and sidebars many lines could be it, and all that
speaks for each is weighed: its place, its words, whether it stands on the page twice, or at its top with the site's name.
Where too little does, there is no title: nothing is invented. A line that says the same goes as well, but for a subhead in an
article of HTML: it asks the question again that the paragraph below it answers.

>>> story = "The river rose for two days before the dam gave way."
>>> claimed(detect, "River bursts its banks", "By Ada Example", story)
['River bursts its banks']
>>> claimed(detect, "Local | Sport | Weather", story)
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._elements import is_subhead
from newsclean.detectors._shapes import may_be_title
from newsclean.detectors._title import find_title
from newsclean.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Page


def detect(page: Page) -> Iterator[Claim]:
    """Claim the headline, and every line that repeats it."""
    found = find_title(page)
    if not found:
        return
    title, reason = found
    for block in page.blocks:
        if block.shape.content_hash != title.shape.content_hash:
            continue
        if block is title:
            yield Claim(block, "title", reason, field="title", value=title.text)
        elif may_be_title(block) and not (block.index > title.index and is_subhead(block)):
            yield Claim(block, "title", "repeats the title", field="title", value=title.text)
