"""Promises of either side, things to do, and the days they are due."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.notes.agreements import Agreed, agreements
from assistant.craft.notes.lines import lines
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

ON = date(2026, 11, 4)


def agreed(conversation: Conversation) -> Agreed:
    return agreements(conversation.text, lines(conversation, "Me", "Ann Lee"), ON, ())


def noted(line: str) -> Agreed:
    return agreed(read_conversation("n.txt", f"Call with Ann, 4 Nov\n\nNext\n- {line}"))


@pytest.mark.parametrize(
    ("line", "by", "due"),
    [
        ("she'll intro me by email by Fri", "them", date(2026, 11, 6)),
        ("shell send me the sheet by sun", "them", date(2026, 11, 8)),
        ("he texts me the number tonight", "them", date(2026, 11, 4)),
        ("will email me the band descriptors", "them", None),
        ("Ann to send the template (Mon)", "them", date(2026, 11, 9)),
        ("PA sends intro mail by Tues", "them", date(2026, 11, 10)),
        ("She offered to show me the stores after Easter", "them", None),
        ("I send her my 1-pager by next Fri", "me", date(2026, 11, 13)),
        ("ill send him the photo of my ticket by thurs", "me", date(2026, 11, 5)),
        ("I said I'd let her know when it is booked", "me", None),
        ("I owe: one page on the case, within two weeks", "me", date(2026, 11, 18)),
        ("promised him a loaf of mine by Sunday", "me", date(2026, 11, 8)),
        ("i said id bring her the photos, before xmas", "me", date(2026, 12, 25)),
        ("he lends me the book, wants it back before Christmas", "them", date(2026, 12, 25)),
        ("I bring him my rye on Sat", "me", date(2026, 11, 7)),
        ("ich schicke ihr bis Montag meinen Lebenslauf", "me", date(2026, 11, 9)),
        ("Kontakt stellt sie bis Mittwoch her", "them", date(2026, 11, 11)),
        ("me manda el temario el viernes", "them", date(2026, 11, 6)),
        ("le envío mi currículum antes del lunes", "me", date(2026, 11, 9)),
        ("je lui envoie mon CV avant vendredi", "me", date(2026, 11, 6)),
        ("elle m'envoie le glossaire demain", "them", date(2026, 11, 5)),
    ],
)
def test_a_promise_in_notes(line: str, by: str, due: date | None) -> None:
    found = noted(line)
    assert [(promise.by, promise.due) for promise in found.promises] == [(by, due)]
    assert [action.owner for action in found.actions] == [by]


def test_both_sides_of_a_line_are_told_apart() -> None:
    found = noted("I send her my page by Fri → she'll mark it up")
    assert [promise.by for promise in found.promises] == ["me", "them"]


@pytest.mark.parametrize(
    "line",
    [
        "I read the Kestrel blog",
        "look up the training manager",
        "book the medical by 15 Nov",
        "gotta get the medical sorted by 20 nov",
    ],
)
def test_what_is_left_to_do_is_no_promise(line: str) -> None:
    found = noted(line)
    assert not found.promises
    assert [action.owner for action in found.actions] == ["me"]


@pytest.mark.parametrize(
    "line",
    ["she reads only the first page", "he told me to write to Perpetua Lind", "she calls it luck"],
)
def test_a_habit_or_a_piece_of_advice_is_no_promise(line: str) -> None:
    notes = read_conversation("n.txt", f"Call with Ann, 4 Nov\n\nHiring\n- {line}")
    assert not agreed(notes).promises


def spoken(*turns: tuple[str, str]) -> Conversation:
    return Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in turns))


@pytest.mark.parametrize(
    ("speaker", "words", "by"),
    [
        ("Ann", "I'll send you the form.", "them"),
        ("Ann", "I'll dig out the manual and pop it in the post on Friday.", "them"),
        ("Ann", "I'll have Tom send you a manuscript.", "them"),
        ("Me", "I'll drop you a line and let you know how it went.", "me"),
        ("Me", "I'll get it to you by Monday.", "me"),
    ],
)
def test_a_promise_in_speech(speaker: str, words: str, by: str) -> None:
    found = agreed(spoken(("Me", "Thanks."), (speaker, words)))
    assert [promise.by for promise in found.promises] == [by]


@pytest.mark.parametrize(
    "words",
    [
        "I'll give you an example.",
        "I'll tell you a story about that.",
        "I call patients every morning.",
        "I won't send you anything.",
        "Let me ask a question.",
    ],
)
def test_a_turn_of_phrase_is_no_promise(words: str) -> None:
    assert not agreed(spoken(("Me", "Well."), ("Ann", words))).promises


def test_a_request_that_is_granted_is_a_promise() -> None:
    found = agreed(spoken(("Me", "Can I send you my drawing?"), ("Ann", "Yes, before Christmas.")))
    assert [(promise.by, promise.due) for promise in found.promises] == [("me", date(2026, 12, 25))]
    refused = agreed(spoken(("Me", "Can I send you my drawing?"), ("Ann", "I have no time.")))
    assert not refused.promises
