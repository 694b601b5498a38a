"""Markdown: what is taken for it, what goes of it, and that everything stays where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.read.markdown import PUT_OUT, is_markdown, plain, unwrapped

LINKS = "[Home](/) [Region](/region) [Sport](/sport) [Weather](/weather) [Contact](/contact)\n\n"

STORY = """\
# [Ferry stays in harbour](/ferry)

![The ferry](/ferry.jpg "In 2031")

The ferry to [Skarra](https://news.example/skarra "The island (map)") will *not* sail before Thursday, the harbour
master said on [Monday](<https://news.example/a b>).

* Fishing boats bring [bread](/bread_(food)) and post.
* "You can put your arm into **some** of them," she said.

> Nobody may drive a nail into it, the court has ruled, before the owner of the pier is known.
"""


def shown(source: str) -> str:
    return plain(source).replace(PUT_OUT, "")


@pytest.mark.parametrize(
    "source",
    [
        "It rained for two days before the river rose.",
        "[one](/1) [two](/2) [three](/3) [four](/4)",  # an article may have some links
        LINKS + "It rained for two days before the river rose.\n" * 70,  # or show a menu of them
        "f[0](x) " * 4,
        "* item\n* item\n\n## Subhead\n\n**bold** and _italic_",  # plain text has these, too
    ],
)
def test_plain_text_is_no_markdown(source: str) -> None:
    assert not is_markdown(source)


def test_a_page_with_links_is() -> None:
    assert is_markdown(LINKS)
    assert is_markdown(LINKS + STORY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("[rain](https://news.example/rain)", "rain"),
        ('[rain](/rain "It (rained)") fell', "rain fell"),
        ("[rain](<https://news.example/a (b)>)", "rain"),
        ("[rain](/rain_(weather))", "rain"),
        ("[rain\non Monday](/ra-\nin)", "rain\non Monday"),
        ("[[1]](/note)", "[1]"),
        ("![rain](/rain.jpg)", ""),
        ("[![rain](/rain.jpg)](/rain)", ""),
        ("[![rain](/rain.jpg) It rained](/rain)", " It rained"),
        ("## Who pays", "Who pays"),
        ("  * rain", "rain"),
        ("> > rain", "rain"),
        ("Rain\n====", "Rain\n"),
        ("| rain | 3 |\n|---|---|", "rain | 3\n"),
        ("**It** _rained_ ***hard***", "It rained hard"),
        ("1\\. It rained\\!", "1. It rained!"),
        ("```\n* [rain](/rain)\n```\n* rain", "\n* [rain](/rain)\n\nrain"),
    ],
)
def test_marks_go(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "she said [on Monday] that it rained",
        "rain (and hail)",
        "[rain] (and hail)",
        "3*4 is 4*3, and 2 * 2 is four",
        "snake_case_name",
        "#hashtag and -2 degrees",
        "[rain\n\nhail]",
        "](",
    ],
)
def test_what_is_no_mark_stays(source: str) -> None:
    assert shown(source) == source


def test_a_link_ends_with_its_paragraph() -> None:
    assert shown("[rain\n\nhail](/hail)") == "[rain\n\nhail"


def test_an_article_comes_out_as_text_and_goes_back_to_markdown() -> None:
    article = newsclean.clean(LINKS + STORY)
    assert "The ferry to Skarra will not sail before Thursday, the harbour master said on Monday." in article.body
    assert newsclean.clean(article.body).body == article.body
    assert "[" not in article.body
    assert [part.kind for part in article.parts][-4:] == ["paragraph", "bullet", "bullet", "quote"]
    written = article.to_markdown(links=True)
    assert "[Skarra](https://news.example/skarra)" in written
    assert "- Fishing boats bring [bread](/bread_%28food%29) and post." in written
    assert "> Nobody may drive" in written


def test_removals_quote_the_source() -> None:
    source = f"[Skip to content](#a)\n\n{LINKS}{STORY}\n**Advertisement**\n\n[Subscribe to our newsletter](/n)\n"
    removed = newsclean.clean(source).removed
    assert "**Advertisement**" in [one.text for one in removed]
    assert all(isinstance(one.span, tuple) and source[slice(*one.span)] == one.text for one in removed)


def test_a_page_that_shows_markdown_is_read_once_more() -> None:
    story = "".join(f"<p>{line}</p>" for line in (LINKS + STORY).replace('"', "&quot;").split("\n") if line)
    body = newsclean.clean(f"<html><body><article>{story}</article></body></html>").body
    assert newsclean.clean(body).body == body


def test_soft_breaks_are_none_where_the_page_is_wrapped() -> None:
    source = "It rained for\ntwo days  \nor three.\n\n# Rain\nAnd hail.\n1. one\n2. two,\nor so"
    text = unwrapped(plain(source), source).replace(PUT_OUT, "")
    assert text == "It rained for two days  \nor three.\n\nRain\nAnd hail.\n1. one\n2. two, or so"


@given(st.text('[]()!*_`~#>|-=+\\" \n\rab1.', max_size=60))
def test_everything_stays_where_it_stood(source: str) -> None:
    text = plain(source)
    assert len(text) == len(source) == len(unwrapped(text, source))
    assert all(after in {before, PUT_OUT} for before, after in zip(source, text, strict=True))


@pytest.mark.parametrize(
    "part", ["![", "[", "](u", "](u)", '](x "', "*a ", "> ", "](a(b)", "\n \n", "```\n", "| ", "-", " "]
)
def test_hostile_marks_take_a_time_that_grows_with_them(part: str) -> None:
    source = part * 100_000 + "x"  # where it grew faster, this would not end
    assert len(plain(source)) == len(source)
