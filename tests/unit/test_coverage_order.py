"""Which topic is asked about first, of whom; and what answers a question."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.answered import answered, unanswered
from assistant.craft.coverage_order import named, order, worth
from assistant.craft.learned import best_kind
from assistant.insights import Insight, Topic
from assistant.plans import Goal, Known, Plan, Question, Slot, Stage, State
from assistant.searches import Perspective

TOPICS = get_args(Topic)


def known(topic: str, sources: float, state: State = "one view") -> Known:
    return Known.model_validate({"topic": topic, "sources": sources, "state": state})


@pytest.mark.parametrize("stage", get_args(Stage))
@pytest.mark.parametrize("perspective", get_args(Perspective))
def test_every_stage_offers_each_topic_once(stage: Stage, perspective: Perspective) -> None:
    ranked = order((), perspective, "exploring", stage)
    assert ranked
    assert len(set(ranked)) == len(ranked)
    assert set(order((), perspective, "exploring")) == set(TOPICS)


def test_pay_and_leaving_come_late_and_who_else_comes_last() -> None:
    for perspective in get_args(Perspective):
        early = {*order((), perspective, "deciding", "opening")}
        early |= {*order((), perspective, "deciding", "core")}
        assert not early & {"pay", "stay_leave", "hidden_market"}
        assert order((), perspective, "applying", "closing")[0] == "referrals_next"


@given(
    st.sampled_from(TOPICS), st.sampled_from(get_args(Perspective)), st.sampled_from(get_args(Goal))
)
def test_what_nobody_covered_is_worth_most_and_a_pattern_least(
    topic: Topic, perspective: Perspective, goal: Goal
) -> None:
    def of(sources: float, state: State) -> float:
        return worth(topic, known(topic, sources, state), perspective, goal)

    unknown = worth(topic, None, perspective, goal)
    assert unknown > of(2, "echoed") > of(1, "one view") > of(3, "one view") > of(3, "pattern")
    assert unknown > of(3, "conflict") > of(3, "one view")
    assert of(1.5, "one view") == of(1, "one view")  # one and somebody of long ago


def test_a_person_is_asked_what_they_are_the_one_to_tell() -> None:
    for perspective in get_args(Perspective):
        first = order((), perspective, "exploring")[:6]
        assert set(first) & set(named(perspective))
    assert order((), "executive", "exploring").index("credentials") > 10


def test_of_what_a_colleague_told_nothing_is_gained() -> None:
    so_far = [known("company", 1), known("advancement", 1)]
    ranked = order(so_far, "manager", "exploring", counted=["company"])
    assert ranked.index("company") > ranked.index("advancement")
    assert worth("company", so_far[0], "manager", "exploring", True) < worth(
        "company", so_far[0], "manager", "exploring"
    )


def test_the_next_kind_knows_most_of_what_is_missing() -> None:
    rows = [known(topic, 3) for topic in TOPICS if topic not in ("outlook", "employer_types")]
    kind = best_kind([*rows, known("outlook", 0, "unknown"), known("employer_types", 1)])
    assert kind is not None
    assert kind.perspective == "executive"
    assert kind.topics == ("outlook", "employer_types")
    assert best_kind([known(topic, 3) for topic in TOPICS]) is None


def question(key: str, topic: str, **more: Any) -> Question:
    row = {"id": key, "text": f"What of {topic}?", "topic": topic, "priority": "must", "why": "w"}
    return Question.model_validate({**row, **more})


def insight(key: str, topic: str, **more: Any) -> Insight:
    row = {"id": key, "statement": "s", "topic": topic, "quote": "q", "start": 0, "end": 1}
    return Insight.model_validate({**row, **more})


QUESTIONS = (question("q1", "pay"), question("q2", "skills"), question("q3", "skills"))
ASKED = {"q1": (1.0, 0.0), "q2": (0.0, 1.0), "q3": (0.6, 0.8)}


def test_an_insight_answers_the_nearest_question_of_its_topic() -> None:
    told = (insight("a", "skills"), insight("b", "skills"), insight("c", "pay"))
    vectors = {"a": (0.0, 1.0), "b": (0.6, 0.8), "c": (0.5, 0.5)}
    assert answered(QUESTIONS, told, ASKED, vectors) == {
        "q2": ("a",),
        "q3": ("b",),
        "q1": ("c",),
    }


def test_what_is_of_no_topic_of_theirs_or_far_from_them_answers_nothing() -> None:
    told = (insight("a", "outlook"), insight("b", "skills"), insight("c", "pay"))
    vectors = {"a": (1.0, 0.0), "b": (-1.0, 0.0), "c": (0.0, 1.0)}
    assert answered(QUESTIONS, told, ASKED, vectors) == {}


def test_without_vectors_only_the_sole_question_of_a_topic_is_answered() -> None:
    told = (insight("a", "pay"), insight("b", "skills"))
    assert answered(QUESTIONS, told, {}, {}) == {"q1": ("a",)}


@pytest.mark.parametrize("how", [{"off_record": True}, {"imported": True}, {"speaker": "user"}])
def test_what_is_no_evidence_answers_nothing(how: dict[str, Any]) -> None:
    assert answered(QUESTIONS, (insight("a", "pay", **how),), ASKED, {"a": (1.0, 0.0)}) == {}


def test_musts_that_nobody_answered_are_left() -> None:
    asked = (
        question("q1", "pay"),
        question("q2", "skills"),
        question("q3", "outlook"),
        question("q4", "company", priority="spare"),
        question("q5", "referrals_next"),
        question("q6", "stay_leave"),
    )
    plan = Plan(
        id="p",
        role="Planner",
        slots=(Slot(start=0, end=25, stage="core", title="t", questions=asked),),
        marks={"q1": "answered", "q3": "asked", "q6": "skipped"},
        answers={"q2": ("a",)},
    )
    assert [one.id for one in unanswered(plan)] == ["q3", "q6"]
