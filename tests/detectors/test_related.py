from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.detectors.related import detect
from newsclean.read import read
from newsclean.read.vote import voted
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

STORY = (PARAGRAPHS["en"], AFTER) * 3

HEADLINES = ["Mayor opens new school in Velm", "Ship leaves port after a week"]

TEASER = "The first cars crossed the new bridge on Monday morning, and the mayor said that…"

KEPT = [
    "The two cases are related, police said.",
    "She said she had read also the minority report.",
    "And then…",
    "He trailed off, as he often did when the talk came to the bridge and to the people who had…",
]

GONE = [
    "Read also: Bridge opens after ten years",
    "READ MORE: Bridge opens after ten years",
    "Related: Bridge opens after ten years",
    "See also: Bridge opens after ten years",
    "Related articles",
    "You might also like",
    "Bridge opens after ten years Read more",
    "The post Bridge closed first appeared on Harbour Post.",
]

FOREIGN = [
    ("de", "Lesen Sie auch: Kahn rammt Schleusentor"),
    ("fr", "Lire aussi : Le maire démissionne"),
    ("es", "Lea también: El alcalde dimite"),
    ("uk", "Читайте також: Мер подав у відставку"),
    ("zh", "相关阅读：市长辞职"),
    ("ko", "관련기사"),
]


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text) == []
    assert claimed(detect, *among(text)) == []


QUOTING = [
    "Read more than one book a month and you are in the minority.",
    "See also how the river has moved since 1911, the map says, and where it will be in fifty years.",
]


@pytest.mark.parametrize("text", QUOTING)
def test_a_sentence_that_begins_like_a_link_stays_on_a_clean_page(text: str) -> None:
    assert claimed(detect, *among(text), cluttered=False) == []


@pytest.mark.parametrize("text", QUOTING)
def test_a_sentence_that_begins_like_a_link_stays(text: str) -> None:
    assert claimed(detect, *among(text)) == []


def test_a_teaser_on_a_clean_page_is_a_trailing_thought() -> None:
    assert claimed(detect, "Bridge opens after ten years", TEASER, *STORY, cluttered=False) == []


def test_a_list_of_the_article_s_own_stays_on_a_clean_page() -> None:
    assert claimed(detect, *STORY, "See also", *HEADLINES, cluttered=False) == []


ITEMS = [
    "- Harbour Post. Mayor opens new school in Velm. The first pupils came on Monday morning, and the mayor cut the ribbon himself in the rain.",
    "- Harbour Post. Ship leaves port after a week. Its crew had waited for a spare part that came by train, and for the wind to drop.",
]
"""Each is a house, a headline and an excerpt on one line."""


def test_marked_items_under_a_heading_go_however_long() -> None:
    assert claimed(detect, *STORY, "Related articles", *ITEMS, AFTER) == ["Related articles", *ITEMS]


def test_a_list_of_the_article_stays_under_a_subhead() -> None:
    assert claimed(detect, *STORY, "What the council decided", *ITEMS, AFTER) == []


def test_the_article_goes_on_below_a_list() -> None:
    assert claimed(detect, *STORY[:4], "Related articles", *HEADLINES, *STORY[4:]) == ["Related articles", *HEADLINES]


def test_a_subhead_below_a_list_stays() -> None:
    page = (*STORY[:4], "Related articles", HEADLINES[0], "What is next", *STORY[4:])
    assert claimed(detect, *page) == ["Related articles", HEADLINES[0]]


def test_a_closing_subhead_and_paragraph_stay() -> None:
    assert claimed(detect, *STORY, "How the bridge was built", THE_END) == []


THE_END = "It took four years to build the bridge, and the king came to open it, as the old photographs show."


@pytest.mark.parametrize("text", GONE)
def test_goes(text: str) -> None:
    assert claimed(detect, *among(text)) == [text]


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_goes_in_other_languages(language: str, text: str) -> None:
    assert claimed(detect, PARAGRAPHS[language], text) == [text]


def test_links_go_with_their_heading() -> None:
    assert claimed(detect, *STORY, "Related articles", *HEADLINES) == ["Related articles", *HEADLINES]


def test_a_headline_that_is_repeated_above_its_heading_goes() -> None:
    page = (*STORY, HEADLINES[0], "Related articles", *HEADLINES)
    assert claimed(detect, *page) == [*page[len(STORY) :]]


def test_a_teaser_that_breaks_off_goes_with_its_headline() -> None:
    teaser = ["Bridge opens after ten years", TEASER]
    assert claimed(detect, *among(*teaser)) == teaser
    assert claimed(detect, *among(*teaser, *teaser)) == [*teaser, *teaser]


def test_a_card_before_a_prompt_goes() -> None:
    # A line break between headline and excerpt, where paragraphs are set apart by empty lines.
    card = f"How the bridge was built\n{THE_END}"
    assert claimed(detect, *STORY, card, "12 Comments") == card.split("\n")


def claimed_of_html(markup: str, votes: list[bool]) -> list[str]:
    """Return what is claimed of a page whose blocks a vote keeps, or does not."""
    page = read(markup)
    blocks = voted(page.blocks, votes)
    cued = {table: [blocks[block.index] for block in found] for table, found in page.cued.items()}
    return [claim.block.text for claim in detect(replace(page, blocks=blocks, cued=cued, cluttered=True))]


def test_a_subhead_that_ends_like_a_button_stays_where_a_vote_on_html_keeps_it() -> None:
    page = f"<p>{STORY[0]}</p><h3>Why the ferry costs more</h3><p>{STORY[1]}</p>"
    assert claimed_of_html(page, [True, True, True]) == []
    assert claimed_of_html(page, [True, False, True]) == ["Why the ferry costs more"]


def test_the_article_goes_on_below_a_list_of_links_where_a_vote_on_html_keeps_it() -> None:
    below = "The bridge of the harbour opens at four for ships and closes again at five in the morning."
    page = f"<p>{STORY[0]}</p><p>Read more</p><a href='/a'>{HEADLINES[0]}</a><h3>When the harbour bridge opens</h3><p>{below}</p>"
    heading = ["Read more", HEADLINES[0]]
    assert claimed_of_html(page, [True, False, False, True, True]) == heading
    text = (STORY[0], "Read more", HEADLINES[0], "When the harbour bridge opens", below)
    assert claimed(detect, *text) == [*heading, "When the harbour bridge opens", below]
