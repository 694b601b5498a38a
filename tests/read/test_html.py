from __future__ import annotations

import pytest

import newsclean
from newsclean.read.html import readable

STORY = [f"The ferry to island number {n} will not sail before Thursday, the harbour master said." for n in range(12)]
LEAD = "Welcome to the Harbour Post, the oldest paper of the coast, says its owner."


@pytest.mark.parametrize("depth", [10, 100, 254, 300, 600, 1900, 2100, 5000])
def test_text_is_found_however_deep_it_stands(depth: int) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    page = f"<html><body><p>{LEAD}</p>{'<div>' * depth}{paragraphs}{'</div>' * depth}</body></html>"
    article = newsclean.clean(page)
    assert [text for text in article.body.split("\n\n") if text in STORY] == STORY
    assert bool(article.warnings) == (depth > 2000)  # the parser loses what is deeper


def test_a_text_node_of_megabytes_is_no_loss() -> None:
    long = "The harbour master said that nobody knew. " * 250_000
    page = f"<html><body>{''.join(f'<p>{text}</p>' for text in STORY)}<p>{long}</p></body></html>"
    article = newsclean.clean(page)
    found = [*article.body.split("\n\n"), *(removal.text for removal in article.removed)]
    assert set(STORY) <= set(found)
    assert long.strip() in found


def test_what_parsers_stop_at_is_replaced() -> None:
    assert readable("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert readable("\ud83d\ude00") == "😀"


@pytest.mark.parametrize("hostile", ["\x00", "\ud800", "\x00\udfff\x00"])
def test_nothing_is_lost_behind_it(hostile: str) -> None:
    body = newsclean.clean(f"<p>{STORY[0]}</p>{hostile}<p>{STORY[1]}</p>").body
    assert STORY[0] in body
    assert STORY[1] in body
