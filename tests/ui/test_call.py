from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import StoreError
from assistant.models import Fact, Profile
from assistant.plans import Plan
from tests.ui.pages import component, field, html
from ui.calling import SLOT, said

START = int(datetime(2026, 3, 4, 9, 30, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def plan(assistant: Any) -> Plan:
    """A kept plan for a kept person."""
    profile = Profile(kind="facts", name=Fact(text="Bo Li"))
    person = assistant.save_person(profile)
    made = assistant.plan(profile, "analyst", person=person.id)
    return assistant.save_plan(made)


@pytest.fixture
def call(app: AppTest, plan: Plan) -> AppTest:
    """The call of that plan."""
    app.run().switch_page("views/call.py").run()
    return app.button(key=f"start-{plan.id}").click().run()


@pytest.fixture
def happens(call: AppTest, typed: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """What the page commits."""

    def send(notes: str = "", started: int | None = START, **marks: str) -> AppTest:
        token = component(call, "call")["token"]
        value = {"notes": notes, "started": started, "marks": marks}
        return typed(call, "call-held", token=token, **value)

    return send


def test_without_a_plan_it_says_what_to_do_first(app: AppTest) -> None:
    app.run().switch_page("views/call.py").run()
    assert "Make a plan first." in html(app)
    app.button(key="call-bare").click().run()
    assert component(app, "call")["slots"] == []


def test_the_plan_is_on_the_screen(call: AppTest) -> None:
    shown = component(call, "call")
    assert [slot["title"] for slot in shown["slots"]] == ["Thanks", "The work", "Closing"]
    assert shown["slots"][1]["questions"][0]["text"] == "How did you get in?"
    assert shown["minutes"] == 25
    assert "Bo Li · analyst" in html(call)


def test_what_happens_is_kept_as_it_happens(
    happens: Callable[..., AppTest], assistant: Any, plan: Plan
) -> None:
    happens("Q: How did you get in?\nas a temp", q1="answered")
    assert assistant.kept(SLOT)["notes"].endswith("as a temp")
    assert assistant.kept_plan(plan.id).marks == {"q1": "answered"}


def test_a_mark_that_could_not_be_kept_comes_again(
    happens: Callable[..., AppTest],
    assistant: Any,
    plan: Plan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: Any) -> Any:
        raise StoreError("The record is busy.", "It is tried again.")

    with monkeypatch.context() as now:
        now.setattr(assistant, "mark_question", fails)
        happens("a", q1="answered")
    assert assistant.kept_plan(plan.id).marks == {}
    happens("a word", q1="answered")
    assert assistant.kept_plan(plan.id).marks == {"q1": "answered"}
    happens("a word")
    assert assistant.kept_plan(plan.id).marks == {}, "taken back"


def test_a_reload_brings_it_back(happens: Callable[..., AppTest], call: AppTest) -> None:
    happens("as a temp", q1="asked")
    again = AppTest.from_file(call._script_path, default_timeout=20).run()
    again.switch_page("views/call.py").run()
    shown = component(again, "call")
    assert (shown["notes"], shown["started"], shown["marks"]) == (
        "as a temp",
        START,
        {"q1": "asked"},
    )


def test_a_full_disk_loses_nothing_of_it(happens: Callable[..., AppTest], assistant: Any) -> None:
    assistant.full = True
    app = happens("as a temp")
    shown = component(app, "call")
    assert shown["notes"] == "as a temp"
    assert not shown["kept"], "the browser keeps its copy"


def test_it_becomes_the_debrief(
    happens: Callable[..., AppTest], assistant: Any, plan: Plan
) -> None:
    app = happens("Q: How did you get in?\n- as a temp, pay is 30k", q1="answered")
    app.button(key="call-debrief").click().run()
    assert field(app, "notes-paste")["text"] == "Q: How did you get in?\n- as a temp, pay is 30k"
    app.button(key="notes-save").click().run()
    (talk,) = assistant.talks()
    assert talk.person == plan.person
    assert talk.on == datetime.fromtimestamp(START / 1000).astimezone().date()
    app.switch_page("views/debrief.py").run()
    became = assistant.kept_plan(plan.id)
    assert became.talk == talk.id
    assert became.marks == {"q1": "answered"}
    assert became.answers["q1"] == tuple(one.id for one in assistant.insights(talk.id))
    app.switch_page("views/call.py").run()
    assert "Make a plan first." in html(app), "a plan that was held is not offered again"


def test_other_notes_that_wait_are_not_written_over(
    happens: Callable[..., AppTest], typed: Callable[..., AppTest]
) -> None:
    app = happens("my notes")
    app.switch_page("views/debrief.py").run()
    token = field(app, "notes-paste")["token"]
    typed(app, "notes-paste", token=token, text="older notes", pasted=True)
    app.switch_page("views/call.py").run()
    app.button(key="call-debrief").click().run()
    assert "Notes of another conversation still wait" in html(app)
    assert component(app, "call")["notes"] == "my notes"


def test_it_is_put_away_only_without_notes(happens: Callable[..., AppTest]) -> None:
    app = happens("")
    assert app.button(key="call-away")
    app = happens("a word")
    assert not [one for one in app.button if one.key == "call-away"]


@pytest.mark.parametrize(
    ("notes", "left"),
    [
        ("", ""),
        ("Q: One?\n", ""),
        ("Q: One?\na\n\nQ: Two?\n", "Q: One?\na"),
        ("Q: One?\n\nQ: Two?\nb", "Q: Two?\nb"),
        ("before\n\nQ: One?\na\nb", "before\n\nQ: One?\na\nb"),
    ],
)
def test_a_question_with_nothing_under_it_is_left_out(notes: str, left: str) -> None:
    assert said(notes) == left
