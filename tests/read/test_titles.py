"""Which of a page's titles is the headline that a reader sees."""

from __future__ import annotations

import json

import pytest
from lxml import html

from newsclean.read.head import read_head

URL = "https://news.example/2031/bridge"


def titles(markup: str) -> list[str]:
    return [title.value for title in read_head(html.document_fromstring(f"<html>{markup}</html>"), URL).titles]


def linked(kind: str, headline: str) -> str:
    data = json.dumps({"@type": kind, "headline": headline})
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "kicker",
    [
        '<span class="article__kicker">Harbour bridge</span> Ferries run again after a week',
        '<span class="overline">Harbour bridge</span><span class="hidden"> - </span><span>Ferries run again after a week</span>',
        "<div>Harbour bridge</div> Ferries run again after a week",
        '<a href="/x"><span class="roofline">Harbour bridge:</span> Ferries run again after a week</a>',
        'Ferries run again after a week<h4 class="author">By Ada Example</h4>',
        '<span class="topline"><time>March 4</time></span>Ferries run again after a week',
    ],
)
def test_a_kicker_inside_the_h1_is_no_part_of_the_headline(kicker: str) -> None:
    assert titles(f"<h1>{kicker}</h1>")[0] == "Ferries run again after a week"


@pytest.mark.parametrize(
    "headline",
    [
        "Ferries <em>run again</em> after a week",
        '<span class="section-title">Ferries run again after a week</span>',
        "<span>Ferries run again</span> <span>after a week</span>",
    ],
)
def test_other_parts_of_an_h1_stay(headline: str) -> None:
    assert titles(f"<h1>{headline}</h1>")[0] == "Ferries run again after a week"


def test_a_kicker_stays_where_the_page_declares_the_title_with_it() -> None:
    h1 = '<h1><span class="kicker">Bridge closed:</span> ferries run again</h1>'
    assert titles(h1 + "<title>Bridge closed: ferries run again</title>") == ["Bridge closed: ferries run again"]


@pytest.mark.parametrize(
    ("og", "expected"),
    [
        ("After the storm: Ferries run again", "After the storm: Ferries run again"),
        ("Ferries run again", "Ferries run again"),
    ],
)
def test_a_kicker_beside_the_h1_stays_where_both_headline_and_card_have_it(og: str, expected: str) -> None:
    declared = f'<meta property="og:title" content="{og}">' + linked(
        "NewsArticle", "After the storm: Ferries run again"
    )
    assert titles(f"<h1>Ferries run again</h1>{declared}")[0] == expected


@pytest.mark.parametrize("before", ["Harbour", "The Example Courier"])
def test_a_section_and_a_site_are_no_kickers(before: str) -> None:
    whole = f"{before}: Ferries run again"
    site = '<meta property="og:site_name" content="The Example Courier">'
    declared = f'{site}<meta property="og:title" content="{whole}">' + linked("NewsArticle", whole)
    assert titles(f"<h1>Ferries run again</h1>{declared}")[0] == "Ferries run again"


def test_the_h1_with_its_kicker_is_still_known() -> None:
    assert titles('<h1><span class="kicker">Harbour</span> Ferries run again</h1>')[1] == "Harbour Ferries run again"


SEARCH_BAIT = (
    "<title>Ferry timetable 2031: all you need to know</title>"
    '<meta property="og:title" content="Ferry timetable 2031: all you need to know">'
)


def test_what_a_page_prints_beats_what_it_tells_search_engines() -> None:
    bait = linked("BlogPosting", "Ferry timetable 2031: all you need to know") + SEARCH_BAIT
    assert titles(bait + "<h1>The ferry timetable of 2031 in short</h1>")[0].startswith("The ferry")


def test_a_news_articles_headline_is_its_editors() -> None:
    page = linked("NewsArticle", "Crack closes the harbour bridge") + "<h1>Harbour bridge closed for a month</h1>"
    assert titles(page)[0] == "Crack closes the harbour bridge"


def test_a_logo_is_no_headline() -> None:
    page = '<h1><a href="https://news.example/">Harbour notes</a></h1><h2>Ferries run again</h2>'
    assert titles(f"{page}<title>Harbour notes » Ferries run again</title>")[0] == "Ferries run again"


def test_the_site_is_cut_off_an_h1() -> None:
    site = '<meta property="og:site_name" content="Harbour Press">'
    assert titles(f"{site}<h1>Ferries run again | Harbour Press</h1>")[0] == "Ferries run again"


def test_a_subhead_does_not_prove_where_a_title_ends() -> None:
    page = "<title>What is a ferry? The whole story</title><h1>What is a ferry? The whole story</h1><h2>What is a ferry</h2>"
    assert titles(page) == ["What is a ferry? The whole story"]


TRAIL = '<ol class="breadcrumbs"><li><a href="/">Home</a></li><li><h1>Bridge: ferries after a week</h1></li></ol>'


def test_the_headline_below_an_h1_in_the_trail_is_the_one_that_readers_see() -> None:
    bait = "Bridge: ferries after a week"
    head = f"{linked('NewsArticle', bait)}<title>{bait}</title>"
    declared = '<meta property="og:title" content="Ferries run again at last">'
    below = "<h2><span>Traffic</span> Ferries run again at last</h2>"
    assert titles(f"<head>{head}{declared}</head><body>{TRAIL}{below}")[0] == "Ferries run again at last"
    assert titles(f"<head>{head}</head><body>{TRAIL}{below}")[0] == bait
    elsewhere = TRAIL.replace("breadcrumbs", "columns")
    assert titles(f"<head>{head}{declared}</head><body>{elsewhere}{below}")[0] == bait


def test_the_h1_in_the_trail_stays_where_the_h2_below_prints_all_of_it() -> None:
    bait = "Bridge: ferries after a week"
    head = f'{linked("NewsArticle", bait)}<meta property="og:title" content="Ferries after a week">'
    below = "<h2><b>Bridge</b> ferries after a week</h2>"
    assert titles(f"<head>{head}</head><body>{TRAIL}{below}")[0] == bait


def test_a_title_tag_alone_is_no_proof_against_the_only_h1() -> None:
    page = "<head><title>Welcome to us</title>{}</head><body><h1>Ferries run again at last</h1>{}"
    assert titles(page.format("", ""))[0] == "Ferries run again at last"
    assert titles(page.format('<meta property="og:title" content="Welcome to us">', ""))[0] == "Welcome to us"
    assert titles(page.format("", "<h1>Welcome to us</h1>"))[0] == "Welcome to us"


def card(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def test_what_ends_the_headline_stays_when_the_site_is_cut_off() -> None:
    assert titles("<title>Who closed the bridge? | Notes</title><h2>Who closed the bridge?</h2>") == [
        "Who closed the bridge?"
    ]
    assert titles("<title>Ferries run (again) - Notes</title><h2>Ferries run (again)</h2>") == ["Ferries run (again)"]


def test_what_stands_behind_a_bar_goes_unless_a_heading_prints_it() -> None:
    assert titles(f"{card('Ferries run again | Harbour')}<p>It rained.</p>") == ["Ferries run again"]
    assert titles(f"{card('Ferries run again | All you need')}<h1>Ferries run again | All you need</h1>") == [
        "Ferries run again | All you need"
    ]


def test_a_lower_heading_above_an_h1_of_the_text_prints_the_title() -> None:
    page = f"<head>{card('Ferries run again')}</head><body>{{}}<p>It rained.</p><h1>What the captains say about all this</h1>{{}}"
    assert titles(page.format("<h2>Ferries run again</h2>", ""))[0] == "Ferries run again"
    title = "<title>Welcome</title>"
    assert titles(title + page.format("", "<h2>Welcome aboard</h2>").replace(card("Ferries run again"), ""))[
        0
    ].startswith("What the captains")


def test_a_kicker_that_the_h1_prints_with_the_headline_stays() -> None:
    page = linked("NewsArticle", "Ferries run again") + card("After the storm: Ferries run again")
    assert (
        titles(f"{page}<h1><span>After the storm</span>Ferries run again</h1>")[0]
        == "After the storm: Ferries run again"
    )
    assert titles(f"{page}<h1>Ferries run again</h1>")[0] == "Ferries run again"


def test_what_stands_before_a_declared_title_in_the_h1_is_a_kicker() -> None:
    h1 = "<h1><b>Our blog:</b> Ferries run again</h1>"
    assert titles(h1 + card("Ferries run again | Harbour notes"))[0] == "Ferries run again"
    assert titles(h1 + "<title>Something else</title>")[0] == "Our blog: Ferries run again"


def test_the_site_is_cut_off_an_h1_that_is_declared_with_it() -> None:
    site = '<meta property="og:site_name" content="Harbour Press">'
    whole = "Ferries run again | Harbour Press"
    assert titles(f"{site}<title>{whole}</title><h1>{whole}</h1>") == ["Ferries run again", whole]


@pytest.mark.parametrize("front", ["/?lang=en", "https://archive.example/web/20310304/https://news.example/"])
def test_a_logo_may_lead_home_in_a_language_or_through_an_archive(front: str) -> None:
    page = f'<h1><a href="{front}">Harbour notes of many years</a></h1><h2>Ferries run again</h2><title>Ferries run again</title>'
    assert titles(page)[0] == "Ferries run again"


def test_soft_hyphens_part_no_words() -> None:
    h1 = '<h1><span class="kicker">Harbour</span> Ferry\u00admen work again</h1>'
    assert titles(h1 + card("Ferrymen work again"))[0] == "Ferrymen work again"


def test_a_publisher_that_is_named_like_the_article_is_a_mistake() -> None:
    name = "Ferries run again after a week"
    data = {"@type": "NewsArticle", "headline": name, "publisher": {"@type": "Organization", "name": name}}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert titles(f"{script}<h1>{name}</h1>") == [name]
