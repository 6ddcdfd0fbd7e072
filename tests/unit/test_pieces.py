"""Conversations in pieces: nothing is lost, nothing too long, turns stay whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Span
from assistant.talks import Conversation, Turn
from assistant.tasks.pieces import GAP, LETTERS, pieces, shown

WORD = st.text("abcdefghij", min_size=1, max_size=9)
TEXT = st.lists(WORD, min_size=1, max_size=60).map(" ".join)
LONG = st.lists(WORD, min_size=1, max_size=60).map(
    lambda words: ". ".join(w.title() for w in words)
)
UNBROKEN = st.text("漢字仮名", min_size=1, max_size=300)


def talk(*texts: str, speakers: bool = False) -> Conversation:
    names = ("Mara", "Ike")
    turns = [
        Turn(speaker=names[index % 2] if speakers else None, text=text)
        for index, text in enumerate(texts)
    ]
    return Conversation(format="labelled" if speakers else "notes", turns=tuple(turns))


@given(st.lists(st.one_of(TEXT, LONG, UNBROKEN), min_size=1, max_size=12), st.integers(6, 40))
def test_every_word_is_in_a_piece_and_no_piece_is_too_long(texts: list[str], words: int) -> None:
    conversation = talk(*texts)
    found = pieces(conversation, words, words // 5)
    covered = set[int]()
    for piece in found:
        text = conversation.text[piece.start : piece.end]
        assert len(text.split()) <= words
        # A piece is bounded in characters too; a turn's end may round each size down.
        assert len(text) <= words * (LETTERS + 1) + LETTERS * len(texts)
        covered |= set(range(piece.start, piece.end))
    missed = [c for at, c in enumerate(conversation.text) if at not in covered and not c.isspace()]
    assert missed == []
    assert [piece.start for piece in found] == sorted({piece.start for piece in found})


@given(st.lists(TEXT, min_size=1, max_size=12), st.integers(60, 90))
def test_turns_that_fit_are_never_cut(texts: list[str], words: int) -> None:
    conversation = talk(*texts)
    starts, ends, at = set(), set(), 0
    for text in texts:
        starts.add(at)
        ends.add(at + len(text))
        at += len(text) + 1
    for piece in pieces(conversation, max(words, max(map(len, texts)) // LETTERS), 10):
        assert piece.start in starts
        assert piece.end in ends


def test_pieces_overlap_by_whole_turns() -> None:
    conversation = talk(*(f"turn {n} has five words" for n in range(20)))
    found = pieces(conversation, words=30, overlap=10)
    assert len(found) > 2
    for before, after in pairwise(found):
        again = conversation.text[after.start : before.end]
        assert len(again.splitlines()) == 2, "two turns of five words come again"


def test_a_turn_as_long_as_a_piece_does_not_come_again() -> None:
    conversation = talk("a short one here", " ".join(["long"] * 28), "and a last one")
    found = pieces(conversation, words=30, overlap=10)
    assert [conversation.text[p.start : p.end].split()[0] for p in found] == ["a", "long", "and"]


def test_a_usual_talk_is_one_piece() -> None:
    conversation = talk("pay 60ish", "mtgs 80%")
    assert pieces(conversation) == (Span(start=0, end=len(conversation.text)),)


# what the model reads of it


def test_who_speaks_is_said() -> None:
    conversation = Conversation(
        format="labelled",
        turns=(
            Turn(speaker="Ike Brand", text="What do you do?"),
            Turn(speaker="Mara Quill", text="I tune organs."),
            Turn(speaker="Bo", text="Coffee?"),
            Turn(text="Somebody laughs."),
        ),
    )
    whole = Span(start=0, end=len(conversation.text))
    assert shown(conversation, whole, (), "Ike Brand", "Mara Quill") == (
        "Me: What do you do?\nThem: I tune organs.\nBo: Coffee?\nSomebody laughs."
    )


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        (["SECRET"], f"a {GAP} b\nc d"),
        (["a SECRET b"], "c d"),
        (["SECRET b\nc"], f"a {GAP}\n{GAP} d"),
        (["a ", "SECRET"], f"{GAP} b\nc d"),
        (["nowhere"], "a SECRET b\nc d"),
    ],
)
def test_what_is_withheld_is_a_mark(hidden: list[str], expected: str) -> None:
    conversation = talk("a SECRET b", "c d")
    text = conversation.text
    spans = [
        Span(start=text.index(words), end=text.index(words) + len(words))
        for words in hidden
        if words in text
    ]
    found = shown(conversation, Span(start=0, end=len(text)), spans, None, None)
    assert found == expected
    assert ("SECRET" in found) is ("nowhere" in hidden)


@given(st.lists(TEXT, min_size=1, max_size=6), st.data())
def test_no_withheld_character_is_shown(texts: list[str], data: st.DataObject) -> None:
    conversation = talk(*texts)
    size = len(conversation.text)
    places = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    spans = [Span(start=a, end=b) for a, b in data.draw(st.lists(places, max_size=4))]
    marked = list(conversation.text)
    for span in spans:
        marked[span.start : span.end] = ["#"] * (span.end - span.start)
    secret = Conversation(
        format="notes",
        turns=tuple(Turn(text=line) for line in _lines("".join(marked), texts)),
    )
    found = shown(secret, Span(start=0, end=size), spans, None, None)
    assert "#" not in found


def _lines(marked: str, texts: list[str]) -> list[str]:
    """The turns again, whose line breaks may be marked over."""
    lines, at = [], 0
    for text in texts:
        lines.append(marked[at : at + len(text)])
        at += len(text) + 1
    return lines
