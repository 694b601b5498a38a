"""Hard-wrapped text: its paragraphs are put together again, and what is no such text stays as it is."""

from __future__ import annotations

import textwrap

import pytest

from newsclean.read.text import read_text

STORY = (
    "The weir at Orrby will be rebuilt before the autumn, the water board decided on Monday by seven votes to two.",
    "Why now?",
    "Two of its five gates have not moved since the flood of 2019, when a barge struck the pier and sank in the lock.",
    "The board expects the work to take nineteen weeks and to cost four million crowns, half of it for the foundations.",
    "Boats can pass on Sundays.",
)

MENU = ("Home", "Sport", "Culture and leisure", "Sign in to read our newspaper on paper", "Weather")


def blocks(source: str) -> list[str]:
    return [piece.text for piece in read_text(source).pieces]


def wrapped(lines: tuple[str, ...], width: int, indent: str = "") -> list[str]:
    return [textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent) for line in lines]


@pytest.mark.parametrize("width", [64, 72, 80])
@pytest.mark.parametrize("indent", ["", "   "])
def test_paragraphs_without_empty_lines_between(width: int, indent: str) -> None:
    assert blocks("\n".join(wrapped((*MENU, *STORY), width, indent))) == [*MENU, *STORY]


def test_items_indented_more_than_the_paragraphs_around() -> None:
    lines = [*wrapped(STORY, 72), *wrapped(STORY[2:], 72, "        ")]
    assert blocks("\n\n".join(lines)) == [*STORY, *STORY[2:]]


def test_longer_lines_between_are_those_that_can_not_be_broken() -> None:
    address = "https://orrby.example/news/" + "weir-" * 20
    assert blocks("\n".join([*wrapped(STORY, 72), address])) == [*STORY, address]


def test_one_long_heading_does_not_hide_the_column() -> None:
    heading = "The weir at Orrby, a hundred and six years old, is to be rebuilt before the autumn comes"
    assert blocks("\n\n".join([heading, *wrapped(STORY, 60)])) == [heading, *STORY]


def test_words_broken_at_their_hyphens() -> None:
    text = (
        "Nobody had asked the well-known lock-keeper about it, nor the first- and second-born of his eleven children."
    )
    for width in range(40, 70):
        assert blocks("\n\n".join([textwrap.fill(text, width), *wrapped(STORY, width)]))[0] == text


def test_a_dash_is_no_hyphen() -> None:
    lines = wrapped(STORY, 60)
    text = "The lock-keeper slept, and nobody came to wake him or her -\nneither the mayor nor the priest of the old town came."
    assert blocks("\n\n".join([text, *lines]))[0] == text.replace("\n", " ")


def test_scripts_without_spaces_are_joined_without() -> None:
    text = (
        "堰は秋までに建て替えられると、水道局が月曜日に決めた。五つの門のうち二つは、２０１９年の洪水から動いていない。"
        * 3
    )
    lines = [text[at : at + 40] for at in range(0, len(text), 40)]
    assert blocks("\n".join(["ホーム", "天気", *lines])) == ["ホーム", "天気", text]


def test_headlines_of_like_length_stay_apart() -> None:
    headlines = [
        "Library lends out bicycles from the first day of May",
        "Swimming pool stays shut until a crack is found",
        "Mayor's goat wins the prize of the county again",
        "Buses stand still in Halmstrand for a second day",
        "Bakery on Kiln Street closes after a whole century",
        "Two barges collide under the bridge at Velm",
    ]
    assert blocks("\n".join(headlines)) == headlines
