"""Lines with their places, what is printed twice, and the spans of facts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.lines import Line, fact, halved, normalise, once, split, visible
from assistant.models import plain

# What pastes are made of, so that Hypothesis meets it often.
AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\n\r\t \u00a0\u200b\u200d\u202e\ufeff\u0301\u0316ﬁ…·é한ᄒ𝗔\ud800\x00"),
    ),
    max_size=120,
)


def texts(source: str, *, halves: bool = False) -> list[str]:
    return [line.text for line in once(split(normalise(source)), halves=halves)]


@given(AWKWARD)
def test_every_line_states_what_stands_at_its_span(text: str) -> None:
    source = normalise(text)
    assert "\r" not in source
    source.encode("utf-8")
    for line in split(source):
        assert line.text == plain(visible(source[line.start : line.end]))
        assert line.text


@given(AWKWARD, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_line_keeps_its_span(text: str, low: int, high: int) -> None:
    for line in split(normalise(text)):
        part = line.part(min(low, high), max(low, high))
        if part is not None:
            made = fact(part)
            joined = " ".join(line.source[span.start : span.end] for span in made.spans)
            assert plain(visible(joined)) == plain(made.text)


@given(st.lists(AWKWARD, max_size=6), st.booleans())
def test_facts_of_several_lines(parts: list[str], halves: bool) -> None:
    source = normalise("\n".join(parts))
    found = once(split(source), halves=halves)
    if found:
        made = fact(*found)
        joined = " ".join(source[span.start : span.end] for span in made.spans)
        assert plain(visible(joined)) == plain(made.text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("About\nAbout\nI bake.", ["About", "I bake."]),
        ("AboutAbout\nI bake.", ["About", "I bake."]),
        ("I bake bread.\n\nI bake bread.", ["I bake bread."]),
        (
            "Bread:\n• rye\n• spelt\nBread: • rye • spelt\nNext",
            ["Bread:", "• rye", "• spelt", "Next"],
        ),
        (
            "One loaf.\nTwo loaves a day.One loaf. Two loaves a day.",
            ["One loaf.", "Two loaves a day."],
        ),
        ("SQLSQL\nMimi\n2020", ["SQL", "Mimi", "2020"]),
    ],
)
def test_what_is_printed_twice_is_read_once(source: str, expected: list[str]) -> None:
    assert texts(source, halves=True) == expected


def test_halves_are_kept_where_nothing_is_printed_twice() -> None:
    assert texts("BakeBake") == ["BakeBake"]
    line = split("Duran Duran")[0]
    assert halved(line) == line


def test_a_text_printed_twice_is_one_block() -> None:
    found = once(split("Bread:\n• rye\n• spelt\nBread: • rye • spelt\nNext"), halves=True)
    assert [line.block > 0 for line in found] == [True, True, True, False]
    assert len({line.block for line in found[:3]}) == 1


def test_gaps_and_indents() -> None:
    found = split("one\ntwo\n\n  three")
    assert [(line.gap, line.indent) for line in found] == [
        (True, False),
        (False, False),
        (True, True),
    ]


def test_a_part_after_letters_that_nfkc_changes() -> None:
    line = split("𝗦𝗶𝘅 ﬁne days · 2 yrs")[0]
    part = line.part(line.text.index("fine"), line.text.index(" ·"))
    assert part is not None
    assert part.text == "fine days"
    assert line.source[part.start : part.end] == "ﬁne days"


def test_invisible_characters_leave_the_text_and_joiners_stay_where_they_join() -> None:
    assert visible("a\u200bb\u202ec\x00") == "abc"
    assert visible("👩\u200d💻") == "👩\u200d💻"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("a\u200db") == "ab"
    assert visible("\u200d") == ""


def test_what_cannot_be_kept_is_replaced() -> None:
    assert normalise("a\ud800b\r\nc\u2028d") == "a\ufffdb\nc\nd"
    marks = normalise("e" + "\u0301\u0316" * 50_000)
    assert len(marks) == 31
    assert unicodedata.normalize("NFC", marks)


def test_a_line_equal_in_its_fields_is_equal() -> None:
    assert Line("a", 0, 1, "a") == Line("a", 0, 1, "a then more")
