"""Draw the pictures of docs/images: reports of our own pages, in a headless Chromium.

python docs/screenshots.py    needs playwright (newsclean[dev]), and Debian's chromium and fonts-noto
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import uvicorn
from playwright.sync_api import sync_playwright

import newsclean
from newsclean.cli_serve import application
from newsclean.write.report import look, to_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent

IMAGES = ROOT / "docs" / "images"

BRIDGE = ROOT / "docs" / "bridge.txt"

LARGEST = 150_000
"""Bytes of a picture: the repository carries all that there ever were."""

DESKTOP, PHONE = (1280, 800), (390, 780)


def main() -> int:
    """Draw all of them. Return the exit code."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []  # which root can't have
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        one = report_of([BRIDGE], Path(folder) / "one.html")
        many = report_of(sorted(ROOT.glob("fixtures/*/page.*")), Path(folder) / "many.html")
        draw(browser, Picture("report-light", one, "light", go_to_third))
        draw(browser, Picture("report-dark", one, "dark", go_to_third))
        draw(browser, Picture("index", many))
        draw(browser, Picture("phone", one, "light", go_to_third, PHONE))
        with served() as address:
            draw(browser, Picture("serve", address, "dark", report_mistake))
        browser.close()
    sizes = {path.name: path.stat().st_size for path in sorted(IMAGES.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size:>8,} {name}")
    return 1 if max(sizes.values()) > LARGEST else 0


def report_of(pages: Iterable[Path], output: Path) -> str:
    """Write a report, and return its address."""
    looked = (look(str(page.relative_to(ROOT)), page.read_bytes()) for page in pages)
    output.write_text("".join(to_report(looked, version=version("newsclean"), detectors=newsclean.detectors())), "utf8")
    return output.as_uri()


class Picture(NamedTuple):
    """What is drawn: an address, after something is done there."""

    name: str
    address: str
    scheme: Literal["light", "dark"] = "dark"
    act: Callable[[Page], None] = lambda _: None
    size: tuple[int, int] = DESKTOP


def draw(browser: Browser, picture: Picture) -> None:
    """Draw a picture."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=picture.scheme)
    page.goto(picture.address)
    picture.act(page)
    page.wait_for_timeout(300)  # what fades in has to be there
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    page.close()


def go_to_third(page: Page) -> None:
    """Go to the third removal, so that a reason is shown."""
    for _ in range(3):
        page.keyboard.press("n")


def report_mistake(page: Page) -> None:
    """Paste a page, and begin to report a mistake."""
    page.get_by_label("The page").fill(BRIDGE.read_text(encoding="utf8"))
    page.get_by_role("button", name="Clean it").click()
    page.get_by_role("button", name="Report a mistake").click()
    page.locator(".block", has_text="The bridge on Tuesday").click()


@contextmanager
def served() -> Iterator[str]:
    """Start a server and give its address; it stops afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(None, None), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
