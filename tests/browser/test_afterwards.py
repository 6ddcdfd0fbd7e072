"""After the conversation, in a browser: the thank-you and the reply to a yes, kept and whole."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from benchmarks.browser import App
from tests.browser import screen
from tests.browser.screen import drawn, kept, key, press
from tests.browser.test_debrief import HOSTILE, paste
from tests.browser.test_narrow import sideways

NOTES = f"""- A portfolio of two studies matters more than the CV {HOSTILE}
- Juniors start on 31k a year
- Off the record: two people leave in spring
- She will send me the reading list by Friday
"""


def saved_talk(page: Page) -> Locator:
    """Notes kept and read; the body of the thank-you that is drafted from them."""
    paste(page, NOTES)
    press(page, "notes-save")
    expect(page.get_by_test_id("insight").first).to_be_visible()
    body = key(page, "after-letter-thanks").get_by_test_id("letter-body")
    expect(body).to_have_value(screen.lines("Bo"))
    drawn(page)
    return body


def test_the_thank_you_tells_nothing_off_the_record_and_what_is_typed_stays(page: Page) -> None:
    body = saved_talk(page)
    assert "spring" not in body.input_value()
    body.press("Control+Home")
    body.press_sequentially("From the train: ")
    kept(page)
    typed = body.input_value()
    page.reload()
    expect(body).to_have_value(typed)
    drawn(page)
    press(page, "after-save-thanks")
    expect(page.get_by_text("Saved in your list of requests")).to_be_visible()


def test_a_yes_is_answered_with_three_times_in_both_zones(page: Page) -> None:
    saved_talk(page)
    page.get_by_role("radio", name="Reply to a yes", exact=True).click()
    drawn(page)
    for name, city in (("their_zone", "Tokyo"), ("my_zone", "Lisbon")):
        choice = key(page, f"after-yes-{name}").get_by_role("combobox")
        choice.fill(city)
        page.get_by_role("option", name=re.compile(city)).first.click()
        drawn(page)
    body = key(page, "after-letter-yes").get_by_test_id("letter-body")
    expect(body).to_have_value(screen.lines("JST.*WES?T"))
    times = re.findall(r"\d{1,2}:\d\d", body.input_value())
    assert len(times) >= 6, body.input_value()


class TestOnATelephone:
    """The same at 390 pixels."""

    @pytest.fixture
    def context(self, new_context: Callable[..., BrowserContext]) -> BrowserContext:
        return new_context(width=390, height=844, has_touch=True, is_mobile=True)

    def test_nothing_scrolls_sideways(self, page: Page, app: App) -> None:
        page.goto(f"{app.address}/debrief")
        expect(page.get_by_role("heading", name="Debrief", level=1)).to_be_visible()
        drawn(page)
        page.get_by_test_id("notes-paste").click()
        screen.put(page, NOTES)
        page.get_by_test_id("notes-called").fill("Bo Lindqvist")
        kept(page)
        press(page, "notes-save")
        expect(key(page, "after-letter-thanks").get_by_test_id("letter-body")).to_be_visible()
        assert sideways(page) == []
