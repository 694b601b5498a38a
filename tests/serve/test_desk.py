"""The box that takes pages, in a real browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.report.colours import PAINT, unreadable
from tests.report.pages import BRIDGE

pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Window
    from tests.serve.conftest import Served

    Open = Callable[..., Window]
    Start = Callable[..., Served]


@pytest.fixture
def page(window: Open, served: Served) -> Page:
    return window(served.address).page


def paste(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="The page").fill(text)
    page.get_by_role("button", name="Clean it").click()


def block(text: str) -> str:
    return f".block:has(.text:has-text({json.dumps(text)}))"


class TestPaste:
    def test_shows_what_became_of_it(self, page: Page) -> None:
        paste(page, BRIDGE)
        expect(page.locator(".gone del").first).to_have_text("Skip to content")
        expect(page.locator("#name")).to_have_text("Pasted page 1")

    def test_by_key(self, page: Page) -> None:
        page.get_by_role("textbox", name="The page").fill("<p>It rained for two days.</p>")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kept .text")).to_have_text("It rained for two days.")

    def test_search_comes_with_something_to_search(self, page: Page) -> None:
        expect(page.get_by_label("Search")).to_be_hidden()
        page.keyboard.press("/")
        paste(page, BRIDGE)
        expect(page.get_by_label("Search")).to_be_visible()

    def test_nothing(self, page: Page) -> None:
        paste(page, "  \n")
        expect(page.get_by_role("alert")).to_have_text("There is nothing in the box.")

    def test_one_after_the_other(self, page: Page) -> None:
        for name in ("Pasted page 1", "Pasted page 2"):
            paste(page, BRIDGE)
            expect(page.locator("#name")).to_have_text(name)
            page.get_by_role("link", name="New page").click()
        expect(page.locator(".pages .file")).to_have_text(["Pasted page 1", "Pasted page 2"])

    def test_scripts_stay_text(self, page: Page) -> None:
        evil = "</script><img src=https://evil.example/x onerror=alert(1)>"
        paste(page, f"<p>It rained for two days. {evil.replace('<', '&lt;')}</p>")
        expect(page.locator(".text")).to_have_text(f"It rained for two days. {evil}")


class TestFiles:
    def test_are_cleaned_each(self, page: Page, tmp_path: Path) -> None:
        for name, content in (
            ("a.txt", BRIDGE.encode()),
            ("b.html", b"<p>It rained for two days.</p>"),
            ("c.pdf", b"%PDF-1.7"),
        ):
            (tmp_path / name).write_bytes(content)
        page.locator("#files").set_input_files([tmp_path / "a.txt", tmp_path / "b.html"])
        expect(page.locator(".pages .file")).to_have_count(2)
        page.locator("#files").set_input_files(tmp_path / "b.html")
        expect(page.locator("#name")).to_have_text("b.html")

    def test_dropped(self, page: Page) -> None:
        page.evaluate(
            """(text) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], 'dropped.txt'));
              for (const type of ['dragover', 'drop']) dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }));
            }""",
            BRIDGE,
        )
        expect(page.locator("#name")).to_have_text("dropped.txt")


def test_too_large(window: Open, start: Start) -> None:
    page = window(start(max_bytes=50).address).page
    paste(page, "It rained. " * 50)
    expect(page.get_by_role("alert")).to_have_text(
        re.compile(r"it is larger than 50 bytes; start the server with a larger --max-bytes")
    )
    paste(page, "It rained for two days.")
    expect(page.locator(".kept .text")).to_have_text("It rained for two days.")


def test_a_server_that_has_gone_is_said(window: Open, start: Start) -> None:
    page, seen = window(start(max_bytes=1000).address)
    paste(page, "It rained for two days.")
    expect(page.locator(".kept")).to_be_visible()
    page.route("**/clean*", lambda route: route.abort())
    page.get_by_role("button", name="All off").click()
    expect(page.locator("#toast")).to_have_text("The server does not answer. Is newsclean serve still running?")
    assert [line for line in seen if "ERR_FAILED" not in line] == []
    seen.clear()  # the browser itself tells the console


class TestSwitch:
    def test_cleans_again_without_the_detector(self, page: Page) -> None:
        paste(page, BRIDGE)
        expect(page.locator(block("Subscribe to our newsletter"))).to_have_class(re.compile("by-subscribe"))
        page.get_by_role("checkbox", name=re.compile("subscribe")).uncheck()
        expect(page.locator(".by-subscribe.block")).to_have_count(0)
        expect(page.get_by_role("checkbox", name=re.compile("subscribe"))).to_be_focused()
        page.get_by_role("checkbox", name=re.compile("subscribe")).check()
        expect(page.locator(".by-subscribe.block")).to_have_count(3)

    def test_all_off_is_the_page_as_it_was(self, page: Page) -> None:
        paste(page, BRIDGE)
        page.get_by_role("button", name="All off").click()
        expect(page.locator(".gone, .field")).to_have_count(0)
        expect(page.locator(".kept")).to_have_count(13)

    def test_is_the_page_s_own(self, page: Page) -> None:
        paste(page, BRIDGE)
        page.get_by_role("checkbox", name=re.compile("advert")).uncheck()
        expect(page.locator(".by-advert.block")).to_have_count(0)
        page.get_by_role("link", name="New page").click()
        paste(page, BRIDGE)
        expect(page.locator(".by-advert.block")).to_have_count(1)


class TestMistake:
    def test_is_downloaded(self, page: Page) -> None:
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").click()
        page.get_by_label("What is wrong").fill("The advert is the story.")
        page.locator(block("Advertisement")).click()
        expect(page.locator(".verdict")).to_have_text("should stay")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == "en_crack_closes_the_harbour_bridge.zip"
        expect(page.locator(".done")).to_contain_text("Downloaded as en_crack_closes_the_harbour_bridge.zip")

    def test_is_saved_by_keyboard_alone(self, window: Open, start: Start, tmp_path: Path) -> None:
        page = window(start(fixtures=tmp_path).address).page
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Title")).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.type("A crack")
        page.locator(block("Ferries will carry")).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".verdict")).to_have_text("should go")
        page.get_by_label("Name of the case").fill("rain")
        page.keyboard.press("Enter")
        expect(page.locator(".done")).to_have_text(f"Saved as {tmp_path / 'rain'}")
        expected = json.loads((tmp_path / "rain" / "expected.json").read_text(encoding="utf8"))
        assert expected["title"] == "A crack"
        assert [text.split()[0] for text in expected["body"]] == ["Crews", "The"]
        assert (tmp_path / "rain" / "page.txt").read_text(encoding="utf8") == BRIDGE

    def test_a_date_that_is_none_is_said(self, window: Open, served: Served) -> None:
        page, seen = window(served.address)
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").click()
        page.get_by_label(re.compile("Date")).fill("Friday")
        page.get_by_role("button", name="Download").click()
        expect(page.get_by_role("alert").last).to_have_text(
            "'Friday' is no date; write it as 2031-03-04 or 2031-03-04T18:51"
        )
        assert [line for line in seen if "status of 400" not in line] == []
        seen.clear()  # the browser itself tells the console

    def test_outlives_a_look_at_the_article_and_another_scheme(self, page: Page) -> None:
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").click()
        page.get_by_label("What is wrong").fill("Rain")
        page.locator(block("Advertisement")).click()
        page.get_by_role("button", name="Light or dark").click()
        page.get_by_role("button", name="Article", exact=True).click()
        expect(page.locator(".sheet.article")).to_be_visible()
        page.get_by_role("button", name="Page", exact=True).click()
        expect(page.locator(".verdict")).to_have_text("should stay")
        expect(page.get_by_label("What is wrong")).to_have_value("Rain")

    def test_can_be_begun_from_the_article(self, page: Page) -> None:
        paste(page, BRIDGE)
        expect(page.locator(".sheet")).to_be_visible()
        page.get_by_role("button", name="Article", exact=True).click()
        expect(page.locator(".sheet.article")).to_be_visible()
        page.get_by_role("button", name="Report a mistake").click()
        page.locator(block("Advertisement")).focus()
        page.keyboard.press("Space")
        expect(page.locator(".verdict")).to_have_text("should stay")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_can_be_read(self, window: Open, served: Served, scheme: str) -> None:
        page = window(served.address, color_scheme=scheme).page
        paste(page, "")
        expect(page.locator("#desk-error")).to_be_visible()
        seen = page.evaluate(PAINT)
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").click()
        page.locator(block("Advertisement")).click()
        expect(page.locator(".verdict")).to_be_visible()
        seen += page.evaluate(PAINT)
        assert unreadable(seen) == []

    def test_can_be_given_up(self, page: Page) -> None:
        paste(page, BRIDGE)
        page.get_by_role("button", name="Report a mistake").click()
        page.locator(block("Advertisement")).click()
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator(".verdict")).to_have_count(0)
        page.locator(block("Advertisement")).click()
        expect(page.locator(".verdict")).to_have_count(0)
