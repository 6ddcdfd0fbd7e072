"""The offline plan: every rule holds for everybody, and it speaks of this person."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.craft.call_plan import check, names_something
from assistant.craft.plan_shape import bounds, late_from, parts
from assistant.craft.questions import questions
from assistant.intake.posting import read_role
from assistant.models import Experience, Fact, Profile
from assistant.plans import Goal, Plan
from assistant.tasks.questions import Asked, desk, plan
from tests.unit.people import job, person
from tests.unit.plans import (
    ANALYST,
    BOSS,
    CHIEF,
    FRESH,
    GONE,
    PEOPLE,
    RECRUITER,
    ROLE,
    asked,
    known,
    witness,
)
from tests.unit.test_plan_role import POSTING

MINUTES = (15, 20, 25, 30, 45, 60)
GRID = list(itertools.product(PEOPLE, get_args(Goal), MINUTES))


def topics(made: Plan) -> list[str]:
    return [said.topic for said in made.questions]


@pytest.mark.parametrize(("name", "goal", "minutes"), GRID)
def test_every_rule_holds(name: str, goal: Goal, minutes: int) -> None:
    # The posting with every second length: all would take long and say the same.
    role = read_role(POSTING) if MINUTES.index(minutes) % 2 else ROLE
    given_ = asked(PEOPLE[name], goal=goal, minutes=minutes, role=role)
    found = check(plan(given_), desk(given_).setting)
    assert [(one.rule, one.text) for one in found if one.rule != "P19"] == []


@pytest.mark.parametrize("goal", get_args(Goal))
@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "bare"])
def test_half_of_the_questions_name_something_of_the_person_or_the_role(
    name: str, goal: Goal
) -> None:
    given_ = asked(PEOPLE[name], goal=goal)
    made, setting = plan(given_), desk(given_).setting
    assert 2 * sum(names_something(said, setting) for said in made.questions) >= len(made.questions)


def test_people_of_different_rank_never_get_the_same_list() -> None:
    for goal, minutes in itertools.product(get_args(Goal), MINUTES):
        lists = [
            tuple(said.text for said in plan(asked(one, goal=goal, minutes=minutes)).questions)
            for one in (ANALYST, BOSS, CHIEF, RECRUITER, GONE, FRESH)
        ]
        assert len(set(lists)) == len(lists)


def test_the_same_input_gives_the_same_plan() -> None:
    assert plan(asked()) == plan(asked())


@pytest.mark.parametrize("minutes", range(15, 61))
def test_the_parts_cover_every_length(minutes: int) -> None:
    found = parts(minutes)
    assert [part.start for part in found[1:]] == [part.end for part in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, minutes)
    low, high = bounds(minutes)
    assert low <= sum(part.room for part in found) <= high
    late = [part for part in found if part.kind in ("late", "advice")]
    assert all(part.start >= late_from(minutes) for part in late)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("chief", {"outlook", "employer_types"}),
        ("boss", {"standing_out", "company"}),
        ("recruiter", {"standing_out", "pay", "hidden_market"}),
        ("gone", {"stay_leave"}),
    ],
)
def test_who_is_asked_decides_what_is_asked(name: str, wanted: set[str]) -> None:
    assert wanted <= set(topics(plan(asked(PEOPLE[name]))))


def test_no_basics_to_an_executive() -> None:
    for goal in get_args(Goal):
        asked_of = topics(plan(asked(CHIEF, goal=goal, minutes=60)))
        assert not {one for one in asked_of if questions()[one].basic}  # type: ignore[index]


def test_the_goal_decides_too() -> None:
    assert "standing_out" in topics(plan(asked(goal="applying")))
    assert {"pros_cons", "stay_leave"} <= set(topics(plan(asked(goal="deciding"))))


def test_my_criteria_are_asked_about() -> None:
    made = plan(asked(goal="deciding", criteria=("no night shifts", "time outdoors"), minutes=30))
    said = " ".join(one.text for one in made.questions)
    assert "I'd rather not have night shifts." in said
    assert "time outdoors" in said


def test_a_posting_that_gives_the_pay_is_asked_what_is_behind_it() -> None:
    made = plan(asked(role=read_role(POSTING), goal="applying", minutes=45))
    pay = [one.text for one in made.questions if one.topic == "pay"]
    assert pay
    assert "610,000 to 680,000 NOK" in pay[0]


def test_what_nobody_covered_rises_and_what_many_agree_on_sinks() -> None:
    insights = ("i1", "i2", "i3")
    told = tuple(witness(n, f"Most days hold {n} long meetings", "day_to_day") for n in (1, 2, 3))
    agreed = known("day_to_day", "pattern", insights, sources=3.0, agreeing=(insights,))
    given_ = asked(goal="exploring", minutes=15, known=(agreed,), witnesses=told)
    assert "day_to_day" in topics(plan(asked(goal="exploring", minutes=15)))
    assert "day_to_day" not in topics(plan(given_))


def test_a_must_that_stayed_unanswered_comes_back() -> None:
    before = plan(asked())
    left = next(t for t in ("credentials", "outlook", "company") if t not in topics(before))
    again = plan(asked(left=(left,)))
    said = next(one for one in again.questions if one.topic == left)
    assert said.priority == "must"
    assert "earlier conversation" in said.why


def test_another_goal_is_another_plan() -> None:
    assert plan(asked()).id != plan(asked(goal="applying")).id


words = st.text(max_size=30)
facts = st.builds(lambda text: Fact(text=text.strip()), words.filter(str.strip))
posts = st.builds(
    Experience, title=st.none() | facts, company=st.none() | facts, start=st.none() | facts,
    current=st.booleans(),
)  # fmt: skip


@settings(max_examples=40)
@given(
    st.builds(
        Profile, kind=st.just("facts"), name=st.none() | facts, headline=st.none() | facts,
        experiences=st.lists(posts, max_size=3).map(tuple),
    ),
    words.filter(str.strip),
    st.integers(15, 60),
)  # fmt: skip
def test_whatever_the_profile_says_there_is_a_plan(
    contact: Profile, title: str, minutes: int
) -> None:
    role = ROLE.model_copy(update={"title": title.strip(), "source": title.strip()})
    made = plan(Asked(contact=contact, role=role, minutes=minutes, today=asked().today))
    low, high = bounds(minutes)
    assert low <= len(made.questions) <= high
    assert made.slots[-1].stage == "closing"


# --- who they are, and what I am after ------------------------------------------------------


def test_each_rank_has_closings_of_its_own() -> None:
    ranks = {"fresh": FRESH, "analyst": ANALYST, "boss": BOSS, "chief": CHIEF}
    closings = {
        name: {
            plan(asked(contact, goal=goal, minutes=minutes)).slots[-1].questions[0].text
            for goal in get_args(Goal)
            for minutes in MINUTES
        }
        for name, contact in ranks.items()
    }
    for one, other in itertools.combinations(closings.values(), 2):
        assert not one & other


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "bare"])
def test_the_goal_changes_the_plan(name: str) -> None:
    lists = [
        {said.text for said in plan(asked(PEOPLE[name], goal=goal)).questions}
        for goal in get_args(Goal)
    ]
    for one, other in itertools.combinations(lists, 2):
        assert len(one & other) <= 5 * len(one) // 8


def test_a_title_of_another_language_stays_as_printed() -> None:
    builder = person(
        "Jörg Hütten",
        language="de",
        experiences=[
            job("Oberbauleiter", "Strack Bau", "2020"),
            job("Bauleiter", "Strack Bau", "2012", "2020"),
        ],
    )
    at = desk(asked(builder, role=read_role("civil engineer")))
    assert [term.said for term in at.terms["now"]] == ["Oberbauleiter"]
    assert [term.said for term in at.terms["first"]] == ["Bauleiter"]


@pytest.mark.parametrize(
    ("before", "now", "is_new"),
    [
        ("Commis Chef", "Sous Chef", False),
        ("Finance Director", "Chief Financial Officer", False),
        ("Primary School Teacher", "UX Designer", True),
    ],
)
def test_a_step_in_one_line_of_work_is_nothing_new(before: str, now: str, is_new: bool) -> None:
    moved = person(
        "Ana Ruiz",
        experiences=[job(now, "Larch Energy", "2019"), job(before, "Oat Lane", "2012", "2019")],
    )
    assert ("former_post" in desk(asked(moved, role=read_role(now))).terms) is is_new


def test_a_deed_that_may_still_go_on_is_not_told_as_over() -> None:
    teacher = person(
        "Ana Ruiz",
        experiences=[
            job("Head of Learning", "Larch", "2015", "Present",
                "Taught the field course for 40 rangers since 2012.")
        ],
    )  # fmt: skip
    assert "since 2012" not in " ".join(said.text for said in plan(asked(teacher)).questions)


def test_whoever_hires_for_others_knows_work_in_hr() -> None:
    assert "near" in desk(asked(RECRUITER, role=read_role("HR"))).terms
    assert "far" in desk(asked(ANALYST, role=read_role("welder"))).terms


def test_a_title_without_its_tail_is_quoted_as_it_stands() -> None:
    role = read_role(POSTING.replace("Harbour Noise Analyst (m/f/d)", "Designer (m/f/d) Print"))
    source = desk(asked(role=role)).terms["a_role"][0].sources[0]
    assert source.start is not None
    assert role.source[source.start : source.end] == source.text
