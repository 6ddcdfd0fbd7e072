"""A plan worded with a model: what is sent, what is taken, what the offline plan keeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.app import prompts
from assistant.app.assistant import Assistant
from assistant.craft.call_plan import check
from assistant.errors import ConfigError, ModelStopped, ModelUnavailable
from assistant.models import Fact
from assistant.plans import Plan
from assistant.settings import load
from assistant.tasks import questions_with
from assistant.tasks.asking import Listening
from assistant.tasks.questions import desk, plan
from assistant.tasks.questions_answer import AnsweredPlan
from assistant.tasks.questions_with import plan_with, prepare
from tests.scripted import Line, Scripted
from tests.unit.plans import ANALYST, ME, asked, known, witness

PROMPT = prompts.released("questions")
GIVEN = asked(goal="deciding")
DRAFT = plan(GIVEN)
CORE = 1  # a question that is neither the first nor of the closing
GOOD = "You taught geography at Oat Lane School. What do you still use of that at Larch Energy?"


def answered(*questions: dict[str, Any]) -> dict[str, Any]:
    return {"questions": list(questions)}


def one(text: str, place: int = CORE + 1, **fields: Any) -> dict[str, Any]:
    return {"place": place, "text": text, "why": "They know both.", "probe": "", **fields}


def worded(*questions: dict[str, Any], given: Any = GIVEN) -> Plan:
    answer = AnsweredPlan.model_validate(answered(*questions))
    return questions_with.worded(given, answer, "m").plan


def test_what_is_sent_is_the_facts_the_draft_and_nothing_that_others_said() -> None:
    told = witness(1, "Bills are always late here", "day_to_day", name="Ida Quell")
    some = known("day_to_day", "one view", ("i1",))
    mailed = ANALYST.model_copy(update={"about": Fact(text="Write to ana.ruiz@larch.example.")})
    given_ = asked(mailed, known=(some,), witnesses=(told,), criteria=("no night shifts",))
    prepared = prepare(given_, PROMPT)
    text = "\n".join(message.text for message in prepared.messages)
    assert "Larch Energy" in text
    assert "no night shifts" in text
    assert "Bills" not in text
    assert "Quell" not in text
    assert "ana.ruiz@" not in text
    assert prepared.masked == 1
    for said in plan(given_).questions:
        assert said.text in text


def test_pronouns_are_not_sent() -> None:
    stated = ANALYST.model_copy(update={"pronouns": Fact(text="She/Her")})
    messages = prepare(asked(stated), PROMPT).messages
    assert not any("She/Her" in message.text for message in messages)


def test_a_good_question_is_taken_with_its_source() -> None:
    made = worded(one(GOOD, facts=["C2"]))
    said = made.questions[CORE]
    assert (said.text, said.model, said.replaced) == (GOOD, "m", False)
    assert said.topic == DRAFT.questions[CORE].topic
    assert all(source.kind == "profile" for source in said.sources)


@pytest.mark.parametrize(
    "text",
    [
        "Is there a job for me on your team?",
        "How does she manage the team at Larch Energy?",
        "What did you learn at McKinsey?",
        "You cut costs by 40 percent. How?",
        "How long have you been at Larch Energy?",
        "What do you like and what do you dislike?",
        "Do you like Larch Energy?",
        "What is [company] like?",
        "Could you elaborate on your role?",
        "I've heard that bills are late. How is that for you?",
    ],
)
def test_a_bad_one_is_replaced_and_marked(text: str) -> None:
    said = worded(one(text)).questions[CORE]
    draft = DRAFT.questions[CORE]
    assert (said.text, said.replaced, said.model) == (draft.text, True, None)


def test_what_is_missing_stays_as_it_was() -> None:
    made = worded()
    assert [said.text for said in made.questions] == [said.text for said in DRAFT.questions]
    assert not any(said.replaced or said.model for said in made.questions)


def test_pay_cannot_be_smuggled_into_an_early_place() -> None:
    made = worded(one("Which salary do you make at Larch Energy?"))
    assert made.questions[CORE].replaced


def test_a_closing_that_forgets_its_parts_comes_back() -> None:
    last = len(DRAFT.questions)
    made = worded(one("What should I read about Larch Energy?", place=last))
    assert made.questions[-1].text == DRAFT.questions[-1].text


def test_the_same_question_twice_is_asked_once() -> None:
    made = worded(one(GOOD, place=2), one(GOOD, place=3))
    assert sum(said.text == GOOD for said in made.questions) == 1


@settings(max_examples=30)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "place": st.integers(-2, 20) | st.text(max_size=3),
                "text": st.text(max_size=80) | st.none(),
                "why": st.text(max_size=30),
                "probe": st.text(max_size=40),
                "facts": st.lists(st.text(max_size=3), max_size=6) | st.none(),
            }
        ),
        max_size=16,
    )
)
def test_whatever_a_model_says_the_rules_hold(given_: list[dict[str, Any]]) -> None:
    made = worded(*given_)
    assert [found.rule for found in check(made, desk(GIVEN).setting)] == []
    assert len(made.questions) == len(DRAFT.questions)


def test_earlier_views_are_put_in_here_not_by_the_model() -> None:
    told = witness(1, "Most mornings are spent in meetings", "day_to_day")
    some = known("day_to_day", "one view", ("i1",))
    given_ = asked(minutes=45, known=(some,), witnesses=(told,))
    draft = plan(given_)
    place = next(n for n, said in enumerate(draft.questions, 1) if said.topic == "day_to_day")
    text = "Which hours at Larch Energy are yours alone?"
    said = worded(one(text, place=place, probe="Anything else?"), given=given_).questions[place - 1]
    assert said.text == text
    assert said.probe == draft.questions[place - 1].probe
    assert [source.insight for source in said.sources if source.kind == "insight"] == ["i1"]


# in the app

Make = Callable[..., tuple[Assistant, Scripted]]


@pytest.fixture
def make(home: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    def make(*script: Line) -> tuple[Assistant, Scripted]:
        monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
        monkeypatch.setenv("FIRSTHAND_BASE_URL", "https://models.example/v1")
        model = Scripted(script, host="models.example")
        now = datetime(2026, 11, 22, 12, tzinfo=UTC)
        return Assistant(load(home), now=lambda: now, model_for=lambda _: model), model

    return make


def wait(app: Assistant, key: str) -> str:
    pause = threading.Event()
    for _ in range(2000):
        view = app.job(key)
        if view is None or view.state != "running":
            return view.state if view else "forgotten"
        pause.wait(0.005)
    return "running"


def test_a_job_words_the_plan_and_leaves_a_row(make: Make) -> None:
    app, model = make(answered(one(GOOD)))
    app.plan_with_model("plan-1", ANALYST, "Data analyst", goal="deciding", me=ME)
    assert wait(app, "plan-1") == "done"
    made = app.planned("plan-1")
    assert made is not None
    assert made.questions[CORE].text == GOOD
    assert len(model.asked) == 1
    (call,) = app.model_calls()
    assert (call.task, call.prompt, call.outcome) == ("questions", "questions/v2", "ok")
    app.forget_job("plan-1")
    assert app.planned("plan-1") is None


def test_the_preview_is_what_is_sent(make: Make) -> None:
    app, model = make(answered())
    shown = app.preview_plan(ANALYST, "Data analyst", me=ME)
    assert model.asked == []
    app.plan_at_once(ANALYST, "Data analyst", me=ME)
    assert shown.messages == model.asked[0].messages
    assert shown.tokens > 0


def test_a_failure_is_told_and_offline_works_still(make: Make) -> None:
    app, _ = make(ModelUnavailable("It is away.", "Start it."))
    app.plan_with_model("plan-2", ANALYST, "Data analyst", me=ME)
    assert wait(app, "plan-2") == "failed"
    assert app.planned("plan-2") is None
    assert app.plan_at_once(ANALYST, "Data analyst", me=ME, offline=True).questions


def test_without_a_model_nothing_is_sent(home: Path) -> None:
    app = Assistant(load(home))
    with pytest.raises(ConfigError):
        app.plan_with_model("plan-3", ANALYST, "Data analyst", me=ME)
    assert app.plan_at_once(ANALYST, "Data analyst", me=ME).questions
    assert not home.exists()


def test_what_arrives_is_shown_while_it_comes() -> None:
    heard: list[Any] = []
    model = Scripted([answered(one(GOOD))])
    plan_with(GIVEN, model, PROMPT, listening=Listening(on_partial=heard.append))
    assert len(heard) == model.pieces


class Late(Scripted):
    """Its time is over while it writes the second question."""

    def answer(self, *args: Any, **how: Any) -> Any:
        how["on_partial"]({"questions": [one(GOOD), {"place": 3, "text": "What do you li"}]})
        raise ModelStopped("It took too long.", "Wait longer.")


def test_what_arrived_whole_is_taken_where_time_is_over() -> None:
    made = plan_with(GIVEN, Late([]), PROMPT)
    assert made.questions[CORE].text == GOOD
    others = [said for place, said in enumerate(made.questions) if place != CORE]
    assert others == [said for place, said in enumerate(DRAFT.questions) if place != CORE]


def test_what_the_user_stopped_is_not_taken() -> None:
    with pytest.raises(ModelStopped):
        plan_with(GIVEN, Late([]), PROMPT, listening=Listening(stop=lambda: True))
