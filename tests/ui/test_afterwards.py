"""After the review: the thank-you, the word to the introducer, the reply to a yes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Draft, Me, Request
from tests.ui.pages import component, field, html

Typed = Callable[..., AppTest]


@pytest.fixture
def ana(assistant: Any) -> Any:
    """Ana is kept, and I am known."""
    assistant.save_me(Me(name="Sam Okafor", work="I teach maths", learn="how leads spend a week"))
    return assistant.save_person(assistant.read_text("Ana Ruiz\nLead at Northline\nLeeds\n"))


@pytest.fixture
def talk(assistant: Any, ana: Any) -> Any:
    kept = assistant.save_conversation("n", "- must know SQL\n- be curious", person=ana.id)
    assistant.debrief(kept.id, offline=True)
    return kept


@pytest.fixture
def screen(app: AppTest, talk: Any) -> AppTest:
    """The review of that conversation."""
    app.run().switch_page("views/debrief.py").run()
    return app.button(key=f"open-{talk.id}").click().run()


def letter(app: AppTest) -> dict[str, Any]:
    return component(app, "letter")


def kind(app: AppTest, talk: Any, name: str) -> AppTest:
    return app.button_group(key=f"after-kind-{talk.id}").set_value(name).run()


def test_the_thank_you_is_there_with_its_findings(screen: AppTest, talk: Any) -> None:
    assert not screen.exception
    data = letter(screen)
    assert "Ana Ruiz" in data["body"]
    assert data["mailto"].startswith("mailto:")
    assert data["file"] == "thank-you-ana-ruiz.eml"
    assert "nothing new asked" in html(screen)


def test_what_is_edited_is_checked_and_survives_a_refresh(
    screen: AppTest, talk: Any, typed: Typed, assistant: Any
) -> None:
    data = letter(screen)
    body = data["body"].replace("I read that", "May I pick your brain?")
    typed(screen, "after-letter-thanks", token=data["token"], subject=data["subject"], body=body)
    assert letter(screen)["body"] == body
    assert [item["rule"] for item in letter(screen)["findings"]] == ["L16"]
    again = AppTest.from_file(screen._script_path, default_timeout=20).run()
    again.switch_page("views/debrief.py").run()
    assert letter(again)["body"] == body
    again.button(key="after-write-thanks").click().run()
    assert letter(again)["body"] == data["body"]


def test_an_untouched_draft_follows_the_choices_and_an_edited_one_can_be_brought_back(
    screen: AppTest, talk: Any, typed: Typed
) -> None:
    screen.button_group(key="after-thanks-channel").set_value("message").run()
    data = letter(screen)
    assert data["subject"] is None
    typed(screen, "after-letter-thanks", token=data["token"], subject=None, body="Mine?")
    screen.button_group(key="after-thanks-tone").set_value("formal").run()
    assert letter(screen)["body"] != "Mine?"
    screen.button(key="after-undo-thanks").click().run()
    assert letter(screen)["body"] == "Mine?"


def test_it_is_kept_when_it_was_sent(screen: AppTest, talk: Any, assistant: Any) -> None:
    screen.button(key="after-sent-thanks").click().run()
    (kept,) = assistant.requests()
    assert (kept.status, kept.request.kind, kept.request.talk) == ("sent", "thanks", talk.id)
    assert "✓ Sent by Email" in html(screen)
    screen.switch_page("views/outreach.py").run()
    assert "Thank-you · Email" in html(screen)
    assert not [one for one in screen.button if one.key == f"follow-up-{kept.id}"]
    screen.button(key=f"open-{kept.id}").click().run()
    assert not screen.exception
    assert letter(screen)["body"] == kept.body
    assert not [one for one in screen.selectbox if one.key == "choice-kind"]


def test_the_introducer_is_asked_for_once(
    screen: AppTest, talk: Any, typed: Typed, assistant: Any
) -> None:
    kind(screen, talk, "introducer")
    assert "Say who introduced you" in html(screen)
    token = field(screen, "after-introducer-via")["token"]
    typed(screen, "after-introducer-via", token=token, text="Bo Lindqvist")
    data = letter(screen)
    assert data["mailto"].startswith("mailto:?"), "the person's own address is not the reader's"


def test_a_yes_asks_for_zones_that_are_not_known(screen: AppTest, talk: Any) -> None:
    kind(screen, talk, "yes")
    assert screen.selectbox(key="after-yes-their_zone").value == "Europe/London"
    assert "Theirs is read from “Leeds”" in html(screen)
    screen.selectbox(key="after-yes-my_zone").select("Europe/Berlin").run()
    screen.button_group(key="after-yes-tone").set_value("plain").run()
    assert screen.selectbox(key="after-yes-my_zone").value == "Europe/Berlin"
    assert not screen.exception


def test_nobody_known_nothing_written(app: AppTest, assistant: Any) -> None:
    kept = assistant.save_conversation("n", "- must know SQL")
    assistant.debrief(kept.id, offline=True)
    app.run().switch_page("views/debrief.py").run()
    app.button(key=f"open-{kept.id}").click().run()
    assert "Say below with whom you talked" in html(app)
    assert not [e for e in app.get("bidi_component") if "letter" in e.proto.component_name]


def test_deleting_the_conversation_clears_its_thanks_from_outreach(
    screen: AppTest, talk: Any, assistant: Any
) -> None:
    screen.button(key="after-save-thanks").click().run()
    (kept,) = assistant.requests()
    screen.switch_page("views/outreach.py").run()
    screen.button(key=f"open-{kept.id}").click().run()
    screen.switch_page("views/debrief.py").run()
    screen.button(key=f"delete-{talk.id}").click().run()
    assert talk.id not in json.dumps(assistant.kept("outreach"))


def test_they_said_yes(app: AppTest, assistant: Any, ana: Any) -> None:
    draft = Draft(subject="A", body="Could we talk for 25 minutes?")
    kept = assistant.save_request(ana.id, Request(), draft, draft.subject, draft.body)
    app.run()
    assert not [one for one in app.button if one.key == f"yes-{kept.id}"], "nothing was sent yet"
    assistant.sent(kept.id, "email", date(2026, 3, 2))
    app.run().button(key=f"yes-{kept.id}").click().run()
    assert not app.exception
    assert app.session_state["desk"].request.kind == "yes"
    assert app.session_state["desk"].request.earlier == draft.body
    assert app.selectbox(key="choice-their_zone").value == "Europe/London"
    app.selectbox(key="choice-my_zone").select("America/New_York").run()
    assert app.session_state["desk"].request.my_zone == "America/New_York"
    assert letter(app)["body"]


def test_the_zone_of_the_settings_is_mine(screen: AppTest, talk: Any, assistant: Any) -> None:
    screen.switch_page("views/settings.py").run()
    screen.selectbox(key="setting-zone").select("Europe/Berlin").run()
    assert assistant.settings.zone == "Europe/Berlin"
    screen.switch_page("views/debrief.py").run()
    kind(screen, talk, "yes")
    assert screen.selectbox(key="after-yes-my_zone").value == "Europe/Berlin"
