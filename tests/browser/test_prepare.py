"""A plan is made, changed, printed and kept, and none of it is lost or comes alive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import App
from tests.browser import record, screen
from tests.browser.screen import FACTS, drawn, kept, key, lines, press
from tests.browser.test_literal import ALIVE, HOSTILE, profile
from tests.browser.test_narrow import sideways

ROLE = "freight planner"
STUB = "Freight planner\nApply now\nSave"


def form(page: Page, *, facts: str = FACTS, role: str = ROLE) -> None:
    """Fill in for whom and which role."""
    screen.go(page, "Prepare")
    page.get_by_test_id("prepare-paste").fill(facts)
    page.get_by_test_id("prepare-role").fill(role)
    kept(page)


def plan(page: Page, **filled: str) -> Locator:
    """The questions of a plan that was made of the form."""
    form(page, **filled)
    key(page, "prepare-make").get_by_role("button").click()
    expect(key(page, "prepare-acts")).to_be_visible()
    drawn(page)
    return page.locator(".fh-question")


def test_a_plan_is_made_changed_kept_and_brought_back(page: Page, app: App) -> None:
    questions = plan(page)
    total = questions.count()
    assert total >= 6
    assert all(why.strip() for why in page.locator(".fh-why").all_inner_texts())
    expect(page.locator(".fh-brief")).to_contain_text("Harbourline Shipping")
    second = questions.nth(1).inner_text()
    page.locator("[class*=st-key-change-]").first.get_by_role("button").click()
    page.locator("[data-testid^=say-]").fill("How did you come to the harbour?")
    expect(questions.first).to_have_text("How did you come to the harbour?")
    kept(page)
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-change-]").nth(1).get_by_role("button").click()
    page.get_by_role("button", name="Leave it out").click()
    expect(questions).to_have_count(total - 1)
    expect(page.get_by_text(second, exact=True)).to_have_count(0)
    page.reload()
    drawn(page)
    expect(questions).to_have_count(total - 1)
    expect(questions.first).to_have_text("How did you come to the harbour?")
    press(page, "prepare-save")
    expect(key(page, "prepare-save")).to_contain_text("✓ Saved")
    (kept_plan,) = open_assistant(app.home).plans()
    assert kept_plan.questions[0].text == "How did you come to the harbour?"
    press(page, "prepare-new")
    plans = key(page, "prepare-plans")
    plans.get_by_role("button", name="Open").click()
    expect(questions).to_have_count(total - 1)
    press(page, "prepare-new")
    plans.get_by_role("button", name="Drop").click()
    expect(plans).to_have_count(0)


def test_a_stub_of_a_posting_is_refused_and_nothing_is_lost(page: Page) -> None:
    form(page, role="")
    page.get_by_test_id("prepare-posting").fill(STUB)
    kept(page)
    key(page, "prepare-make").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    drawn(page)
    page.reload()
    expect(page.get_by_test_id("prepare-posting")).to_have_value(STUB)
    expect(page.get_by_test_id("prepare-paste")).to_have_value(lines("Marta"))


def test_what_is_known_and_the_plan_change_with_a_conversation(page: Page, app: App) -> None:
    plan(page)
    known = key(page, "prepare-known")
    expect(known.get_by_text("nobody yet")).to_have_count(16)
    before = page.locator(".fh-question").all_inner_texts()
    record.conversation(app.home, "Bo Li", "- juniors start on 31k a year\n- must know SQL cold")
    page.reload()
    drawn(page)
    expect(known.get_by_text("one person's view").first).to_be_visible()
    press(page, "prepare-again")
    key(page, "prepare-make").get_by_role("button").click()
    expect(key(page, "prepare-acts")).to_be_visible()
    drawn(page)
    assert page.locator(".fh-why").all_inner_texts() != []
    after = page.locator(".fh-question").all_inner_texts()
    assert after != before


def test_on_paper_only_the_plan_and_the_brief_are_left(page: Page) -> None:
    plan(page)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".stAppHeader", ".st-key-prepare-acts", ".st-key-prepare-known"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("[class*=st-key-change-]").first).to_be_hidden()
    expect(page.locator(".fh-question").last).to_be_visible()
    expect(page.locator(".fh-brief")).to_be_visible()
    looks = "e => [getComputedStyle(e).color, getComputedStyle(e).overflow]"
    assert page.locator(".fh-question").first.evaluate(looks)[0] == "rgb(0, 0, 0)"
    wide = page.locator(".fh-brief").evaluate("e => e.getBoundingClientRect().width / innerWidth")
    assert wide > 0.9, "one under the other"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_people_never_comes_alive(page: Page, hostile: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    plan(page, facts=profile(hostile), role=f"planner {hostile}"[:90])
    assert page.evaluate(ALIVE) == []
    press(page, "prepare-save")
    press(page, "prepare-new")
    assert page.evaluate(ALIVE) == []
    screen.go(page, "Call")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_test_id("call-question")).to_be_visible()
    drawn(page)
    assert page.evaluate(ALIVE) == []
    assert dialogs == []


@pytest.mark.parametrize("width", [390, 1024])
def test_it_fits(new_context: Callable[..., BrowserContext], app: App, width: int) -> None:
    page = new_context(width=width, height=844, has_touch=True).new_page()
    page.goto(f"{app.address}/prepare")
    drawn(page)
    page.get_by_test_id("prepare-paste").fill(FACTS.replace("Freight", "Wortungetuem" * 20))
    page.get_by_test_id("prepare-role").fill("Wortungetuem" * 8)
    kept(page)
    assert sideways(page) == []
    key(page, "prepare-make").get_by_role("button").click()
    expect(key(page, "prepare-acts")).to_be_visible()
    assert sideways(page) == []
