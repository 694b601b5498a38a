from __future__ import annotations

import pytest

import newsclean
from newsclean.detectors.feed import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

STORY = (PARAGRAPHS["en"], AFTER) * 3

KEPT = [
    "The latest figures show that rents have risen again.",
    "More news is expected after the cabinet meets.",
    "The most read book of the year was a cookbook.",
    "The train leaves at 5:15 AM and arrives at 6:01 AM.",
    "Headlines do not repair bridges, the mayor said.",
]

HEADLINES = ["Mayor opens new school in Velm", "Ship leaves port after a week"]

GONE = ["Most read", "News feed", "LATEST NEWS", "Trending now", "In case you missed it", "More from Harbour Post"]

FOREIGN = [
    ("de", ["Meistgelesen", "Kahn rammt Schleusentor in Velm", "Bürgermeister tritt nach Streit zurück"]),
    ("fr", ["Les plus lus", "Le maire démissionne après une dispute", "Un bateau quitte enfin le port"]),
    ("es", ["Lo más leído", "El alcalde dimite tras una disputa", "Un barco deja por fin el puerto"]),
    ("uk", ["Популярні новини", "Мер подав у відставку після суперечки"]),
    ("zh", ["热门新闻", "市长在争吵后宣布辞职的消息"]),
    ("ko", ["많이 본 뉴스", "시장이 다툼 끝에 사임을 발표했다는 소식"]),
]

LIVE_BLOG = [
    line
    for hour, text in enumerate(
        (
            "The council has met in the town hall, and the mayor opened the session with a minute of silence.",
            "Two of the piers have sunk by a hand, an engineer told the council, and a third one may follow.",
            "The council has voted to close the bridge until the spring; nobody voted against, the clerk said.",
            "Buses are being sent over the hills, and the first of them has left the station half empty.",
        ),
        start=8,
    )
    for line in (f"{hour}:15 AM", text)
]


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text) == []
    assert claimed(detect, *among(text)) == []


def test_a_live_blog_stays() -> None:
    assert claimed(detect, *LIVE_BLOG) == []
    assert claimed(detect, "Bridge closed: as it happened", PARAGRAPHS["en"], *LIVE_BLOG) == []


def test_a_live_blog_is_an_article() -> None:
    body = newsclean.clean("\n\n".join((PARAGRAPHS["en"], *LIVE_BLOG))).body
    assert all(text in body for text in LIVE_BLOG if len(text) > 20)


def test_two_times_in_an_article_stay() -> None:
    assert claimed(detect, *STORY, "5:15 AM", "The first pier gave way.", "6:01 AM", "The second followed.") == []


def test_a_subhead_of_one_word_in_a_clean_article_stays() -> None:
    assert claimed(detect, *among("Headlines"), cluttered=False) == []


def test_headlines_without_a_heading_stay_on_a_clean_page() -> None:
    assert claimed(detect, *STORY, *HEADLINES, cluttered=False) == []


def test_the_article_below_a_list_stays() -> None:
    page = (*STORY[:4], "Most read", *HEADLINES, *STORY[4:])
    assert claimed(detect, *page) == ["Most read", *HEADLINES]


def test_a_list_below_the_first_two_paragraphs_goes() -> None:
    page = (*STORY[:2], "Most read", *HEADLINES, *STORY[2:])
    assert claimed(detect, *page) == ["Most read", *HEADLINES]


def test_a_heading_above_the_article_takes_nothing_of_it() -> None:
    assert claimed(detect, "Top stories", "Bridge closed until spring", *STORY) == ["Top stories"]


@pytest.mark.parametrize("heading", GONE)
def test_goes(heading: str) -> None:
    page = (*STORY, heading, *HEADLINES)
    assert claimed(detect, *page)[0] == heading


@pytest.mark.parametrize("heading", GONE[:5])
def test_goes_with_its_headlines(heading: str) -> None:
    assert claimed(detect, *STORY, heading, *HEADLINES) == [heading, *HEADLINES]


@pytest.mark.parametrize(("language", "feed"), FOREIGN)
def test_goes_in_other_languages(language: str, feed: list[str]) -> None:
    assert claimed(detect, PARAGRAPHS[language], *feed) == feed


def test_clock_times_make_a_feed_without_a_heading() -> None:
    feed = ["5:15 AM", "Ship leaves port.", "6:01 AM", "Mayor opens school.", "17.40 Uhr", "Rain until Friday."]
    assert claimed(detect, *STORY, *feed) == feed


def test_headlines_with_excerpts_go_together() -> None:
    feed = [
        "Top stories",
        "Ship leaves port after a week",
        "The ship that had waited for a week finally leaves for the north.",
        "Mayor opens new school in Velm",
    ]
    assert claimed(detect, *STORY, *feed) == feed


def test_an_end_full_of_labels_goes() -> None:
    page = (*STORY, "12 Comments", "A ship that leaves the port tonight", "Share this article", "Sign in", *HEADLINES)
    assert claimed(detect, *page) == [*page[len(STORY) :]]


def test_a_section_s_name_above_the_article_s_own_paragraphs_takes_none_of_them() -> None:
    story = "".join(f"<p>{PARAGRAPHS['en']}</p>" for _ in range(4))
    menu = "".join(f"<nav class='menu'><a href='/{name}'>{name}</a></nav>" for name in ("Sport", "Region", "Weather"))
    page = f"<html><body>{menu}<article><p>News</p>{story}</article><footer>Contact us</footer></body></html>"
    assert PARAGRAPHS["en"] not in claimed(detect, page)
