from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.insights import Unsupported
from assistant.models import Me
from tests.ui.fake_model import FAR, TINY
from tests.ui.pages import component, field, html

Typed = Callable[..., AppTest]
NOTES = """- pay is 30k a year
- must know SQL and be curious
- promise to write by Friday
- off the record: she is leaving soon
"""
TRANSCRIPT = (
    "Sam: What is it like?\nAna Ruiz: I like it a lot.\nSam: And the pay?\nAna Ruiz: 30k.\n"
)


@pytest.fixture
def screen(app: AppTest) -> AppTest:
    return app.run().switch_page("views/debrief.py").run()


@pytest.fixture
def pasted(screen: AppTest, typed: Typed) -> AppTest:
    """Notes lie on the screen, not saved."""
    token = field(screen, "notes-paste")["token"]
    return typed(screen, "notes-paste", token=token, text=NOTES, pasted=True)


@pytest.fixture
def reviewed(pasted: AppTest) -> AppTest:
    """Notes are saved and read."""
    return pasted.button(key="notes-save").click().run()


def act(app: AppTest, *acts: dict[str, Any]) -> AppTest:
    """What the review sends: acts with their numbers, none of them taken yet."""
    token = component(app, "review")["token"]
    app.session_state["review"] = {"value": {"token": token, "acts": list(acts)}}
    return app.run()


def statements(app: AppTest) -> list[str]:
    return [one["statement"] for one in component(app, "review")["insights"]]


def test_the_first_look_says_what_to_do_and_offers_samples(screen: AppTest) -> None:
    assert "Paste what you wrote down" in html(screen)
    assert screen.button(key="samples-load")
    assert not screen.exception


def test_what_is_typed_is_kept_before_it_is_saved(
    pasted: AppTest, typed: Typed, assistant: Any
) -> None:
    typed(pasted, "notes-called", token=field(pasted, "notes-called")["token"], text="Bo Li")
    again = AppTest.from_file(pasted._script_path, default_timeout=20).run()
    again.switch_page("views/debrief.py").run()
    assert field(again, "notes-paste")["text"] == NOTES
    assert field(again, "notes-called")["text"] == "Bo Li"
    assert assistant.talks() == []


def test_saving_keeps_the_notes_with_person_and_day(
    pasted: AppTest, typed: Typed, assistant: Any
) -> None:
    typed(pasted, "notes-called", token=field(pasted, "notes-called")["token"], text="Bo Li")
    pasted.date_input(key="notes-on").set_value(date(2026, 3, 2)).run()
    pasted.button(key="notes-save").click().run()
    (talk,) = assistant.talks()
    assert talk.conversation.source == NOTES
    assert talk.on == date(2026, 3, 2)
    assert assistant.person(talk.person).profile.name.text == "Bo Li"
    assert "Your notes were saved" in html(pasted)
    assert assistant.drawn == [(talk.id, True)]


def test_the_day_that_the_notes_name_stands_there(pasted: AppTest, assistant: Any) -> None:
    assistant.named_day = date(2026, 2, 27)
    pasted.run()
    assert pasted.date_input(key="notes-on").value == date(2026, 2, 27)
    pasted.button(key="notes-save").click().run()
    assert [talk.on for talk in assistant.talks()] == [date(2026, 2, 27)]


def test_somebody_kept_can_be_chosen(pasted: AppTest, assistant: Any) -> None:
    ana = assistant.save_person(assistant.read_text("Ana Ruiz\nLead\nLeeds\n"))
    pasted.run().selectbox(key="notes-person").select(ana.id).run()
    pasted.button(key="notes-save").click().run()
    assert [talk.person for talk in assistant.talks()] == [ana.id]


def test_a_transcript_is_asked_about_once(screen: AppTest, typed: Typed, assistant: Any) -> None:
    assistant.save_me(Me(name="Sam Okafor"))
    token = field(screen, "notes-paste")["token"]
    typed(screen, "notes-paste", token=token, text=TRANSCRIPT, pasted=True)
    assert screen.selectbox(key="notes-me").value == "Sam"
    assert field(screen, "notes-called")["text"] == "Ana Ruiz"
    screen.button(key="notes-save").click().run()
    assert "Everybody must have agreed." in html(screen)
    assert field(screen, "notes-paste")["text"] == TRANSCRIPT
    screen.checkbox(key="notes-agreed").check().run()
    screen.button(key="notes-save").click().run()
    (talk,) = assistant.talks()
    assert (talk.me, talk.agreed) == ("Sam", True)
    assert assistant.person(talk.person).profile.name.text == "Ana Ruiz"


def test_a_third_voice_is_asked_for(screen: AppTest, typed: Typed, assistant: Any) -> None:
    token = field(screen, "notes-paste")["token"]
    text = TRANSCRIPT + "Kim: Coffee, anybody?\n"
    typed(screen, "notes-paste", token=token, text=text, pasted=True)
    screen.selectbox(key="notes-me").select("Sam").run()
    screen.multiselect(key="notes-others").select("Kim").run()
    screen.checkbox(key="notes-agreed").check().run()
    screen.button(key="notes-save").click().run()
    (talk,) = assistant.talks()
    assert (talk.me, talk.others) == ("Sam", ("Kim",))


def test_a_dropped_file_lies_there_as_text(screen: AppTest, assistant: Any) -> None:
    screen.file_uploader(key="notes-file").set_value(("n.txt", NOTES.encode(), "text/plain")).run()
    assert field(screen, "notes-paste")["text"] == NOTES


def test_a_full_disk_loses_nothing(pasted: AppTest, assistant: Any) -> None:
    assistant.full = True
    pasted.button(key="notes-save").click().run()
    assert "The disk is full." in html(pasted)
    assert field(pasted, "notes-paste")["text"] == NOTES
    assistant.full = False
    pasted.button(key="notes-save").click().run()
    assert len(assistant.talks()) == 1


def test_the_quotes_are_cut_out_of_the_notes(reviewed: AppTest) -> None:
    data = component(reviewed, "review")
    pieces = [piece for line in data["turns"] for piece in line["pieces"]]
    assert "".join(piece["text"] for piece in pieces) == "".join(
        line.removeprefix("- ") for line in NOTES.splitlines()
    )
    quoted = {one["id"]: one["quote"] for one in data["insights"]}
    assert {key: p["text"] for p in pieces for key in p["ids"]} == quoted
    assert [one["off"] for one in data["insights"]] == [False, False, True]


def test_what_was_promised_is_named_and_can_be_taken_out(reviewed: AppTest, assistant: Any) -> None:
    assert "You promised or will do" in html(reviewed)
    assert "I liked it" in html(reviewed)
    reviewed.button(key="agreed-drop-t0-2").click().run()
    assert "You promised" not in html(reviewed)
    assert assistant.agreements() == []


def test_each_act_is_done_once_and_told_as_done(reviewed: AppTest, assistant: Any) -> None:
    keep = {"act": "keep", "id": "t0-0", "n": 5}
    act(reviewed, keep, {"act": "off", "id": "t0-1", "off": True, "n": 6})
    data = component(reviewed, "review")
    assert data["done"] == 6
    assert [one["reviewed"] for one in data["insights"]] == [True, True, False]
    assert [one["off"] for one in data["insights"]] == [False, True, True]
    assistant.set_off_record("t0-1", False)
    act(reviewed, {"act": "off", "id": "t0-1", "off": True, "n": 6})
    assert not assistant.insights()[1].off_record, "it was taken before"


def test_edit_topic_drop_and_keep_all(reviewed: AppTest, assistant: Any) -> None:
    act(
        reviewed,
        {"act": "edit", "id": "t0-0", "text": "They start at 30k.", "n": 1},
        {"act": "topic", "id": "t0-1", "topic": "standing_out", "n": 2},
        {"act": "drop", "id": "t0-3", "n": 3},
        {"act": "all", "n": 4},
    )
    first, second = assistant.insights()
    assert (first.statement, second.topic) == ("They start at 30k.", "standing_out")
    assert first.reviewed
    assert second.reviewed


def test_merge_and_split(reviewed: AppTest, assistant: Any) -> None:
    act(reviewed, {"act": "merge", "id": "t0-1", "above": "t0-0", "n": 1})
    assert [one.id for one in assistant.insights()] == ["t0-3", "t0-0+t0-1"]
    act(reviewed, {"act": "split", "id": "t0-3", "at": 15, "n": 2})
    assert statements(reviewed)[-2:] == ["off the record:", "she is leaving soon"]


def test_an_act_that_was_done_before_a_crash_does_no_harm(reviewed: AppTest) -> None:
    drop = {"act": "drop", "id": "t0-0", "n": 9}
    act(reviewed, drop)
    reviewed.session_state["review-done"] = 0  # the app was started again
    act(reviewed, drop, {"act": "keep", "id": "t0-1", "n": 10})
    assert [one["reviewed"] for one in component(reviewed, "review")["insights"]] == [True, False]
    assert not reviewed.exception


def test_a_statement_that_cannot_be_taken_stays_as_typed(reviewed: AppTest, assistant: Any) -> None:
    long = "word " * 31
    act(reviewed, {"act": "edit", "id": "t0-0", "text": long, "n": 1})
    again = AppTest.from_file(reviewed._script_path, default_timeout=20).run()
    first = component(again.switch_page("views/debrief.py").run(), "review")["insights"][0]
    assert first["draft"] == long
    assert "at most 30 words" in first["why"]
    assert first["statement"] == "They said: pay is 30k a year"
    act(again, {"act": "edit", "id": "t0-0", "text": "Short.", "n": 2})
    assert component(again, "review")["insights"][0]["draft"] is None


def test_acts_that_a_full_disk_refuses_stay_with_the_page(
    reviewed: AppTest, assistant: Any
) -> None:
    assistant.full = True
    act(reviewed, {"act": "keep", "id": "t0-0", "n": 4})
    data = component(reviewed.run(), "review")
    assert "The disk is full." in html(reviewed)
    assert (data["done"], data["kept"]) == (0, False)
    assistant.full = False
    act(reviewed, {"act": "keep", "id": "t0-0", "n": 4})
    assert component(reviewed, "review")["done"] == 4


def test_a_name_is_corrected_everywhere(reviewed: AppTest, typed: Typed, assistant: Any) -> None:
    token = field(reviewed, "mend-wrong")["token"]
    typed(reviewed, "mend-wrong", token=token, text="SQL", pasted=False)
    reviewed.button(key="mend").click().run()
    assert "Both fields are needed." in html(reviewed)
    typed(reviewed, "mend-right", token=token, text="Python", pasted=False)
    reviewed.button(key="mend").click().run()
    (talk,) = assistant.talks()
    assert "must know Python" in talk.conversation.text
    assert field(reviewed, "mend-wrong")["text"] == ""


def test_unsupported_stands_apart_with_what_is_nearest(reviewed: AppTest, assistant: Any) -> None:
    invented = Unsupported(statement="They fly.", quote="we fly", nearest="<i>we try</i>")
    assistant.unsupported = (invented,)
    shown = unescape(html(reviewed.run()))
    assert "Unsupported." in shown
    assert "“<i>we try</i>”" in shown
    assert "They fly." not in statements(reviewed)


def test_while_it_is_read_there_is_stop(pasted: AppTest, assistant: Any) -> None:
    assistant.quick = False
    pasted.button(key="notes-save").click().run()
    assert "Your notes are saved." in html(pasted)
    pasted.button(key="drawing-stop").click().run()
    assert assistant.stopped == ["debrief-t0"]
    assistant.reads("t0", state="stopped")
    assert "Stopped." in html(pasted.run())
    pasted.button(key="debrief-again").click().run()
    assert len(assistant.drawn) == 2
    assert "Your notes are saved." in html(pasted)


def test_a_model_that_is_stopped_keeps_what_it_answered(reviewed: AppTest, assistant: Any) -> None:
    assistant.chosen, assistant.quick = TINY, False
    reviewed.run().button(key="second-ask").click().run()
    reviewed.button(key="drawing-stop").click().run()
    assert assistant.stopped == ["debrief-t0"]
    assistant.reads("t0", state="stopped")
    assert "Stopped." in html(reviewed.run())


def test_notes_that_are_not_saved_yet_wait_while_another_is_reviewed(
    reviewed: AppTest, typed: Typed
) -> None:
    reviewed.button(key="debrief-new").click().run()
    token = field(reviewed, "notes-paste")["token"]
    typed(reviewed, "notes-paste", token=token, text="- half of it", pasted=False)
    reviewed.switch_page("views/insights.py").run().button(key="read-t0").click().run()
    reviewed.button(key="to-review").click().run()
    assert len(statements(reviewed)) == 3
    reviewed.switch_page("views/debrief.py").run().button(key="debrief-new").click().run()
    assert field(reviewed, "notes-paste")["text"] == "- half of it"


def test_what_a_crash_cut_off_goes_on(pasted: AppTest, assistant: Any) -> None:
    assistant.quick = False
    pasted.button(key="notes-save").click().run()
    assistant.restarts()
    assistant.quick = True
    again = AppTest.from_file(pasted._script_path, default_timeout=20).run()
    again.switch_page("views/debrief.py").run()
    assert assistant.drawn == [("t0", True), ("t0", True)]
    assert len(component(again.run(), "review")["insights"]) == 3


def test_another_conversation_and_back(reviewed: AppTest, assistant: Any) -> None:
    reviewed.button(key="debrief-new").click().run()
    assert field(reviewed, "notes-paste")["text"] == ""
    assert "3 insights, 3 not reviewed" in html(reviewed)
    reviewed.button(key="open-t0").click().run()
    assert len(statements(reviewed)) == 3


def test_deleting_leaves_what_is_about_something_else(reviewed: AppTest, assistant: Any) -> None:
    assistant.keep("model-hosts", {"hosts": ["api.far.example"]})
    reviewed.button(key="delete-t0").click().run()
    assert assistant.talks() == []
    assert assistant.kept("model-hosts") == {"hosts": ["api.far.example"]}
    assert assistant.kept("outreach") is not None
    assert field(reviewed, "notes-paste")["text"] == ""


def test_a_conversation_deleted_elsewhere_is_put_away(reviewed: AppTest, assistant: Any) -> None:
    assistant.delete_talk("t0")
    assert field(reviewed.run(), "notes-paste")["text"] == ""
    assert not reviewed.exception


def test_a_model_reads_only_when_it_is_asked(reviewed: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    reviewed.run().button(key="second-ask").click().run()
    assert assistant.drawn == [("t0", True), ("t0", False)]


def test_another_machine_is_sent_to_after_a_yes(reviewed: AppTest, assistant: Any) -> None:
    assistant.chosen = FAR
    reviewed.run().button(key="second-ask").click().run()
    assert assistant.drawn == [("t0", True)]
    assert "outside this machine" in html(reviewed)
    assert "FACTS NOTES" not in html(reviewed)
    reviewed.button(key="second-look").click().run()
    assert "FACTS NOTES" in html(reviewed)
    reviewed.button(key="second-yes").click().run()
    assert assistant.drawn == [("t0", True), ("t0", False)]


def test_the_person_and_the_day_are_put_right_later(
    reviewed: AppTest, typed: Typed, assistant: Any
) -> None:
    assert "Somebody" in reviewed.header[0].value
    token = field(reviewed, "sides-called")["token"]
    typed(reviewed, "sides-called", token=token, text="Bo Li", pasted=False)
    reviewed.button(key="sides-change").click().run()
    assert "Bo Li" in reviewed.header[0].value
    assert assistant.drawn == [("t0", True)], "only the person changed"
    reviewed.date_input(key="sides-on-t0").set_value(date(2026, 3, 1)).run()
    reviewed.button(key="sides-change").click().run()
    (talk,) = assistant.talks()
    assert talk.on == date(2026, 3, 1)
    assert assistant.person(talk.person).profile.name.text == "Bo Li"
    assert len(assistant.drawn) == 2
