"""What the conversations say of a topic: independent people, agreement, contradiction, age."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.patterns import counts, known
from assistant.insights import Insight, Topic
from assistant.plans import Known, Witness

TODAY = date(2026, 6, 1)
NEAR = (1.0, 0.0, 0.0)  # three who say the like
FAR = (0.0, 1.0, 0.0)


def witness(insight: str, statement: str = "Half the week is meetings.", **more: Any) -> Witness:
    given = {"topic": "day_to_day", "person": f"p{insight}", "employer": f"E{insight}"}
    return Witness.model_validate(
        {"insight": insight, "statement": statement, "on": TODAY, **given, **more}
    )


def of(
    topic: Topic, told: list[Witness], vectors: dict[str, Any] | None = None, **more: Any
) -> Known:
    given = vectors if vectors is not None else {one.insight: NEAR for one in told}
    return next(one for one in known(told, given, today=TODAY, **more) if one.topic == topic)


def test_every_topic_has_its_row_and_nobody_told_anything() -> None:
    rows = known((), {}, today=TODAY)
    assert len(rows) == 16
    assert {row.state for row in rows} == {"unknown"}


@pytest.mark.parametrize(
    ("people", "state"), [(1, "one view"), (2, "echoed"), (3, "pattern"), (4, "pattern")]
)
def test_the_label_is_that_of_how_many_say_the_like(people: int, state: str) -> None:
    row = of("day_to_day", [witness(str(index)) for index in range(people)])
    assert (row.state, row.sources) == (state, people)


def test_three_who_say_different_things_are_three_sources_and_no_pattern() -> None:
    told = [witness("1"), witness("2"), witness("3")]
    row = of("day_to_day", told, {"1": NEAR, "2": FAR, "3": (0.0, 0.0, 1.0)})
    assert (row.state, row.sources, row.agreeing) == ("one view", 3, ())


def test_without_vectors_nothing_is_said_to_agree() -> None:
    row = of("day_to_day", [witness("1"), witness("2")], {})
    assert (row.state, row.sources) == ("one view", 2)


def test_people_of_one_employer_count_as_one() -> None:
    told = [
        witness("1", employer="Acme Ltd"),
        witness("2", employer="The ACME Co."),
        witness("3", employer="Tarn"),
    ]
    assert of("day_to_day", told).sources == 2
    assert of("day_to_day", told).state == "echoed"
    assert of("day_to_day", told, joined=[("Acme", "Tarn")]).sources == 1
    assert of("day_to_day", told, parted=["The ACME Co."]).sources == 3


def test_people_who_name_no_employer_are_not_of_one() -> None:
    told = [
        witness("1", employer=""),
        witness("2", employer="Freelance"),
        witness("3", employer=""),
    ]
    assert of("day_to_day", told).sources == 3


def test_a_referral_chain_counts_as_one_however_long() -> None:
    told = [
        witness("1", person="ana"),
        witness("2", person="ben", introducer="ana"),
        witness("3", person="cem", introducer="ben"),
        witness("4", person="dee"),
    ]
    assert of("day_to_day", told).sources == 2


def test_two_who_were_led_to_by_somebody_who_said_nothing_count_as_one() -> None:
    told = [witness("1", introducer="zoe"), witness("2", introducer="zoe")]
    assert of("day_to_day", told).sources == 1


def test_all_whose_name_is_not_known_count_as_one() -> None:
    told = [witness("1", person="", employer=""), witness("2", person="", employer="")]
    row = of("day_to_day", told)
    assert (row.sources, row.people) == (1, ())


def test_what_is_older_counts_half_and_says_so() -> None:
    old = TODAY - timedelta(days=600)
    told = [witness("1", on=old), witness("2"), witness("3")]
    row = of("day_to_day", told)
    assert (row.sources, row.old, row.state) == (2.5, 1, "echoed")
    assert of("day_to_day", told, old_after_months=24).sources == 3


def test_the_day_on_which_something_becomes_old() -> None:
    row = of(
        "day_to_day", [witness("1", on=date(2024, 12, 1)), witness("2", on=date(2024, 11, 30))]
    )
    assert row.old == 1


def test_whoever_spoke_again_lately_counts_whole() -> None:
    old = TODAY - timedelta(days=900)
    told = [witness("1", person="ana", on=old), witness("2", person="ana")]
    assert of("day_to_day", told).sources == 1


def test_a_contradiction_stands_before_an_agreement() -> None:
    told = [
        witness("1", "No degree is needed."),
        witness("2", "A degree is not required."),
        witness("3", "You need a degree."),
    ]
    row = of("day_to_day", told)
    assert row.state == "conflict"
    assert row.against == (("1", "3"), ("2", "3"))
    assert row.agreeing == (("1", "2"),)


def test_nobody_contradicts_themselves_or_another_trade() -> None:
    denied, asserted = "No degree is needed.", "You need a degree."
    alone = [witness("1", denied, person="ana"), witness("2", asserted, person="ana")]
    trades = [witness("1", denied, role="Baker"), witness("2", asserted, role="Dentist")]
    assert not of("day_to_day", alone).against
    assert not of("day_to_day", trades).against


def test_a_further_topic_is_spoken_of_too() -> None:
    told = [witness("1", topics=("pay",))]
    assert of("pay", told).insights == ("1",)


def test_for_a_role_only_those_count_who_can_tell_of_it() -> None:
    told = [
        witness("1", role="Senior user researcher"),
        witness("2", role="Baker"),
        witness("3", role="Recruiter"),
        witness("4", role=""),
    ]
    row = of("day_to_day", told, role="User researcher")
    assert row.insights == ("1", "3", "4")


@pytest.mark.parametrize(
    ("changes", "evidence"),
    [
        ({}, True),
        ({"off_record": True}, False),
        ({"imported": True}, False),
        ({"speaker": "user"}, False),
        ({"speaker": "interviewee"}, True),
    ],
)
def test_what_is_evidence(changes: dict[str, Any], evidence: bool) -> None:
    made = {"id": "1", "statement": "Claim.", "topic": "pay", "quote": "q", "start": 0, "end": 1}
    assert counts(Insight.model_validate({**made, **changes})) is evidence


STATEMENTS = [
    "No degree is needed.",
    "You need a degree.",
    "Juniors start at 30k.",
    "Half the week is meetings.",
    "Overtime is never expected.",
    "Overtime is expected every week.",
]
PEOPLE = st.sampled_from(["ana", "ben", "cem", "dee", ""])
WITNESSES = st.lists(
    st.builds(
        lambda statement, person, employer, introducer, days, topic: {
            "statement": statement,
            "person": person,
            "employer": employer,
            "introducer": introducer,
            "on": TODAY - timedelta(days=days),
            "topic": topic,
        },
        st.sampled_from(STATEMENTS),
        PEOPLE,
        st.sampled_from(["Acme", "Acme Ltd", "Tarn", ""]),
        st.one_of(st.none(), PEOPLE.filter(bool)),
        st.sampled_from([0, 100, 540, 700]),
        st.sampled_from(["pay", "credentials"]),
    ),
    max_size=8,
).map(lambda rows: [witness(f"{index:02}", **row) for index, row in enumerate(rows)])


def vectors(told: list[Witness]) -> dict[str, tuple[float, float, float]]:
    return {one.insight: NEAR if STATEMENTS.index(one.statement) % 2 else FAR for one in told}


@given(WITNESSES, st.randoms(use_true_random=False))
def test_the_order_of_the_witnesses_does_not_matter(told: list[Witness], chance: Any) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert known(told, vectors(told), today=TODAY) == known(shuffled, vectors(told), today=TODAY)


@given(WITNESSES.filter(bool), st.sampled_from(STATEMENTS))
def test_a_colleague_never_adds_a_source(told: list[Witness], statement: str) -> None:
    placed = [one for one in told if one.employer and not one.on < TODAY - timedelta(days=540)]
    if not placed:
        return
    first = placed[0]
    more = witness("99", statement, person="new", employer=first.employer, topic=first.topic)
    before, after = of(first.topic, told), of(first.topic, [*told, more])
    assert after.sources <= before.sources


@given(WITNESSES)
def test_no_more_people_are_counted_than_there_are(told: list[Witness]) -> None:
    for row in known(told, vectors(told), today=TODAY):
        here = [one for one in told if one.topic == row.topic]
        assert row.sources <= len({one.person for one in here})
        assert (row.state == "unknown") == (not here)
        assert set(row.people) == {one.person for one in here} - {""}
        for group in (*row.agreeing, *row.against):
            assert set(group) <= set(row.insights)


@given(WITNESSES)
def test_forgetting_somebody_leaves_nothing_of_theirs(told: list[Witness]) -> None:
    rest = [one for one in told if one.person != "ana"]
    for row in known(rest, vectors(told), today=TODAY):
        assert "ana" not in row.people
        assert set(row.insights) <= {one.insight for one in rest}
