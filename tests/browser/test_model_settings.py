"""From no model to one that writes and back, in Settings; the key is seen by its server alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.settings import FILE
from benchmarks.browser import App
from tests.browser import record, screen
from tests.browser.fake_model import NAME, ModelServer
from tests.browser.screen import drawn, go, key, lines, press, read

SECRET = "canary-key-9f8e7d6c5b4a"
# A new app reads the openai client for its first call: a second or two of a processor, and many
# times that where all of them are at work on other tests.
FIRST_CALL_MILLISECONDS = 120_000


@pytest.fixture
def server(model_server: ModelServer) -> Iterator[ModelServer]:
    model_server.reset()
    yield model_server
    model_server.reset()


def connect(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.get_by_test_id(f"model-{name}").fill(text)
    screen.kept(page)


def files(home: Path) -> bytes:
    """All that the app keeps, but for the settings."""
    kept = (path for path in home.rglob("*") if path.is_file() and path.name != FILE)
    return b"".join(path.read_bytes() for path in kept)


def test_a_model_is_named_tested_used_and_left(
    context: BrowserContext, own_app: App, server: ModelServer
) -> None:
    page = context.new_page()
    page.goto(f"{own_app.address}/settings")
    drawn(page)
    connect(page, address=server.address, name="tny:1b")
    press(page, "model-try")
    report = key(page, "model-report")
    expect(report).to_contain_text("tny:1b", timeout=FIRST_CALL_MILLISECONDS)
    expect(report.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name=NAME).click()
    expect(page.get_by_test_id("model-name")).to_have_value(NAME)
    drawn(page)
    page.get_by_label("Key", exact=True).fill(SECRET)
    press(page, "model-try")
    expect(report).to_contain_text(re.compile(f"It works: {NAME}"))
    press(page, "model-use")
    expect(page.get_by_text(f"{NAME} writes when you ask it to.")).to_be_visible()
    expect(page.get_by_text("A key is kept on this machine.")).to_be_visible()
    expect(page.get_by_label("Key", exact=True)).to_have_value("")
    assert SECRET not in page.content()

    go(page, "Outreach")
    body = read(page)
    page.locator("[class*=st-key-model-ask] button").click()
    expect(body).to_have_value(lines("Thank you"))
    assert server.keys[-1] == f"Bearer {SECRET}"
    assert SECRET not in page.content()
    assert SECRET.encode() not in files(own_app.home)

    go(page, "Settings")
    expect(page.get_by_text("What was asked of models")).to_be_visible()
    assert record.count(own_app.home, "model_calls") == 1
    press(page, "model-off")
    expect(page.get_by_text("No model: drafts are written here")).to_be_visible()
    go(page, "Outreach")
    expect(page.locator("[class*=st-key-model-ask]")).to_have_count(0)
    expect(page.get_by_text("connect one in Settings")).to_be_visible()


def test_a_key_is_not_taken_along_to_another_server(
    context: BrowserContext, own_app: App, server: ModelServer
) -> None:
    page = context.new_page()
    page.goto(f"{own_app.address}/settings")
    drawn(page)
    connect(page, address="http://127.0.0.1:9/v1", name=NAME)
    page.get_by_label("Key", exact=True).fill(SECRET)
    press(page, "model-use")
    expect(page.get_by_text("A key is kept on this machine.")).to_be_visible()
    connect(page, address=server.address)
    press(page, "model-try")
    report = key(page, "model-report")
    expect(report).to_contain_text("It works", timeout=FIRST_CALL_MILLISECONDS)
    press(page, "model-use")
    expect(page.get_by_text("A key is kept on this machine.")).to_have_count(0)
    assert server.keys
    assert not any(SECRET in sent for sent in server.keys)
