from __future__ import annotations

from newsclean.measure import shapes
from newsclean.scorer.train.align import labels, words_of

FIRST = "The ferry to the outer islands will not sail before Thursday."
SECOND = "The harbour master said on Monday that the wind would not drop."
THIRD = "Fishermen stayed in port as well, and schools closed for a day."
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def shares(*page: str, body: str = BODY) -> list[float]:
    return [round(share, 2) for share in labels([words_of(shape) for shape in shapes(page)], body)]


def test_paragraphs_in_order() -> None:
    assert shares("Home", FIRST, "Advertisement", SECOND, THIRD, "Contact") == [0, 1, 0, 1, 1, 0]


def test_a_paragraph_in_two_halves_or_two_in_one() -> None:
    assert shares("The ferry to the outer islands", "will not sail before Thursday.", f"{SECOND} {THIRD}") == [1, 1, 1]


def test_a_teaser_that_repeats_the_beginning_is_none_of_the_body() -> None:
    assert shares(FIRST, SECOND, THIRD, "More: " + FIRST) == [1, 1, 1, 0]


def test_a_paragraph_with_a_foreign_half_counts_half() -> None:
    (share,) = shares("Share this now and tell all of your friends online. " + FIRST)
    assert 0.4 < share < 0.6


def test_a_lone_word_of_the_body_is_no_part_of_it() -> None:
    assert shares("Thursday", FIRST, SECOND, THIRD) == [0, 1, 1, 1]


def test_a_subhead_of_one_word_is_a_line_of_the_body() -> None:
    assert shares(FIRST, "Weather", SECOND, body=f"{FIRST}\nWeather\n{SECOND}") == [1, 1, 1]


def test_a_paragraph_out_of_order_is_found() -> None:
    assert shares(THIRD, FIRST, SECOND) == [1, 1, 1]


def test_scripts_without_spaces_go_by_characters() -> None:
    assert shares("首页", "渡轮在星期四之前不会开航。", body="渡轮在星期四之前不会开航。") == [0, 1]


def test_no_page_and_no_body() -> None:
    assert shares() == []
    assert shares(FIRST, body="") == [0]
