"""Figures of pay as they are noted and said, and the numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.notes.figures import figures
from assistant.craft.notes.pay import pay_figures

K = 1000
Read = tuple[float | None, float | None, str | None, str | None]
PAY: list[tuple[str, list[Read]]] = [
    ("welders start 24–27k", [(24 * K, 27 * K, None, None)]),
    ("pay: £13.80/hr", [(13.8, 13.8, "hour", "GBP")]),
    ("just north of 45 after 5y, she earns well", [(45 * K, None, None, None)]),
    ("tops out at 80", [(None, 80 * K, None, None)]),
    ("foremen low forties", [(40 * K, 43 * K, None, None)]),
    ("leads mid-50s with overtime", [(54 * K, 56 * K, None, None)]),
    ("high forties, fifty with nights", [(47 * K, 50 * K, None, None)]),
    ("60ish to start", [(60 * K, 60 * K, None, None)]),
    ("26 to start, 31 after probation", [(26 * K, 31 * K, None, None)]),
    ("day rate 220-350, thats pounds", [(220, 350, "day", "GBP")]),
    ("Einstieg 2.600–2.900 brutto im Monat", [(2600, 2900, "month", None)]),
    ("angestellt 70 bis 85T€", [(70 * K, 85 * K, None, "EUR")]),
    ("18,50 die Std", [(18.5, 18.5, "hour", None)]),
    (
        "1.750 netos al mes, con trienios 1.900",
        [(1750, 1750, "month", None), (1900, 1900, "month", None)],
    ),
    ("3 000 € brut par mois", [(3000, 3000, "month", "EUR")]),
    ("£28-30,000", [(28 * K, 30 * K, None, "GBP")]),
    ("$22/hr, goes to $28 with a ticket", [(22, 28, "hour", "USD")]),
    ("19.50 €/h, going to 23 after the exam", [(19.5, 23, "hour", "EUR")]),
    ("she is on thirty-one and a half", [(31.5 * K, 31.5 * K, None, None)]),
    ("around twenty-nine nine", [(29.9 * K, 29.9 * K, None, None)]),
    ("between thirty-two and thirty-six", [(32 * K, 36 * K, None, None)]),
    ("twelve pounds sixty an hour", [(12.6, 12.6, "hour", "GBP")]),
    ("fourteen fifty an hour", [(14.5, 14.5, "hour", None)]),
    ("four fifty a day", [(450, 450, "day", None)]),
    ("people charge fifty-five, sixty-five pounds per session", [(55, 65, None, "GBP")]),
    ("base 70, OTE 110", [(70 * K, 70 * K, None, None), (110 * K, 110 * K, None, None)]),
    ("grade 6 starts at 24.8", [(24.8 * K, 24.8 * K, None, None)]),
]
NO_PAY = [
    "bonus = 4% if the yard hits its target",
    "10% staff discount",
    "the rival pays 5k more for the same work",
    "people leave after 5 years",
    "12 people, 3 clinics",
    "a training budget, eight hundred a year",
    "the course costs 2,100",
    "since 2019 the pay is late",
    "anyone over forty is still here",
    "shift ends 7am, paid breaks",
    "35-Std-Woche",
    "on call 24/7",
]


@pytest.mark.parametrize(("text", "expected"), PAY)
def test_a_figure_is_read_as_it_was_said(text: str, expected: list[Read]) -> None:
    found = [figure.pay for figure in pay_figures(text, about_pay=True)]
    assert [(pay.low, pay.high, pay.period, pay.currency) for pay in found] == expected


@pytest.mark.parametrize("text", NO_PAY)
def test_other_numbers_are_no_pay(text: str) -> None:
    assert pay_figures(text, about_pay=True) == []


@pytest.mark.parametrize(
    "text", ["a crew of 40 on two boats", "we grew from 6 to 14", "room 31", "90 stores"]
)
def test_a_bare_number_needs_talk_of_pay(text: str) -> None:
    assert pay_figures(text, about_pay=False) == []


def test_level_place_and_year_stand_only_where_they_were_said() -> None:
    senior = pay_figures("a senior in Oslo got 64k in 2024", about_pay=True)[0].pay
    assert (senior.level, senior.place, senior.year) == ("senior", "Oslo", 2024)
    bare = pay_figures("about 64k", about_pay=True)[0].pay
    assert (bare.level, bare.place, bare.year, bare.currency, bare.period) == (None,) * 5


@given(st.text(alphabet="0123456789.,-–k£€ /athousndfiyw", max_size=40))
def test_any_figures_stand_in_their_text(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
    for read in pay_figures(text, about_pay=True):
        if read.pay.low is not None and read.pay.high is not None:
            assert read.pay.low <= read.pay.high
