"""Lists of other articles below an article, card by card."""

from __future__ import annotations

from itertools import chain

import pytest

from newsclean.detectors.related import detect
from newsclean.testing import claimed, page_of
from tests.detectors import AFTER, MENU, PARAGRAPHS

STORY = [
    PARAGRAPHS["en"],
    AFTER,
    "Two engineers had warned of it in March, in a letter that the council did not answer until the summer.",
    "The mayor said that the letter had been read, and that nobody had understood how much time there was.",
    "A ferry will cross four times a day until then, free of charge, for as many cars as it can carry at once.",
    "It is the third time in ten years that the bridge has been closed, and the first that it was for so long.",
]

CARDS = [
    (
        "Mayor opens new school in Velm",
        "The school has room for two hundred children, and none of them has to cross the river.",
    ),
    (
        "Ship leaves port after a week",
        "It had waited for a part that came by train in the end, the captain said on Friday.",
    ),
    (
        "Rowers win on the upper lake",
        "The club has no boats of its own, and its oars were made by the baker's two sons.",
    ),
    (
        "Wind takes the roof off the mill",
        "Nobody was hurt, and the miller says he had wanted a new one since the spring.",
    ),
]

PROMPT = "Share this article"


def listed(*cards: tuple[str, str]) -> list[str]:
    return list(chain.from_iterable(cards))


def test_headlines_with_excerpts_below_the_article_go() -> None:
    assert claimed(detect, *MENU, *STORY, PROMPT, *listed(*CARDS)) == listed(*CARDS)


def test_the_reason_says_how_many_lines_there_are() -> None:
    reasons = {
        claim.reason
        for claim in detect(page_of(*MENU, *STORY, PROMPT, *listed(*CARDS)))
        if claim.block.index > len([*MENU, *STORY])
    }
    assert reasons == {"is one of 8 lines of headlines with excerpts below the article"}


def test_what_stands_between_them_goes_with_them() -> None:
    cards = [text for card in CARDS for text in ("Region", *card)]
    assert claimed(detect, *MENU, *STORY, PROMPT, *cards) == cards


def test_a_picture_s_text_on_some_of_them_changes_nothing() -> None:
    cards = ["The new school on Monday.", *listed(*CARDS[:2]), "The upper lake on Sunday.", *listed(*CARDS[2:])]
    assert claimed(detect, *MENU, *STORY, PROMPT, *cards) == cards


@pytest.mark.parametrize(
    "texts",
    [
        [*STORY, *listed(*CARDS)],  # no phrase says that the article is over
        [*STORY, PROMPT, *listed(*CARDS[:3])],
        [*STORY, PROMPT, *(text for card in CARDS for text in (*card, AFTER))],  # paragraphs below one another
        [*STORY, PROMPT, *listed(*CARDS), " ".join(STORY)],  # the article goes on
        [*STORY[:2], PROMPT, *listed(*CARDS)],  # more of it below the phrase than above
        ["Introduction to a list", *listed(*CARDS, *CARDS), PROMPT, *listed(*CARDS)],  # an article made of such items
    ],
)
def test_items_of_the_article_stay(texts: list[str]) -> None:
    assert not set(listed(*CARDS)) & set(claimed(detect, *MENU, *texts))


def test_they_stay_where_it_is_not_certain_that_there_is_something_to_remove() -> None:
    """An article may end with a list of events."""
    assert claimed(detect, *STORY, PROMPT, *listed(*CARDS)) == []


def test_they_stay_on_a_clean_page() -> None:
    assert claimed(detect, *STORY, PROMPT, *listed(*CARDS), cluttered=False) == []
