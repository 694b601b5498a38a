"""A headless Chromium for the tests that look at pages in it, and what must never happen in one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog, Page

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class Window(NamedTuple):
    """A page in the browser, and what it did that it should not have."""

    page: Page
    seen: list[str]
    """Requests beyond the document, messages on the console, errors, dialogs."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra newsclean[dev]")
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        pytest.skip("needs Chromium, such as Debian's package of that name")
    arguments = ["--disable-dev-shm-usage"]  # of which containers have little
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # which root can't have
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Open an address in a window of its own. At the end nothing may have been seen that should not be."""
    windows = []

    def opened(address: str, **options: object) -> Window:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type] # the options are Playwright's
        page = context.new_page()
        page.set_default_timeout(10_000)
        seen: list[str] = []

        def dismiss(dialog: Dialog) -> None:
            seen.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", lambda message: seen.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("dialog", dismiss)
        page.on("request", lambda request: None if is_expected(request.url, address) else seen.append(request.url))
        page.goto(address)
        windows.append((context, seen))
        return Window(page, seen)

    yield opened
    for context, _ in windows:
        context.close()
    assert [seen for _, seen in windows if seen] == []


def is_expected(url: str, address: str) -> bool:
    """Tell whether a request is for the document itself, for what `newsclean serve` answers, or for what is no network's."""
    document = address.partition("#")[0]
    return url.partition("#")[0] == document or url.startswith(
        ("blob:", "data:", f"{document}clean", f"{document}mistake")
    )
