"""Does a quote stand in the notes, and does a statement say more than its quote?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.evidence import flags, locate, nearest
from assistant.talks import Conversation, Turn


def talk(*turns: str) -> Conversation:
    return Conversation(format="notes", turns=tuple(Turn(text=text) for text in turns))


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("ferries start at 24", "ferries start at 24"),
        ("  ferries   start\nat 24 ", "ferries start at 24"),
        ("“ferries start at 24”", "ferries start at 24"),
        ("start at 24 in spring, deck crew only", "start at 24 in spring,\ndeck crew only"),
        ("ﬁne boats", "fine boats"),
        ("Ｓea legs", "Sea legs"),
        ("cafe\u0301 au port", "café au port"),
    ],
)
def test_a_quote_is_found_whatever_its_blanks_and_forms(quote: str, found: str) -> None:
    conversation = talk(
        "ferries start at 24 in spring,", "deck crew only. fine boats", "Sea legs", "café au port"
    )
    place = locate(conversation, quote)
    assert place is not None
    assert place.quote == found == conversation.text[place.start : place.end]


@pytest.mark.parametrize(
    "quote", ["", "  ", "ferries start at 25", "Ferries start at 24", "start ferries at 24", '""']
)
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    assert locate(talk("ferries start at 24"), quote) is None


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4), st.data())
def test_every_piece_of_the_text_is_found_as_it_stands(
    texts: list[str], data: st.DataObject
) -> None:
    conversation = talk(*texts)
    text = conversation.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = locate(conversation, text[start:end])
    if text[start:end].isalnum():
        assert place is not None
    if place is not None:
        assert conversation.text[place.start : place.end] == place.quote


def test_the_nearest_passage_is_shown_for_what_is_not_there() -> None:
    conversation = talk("The yard pays its welders late.", "Crews are hired in the harbour pub.")
    shown = nearest(conversation, "crews get hired in a pub at the harbour")
    assert "hired" in shown
    assert shown in conversation.text
    assert nearest(conversation, "quantum chromodynamics") == ""


@pytest.mark.parametrize(
    ("statement", "quote", "expected"),
    [
        ("Mates start at 38.", "mates start at thirty-eight", ()),
        ("Mates start at 38,000.", "mates start at 38k", ()),
        ("Mates start at 42.", "mates start at 38k", ("number 42",)),
        ("It pays about 1.200 a month.", "1200 a month", ()),
        ("She asked Priya for help.", "asked Priya for help", ()),
        ("She asked Priya for help.", "asked her friend for help", ("name Priya",)),
        ("A degree is not needed.", "degree not needed", ()),
        ("A degree is needed.", "no degree needed", ("negation",)),
        ("A degree isn't needed.", "degree needed", ("negation",)),
        ("Ein Abschluss ist nicht nötig.", "Abschluss nicht nötig", ()),
    ],
)
def test_what_the_quote_does_not_carry_is_flagged(
    statement: str, quote: str, expected: tuple[str, ...]
) -> None:
    assert flags(statement, quote) == expected
