from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelUnavailable, StoreError
from assistant.models import Me
from tests.ui.pages import component, field, html

Typed = Callable[..., AppTest]
BO = "Bo Li\nPlanner at Pennine Coaches\nLeeds\nPlanner, Pennine Coaches\nClerk, Calder Mills\n"


@pytest.fixture
def pasted(app: AppTest, typed: Typed) -> AppTest:
    """The app with Bo's profile read and drafted."""
    app.run().button(key="new").click().run()
    token = field(app, "paste")["token"]
    return typed(app, "paste", token=token, text=BO, pasted=False).button(key="read").click().run()


def test_first_run_opens_the_sample_already_drafted(app: AppTest) -> None:
    app.run()
    letter = component(app, "letter")
    assert not app.exception
    assert "A sample." in html(app)
    assert letter["body"].startswith("Dear Ana Ruiz,")
    assert {"profile", "me"} <= {sentence["origin"] for sentence in letter["sentences"]}
    assert component(app, "card")["head"][0]["text"] == "Ana Ruiz"
    assert app.button(key="save").disabled


def test_a_paste_becomes_card_and_draft(pasted: AppTest) -> None:
    assert component(pasted, "card")["groups"][0]["items"][1]["lines"][1]["text"] == "Calder Mills"
    assert component(pasted, "letter")["body"].startswith("Dear Bo Li,")
    assert component(pasted, "card")["sure"]["experiences.1.company"] is False


def test_a_long_paste_is_read_at_once(app: AppTest, typed: Typed) -> None:
    app.run().button(key="new").click().run()
    typed(app, "paste", token=field(app, "paste")["token"], text=BO, pasted=True)
    assert component(app, "letter")["body"].startswith("Dear Bo Li,")


def test_a_refusal_is_told_and_keeps_the_text(app: AppTest, typed: Typed) -> None:
    app.run().button(key="new").click().run()
    token = field(app, "paste")["token"]
    typed(app, "paste", token=token, text="just this", pasted=False)
    app.button(key="read").click().run()
    assert "This is not a profile." in html(app)
    assert "select all, and copy" in html(app)
    assert field(app, "paste")["text"] == "just this"


def test_what_was_typed_before_a_newer_text_is_dropped(app: AppTest, typed: Typed) -> None:
    app.run().button(key="new").click().run()
    typed(app, "paste", token="an older one", text="late", pasted=False)
    assert field(app, "paste")["text"] == ""


@pytest.mark.parametrize(("text", "left"), [("York", "York"), ("", "")])
def test_a_fact_is_corrected_and_written_again(
    pasted: AppTest, typed: Typed, text: str, left: str
) -> None:
    token = component(pasted, "card")["token"]
    typed(pasted, "card", token=token, corrections={"location": text})
    assert component(pasted, "card")["head"][2]["text"] == left


def test_a_corrected_headline_reaches_the_draft_and_is_sure(pasted: AppTest, typed: Typed) -> None:
    token = component(pasted, "card")["token"]
    corrections = {"headline": "Head of night buses", "experiences.1.company": "Calder"}
    typed(pasted, "card", token=token, corrections=corrections)
    assert "Head of night buses" in component(pasted, "letter")["body"]
    assert component(pasted, "card")["sure"]["experiences.1.company"] is True


@pytest.mark.parametrize(
    ("address", "channel", "subject"), [("", "note", False), ("bo@pennine.example", "email", True)]
)
def test_the_channel_starts_where_an_address_allows(
    app: AppTest, typed: Typed, address: str, channel: str, subject: bool
) -> None:
    app.run().button(key="new").click().run()
    token = field(app, "paste")["token"]
    typed(app, "paste", token=token, text=BO + address, pasted=False)
    app.button(key="read").click().run()
    assert app.session_state["choice-channel"] == channel
    assert (component(app, "letter")["subject"] is not None) is subject
    assert bool(component(app, "letter")["mailto"]) is subject


def test_switching_the_channel_writes_for_it(pasted: AppTest) -> None:
    pasted.button_group(key="choice-channel").set_value("email").run()
    letter = component(pasted, "letter")
    assert letter["subject"] == "A question for Bo Li"
    assert [counter["text"] for counter in letter["counters"]][1:] == ["one ask", "20 min"]


def test_an_edited_text_is_checked_and_not_overwritten(pasted: AppTest, typed: Typed) -> None:
    before = component(pasted, "letter")
    mine = before["body"] + "\nMay I pick your brain?"
    typed(pasted, "letter", token=before["token"], subject=None, body=mine)
    assert [item["rule"] for item in component(pasted, "letter")["findings"]] == ["L16"]

    pasted.button_group(key="choice-channel").set_value("email").run()
    assert "pick your brain" not in component(pasted, "letter")["body"]
    pasted.button(key="undo").click().run()
    assert component(pasted, "letter")["body"] == mine
    assert pasted.session_state["choice-channel"] == "note"


def test_typed_choices_leave_an_edited_text_alone(pasted: AppTest, typed: Typed) -> None:
    before = component(pasted, "letter")
    typed(pasted, "letter", token=before["token"], subject=None, body="Dear Bo, may we talk?")
    token = field(pasted, "choice-why")["token"]
    typed(pasted, "choice-why", token=token, text="I heard your talk", pasted=False)
    assert component(pasted, "letter")["body"] == "Dear Bo, may we talk?"
    pasted.button(key="write-again").click().run()
    assert component(pasted, "letter")["body"].startswith("Dear Bo Li,")


def test_all_is_back_in_another_tab_and_after_a_page_switch(
    pasted: AppTest, typed: Typed, assistant: Any
) -> None:
    before = component(pasted, "letter")
    typed(pasted, "letter", token=before["token"], subject=None, body="Dear Bo, may we talk?")
    pasted.switch_page("views/settings.py").run()
    pasted.switch_page("views/outreach.py").run()
    assert component(pasted, "letter")["body"] == "Dear Bo, may we talk?"
    other = AppTest.from_file(pasted._script_path, default_timeout=20).run()
    assert component(other, "letter")["body"] == "Dear Bo, may we talk?"
    assert field(other, "paste")["text"] == BO


def test_saving_twice_keeps_one_request(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="save").click().run()
    pasted.button(key="save").click().run()
    assert len(assistant.requests()) == 1
    assert len(assistant.people()) == 1


def test_sending_is_kept_once_with_channel_and_day(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="sent").click().run()
    pasted.button(key="sent").click().run()
    (kept,) = assistant.requests()
    assert (kept.status, kept.sent_by) == ("sent", "note")
    assert "Sent by Note" in html(pasted)


def test_a_follow_up_carries_the_earlier_message(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="sent").click().run()
    (kept,) = assistant.requests()
    pasted.button(key=f"follow-up-{kept.id}").click().run()
    assert pasted.selectbox(key="choice-kind").value == "follow-up"
    assert field(pasted, "choice-earlier")["text"] == kept.body
    pasted.button(key="save").click().run()
    assert [item.status for item in assistant.requests()] == ["sent", "draft"]


def test_choosing_follow_up_after_sending_takes_the_sent_message(pasted: AppTest) -> None:
    pasted.button(key="sent").click().run()
    body = component(pasted, "letter")["body"]
    pasted.selectbox(key="choice-kind").select("follow-up").run()
    assert field(pasted, "choice-earlier")["text"] == body
    assert pasted.session_state["desk"].kept is None


def test_reading_again_keeps_the_person(pasted: AppTest, typed: Typed, assistant: Any) -> None:
    pasted.button(key="save").click().run()
    token = field(pasted, "paste")["token"]
    typed(pasted, "paste", token=token, text=BO.replace("Planner at", "Chief at"), pasted=False)
    pasted.button(key="read-again").click().run()
    assert "Chief at Pennine" in component(pasted, "letter")["body"]
    pasted.button(key="save").click().run()
    assert len(assistant.people()) == 1


def test_a_sent_text_stays_when_a_fact_is_corrected(pasted: AppTest, typed: Typed) -> None:
    pasted.button(key="sent").click().run()
    body = component(pasted, "letter")["body"]
    token = component(pasted, "card")["token"]
    typed(pasted, "card", token=token, corrections={"headline": "Head of night buses"})
    assert component(pasted, "letter")["body"] == body


def test_writing_again_after_sending_leaves_the_sent_text(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="sent").click().run()
    pasted.button_group(key="choice-channel").set_value("email").run()
    pasted.button(key="save").click().run()
    assert [item.request.channel for item in assistant.requests()] == ["note", "email"]


def test_a_kept_request_is_opened_as_it_was_left(pasted: AppTest, typed: Typed) -> None:
    before = component(pasted, "letter")
    typed(pasted, "letter", token=before["token"], subject=None, body="Dear Bo, may we talk?")
    pasted.button(key="new").click().run()
    pasted.button(key="open-r0").click().run()
    assert component(pasted, "letter")["body"] == "Dear Bo, may we talk?"


def test_somebody_else_can_be_taken_back(pasted: AppTest) -> None:
    pasted.button(key="new").click().run()
    pasted.button(key="back").click().run()
    assert component(pasted, "card")["head"][0]["text"] == "Bo Li"


def test_deleting_a_person_clears_the_screen_of_them(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="save").click().run()
    pasted.button(key="delete-r0").click().run()
    assert assistant.people() == []
    assert "Bo Li" not in html(pasted)
    assert field(pasted, "paste")["text"] == ""


def test_an_introduction_asks_who_could_introduce(pasted: AppTest, typed: Typed) -> None:
    pasted.selectbox(key="choice-kind").select("introduction").run()
    assert "Say who could introduce you" in html(pasted)
    token = field(pasted, "choice-via")["token"]
    typed(pasted, "choice-via", token=token, text="Kim Ode", pasted=False)
    assert pasted.session_state["desk"].letter.request.kind == "introduction"


def test_a_full_disk_is_told_and_the_text_stays(
    pasted: AppTest, typed: Typed, assistant: Any
) -> None:
    before = component(pasted, "letter")
    assistant.full = True
    typed(pasted, "letter", token=before["token"], subject=None, body="Dear Bo, may we talk?")
    assert "The disk is full." in html(pasted)
    assert component(pasted, "letter")["body"] == "Dear Bo, may we talk?"


def test_a_language_that_needs_a_model_is_told_and_leaves_the_text(
    pasted: AppTest, assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = component(pasted, "letter")["body"]
    draft = assistant.draft

    def refuse(request: Any, contact: Any, me: Any) -> Any:
        if request.language != "en":
            raise ModelUnavailable("Only English without a model.", "Choose English.")
        return draft(request, contact, me)

    monkeypatch.setattr(assistant, "draft", refuse)
    pasted.selectbox(key="choice-language").select("fr").run()
    assert "Only English without a model." in html(pasted)
    assert component(pasted, "letter")["body"] == body
    pasted.selectbox(key="choice-language").select("en").run()
    assert "Only English" not in html(pasted)


def test_what_about_me_says_goes_into_an_unedited_draft(pasted: AppTest, assistant: Any) -> None:
    assistant.save_me(Me(name="Kim Ode", work="I bake", learn="how planners plan"))
    pasted.run()
    assert component(pasted, "letter")["body"].endswith("Kim Ode")


def test_an_edited_draft_is_not_signed_anew(pasted: AppTest, typed: Typed, assistant: Any) -> None:
    token = component(pasted, "letter")["token"]
    typed(pasted, "letter", token=token, subject=None, body="Dear Bo, may we talk?")
    assistant.save_me(Me(name="Kim Ode", work="I bake", learn="how planners plan"))
    pasted.run()
    assert component(pasted, "letter")["body"] == "Dear Bo, may we talk?"
    assert pasted.button(key="write-again")


def test_a_sent_text_is_not_signed_anew(pasted: AppTest, assistant: Any) -> None:
    pasted.button(key="sent").click().run()
    body = component(pasted, "letter")["body"]
    assistant.save_me(Me(name="Kim Ode", work="I bake", learn="how planners plan"))
    pasted.run()
    assert component(pasted, "letter")["body"] == body


@pytest.mark.parametrize(
    ("name", "told"), [("bo.txt", "Dear Bo Li,"), ("bo.docx", "This file cannot be read.")]
)
def test_a_dropped_file_is_read_or_refused(app: AppTest, name: str, told: str) -> None:
    app.run().button(key="new").click().run()
    app.file_uploader(key="profile-file").set_value((name, BO.encode(), "text/plain")).run()
    shown = html(app) + str([element.proto for element in app.get("bidi_component")])
    assert told in shown


def test_a_data_folder_that_cannot_be_read_is_told(
    app: AppTest, assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(slot: str) -> None:
        raise StoreError(f"{slot}: the record is damaged.", "A copy stands beside it.")

    monkeypatch.setattr(assistant, "kept", broken)
    app.run()
    assert not app.exception
    assert "the record is damaged" in html(app)
