"""What a byline is split into, and what must stay as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.bywords import strip_by
from newsclean.names import split_names

BOTH = ("Ada Example", "Ben Sample")


@pytest.mark.parametrize(
    "byline",
    [
        "Reuters",
        "AFP",
        "Ada Example",
        "Dr. Max Muster",
        "Anna van der Berg",
        "Ursula von der Heide",
        "José Ortega y Gasset",
        "De Vries",
        "Di Maio",
        "Byron Example",
        "Dan Example",
        "Andy Sandal",
        "Yves Étienne",
        "Institute for Peace and Conflict",
        "Channel 4 News",
        "The Example Independent news desk",
        "Ada Example-Sample",
        "Seán O’Example",
        "山田 和子",
        "佐藤和夫",
        "Олена Приклад",
        "محمد مثال",
    ],
)
def test_stays_one_name(byline: str) -> None:
    assert split_names(byline) == (byline,)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Example and Ben Sample",
        "BY Ada Example & Ben Sample",
        "Von Ada Example und Ben Sample",
        "Par Ada Example et Ben Sample",
        "Por Ada Example y Ben Sample",
        "Por Ada Example e Ben Sample",
        "Di Ada Example e Ben Sample",
        "Door Ada Example en Ben Sample",
        "Av Ada Example og Ben Sample",
        "Av Ada Example och Ben Sample",
        "Af Ada Example og Ben Sample",
        "Kirjoittanut Ada Example ja Ben Sample",
        "Autor: Ada Example i Ben Sample",
        "Autoři: Ada Example a Ben Sample",
        "Автор: Ada Example и Ben Sample",
        "Автор: Ada Example та Ben Sample",
        "Автори: Ada Example і Ben Sample",
        "Yazan: Ada Example ve Ben Sample",
        "Írta: Ada Example és Ben Sample",
        "De Ada Example și Ben Sample",
        "Oleh Ada Example dan Ben Sample",
        "Tác giả: Ada Example và Ben Sample",
        "Από Ada Example και Ben Sample",
        "द्वारा Ada Example और Ben Sample",
        "בְּקֶשֶׁר Ada Example ו Ben Sample".removeprefix("בְּקֶשֶׁר "),
        "بقلم Ada Example و Ben Sample",
        "Ada Example, Ben Sample",
        "Ada Example / Ben Sample",
        "Ada Example | Ben Sample",
        "Ada Example · Ben Sample",
        "Ada Example; Ben Sample",
        "Ada Example、Ben Sample",
        "Ada Example\nBen Sample",
        "By\nAda Example\nand\nBen Sample",
        "Ada Example, Ben Sample, ADA EXAMPLE",
        "Ada Example, and Ben Sample",
    ],
)
def test_two_names_in_any_language(byline: str) -> None:
    assert split_names(byline) == BOTH


@pytest.mark.parametrize(
    "byline",
    [
        "Ada Example, Staff writer",
        "Ada Example, Korrespondentin in Wien",
        "Ada Example, Senior Correspondent in Berlin",
        "Ada Example, PhD",
        "Ada Example, M.D., PhD",
        "Ada Example (dpa)",
        "Ada Example ada@example.org",
        "Ada Example @ada_example",
        "Ada Example https://example.org/ada",
        "Ada Example Follow",
        "Ada Example | 3 hours ago",
        "Ada Example · 5 min read",
        "Ada Example, Oct. 31, 2024",
        "Ada Example on October 31, 2024",
        "Ein Kommentar von Ada Example",
        "Posted by Ada Example",
        "Alle Artikel von Ada Example",
        "Ada Example\nStaff Writer",
        "Ada Example in Berlin",
        "“Ada Example”",
        "Ada\u200b Example",
        "Ada ExampleAda Example",
        "Ada Example View In Digital Edition",
        "Ada Example on behalf of the council",
    ],
)
def test_what_is_no_name_goes(byline: str) -> None:
    assert split_names(byline) == ("Ada Example",)


@pytest.mark.parametrize(
    "byline",
    [
        "",
        " ",
        "By",
        "admin",
        "ADMIN",
        "ada@example.org",
        "https://example.org/authors/ada",
        "www.facebook.com/example",
        "@ada",
        "3 hours ago",
        "5 min read",
        "2024",
        "Email the author",
        "Posted on October 31, 2024",
        "and",
        "12:45",
        "March 20",
        "20. Dezember",
        "Read more",
        "Uncategorized",
        "The council met again on Monday evening and could not agree on a budget for the coming year",
    ],
)
def test_no_name_is_invented(byline: str) -> None:
    assert split_names(byline) == ()


def test_a_person_and_a_desk() -> None:
    assert split_names("By Oksana Doe and The Example Independent news desk") == (
        "Oksana Doe",
        "The Example Independent news desk",
    )


def test_a_person_and_an_agency() -> None:
    assert split_names("Von Max Muster, dpa") == ("Max Muster",)
    assert split_names("Von Max Muster, AFP") == ("Max Muster", "AFP")


def test_scripts_without_spaces() -> None:
    assert split_names("文／王小明") == ("王小明",)
    assert split_names("記者 王小明") == ("王小明",)
    assert split_names("김철수 기자") == ("김철수",)
    assert split_names("张三和李小明") == ("张三", "李小明")


def test_hebrew_and_is_part_of_the_next_word() -> None:
    assert split_names("דנה כהן ויוסי לוי") == ("דנה כהן", "יוסי לוי")


@pytest.mark.parametrize("text", ["Von der Heide", "Byron", "Parker Example", "Authority Press", "Avery"])
def test_strip_by_leaves_names_that_begin_like_by_words(text: str) -> None:
    assert strip_by(text) == text


@given(st.text(max_size=300))
def test_nothing_stands_in_a_name_that_is_not_in_the_byline(text: str) -> None:
    for name in split_names(text):
        assert name == name.strip()
        assert set(name) <= {*text, " "}


@pytest.mark.parametrize(
    "byline", ["By Ada Example and Ben Sample", "Ada Example, Staff Writer", "Von Max Muster / AFP"]
)
def test_splitting_the_names_again_changes_nothing(byline: str) -> None:
    names = split_names(byline)
    assert split_names(", ".join(names)) == names


@pytest.mark.parametrize("unit", ["(", "a@", " and ", "@", "by ", ", ", "http://", "Ada of ", "1 ", "\n", "-", "和"])
def test_long_input_comes_to_an_end(unit: str) -> None:
    assert all(split_names(unit * 100_000))


def test_an_agency_behind_a_name_is_no_part_of_it() -> None:
    assert split_names("By Ada Example and Ben Sample The Associated Press") == BOTH
    assert split_names("The Associated Press") == ("The Associated Press",)


@pytest.mark.parametrize("byline", ["von Standard", "By Leave a comment", "von Ein Kommentar", "Categories"])
def test_what_templates_leave_beside_a_by_is_nobody(byline: str) -> None:
    assert split_names(byline) == ()


def test_a_dot_operator_parts_a_name_from_a_role() -> None:
    assert split_names("Ada Example ⋅ Founder and Editor") == ("Ada Example",)
