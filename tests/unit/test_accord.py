"""Whether two statements agree or contradict each other; cosines are handed in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.accord import Accord, accord
from assistant.insights import Pay
from assistant.plans import Witness


def said(statement: str, **more: Any) -> Witness:
    row = {"insight": statement, "topic": "pay", "person": "p", "on": date(2026, 1, 1), **more}
    return Witness.model_validate({"statement": statement, **row})


def paid(statement: str, low: float | None, high: float | None, **more: Any) -> Witness:
    return said(statement, pay=Pay(low=low, high=high, **more))


AGAINST = [
    ("You need a degree.", "No degree is needed."),
    ("SQL is a must.", "SQL is nice to have."),
    ("The certificate is worth it.", "The certificate is a waste of money."),
    ("Most junior roles are never posted.", "Every post is advertised."),
    ("Demand for planners is growing.", "Demand for planners is shrinking."),
    ("Promotion is quick.", "Promotion is slow."),
    ("Management is supportive.", "Management is toxic."),
    ("Overtime is never expected.", "Overtime is expected every week."),
    ("Ein Studium ist nötig.", "Das Studium ist egal."),
    ("Hace falta el máster.", "El máster da igual."),
]
APART = [
    ("You need a driving licence.", "No degree is needed."),
    ("The brand is strong.", "The management is weak."),
    ("Print work is shrinking.", "Video work is growing."),
    ("You may need a degree, perhaps.", "No degree is needed."),  # hedged
    ("It depends whether a degree is needed.", "No degree is needed."),
    ("A degree is needed, but a degree is not needed for juniors.", "A degree is needed."),
]


@pytest.mark.parametrize(("one", "other"), AGAINST)
def test_two_sides_of_one_thing_contradict(one: str, other: str) -> None:
    assert accord(said(one), said(other), 0.5) == "against"


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_not_of_one_thing_or_not_sure_contradicts_nothing(one: str, other: str) -> None:
    assert accord(said(one), said(other), 0.5) == "apart"


@pytest.mark.parametrize(("one", "other"), AGAINST)
def test_what_is_far_apart_contradicts_nothing(one: str, other: str) -> None:
    assert accord(said(one), said(other), 0.1) == "apart"


def test_nearness_makes_an_agreement_and_a_not_unmakes_it() -> None:
    one = said("Half the week is meetings.")
    assert accord(one, said("About half of the time goes to meetings."), 0.7) == "agree"
    assert accord(one, said("About half of the time goes to meetings."), 0.4) == "apart"
    assert accord(one, said("Meetings are no part of the week."), 0.7) != "agree"
    assert accord(one, said("Half the week is meetings."), None) == "apart"


def test_other_numbers_are_no_agreement() -> None:
    assert accord(said("Senior after 2 years."), said("Senior after 5 years."), 0.9) == "apart"
    assert accord(said("Senior after 2 years."), said("Senior after 2 years."), 0.9) == "agree"


def test_a_liking_and_a_dislike_of_one_thing_contradict_where_near() -> None:
    likes = said("The hours suit her.", stance="positive", toward="the hours")
    hates = said("The hours ruin him.", stance="negative", toward="hours")
    assert accord(likes, hates, 0.6) == "against"
    assert accord(likes, hates, 0.3) == "apart"


JUNIOR = ("Juniors start at 30k.", 30_000.0, 30_000.0)


@pytest.mark.parametrize(
    ("statement", "low", "high", "more", "expected"),
    [
        ("Juniors get 29-33k.", 29_000, 33_000, {"level": "junior"}, "agree"),
        ("Graduates get 32k.", 32_000, 32_000, {"level": "graduate"}, "agree"),  # within a tenth
        ("Juniors get 40-44k.", 40_000, 44_000, {"level": "juniors"}, "against"),
        ("Juniors get over 25k.", 25_000, None, {"level": "junior"}, "agree"),
        ("Juniors get up to 24k.", None, 24_000, {"level": "junior"}, "against"),
        ("Seniors get 60k.", 60_000, 60_000, {"level": "senior"}, "apart"),
        ("Somebody gets 60k.", 60_000, 60_000, {"level": "junior"}, "apart"),  # not said with it
        ("Juniors get 40k euros.", 40_000, 40_000, {"level": "junior", "currency": "EUR"}, "apart"),
        ("Juniors get 15 an hour.", 15, 15, {"level": "junior", "period": "hour"}, "apart"),
        (
            "Juniors get 40k a year.",
            40_000,
            40_000,
            {"level": "junior", "period": "year"},
            "against",
        ),
        ("As a junior she started on 20k.", 20_000, 20_000, {"level": "junior"}, "apart"),  # once
        ("Juniors get some.", None, None, {"level": "junior"}, "apart"),
    ],
)
def test_pay_is_compared_where_it_is_of_the_same(
    statement: str, low: float | None, high: float | None, more: dict[str, Any], expected: Accord
) -> None:
    one = paid(*JUNIOR, level="junior")
    assert accord(one, paid(statement, low, high, **more), 0.9) == expected


def test_pay_of_two_places_or_years_is_not_compared() -> None:
    here = paid(*JUNIOR, level="junior", place="Leeds", year=2026)
    other = ("Juniors start at 45k.", 45_000.0, 45_000.0)
    assert accord(here, paid(*other, level="junior", place="London"), 0.9) == "apart"
    assert accord(here, paid(*other, level="junior", year=2020), 0.9) == "apart"
    assert accord(here, paid(*other, level="junior", place="leeds", year=2025), 0.9) == "against"


STATEMENTS = st.sampled_from([text for pair in (*AGAINST, *APART) for text in pair])


@given(STATEMENTS, STATEMENTS, st.one_of(st.none(), st.floats(-1, 1)))
def test_it_is_the_same_from_either_side(one: str, other: str, cosine: float | None) -> None:
    assert accord(said(one), said(other), cosine) == accord(said(other), said(one), cosine)


@given(st.text(max_size=60), st.text(max_size=60), st.floats(-1, 1))
def test_any_text_can_be_compared(one: str, other: str, cosine: float) -> None:
    assert accord(said(one), said(other), cosine) in ("agree", "against", "apart")
    assert accord(said(one), said(one), 1.0) != "against"
