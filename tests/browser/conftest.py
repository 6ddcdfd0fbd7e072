"""A real browser on the app. Without Chromium these tests skip; with CI=true that is a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from benchmarks.browser import App, chromium, open_browser, running_app

TIMEOUT_MILLISECONDS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        reason = "no chromium on this machine: install Debian's package, or another build of it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with open_browser() as opened:
        yield opened


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    with running_app(home) as running:
        yield running


@pytest.fixture
def asked() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture
def context(browser: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True, reduced_motion="reduce"
    )
    context.set_default_timeout(TIMEOUT_MILLISECONDS)
    context.grant_permissions(["clipboard-read", "clipboard-write"])

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, app: App, asked: list[str]) -> Iterator[Page]:
    page = context.new_page()
    page.goto(app.address)
    yield page
    outside = [
        url for url in asked if not url.startswith((app.address, "data:", "blob:", "about:"))
    ]
    assert outside == [], "a page asked for something outside this machine"
