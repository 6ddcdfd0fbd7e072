"""Periods in shorthand, other currencies and languages, and money that is nobody's pay."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.notes.pay import pay_figures
from assistant.intake.conversation import read_conversation
from assistant.tasks.debrief import debrief

K = 1000
Read = tuple[float | None, float | None, str | None, str | None]
STANDING_ALONE: list[tuple[str, list[Read]]] = [
    ("24 p.h. on the quay", [(24, 24, "hour", None)]),
    ("31/hr, forestry", [(31, 31, "hour", None)]),
    ("820 wkly, bed and food free", [(820, 820, "week", None)]),
    ("AED 16k mthly, no tax", [(16 * K, 16 * K, "month", "AED")]),
    ("HK$ 29,000 mo. at the school", [(29 * K, 29 * K, "month", "HKD")]),
    ("salary: EUR 3 400 month", [(3400, 3400, "month", "EUR")]),
    ("waiter 1900+tips mth", [(1900, 1900, "month", None)]),
    ("350/night on the door", [(350, 350, "day", None)]),
    ("SEK 36.500/mån", [(36_500, 36_500, "month", "SEK")]),
    ("DKK 590 000 as a vet", [(590 * K, 590 * K, None, "DKK")]),
    ("cellist: 180€/concert", [(180, 180, None, "EUR")]),
    ("£260/day freelance vs £41k staff", [(260, 260, "day", "GBP"), (41 * K, 41 * K, None, "GBP")]),
    ("she got bumped from thirty-eight to forty-five", [(38 * K, 45 * K, None, None)]),
    ("low six figs for a pilot's wage", [(100 * K, 130 * K, None, None)]),
    ("paid by the week, five hundred and forty dollars", [(540, 540, "week", "USD")]),
    ("I charge $700 when it's a day rate", [(700, 700, "day", "USD")]),
    ("I was on nine fifty an hour", [(9.5, 9.5, "hour", None)]),
    ("a hundred pounds a week, sixty if it rains", [(60, 100, "week", "GBP")]),
    ("salary is £28,400, rising to £31,000", [(28_400, 31_000, None, "GBP")]),
    ("Die Lehrlinge bekommen sechshundert Euro im Monat", [(600, 600, "month", "EUR")]),
    ("kommt man auf zweiundfünfzig bis sechzigtausend", [(52 * K, 60 * K, None, None)]),
    ("saca unos mil cuatrocientos limpios", [(1400, 1400, None, None)]),
    ("deux cent vingt euros la journée", [(220, 220, "day", "EUR")]),
    ("elle touche trois mille cent brut", [(3100, 3100, None, None)]),
]
NOBODYS_PAY = [
    "insurance €80/mth for the self-employed",
    "costs 35/hr to rent the booth",
    "we charge guests a hundred and fifty a night",
    "you pay two hundred a month for the desk",
    "lunch is six euros",
    "the council gives us ninety thousand euros",
    "Auftragswert 70k",
    "Weihnachtsgeld 600",
    "presupuesto 200.000 €",
    "me costó doce mil euros",
    "la ville nous donne trente mille euros par an",
    "30 k km a year",
    "4.1k followers",
    "paid holidays 27",
    "market worth 2bn",
    "I spend forty a week on trains",
]
UNDER_A_HEADING = """Talk with Bo Lind

Pay
- starters 26
- agency: 23 p.h. (no sick pay)
- inspectors 34-37
- the theatre down the road offers 33 flat
- Lehrling 1. Jahr 700, 3. Jahr 940 (mtl.)
- 60 machines, two of them new
- after ten years eher 3,2 bis 3,6 brutto
"""


def read(text: str, *, about_pay: bool = False) -> list[Read]:
    found = [figure.pay for figure in pay_figures(text, about_pay=about_pay)]
    return [(pay.low, pay.high, pay.period, pay.currency) for pay in found]


@pytest.mark.parametrize(("text", "expected"), STANDING_ALONE)
def test_pay_that_stands_alone(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOBODYS_PAY)
def test_other_money_is_no_pay(text: str) -> None:
    assert read(text) == []


def test_under_a_heading_bare_numbers_are_thousands_and_things_are_counted() -> None:
    notes = read_conversation("n.txt", UNDER_A_HEADING)
    found = debrief(notes, me=None, person="Bo Lind", on=date(2026, 11, 4))
    pays = [(i.pay.low, i.pay.high, i.pay.period) for i in found.insights if i.pay]
    assert pays == [
        (26 * K, 26 * K, None),
        (23, 23, "hour"),
        (34 * K, 37 * K, None),
        (33 * K, 33 * K, None),
        (700, 700, "month"),
        (940, 940, "month"),
        (3200, 3600, None),
    ]


def test_a_line_listed_below_one_of_pay_is_of_pay_too() -> None:
    notes = read_conversation("n.txt", "pay: juniors 33k\nParis office: 44 + flat\ncrew of 60")
    found = debrief(notes, me=None, person=None, on=date(2026, 11, 4))
    assert [i.pay.low for i in found.insights if i.pay] == [33 * K, 44 * K]


@pytest.mark.parametrize(
    ("said", "low"),
    [
        ("On a full day the riggers get four hundred and twenty a day.", 420),
        ("When I went freelance I was clearing eighty-five thousand in a good year.", 85 * K),
        ("We get about twenty an hour through the gate, more in summer.", None),
        ("The exam took me ninety days and two thousand pages.", None),
    ],
)
def test_sums_that_are_earned_are_heard_where_nobody_asked(said: str, low: float | None) -> None:
    talk = (
        "WEBVTT\n\n1\n00:00:02.000 --> 00:00:06.000\nMe: Go on?\n\n"
        f"2\n00:00:07.000 --> 00:00:16.000\nAnn: {said}\n"
    )
    found = debrief(read_conversation("n.vtt", talk), me="Me", person="Ann", on=date(2026, 11, 4))
    assert [i.pay.low for i in found.insights if i.pay] == ([] if low is None else [low])
