"""Excerpts in lists of other articles, which the scorer takes for the article's paragraphs."""

from __future__ import annotations

import pytest

from newsclean.prose import pages
from newsclean.read.html import read_html
from newsclean.read.teasers import ABOVE, FEWEST, MOST_WORDS, without_teasers

STORY = (
    "The council closed the harbour bridge on Monday, because two of its piers have sunk by a hand since the spring."
)
EXCERPT = "The ferry to the outer islands sailed again on Tuesday, after four days on which nobody could reach them."
HEADLINE = "<h4><a href='/ferry'>Ferry sails again</a></h4>"
ITEM = f"<li>{HEADLINE}<p>{EXCERPT}</p></li>"
KEPT = {STORY, EXCERPT}


def taken(*items: str, kept: int = 1) -> int:
    """Return how many excerpts go where the scorer keeps the story above the items, and the excerpts of the last so many."""
    body = f"<main><p>{STORY}</p></main><ul>{''.join(items)}</ul>"
    page = pages([read_html(f"<html><body>{body}</body></html>", None)])[0]
    excerpts = [block.index for block in page.blocks if block.text.startswith(EXCERPT)][-kept:]
    keeps = [block.text == STORY or block.index in excerpts for block in page.blocks]
    left = without_teasers(page, keeps)
    assert left[0]
    assert not any(now and not before for now, before in zip(left, keeps, strict=True))
    return sum(keeps) - sum(left)


def test_an_excerpt_that_is_kept_in_a_list_of_linked_headlines_goes() -> None:
    assert taken(*[ITEM] * FEWEST) == 1
    assert taken(*[ITEM] * 5, kept=3) == 3


def test_it_goes_with_a_house_and_a_day_between_headline_and_excerpt() -> None:
    item = f"<li>{HEADLINE}<div>Harbour Press</div><div>May 4</div><p>{EXCERPT}</p></li>"
    assert taken(*[item] * FEWEST) == 1


def test_it_goes_however_deep_in_its_item_it_is() -> None:
    item = f"<li><div><div>{HEADLINE}</div><div><p>{EXCERPT}</p></div></div></li>"
    assert taken(*[item] * FEWEST) == 1


@pytest.mark.parametrize(
    "item",
    [
        f"<li><h4>Ferry sails again</h4><p>{EXCERPT}</p></li>",
        f"<li><a href='/ferry'>The ferry</a><p>{EXCERPT}</p></li>",
        f"<li><p>{EXCERPT}</p>{HEADLINE}</li>",
        f"<li>{HEADLINE}{'<div>Harbour Press</div>' * ABOVE}<p>{EXCERPT}</p></li>",
        f"<li>{HEADLINE}<p>{EXCERPT}{' It is the fourth time.' * (MOST_WORDS // 4)}</p></li>",
        f"<li>{HEADLINE}<h5>The ferry</h5></li>",
    ],
    ids=["no link", "a label", "the link below", "the link far above", "long", "no excerpt"],
)
def test_in_a_list_of_anything_else_it_stays(item: str) -> None:
    assert taken(*[item] * FEWEST) == 0


def test_two_headlines_are_no_list() -> None:
    assert taken(*[ITEM] * (FEWEST - 1)) == 0


def test_a_list_of_which_few_items_have_a_headline_is_none_of_articles() -> None:
    plain = f"<li><p>{STORY}</p></li>"
    assert taken(*[plain] * 4, *[ITEM] * FEWEST) == 0


def test_a_list_of_which_the_scorer_keeps_most_is_the_articles_own() -> None:
    assert taken(*[ITEM] * 5, kept=4) == 0


def test_an_item_of_which_more_is_kept_is_no_excerpt() -> None:
    item = f"<li>{HEADLINE}<p>{EXCERPT}</p><p>{EXCERPT} It is the fourth time.</p></li>"
    assert taken(*[item] * 5, kept=2) == 0


def test_a_thousand_nested_lists_take_linear_work() -> None:
    nested = "<ul>" + "".join(f"<li>{HEADLINE}<p>{EXCERPT}</p><ul>" for _ in range(300))
    assert taken(nested, kept=300) == 0
