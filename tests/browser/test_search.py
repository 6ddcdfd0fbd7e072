"""What people told is found again: by words, by chips, by keys, and in the notes themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import App
from tests.browser import record, screen
from tests.browser.screen import drawn, key, press
from tests.browser.test_literal import ALIVE, HOSTILE
from tests.browser.test_narrow import sideways

LOADED_MILLISECONDS = 300_000
BO = """- Juniors start on 31k a year, no bonus
- You must know SQL cold, Excel is everywhere
- Her biggest mistake: said yes to every request in the first year
- Talk to Al Nowak at Tidewater, she will introduce me by e-mail
"""
ZED = """- Pay is 40k after two years at a supplier
- Loves the fieldwork, hates the monthly reports
"""


@pytest.fixture
def told(app: App) -> App:
    """Two conversations with two people."""
    record.conversation(app.home, "Bo Lindqvist", BO)
    record.conversation(app.home, "Zed Ayling", ZED)
    return app


def search(page: Page, query: str) -> Locator:
    """What is found for a query; the box is there at once, and nothing needs a click."""
    page.get_by_test_id("search").fill(query)
    settled(page)
    return page.get_by_test_id("hit")


def settled(page: Page) -> None:
    """Wait until the app has answered what is asked now."""
    expect(page.get_by_test_id("search-told")).not_to_contain_text("Looking")
    drawn(page)


def test_a_newcomer_finds_pay_mistakes_and_whom_to_talk_to(page: Page) -> None:
    screen.go(page, "Insights")
    press(page, "samples-load")
    expect(key(page, "samples-away")).to_be_visible(timeout=LOADED_MILLISECONDS)
    drawn(page)
    hits = search(page, "pay")
    expect(hits.first).to_contain_text("Pay")
    expect(hits.locator("mark").first).to_be_visible()
    hits = search(page, "what mistakes did people make?")
    expect(hits.first).to_contain_text("istake")
    search(page, "who should I talk to?")
    people = page.get_by_test_id("person-hit")
    expect(people).not_to_have_count(0)
    expect(people.first).to_contain_text("named by")
    people.first.get_by_test_id("hit-open").click()
    expect(page.locator("#fh-here")).to_be_in_viewport()
    page.get_by_role("button", name="All insights").click()
    expect(people).not_to_have_count(0)
    drawn(page)


def test_from_the_box_to_the_card_to_the_notes_by_keys(page: Page, told: App) -> None:
    screen.go(page, "Insights")
    hits = search(page, "SQL")
    expect(hits.first).to_contain_text("SQL")
    expect(hits.first).to_contain_text("Bo Lindqvist")
    expect(hits.first.locator("mark").first).to_have_text("SQL")
    page.get_by_test_id("search").focus()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("search")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("m")
    expect(page.get_by_test_id("filters")).to_contain_text("More like one insight")
    settled(page)
    expect(hits.first).to_be_visible()
    search(page, "SQL")
    page.get_by_test_id("search").press("ArrowDown")
    page.keyboard.press("Enter")
    here = page.locator("#fh-here")
    expect(here).to_contain_text("You must know SQL cold")
    expect(here).to_be_in_viewport()
    expect(here).to_be_focused()
    page.get_by_role("button", name="All insights").click()
    expect(page.get_by_test_id("search")).to_have_value("SQL")
    settled(page)


def test_chips_narrow_it_and_a_reload_keeps_it(page: Page, told: App) -> None:
    screen.go(page, "Insights")
    hits = search(page, "pay")
    expect(hits).not_to_have_count(0)
    people = page.get_by_test_id("filter-people")
    people.locator("summary").click()
    people.get_by_label("Zed Ayling").check()
    settled(page)
    for hit in hits.all():
        expect(hit).to_contain_text("Zed Ayling")
    page.keyboard.press("Escape")
    page.reload()
    settled(page)
    expect(page.get_by_test_id("search")).to_have_value("pay")
    expect(hits.first).to_contain_text("Zed Ayling")
    page.get_by_role("button", name="Without Person: Zed Ayling").click()
    settled(page)
    expect(page.get_by_test_id("hits").get_by_text("Bo Lindqvist").first).to_be_visible()


def test_a_search_is_saved_brought_back_and_forgotten(page: Page, told: App) -> None:
    screen.go(page, "Insights")
    search(page, "mistake")
    page.get_by_test_id("search-save").click()
    saved = page.get_by_test_id("search-saved")
    expect(saved).to_have_text("mistake")
    search(page, "SQL")
    saved.click()
    expect(page.get_by_test_id("search")).to_have_value("mistake")
    settled(page)
    expect(page.get_by_test_id("hit").first).to_contain_text("mistake")
    page.get_by_role("button", name="Forget the search mistake").click()
    expect(saved).to_have_count(0)
    settled(page)
    assert open_assistant(told.home).searches() == []


def test_odd_queries_are_answered(page: Page, told: App) -> None:
    screen.go(page, "Insights")
    for query in ('"', "NEAR(pay", "pay AND", "*", "a", "x" * 10_000, "zzyzx qwrt"):
        search(page, query)
        expect(page.get_by_role("alert")).to_have_count(0)
    search(page, "")
    expect(key(page, "talks")).to_be_visible()


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_people_never_comes_alive(page: Page, app: App, hostile: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    notes = f"- You must know SQL cold {hostile}\n- Talk to Al Nowak at Tide {hostile}\n"
    record.conversation(app.home, f"Zed {hostile}", notes)
    screen.go(page, "Insights")
    assert page.evaluate(ALIVE) == []
    expect(search(page, "SQL").first).to_contain_text("SQL cold")
    assert page.evaluate(ALIVE) == []
    search(page, hostile)
    page.get_by_test_id("search-save").click()
    expect(page.get_by_test_id("search-saved")).to_have_count(1)
    settled(page)
    assert page.evaluate(ALIVE) == []
    search(page, "SQL")
    page.get_by_test_id("hit-open").first.click()
    expect(page.locator("#fh-here")).to_be_visible()
    drawn(page)
    assert page.evaluate(ALIVE) == []
    assert dialogs == []


def test_it_fits_a_telephone(new_context: Callable[..., BrowserContext], told: App) -> None:
    word = "Wortungetuem" * 25
    record.conversation(told.home, f"Zed {word}", f"- You must know {word} cold\n- {word} {word}\n")
    page = new_context(width=390, height=844, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{told.address}/insights")
    assert sideways(page) == []
    search(page, "know")
    expect(page.get_by_test_id("hit").first).to_be_visible()
    assert sideways(page) == []
    search(page, word)
    for name in ("topics", "people", "days"):
        page.get_by_test_id(f"filter-{name}").locator("summary").tap()
        assert sideways(page) == []
    page.get_by_test_id("search").tap()
    page.get_by_test_id("hit-open").first.tap()
    expect(page.locator("#fh-here")).to_be_visible()
    assert sideways(page) == []
