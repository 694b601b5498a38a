"""What the element and the neighbours of a block say of it where the scorer is in doubt."""

from __future__ import annotations

import pytest

from newsclean.model import Verdict
from newsclean.prose import pages
from newsclean.read.html import read_html
from newsclean.read.surroundings import CODE, ITEM, LABEL, PARAGRAPH, SUBHEAD, with_neighbours, without_labels

STORY = (
    "The council closed the harbour bridge on Monday, because two of its piers have sunk by a hand since the spring."
)
AFTER = "Drivers have to take the old road over the hills until then, which adds half an hour to the journey, it said."


def added(body: str, kept: list[bool], probability: float) -> list[bool]:
    """Return what is kept of a page where the scorer keeps this, and gives what it does not keep this probability."""
    page = pages([read_html(f"<html><body>{body}</body></html>", None)])[0]
    judged = Verdict(kept=kept, article=[1.0 if keep else probability for keep in kept], clutter=5.0)
    return list(with_neighbours(page, kept, judged))


def label(markup: str, probability: float, around: str = "p") -> bool:
    """Tell whether a block that the scorer keeps is a label among paragraphs in such elements."""
    story = f"<{around}>{STORY}</{around}>"
    page = pages([read_html(f"<html><body>{story}{markup}{story}</body></html>", None)])[0]
    judged = Verdict(kept=[True] * 3, article=[1.0, probability, 1.0], clutter=5.0)
    return not without_labels(page, judged)[1]


def test_a_heading_above_a_paragraph_of_the_article_stays() -> None:
    body = f"<p>{STORY}</p><p>Share</p><h3>A detour over the hills</h3><p>{AFTER}</p>"
    assert added(body, [True, False, False, True], SUBHEAD) == [True, False, True, True]


@pytest.mark.parametrize(
    ("body", "kept", "probability"),
    [
        (f"<p>{STORY}</p><h3>A detour</h3><p>{AFTER}</p>", [True, False, True], SUBHEAD / 2),
        (f"<h3>A detour</h3><p>{STORY}</p><p>{AFTER}</p>", [False, True, True], 0.2),
        (f"<p>{STORY}</p><p>{AFTER}</p><h3>A detour</h3><p>Share</p>", [True, True, False, False], 0.2),
        (f"<p>{STORY}</p><h3><a href='/x'>A detour</a></h3><p>{AFTER}</p>", [True, False, True], 0.2),
        (f"<p>{STORY}</p><h3>Sign up for our newsletter</h3><p>{AFTER}</p>", [True, False, True], 0.2),
        (f"<p>{STORY}</p><p>A detour</p><p>{AFTER}</p>", [True, False, True], 0.2),
    ],
    ids=["surely none", "above the article", "below it", "a link", "a prompt", "a paragraph"],
)
def test_no_other_heading_does(body: str, kept: list[bool], probability: float) -> None:
    assert added(body, kept, probability) == kept


def test_an_item_between_two_others_stays() -> None:
    items = "<ul><li>The bridge at Velm</li><li>The ford</li><li>The ferry</li></ul>"
    assert added(items, [True, False, True], ITEM) == [True] * 3
    assert added(items, [True, False, True], ITEM / 2) == [True, False, True]


def test_items_below_another_of_the_list_stay() -> None:
    items = "<ul><li>The bridge at Velm</li><li>The ford</li><li>The ferry</li></ul>"
    assert added(items, [True, False, False], ITEM) == [True] * 3
    assert added(items, [True, False, False], ITEM / 2) == [True, False, False]
    assert added(items, [False, False, True], ITEM) == [False, False, True]
    below = f"<p>{STORY}</p><ul><li>The ford</li></ul>"
    assert added(below, [True, False], ITEM) == [True, False]
    other = "<ul><li>The bridge at Velm</li></ul><ul><li>The ford</li></ul>"
    assert added(other, [True, False], ITEM) == [True, False]


def test_code_between_two_blocks_of_the_article_stays() -> None:
    body = f"<p>{STORY}</p><pre>bridge.close()</pre><p>{AFTER}</p>"
    assert added(body, [True, False, True], CODE) == [True] * 3
    assert added(body, [True, False, True], CODE / 2) == [True, False, True]
    assert added(body, [True, False, False], CODE) == [True, False, False]


def test_a_paragraph_below_another_in_the_articles_own_element_stays() -> None:
    body = f"<main><p>{STORY}</p><p>{AFTER}</p><p>It reopens in June.</p></main>"
    assert added(body, [True, False, False], PARAGRAPH) == [True] * 3
    assert added(body, [True, False, False], PARAGRAPH / 2) == [True, False, False]
    assert added(body, [False, False, True], PARAGRAPH) == [False, False, True]


@pytest.mark.parametrize(
    "below", [f"<aside><p>{AFTER}</p></aside>", "<p>A detour over the hills</p>", f"<div>{AFTER}</div>"]
)
def test_no_other_block_below_it_does(below: str) -> None:
    assert added(f"<main><p>{STORY}</p>{below}</main>", [True, False], 0.2) == [True, False]


@pytest.mark.parametrize("control", ["button", "label"])
def test_a_control_is_a_label_however_much_it_looks_like_the_article(control: str) -> None:
    assert label(f"<{control}>The ferry runs every hour</{control}>", 1.0)


def test_a_short_line_in_a_div_among_paragraphs_is_a_label_unless_it_surely_is_none() -> None:
    line = "<div>Seven pictures of the bridge</div>"
    assert label(line, LABEL - 0.01)
    assert not label(line, LABEL)
    assert not label(line, LABEL - 0.01, around="div")
    assert not label(f"<div>{AFTER}</div>", LABEL - 0.01)
    assert not label("<p>Seven pictures of the bridge</p>", LABEL - 0.01)
