"""What was typed survives a reload, another page, a closed tab, an error and a killed app."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.browser import App
from tests.browser import record, screen
from tests.browser.screen import FACTS, drawn, kept, key, lines, make_room, put, read

TYPED = "A line that I typed and did not save. "


@pytest.mark.parametrize("waits", [True, False], ids=["a while after", "at once after"])
def test_a_reload_brings_back_what_was_typed(page: Page, waits: bool) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    if waits:
        expect(page.get_by_test_id("letter-counters")).to_contain_text("words")
        drawn(page)
    page.reload()
    expect(body).to_have_value(lines(f"^{TYPED}"))
    drawn(page)
    page.reload()
    expect(body).to_have_value(lines(f"^{TYPED}"))


def test_a_half_typed_profile_survives_a_reload(page: Page) -> None:
    field = make_room(page)
    field.press_sequentially("Name: Mar")
    page.reload()
    expect(field).to_have_value("Name: Mar")


def test_another_page_and_back(page: Page) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    screen.go(page, "Settings")
    screen.go(page, "About me")
    page.get_by_test_id("me-voice-0").press_sequentially("Hello there, I wrote this.")
    page.get_by_test_id("me-paste").press_sequentially("Name: Kim")
    screen.go(page, "Outreach")
    expect(body).to_have_value(lines(f"^{TYPED}"))
    screen.go(page, "About me")
    expect(page.get_by_test_id("me-voice-0")).to_have_value("Hello there, I wrote this.")
    expect(page.get_by_test_id("me-paste")).to_have_value("Name: Kim")


def test_a_closed_tab(page: Page, context: BrowserContext, app: App) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    page.close()
    again = context.new_page()
    again.goto(app.address)
    expect(again.get_by_test_id("letter-body")).to_have_value(lines(f"^{TYPED}"))


def test_a_killed_app(context: BrowserContext, own_app: App) -> None:
    page = context.new_page()
    page.goto(own_app.address)
    drawn(page)
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    own_app.kill()
    body.press_sequentially("Typed while the app was gone. ")
    own_app.start()
    everything = lines(f"^{TYPED}Typed while the app was gone. ")
    page.reload()
    expect(body).to_have_value(everything)
    kept(page)
    other = context.new_page()
    other.goto(own_app.address)
    expect(other.get_by_test_id("letter-body")).to_have_value(everything)


def test_an_error_in_the_middle(page: Page, app: App) -> None:
    """What could not be kept stays on the screen, and after a reload."""
    body = read(page)
    with record.broken(app.home):
        body.press("Control+Home")
        body.press_sequentially(TYPED)
        expect(page.get_by_role("alert")).to_be_visible()
        expect(body).to_have_count(1)  # while it is drawn anew, the old one is there too
        expect(body).to_have_value(lines(f"^{TYPED}"))
        drawn(page)
    page.reload()
    expect(body).to_have_value(lines(f"^{TYPED}"))
    drawn(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_two_tabs_with_two_people_lose_neither(
    page: Page, context: BrowserContext, app: App
) -> None:
    first = read(page)
    first.fill("What I typed to Marta.")
    expect(page.get_by_test_id("letter-counters")).to_contain_text("5 words")
    other = context.new_page()
    other.goto(app.address)
    drawn(other)
    second = read(other, FACTS.replace("Marta Lindqvist", "Ines Calder"))
    second.fill("What I typed to Ines.")
    expect(other.get_by_test_id("letter-counters")).to_contain_text("5 words")
    first.fill("What I typed to Marta, and more.")
    expect(page.get_by_test_id("letter-counters")).to_contain_text("7 words")
    other.reload()
    expect(second).to_have_value("What I typed to Marta, and more.")
    drawn(other)
    make_room(other)
    requests = key(other, "requests")
    expect(requests.get_by_role("button", name="Open")).to_have_count(2)  # as left in each tab
    requests.get_by_role("button", name="Open").first.click()
    expect(second).to_have_value("What I typed to Marta, and more.")


def test_what_was_pasted_is_there_again_after_looking_back(page: Page) -> None:
    read(page)
    field = make_room(page)
    field.click()
    put(page, "Name: Some")
    screen.press(page, "back")
    expect(page.get_by_test_id("fact-name")).to_have_value("Marta Lindqvist")
    screen.press(page, "new")
    expect(field).to_have_value("Name: Some")
