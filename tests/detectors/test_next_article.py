from __future__ import annotations

import pytest

from newsclean.detectors.next_article import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS

STORY = (PARAGRAPHS["en"], AFTER) * 3

NEXT = [
    "Mayor opens new school in Velm",
    "By Ben Sample",
    "May 3, 2024",
    "The school was opened on Friday by the mayor.",
]

FOREIGN = [
    ("de", ["Bürgermeister eröffnet neue Schule in Velm", "Von Ben Beispiel", "3. Mai 2024"]),
    ("fr", ["Le maire inaugure une école à Velm", "Par Ben Exemple", "Publié le 3 mai 2024"]),
    ("es", ["El alcalde inaugura una escuela en Velm", "Por Ben Ejemplo", "3 de mayo de 2024"]),
    ("uk", ["Мер відкрив нову школу у Вельмі", "Автор: Бен Приклад", "3 травня 2024"]),
    ("zh", ["市长为新学校揭幕并发表讲话", "作者：王小明", "2024年5月3日"]),
]


@pytest.mark.parametrize(
    "after",
    [
        NEXT[3:],
        NEXT[:1] + NEXT[3:],
        NEXT[:2] + NEXT[3:],  # no date
        [NEXT[0], *NEXT[2:]],  # no byline
        NEXT[1:],  # no headline
        [NEXT[0], *STORY[:4], *NEXT[1:3]],  # byline and date are too far from it
        ["What is next", "By Friday the council will decide, the mayor said.", "On May 3, 2024 it had not."],
    ],
)
def test_the_article_goes_on(after: list[str]) -> None:
    assert claimed(detect, *STORY, *after) == []


def test_the_first_article_stays() -> None:
    assert claimed(detect, *NEXT) == []
    assert claimed(detect, *NEXT, *STORY) == []


ARTICLES = (
    "<article><h1>Gate bent</h1>{story}</article><article>{head}<p>The school was opened on Friday.</p></article>"
)


@pytest.mark.parametrize(
    "head",
    ["<h1>Mayor opens new school</h1>", "<h2>Mayor opens new school</h2><p>By Ben Sample · May 3, 2024</p>"],
)
def test_an_article_element_with_a_headline_of_its_own_goes(head: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    gone = claimed(detect, ARTICLES.format(story=story, head=head))
    assert gone[0] == "Mayor opens new school"
    assert gone[-1] == "The school was opened on Friday."


@pytest.mark.parametrize("head", ["<h2>What it costs</h2>", "<h3>By Ben Sample, May 3, 2024</h3>", ""])
def test_parts_of_an_article_in_elements_of_their_own_stay(head: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    assert claimed(detect, ARTICLES.format(story=story, head=head)) == []


def test_a_clean_page_has_one_article() -> None:
    assert claimed(detect, *STORY, *NEXT, cluttered=False) == []


def test_a_short_first_article_is_perhaps_a_standfirst() -> None:
    assert claimed(detect, PARAGRAPHS["en"], *NEXT) == []


def test_the_next_article_goes_with_all_below_it() -> None:
    assert claimed(detect, *NEXT, *STORY, *NEXT, *STORY[:2]) == [*NEXT, *STORY[:2]]
    assert claimed(detect, *STORY, *NEXT * 2) == NEXT * 2


@pytest.mark.parametrize(("language", "header"), FOREIGN)
def test_goes_in_other_languages(language: str, header: list[str]) -> None:
    story = [PARAGRAPHS[language]] * 6
    assert claimed(detect, *story, *header, PARAGRAPHS[language]) == [*header, PARAGRAPHS[language]]


def test_byline_and_date_in_one_line() -> None:
    page = (NEXT[0], "By Ben Sample May 3, 2024", NEXT[3])
    assert claimed(detect, *STORY, *page) == [*page]


def test_an_article_below_a_sidebar_is_the_first() -> None:
    cards = [
        line
        for place in ("Velm", "Aldern", "Ostby", "Harn", "Skelm")
        for line in (
            f"Divers look for the boat that is missing off {place}, where the storm was at its worst.",
            "Region / 4 h ago",
            f"Boat missing off {place} after the storm",
        )
    ]
    story = [
        PARAGRAPHS["en"],
        AFTER,
        "The old school had been too small for years, the mayor said, and rain had come through its roof since a storm.",
        "“We have waited for this day since I was a child,” said a teacher who has worked there for thirty years.",
        "Classes begin on Monday, and in the autumn the council will decide what becomes of the old house, it said.",
        "Parents had collected signatures for a new building, and twice the council had found no money for it.",
    ]
    page = ["Menu", "Subscribe", "Follow us", "Most read", *cards, *NEXT[:3], *story, "Related articles", "About us"]
    assert not set(story) & set(claimed(detect, *page))
