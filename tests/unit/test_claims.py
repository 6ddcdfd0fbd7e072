"""Sentences as stretches about one person; numbers; names."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.claims.amounts import amounts, close_enough
from assistant.craft.claims.careers import spans, stays
from assistant.craft.claims.segments import Cast, segments
from assistant.craft.claims.sources import Entry
from assistant.craft.claims.words import LANGUAGES, wording
from assistant.craft.names import acronyms, fold, same_name, stem, tokens
from assistant.models import Experience, Fact

CAST = Cast("me", "contact", "other", (), ())


def people(text: str, language: str) -> list[str]:
    return [item.person for item in segments(text, wording(language), CAST, by_name=False)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "I teach maths, and your move interests me.", ["me", "contact"]),
        ("en", "At Northline, you ran the lab.", ["contact"]),
        ("fr", "Vous avez dirigé un service et j'enseigne la physique.", ["contact", "me"]),
        ("de", "Sie leiten ein Team, ich arbeite allein.", ["contact", "me"]),
        ("es", "Trabajé cinco años en una obra.", ["me"]),
        ("pt", "Trabalhei em drogarias.", ["me"]),
        ("it", "Ho lavorato in cantiere.", ["me"]),
    ],
)
def test_a_sentence_is_cut_where_the_person_changes(
    language: str, text: str, expected: list[str]
) -> None:
    assert people(text, language) == expected


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("I worked at Northline.", "claim"),
        ("I read about Northline.", "soft"),
        ("I hope to move to Northline.", "intention"),
        ("Could you help?", "asked"),
    ],
)
def test_the_mood_of_a_stretch(text: str, mood: str) -> None:
    assert segments(text, wording("en"), CAST, by_name=False)[-1].mood == mood


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_stretches_leave_no_gap(text: str, language: str) -> None:
    found = segments(text, wording(language), CAST, by_name=False)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "six weeks", 6),
        ("en", "twenty-five people", 25),
        ("en", "38,000 readers", 38000),
        ("en", "34 % of them", 0.34),
        ("en", "3.2 million dollars", 3_200_000),
        ("en", "two decades", 20),
        ("fr", "dix-huit fournisseurs", 18),
        ("fr", "trente et un ateliers", 31),
        ("fr", "quatre-vingt-dix captages", 90),
        ("de", "fünfundzwanzig Fahrten", 25),
        ("de", "dreihundertzehn Fahrten", 310),
        ("es", "cuarenta y cinco camiones", 45),
        ("pt", "duzentas e dez pessoas", 210),
        ("it", "centoventi ettari", 120),
        ("it", "ventiquattro campioni", 24),
    ],
)
def test_numbers_are_read_in_digits_and_words(language: str, text: str, value: float) -> None:
    assert [item.value for item in amounts(text, language)] == [pytest.approx(value)]


@pytest.mark.parametrize("text", ["on 4 May", "May 4", "at 3 pm", "10:30", "the 2nd of June"])
def test_days_and_clock_times_are_no_amounts(text: str) -> None:
    assert amounts(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "months", "holds"),
    [
        ("six years", 75, True),
        ("six years", 95, False),
        ("over eight years", 100, True),
        ("over eight years", 80, False),
        ("nearly ten years", 113, True),
        ("nearly ten years", 130, False),
        ("about five years", 66, True),
        ("18 months", 18, True),
    ],
)
def test_spans_are_rounded_as_people_do(text: str, months: int, holds: bool) -> None:
    (stated,) = amounts(text, "en")
    assert close_enough(stated, months, months) is holds


def test_lengths_follow_from_dates() -> None:
    record = Experience(start=Fact(text="janv. 2018"), end=Fact(text="aujourd’hui"), current=True)
    (length,) = set(spans(stays([Entry("experiences.0", record)], date(2026, 3, 1))))
    assert length == (98, 99)


@pytest.mark.parametrize(
    ("name", "text", "same"),
    [
        ("Saltmarsh", "Saltmarsh Regional Hospital", True),
        ("Saltmarsh County Hospital", "Saltmarsh Regional Hospital", False),
        ("MSU", "Michigan State University", True),
        ("University of Wrenfield", "Wrenfield University", True),
        ("Rauhwerk", "Rauhwerk Maschinenbau GmbH", True),
        ("Müller", "Mueller", False),
        ("Société Générale", "societe generale", True),
        ("Northline's", "Northline", True),
        ("Okonjo-Reyes", "Tobias Okonjo Reyes", True),
    ],
)
def test_the_same_name_in_two_writings(name: str, text: str, same: bool) -> None:
    assert same_name(name, tokens(text), acronyms(text)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [("teacher", "teaching"), ("nurse", "nursing"), ("traductora", "traducción")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_language_has_all_the_lists() -> None:
    english = wording("en")
    assert english is not None
    for language in LANGUAGES:
        words = wording(language)
        assert words is not None
        missing = set(english.patterns) - set(words.patterns)
        assert missing <= {"won"}, (language, missing)
        assert set(english.words) - set(words.words) <= {"role_forms"}, language
