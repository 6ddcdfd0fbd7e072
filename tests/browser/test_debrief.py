"""Notes become insights: pasted, saved, reviewed by keys, and none of it lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import App
from tests.browser import screen
from tests.browser.screen import drawn, kept, key, press, put
from tests.browser.test_literal import ALIVE
from tests.browser.test_narrow import sideways

HOSTILE = "![x](http://outside.example/a.png) <img src=http://outside.example/b onerror=alert(1)>"
NOTES = f"""- You must know SQL cold, Excel is everywhere
- Juniors start on 31k a year, no bonus
- She loves the fieldwork; she hates the monthly reports
- Most roles are never posted, they go by referral
- Off the record: two people leave in spring
- A portfolio of two studies matters more than the CV {HOSTILE}
- I promised to send her my CV by Friday
"""


def paste(page: Page, text: str = NOTES) -> None:
    """Notes and a name on the Debrief screen."""
    screen.go(page, "Debrief")
    page.get_by_test_id("notes-paste").click()
    put(page, text)
    page.get_by_test_id("notes-called").fill("Bo Lindqvist")
    kept(page)


def review(page: Page) -> Locator:
    """The insights of pasted notes, after Save."""
    paste(page)
    press(page, "notes-save")
    insights = page.get_by_test_id("insight")
    expect(insights.first).to_be_visible()
    drawn(page)
    return insights


def saved(page: Page, text: str) -> None:
    """Wait until the table says so, and that everything is saved."""
    count = page.get_by_test_id("review-count")
    expect(count).to_contain_text(text)
    expect(count).to_contain_text("✓ saved")
    kept(page)


def test_keep_and_edit_by_keys_and_a_reload_brings_all_back(page: Page) -> None:
    insights = review(page)
    expect(page.get_by_text("Your notes were saved on")).to_be_visible()
    total = insights.count()
    saved(page, f"{total} insights · 0 kept")
    first = insights.first.locator(".statement").inner_text()
    insights.first.focus()
    lit = page.get_by_test_id("notes").locator("mark.lit")
    expect(lit.first).to_be_visible()
    quote = insights.first.locator(".quote").inner_text().strip("“”")
    assert "".join(lit.all_inner_texts()) == quote
    page.keyboard.press("k")
    page.keyboard.press("e")  # keeping went on to the next
    page.get_by_test_id("statement").fill("What I make of it.")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("o")
    saved(page, "3 kept")
    expect(insights.nth(2)).to_contain_text("for you alone")
    page.reload()
    saved(page, f"{total} insights · 3 kept")
    expect(insights.first).to_contain_text(first)
    expect(insights.nth(1)).to_contain_text("What I make of it.")
    expect(insights.nth(2)).to_contain_text("for you alone")
    page.get_by_test_id("keep-all").click()
    saved(page, f"{total} kept")
    screen.go(page, "Insights")
    expect(key(page, "topics-map")).to_contain_text("In all")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(key(page, "margin")).to_contain_text("What I make of it.")
    expect(key(page, "margin").locator("mark").first).to_be_visible()
    assert page.evaluate(ALIVE) == []


def test_drop_merge_split_topic_by_keys(page: Page, app: App) -> None:
    insights = review(page)
    total = insights.count()
    insights.first.focus()
    page.keyboard.press("d")
    expect(insights.first).to_contain_text("dropped")
    page.keyboard.press("u")
    expect(insights.first).not_to_contain_text("dropped")
    saved(page, f"{total} insights · 0 kept")
    page.keyboard.press("d")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("m")  # which sends the drop
    page.keyboard.press("ArrowDown")
    page.keyboard.press("t")
    page.get_by_test_id("topic").select_option("outlook")
    page.keyboard.press("Enter")
    expect(insights).to_have_count(total - 1, timeout=20_000)
    saved(page, f"{total - 2} insights · 2 kept")
    insights.last.focus()
    page.keyboard.press("s")
    page.get_by_test_id("halves").press("Enter")
    saved(page, f"{total - 1} insights · 4 kept")
    assert "outlook" in {one.topic for one in open_assistant(app.home).insights()}
    insights.first.focus()
    page.keyboard.press("d")
    press(page, "debrief-new")  # at once, while it could still be taken back
    page.get_by_role("button", name="Review", exact=True).click()
    saved(page, f"{total - 2} insights")


def test_a_killed_app_in_the_middle(context: BrowserContext, own_app: App, home: Path) -> None:
    page = context.new_page()
    page.goto(own_app.address)
    drawn(page)
    paste(page)
    key(page, "notes-save").get_by_role("button").click()
    expect(page.get_by_text("Your notes were saved on")).to_be_visible()
    own_app.kill()  # while they are read, or just after
    own_app.start()
    page.reload()
    insights = page.get_by_test_id("insight")
    expect(insights.first).to_be_visible()
    total = insights.count()
    saved(page, "0 kept")
    insights.first.focus()
    own_app.kill()
    page.keyboard.press("k")
    page.keyboard.press("e")
    page.get_by_test_id("statement").fill("Typed while the app was gone.")
    own_app.start()
    page.reload()
    saved(page, f"{total} insights · 2 kept")
    kept_now = open_assistant(home).insights()
    assert "Typed while the app was gone." in [one.statement for one in kept_now]
    assert sum(one.reviewed for one in kept_now) == 2


def test_on_a_telephone_nothing_scrolls_sideways_and_nothing_comes_alive(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    page = new_context(width=390, height=844, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{app.address}/debrief")
    drawn(page)
    assert sideways(page) == []
    page.get_by_test_id("notes-paste").fill(NOTES + "- " + "Wortungetuem" * 25)
    page.get_by_test_id("notes-called").fill(f"Zed {HOSTILE}")
    kept(page)
    press(page, "notes-save")
    page.get_by_test_id("insight").first.click()
    assert sideways(page) == []
    assert page.evaluate(ALIVE) == []
    page.goto(f"{app.address}/insights")
    drawn(page)
    assert sideways(page) == []
    page.get_by_role("button", name="Read", exact=True).click()
    expect(key(page, "margin")).to_be_visible()
    assert sideways(page) == []
    assert page.evaluate(ALIVE) == []


@pytest.mark.parametrize("away", ["debrief", "insights"])
def test_the_samples_come_and_go(page: Page, app: App, away: str) -> None:
    screen.go(page, "Insights")
    press(page, "samples-load")
    expect(key(page, "samples-away")).to_be_visible(timeout=90_000)
    expect(page.get_by_text("Sample ·")).to_have_count(6)
    page.goto(f"{app.address}/{away}")
    press(page, "samples-away")
    expect(key(page, "samples-load")).to_be_visible()
    assert open_assistant(app.home).talks() == []
