"""What a user does on the screens, in steps that wait until they are done."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import Locator, Page, expect

ADDRESS = "marta.lindqvist@harbourline.example"

# An invented person, as the web page prints her and as typed facts.
FACTS = f"""Name: Marta Lindqvist
Title: Freight planner
Company: Harbourline Shipping
Location: Bristol
School: Penmarrow College
E-mail: {ADDRESS}
About: I moved from a newsroom to a harbour in 2019, and I plan 40 sailings a week.
"""


def drawn(page: Page) -> None:
    """Wait until the app has answered, and everything it sent is on the page."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def kept(page: Page) -> None:
    """Wait until the app has all that was typed: only then does the browser drop its copy."""
    page.wait_for_function(
        "!Object.keys(localStorage).some(key => key.startsWith('firsthand-typed-'))"
    )
    drawn(page)


def key(page: Page, name: str) -> Locator:
    """An element by its Streamlit key."""
    return page.locator(f".st-key-{name}")


def press(page: Page, name: str) -> None:
    """Press the button of that key."""
    key(page, name).get_by_role("button").first.click()
    drawn(page)


def put(page: Page, text: str) -> None:
    """Put a text on the clipboard and paste it where the focus is, as a person does."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def make_room(page: Page) -> Locator:
    """From the sample or a person to an empty paste field."""
    press(page, "new")
    expect(page.get_by_test_id("letter-body")).to_have_count(0)
    field = page.get_by_test_id("paste").first  # while it is drawn, the old one is there too
    expect(field).to_have_value("")
    return field


def read(page: Page, text: str = FACTS) -> Locator:
    """Paste somebody, and wait for the draft; returns its body."""
    make_room(page).click()
    put(page, text)
    body = page.get_by_test_id("letter-body")
    expect(body).to_have_value(lines("Dear|Hi|Hello"))
    drawn(page)
    return body


def lines(pattern: str) -> re.Pattern[str]:
    """A pattern that may stand anywhere in a text of several lines."""
    return re.compile(pattern, re.DOTALL)


Title = Literal["Outreach", "Prepare", "Call", "Debrief", "Insights", "About me", "Settings"]


def go(page: Page, title: Title) -> None:
    """Go to another page by the navigation."""
    page.get_by_test_id("stTopNav").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    drawn(page)
