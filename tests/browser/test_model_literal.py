"""What a model writes, and what it is called, is shown as it is and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import App, running_app
from tests.browser import record
from tests.browser.conftest import outside
from tests.browser.fake_model import ModelServer
from tests.browser.screen import drawn, key, lines, read

HOSTILE = (
    "![x](http://outside.example/x.png) <img src=http://outside.example/y.png> "
    "[here](http://outside.example) $x^2$ :material/home: :smile: :red[hi] **bold**"
)

LIVE = "img[src*='outside'], a[href^='http'][href*='outside']"


@pytest.fixture
def server(model_server: ModelServer) -> Iterator[ModelServer]:
    model_server.reset(body=f"Dear Marta,\n\n{HOSTILE} it is. Could we talk?\n\nThank you")
    yield model_server
    model_server.reset()


@pytest.fixture
def app(shared_model_app: App, server: ModelServer) -> App:
    record.empty(shared_model_app.home)
    return shared_model_app


def test_what_a_model_writes_is_literal(page: Page) -> None:
    body = read(page)
    wishes = key(page, "model-wish")
    wishes.get_by_role("radio", name="Three versions").click()
    drawn(page)
    page.locator("[class*=st-key-model-ask] button").click()
    versions = page.locator("[class*=st-key-version-]")
    expect(versions).to_have_count(3)
    expect(versions.first).to_contain_text("![x](http://outside.example/x.png) <img src=")
    versions.first.get_by_role("button", name="Take this one").click()
    expect(body).to_have_value(lines("Could we talk"))
    drawn(page)
    wishes.get_by_role("radio", name="One sentence").click()
    page.get_by_role("combobox", name="Which sentence?").click()
    expect(page.get_by_role("option").first).to_contain_text("[here](http://outside.example)")
    assert page.locator(LIVE).count() == 0


def test_what_a_model_is_called_is_literal(
    context: BrowserContext, home: Path, server: ModelServer, asked: list[str]
) -> None:
    open_assistant(home).save_settings(model=HOSTILE, base_url=server.address)
    with running_app(home) as app:
        page = context.new_page()
        page.goto(app.address)
        drawn(page)
        button = page.locator("[class*=st-key-model-ask] button")
        expect(button).to_contain_text("$x^2$")
        shown = button.inner_text().replace("\u2060", "")
        assert shown.endswith(f"Write it with {HOSTILE}")
        assert page.locator(LIVE).count() == 0
        page.goto(f"{app.address}/settings")
        drawn(page)
        expect(page.get_by_text("writes when you ask it to")).to_contain_text("![x](http")
        assert page.locator(LIVE).count() == 0
        assert outside(asked, app) == []
