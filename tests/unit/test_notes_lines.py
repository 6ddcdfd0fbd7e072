"""The layout of notes: headings, labels, tags, questions, own lines; and who is who in a talk."""

from __future__ import annotations

import pytest

from assistant.craft.notes.lines import Line, lines
from assistant.craft.notes.voices import voices
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn


def read(notes: str) -> list[tuple[str, str, str | None]]:
    """Each line after the title as (kind, words, topic)."""
    conversation = read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\n{notes}")
    found = lines(conversation, None, "Ann Lee")
    assert found[0].kind == "title"
    return [(x.kind, conversation.text[x.start : x.end], x.topic) for x in found[1:]]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (
            "PAY\n- low\n- late",
            [("heading", "PAY", "pay"), ("said", "low", "pay"), ("said", "late", "pay")],
        ),
        (
            "## Hiring\n\n- trial day",
            [("heading", "Hiring", "standing_out"), ("said", "trial day", "standing_out")],
        ),
        ("**Money**\nlow", [("heading", "**Money**", "pay"), ("said", "low", "pay")]),
        (
            "- cert: not needed\n- nice boat",
            [("said", "not needed", "credentials"), ("said", "nice boat", None)],
        ),
        ("#up deckhand > mate", [("said", "deckhand > mate", "advancement")]),
        ("Q: And the pay?\nA: low", [("asked", "And the pay?", "pay"), ("said", "low", "pay")]),
        (
            "-> asked about typical day\nall at sea",
            [
                ("asked", "asked about typical day", "day_to_day"),
                ("said", "all at sea", "day_to_day"),
            ],
        ),
        ("- me: not for me", [("mine", "not for me", None)]),
        (
            "Geld\n- wenig\n→ ich: schade",
            [("heading", "Geld", "pay"), ("said", "wenig", "pay"), ("mine", "schade", "pay")],
        ),
        (
            "9:05 low pay\n9:10 late shifts\n9:15 kind crew\n9:20 me: nice",
            [
                ("said", "low pay", None),
                ("said", "late shifts", None),
                ("said", "kind crew", None),
                ("mine", "nice", None),
            ],
        ),
    ],
)
def test_the_layout_says_what_a_line_is(
    notes: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read(notes) == expected


def test_who_speaks_as_i_is_told() -> None:
    conversation = read_conversation("n.txt", "Call with Ann Lee, 4 Nov\n\n- I liked it\nA: I sail")
    first: list[Line] = lines(conversation, None, "Ann Lee")[1:]
    assert [line.first for line in first] == ["user", "interviewee"]


def talk(*turns: tuple[str | None, str]) -> Conversation:
    return Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in turns))


def test_sides_follow_from_what_is_known() -> None:
    both = talk(("Jo P.", "Why?"), ("Ann L.", "Because."), (None, "Hm."))
    assert voices(both, "Jo P.", None) == {
        None: "unclear",
        "Jo P.": "user",
        "Ann L.": "interviewee",
    }
    assert voices(both, None, "Ann Lee")["Jo P."] == "user"
    three = talk(("Jo", "Why?"), ("Ann", "Because."), ("Bo", "Well."))
    assert voices(three, "Jo", "Ann Lee")["Bo"] == "unclear"


def test_the_one_who_asks_is_taken_for_the_user() -> None:
    asked = talk(("A", "Why? How? When?"), ("B", "Because I like boats and the sea."))
    assert voices(asked, None, None) == {None: "unclear", "A": "user", "B": "interviewee"}
    even = talk(("A", "Why me?"), ("B", "Why not?"))
    assert set(voices(even, None, None).values()) == {"unclear"}


def test_a_question_says_what_the_answers_are_about() -> None:
    conversation = talk(
        ("Jo", "What does it pay?"), ("Ann", "Little."), ("Jo", "Ha."), ("Ann", "Really little."),
        ("Jo", "And what did the doctor say to you about your knee?"), ("Ann", "Rest."),
    )  # fmt: skip
    found = [line for line in lines(conversation, "Jo", "Ann") if line.kind == "said"]
    assert [line.topic for line in found] == ["pay", "pay", None]


def told(notes: str, person: str | None = "Ann Lee") -> list[tuple[str, str]]:
    """Every line of notes as (kind, words)."""
    conversation = read_conversation("n.txt", notes)
    return [(x.kind, conversation.text[x.start : x.end]) for x in lines(conversation, None, person)]


@pytest.mark.parametrize(
    "first",
    ["- Juniors start on 31-34k, seniors 50", "Juniors start on 31-34k", "3.5 days at home"],
)
def test_a_first_line_with_figures_is_no_title(first: str) -> None:
    assert told(f"{first}\n- the van is new")[0] == ("said", first.removeprefix("- "))


@pytest.mark.parametrize(
    "title",
    [
        "# Ann, data lead",
        "Ann Lee – data lead, Lumen (video)",
        "Notes 4.11.2026",
        "Coffee with Ann, 4 Nov",
        "2026-11-04 Ann Lee",
        "Ann Lee, Tue 4/11",
    ],
)
def test_a_title_is_no_note(title: str) -> None:
    assert told(f"{title}\n\n- the van is new")[0][0] == "title"


def test_a_sentence_about_the_person_is_a_note() -> None:
    assert told("Ann Lee likes the early shift\n- the van is new")[0][0] == "said"


@pytest.mark.parametrize(
    "heading", ["**Q5. Money**", "$$", "Money (she was open)", "**5) What does it pay?**"]
)
def test_headings_of_worksheets(heading: str) -> None:
    conversation = read_conversation("n.txt", f"Call with Ann, 4 Nov\n\n{heading}\nit is low there")
    assert lines(conversation, None, "Ann Lee")[-1].topic == "pay"


def test_a_question_or_a_word_that_opens_a_line_says_what_it_is_about() -> None:
    assert read("- Typical day? mostly calls\n- Money. it is low") == [
        ("said", "mostly calls", "day_to_day"),
        ("said", "it is low", "pay"),
    ]


def test_letters_that_notes_explain_are_labels() -> None:
    notes = "call w. Ann, K = her, N = me\n\n- K: loves the sea. N: not for me\n- K: hates fog"
    assert told(notes)[1:] == [
        ("said", "loves the sea. "),
        ("mine", "not for me"),
        ("said", "hates fog"),
    ]
