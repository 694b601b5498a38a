from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean import sites
from tests.sites.support import CHROME, HOST, PROSE, learnt, row, story

if TYPE_CHECKING:
    from pathlib import Path

    from newsclean.sites import Sites

URL = f"https://{HOST}/1"

OTHERS = "The boats of the town, and whose they are"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    rows = [row(number, CHROME, PROSE, OTHERS) for number in range(20)]
    return sites.load(learnt(tmp_path_factory.mktemp("known"), rows))


def test_says_on_how_many_pages(known: Sites) -> None:
    article = known.clean(row(1, CHROME, PROSE)["text"], url=URL)
    assert {(removal.detector, removal.reason, removal.text) for removal in article.removed} >= {
        ("site", "on 20 of 20 pages of news.example", CHROME),
        ("site", "on 20 of 20 pages of news.example", PROSE),
    }
    assert article.body.endswith("\n\n".join(story(1)))


def test_is_one_more_detector(known: Sites) -> None:
    page = row(1, CHROME, PROSE)["text"]
    detectors = {**newsclean.DETECTORS, "site": known.detector(URL)}
    assert newsclean.clean(page, url=URL, detectors=detectors) == known.clean(page, url=URL)
    assert (
        newsclean.clean(page, detectors={**newsclean.DETECTORS, "site": known.detector(HOST)}).body
        == known.clean(page, url=URL).body
    )


@pytest.mark.parametrize("lines", [[CHROME], [CHROME, PROSE, OTHERS], [PROSE], [PROSE, CHROME], []])
@pytest.mark.parametrize("own", [["Rain over the harbour"], []])
def test_cleaning_twice_changes_nothing(lines: list[str], own: list[str], known: Sites) -> None:
    text = "\n\n".join([*lines, *own, *story(7), *lines, "Skip to content", "12 Comments"])
    html = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    for source in (text, html):
        once = known.clean(source, url=URL)
        again = known.clean(once.body, url=URL)
        assert again.body == once.body
        assert again.removed == ()
        assert known.clean(once.to_text(), url=URL).to_text() == once.to_text()


def test_every_block_is_in_the_body_or_removed(known: Sites) -> None:
    page = row(1, CHROME, PROSE, OTHERS)["text"]
    article = known.clean(page, url=URL)
    assert sorted([*article.body.split("\n\n"), *(one.text for one in article.removed)]) == sorted(page.split("\n\n"))


def test_a_page_of_another_site_keeps_the_lines(known: Sites) -> None:
    page = row(1, CHROME, PROSE, OTHERS)["text"]
    assert known.clean(page, url="https://other.example/1") == newsclean.clean(page)
    assert known.clean(page) == newsclean.clean(page)
    assert known.clean(page, url="no address") == newsclean.clean(page)


def test_html_may_say_which_site_it_is_of(known: Sites) -> None:
    html = f"<html><head><link rel='canonical' href='{URL}'></head><body><p>{OTHERS}</p><p>Rain</p><p>{story(1)[0]}</p>"
    assert OTHERS in newsclean.clean(html).body
    assert OTHERS not in known.clean(html).body


def test_text_may_not_say_so(known: Sites) -> None:
    """What a cleaned article says of itself must not change what is found in it."""
    text = f"---\ntitle: Rain\nurl: {URL}\n---\n\n{OTHERS}\n\n{story(1)[0]}"
    assert known.clean(text) == newsclean.clean(text)


def test_the_headline_stays_though_lists_repeat_it(tmp_path: Path) -> None:
    rows = [row(number, CHROME) for number in range(9)]
    for one in rows[1:]:
        one["text"] += "\n\nReport 0 of the day"
    known = sites.load(learnt(tmp_path, rows))
    assert "Report 0 of the day" in known.clean(rows[0]["text"], url=URL).to_text()
    assert "Report 0 of the day" not in known.clean(rows[1]["text"], url=URL).to_text()


def test_can_be_sent_to_other_processes(known: Sites) -> None:
    page = row(1, CHROME, PROSE)["text"]
    assert pickle.loads(pickle.dumps(known.clean))(page, url=URL) == known.clean(page, url=URL)  # noqa: S301 - our own
