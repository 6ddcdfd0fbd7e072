"""Versions, changes of a text, and other languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelUnavailable
from tests.ui.fake_model import TINY
from tests.ui.pages import button, buttons, component, field, html, markup
from tests.ui.test_literal import HOSTILE
from ui import acts

Typed = Callable[..., AppTest]
BO = "Bo Li\nPlanner at Pennine Coaches\nLeeds\nPlanner, Pennine Coaches\nClerk, Calder Mills\n"
TEXT = "Dear Bo,\n\nI saw your night buses. Could we talk for 20 minutes?\n\nBest,\nSam"
POOR = "Dear Bo,\n\nI would like to pick your brain about night buses.\n\nSam"


@pytest.fixture
def bo(app: AppTest, typed: Typed, assistant: Any) -> AppTest:
    assistant.chosen = TINY
    app.run().button(key="new").click().run()
    typed(app, "paste", token=field(app, "paste")["token"], text=BO, pasted=False)
    return app.button(key="read").click().run()


def wish(app: AppTest, name: str) -> AppTest:
    return app.button_group(key="model-wish").set_value(name).run()


def body(app: AppTest) -> str:
    return str(component(app, "letter")["body"])


def test_three_versions_stand_side_by_side_and_one_is_taken(bo: AppTest, assistant: Any) -> None:
    offline = body(bo)
    button(wish(bo, "versions"), "model-ask").click().run()
    assert assistant.asked[-1][-1] == 3
    assistant.done(TEXT, POOR, TEXT.replace("saw", "read of"))
    bo.run()
    assert "3 versions to choose from" in html(bo)
    assert "▲ 2 things to look at" in [one.label for one in bo.expander]
    assert body(bo) == offline
    reloaded = AppTest.from_file(bo._script_path, default_timeout=20).run()
    assert "3 versions to choose from" in html(reloaded)
    bo.button(key="take-1").click().run()
    assert body(bo) == POOR
    assert buttons(bo, "take-") == []
    bo.button(key="undo").click().run()
    assert body(bo) == offline


def test_versions_can_be_left(bo: AppTest, assistant: Any) -> None:
    offline = body(bo)
    button(wish(bo, "versions"), "model-ask").click().run()
    assistant.done(TEXT, POOR, TEXT)
    bo.run().button(key="versions-leave").click().run()
    assert body(bo) == offline
    assert button(bo, "model-ask")


def test_versions_that_came_before_a_failure_are_shown(bo: AppTest, assistant: Any) -> None:
    button(wish(bo, "versions"), "model-ask").click().run()
    assistant.done(TEXT, state="failed", error=("No room.", "Wait a minute."))
    bo.run()
    assert "No room." in html(bo)
    bo.button(key="take-0").click().run()
    assert body(bo) == TEXT
    assert "No room." not in html(bo)


@pytest.mark.parametrize("name", ["shorter", "warmer"])
def test_the_text_as_it_stands_is_changed(
    bo: AppTest, typed: Typed, assistant: Any, name: str
) -> None:
    letter = component(bo, "letter")
    typed(bo, "letter", token=letter["token"], subject=None, body="Mine. Could we talk?")
    wish(bo, name)
    assert "Mine. Could we talk?" in html(bo)  # in what is about to be sent
    button(bo, "model-ask").click().run()
    revision = assistant.asked[-1][-1]
    assert (revision.wish, assistant.asked[-1][-2]) == (name, "Mine. Could we talk?")
    assistant.done(TEXT)
    bo.run()
    assert body(bo) == TEXT
    bo.button(key="undo").click().run()
    assert body(bo) == "Mine. Could we talk?"


def test_one_sentence_is_changed(bo: AppTest, typed: Typed, assistant: Any) -> None:
    button(wish(bo, "sentence"), "model-ask").click().run()
    assert assistant.asked == []
    assert "Choose a sentence, and say" in html(bo)
    bo.selectbox(key="model-sentence").select(1).run()
    token = field(bo, "model-say")["token"]
    typed(bo, "model-say", token=token, text="Say it plainly", pasted=False)
    assert "Choose a sentence, and say" not in html(bo)
    button(bo, "model-ask").click().run()
    revision = assistant.asked[-1][-1]
    assert revision.sentence == "Could we talk for 20 minutes next week?"
    assert revision.say == "Say it plainly"
    assistant.done(TEXT)
    assert body(bo.run()) == TEXT


def test_what_is_flagged_stands_before_the_copy_button(bo: AppTest, assistant: Any) -> None:
    assert component(bo, "letter")["flagged"] == ""
    button(bo, "model-ask").click().run()
    assistant.done(POOR)
    letter = component(bo.run(), "letter")
    assert letter["flagged"] == "▲ 1 thing to look at before you send"
    assert [item["text"] for item in letter["findings"]] == ["", "pick your brain"]


def test_another_language_needs_the_model_and_comes_with_its_meaning(
    bo: AppTest, assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    offline, draft = body(bo), assistant.draft

    def english_only(request: Any, contact: Any, me: Any) -> Any:
        if request.language != "en":
            raise ModelUnavailable("Only English without a model.", "Choose English.")
        return draft(request, contact, me)

    monkeypatch.setattr(assistant, "draft", english_only)
    bo.selectbox(key="choice-language").select("fr").run()
    assert "Only English without a model." not in html(bo)
    assert "tiny:1b writes French" in html(bo)
    assert body(bo) == offline
    button(bo, "model-ask").click().run()
    assistant.done("Bonjour Bo, pouvons-nous parler ?", gloss="Hello Bo, can we talk?")
    bo.run()
    assert "What it says, in English" in html(bo)
    assert "Hello Bo, can we talk?" in html(bo)
    assert "The rules have no" not in html(bo)


def test_a_language_without_rules_is_said_to_be_unchecked(bo: AppTest, assistant: Any) -> None:
    bo.session_state["desk"] = acts.choose(bo.session_state["desk"], assistant, language="Klingon")
    bo.run()
    assert "Klingon (rules not checked)" in bo.selectbox(key="choice-language").options
    button(bo, "model-ask").click().run()
    assistant.done("nuqneH Bo?")
    assert "The rules have no Klingon" in html(bo.run())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_model_is_called_or_writes_is_nowhere_markup(
    bo: AppTest, assistant: Any, hostile: str
) -> None:
    assistant.chosen = TINY.model_copy(update={"name": hostile, "local": False, "host": hostile})
    button(bo.run(), "model-ask").click().run()
    assert hostile not in markup(bo)
    button(bo, "model-yes").click().run()
    assistant.writes(subject=hostile, body=hostile)
    bo.run()
    assert hostile not in markup(bo)
    assistant.fails(hostile, hostile)
    bo.run()
    assert hostile not in markup(bo)
    bo.button(key="model-leave").click().run()
    button(wish(bo, "versions"), "model-ask").click().run()
    assistant.done(f"{hostile} Could we talk?", f"{hostile}?", gloss=hostile)
    bo.run()
    assert hostile not in markup(bo)
    bo.button(key="take-0").click().run()
    assert hostile in body(bo)
    assert hostile not in markup(bo)
    assert "<img" not in html(bo)
    assert "<style>*" not in html(bo)
