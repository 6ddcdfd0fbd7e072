"""A real browser on the app. Without Chromium these tests skip; with CI=true that is a failure.

One app serves all tests, its record emptied before each; a test that kills the app or
changes a setting has one of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import App, chromium, open_browser, running_app
from tests.browser import record, screen
from tests.browser.fake_model import NAME, ModelServer, running_model

TIMEOUT_MILLISECONDS = 30_000
expect.set_options(timeout=TIMEOUT_MILLISECONDS)


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


@pytest.fixture(scope="session")
def shared_app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app that all tests use; `browser` comes first so that nothing starts without one."""
    with running_app(tmp_path_factory.mktemp("shared") / "firsthand") as running:
        yield running


@pytest.fixture
def app(shared_app: App) -> App:
    """The app as it is at the very first start."""
    record.empty(shared_app.home)
    return shared_app


@pytest.fixture
def asked() -> list[str]:
    """Every address that any page asked for."""
    return []


@pytest.fixture
def new_context(browser: Browser, asked: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser profile of its own: another user, or the same one on another screen."""
    opened: list[BrowserContext] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def make(width: int = 1280, height: int = 900, **options: object) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            accept_downloads=True,
            reduced_motion="reduce",
            locale="en-GB",
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(TIMEOUT_MILLISECONDS)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("request", note)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def own_app(browser: Browser, home: Path) -> Iterator[App]:
    """An app for one test alone."""
    with running_app(home) as running:
        yield running


@pytest.fixture(scope="session")
def model_server(browser: Browser) -> Iterator[ModelServer]:
    """A model server on this machine that every test may tell how to behave."""
    with running_model() as running:
        yield running


@pytest.fixture(scope="session")
def shared_model_app(
    model_server: ModelServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """An app in whose settings that server was chosen."""
    home = tmp_path_factory.mktemp("model") / "firsthand"
    open_assistant(home).save_settings(model=NAME, base_url=model_server.address)
    with running_app(home) as running:
        yield running


@pytest.fixture
def page(context: BrowserContext, app: App, asked: list[str]) -> Iterator[Page]:
    """A page on the app; at the end, whatever it asked for must have been on this machine."""
    page = context.new_page()
    page.goto(app.address)
    screen.drawn(page)
    yield page
    for opened in context.pages:
        screen.drawn(opened)  # nothing of this test is on its way when the next one begins
    assert outside(asked, app) == [], "a page asked for something outside this machine"


def outside(asked: list[str], app: App) -> list[str]:
    """The addresses that are not the app's own."""
    here = (app.address, app.address.replace("http", "ws", 1), "data:", "blob:", "about:")
    return [url for url in asked if not url.startswith(here)]
