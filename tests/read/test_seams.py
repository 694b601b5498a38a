"""Text that has lost its line breaks: what is parted, what comes back whole, and that nothing is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.read import read
from newsclean.read.parted import is_parted
from newsclean.read.seams import LONG_LINE, part
from newsclean.read.text import read_text

STORY = [
    "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.",
    "Waves of six metres were measured at the lighthouse, and the wind had not dropped by noon.",
    "Forty passengers spent the night in the school, where the baker brought them bread.",
    '"We have seen worse," said Inge Holm, who has lived on the quay for seventy years.',
    "The company has ordered a second ship, which is to be delivered before the next winter.",
    "Until then, the council will pay for a helicopter whenever the harbour is closed for two days.",
]
MENU = ["Home", "Region", "Business", "Markets", "Sport", "Rowing", "Culture", "Weather", "Opinion", "Notices"]
FOOTER = ["Subscribe to our newsletter.", "Follow us on Facebook.", "All rights reserved.", "Privacy policy"]
LONG_STORY = [f"{sentence[:-1]}, for the {number}th time." for number in range(6) for sentence in STORY[:3]]


def test_blocks_that_touch_are_parted() -> None:
    """Menus and paragraphs that `get_text()` has glued are blocks of their own."""
    draft = read_text("".join(MENU + STORY))
    assert [piece.text for piece in draft.pieces][: len(MENU)] == MENU
    assert draft.parted == "glued"


def test_a_quotation_mark_opens_what_touches() -> None:
    """It does not stay with the sentence before."""
    assert STORY[3][0] == '"'
    assert STORY[3] in [piece.text for piece in read_text("".join(MENU + STORY)).pieces]


def test_a_page_on_one_line_is_parted_at_its_sentences() -> None:
    """What `get_text(" ")` puts on one line is as many blocks as it has sentences."""
    draft = read_text(" ".join(LONG_STORY))
    assert [piece.text for piece in draft.pieces] == LONG_STORY
    assert draft.parted == "long"


def test_a_menu_is_parted_from_the_first_sentence_behind_it() -> None:
    """Nothing ends before the sentence, but its words are no menu's."""
    pieces = [piece.text for piece in read_text(f"{' '.join(MENU)} {' '.join(LONG_STORY)}").pieces]
    at = pieces.index(LONG_STORY[0])
    assert " ".join(pieces[:at]) == " ".join(MENU)


def test_labels_between_sentences_are_parted() -> None:
    """What stands between two sentences, and ends with no full stop, is neither's."""
    labels = ["Skip to content", "Share this article", "Read more", "Sign up for our newsletter"]
    lines = [line for label in labels for line in [*LONG_STORY, label]]
    pieces = [piece.text for piece in read_text(" ".join([*lines, *LONG_STORY])).pieces]
    assert [piece for piece in pieces if piece in labels] == labels
    assert set(LONG_STORY) <= set(pieces)


@pytest.mark.parametrize("gap", ["  ", "   ", "\t", " \t"])
def test_a_page_on_one_line_is_parted_where_its_line_breaks_were(gap: str) -> None:
    """What puts a space or a tab for each line break leaves runs of them, or what no sentence holds."""
    draft = read_text(gap.join(MENU + LONG_STORY))
    assert [piece.text for piece in draft.pieces] == MENU + LONG_STORY
    assert draft.parted == "long"


def test_scripts_without_spaces_are_parted_at_spaces_and_stops() -> None:
    """In Chinese and Japanese a space stands only where two elements met."""
    sentence = "港口主管星期一表示前往外岛的渡轮在星期四之前不会开航"
    line = "首页 新闻 体育 " + "。".join([sentence] * (LONG_LINE // len(sentence) + 1)) + "。"
    assert [piece.text for piece in read_text(line).pieces][:4] == ["首页", "新闻", "体育", f"{sentence}。"]


def test_names_and_missing_spaces_do_not_part_a_page() -> None:
    """An article about YouTube and McDonald's is no page whose blocks touch."""
    assert not is_parted(
        "\n\n".join([*STORY, "He had worked for YouTube, WhatsApp, TikTok and McDonald's.It paid badly."])
    )


def test_prefixes_of_names_are_no_seams() -> None:
    """In Zulu and Xhosa a name's capital stands behind its prefix."""
    names = [
        "kwaMashu",
        "naseMlazi",
        "ngoLwesihlanu",
        "waseBuhleni",
        "kwaNongoma",
        "ngeSonto",
        "nakuMasipala",
        "eThekwini",
    ]
    assert not is_parted("\n\n".join(f"Abantu bahlangane {name} izolo." for name in names))


def test_what_shows_no_clutter_is_read_as_it_stands() -> None:
    """On a page with nothing to remove, no sentence is looked at for itself."""
    page = read(" ".join(LONG_STORY))
    assert [block.text for block in page.blocks] == [" ".join(LONG_STORY)]
    assert page.parted is None


def test_a_front_matter_stays_one() -> None:
    """What is read once more begins where it began."""
    article = newsclean.clean("---\ntitle: The ferry\n---\n" + " ".join(LONG_STORY))
    assert (article.title, article.body) == ("The ferry", " ".join(LONG_STORY))


def test_a_clean_article_on_one_line_comes_back_as_it_is() -> None:
    """Parting leaves no trace where nothing is taken away."""
    text = " ".join(LONG_STORY)
    assert newsclean.clean(text).body == text


def test_glued_boilerplate_goes_and_the_story_stays() -> None:
    """What is parted is cleaned as if it had its line breaks."""
    article = newsclean.clean("".join(["Skip to content", *MENU, *STORY, *FOOTER]))
    assert all(sentence in article.body for sentence in STORY)
    assert not any(label in article.body for label in ("Skip", "Rowing", "newsletter", "Privacy"))


def test_cleaning_twice_changes_nothing() -> None:
    """The body is put together again on its lines, and is another text than its parts; it is a fixpoint all the same."""
    for separator in ("", " "):
        body = newsclean.clean(separator.join(["Skip to content", *MENU, *LONG_STORY, *FOOTER])).body
        assert newsclean.clean(body).body == body


def test_removals_say_where_they_stood() -> None:
    """Every removal's span leads to its text, whichever look at the body it was found in."""
    source = "".join(["Skip to content", *MENU, *STORY, *FOOTER])
    removed = newsclean.clean(source).removed
    assert removed
    assert all(isinstance(one.span, tuple) and source[slice(*one.span)] == one.text for one in removed)


@given(st.lists(st.text(alphabet='aAbB.。港 !?"»\n', min_size=1), min_size=1))
def test_parting_loses_nothing(lines: list[str]) -> None:
    """The parts, joined, are the lines."""
    sure = [*lines, "".join(MENU), " ".join(LONG_STORY)]
    assert "".join(part(sure)[0]) == "".join(sure)
