"""What is clicked twice is done once, and a click takes what was typed just before it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from benchmarks.browser import App
from tests.browser import record
from tests.browser.screen import FACTS, drawn, key, lines, make_room, press, read


def test_a_double_click_saves_once(page: Page, app: App) -> None:
    read(page)
    key(page, "save").get_by_role("button").dblclick()
    expect(page.get_by_text("✓ Saved in your list")).to_be_visible()
    press(page, "save")
    assert (record.count(app.home, "people"), record.count(app.home, "requests")) == (1, 1)
    page.reload()
    press(page, "save")
    assert (record.count(app.home, "people"), record.count(app.home, "requests")) == (1, 1)


def test_a_double_click_on_sent_keeps_one_request(page: Page, app: App) -> None:
    read(page)
    key(page, "sent-box").get_by_role("button").first.click()
    key(page, "sent").get_by_role("button").dblclick()
    expect(page.get_by_text("✓ Sent by Email").first).to_be_visible()
    drawn(page)
    assert (record.count(app.home, "people"), record.count(app.home, "requests")) == (1, 1)


def test_a_double_click_deletes_once_and_says_nothing_wrong(page: Page, app: App) -> None:
    read(page)
    press(page, "save")
    requests = key(page, "requests")
    requests.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete for good").dblclick()
    expect(requests).to_have_count(0)
    drawn(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert (record.count(app.home, "people"), record.count(app.home, "requests")) == (0, 0)


def test_saving_takes_the_words_typed_just_before(page: Page) -> None:
    body = read(page)
    body.fill("Dear Marta, this was typed a moment before.")
    key(page, "save").get_by_role("button").click()
    expect(page.get_by_text("✓ Saved in your list")).to_be_visible()
    press(page, "new")
    key(page, "requests").get_by_role("button", name="Open").click()
    expect(body).to_have_value("Dear Marta, this was typed a moment before.")


def test_reading_takes_the_words_typed_just_before(page: Page) -> None:
    make_room(page).fill(FACTS)
    key(page, "read").get_by_role("button").click()
    expect(page.get_by_test_id("fact-name")).to_have_value("Marta Lindqvist")


def test_a_choice_right_after_typing_loses_neither(page: Page) -> None:
    body = read(page)
    body.fill("My own words to Marta.")
    page.get_by_role("radio", name="Note", exact=True).click()
    expect(body).to_have_value(lines("Hi|Hello|Dear"))
    expect(body).not_to_have_value(lines("My own words"))
    press(page, "undo")
    expect(body).to_have_value("My own words to Marta.")
