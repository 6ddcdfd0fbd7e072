"""Texts and queries as the words that search compares."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.store.lit import lit
from assistant.store.queries import READ, read_query
from assistant.store.vocabulary import Vocabulary
from assistant.store.word_search import match
from assistant.store.words import stream, words

LANGUAGES = ("en", "de", "es", "fr", "zh", "hi", "xx", "")


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Careers, tuning and studies", "en", "career tune and studi"),
        ("Priya's notes don't say", "en", "priya note don say"),
        ("C++ and C# + SQL", "en", "cplusplus and csharp sql"),
        ("Gehälter der Häuser", "de", "gehalt der haus"),
        ("l’entreprise des études", "fr", "l entrepris de etud"),
        ("salarios más altos", "es", "salari mas altos"),
        ("東京で", "ja", "東京 京て"),
        ("好", "zh", "好"),
        ("ＡＢＣ ①", "en", "abc 1"),
        ("60k–75k / 3.5", "en", "60k 75k 3 5"),
        ("हिन्दी", "xx", "हिनदी"),
        ("  \n\t—…!?", "en", ""),
        ("\u0301\u0301", "en", ""),
    ],
)
def test_a_text_is_kept_as_its_stems(text: str, language: str, kept: str) -> None:
    assert stream(text, language) == kept


@given(st.text(), st.sampled_from(LANGUAGES))
@example("İI ß ﬁ ǅ", "de")
def test_any_text_has_words_that_stand_in_it(text: str, language: str) -> None:
    found = words(text, language)
    assert [(word.surface, word.start, word.end) for word in found] == [
        (word.surface, word.start, word.end) for word in words(text, "")
    ], "every language cuts alike"
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.stem
        assert not set(word.stem) & set("\"' *():^+-\x00")


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='ascii')")
    return table


@given(text=st.text(min_size=1), language=st.sampled_from(LANGUAGES))
@example(text='NEAR("a" b*) AND NOT {x}: ^"', language="en")
@example(text="\ud800 a\x00b", language="en")
def test_what_is_kept_is_found_by_each_of_its_words(
    table: sqlite3.Connection, text: str, language: str
) -> None:
    table.execute("DELETE FROM said")
    table.execute("INSERT INTO said (text) VALUES (?)", (stream(text, language),))
    for asked in read_query(text, [language]).words:
        found = table.execute("SELECT 1 FROM said WHERE said MATCH ?", (match(asked.stems),))
        assert found.fetchone() == (1,), asked


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("What did the Professor think about hiring Fey?", ["professor", "hiring", "fey"]),
        ("Summarize the discussion about pay", ["pay"]),
        ("¿Qué dijo sobre los salarios?", ["salarios"]),
        ("Was sagte sie über das Gehalt?", ["gehalt"]),
        ("who are you", ["who", "are", "you"]),  # nothing else is there
        ("R", ["r"]),
        ('"pay" AND (NOT x* OR', ["pay", "x"]),
        ("salary in Leeds", ["salary", "leeds"]),
        ("¿qué", ["que"]),
        ("😀", []),
        ("", []),
        (" \x00 \ud800 ", []),
    ],
)
def test_a_query_is_its_telling_words(typed: str, looked_for: list[str]) -> None:
    assert [word.surface for word in read_query(typed).words] == looked_for


def test_a_word_is_looked_for_in_every_language_of_the_notes() -> None:
    (word,) = read_query("Gehältern", ["en", "de"]).words
    assert word.stems == ("gehaltern", "gehalt")


def test_a_long_query_is_read_to_a_bound() -> None:
    query = read_query("pay rota ab " * 100_000)
    assert [word.surface for word in query.words][:3] == ["pay", "rota", "ab"]
    assert len(query.text) <= READ


@given(st.text(max_size=300), st.lists(st.sampled_from(LANGUAGES), max_size=3))
def test_any_query_is_read(typed: str, languages: list[str]) -> None:
    query = read_query(typed, languages)
    query.text.encode()  # no half characters are left
    assert all(word.stems and all(word.stems) for word in query.words)


@pytest.mark.parametrize(
    ("word", "alike"),
    [
        ("proffesor", ["professor"]),
        ("universidade", ["diversidad", "univers"]),
        ("planer", ["planner"]),
        ("xyzzy", []),
        ("60k", []),
        ("ab", []),
    ],
)
def test_words_alike_stand_in_for_one_that_is_not_there(word: str, alike: list[str]) -> None:
    known = ["professor", "univers", "diversidad", "planner", "60000", "rota", "profit"]
    assert Vocabulary(known).alike(word)[: len(alike) or 1] == alike


@given(st.lists(st.text(max_size=12), max_size=30), st.text(max_size=12))
def test_likeness_never_fails(known: list[str], word: str) -> None:
    assert set(Vocabulary(known).alike(word)) <= set(known)


@pytest.mark.parametrize(
    ("text", "stems", "shown"),
    [
        ("Planners planned the plan.", {"plan", "planner"}, ["Planners", "planned", "plan"]),
        ("must know C++", {"cplusplus"}, ["C++"]),
        ("我在东京工作", {"东京", "京工"}, ["东京工"]),
        ("nothing here", {"pay"}, []),
    ],
)
def test_the_words_looked_for_are_lit(text: str, stems: set[str], shown: list[str]) -> None:
    assert [text[start:end] for start, end in lit(text, stems, "en")] == shown


@given(st.text(), st.data())
def test_lit_places_are_in_order_and_apart(text: str, data: Any) -> None:
    found = words(text)
    stems = {word.stem for word in found if data.draw(st.booleans())}
    places = lit(text, stems, "en")
    ends = [place for pair in places for place in pair]
    assert ends == sorted(ends)
    assert all(start < end for start, end in places)
