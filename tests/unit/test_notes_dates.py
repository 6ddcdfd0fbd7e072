"""When something is due, counted from the day of the conversation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.notes.dates import due_in

WEDNESDAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("she writes by Fri", "by Fri", date(2026, 10, 16)),
        ("I send it by next Fri", "by next Fri", date(2026, 10, 23)),
        ("by end of next week, I think", "by end of next week", date(2026, 10, 23)),
        ("end of the week", "end of the week", date(2026, 10, 16)),
        ("on Wednesday", "on Wednesday", date(2026, 10, 21)),
        ("this wknd", "this wknd", date(2026, 10, 18)),
        ("she texts me tonight", "tonight", WEDNESDAY),
        ("the file, tmrw", "tmrw", date(2026, 10, 15)),
        ("within two weeks", "within two weeks", date(2026, 10, 28)),
        ("in 10 days", "in 10 days", date(2026, 10, 24)),
        ("by 15 Sept", "by 15 Sept", date(2027, 9, 15)),
        ("before Nov 3", "before Nov 3", date(2026, 11, 3)),
        ("by the thirtieth of November", "by the thirtieth of November", date(2026, 11, 30)),
        ("my notes by the twentieth", "by the twentieth", date(2026, 10, 20)),
        ("by the 3rd", "by the 3rd", date(2026, 11, 3)),
        ("by end of Nov", "by end of Nov", date(2026, 11, 30)),
        ("before xmas pls", "before xmas", date(2026, 12, 25)),
        ("until 2026-11-05", "until 2026-11-05", date(2026, 11, 5)),
        ("bis Mittwoch per Mail", "bis Mittwoch", date(2026, 10, 21)),
        ("bis Ende nächster Woche", "bis Ende nächster Woche", date(2026, 10, 23)),
        ("am 3. Dezember", "am 3. Dezember", date(2026, 12, 3)),
        ("antes del viernes", "antes del viernes", date(2026, 10, 16)),
        ("avant vendredi prochain", "avant vendredi prochain", date(2026, 10, 23)),
        ("a draft, this wk", "this wk", date(2026, 10, 16)),
        ("notes by end of mth", "by end of mth", date(2026, 10, 31)),
        ("by the end of next month", "by the end of next month", date(2026, 11, 30)),
        ("dossier avant le 20", "avant le 20", date(2026, 10, 20)),
        ("in a fortnight", "in a fortnight", date(2026, 10, 28)),
    ],
)
def test_a_day_is_resolved(text: str, said: str, day: date) -> None:
    due = due_in(text, WEDNESDAY)
    assert due is not None
    assert (due.text, due.day) == (said, day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ping in Jan", "in Jan"),
        ("after Easter, she says", "after Easter"),
        ("Anfang Dezember", "Anfang Dezember"),
        ("nach den Herbstferien", "nach den Herbstferien"),
        ("after Friday", "after Friday"),
        ("by 31 November", "by 31 November"),
    ],
)
def test_what_names_no_day_stays_as_said(text: str, said: str) -> None:
    due = due_in(text, WEDNESDAY)
    assert due is not None
    assert (due.text, due.day) == (said, None)


@pytest.mark.parametrize(
    "text", ["", "he sat in the van", "they may go", "we wed in haste", "the first bit", "march on"]
)
def test_other_words_are_no_date(text: str) -> None:
    assert due_in(text, WEDNESDAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_coming_weekday_lies_within_a_week(on: date) -> None:
    due = due_in("by Friday", on)
    assert due is not None
    assert due.day is not None
    assert 0 < (due.day - on).days <= 7
    assert due.day.weekday() == 4
