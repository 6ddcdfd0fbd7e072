from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Fact, Profile
from tests.ui.pages import component, field, html, markup

PASTED = "Bo Li\nGrid planner\nHull"
HOSTILE = "![x](http://outside.example/a.png) <img src=x onerror=alert(1)> $a$ :red[b]"


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """The empty screen."""
    return app.run().switch_page("views/prepare.py").run()


@pytest.fixture
def types(page: AppTest, typed: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Types into fields of the form, by name."""

    def send(**texts: str) -> AppTest:
        for name, text in texts.items():
            key = f"prepare-{name}"
            typed(page, key, token=field(page, key)["token"], text=text)
        return page

    return send


@pytest.fixture
def planned(types: Callable[..., AppTest]) -> AppTest:
    """A plan for somebody who was pasted."""
    types(paste=PASTED, role="grid planner")
    return types().button(key="prepare-make").click().run()


def test_a_plan_has_its_minutes_its_questions_and_the_brief(
    planned: AppTest, assistant: Any
) -> None:
    shown = html(planned)
    assert "How did you get in?" in shown
    assert "Because of q1." in shown, "why this person"
    assert "Then: Which move mattered?" in shown
    assert 'aria-label="25 minutes"' in shown
    assert ">2–22</span>" in shown
    assert "Grid planner" in shown
    assert "I teach maths." in shown
    assert "grid planner · exploring · 3 questions" in shown
    assert assistant.plans() == [], "nothing is kept yet"


def test_the_wishes_go_to_the_plan(types: Callable[..., AppTest], assistant: Any) -> None:
    page = types(paste=PASTED, role=" planner ", criteria="outdoors\n\n calm ")
    page.button_group(key="prepare-goal").set_value("deciding").run()
    page.button_group(key="prepare-minutes").set_value(45).run()
    page.button(key="prepare-make").click().run()
    (asked,) = assistant.asked_plans
    assert asked == {
        "role": "planner",
        "person": None,
        "role_text": "",
        "goal": "deciding",
        "minutes": 45,
        "criteria": ("outdoors", "calm"),
    }


def test_a_stub_of_a_posting_is_refused_and_everything_stays(
    types: Callable[..., AppTest],
) -> None:
    page = types(paste=PASTED, posting="Apply now", criteria="calm")
    page.button(key="prepare-make").click().run()
    assert "This is only the frame of a posting." in html(page)
    texts = [field(page, f"prepare-{name}")["text"] for name in ("paste", "posting", "criteria")]
    assert texts == [PASTED, "Apply now", "calm"]
    types(posting="Apply now, " * 5)
    assert "frame of a posting" not in html(page), "typing on takes the refusal away"


def test_a_profile_that_cannot_be_read_is_refused(types: Callable[..., AppTest]) -> None:
    page = types(paste="Bo", role="planner")
    page.button(key="prepare-make").click().run()
    assert "This is not a profile." in html(page)


def test_a_kept_person_needs_no_paste(app: AppTest, assistant: Any) -> None:
    kept = assistant.save_person(Profile(kind="facts", name=Fact(text="Ina Vent")))
    page = app.run().switch_page("views/prepare.py").run()
    page.selectbox(key="prepare-person").select(kept.id).run()
    page.button(key="prepare-make").click().run()
    assert assistant.asked_plans[0]["person"] == kept.id
    assert page.header[0].value == "Ina Vent"


def test_what_is_known_changes_with_each_conversation(page: AppTest, assistant: Any) -> None:
    assert html(page).count("nobody yet") == 16
    for called in ("Bo Li", "Zed Ay"):
        notes = "- must know SQL" if called == "Bo Li" else "- must know Excel\n- pay is 30k"
        assistant.debrief(assistant.save_conversation("notes", notes, called=called).id)
        page.run()
    shown = html(page)
    assert shown.count("nobody yet") == 14
    assert "echoed by two" in shown
    assert "one person&#x27;s view" in shown
    assert 'aria-label="2 sources">●●<' in shown


def test_the_plan_says_which_topics_it_asks(planned: AppTest) -> None:
    asked = html(planned).split("<tr class=fh-asked>")[1:]
    assert ["The way in" in row.split("</th>")[0] for row in asked] == [True]


def test_a_question_is_put_in_my_words_or_left_out(
    planned: AppTest, typed: Callable[..., AppTest]
) -> None:
    typed(planned, "say-q1", token=field(planned, "say-q1")["token"], text="How did\nyou start?")
    assert "How did you start?" in html(planned)
    typed(planned, "say-q1", token=field(planned, "say-q1")["token"], text="  ")
    assert "How did you start?" in html(planned), "nothing is written over by nothing"
    planned.button(key="out-q2").click().run()
    assert "What is spare?" not in html(planned)
    assert "2 questions" in html(planned)


def test_saving_keeps_the_plan_and_the_person(
    planned: AppTest, assistant: Any, typed: Callable[..., AppTest]
) -> None:
    planned.button(key="prepare-save").click().run()
    (person,), (plan,) = assistant.people(), assistant.plans()
    assert (person.profile.name.text, plan.person) == ("Bo Li", person.id)
    assert planned.button(key="prepare-save").disabled
    typed(planned, "say-q1", token=field(planned, "say-q1")["token"], text="How did you start?")
    planned.button(key="prepare-save").click().run()
    assert [one.questions[0].text for one in assistant.plans()] == ["How did you start?"]
    assert len(assistant.people()) == 1


def test_a_kept_plan_is_opened_and_dropped(planned: AppTest, assistant: Any) -> None:
    planned.button(key="prepare-save").click().run()
    planned.button(key="prepare-new").click().run()
    assert field(planned, "prepare-paste")["text"] == ""
    assert field(planned, "prepare-role")["text"] == "grid planner"
    (plan,) = assistant.plans()
    planned.button(key=f"open-{plan.id}").click().run()
    assert "How did you get in?" in html(planned)
    planned.button(key="prepare-new").click().run()
    planned.button(key=f"drop-{plan.id}").click().run()
    assert assistant.plans() == []


def test_other_wishes_make_another_plan_in_the_place_of_the_kept_one(
    planned: AppTest, assistant: Any
) -> None:
    planned.button(key="prepare-save").click().run()
    planned.button(key="prepare-again").click().run()
    planned.button_group(key="prepare-minutes").set_value(15).run()
    planned.button(key="prepare-make").click().run()
    planned.button(key="prepare-save").click().run()
    assert [plan.minutes for plan in assistant.plans()] == [15]


def test_a_reload_brings_the_plan_back(planned: AppTest) -> None:
    planned.button(key="out-q2").click().run()
    again = AppTest.from_file(planned._script_path, default_timeout=20).run()
    again.switch_page("views/prepare.py").run()
    assert "How did you get in?" in html(again)
    assert "What is spare?" not in html(again)


def test_from_the_plan_to_the_call(planned: AppTest, assistant: Any) -> None:
    planned.button(key="prepare-call").click().run()
    assert planned.title[0].value == "Call"
    assert component(planned, "call")["slots"][1]["questions"][0]["id"] == "q1"
    assert [plan.name for plan in assistant.plans()] == ["Bo Li"], "it is kept"


def test_a_call_in_which_something_happened_stays(
    planned: AppTest, assistant: Any, typed: Callable[..., AppTest]
) -> None:
    planned.button(key="prepare-call").click().run()
    planned.switch_page("views/call.py").run()
    token = component(planned, "call")["token"]
    typed(planned, "call-held", token=token, notes="a word", started=None, marks={})
    planned.switch_page("views/prepare.py").run()
    planned.button(key="prepare-new").click().run()
    token = field(planned, "prepare-paste")["token"]
    typed(planned, "prepare-paste", token=token, text=PASTED)
    planned.button(key="prepare-make").click().run()
    planned.button(key="prepare-call").click().run()
    assert component(planned, "call")["notes"] == "a word", "that call, and not the new one"
    assert "This call is still open." in html(planned)
    assert len(assistant.plans()) == 2, "the other plan waits"


def test_a_full_disk_loses_nothing_typed(types: Callable[..., AppTest], assistant: Any) -> None:
    types(paste=PASTED)
    assistant.full = True
    page = types(role="planner")
    assert field(page, "prepare-role")["text"] == "planner"
    assert not field(page, "prepare-role")["kept"], "the browser keeps its copy"


def test_text_of_people_is_shown_as_it_is(types: Callable[..., AppTest], assistant: Any) -> None:
    types(paste=f"Zed {HOSTILE}\nLead {HOSTILE}\nHull", role=f"planner {HOSTILE}")
    page = types(posting=f"{HOSTILE} " * 3).button(key="prepare-make").click().run()
    page.button(key="prepare-save").click().run()
    shown = html(page)
    assert "onerror=alert(1)&gt;" in shown
    assert "<img" not in shown
    heading = markup(page).replace("\\\\", "\\")
    for live in ("](http", " <img", " $a$", " :red["):
        assert live not in heading
    page.button(key="prepare-new").click().run()
    assert "<img" not in html(page)
