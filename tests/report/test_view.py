"""The report as a reader uses it, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newsclean.write.report import Failed, look
from tests.report.pages import BRIDGE, HEBREW, address_of, report_of, written

pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsclean.write.report import Looked
    from tests.conftest import Window

    Open = Callable[..., Window]


@pytest.fixture
def bridge(window: Open, tmp_path: Path) -> Page:
    return window(address_of(report_of({"bridge.txt": BRIDGE}), tmp_path)).page


@pytest.fixture
def many(window: Open, tmp_path: Path) -> Page:
    """Three pages and one that could not be read, the best of them first."""
    pages: list[Looked | Failed] = [
        look("good.txt", "It rained for two days before the river rose, and the ferry stayed in the harbour.\n"),
        look("bridge.txt", BRIDGE),
        look("nothing.txt", "Skip to content\n\nAdvertisement\n"),
        Failed("broken.pdf", "is a PDF"),
    ]
    return window(address_of(written(pages), tmp_path)).page


def block(page: Page, text: str) -> Locator:
    return page.locator(".block", has=page.locator(f".text:has-text({text!r})"))


def lines(page: Page) -> list[str]:
    return page.locator(".sheet .text").all_inner_texts()


class TestPage:
    def test_shows_every_line_in_order(self, bridge: Page) -> None:
        assert lines(bridge) == [line for line in BRIDGE.splitlines() if line]

    def test_removed_lines_are_struck_and_tinted_by_detector(self, bridge: Page) -> None:
        advert, subscribe, kept = (
            block(bridge, text).locator(".text") for text in ("Advertisement", "Subscribe to", "Crews")
        )
        assert [one.evaluate("one => getComputedStyle(one).textDecorationLine") for one in (advert, kept)] == [
            "line-through",
            "none",
        ]
        tints = {one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (advert, subscribe, kept)}
        assert len(tints) == 3
        expect(block(bridge, "Advertisement").locator("del")).to_have_text("Advertisement")

    def test_header_fields_are_marked_where_they_were_found(self, bridge: Page) -> None:
        expect(bridge.locator(".block.field")).to_have_count(3)
        expect(bridge.locator(".field .label")).to_have_text(["title", "byline", "date"])
        expect(bridge.locator(".facts dd").first).to_have_text("Crack closes the harbour bridge")
        bridge.get_by_role("button", name="Show where the date was found").click()
        expect(bridge.locator(".field", has_text="March 4")).to_be_focused()

    def test_the_reason_is_there_on_hover(self, bridge: Page) -> None:
        why = block(bridge, "Advertisement").locator(".why")
        expect(why).to_have_css("opacity", "0")
        block(bridge, "Advertisement").hover()
        expect(why).to_have_css("opacity", "1")
        expect(why).to_have_text("is 'advertisement'")
        expect(why).to_be_in_viewport()

    def test_the_reason_is_there_on_keyboard_focus(self, bridge: Page) -> None:
        for _ in range(40):
            bridge.keyboard.press("Tab")
            if bridge.evaluate("document.activeElement.classList.contains('gone')"):
                break
        expect(block(bridge, "Skip to content")).to_be_focused()
        expect(block(bridge, "Skip to content").locator(".why")).to_have_css("opacity", "1")
        expect(bridge.get_by_role("group", name="Removed by chrome: is 'skip to content'")).to_be_focused()

    def test_all_reasons_at_once(self, bridge: Page) -> None:
        bridge.keyboard.press("r")
        for why in bridge.locator(".gone .why").all():
            expect(why).to_have_css("opacity", "1")
        bridge.keyboard.press("r")
        expect(bridge.locator(".gone .why").last).to_have_css("opacity", "0")

    def test_weak_evidence_is_called_so(self, window: Open, tmp_path: Path) -> None:
        looked = look("bridge.txt", BRIDGE)
        claims = {index: claim._replace(weak=True) for index, claim in looked.outcome.claims.items()}
        document = written([looked._replace(outcome=looked.outcome._replace(claims=claims))])
        expect(window(address_of(document, tmp_path)).page.locator(".weak").first).to_have_text("weak evidence")


class TestKeys:
    def test_next_and_previous_removal(self, bridge: Page) -> None:
        expect(bridge.locator("#step")).to_have_text("– / 7")
        for text in ("Skip to content", "Menu", "Advertisement"):
            bridge.keyboard.press("n")
            expect(block(bridge, text)).to_be_focused()
        expect(bridge.locator("#step")).to_have_text("3 / 7")
        bridge.keyboard.press("p")
        expect(block(bridge, "Menu")).to_be_focused()

    def test_past_the_rest_of_a_run(self, bridge: Page) -> None:
        for text in ("Skip to content", "Advertisement", "Subscribe to our newsletter", "© 2031"):
            bridge.keyboard.press("N")
            expect(block(bridge, text)).to_be_focused()

    def test_there_is_an_end(self, bridge: Page) -> None:
        for _ in range(9):
            bridge.keyboard.press("n")
        expect(block(bridge, "© 2031")).to_be_focused()
        expect(bridge.locator("#said")).to_have_text("That was the last removed block.")

    def test_by_button(self, bridge: Page) -> None:
        bridge.get_by_role("button", name="Next removed block").click()
        expect(block(bridge, "Skip to content")).to_be_focused()

    def test_page_and_article(self, bridge: Page) -> None:
        bridge.keyboard.press("a")
        expect(bridge.locator(".sheet h1")).to_have_text("Crack closes the harbour bridge")
        assert lines(bridge) == [
            line for line in BRIDGE.splitlines() if line.startswith(("Crews", "The crack", "Ferries"))
        ]
        bridge.get_by_role("button", name="Page", exact=True).click()
        expect(block(bridge, "Advertisement")).to_be_visible()

    def test_keys_are_letters_where_one_writes(self, bridge: Page) -> None:
        bridge.keyboard.press("/")
        bridge.keyboard.type("na")
        expect(bridge.get_by_role("searchbox")).to_have_value("na")
        expect(bridge.locator("#step")).to_have_text("– / 7")

    def test_the_list_of_keys(self, bridge: Page) -> None:
        bridge.keyboard.press("?")
        expect(bridge.get_by_role("dialog", name="Keys")).to_be_visible()
        bridge.keyboard.press("Escape")
        expect(bridge.get_by_role("dialog", name="Keys")).to_be_hidden()


class TestLegend:
    def test_counts(self, bridge: Page) -> None:
        expect(bridge.locator(".legend .title")).to_have_text(["advert", "subscribe", "footer", "chrome"])
        expect(bridge.locator(".legend .count")).to_have_text(["1", "3", "1", "2"])
        expect(bridge.locator(".figure strong")).to_have_text(re.compile(r"^2\d%$"))

    def test_switches_a_detector_off_and_on(self, bridge: Page) -> None:
        advert = block(bridge, "Advertisement").locator(".text")
        bridge.get_by_role("checkbox", name=re.compile("advert")).uncheck()
        assert advert.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
        expect(bridge.locator("#step")).to_have_text("– / 6")
        for text in ("Skip to content", "Menu", "Subscribe to our newsletter"):
            bridge.keyboard.press("n")
            expect(block(bridge, text)).to_be_focused()
        bridge.get_by_role("checkbox", name=re.compile("advert")).check()
        assert advert.evaluate("one => getComputedStyle(one).textDecorationLine") == "line-through"

    def test_by_keyboard_focus_stays_where_it_is(self, bridge: Page) -> None:
        bridge.get_by_role("checkbox", name=re.compile("subscribe")).focus()
        bridge.keyboard.press("Space")
        expect(bridge.get_by_role("checkbox", name=re.compile("subscribe"))).to_be_focused()
        expect(bridge.get_by_role("checkbox", name=re.compile("subscribe"))).not_to_be_checked()

    def test_every_switch_is_reached_by_keyboard(self, bridge: Page) -> None:
        bridge.get_by_role("button", name="All off").focus()
        reached = []
        for _ in range(8):
            bridge.keyboard.press("Tab")
            reached.append(bridge.evaluate("document.activeElement.dataset.switch"))
        names = ("advert", "subscribe", "footer", "chrome")
        assert reached == [switch for name in names for switch in (name, f"only {name}")]

    def test_one_only_and_all(self, bridge: Page) -> None:
        bridge.locator(".legend li", has_text="subscribe").hover()
        bridge.get_by_role("button", name="subscribe only").click()
        expect(bridge.locator("#step")).to_have_text("– / 3")
        expect(bridge.get_by_role("button", name="subscribe only")).to_be_focused()
        bridge.get_by_role("button", name="All on").click()
        expect(bridge.get_by_role("button", name="All off")).to_be_focused()
        expect(bridge.locator("#step")).to_have_text("– / 7")
        bridge.get_by_role("button", name="All off").click()
        expect(bridge.locator("#step")).to_have_text("none")


class TestSearch:
    def test_marks_and_goes_to_what_it_finds(self, bridge: Page) -> None:
        bridge.get_by_role("searchbox").fill("CRACK")
        expect(bridge.locator("#hits")).to_have_text("3")
        bridge.keyboard.press("Enter")
        expect(bridge.locator("#hits")).to_have_text("1 / 3")
        bridge.keyboard.press("Shift+Enter")
        expect(bridge.locator("#hits")).to_have_text("3 / 3")
        assert bridge.evaluate("[...CSS.highlights.get('search')].map(String)") == ["Crack", "crack", "crack"]

    def test_a_query_is_no_pattern(self, bridge: Page) -> None:
        for query, hits in ((".", "5"), ("(", "none"), ("* indicates", "1"), ("\\", "none"), ("-", "none")):
            bridge.get_by_role("searchbox").fill(query)
            expect(bridge.locator("#hits")).to_have_text(hits)

    def test_finds_pages_by_their_texts_and_reasons(self, many: Page) -> None:
        for query, names in (
            ("two days", ["good.txt"]),
            ("is 'advertisement'", ["nothing.txt", "bridge.txt"]),
            ("BROKEN", ["broken.pdf"]),
        ):
            many.get_by_role("searchbox").fill(query)
            expect(many.locator(".pages .file")).to_have_text(names)
        many.keyboard.press("Escape")
        expect(many.locator(".pages .file")).to_have_count(4)


class TestIndex:
    def test_the_worst_is_first(self, many: Page) -> None:
        assert many.locator(".pages .file").all_inner_texts()[:2] == ["broken.pdf", "nothing.txt"]
        expect(many.get_by_role("row", name=re.compile("nothing.txt"))).to_contain_text("Nothing is left")
        expect(many.locator(".lead")).to_contain_text("Of 1 page nothing is left. 1 page could not be read.")

    def test_sorts_by_its_columns(self, many: Page) -> None:
        many.get_by_role("button", name="Words").click()
        assert many.locator(".pages .file").all_inner_texts()[0] == "bridge.txt"
        expect(many.get_by_role("columnheader", name="Words")).to_have_attribute("aria-sort", "descending")
        many.get_by_role("button", name="Page", exact=True).click()
        assert many.locator(".pages .file").all_inner_texts() == ["bridge.txt", "broken.pdf", "good.txt", "nothing.txt"]

    def test_opens_pages_and_comes_back(self, many: Page) -> None:
        many.get_by_role("link", name=re.compile("Crack closes")).click()
        expect(many.locator("#name")).to_have_text("bridge.txt")
        expect(many.locator(".sheet .block").first).to_be_visible()
        many.keyboard.press("[")
        expect(many.locator(".sheet .empty, .sheet .block").first).to_be_visible()
        many.keyboard.press("i")
        expect(many.locator(".pages .file")).to_have_count(4)
        many.keyboard.press("n")  # which means nothing here
        many.go_back()
        expect(many.locator(".pages")).to_have_count(0)

    def test_pages_follow_each_other_as_on_the_list(self, many: Page) -> None:
        order = many.locator(".pages .file").all_inner_texts()
        many.locator(".pages a").first.click()
        for name in order:
            expect(many.locator("#name")).to_have_text(name)
            many.keyboard.press("]")
        expect(many.get_by_role("button", name="Page after")).to_be_disabled()

    def test_a_page_that_could_not_be_read(self, many: Page) -> None:
        many.locator(".pages a").first.click()
        expect(many.locator("main")).to_have_text("This page could not be read.is a PDF")

    def test_a_page_of_which_nothing_is_left(self, many: Page) -> None:
        many.get_by_role("link", name=re.compile("nothing.txt")).click()
        many.keyboard.press("a")
        expect(many.locator("main")).to_contain_text("Nothing is left of this page.")

    def test_a_switch_changes_the_figures(self, many: Page) -> None:
        row = many.get_by_role("row", name=re.compile("nothing.txt"))
        expect(row).to_contain_text("100%")
        many.get_by_role("checkbox", name=re.compile("advert")).uncheck()
        expect(row).not_to_contain_text("100%")


class TestLook:
    def test_right_to_left(self, window: Open, tmp_path: Path) -> None:
        page = window(address_of(report_of({"he": HEBREW}), tmp_path)).page
        expect(page.locator(".sheet")).to_have_css("direction", "rtl")
        assert {
            one.evaluate("one => getComputedStyle(one).direction") for one in page.locator(".kept .text").all()
        } == {"rtl"}
        label, text = (page.locator(f".gone {part}").first.bounding_box() for part in (".label", ".text"))
        assert label is not None
        assert text is not None
        assert label["x"] > text["x"], "the margin is where lines begin"
        page.keyboard.press("n")
        why = page.locator(".gone .why").first.bounding_box()
        assert why is not None
        assert why["x"] + why["width"] <= text["x"], "and the reason where they end"

    def test_a_line_has_its_own_direction(self, window: Open, tmp_path: Path) -> None:
        page = window(
            address_of(
                report_of({"mixed": f"{HEBREW}\n\nRain kept the ferry in the harbour for two days.\n"}), tmp_path
            )
        ).page
        expect(block(page, "Rain kept").locator(".text")).to_have_css("direction", "ltr")

    def test_nothing_is_wider_than_the_window(self, window: Open, tmp_path: Path) -> None:
        address = address_of(report_of({"long": f"{BRIDGE}\n\nRain{'x' * 400}\n", "b" * 300: BRIDGE}), tmp_path)
        page = window(address).page
        for width in (320, 390, 820, 1100, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            for go, shown in (("#/1", ".gone"), ("#/1/article", ".sheet.article"), ("#/", ".pages")):
                page.goto(address + go)
                expect(page.locator(shown).first).to_be_visible()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (go, width)

    def test_on_a_phone_a_tap_shows_the_reason(self, window: Open, tmp_path: Path) -> None:
        page = window(
            address_of(report_of({"bridge": BRIDGE}), tmp_path),
            viewport={"width": 390, "height": 844},
            has_touch=True,
            is_mobile=True,
        ).page
        why = block(page, "Advertisement").locator(".why")
        expect(why).to_be_hidden()
        block(page, "Advertisement").tap()
        expect(why).to_be_visible()
        expect(page.locator(".legend")).to_be_hidden()
        page.locator("summary").tap()
        expect(page.locator(".legend")).to_be_visible()
        page.get_by_role("checkbox", name=re.compile("advert")).tap()
        expect(page.get_by_role("checkbox", name=re.compile("advert"))).not_to_be_checked()
        expect(page.locator(".legend")).to_be_visible()

    def test_light_and_dark(self, window: Open, tmp_path: Path) -> None:
        address = address_of(report_of({"bridge": BRIDGE}), tmp_path)
        grounds = []
        for scheme in ("light", "dark"):
            page = window(address, color_scheme=scheme).page
            grounds.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        page.get_by_role("button", name="Light or dark").click()
        assert grounds[0] != grounds[1]
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == grounds[0]

    def test_prints_the_page_with_its_reasons_and_without_buttons(self, bridge: Page) -> None:
        bridge.emulate_media(media="print")
        expect(bridge.locator("header.bar")).to_be_hidden()
        for why in bridge.locator(".gone .why").all():
            expect(why).to_have_css("opacity", "1")
            expect(why).to_be_visible()
        assert bridge.locator(".gone .text").first.evaluate("one => getComputedStyle(one).printColorAdjust") == "exact"
        assert bridge.pdf().startswith(b"%PDF")

    def test_prints_no_trace_of_where_the_reader_is(self, bridge: Page) -> None:
        bridge.keyboard.press("n")
        text = bridge.locator(".gone .text").first
        expect(text).to_have_css("outline-style", "solid")
        bridge.emulate_media(media="print")
        expect(text).to_have_css("outline-style", "none")

    def test_prints_all_rows_of_the_index(self, window: Open, tmp_path: Path) -> None:
        looked = look("x", "It rained for two days.")
        page = window(address_of(written(looked._replace(name=str(number)) for number in range(350)), tmp_path)).page
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(".pages tbody tr")).to_have_count(350)
