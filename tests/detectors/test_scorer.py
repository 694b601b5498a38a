from __future__ import annotations

import newsclean
from newsclean.detectors.scorer import detect
from newsclean.read import read
from newsclean.testing import claimed
from tests.detectors import AFTER, MENU, PARAGRAPHS

STORY = (
    PARAGRAPHS["en"],
    AFTER,
    "The mayor, who lives on the other bank, will sleep at the town hall until the spring.",
)

PAGE = (*MENU, *STORY, *reversed(MENU))


def test_takes_the_page_around_an_article() -> None:
    assert claimed(detect, *PAGE) == [*MENU, *reversed(MENU)]


def test_says_where_a_block_stands_and_what_tells_against_it() -> None:
    reasons = {claim.block.index: claim.reason for claim in detect(read("\n\n".join(PAGE)))}
    assert reasons[1].startswith("seems to stand above the article: ")
    assert reasons[len(PAGE) - 2].startswith("seems to stand below the article: ")


def test_its_claims_are_weak() -> None:
    claims = list(detect(read("\n\n".join(PAGE))))
    assert claims
    assert all(claim.weak for claim in claims)


def test_rules_name_first_what_they_know() -> None:
    removed = {removal.text: removal.detector for removal in newsclean.clean("\n\n".join(PAGE)).removed}
    assert removed["Subscribe"] == "subscribe"


def test_is_silent_on_clean_articles() -> None:
    assert claimed(detect, *STORY) == []
    for paragraph in PARAGRAPHS.values():
        assert claimed(detect, *[paragraph] * 3) == []


def test_is_silent_on_html_where_extractors_have_voted() -> None:
    html = "".join(f"<p>{line}</p>" for line in PAGE)
    assert list(detect(read(f"<html><body>{html}</body></html>"))) == []


def test_a_page_of_nothing() -> None:
    assert claimed(detect, "") == []
