"""A click takes what was typed just before it, and nothing that was typed goes astray."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.pages import component, field, html

BO = "Bo Li\nPlanner at Pennine Coaches\nLeeds\nPlanner, Pennine Coaches\nClerk, Calder Mills\n"


def sends(app: AppTest, key: str, **value: Any) -> AppTest:
    """What a field sends together with the click that comes next."""
    app.session_state[key] = {"value": value}
    return app


@pytest.fixture
def pasted(app: AppTest) -> AppTest:
    app.run().button(key="new").click().run()
    sends(app, "paste", token=field(app, "paste")["token"], text=BO, pasted=False)
    return app.button(key="read").click().run()


def test_reading_takes_what_was_just_typed(pasted: AppTest) -> None:
    assert component(pasted, "letter")["body"].startswith("Dear Bo Li,")


def test_saving_takes_what_was_just_typed(pasted: AppTest, assistant: Any) -> None:
    letter = component(pasted, "letter")
    sends(pasted, "letter", token=letter["token"], subject="Mine", body="My words.")
    pasted.button(key="save").click().run()
    assert [kept.body for kept in assistant.requests()] == ["My words."]


def test_another_channel_keeps_what_was_just_typed(pasted: AppTest) -> None:
    letter = component(pasted, "letter")
    sends(pasted, "letter", token=letter["token"], subject=None, body="My words.")
    pasted.button_group(key="choice-channel").set_value("email").run()
    assert component(pasted, "letter")["body"] != "My words."
    pasted.button(key="undo").click().run()
    assert component(pasted, "letter")["body"] == "My words."


def test_what_was_pasted_comes_back_after_looking_at_another(pasted: AppTest) -> None:
    pasted.button(key="new").click().run()
    sends(pasted, "paste", token=field(pasted, "paste")["token"], text="Half", pasted=False)
    pasted.button(key="back").click().run()
    assert component(pasted, "card")["head"][0]["text"] == "Bo Li"
    pasted.button(key="new").click().run()
    assert field(pasted, "paste")["text"] == "Half"


def test_somebody_put_away_twice_is_kept_once(pasted: AppTest, assistant: Any) -> None:
    letter = component(pasted, "letter")
    sends(pasted, "letter", token=letter["token"], subject=None, body="My words.")
    for _ in range(2):
        pasted.button(key="new").click().run()
        pasted.button(key="back").click().run()
    assert len(assistant.requests()) == 1


def test_what_could_not_be_kept_is_told_to_the_fields(
    pasted: AppTest, typed: Callable[..., AppTest], assistant: Any
) -> None:
    assert component(pasted, "letter")["kept"] is True
    assistant.full = True
    token = component(pasted, "letter")["token"]
    typed(pasted, "letter", token=token, subject=None, body="My words.", at=7)
    assert component(pasted, "letter")["kept"] is False
    assert component(pasted, "letter")["taken"] == 7


def test_the_notes_of_the_month_are_counted_beside_the_channel(
    pasted: AppTest, assistant: Any
) -> None:
    pasted.button_group(key="choice-channel").set_value("note").run()
    assert "0 of 5 personal notes sent this month." in html(pasted)
    assistant.save_settings(notes_a_month=0)
    assert "▲ 0 of 0 personal notes" in html(pasted.run())
