"""HTML or text: what must be read as text comes first, since text read as HTML loses words."""

from __future__ import annotations

import pytest

from newsclean.read.sniff import LOOKED_AT, is_html

SENTENCE = "The lock has been out of order since Friday, when a barge struck the lower gate. "

TEXT = [
    "",
    "It rained.",
    "I <3 rain",
    "if a < b and c > d then",
    "a<b or <b> too",
    "Write to <ada@example.org> or <https://site.example/a>.",
    "She said <laughs> that it was over.",
    "One line<br>another line",
    "<brand name> and </brand name>",
    "5 <p",
    "<",
    "<!-- a comment -->",
    "<?xml version='1.0'?><rss><channel><item>Rain</item></channel></rss>",
    "Use &lt;p&gt; for paragraphs &amp; &lt;/p&gt; to close them.",
    f"{SENTENCE * 20}He typed <b>rain</b>, and it was bold. {SENTENCE * 20}",
    f"{SENTENCE * 6}\n\n<a href='/x'>more</a>",
    "# Rain\n\n[Rain](https://site.example/a) and > snow",
    f"{SENTENCE * 40}<p>Rain</p>",
]

HTML = [
    "<!DOCTYPE html><title>Rain</title>",
    "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    "  \n<html lang=en>",
    "\ufeff<html>",
    "<HTML><BODY>",
    "<head></head>",
    "<body>It rained.",
    "<!-- saved from a site --><!-- twice --> <html>",
    "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>",
    "<p>It rained.</p>",
    "<div class='a'>It rained.</div>",
    "It <em>rained</em>, they said.",
    "<p>" + SENTENCE * 500 + "</p>",
    "Rain<br>Snow</p><p>Hail</p>",
    "<p\nclass='a'\n>It rained.</p\n>",
]


@pytest.mark.parametrize("source", TEXT)
def test_is_text(source: str) -> None:
    assert not is_html(source)


@pytest.mark.parametrize("source", HTML)
def test_is_html(source: str) -> None:
    assert is_html(source)


def test_tags_that_are_never_closed_are_no_html() -> None:
    assert not is_html("<p>It rained.<p>It snowed.")


def test_tags_far_down_are_not_looked_for() -> None:
    assert not is_html(SENTENCE * (LOOKED_AT // len(SENTENCE) + 1) + "<p>It rained.</p>" * 10)


def test_a_comment_that_never_ends() -> None:
    assert not is_html("<!-- It rained. <html>")
