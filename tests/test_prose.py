"""What the measures say of a page as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsclean.prose import is_cluttered, is_own_label, main_run, pages
from newsclean.read import draft, read

if TYPE_CHECKING:
    from newsclean.model import Page

STORY = [
    "The lock at the head of the canal has been out of order since Friday, when a barge struck the lower gate.",
    "Skippers are told to wait or to take the river, a detour of two days, the waterways office said on Monday.",
    "The gate is to be lifted out by a crane, which has to come from the coast, and straightened at a yard in Velm.",
]

MENU = ["Home", "News", "Sport", "Weather", "Harbour", "Uplands", "Old Town", "People", "Letters", "Notices"]


def page(*blocks: str) -> Page:
    return read("\n\n".join(blocks))


def main(*blocks: str) -> list[str]:
    read = page(*blocks)
    return [read.blocks[index].text for index in read.main]


@pytest.mark.parametrize(
    "text",
    [
        STORY[0],
        "Nobody was hurt when the gate gave way.",
        "“Nobody was hurt when the gate gave way!”",
        "Die Schleuse ist seit Freitag außer Betrieb, sagte das Amt.",
        "船闸自星期五起停止使用，因为一艘驳船撞上了下闸门。",
        "갑문은 금요일부터 운영되지 않고 있다고 관리소가 월요일 밝혔다.",
        # A long paragraph that the scraper cut off.
        "Nobody was hurt. " + "The gate is to be lifted out by a crane and straightened at a yard" * 3,
    ],
)
def test_is_prose(text: str) -> None:
    assert page(text).blocks[0].prose


@pytest.mark.parametrize(
    "text",
    [
        "Menu",
        "Nobody was hurt.",
        "Gate bent at canal lock after a barge struck it",
        "Skippers are told to wait or to take the river, a detour of two days…",
        "Skippers are told to wait or to take the following rivers and canals:",
        "Home News Sport Weather Harbour Uplands Old Town " * 6,
        "Home. " + "News Sport Weather Harbour Uplands Old Town " * 6,
        "***",
    ],
)
def test_is_no_prose(text: str) -> None:
    assert not page(text).blocks[0].prose


def test_what_the_vote_leaves_out_is_no_prose_and_no_part_of_the_main_run() -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    aside = STORY[0].replace("lock", "school")
    teasers = (
        f"<aside class='sidebar related-posts'><h3>Most read</h3><ul><li><a href='/b'>{aside}</a></li></ul></aside>"
    )
    menu = "<nav class='menu'><a href='/'>Home</a></nav><nav class='menu'><a href='/s'>Sport</a></nav>"
    read = page(f"<html><body>{menu}<main>{story}</main>{teasers}</body></html>")
    assert read.main == range(2, 5)
    assert [block.text for block in read.blocks if block.shape.prose] == [*STORY, aside]
    assert [block.text for block in read.blocks if block.prose] == STORY


def test_main_run_of_nothing_is_empty() -> None:
    assert main_run(()) == range(0)
    assert main(*MENU) == []


def test_main_run_is_the_article_without_its_menus() -> None:
    assert main(*MENU, *STORY, *MENU) == STORY
    assert main(*STORY) == STORY


def test_main_run_goes_on_over_subheads() -> None:
    article = [STORY[0], "Two days by river", STORY[1], "A crane from the coast", STORY[2]]
    assert main(*MENU, *article) == article


def test_main_run_is_the_longer_of_two() -> None:
    far = [f"{label} {number}" for number in range(6) for label in MENU]
    assert main(STORY[0], *far, *STORY[1:]) == STORY[1:]
    assert main(*STORY[:2], *far, STORY[2]) == STORY[:2]


def test_main_run_does_not_cross_a_heading_for_a_teaser() -> None:
    assert main(*STORY, "Most read", "The ship that had waited for a week leaves for the north.") == STORY


def test_one_long_notice_does_not_outweigh_an_article() -> None:
    notice = "The publisher takes no part in the board, and the board takes no part in what is published here. " * 15
    assert main(notice.strip(), *[label for label in MENU for _ in range(4)], *STORY * 2) == STORY * 2


def test_a_prompt_is_no_prose_of_the_article() -> None:
    prompt = "Subscribe to our newsletter, and we will send you the news of the harbour every morning."
    assert main(prompt, *STORY) == STORY


def test_short_sentences_close_an_article() -> None:
    assert main(*STORY, "Nobody was hurt.", "The office waits.") == [*STORY, "Nobody was hurt.", "The office waits."]
    assert main(*STORY, "Menu", "Nobody was hurt.") == STORY
    assert main(*STORY, "Enough.") == STORY


def test_is_cluttered() -> None:
    assert page("Skip to content", *STORY, "12 Comments", "Subscribe").cluttered
    assert page("Skip to content", "By Ada Example", *STORY, "12 Comments").cluttered


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        STORY,
        ["Skip to content", *STORY, "12 Comments"],
        ["Subscribe", "Subscribe", "Subscribe", *STORY, "Subscribe", "Subscribe"],
        ["By Ada Example", "May 3, 2024", *STORY],
        ["1. Facebook", "2. Subscribe", "3. Comments", "4. Menu", *STORY],
        # A book has some labels by chance.
        ["Menu", "Comments", "Subscribe", *STORY * 100],
    ],
)
def test_is_not_cluttered(blocks: list[str]) -> None:
    assert not page(*blocks).cluttered


def test_clutter_is_in_the_blocks_alone() -> None:
    read = page("Skip to content", *STORY, "12 Comments", "Subscribe")
    assert is_cluttered(read.blocks)
    assert not is_cluttered(read.blocks[:-1])
    assert not is_cluttered(())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Subscribe", True),
        ("By Ada Example", False),
        ("May 3, 2024", False),
        ("3. Facebook", False),
        ("It rained.", False),
    ],
)
def test_telling(text: str, told: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert page(text).blocks[0].telling is told


@pytest.mark.parametrize(
    ("text", "own"),
    [("3. Google", True), ("12) Google", True), ("Newsletter 12,500", True), ("12 Comments", False), ("Google", False)],
)
def test_is_own_label(text: str, own: bool) -> None:  # noqa: FBT001 - a parameter of the test
    block = page(text).blocks[0]
    assert is_own_label(block.text, block.shape) is own


def test_pages_together_are_pages_one_by_one() -> None:
    sources = [
        "\n\n".join([*MENU, *STORY]),
        "",
        "---\ntitle: Rain\n---\n\nEs hat geregnet.",
        f"<p>{STORY[0]}</p><p>Menu</p>",
    ]
    assert pages([draft(source) for source in sources]) == [read(source) for source in sources]
    assert pages([]) == []
