"""The call: held in one hand, through a lost connection, and without losing a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.app.assistant import open_assistant
from assistant.plans import Plan
from benchmarks.browser import App
from tests.browser import screen
from tests.browser.screen import FACTS, drawn, kept, key, lines
from tests.browser.test_narrow import sideways

READ_MILLISECONDS = 120_000  # for the first reading of a new app
# The page's clock, moved on by so many minutes.
LATER = "minutes => { const now = Date.now; Date.now = () => now() + minutes * 60000; }"


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(width=390, height=844, has_touch=True, is_mobile=True)


def planned(home: Path) -> Plan:
    """A kept plan of 25 minutes."""
    assistant = open_assistant(home)
    profile = assistant.read_text(FACTS)
    person = assistant.save_person(profile)
    made = assistant.plan(profile, "freight planner", person=person.id)
    return assistant.save_plan(made)


def hold(page: Page, app: App) -> Locator:
    """Begin the call of the only plan; returns its notes."""
    page.goto(f"{app.address}/call")
    page.get_by_role("button", name="Start", exact=True).tap()
    notes = page.get_by_test_id("call-notes")
    expect(page.get_by_test_id("call-question")).to_be_visible()
    drawn(page)
    return notes


def test_a_call_in_one_hand_becomes_the_debrief(page: Page, app: App) -> None:
    plan = planned(app.home)
    notes = hold(page, app)
    question = page.get_by_test_id("call-question")
    expect(question).to_have_text(plan.questions[0].text)
    page.get_by_test_id("call-start").tap()
    expect(page.get_by_test_id("call-clock")).to_have_text(lines(r"^0:0\d"))
    notes.tap()
    expect(notes).to_have_value(f"Q: {plan.questions[0].text}\n")
    page.keyboard.type("started on the night shift, then trained as a planner")
    page.get_by_test_id("mark-answered").tap()
    expect(question).to_have_text(plan.questions[1].text)
    page.get_by_test_id("mark-asked").tap()
    notes.tap()
    page.keyboard.type("the team is good at night work, reports take long")
    page.get_by_test_id("mark-answered").tap()
    page.get_by_test_id("mark-skipped").tap()
    kept(page)
    assert sideways(page) == []
    written = notes.input_value()
    assert written.count("Q: ") == 2
    kept_plan = open_assistant(app.home).kept_plan(plan.id)
    marks = [kept_plan.marks.get(one.id) for one in plan.questions]
    assert marks[:2] == ["answered", "answered"]
    assert marks.count("skipped") == 1
    key(page, "call-debrief").get_by_role("button").tap()
    expect(page.get_by_test_id("notes-paste")).to_have_value(written)
    drawn(page)
    key(page, "notes-save").get_by_role("button").tap()
    expect(page.get_by_test_id("insight").first).to_be_visible(timeout=READ_MILLISECONDS)
    told = open_assistant(app.home)
    statements = [one.statement for one in told.insights()]
    assert not [one for one in statements if one.rstrip(".") in {q.text for q in plan.questions}]
    assert len(statements) >= 2
    assert told.kept_plan(plan.id).talk == told.talks()[0].id


def test_no_question_is_passed_over_in_silence(page: Page, app: App) -> None:
    plan = planned(app.home)
    hold(page, app)
    question = page.get_by_test_id("call-question")
    seen = []
    for _ in plan.questions:
        seen.append(question.inner_text())
        page.get_by_test_id("mark-answered").tap()
        expect(question).not_to_have_text(seen[-1])
    assert sorted(seen) == sorted(one.text for one in plan.questions)
    spare = [one.text for one in plan.questions if one.priority == "spare"]
    assert seen[-len(spare) :] == spare if spare else True
    expect(question).to_have_text("That was all. Thank them, and stop on time.")


def test_the_closing_comes_when_its_time_has_come(page: Page, app: App) -> None:
    plan = planned(app.home)
    hold(page, app)
    closing = [one.text for slot in plan.slots if slot.stage == "closing" for one in slot.questions]
    question = page.get_by_test_id("call-question")
    page.get_by_test_id("call-start").tap()
    first = question.inner_text()
    page.evaluate(LATER, 23)
    expect(page.get_by_test_id("call-close")).to_be_visible()
    expect(question).to_have_text(first)  # it never changes under the finger
    page.get_by_test_id("mark-answered").tap()
    expect(question).to_have_text(closing[0])
    expect(page.get_by_test_id("call-close")).to_be_hidden()
    page.get_by_test_id("call-all").locator("summary").tap()
    page.get_by_role("button", name=plan.questions[1].text).tap()
    expect(question).to_have_text(plan.questions[1].text)
    page.get_by_test_id("call-close").tap()
    expect(question).to_have_text(closing[0])
    page.evaluate(LATER, 5)
    expect(page.get_by_text("Time is up: thank them, and stop.")).to_be_visible()


def test_a_reload_in_the_middle(page: Page, app: App) -> None:
    plan = planned(app.home)
    notes = hold(page, app)
    page.get_by_test_id("call-start").tap()
    page.get_by_test_id("mark-answered").tap()
    notes.tap()
    page.keyboard.type("half a sent")
    page.reload()
    expect(notes).to_have_value(lines("half a sent$"))
    expect(page.get_by_test_id("call-question")).to_have_text(plan.questions[1].text)
    expect(page.get_by_test_id("call-clock")).to_be_visible()
    kept(page)


def test_the_first_tap_writes_under_the_new_question_and_the_next_corrects(
    page: Page, app: App
) -> None:
    plan = planned(app.home)
    notes = hold(page, app)
    notes.tap()
    page.keyboard.type("one")
    page.get_by_test_id("mark-answered").tap()
    notes.tap(position={"x": 30, "y": 16})
    page.keyboard.type("two")
    both = f"Q: {plan.questions[0].text}\none\n\nQ: {plan.questions[1].text}\ntwo"
    expect(notes).to_have_value(both)
    notes.tap(position={"x": 30, "y": 16})
    expect(notes).to_have_value(both)
    page.keyboard.press("Control+Home")
    page.keyboard.type("again: ")
    expect(notes).to_have_value(f"again: {both}")
    kept(page)


def test_a_killed_app_loses_no_word(
    new_context: Callable[..., BrowserContext], own_app: App, home: Path
) -> None:
    plan = planned(home)
    page = new_context(width=390, height=844, has_touch=True, is_mobile=True).new_page()
    notes = hold(page, own_app)
    page.get_by_test_id("call-start").tap()
    notes.tap()
    page.keyboard.type("while it runs, ")
    own_app.kill()
    page.keyboard.type("while it is gone, ")
    expect(page.get_by_test_id("call-saved")).to_contain_text("Every word is kept")
    expect(page.get_by_test_id("stDialog")).to_have_count(1)  # Streamlit's own notice
    expect(page.get_by_test_id("stDialog")).to_be_hidden()
    page.keyboard.type("and goes on, ")
    page.get_by_test_id("mark-answered").tap()
    expect(page.get_by_test_id("call-question")).to_have_text(plan.questions[1].text)
    notes.tap()
    page.keyboard.type("and under the next question")
    own_app.start()
    expect(page.get_by_test_id("call-saved")).to_have_text("✓ saved")
    kept(page)
    written = notes.input_value()
    assert "while it runs, while it is gone, and goes on," in written
    assert written.endswith(f"Q: {plan.questions[1].text}\nand under the next question")
    again = open_assistant(home)
    assert again.kept_plan(plan.id).marks == {plan.questions[0].id: "answered"}
    assert (again.kept("call") or {})["notes"] == written


def test_without_a_connection_no_word_is_lost(
    page: Page, context: BrowserContext, app: App
) -> None:
    planned(app.home)
    notes = hold(page, app)
    notes.tap()
    context.set_offline(True)
    page.keyboard.type("typed in a tunnel")
    page.get_by_test_id("mark-answered").tap()
    context.set_offline(False)
    expect(page.get_by_test_id("call-saved")).to_have_text("✓ saved")
    kept(page)
    assert "typed in a tunnel" in (open_assistant(app.home).kept("call") or {})["notes"]


def test_without_a_plan_there_is_the_clock_and_the_notes(page: Page, app: App) -> None:
    page.goto(f"{app.address}/call")
    page.get_by_role("button", name="Just the clock and my notes").tap()
    expect(page.get_by_test_id("call-start")).to_be_visible()
    expect(page.get_by_test_id("call-question")).to_be_hidden()
    page.get_by_test_id("call-notes").fill("Only this.")
    kept(page)
    key(page, "call-debrief").get_by_role("button").tap()
    expect(page.get_by_test_id("notes-paste")).to_have_value("Only this.")
    drawn(page)


def test_a_keyboard_holds_it_too(new_context: Callable[..., BrowserContext], app: App) -> None:
    plan = planned(app.home)
    page = new_context().new_page()
    page.goto(app.address)
    drawn(page)
    screen.go(page, "Call")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_test_id("call-notes").click()
    page.keyboard.type("one")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("two")
    expect(page.get_by_test_id("call-notes")).to_have_value(
        f"Q: {plan.questions[0].text}\none\n\nQ: {plan.questions[1].text}\ntwo"
    )
    kept(page)
