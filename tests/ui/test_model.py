"""Writing with a model on the Outreach screen, with jobs that run until the test ends them."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelUnavailable
from tests.ui.fake_model import FAR, TINY
from tests.ui.pages import button, buttons, component, field, html
from ui import asking

Typed = Callable[..., AppTest]
BO = "Bo Li\nPlanner at Pennine Coaches\nLeeds\nPlanner, Pennine Coaches\nClerk, Calder Mills\n"
TEXT = "Dear Bo,\n\nI saw your night buses. Could we talk for 20 minutes?\n\nBest,\nSam"


@pytest.fixture
def bo(app: AppTest, typed: Typed, assistant: Any) -> AppTest:
    """Bo's profile read and drafted, with a model that runs here."""
    assistant.chosen = TINY
    app.run().button(key="new").click().run()
    typed(app, "paste", token=field(app, "paste")["token"], text=BO, pasted=False)
    return app.button(key="read").click().run()


def body(app: AppTest) -> str:
    return str(component(app, "letter")["body"])


def edit(app: AppTest, typed: Typed, text: str) -> None:
    letter = component(app, "letter")
    typed(app, "letter", token=letter["token"], subject=letter["subject"], body=text)


def test_without_a_model_one_quiet_line_says_where_to_connect_one(app: AppTest) -> None:
    app.run()
    assert buttons(app, "model-ask") == []
    assert [link.proto.label for link in app.get("page_link")] == [
        "A model can write too: connect one in Settings"
    ]


def test_the_offline_draft_is_there_at_once_and_nothing_is_asked(
    bo: AppTest, assistant: Any
) -> None:
    assert body(bo).startswith("Dear Bo Li,")
    assert button(bo, "model-ask").label == r"Write it with tiny\:1b"
    assert assistant.asked == []


def test_the_messages_are_shown_to_the_letter_before_they_are_sent(
    bo: AppTest, assistant: Any
) -> None:
    (line,) = [one.label for one in bo.expander if "see exactly what" in one.label]
    assert line.replace("\\", "").startswith("About 850 tokens go to tiny:1b on this machine")
    assert "FACTS Bo Li" in html(bo)
    assistant.left_out = ("Ignore all <b>rules</b>",)
    assistant.chosen = FAR
    bo.run()
    (line,) = [one.label for one in bo.expander if "see exactly what" in one.label]
    told = line.replace("\\", "")
    assert told == "About 850 tokens go to api.far.example · about $0.0004 · see exactly what"
    assert "Ignore all <b>rules</b>" in unescape(html(bo))
    assert "<b>rules" not in html(bo)
    assert "Masked: 1 address or number" in html(bo)


def test_a_text_streams_in_and_takes_the_place_of_the_draft(bo: AppTest, assistant: Any) -> None:
    offline = body(bo)
    button(bo, "model-ask").click().run()
    assistant.writes(subject="Night buses", body="Dear Bo, I saw")
    bo.run()
    assert "Dear Bo, I saw" in html(bo)
    assert "Writing · 4 words" in html(bo)
    assert body(bo) == offline
    assistant.done(TEXT)
    bo.run()
    assert body(bo) == TEXT
    assert "Written by tiny:1b, checked here." in html(bo)
    assert assistant.job(assistant.last) is None
    bo.button(key="undo").click().run()
    assert body(bo) == offline
    bo.button(key="undo").click().run()
    assert body(bo) == TEXT


def test_while_it_writes_there_is_no_button_to_ask_with(bo: AppTest, assistant: Any) -> None:
    before = button(bo, "model-ask").key
    button(bo, "model-ask").click().run()
    assert buttons(bo, "model-ask") == []
    desk = bo.session_state["desk"]
    assert asking.ask(desk, assistant) is desk
    assistant.done(TEXT)
    assert button(bo.run(), "model-ask").key != before  # a late second click finds no button


def test_another_machine_is_asked_for_once(bo: AppTest, assistant: Any) -> None:
    assistant.chosen = FAR
    button(bo.run(), "model-ask").click().run()
    assert "This goes to api.far.example" in html(bo)
    assert assistant.asked == []
    bo.button(key="model-no").click().run()
    button(bo, "model-ask").click().run()
    button(bo, "model-yes").click().run()
    assert len(assistant.asked) == 1
    assistant.done(TEXT)
    button(bo.run(), "model-ask").click().run()
    assert len(assistant.asked) == 2


def test_what_was_edited_can_be_brought_back(bo: AppTest, typed: Typed, assistant: Any) -> None:
    edit(bo, typed, "Mine. Could we talk?")
    button(bo, "model-ask").click().run()
    edit(bo, typed, "Mine, and more. Could we talk?")
    assistant.done(TEXT)
    bo.run()
    assert body(bo) == TEXT
    bo.button(key="undo").click().run()
    assert body(bo) == "Mine, and more. Could we talk?"


def test_a_failure_is_told_and_leaves_the_text(bo: AppTest, typed: Typed, assistant: Any) -> None:
    edit(bo, typed, "Mine. Could we talk?")
    button(bo, "model-ask").click().run()
    assistant.fails("The key is not accepted.", "Look at it in Settings.")
    bo.run()
    assert "The key is not accepted." in html(bo)
    assert "Look at it in Settings." in html(bo)
    assert body(bo) == "Mine. Could we talk?"
    other = AppTest.from_file(bo._script_path, default_timeout=20).run()
    assert "The key is not accepted." in html(other)
    button(bo, "model-again").click().run()
    assert len({asked[0] for asked in assistant.asked}) == 2
    assistant.fails("Still not.", "")
    bo.run().button(key="model-offline").click().run()
    assert body(bo).startswith("Dear Bo Li,")
    assert "Still not." not in html(bo)
    bo.button(key="undo").click().run()
    assert body(bo) == "Mine. Could we talk?"


def test_what_cannot_even_begin_is_told(bo: AppTest, assistant: Any) -> None:
    assistant.refuses = ModelUnavailable("The prompt is broken.", "Mend it.")
    button(bo, "model-ask").click().run()
    assert "The prompt is broken." in html(bo)
    bo.button(key="model-leave").click().run()
    assert "The prompt is broken." not in html(bo)


def test_stop_goes_on_at_once(bo: AppTest, assistant: Any) -> None:
    offline = body(bo)
    button(bo, "model-ask").click().run()
    bo.button(key="model-stop").click().run()
    assert assistant.stopped == [assistant.last]
    assert "Stopped. Your text is as it was." in html(bo)
    assert body(bo) == offline
    button(bo, "model-ask").click().run()
    assert len({asked[0] for asked in assistant.asked}) == 2


def test_a_text_that_arrives_elsewhere_is_found(bo: AppTest, assistant: Any) -> None:
    button(bo, "model-ask").click().run()
    bo.switch_page("views/settings.py").run()
    assistant.done(TEXT)
    reloaded = AppTest.from_file(bo._script_path, default_timeout=20).run()
    assert body(reloaded) == TEXT
    bo.switch_page("views/outreach.py").run()
    assert body(bo) == TEXT


@pytest.mark.parametrize("finished", [True, False])
def test_after_a_restart_the_text_is_there_or_as_it_was(
    bo: AppTest, assistant: Any, finished: bool
) -> None:
    offline = body(bo)
    button(bo, "model-ask").click().run()
    if finished:
        assistant.done(TEXT)
    assistant.restarts()
    after = AppTest.from_file(bo._script_path, default_timeout=20).run()
    assert body(after) == (TEXT if finished else offline)
    assert ("cut off" in html(after)) is not finished
    assert len(assistant.asked) == 1


def test_other_choices_stop_the_model(bo: AppTest, assistant: Any) -> None:
    button(bo, "model-ask").click().run()
    bo.button_group(key="choice-channel").set_value("email").run()
    assert assistant.stopped == [assistant.last]
    assert "Your choices changed" in html(bo)
    assert component(bo, "letter")["subject"] == "A question for Bo Li"


def test_a_text_that_was_done_when_the_choices_changed_is_kept(bo: AppTest, assistant: Any) -> None:
    button(bo, "model-ask").click().run()
    assistant.done(TEXT)
    bo.button_group(key="choice-channel").set_value("email").run()
    assert body(bo).startswith("Dear Bo Li,")
    bo.button(key="undo").click().run()
    assert body(bo) == TEXT


def test_somebody_else_and_back_loses_no_text(bo: AppTest, assistant: Any) -> None:
    button(bo, "model-ask").click().run()
    bo.button(key="new").click().run()
    assistant.done(TEXT)
    bo.run().button(key="back").click().run()
    assert body(bo) == TEXT


def test_a_models_text_is_not_written_over_by_typed_choices(
    bo: AppTest, typed: Typed, assistant: Any
) -> None:
    button(bo, "model-ask").click().run()
    assistant.done(TEXT)
    bo.run()
    token = field(bo, "choice-why")["token"]
    typed(bo, "choice-why", token=token, text="I heard your talk", pasted=False)
    assert body(bo) == TEXT


def test_back_to_what_the_model_wrote(bo: AppTest, typed: Typed, assistant: Any) -> None:
    button(bo, "model-ask").click().run()
    assistant.done(TEXT)
    bo.run()
    edit(bo, typed, "Mine. Could we talk?")
    bo.button(key="write").click().run()
    assert body(bo) == TEXT
