from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.batch import BatchError, Options, run
from newsclean.batch.tally import BETWEEN, Cleaned, Counted, counted, from_dict
from tests.batch.hooks import hostile
from tests.batch.inputs import PAGES, ROWS, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium")

SCRIPT = "<script>document.title = 'run'</script>"


class TestCounted:
    @given(st.lists(st.lists(st.sampled_from("abcdefgh"))))
    def test_never_tells_too_much_and_knows_how_much_too_little(self, parts: list[list[str]]) -> None:
        total = Counted()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("newsclean.batch.tally.MOST", 3)
            for part in parts:
                one = Counted(dict(Counter(part)))
                one.cut()
                total.add(one)
                total.cut()
        true = Counter(key for part in parts for key in part)
        assert len(total.seen) <= 3
        assert total.short <= sum(true.values()) / 4
        for key, count in true.items():
            assert count - total.short <= total.seen.get(key, 0) <= count

    def test_exact_below_the_bound(self) -> None:
        pages = [
            (Cleaned(9, "a", 1, "https://a.example/"), [("feed", "Rain"), ("feed", " Rain\n"), ("advert", "Rain")])
        ]
        tally = from_dict(counted(pages).to_dict())
        assert tally.lines.top(9) == [(f"feed{BETWEEN}Rain", 2), (f"advert{BETWEEN}Rain", 1)]
        assert tally.lines.short == 0


class TestRun:
    def test_any_number_of_workers_gives_the_same_report(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl", [{**ROWS[0], "text": page} for page in PAGES] * 9)
        options = Options(chunk_records=2, part_chunks=3)
        for workers in (0, 1, 2):
            report = tmp_path / f"{workers}.html"
            run([path], tmp_path / f"{workers}.jsonl", options, workers=workers, report=report)
        first, *others = ((tmp_path / f"{workers}.html").read_bytes() for workers in (0, 1, 2))
        assert others == [first, first]
        assert b"<bdi>Skip to content</bdi>" in first
        assert b"<bdi>news.example</bdi>" in first

    def test_what_is_written_beside_it_stays_the_same(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "in.jsonl")
        run([path], tmp_path / "with.jsonl", workers=0, report=tmp_path / "report.html")
        run([path], tmp_path / "without.jsonl", workers=0)
        assert (tmp_path / "with.jsonl").read_bytes() == (tmp_path / "without.jsonl").read_bytes()

    def test_a_folder_that_is_not_there_is_told_at_once(self, tmp_path: Path) -> None:
        with pytest.raises(BatchError, match="there is no such folder for the report"):
            run([write_lines(tmp_path / "in.jsonl")], tmp_path / "out.jsonl", report=tmp_path / "no" / "report.html")

    def test_a_run_without_articles_has_one_as_well(self, tmp_path: Path) -> None:
        run(
            [write_lines(tmp_path / "in.jsonl", [])], tmp_path / "out.jsonl", workers=0, report=tmp_path / "report.html"
        )
        assert "There are no articles." in (tmp_path / "report.html").read_text(encoding="utf8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    rows = [{"url": f'https://{SCRIPT}.example/"><img src=x onerror=alert(1)>', "text": page} for page in PAGES]
    path = write_lines(tmp_path / "in.jsonl", rows)
    run([path], tmp_path / "out.jsonl", workers=0, clean=hostile, report=tmp_path / "report.html")
    return tmp_path / "report.html"


def test_no_markup_of_a_page_is_markup_of_the_report(report: Path) -> None:
    text = report.read_text(encoding="utf8")
    assert set(re.findall(r"<([a-z0-9]+)", text)) <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "section",
        "p",
        "dl",
        "div",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "bdi",
        "svg",
        "rect",
    }
    assert not re.search(r"<[^>]*\s(on\w+|style|src|href)=", text)
    assert "\x00" not in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    sync = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class TestInABrowser:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_is_shown_and_nothing_runs(self, browser: Any, report: Path, scheme: str) -> None:  # noqa: ANN401 - playwright's
        page = browser.new_page(color_scheme=scheme)
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(report.as_uri())
        assert page.title() == "newsclean batch: what was removed"
        assert said == []
        assert asked == [report.as_uri()]
        assert SCRIPT in page.inner_text("main")
        assert page.locator("svg rect").count() > 2
        light = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert light == (scheme == "light")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()

    def test_its_policy_would_stop_a_script(self, browser: Any, report: Path) -> None:  # noqa: ANN401 - as above
        broken = report.with_name("broken.html")
        text = report.read_text(encoding="utf8")
        broken.write_text(text.replace("</main>", f"</main>{SCRIPT}"), encoding="utf8")
        page = browser.new_page()
        page.goto(broken.as_uri())
        assert page.title() == "newsclean batch: what was removed"
        page.close()
