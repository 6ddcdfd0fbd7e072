"""A point of a conversation, put so that it can be said to the person who made it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Point
from assistant.tasks.offline.points import said


def point(statement: str, *, quote: str = "", topic: str = "skills", spoken: bool = False) -> Point:
    return Point(statement=statement, quote=quote or statement, topic=topic, spoken=spoken)


@pytest.mark.parametrize(
    ("statement", "form", "text"),
    [
        (
            "The one thing she would do differently is learn statistics earlier.",
            "that",
            "the one thing you would do differently is learn statistics earlier",
        ),
        ("She told me not to hide the teaching.", "advice", "not to hide the teaching"),
        (
            "She said a master's degree is needed for anything above assistant.",
            "that",
            "a master's degree is needed for anything above assistant",
        ),
        (
            "About a third of her week goes to ethics forms.",
            "that",
            "about a third of your week goes to ethics forms",
        ),
        ("He expects more work in the field.", "that", "you expect more work in the field"),
        (
            "Does not read cover letters longer than half a page.",
            "that",
            "you do not read cover letters longer than half a page",
        ),
        (
            "Every hire came from somebody writing to her directly.",
            "that",
            "every hire came from somebody writing to you directly",
        ),
        (
            "Don't freelance in your first three years.",
            "advice",
            "not to freelance in your first three years",
        ),
        (
            "Tells beginners: work in an agency first, you see ten methods.",
            "advice",
            "to work in an agency first",
        ),
        ("Portfolio of 2 studies matters more than the CV.", "note",
         "Portfolio of 2 studies matters more than the CV"),
    ],
)  # fmt: skip
def test_notes(statement: str, form: str, text: str) -> None:
    first = next(said(point(statement, topic="standing_out")))
    assert (first.form, first.text) == (form, text)


@pytest.mark.parametrize(
    ("quote", "form", "text"),
    [
        (
            "I want one story of a study that changed a decision.",
            "that",
            "you want one story of a study that changed a decision",
        ),
        (
            "We stopped asking for degrees three years ago.",
            "that",
            "you stopped asking for degrees three years ago",
        ),
        (
            "After senior you either manage people or you stop.",
            "that",
            "after senior you either manage people or you stop",
        ),
        (
            "I was a claims handler, and I kept writing down why people rang us.",
            "that",
            "you were a claims handler, and you kept writing down why people rang you",
        ),
        (
            "And I want somebody who can say no politely.",
            "that",
            "you want somebody who can say no politely",
        ),
    ],
)
def test_what_was_spoken(quote: str, form: str, text: str) -> None:
    ways = list(said(point("x", quote=quote, spoken=True)))
    assert ways[0] == (form, text)
    assert ways[-1].form == "words"
    assert ways[-1].text in quote


@pytest.mark.parametrize(
    "statement",
    [
        "It takes more time than the interviews do.",  # what does?
        "Nobody in the team ever asked for one.",
        "They go to people who did a contract first.",  # who?
        "She likes it, he told her that they would.",
        "Yes.",
        "x = 3 -> y, 40% / 60% ??",
    ],
)
def test_what_cannot_be_turned_for_sure_is_not(statement: str) -> None:
    assert [way.form for way in said(point(statement)) if way.form in ("that", "advice")] == []


def test_signs_of_the_notes_are_no_grammar() -> None:
    sparse = point("Your analysts is alert queue 60%.", quote="analysts = alert queue 60%")
    assert not [way for way in said(sparse) if way.form == "that"]


@given(st.text(max_size=200), st.booleans(), st.sampled_from(["skills", "mistakes_advice"]))
def test_any_text_is_said_to_the_person_or_quoted_to_the_letter(
    text: str, spoken: bool, topic: str
) -> None:
    if not text.strip():
        return
    for way in said(point(text, topic=topic, spoken=spoken)):
        if way.form in ("that", "advice"):
            assert not re.search(r"\b(?:she|he|they|them|their|his)\b", way.text, re.IGNORECASE)
            assert not re.search(r"\bI\b|\bmy\b", way.text)
