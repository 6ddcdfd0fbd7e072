"""What the command opens: this machine only, no statistics, the theme that was chosen."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.browser import App
from tests.browser import screen
from tests.browser.screen import drawn, key, read

LISTENING = "0A"


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux's list of sockets")
def test_it_listens_on_loopback_only(app: App) -> None:
    at = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            address, port = line.split()[1].split(":")
            if line.split()[3] == LISTENING and int(port, 16) == app.port:
                at.append(address)
    assert at == [f"{int.from_bytes(socket.inet_aton('127.0.0.1'), 'little'):08X}"]


def test_no_usage_statistics_are_gathered(page: Page, asked: list[str]) -> None:
    """The page itself says so to its scripts; that none of them asks outside, `page` asserts."""
    screen.go(page, "Settings")
    assert asked
    assert not [url for url in asked if re.search("segment|analytics|metrics|webhooks", url)]


def test_the_theme_that_was_chosen_is_shown_at_once_and_later(
    context: BrowserContext, own_app: App, new_context: Callable[..., BrowserContext]
) -> None:
    page = context.new_page()
    page.goto(own_app.address)
    drawn(page)
    light = ground(page)
    screen.go(page, "Settings")
    page.get_by_role("radio", name="Dark", exact=True).click()
    expect(page.locator("[data-testid=stApp]")).not_to_have_css("background-color", light)
    drawn(page)
    dark = ground(page)
    screen.go(page, "Outreach")
    assert ground(page) == dark
    text = page.get_by_test_id("letter-body").evaluate("e => getComputedStyle(e).color")
    assert brightness(text) > 180 > 60 > brightness(dark)
    other = new_context().new_page()
    other.goto(own_app.address)
    expect(other.locator("[data-testid=stApp]")).to_have_css("background-color", dark)


def test_two_browsers_share_the_desk_but_no_uploaded_file(
    page: Page, app: App, asked: list[str], new_context: Callable[..., BrowserContext]
) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially("For both. ")
    expect(page.get_by_test_id("letter-counters")).to_contain_text("words")
    screen.go(page, "About me")
    page.locator("input[type=file]").set_input_files(
        {"name": "me.txt", "mimeType": "text/plain", "buffer": screen.FACTS.encode()}
    )
    expect(key(page, "me-read-facts")).to_contain_text("Marta Lindqvist")
    other = new_context().new_page()
    other.goto(app.address)
    expect(other.get_by_test_id("letter-body")).to_have_value(screen.lines("^For both. "))
    uploads = {url for url in asked if "upload_file" in url}
    assert uploads
    for url in uploads:
        assert "Marta" not in other.request.get(url).text()


def ground(page: Page) -> str:
    return str(
        page.locator("[data-testid=stApp]").evaluate("e => getComputedStyle(e).backgroundColor")
    )


def brightness(colour: str) -> float:
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue
