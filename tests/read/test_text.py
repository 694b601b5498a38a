"""Flattened text: what a block is, and that reading what is left of a page is reading its rendering."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsclean.codepoints import BLANKS
from newsclean.prose import pages as measured
from newsclean.read import read
from newsclean.read.markdown import PUT_OUT, is_markdown, plain
from newsclean.read.separators import at_separators
from newsclean.read.text import lines_of, paragraphs, read_again, read_text, tidy
from tests import pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Page

reading = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

STORY = (
    "The lock at the head of the canal has been out of order since Friday, when a barge loaded with gravel struck the lower gate.",
    "Skippers are told to wait or to take the river, a detour of two days; the gate is to be repaired by the end of the month.",
)


def blocks(source: str) -> list[str]:
    return [piece.text for piece in read_text(source).pieces]


def test_paragraphs_set_apart_by_empty_lines_stay_as_they_are() -> None:
    assert blocks("\n\n".join(STORY)) == list(STORY)


def test_each_line_is_a_block_where_nothing_says_otherwise() -> None:
    assert blocks("\n".join(STORY)) == list(STORY)


@pytest.mark.parametrize(
    "lines",
    [
        ["a) it rained all day", "b) it snowed all day"],
        ["home", "news", "sport", "weather"],
        ["Home", "News", "Sign in", "Subscribe"],
        ["skip to content", "menu", "log in"],
        ["Startseite", "Politik", "Anmelden"],
        ["The Council", "Bridge opens after ten years", "Mayor resigns"],
        ["Gate bent at canal lock", "By Ada Example", "May 3, 2024", STORY[0]],
        ["sign up for our newsletter", "enter your email"],
        ["The waterways office said.", "it is not known when."],
        ["+ What we do", "o Locks and weirs", "o Dredging of the upper canal", "o Bridges"],
        ["The office named two dates:", "the first of May"],
    ],
)
def test_what_is_not_joined(lines: list[str]) -> None:
    assert blocks("\n".join(lines)) == lines


@pytest.mark.xfail(reason="lower-case lines of three words and more pass for halves of a sentence")
@pytest.mark.parametrize(
    "lines",
    [
        ["новости дня сегодня", "погода на завтра"],
        ["what we know so far", "what we do not know"],
    ],
)
def test_lower_case_lines_are_not_joined(lines: list[str]) -> None:
    assert blocks("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("She had studied at the\nUniversity of Velm", "She had studied at the University of Velm"),
        ("The gate, the\noffice\nsaid, is bent.", "The gate, the office said, is bent."),
        ("The gate at Velm\n, which was new, is bent.", "The gate at Velm, which was new, is bent."),
        ("The gate (\nbuilt in 1911\n) is bent.", "The gate ( built in 1911) is bent."),
        ("A barge loaded with gravel\nstruck the gate.", "A barge loaded with gravel struck the gate."),
        ("A barcaça bateu contra a ponte e\no Velm subiu.", "A barcaça bateu contra a ponte e o Velm subiu."),
        ("Der Kahn fuhr gegen das\nTor der Schleuse.", "Der Kahn fuhr gegen das Tor der Schleuse."),
    ],
)
def test_a_sentence_split_at_a_link_is_joined(source: str, expected: str) -> None:
    assert blocks(source) == [expected]


def test_an_empty_line_always_ends_a_block() -> None:
    assert blocks("She had studied at the\n\nUniversity of Velm") == ["She had studied at the", "University of Velm"]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    assert blocks("\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)) == list(STORY)


def test_a_poem_is_not_hard_wrapped() -> None:
    poem = [
        "The barge came down at break of day",
        "With gravel to the brim",
        "The keeper slept the morn away",
        "And no one shouted him",
    ]
    assert blocks("\n".join(poem)) == poem


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\x0c"])
def test_every_kind_of_line_end(end: str) -> None:
    assert blocks(f"{STORY[0]}{end}{end}{STORY[1]}{end}") == list(STORY)


@pytest.mark.parametrize(
    "gap", ["\n \n", "\n\t\n", "\n\u00a0\n", "\n\u200b\n", "\n\ufeff\n", "\n\u3000\n", "\r\n\u200b \r\n"]
)
def test_a_line_of_blanks_is_empty(gap: str) -> None:
    assert [piece.gap for piece in read_text(gap.join(STORY)).pieces] == [True, True]


def test_gap_says_whether_an_empty_line_stands_before() -> None:
    assert [piece.gap for piece in read_text("One\nTwo\n\nThree\nFour").pieces] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  one  two ", "one two"),
        ("one\u00a0\u00a0two", "one two"),
        ("\ufeffone\u200b", "one"),
        ("one\u200btwo", "one\u200btwo"),
        ("\u202e one \u202c", "one"),
        ("\u200b \ufeff", ""),
        ("one\ttwo\u3000three\x1ffour", "one two three four"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@reading
@given(pages.any_text)
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_nothing_has_no_blocks() -> None:
    assert blocks("") == blocks(" \n\u200b\r\n\t") == []


def test_reading_begins_where_it_is_told() -> None:
    assert [(piece.text, piece.span) for piece in read_text("Header\n\nIt rained.", 8).pieces] == [
        ("It rained.", (8, 18))
    ]


def test_offsets_count_in_the_whole_source() -> None:
    source = "xx\n\n  It\u00a0 rained. \u200b\n"
    lines = [line for group in paragraphs(source, lines_of(source, 2), 2) for line in group]
    assert [(line.text, line.start, line.end) for line in lines] == [("It rained.", 6, 17)]


@reading
@given(pages.texts | pages.any_text)
@example("\u200b a \u200b\n, b \u2028c")
@example("one\r\n\r\n\ufefftwo\x1e three")
def test_spans_slice_back_and_come_in_order(source: str) -> None:
    end_before = 0
    draft = read_text(source)
    shown = "".join(at_separators([source])) if draft.parted else source
    for piece in draft.pieces:
        assert piece.span is not None
        start, end = piece.span
        assert end_before <= start < end <= len(source)
        end_before = end
        sliced = shown[start:end]
        assert sliced == sliced.strip(BLANKS)
        # White space within is collapsed, or left out where a sentence had been split before a comma.
        if not is_markdown(source):
            assert "".join(map(tidy, sliced.splitlines())).replace(" ", "") == piece.text.replace(" ", "")


@reading
@given(pages.texts | pages.any_text)
def test_every_line_with_text_is_in_a_block(source: str) -> None:
    draft = read_text(source)
    found = "".join(piece.text.replace(" ", "") for piece in draft.pieces)
    shown = plain(source).replace(PUT_OUT, "") if is_markdown(source) else source
    shown = "".join(at_separators([shown])) if draft.parted else shown
    assert found == "".join(tidy(line).replace(" ", "") for line in shown.splitlines())


@reading
@given(pages.texts | pages.any_text)
def test_a_block_is_one_tidy_line(source: str) -> None:
    for block in blocks(source):
        assert block
        assert block == tidy(block)
        assert block.splitlines() == [block]


def seen(page: Page) -> list[object]:
    """Return all that a detector can see of a page of bare text, apart from the spans."""
    return [
        [(block.text, block.index, block.gap, block.markup, block.shape, dict(block.cues)) for block in page.blocks],
        page.main,
        page.cluttered,
        page.language,
        page.head,
        page.source,
        page.warnings,
    ]


def check_read_again(source: str, kept: Sequence[bool]) -> None:
    page = read(source)
    left = [block for place, block in enumerate(page.blocks) if not kept or kept[place % len(kept)]]
    # What would be taken for a page without line breaks is looked at anew when the rounds are over.
    anew = measured([read_text("\n\n".join(block.text for block in left), parting=False)])[0]
    assert seen(read_again(left, page)) == seen(anew)


subsets = st.lists(st.booleans(), max_size=12)


@reading
@given(pages.texts, subsets)
@example("Anzeige\n\nAdvertisement\n\n" + STORY[0], [True, True, False])  # the language goes with the prose
def test_reading_again_is_reading_the_rendering_of_text(source: str, kept: list[bool]) -> None:
    check_read_again(source, kept)


@reading
@given(pages.any_source, subsets)
@example("---\ntitle: Rain\n---\n\nIt rained.", [])
@example("\ud800\n\n\u200ba\u200b", [])
def test_reading_again_is_reading_the_rendering_of_anything(source: str, kept: list[bool]) -> None:
    check_read_again(source, kept)


@settings(reading, max_examples=40)  # HTML takes ten times as long
@given(pages.htmls, subsets)
@example("<main><p>It rained.</p></main><aside>Rain and snow, and more of it in the north, they say.</aside>", [])
def test_reading_again_is_reading_the_rendering_of_html(source: str, kept: list[bool]) -> None:
    check_read_again(source, kept)


def test_reading_again_forgets_the_head_and_the_warnings() -> None:
    page = read(f"---\ntitle: Rain\nmood: bad\n---\n\n{STORY[0]}")
    again = read_again(page.blocks, page)
    assert (again.head.titles, again.warnings, again.raw) == ((), (), "")
