from __future__ import annotations

import pytest

import newsclean
from newsclean.detectors.byline import detect
from newsclean.testing import claimed
from tests.detectors import AFTER, PARAGRAPHS, among

KEPT = [
    "By the time the river fell, the bridge was gone.",
    "By the numbers",
    "By land and by sea",
    "By 2030, half of the cars sold here will be electric, the minister said.",
    "By and large, the council agreed.",
    "Stand by for the storm",
    "The report was written by three engineers who had not been asked.",
    "“From what I saw,” Ada Example said, “it fell at once.”",
]

KEPT_FOREIGN = [
    ("de", "Von der Leyen kündigt neue Regeln an"),
    ("de", "Von dem Geld fehlt bis heute jede Spur, sagt die Stadt."),
    ("de", "Von der Brücke bis zum Hafen steht das Wasser"),
    ("fr", "De nouvelles règles pour les loyers"),
    ("fr", "Par ici la sortie"),
    ("es", "Por qué se hundió el puente"),
]

HEADLINES = [
    ("en", "By Friday the bridge will reopen"),
    ("en", "From Velm to the coast by train"),
    ("de", "Von Notz fordert mehr Geld für Brücken"),
    ("de", "Von Velm nach Lohnau"),
    pytest.param(
        "fr",
        "De Velm à Lohnau",
        marks=pytest.mark.xfail(reason="'Velm à Lohnau' may be a journey, or a reporter named Velm in Lohnau"),
    ),
]

GONE = [
    ("en", "By Ada Example", "Ada Example"),
    ("en", "by Ada Example", "Ada Example"),
    ("en", "BY ADA EXAMPLE", "ADA EXAMPLE"),
    ("en", "By: Ada Example", "Ada Example"),
    ("en", "• By Ada Example", "Ada Example"),
    ("en", "By Ada Example and Ben Sample", "Ada Example and Ben Sample"),
    ("en", "By Ada Example and the Harbour Post news desk", "Ada Example and the Harbour Post news desk"),
    ("en", "By Ada Example | 3 min read", "Ada Example"),
    ("en", "By Ada Example 2–3 minutes", "Ada Example"),
    ("en", "By the Ferry Team", "the Ferry Team"),
    ("en", "By Ada Example May 3, 2024", "Ada Example"),
    ("en", "Written by Ada Example, Staff Writer", "Ada Example, Staff Writer"),
    ("en", "By Jean-Luc O’Petit", "Jean-Luc O’Petit"),
    ("en", "Text: Ada Example Photos: Ben Sample", "Ada Example"),
    ("en", "Words: Ada Example, Cleo Instance / Photos: Ben Sample", "Ada Example, Cleo Instance"),
    ("en", "Reporter: Ada Example", "Ada Example"),
    ("de", "Von Ada Beispiel", "Ada Beispiel"),
    ("de", "Text & Fotos: Ada Beispiel", "Ada Beispiel"),
    ("de", "Eingestellt von Ada Beispiel", "Ada Beispiel"),
    ("de", "Ein Kommentar von Ada Beispiel", "Ada Beispiel"),
    ("fr", "Par Ada Exemple", "Ada Exemple"),
    ("es", "Por Ada Ejemplo", "Ada Ejemplo"),
    ("uk", "Автор: Ада Приклад", "Ада Приклад"),
    ("zh", "作者：王小明", "王小明"),
    ("zh", "记者 王小明", "王小明"),
    ("ko", "김철수 기자", "김철수"),
]


def byline(*blocks: str) -> str | None:
    """Return the byline of a page with nothing else on it."""
    return newsclean.clean("\n\n".join(blocks), detectors={"byline": detect}).byline


@pytest.mark.parametrize("text", KEPT)
def test_stays(text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS["en"], AFTER) == []
    assert claimed(detect, *among(text)) == []


@pytest.mark.parametrize(("language", "text"), KEPT_FOREIGN)
def test_stays_in_other_languages(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == []


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_a_headline_that_begins_like_a_byline_stays(language: str, text: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == []


def test_stays_below_the_article() -> None:
    page = (*([PARAGRAPHS["en"], AFTER] * 3), "By Ada Example")
    assert claimed(detect, *page) == []


def test_stays_inside_a_clean_article() -> None:
    page = [PARAGRAPHS["en"], AFTER] * 3
    assert claimed(detect, *page, "By Ada Example", *page, cluttered=False) == []
    assert claimed(detect, *among("Published by Example House"), cluttered=False) == []


def test_goes_below_the_standfirst_of_a_clean_article() -> None:
    assert claimed(detect, *among("By Ada Example"), cluttered=False) == ["By Ada Example"]


def test_by_alone_stays_where_no_name_follows() -> None:
    assert claimed(detect, "By", PARAGRAPHS["en"]) == []
    assert claimed(detect, "By") == []


@pytest.mark.parametrize(("language", "text", "names"), GONE)
def test_goes(language: str, text: str, names: str) -> None:
    assert claimed(detect, text, PARAGRAPHS[language]) == [text]
    assert byline(text, PARAGRAPHS[language]) == names


def test_goes_on_a_clean_page() -> None:
    assert claimed(detect, "By Ada Example", PARAGRAPHS["en"], cluttered=False) == ["By Ada Example"]


def test_goes_below_a_standfirst() -> None:
    assert claimed(detect, *among("By Ada Example")) == ["By Ada Example"]


def test_goes_in_two_lines() -> None:
    assert claimed(detect, "By", "Ada Example", PARAGRAPHS["en"], AFTER) == ["By", "Ada Example"]
    assert byline("By", "Ada Example", PARAGRAPHS["en"], AFTER) == "Ada Example"


def test_goes_above_a_by_that_has_no_name_below() -> None:
    lines = ("Clara Moreno", "By", "Updated on May 3, 2024")
    assert byline(HEADLINE, *lines, *STORY) == "Clara Moreno"
    assert claimed(detect, HEADLINE, *lines[:2], "Peter Lindqvist", *STORY)[-2:] == ["By", "Peter Lindqvist"]
    assert claimed(detect, HEADLINE, "Real Estate", "By", lines[-1], *STORY) == []


def test_a_role_under_the_heading_of_an_authors_box_is_no_name() -> None:
    assert byline(HEADLINE, *STORY, "About the author", "Senior Principal Engineer, Velmpost", AFTER) is None


def test_the_author_that_the_page_declares_goes_without_by() -> None:
    page = '---\nauthors: ["Ada Example"]\n---\n<h1>Bridge closed</h1><div>Ada Example</div>' + "".join(
        f"<p>{text}</p>" for text in (PARAGRAPHS["en"], AFTER)
    )
    assert claimed(detect, page) == ["Ada Example"]


def test_nothing_declared_is_invented() -> None:
    assert byline("Ada Example", PARAGRAPHS["en"], AFTER) is None


STORY = (PARAGRAPHS["en"], AFTER, *([PARAGRAPHS["en"], AFTER] * 2))
HEADLINE = "Old bridge closes until the spring"

BARE = [
    pytest.param(("Clara Moreno",), "Clara Moreno", id="right under the headline"),
    pytest.param(("Clara Moreno", "May 3, 2024"), "Clara Moreno", id="above the date"),
    pytest.param(("May 3, 2024", "Clara Moreno"), "Clara Moreno", id="below the date"),
    pytest.param(("Clara Moreno | May 3, 2024",), "Clara Moreno", id="beside the date"),
    pytest.param(("Clara Moreno Last updated on May 3, 2024",), "Clara Moreno", id="before the date's label"),
    pytest.param(("Clara Moreno", "4 min read"), "Clara Moreno", id="above the reading time"),
    pytest.param(("Clara Moreno", "Political correspondent"), "Clara Moreno", id="above a role"),
    pytest.param(("Clara Moreno Senior Reporter", "May 3, 2024"), "Clara Moreno", id="with a role"),
    pytest.param(("Clara Moreno", "Clara Moreno"), "Clara Moreno", id="printed twice"),
    pytest.param(("Headshot of Clara Moreno", "Clara Moreno"), "Clara Moreno", id="under a portrait"),
    pytest.param(("Reuters, Clara Moreno", "May 3, 2024"), "Clara Moreno", id="an agency is no author"),
    pytest.param(
        ("Clara Moreno and Peter Lindqvist", "May 3, 2024"), "Clara Moreno, Peter Lindqvist", id="two on a line"
    ),
    pytest.param(("Clara Moreno", "Peter Lindqvist", "May 3, 2024"), "Clara Moreno, Peter Lindqvist", id="two lines"),
    pytest.param(("Clara Moreno Clara Moreno", "May 3, 2024"), "Clara Moreno", id="twice on a line"),
    pytest.param(("Associated Press", "May 3, 2024"), "Associated Press", id="an agency that signs"),
    pytest.param(("Harbour Post Staff", "May 3, 2024"), "Harbour Post Staff", id="a staff that signs"),
    pytest.param(("Clara von Bootshaus", "May 3, 2024"), "Clara von Bootshaus", id="any word behind a particle"),
    pytest.param(("Clara · May 3, 2024 · 7 comments",), "Clara", id="a given name on one line with the date"),
]

NOT_BARE = [
    pytest.param(("Real Estate", "The Bridge"), id="sections"),
    pytest.param(("Harbour Bridge",), id="no name"),
    pytest.param(("Photo: Clara Moreno", "May 3, 2024"), id="a photographer"),
    pytest.param(("Reviewed by Clara Moreno", "May 3, 2024"), id="a reviewer"),
    pytest.param(("— Clara Moreno (@ada)", "May 3, 2024"), id="a post that is quoted"),
    pytest.param(("Clara Moreno", "has been mayor since 2019, and will not stand again."), id="a sentence goes on"),
    pytest.param(("The Bridge", "May 3, 2024"), id="a function word"),
    pytest.param(("Sports", "May 3, 2024"), id="one word"),
    pytest.param(("Sports · May 3, 2024 · 7 comments",), id="a section on one line with the date"),
    pytest.param(("Clara, May 3, 2024",), id="a place on one line with the date"),
    pytest.param(("APA/Clara Moreno", "May 3, 2024"), id="a picture of an agency's photographer"),
    pytest.param(("Clara Moreno / AP", "May 3, 2024"), id="the agency behind the photographer"),
    pytest.param(("Harbour Logo", "May 3, 2024"), id="a logo"),
    pytest.param(("Tested by Clara Moreno", "May 3, 2024"), id="a tester"),
    pytest.param(("Frau Clara Moreno", "May 3, 2024"), id="somebody to call"),
    pytest.param(("Clara Moreno (links) und Peter Lindqvist", "May 3, 2024"), id="two on a picture"),
    pytest.param(("Clara Moreno (Hrsg.)", "May 3, 2024"), id="the editor of a book"),
]


@pytest.mark.parametrize(("lines", "names"), BARE)
def test_a_name_goes_that_something_beside_it_shows_to_be_the_author(lines: tuple[str, ...], names: str) -> None:
    assert byline(HEADLINE, *lines, *STORY) == names


@pytest.mark.parametrize("lines", NOT_BARE)
def test_words_with_capitals_stay(lines: tuple[str, ...]) -> None:
    assert claimed(detect, HEADLINE, *lines, *STORY) == []


def test_the_name_of_the_one_in_the_headline_stays() -> None:
    assert claimed(detect, "Clara Moreno leaves the council", "Clara Moreno", "Clara Moreno", *STORY) == []


def test_somebody_of_whom_the_article_speaks_again_and_again_is_not_its_author() -> None:
    said = "The bridge is safe, said Clara Moreno on Monday. The council asked Clara Moreno to look at its piers again."
    assert claimed(detect, HEADLINE, "Clara Moreno", "Clara Moreno", said, *STORY) == []
    assert byline(HEADLINE, "Clara Moreno", "May 3, 2024", said, *STORY) == "Clara Moreno"


def test_a_by_before_somebody_of_whom_the_article_speaks_again_and_again_names_nobody_at_its_end() -> None:
    said = "The bridge is safe, said Clara Moreno on Monday. The council asked Clara Moreno to look at its piers again."
    noise = ("Sign in", "Advertisement", "Most read", "Subscribe to our newsletter")
    line = "Author Clara Moreno, from the coast"
    assert byline(*noise, HEADLINE, *STORY, line, AFTER, "Related articles") == "Clara Moreno"
    assert byline(*noise, HEADLINE, said, *STORY, line, AFTER, "Related articles") is None


def test_a_name_inside_the_article_stays() -> None:
    assert claimed(detect, HEADLINE, *STORY, "Clara Moreno", *STORY) == []


INSIDE = [
    ("en", "Published May 3, 2024 by Ada Example", "Ada Example"),
    ("en", "May 3, 2024 · 3 min read · By Ada Example", "Ada Example"),
    ("en", "ByAda ExampleUpdated May 3, 2024", "Ada Example"),
    ("de", "Veröffentlicht am von Ada Beispiel", "Ada Beispiel"),
    ("de", "Von dpa 30.04.2024, 18:58", "dpa"),
    ("ko", "순천, 광양 김철수 기자", "김철수"),
    ("en", "Harbour, News | | Written by Ada Example", "Ada Example"),
    ("en", "Bridges | By Ada Example |", "Ada Example"),
    ("en", "By Clara Moreno, Head of the Bread Museum in the Old Town", "Clara Moreno"),
    ("en", "Recipe by Ada Example", "Ada Example"),
    ("en", "By Ada Example 0 337", "Ada Example"),
    ("en", "By Ada Example and Ben Sample The Associated Press", "Ada Example and Ben Sample The Associated Press"),
    ("en", "Posted in Bridges by adaexample on May 3, 2024", "adaexample"),
    ("en", "by oz on May 3, 2024", "oz"),
    ("en", "PublishedUpdated May 3, 2024 by jdoe", "jdoe"),
    ("en", "Written byAda Example", "Ada Example"),
    ("de", "von Ada Beispiel am , 14:14 Uhr", "Ada Beispiel"),
    ("de", "Von Ada Beispiel Lesezeit: 4 Min.", "Ada Beispiel"),
]


@pytest.mark.parametrize(("language", "text", "names"), INSIDE)
def test_goes_beside_a_date(language: str, text: str, names: str) -> None:
    assert byline(text, *[PARAGRAPHS[language]] * 3) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Aus- und Weiterbildung"),
        ("de", "AUTOR/IN"),
        ("de", "Aus Brückenwiki"),
        ("de", "Veröffentlicht am von Standard"),
        ("de", "von Ein Kommentar"),
        ("de", "von | 3. Mai 2024 | Ergebnisse"),
        ("de", "Kommentar von Ada Beispiel — 3. Mai 2024 | Antworten"),
        ("de", "Von Steuerpolitik, Verkehrspolitik und Haushaltsfragen"),
        ("en", "by 24 Comments"),
        ("en", "By"),
    ],
)
def test_what_only_begins_like_a_byline_stays(language: str, text: str) -> None:
    assert claimed(detect, text, *[PARAGRAPHS[language]] * 3) == []


ENDS = [
    (("Text by Clara Moreno",), "Clara Moreno"),
    (("Author: Clara Moreno",), "Clara Moreno"),
    (("About the author", "Clara Moreno"), "Clara Moreno"),
    (("About the author - Clara Moreno",), "Clara Moreno"),
    (("About Clara Moreno",), "Clara Moreno"),
    (("About Clara Bootshaus",), "Clara Bootshaus"),
    (("About the author", "Clara Moreno teaches bread and its history at the School of the Harbour."), "Clara Moreno"),
    (("Written by", "Clara Moreno", *STORY[:2], "The river fell again on Sunday."), "Clara Moreno"),
    (("Written by", "Clara Moreno (@clara) is the managing editor of the Harbour Post.", *STORY[:2]), "Clara Moreno"),
    (("Clara Moreno", "Hi, I'm Clara!"), "Clara Moreno"),
    (("Clara Moreno", "Clara is a reporter for the Harbour Post and lives by the river"), "Clara Moreno"),
    (("Clara Moreno (she/her) is a staff writer at the Harbour Post, where she covers bridges.",), "Clara Moreno"),
]


@pytest.mark.parametrize(("lines", "names"), ENDS)
def test_the_author_at_the_end_goes_where_none_stands_above(lines: tuple[str, ...], names: str) -> None:
    noise = (
        "Subscribe to our newsletter",
        "Share on Facebook",
        "Most read",
        "Advertisement",
        "Sign in",
        "Related articles",
    )
    assert byline(*noise, HEADLINE, *STORY, *lines, "Advertisement") == names


@pytest.mark.parametrize("subject", ["Die Autorin", "Das Museum", "Herr Moreno"])
def test_not_every_subject_at_the_end_is_the_author(subject: str) -> None:
    noise = ("Anmelden", "Anzeige", "Newsletter abonnieren", "Meistgelesen", "Auf Facebook teilen")
    story = [PARAGRAPHS["de"]] * 6
    assert (
        claimed(detect, *noise, *story, f"{subject} ist seit drei Jahren Redakteurin der Hafenpost.", "Anzeige") == []
    )


@pytest.mark.parametrize(
    ("line", "expected"), [("State of the Harbour Guide", None), ("The Harbour Post Team", "The Harbour Post Team")]
)
def test_a_headline_under_a_by_of_its_own_is_no_name(line: str, expected: str | None) -> None:
    assert byline(HEADLINE, "by", line, *STORY) == expected


def test_an_account_goes_behind_a_by_of_its_own() -> None:
    noise = ("Sign in", "Advertisement", "Most read", "Subscribe to our newsletter")
    assert byline(*noise, HEADLINE, "by adamoreno", "May 3, 2024", *STORY, "Related articles") == "adamoreno"
    assert byline(*noise, HEADLINE, "by 24", "May 3, 2024", *STORY, "Related articles") is None


@pytest.mark.parametrize(
    "line",
    ["By Clara Moreno", "Posted by Clara Moreno", "Published by Example House", "Clara Moreno", "Clara Moreno says:"],
)
def test_names_of_teasers_and_comments_stay(line: str) -> None:
    assert claimed(detect, HEADLINE, *STORY, line) == []


def test_the_byline_above_the_article_wins() -> None:
    assert byline(HEADLINE, "By Ada Example", *STORY, "Text by Ben Sample") == "Ada Example"


def test_the_next_articles_byline_is_not_this_ones() -> None:
    following = ("Ferries run again after a week", "By Ben Sample", "May 4, 2024", *STORY)
    assert byline(HEADLINE, "By Ada Example", "May 3, 2024", *STORY[:4], *following) == "Ada Example"


def test_a_menu_under_the_heading_of_an_authors_box_stays() -> None:
    assert claimed(detect, HEADLINE, *STORY, "About the author", "Most Popular") == []


def test_by_and_a_name_run_together_on_a_clean_page() -> None:
    assert claimed(detect, HEADLINE, "ByClara Moreno", *STORY, cluttered=False) == ["ByClara Moreno"]
