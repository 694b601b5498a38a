"""What a block's element and its neighbours say of it where the scorer of HTML is in doubt.

The scorer weighs hundreds of signs, and few pages taught it. A heading right above a paragraph of the article is the
paragraph's, a paragraph right below another is the article's as well, and a short line in a `<div>`, where the article's
paragraphs are `<p>`, is a label. Each rule here was counted on gold bodies: the scorer alone was wrong there two times of three.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.prose import prose_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block, Page, Verdict

SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})

SUBHEAD, PARAGRAPH, ITEM, CODE = 0.02, 0.05, 0.1, 0.02
"""Probability of being the article's from which a heading above one of its blocks stays, a paragraph below one in the same
element, an item of a list between two or below another of its list, and code between two, where anything else needs 0.3. Of 264 such
headings with less than that 188 are in the gold bodies, of 28 paragraphs 18, of 71 items between two 47, of 565 words of items below
another 427 (20 publishers), of 18 blocks of code 13."""

HALF_LINKED = 0.5
"""Share of a block's letters in links from which it is a teaser's."""

CONTROLS = frozenset({"button", "label", "option"})
"""Elements of a form: of 78 that the scorer keeps 5 are in the gold bodies."""

LABEL = 0.7
"""Probability below which a short line in a `<div>` goes where the article is in other elements: of 371 that the scorer keeps 103
are in the gold bodies."""

SOUP = 0.3
"""Share of the article's words in `<div>`s from which its short lines may be in some as well."""


def without_labels(page: Page, judged: Verdict) -> list[bool]:
    """Return by block whether it is kept: what the scorer keeps, but for labels of a form, or of boxes among the paragraphs."""
    kept = [block for block, keep in zip(page.blocks, judged.kept, strict=True) if keep]
    is_soup = prose_words(block for block in kept if tag_of(block) == "div") >= SOUP * prose_words(kept)
    return [
        keep and not is_label(block, share, is_soup=is_soup)
        for block, keep, share in zip(page.blocks, judged.kept, judged.article, strict=True)
    ]


def is_label(block: Block, share: float, *, is_soup: bool) -> bool:
    """Tell whether a block's element makes it a label; where the article is in `<div>`s as well, that one says nothing."""
    tag = tag_of(block)
    return tag in CONTROLS or (tag == "div" and not is_soup and share < LABEL and not block.prose)


def with_neighbours(page: Page, kept: Sequence[bool], judged: Verdict) -> Sequence[bool]:
    """Return by block whether it is kept: what is already, and what its neighbours say is the article's as well.

    That is the headings right above such blocks, the items between two, and the paragraphs right below one in the element
    that holds most of them.
    """
    box = most_prose(page, kept)
    found = list(kept)
    for place in range(1 + next((place for place, keep in enumerate(kept) if keep), len(kept)), len(kept)):
        block, share = page.blocks[place], judged.article[place]
        if not (kept[place] or block.telling or is_linked(block)):
            above, below = found[place - 1], place + 1 < len(kept) and kept[place + 1]
            found[place] = (
                (below and is_subhead(block, share))
                or (above and below and is_code(block, share))
                or (above and is_item(block, share) and (below or is_in_list(block, page.blocks[place - 1])))
                or (above and box_of(block) == box and is_paragraph(block, share))
            )
    return found


def most_prose(page: Page, kept: Sequence[bool]) -> str:
    """Return the path of the element that holds most of the words of the kept paragraphs."""
    words = Counter[str]()
    for block, keep in zip(page.blocks, kept, strict=True):
        if keep and block.prose:
            words[box_of(block)] += block.words
    return max(words, key=words.__getitem__, default="")


def is_subhead(block: Block, share: float) -> bool:
    """Tell whether a block is a heading that may be the article's."""
    return tag_of(block) in SUBHEADS and share >= SUBHEAD


def is_item(block: Block, share: float) -> bool:
    """Tell whether a block is an item of a list that may be the article's."""
    return tag_of(block) == "li" and share >= ITEM


def is_code(block: Block, share: float) -> bool:
    """Tell whether a block is code that may be the article's."""
    return tag_of(block) == "pre" and share >= CODE


def is_in_list(block: Block, above: Block) -> bool:
    """Tell whether the block above an item is one of the same list."""
    return tag_of(above) == "li" and box_of(above) == box_of(block)


def is_paragraph(block: Block, share: float) -> bool:
    """Tell whether a block is a paragraph that may be the article's."""
    return tag_of(block) == "p" and block.shape.ends_sentence and share >= PARAGRAPH


def is_linked(block: Block) -> bool:
    """Tell whether most of a block is links."""
    return block.markup is not None and block.markup.link_density >= HALF_LINKED


def box_of(block: Block) -> str:
    """Return the path of the element around a block's own."""
    return block.markup.path.rpartition("/")[0] if block.markup else ""


def tag_of(block: Block) -> str:
    """Return the name of a block's element."""
    return block.markup.tag if block.markup else ""
