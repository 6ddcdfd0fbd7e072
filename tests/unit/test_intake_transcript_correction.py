"""A name or a term corrected once is corrected in the whole conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.transcripts.correction import corrected, renamed
from assistant.talks import Conversation, Noise, Turn


def talk(*turns: tuple[str | None, str]) -> Conversation:
    return Conversation(
        format="vtt", turns=tuple(Turn(speaker=speaker, text=text) for speaker, text in turns)
    )


CASES = [
    ("Ask Archer, archer's team.", "Archer", "Artur", "Ask Artur, Artur's team."),
    ("the searcher and Archers", "Archer", "Artur", "the searcher and Archers"),
    ("We use sequel. Sequel!", "sequel", "SQL", "We use SQL. SQL!"),
    ("Cube control, CUBE CONTROL", "cube control", "kubectl", "Kubectl, KUBECTL"),
    (
        "cube\N{NO-BREAK SPACE}control and cube control",
        "cube control",
        "kubectl",
        "kubectl and kubectl",
    ),
    ("in C++ and C", "c++", "Rust", "in Rust and C"),
    ("costs \\1 now", "now", r"\g<0>", r"costs \1 \g<0>"),
    ("nothing here", "", "x", "nothing here"),
]


@pytest.mark.parametrize(("text", "wrong", "right", "expected"), CASES)
def test_whole_words_in_a_sensible_case(text: str, wrong: str, right: str, expected: str) -> None:
    assert corrected(talk(("Mara", text)), wrong, right).turns[0].text == expected


def test_case_matters_where_it_is_asked_to() -> None:
    read = talk(("Ike", "Mark my words, mark them."))
    assert corrected(read, "Mark", "Marc", same_case=True).turns[0].text == (
        "Marc my words, mark them."
    )


def test_speakers_are_corrected_and_joined() -> None:
    read = corrected(talk(("Archer", "One."), ("Artur", "Two, Archer.")), "Archer", "Artur")
    assert read.turns == (Turn(speaker="Artur", text="One. Two, Artur."),)


def test_noise_keeps_its_place() -> None:
    text = "Archer said that Archer pays."
    turn = Turn(text=text, noise=(Noise(text="[laughs]", at=12), Noise(text="(sighs)", at=29)))
    read = corrected(Conversation(format="srt", turns=(turn,)), "Archer", "Art")
    new = read.turns[0]
    assert [new.text[: mark.at] for mark in new.noise] == ["Art said ", "Art said that Art pays."]


def test_a_speaker_is_renamed_and_neighbours_joined() -> None:
    read = talk(("Speaker 1", "One."), ("Mara", "Two."), (None, "Three."))
    named = renamed(read, "Speaker 1", " Mara ")
    assert named.turns[0] == Turn(speaker="Mara", text="One. Two.")
    assert renamed(named, None, "Ike").speakers == ("Mara", "Ike")
    assert renamed(read, "Mara", None).turns[1].speaker is None


WORDS = st.lists(st.sampled_from(["Archer", "archer", "pay", "Mara", "so.", "ARCHER"]), min_size=1)


@given(st.lists(st.tuples(st.sampled_from([None, "Mara", "Ike"]), WORDS), min_size=1))
def test_no_wrong_word_stays_and_no_other_word_changes(turns: list[tuple[str, list[str]]]) -> None:
    read = talk(*((speaker, " ".join(words)) for speaker, words in turns))
    after = " ".join(turn.text for turn in corrected(read, "archer", "Artur").turns).split()
    before = [word for _, words in turns for word in words]
    assert [w if w.casefold() not in {"artur"} else "archer" for w in after] == [
        "archer" if w.casefold() == "archer" else w for w in before
    ]
