from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import newsclean
from newsclean.write.report import Failed, index_entry, look, page_data
from tests.report.pages import BRIDGE, report_of, written
from tests.support import CASES, Case, paragraphs

HOSTILE = "</script><script>alert(1)</script><!--<script>]]>&lt;\u2028\u2029\x00\udc80\U0001f600\u202e\"'\\"


class Scripts(HTMLParser):
    """The elements of a document, as a browser would find them."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: dict[str, str] = {}
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.policy = ""
        self.open: tuple[str, str | None] | None = None
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""
        if tag in self.inline:
            self.open = (tag, named.get("id"))

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[0]:
            self.open = None

    def handle_data(self, data: str) -> None:
        if not self.open:
            return
        tag, name = self.open
        if name:
            self.data[name] = self.data.get(name, "") + data
        else:
            self.inline[tag].append(data)


def data_of(document: str) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in Scripts(document).data.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_block_is_kept_in_the_header_or_removed(case: Case) -> None:
    looked = look(case.name, case.source)
    page: Any = page_data(looked)
    article = newsclean.clean(case.source)
    kept = [block["text"] for block in page["blocks"] if "by" not in block and "fields" not in block]
    if looked.page.parted:  # what was parted is put together again
        assert " ".join(kept) == " ".join(paragraphs(article))
    else:
        assert kept == paragraphs(article)
    assert len(page["blocks"]) == len(looked.page.blocks)
    assert [(one["by"], one["why"]) for one in page["blocks"] if "by" in one] == [
        (removal.detector, removal.reason)
        for removal, claim in zip(article.removed, sorted(looked.outcome.claims.items()), strict=True)
        if not claim[1].field
    ]


def test_a_block_with_two_fields_names_both() -> None:
    page: Any = page_data(
        look(
            "x",
            "Rain in Wexcombe\n\nby Maren Holloway March 14, 2023 4:05 PM\n\nIt rained for two days before the river rose, and the ferry stayed in the harbour until Monday.\n",
        )
    )
    fields = [
        [(one["field"], one["value"]) for one in block["fields"]] for block in page["blocks"] if "fields" in block
    ]
    assert [("byline", "Maren Holloway"), ("date", "2023-03-14T16:05:00")] in fields


def test_what_the_head_declares_says_where() -> None:
    page: Any = page_data(
        look(
            "x",
            '<html><head><meta property="og:title" content="Rain"></head><body><p>It rained for two days.</p></body></html>',
        )
    )
    assert {"field": "title", "value": "Rain", "source": "meta ogtitle"} in page["header"]


def test_html_keeps_its_subheads_lists_and_lines() -> None:
    page: Any = page_data(
        look(
            "x",
            "<body><article><h2>Rain</h2><ul><li>It rained for two days.</li></ul><pre>a\n  b</pre></article></body>",
        )
    )
    assert [(block["kind"], block["level"]) for block in page["blocks"][:2]] == [("subhead", 2), ("bullet", 1)]
    assert page["blocks"][2]["layout"] == "a\n  b"


def test_markdown_keeps_its_subheads_and_items() -> None:
    links = "".join(f"* [Rain fell for {number} days](https://news.example/{number})\n" for number in range(9))
    page: Any = page_data(look("x", f"## Rain\n\nIt rained for two days before the river rose.\n\n{links}"))
    kinds = [(block["text"], block.get("kind"), block.get("level")) for block in page["blocks"]]
    assert ("Rain", "subhead", 2) in kinds
    assert ("Rain fell for 3 days", "bullet", 1) in kinds


def test_html_shown_as_text_has_its_article() -> None:
    source = "<body><pre>&lt;html&gt;&lt;body&gt;&lt;p&gt;It rained for two days before the river rose.&lt;/p&gt;&lt;/body&gt;</pre></body>"
    page: Any = page_data(look("x", source))
    assert [part["text"] for part in page["article"]] == paragraphs(newsclean.clean(source))


class TestFigures:
    def test_they_add_up(self) -> None:
        entry: Any = index_entry(look("x", BRIDGE))
        assert entry["words"] == sum(block.words for block in look("x", BRIDGE).page.blocks)
        assert entry["by"]["subscribe"][0] == 3
        removed = sum(blocks for blocks, _ in entry["by"].values())
        assert removed == len([one for one in page_data(look("x", BRIDGE))["blocks"] if "by" in one])  # type: ignore[attr-defined]

    def test_the_strip_is_the_page_from_top_to_bottom(self) -> None:
        entry: Any = index_entry(look("x", BRIDGE))
        assert sum(cells for _, cells in entry["strip"]) == 96
        assert entry["strip"][0][0] == "chrome"
        assert entry["strip"][-1][0] == "footer"
        assert {"header", "kept", "advert"} <= {fate for fate, _ in entry["strip"]}

    def test_of_an_empty_page(self) -> None:
        entry: Any = index_entry(look("x", ""))
        assert (entry["words"], entry["left"], entry["strip"], entry["warnings"]) == (0, False, [], 0)

    def test_of_a_page_of_which_nothing_is_left(self) -> None:
        entry: Any = index_entry(look("x", "Skip to content\n\nAdvertisement\n"))
        assert entry["left"] is False
        assert entry["words"] > 0


class TestDocument:
    def test_text_is_never_markup(self) -> None:
        tame = Scripts(report_of({"a": "It rained."})).tags
        document = report_of({HOSTILE: f"{HOSTILE}\n\nIt rained {HOSTILE} for two days.\n\n{HOSTILE}"})
        assert Scripts(document).tags == tame

    def test_text_comes_back_as_it_was(self) -> None:
        data = data_of(report_of({HOSTILE: f"<p>It rained {html.escape(HOSTILE)} for two days.</p>"}))
        assert data["index"]["pages"][0]["name"] == HOSTILE
        # A block has its white space as one space, and HTML has neither U+0000 nor lone surrogates.
        text = "".join(block["text"] for block in data["page-0"]["blocks"])
        assert "".join(text.split()) == "".join(
            f"It rained {HOSTILE} for two days.".translate({0: 0xFFFD, 0xDC80: 0xFFFD}).split()
        )

    def test_is_utf_8(self) -> None:
        assert report_of({"\udc80": "\udc80"}).encode()

    def test_nothing_but_its_own_scripts_and_styles_is_allowed(self) -> None:
        found = Scripts(report_of({"a": "It rained."}))
        rules = dict(rule.split(" ", 1) for rule in found.policy.split("; "))
        assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        for tag, texts in found.inline.items():
            hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
            assert rules[f"{tag}-src"].split() == [f"'sha256-{one}'" for one in hashes]
        assert "unsafe" not in found.policy
        assert rules["img-src"] == "data:"

    def test_names_nothing_that_could_be_fetched(self) -> None:
        document = report_of({"a": "It rained."}).replace("http://www.w3.org/2000/svg", "")
        assert re.findall(r"https?:|url\(|@import|\bsrc=", document) == []

    def test_a_page_that_could_not_be_read_is_there_with_its_problem(self) -> None:
        data = data_of(written([Failed("a.pdf", "is a PDF"), look("b", "It rained.")]))
        assert data["index"]["pages"][0] == {"name": "a.pdf", "problem": "is a PDF"}
        assert data["page-0"]["problem"] == "is a PDF"

    def test_is_the_same_each_time(self) -> None:
        assert report_of({"a": BRIDGE, "b": "It rained."}) == report_of({"a": BRIDGE, "b": "It rained."})
