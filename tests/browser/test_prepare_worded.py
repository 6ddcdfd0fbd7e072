"""A model words a plan in the browser: each question in its place as it comes, and stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.browser import App
from tests.browser import record
from tests.browser.fake_model import NAME, ModelServer
from tests.browser.screen import drawn, press
from tests.browser.test_prepare import plan

TEXTS = (
    "You left a newsroom for a harbour. What do you still use of it at Harbourline Shipping?",
    "You plan 40 sailings a week. Which of them keeps you at Harbourline Shipping late?",
)
QUESTIONS = [
    {"place": place, "facts": [], "text": text, "probe": "When did it last?", "why": "They know."}
    for place, text in enumerate(TEXTS, 1)
]


@pytest.fixture
def server(model_server: ModelServer) -> Iterator[ModelServer]:
    model_server.reset(questions=QUESTIONS)
    yield model_server
    model_server.reset()


@pytest.fixture
def app(shared_model_app: App, server: ModelServer) -> App:
    record.empty(shared_model_app.home)
    return shared_model_app


def arriving(page: Page) -> Locator:
    """The questions that have come and that nothing has checked yet."""
    return page.locator(".fh-arriving .fh-question")


def test_questions_stand_in_their_places_as_they_arrive(page: Page, server: ModelServer) -> None:
    questions = plan(page)
    ours = questions.all_inner_texts()
    server.reset("slow", questions=QUESTIONS)
    press(page, "wording-ask")
    expect(arriving(page).first).to_have_text(TEXTS[0])
    expect(page.get_by_text("not checked yet").first).to_be_visible()
    expect(questions).to_have_count(len(ours))
    expect(questions.last).to_have_text(ours[-1])
    server.go.set()
    expect(arriving(page)).to_have_count(0)
    expect(page.get_by_text(f"worded by {NAME}, checked here")).to_be_visible()
    expect(questions.first).to_have_text(TEXTS[0])
    expect(questions.last).to_have_text(ours[-1])


def test_stopped_the_plan_is_as_it_was(page: Page, server: ModelServer) -> None:
    questions = plan(page)
    ours = questions.all_inner_texts()
    server.reset("slow", questions=QUESTIONS)
    press(page, "wording-ask")
    expect(arriving(page).first).to_have_text(TEXTS[0])
    press(page, "wording-stop")
    expect(arriving(page)).to_have_count(0)
    drawn(page)
    assert questions.all_inner_texts() == ours
