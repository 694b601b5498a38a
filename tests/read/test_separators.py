"""Text whose line breaks somebody has replaced by a mark."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.read.separators import FEWEST, at_separators, separator
from tests.read.test_seams import FOOTER, MENU, STORY

PAGE = ["Skip to content", *MENU, *[f"{number}. {sentence}" for number, sentence in enumerate(STORY * 3)], *FOOTER]


@pytest.mark.parametrize("mark", ["|", "•", "·", "/", ">", "»", "||", "***", "#"])
def test_what_stands_between_all_strings_is_found(mark: str) -> None:
    """Any mark that separates will do."""
    assert separator(f" {mark} ".join(PAGE)) == mark


def test_few_separators_are_those_of_a_menu() -> None:
    """A menu or a breadcrumb with bars has not lost its line breaks."""
    assert separator(" | ".join(["Home"] * FEWEST)) is None
    assert separator(" | ".join(["Home"] * (FEWEST + 1))) == "|"


def test_a_mark_that_is_rare_is_none() -> None:
    """A long text has stars between its sections."""
    assert separator(" * ".join([" ".join(STORY)] * (FEWEST + 1))) is None


def test_dashes_are_part_of_sentences() -> None:
    """Some authors write nothing else."""
    assert separator(" – ".join(PAGE)) is None


def test_parts_are_as_long_as_their_lines() -> None:
    """Places in the parts are places in the text."""
    lines = [" • ".join(PAGE) + "\n", "It rained.\n"]
    assert "".join(at_separators(lines)) == "".join(lines).replace("•", " ")


def test_a_page_is_cleaned_as_if_it_had_its_line_breaks() -> None:
    """The separators between what stays go with what was taken away."""
    article = newsclean.clean(" | ".join(PAGE))
    assert article.body == newsclean.clean("\n".join(PAGE)).body
    assert "ferry" in article.body


def test_a_sentence_that_was_split_at_a_link_is_whole_again() -> None:
    """`" | ".join(soup.stripped_strings)` splits there as well."""
    split = [
        *PAGE[:12],
        "The mayor of",
        "Kettleby",
        ", who is eighty, said on Tuesday that she would swim.",
        *PAGE[12:],
    ]
    assert "The mayor of Kettleby, who is eighty, said" in newsclean.clean(" | ".join(split)).body


def test_a_clean_text_keeps_its_separators() -> None:
    """Where nothing is taken away, nothing changes."""
    text = " • ".join(f"{sentence[:-1]} on day {day}." for day in range(4) for sentence in STORY)
    assert newsclean.clean(text).body == text


def test_removals_say_where_they_stood() -> None:
    """A separator is no part of them."""
    source = " | ".join(PAGE)
    removed = newsclean.clean(source).removed
    assert removed
    assert all(isinstance(one.span, tuple) and source[slice(*one.span)] == one.text for one in removed)
    assert not any("|" in one.text for one in removed)


def test_cleaning_twice_changes_nothing() -> None:
    """The body has no separators, and is a fixpoint."""
    body = newsclean.clean(" | ".join(PAGE)).body
    assert newsclean.clean(body).body == body
