"""Whatever is typed: facts stand where they say, no word is lost, nothing but InputError."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.intake.lines import visible
from assistant.intake.me import read_me
from assistant.intake.typed.profile import read_facts
from assistant.intake.typed.words import LANGUAGES, label_field, own_field, words
from assistant.models import Profile, plain
from tests.unit.typed_cases import cases

FILES = ("labelled", "loose", "prose", "more", "me", "more_me")
TEXTS = [case.values[0]["text"] for case in cases(*FILES)]
LINES = [line for text in TEXTS for line in text.splitlines() if line.strip()]
GLUE = frozenset().union(*(words("glue", language) for language in LANGUAGES))


def assert_placed(profile: Profile) -> None:
    for path, fact in profile.facts():
        found = " ".join(profile.source[span.start : span.end] for span in fact.spans)
        assert fact.spans, path
        assert plain(visible(found)) == plain(fact.text), path


def assert_kept(text: str, profile: Profile) -> None:
    """Every word but a label's, or one that only joins others, stands in a fact."""
    spans = [(span.start, span.end) for _, fact in profile.facts() for span in fact.spans]
    name = profile.name.text.casefold() if profile.name else ""
    for match in re.finditer(r"[^\W_]+", profile.source):
        word = plain(match.group()).casefold()
        if word in GLUE or word in name:
            continue
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        rest = text[match.start() :].split("\n", 1)[0]
        label = re.split(r"\s*[:：=]", line + rest, maxsplit=1)[0].strip(" -*")
        if len(line) < len(label) + 3 and (label_field(label) or own_field(label)):
            continue
        assert any(low <= match.start() and match.end() <= high for low, high in spans), match


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_lost(text: str) -> None:
    for own in (False, True):
        profile = read_facts(text, own=own)
        assert_placed(profile)
        assert_kept(text, profile)


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join))
def test_no_word_of_mixed_lines_is_lost(text: str) -> None:
    profile = read_facts(text)
    assert_placed(profile)
    assert_kept(text, profile)


PIECES = st.sampled_from([piece for line in LINES for piece in re.split(r"(?<=[ ,.:(])", line)])


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25))
def test_any_pieces_are_read(pieces: list[Any]) -> None:
    text = "".join(pieces)
    assert_placed(read_facts(text))
    try:
        profile = read_me(text).profile
    except InputError:
        return
    assert profile is not None
    assert_placed(profile)
