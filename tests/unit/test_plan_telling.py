"""An earlier view is told as a sentence that one says, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tasks.plan_telling import names_a_name, sayable


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Juniors start 28-31k.", "juniors start at 28 to 31 thousand"),
        ("Starters get £24k", "starters get 24 thousand pounds"),
        ("Hiring takes ~5 wks", "hiring takes about 5 weeks"),
        ("Salaries rise 2-4% a year", "salaries rise 2 to 4 percent a year"),
        ("Cooks & bakers eat together", "cooks and bakers eat together"),
        ("Foreman decides alone", "the foreman decides alone"),
        ("Worst part is the dust", "the worst part is the dust"),
        ("Pay is fair", "pay is fair"),
        ("Writing matters more than maths", "writing matters more than maths"),
        ("Nobody gets in without trial shift", "nobody gets in without a trial shift"),
        ("Nobody gets in without experience", "nobody gets in without experience"),
        ("Reports take weeks", "reports take weeks"),
        ("Weekly reports take longer than planned", "weekly reports take longer than planned"),
        ("SQL is needed every day", "SQL is needed every day"),
        ("People who need a plan get lost here and there", ""),
        ("People who need a plan get lost", "people who need a plan get lost"),
        ("2 of last 5 hires came from shops", "2 of the last 5 hires came from shops"),
    ],
)
def test_a_note_as_it_is_said(noted: str, said: str) -> None:
    assert sayable(noted) == said


@pytest.mark.parametrize(
    "noted",
    [
        "The Mondays when a shipment is late.",
        "Needs tact matters more than strength",
        "Starts at 6, two hours of setting up",
        "Sees the result on a shelf",
        "Works nights",
        "How roles get filled: through cousins",
        "Hiring - no CV. Come for a shift",
        "Geography degree, then two years in a shop, then analyst",
        "People who need a clear plan",
        "Bank is slow, deep, pension",
        "Boring, but somebody has to do it",
        "Who gets in",
        "Regulator is pays worst",
        "Robots do not matter here",
        "80% meetings, rest spreadsheets",
        "Repairing pumps is fun bit",
        "yes",
    ],
)
def test_a_fragment_is_not_told(noted: str) -> None:
    assert sayable(noted) == ""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Juniors start lower at Marlow", True),
        ("The Brandt people leave early", True),
        ("Nobody works on Mondays or in March", False),
        ("Most use SQL and Excel", False),
        ("Pay is fair at Oat Lane", False),  # it is on the contact's own page
        ("Marlow pays well", False),  # the first word may be any noun
    ],
)
def test_a_name_inside_a_statement(said: str, wanted: bool) -> None:
    free = frozenset({"oat", "lane", "mondays"})
    assert names_a_name(said, free) is wanted


@given(st.text(max_size=80))
def test_any_statement_can_be_asked_about(noted: str) -> None:
    said = sayable(noted)
    assert said == "" or len(said.split()) >= 3
    assert "?" not in said
