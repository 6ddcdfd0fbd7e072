"""The day of a conversation is the one that its notes say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.assistant import open_assistant
from assistant.craft.notes.held import day_held

TODAY = date(2026, 11, 22)
HEADS = [
    (
        "# Ida Kos - yard foreman\n(employed by Delta)\nThu 12 Nov 2026, phone, 25 min",
        (2026, 11, 12),
    ),
    ("Ida Kos, 14 Oct, 12:30 (25 min)\n- starts at six", (2026, 10, 14)),
    ("Tues 3 Nov, phone\n- by 12 Dec: send CV", (2026, 11, 3)),
    ("Tuesday, 3 November 2026, her office, forty minutes", (2026, 11, 3)),
    ("Tue, Oct 06, 2026 10:02AM • 24:11\nSam: hello", (2026, 10, 6)),
    ("Nov 17, 2026\nshe came late", (2026, 11, 17)),
    ("Chat with Ida Kos (2026-11-09 17:34 GMT) - Transcript", (2026, 11, 9)),
    ("30.10.2026, 17h, appel vidéo", (2026, 10, 30)),
    ("Gespräch mit Ida Kos, 5. Oktober 2026", (2026, 10, 5)),
    ("w/ Ida, miércoles 18 nov 2026, su pausa", (2026, 11, 18)),
    ("11/18/2026 Zoom", (2026, 11, 18)),
    ("Ida Kos, Werft / Wed 21.10.26 / 30 min", (2026, 10, 21)),
    ("# Ida Kos\nFr 6.11., am Holzplatz", (2026, 11, 6)),
    ("Ida Kos, jueves 8/10, por teléfono", (2026, 10, 8)),
    ("Ida Kos, Thu 10/8, phone", (2026, 10, 8)),
    ("okay it's monday the ninth of november I'm walking the dog", (2026, 11, 9)),
    ("Call on 29 December, Ida Kos", (2025, 12, 29)),
    ("since 3 March 2019 in the yard. Talked 2 Sept 2026.", (2026, 9, 2)),
]


@pytest.mark.parametrize(("head", "day"), HEADS)
def test_the_day_stands_in_the_first_lines(head: str, day: tuple[int, int, int]) -> None:
    assert day_held(head, TODAY) == date(*day)


@pytest.mark.parametrize(
    "text",
    [
        "juniors start 32-36k\nshe likes the mornings",
        "may I record this? 12 people in the team",
        "- by 12 Dec: send my CV",
        "moved here on 3 March 2019",
        "31 April, a day that is none",
        "00:12:31.120 --> 00:12:33.000\nIda: In 2026 we moved.",
        "a\nb\nc\nd\ne\nf\ng\n12 Nov 2026",
    ],
)
def test_other_days_and_numbers_are_none(text: str) -> None:
    assert day_held(text, TODAY) is None


@given(st.text(max_size=300))
def test_any_text_has_a_day_or_none(text: str) -> None:
    day_held(text, TODAY)


def test_due_dates_count_from_the_day_in_the_notes(home: Path) -> None:
    notes = "Ida Kos, Thu 8 Oct 2026, phone\n- she'll send me the list by Friday\n"
    (promise,) = open_assistant(home).try_debrief("n.txt", notes.encode()).promises
    assert promise.due == date(2026, 10, 9)
    asked = open_assistant(home).try_debrief("n.txt", notes.encode(), on=date(2026, 10, 12))
    assert asked.promises[0].due == date(2026, 10, 16)
