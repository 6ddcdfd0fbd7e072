"""Ordinary slips: a wrong span, year or role, a date of a follow-up, a tie nobody wrote of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.grounding import ground
from assistant.craft.message import read_message
from assistant.intake.me import read_me
from assistant.intake.profile import read_profile
from assistant.models import Case, Experience, Fact, Finding, Profile, Request
from tests.unit.grounding_people import Said, sentences

CONTACT = """Isolde Varnham
Isolde Varnham
· 2nd
Deputy Head Teacher, Copperhill School
Deputy Head Teacher, Copperhill School
Brackenford Contact info
About
About
I count swifts and timetable two hundred lessons a week.
Featured
Article
The timetable nobody reads
School Matters, 2023
Experience
Experience
Deputy Head Teacher
Copperhill School · Full-time
Sep 2018 - Present · 8 yrs 3 mos
Chemistry Teacher
Ardle Academy
Sep 2012 - Aug 2018 · 6 yrs
Education
Education
University of Tessmoor
BSc, Chemistry
2007 - 2010
"""
ME = """Tobin Ashgrove. Sailor on the ferry Merrow, 2015-2019.
Since 2019 carpenter at Hollis Joinery.
BA History, Kelder College, 2011-2014. Treasurer of the rowing club.
"""
TODAY = date(2026, 11, 22)
_SAID = list(sentences())


def case(language: str = "en", **more: Any) -> Case:
    request = Request(language=language, **more)
    return Case(request=request, contact=read_profile(CONTACT), me=read_me(ME), today=TODAY)


def found(text: str, known: Case) -> tuple[Finding, ...]:
    return ground(read_message(text, known.request.language), known)[1]


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [
        ("en", "You taught chemistry for six years.", "You taught chemistry for nine years."),
        ("en", "I was a sailor for four years.", "I was a sailor for seven years."),
        ("en", "I'm a 2014 graduate of Kelder College.", "I'm a 2011 graduate of Kelder College."),
        ("en", "I'm a carpenter and treasurer.", "I'm a carpenter and deputy head."),
        ("en", "Your article is just how an old sailor thinks.", "You were a sailor."),
        ("en", "I am the treasurer of a club.", "I am the director of a school."),
        ("en", 'I read "The timetable nobody reads".', 'I read "The register nobody keeps".'),
        ("de", "Ich war vier Jahre lang Matrose.", "Ich war sieben Jahre lang Matrose."),
        ("de", "Grüße von Tobin!", "Grüße von Kantor Ihde!"),
        ("pt", "Fui marinheiro quatro anos.", "Fui marinheiro sete anos."),
        ("es", "Fui marinero cuatro años.", "Fui marinero siete años."),
        ("it", "Sono stato marinaio quattro anni.", "Sono stato marinaio sette anni."),
        ("fr", "J'ai été marin quatre ans.", "J'ai été marin sept ans."),
    ],
)
def test_a_slip_is_found_and_what_is_true_is_not(language: str, true: str, false: str) -> None:
    assert not found(true, case(language))
    assert found(false, case(language))


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [
        ("en", "Two weeks ago I wrote to you.", "Two months ago I wrote to you."),
        ("en", "A word after my message of 8 November.", "A word after my message of 2 May."),
        ("fr", "Je vous ai écrit il y a deux semaines.", "Je vous ai écrit il y a deux mois."),
        ("de", "Vor zwei Wochen schrieb ich Ihnen.", "Vor zwei Monaten schrieb ich Ihnen."),
        ("es", "Hace dos semanas le escribí.", "Hace dos meses le escribí."),
        ("pt", "Há duas semanas escrevi-lhe.", "Há dois meses escrevi-lhe."),
        ("it", "Le ho scritto due settimane fa.", "Le ho scritto due mesi fa."),
    ],
)
def test_a_follow_up_says_when_it_was_sent(language: str, true: str, false: str) -> None:
    known = case(language, kind="follow-up", sent=date(2026, 11, 8))
    assert not found(true, known)
    assert found(false, known)


def test_a_referrer_is_tied_as_the_user_wrote() -> None:
    why = "Her former pupil Ottmar Brink suggested it."
    known = case(why=why, via="Ottmar Brink", agreed=("Ottmar Brink",))
    assert not found("Your former pupil Ottmar Brink suggested that I write.", known)
    assert found("Your uncle Ottmar Brink suggested that I write.", known)


def test_a_title_of_the_other_side_is_theirs_in_any_language() -> None:
    about = Fact(text="Subo por una escala y meto barcos grandes en un puerto muy pequeño.")
    held = (Experience(title=Fact(text="Tercera oficial"), start=Fact(text="2019"), current=True),)
    mate = Profile(kind="web", language="es", about=about, experiences=held)
    known = case("es").model_copy(update={"contact": mate})
    assert not found("Fui marinero.", known)
    assert [item.text for item in found("Fui tercera oficial.", known)] == ["tercera oficial"]


@pytest.mark.parametrize(
    "text", ["If winter is too busy, I understand.", "I wish you a calm winter."]
)
def test_a_season_that_is_supposed_claims_nothing(text: str) -> None:
    known = case(why="She counts swifts each summer and in June.")
    assert not found(text, known)


@given(st.lists(st.sampled_from(_SAID), min_size=1, max_size=3), st.sampled_from(" \n"))
def test_a_finding_begins_and_ends_where_words_do(said: list[Said], gap: str) -> None:
    body = gap.join(one.text for one in said)
    for item in found(body, said[0].case):
        before, behind = body[: item.start][-1:], body[item.end :][:1]
        assert not (before.isalnum() and item.text[0].isalnum())
        assert not (behind.isalnum() and item.text[-1].isalnum())


def test_a_prize_is_named_in_whole_words() -> None:
    assert [item.text for item in found("You won the Larkspur Medal.", case())] == [
        "the Larkspur Medal"
    ]
