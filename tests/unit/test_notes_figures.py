"""Figures as they are written and said: their value, their thousands, their currency."""

from __future__ import annotations

import pytest

from assistant.craft.notes.currencies import code_of, named_in
from assistant.craft.notes.figures import figures


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("41 to 43 thou", [(41, 1), (43, 1000)]),
        ("NOK 612 500 before tax", [(612_500, 1)]),
        ("₹9 lakh", [(9, 100_000)]),
        ("a quarter of a million", [(250, 1000)]),
        ("half a million dollars", [(500, 1000)]),
        ("fourteen pounds forty", [(14.4, 1)]),
        ("thirty dollars and fifty cents an hour", [(30.5, 1)]),
        ("cinq euros vingt de l'heure", [(5.2, 1)]),
        ("12€80", [(12.8, 1)]),
        ("one fifteen, two-ten", [(115, 1), (210, 1)]),
        ("one oh five", [(105, 1)]),
        ("a hundred-and-twenty-thousand-euro job", [(120, 1000)]),
        ("58-61 TEUR", [(58, 1), (61, 1000)]),
        ("£47k-£52k", [(47, 1000), (52, 1000)]),
        ("treinta y tantos mil", [(30, 1000)]),
    ],
)
def test_amounts(text: str, amounts: list[tuple[float, int]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == amounts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S$4,100", "SGD"),
        ("HK$ 31,000", "HKD"),
        ("NZ$33", "NZD"),
        ("AED 12k", "AED"),
        ("28.000 SEK", "SEK"),
        ("¥ 310,000", "JPY"),
        ("Fr. 6'100", "CHF"),
        ("R21 000", "ZAR"),
        ("RM 3,900", "MYR"),
        ("eighty thousand Swiss francs", "CHF"),
        ("ninety thousand Aussie dollars", "AUD"),
        ("560 000 kr", None),
        ("fifty thousand", None),
    ],
)
def test_the_currency_is_the_one_that_stands_beside(text: str, code: str | None) -> None:
    (figure,) = figures(text)
    assert (code_of(figure.currency) if figure.currency else None) == code


def test_words_in_capitals_are_no_currency() -> None:
    assert [figure.currency for figure in figures("the TOP 40 and ALL 30 of them")] == ["", ""]


def test_a_currency_may_be_named_apart() -> None:
    assert named_in("a day, that's pounds") == "GBP"
    assert named_in("a day") is None
