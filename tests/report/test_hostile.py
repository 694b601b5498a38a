"""Pages that would run in the reader's browser, and pages that would stop it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from newsclean.write.report import Failed, look
from tests.report.pages import address_of, report_of, written

pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsclean.write.report import Looked
    from tests.conftest import Window

    Open = Callable[..., Window]

SCRIPTS = (
    "</script><script>alert(1)</script>",
    "<img src=https://evil.example/x.png onerror=alert(1)>",
    "<svg onload=alert(1)><style>@import 'https://evil.example/x.css'</style>",
    "<!--<script>alert(1)",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "\u202edlrow\u2028</title><base href=https://evil.example/>",
)

EVIL = "".join(SCRIPTS)


def hostile_page() -> str:
    """A page with scripts in every field that it can declare, and in its text."""
    evil = html.escape(EVIL, quote=True)
    return f"""<html lang="{evil}"><head><title>{evil}</title>
<meta property="og:title" content="{evil}"><meta name="author" content="Ada {evil}"><meta property="og:site_name" content="{evil}">
<meta property="article:section" content="{evil}"><meta property="article:published_time" content="2031-03-04{evil}">
<link rel="canonical" href="javascript:alert(1)"><link rel="license" href="https://evil.example/{evil}">
</head><body><nav><a href="javascript:alert(1)">Menu</a></nav><article><h1>{evil}</h1><p>By Ada Example {evil}</p>
<p>{evil} It rained for two days before the river rose, and the ferry stayed in the harbour.</p>
<p>Subscribe to our newsletter {evil}</p><pre>{evil}</pre></article><footer>© 2031 {evil}</footer></body></html>"""


ELEMENTS = """() => Object.fromEntries(
  ['script', 'style', 'img', 'iframe', 'object', 'base', 'link', 'meta', 'title'].map((tag) => [tag, document.querySelectorAll(tag).length])
)"""

ATTRIBUTES = """() => [...document.querySelectorAll('#main *, #rail *')].flatMap((one) => one.getAttributeNames())"""

LINKS = """() => [...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))"""


def test_scripts_in_every_field_stay_text(window: Open, tmp_path: Path) -> None:
    pages: list[Looked | Failed] = [
        look(f"{EVIL}.html", hostile_page()),
        look(EVIL, f"Skip to content\n\nIt rained for two days before the river rose. {EVIL}\n\nAdvertisement\n"),
        Failed(EVIL, EVIL),
    ]
    tame = window(address_of(report_of({"a": "It rained.", "b": "It rained.", "c": "It rained."}), tmp_path)).page
    expect(tame.locator(".pages")).to_be_visible()
    elements = tame.evaluate(ELEMENTS)
    page = window(address_of(written(pages), tmp_path)).page
    for go, shown in (
        ("1", ".gone"),
        ("1/article", "h1"),
        ("2", ".block"),
        ("2/article", ".sheet.article"),
        ("3", ".empty"),
        ("", ".pages"),
    ):
        page.evaluate("(go) => { location.hash = `#/${go}`; }", go)
        expect(page.locator(f"#main {shown}").first).to_be_visible()
        page.keyboard.press("n")
        page.keyboard.press("r")
        assert page.evaluate(ELEMENTS) == elements
        assert {
            name for name in page.evaluate(ATTRIBUTES) if name.startswith("on") or name in {"src", "srcdoc", "action"}
        } == set()
        assert all(link.startswith("#/") for link in page.evaluate(LINKS))
    page.get_by_role("searchbox").fill("<script>alert(1)")
    expect(page.locator("#hits")).to_have_text("3")
    page.evaluate("location.hash = '#/1'")
    expect(page.locator(".block", has_text="</script><script>alert(1)</script>").first).to_be_visible()


def test_an_address_that_is_no_page(window: Open, tmp_path: Path) -> None:
    address = address_of(report_of({"a": "It rained for two days.", "b": "It rained."}), tmp_path)
    page = window(address).page
    for wrong in ("#/99", "#/0", "#/-1", "#<img src=x onerror=alert(1)>", "#/1/x"):
        page.goto(f"{address}#/1")
        expect(page.locator(".sheet")).to_be_visible()
        page.goto(address + wrong)
        expect(page.locator(".pages .file")).to_have_count(2)


def test_a_page_of_five_megabytes(window: Open, tmp_path: Path) -> None:
    story = " ".join(
        f"It rained for {number} days before the river rose, and the bridge was closed." for number in range(60)
    )
    source = "Skip to content\n\n" + "".join(f"Report {number}. {story}\n\nAdvertisement\n\n" for number in range(1200))
    assert len(source) > 5_000_000
    page = window(address_of(report_of({"long.txt": source}), tmp_path)).page
    assert page.locator(".block").count() > 2400
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.querySelector('.text').textContent") == "Advertisement"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(200)
    assert page.evaluate(
        "document.querySelectorAll('.block')[document.querySelectorAll('.block').length - 1].getBoundingClientRect().height > 0"
    )
    # What is far away is not laid out: that is what keeps such a page usable.
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.chunk')].filter((one) => one.firstChild.checkVisibility({ contentVisibilityAuto: true })).length"
        )
        < 6
    )


def test_a_line_of_five_megabytes(window: Open, tmp_path: Path) -> None:
    page = window(address_of(report_of({"line.txt": "It rained. " * 460_000 + "The end of it."}), tmp_path)).page
    assert page.evaluate("document.querySelector('.text').textContent.length") == 20_000
    page.evaluate("() => { document.getElementById('query').value = 'the end'; searchAgain(); }")
    assert page.evaluate("document.getElementById('hits').textContent") == "1"
    assert page.evaluate("document.querySelector('.text').textContent.length") > 5_000_000


def test_thousands_of_pages(window: Open, tmp_path: Path) -> None:
    some = [
        look("", f"Skip to content\n\nIt rained for {number} days before the river rose.\n") for number in range(50)
    ]
    pages = (some[number % 50]._replace(name=f"page-{number}.txt") for number in range(5000))
    page = window(address_of(written(pages), tmp_path)).page
    expect(page.locator("h1")).to_have_text("5,000 pages")
    rows = page.locator(".pages tbody tr")
    assert rows.count() < 400, "rows are made as they are scrolled to"
    before = rows.count()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.locator(f".pages tbody tr:nth-child({before + 1})")).to_have_count(1)
    page.get_by_role("searchbox").fill("for 49 days")
    expect(page.locator("#hits")).to_have_text("100")
    page.locator(".pages a").first.click()
    expect(page.locator(".kept .text")).to_have_text("It rained for 49 days before the river rose.")
