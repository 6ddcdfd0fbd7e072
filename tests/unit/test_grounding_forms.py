"""One claim in many forms: appositions, pieces without a verb, questions that presuppose.

Each pair is a true sentence and the same with one false thing, on people invented here.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.grounding import ground
from assistant.craft.message import read_message
from assistant.intake.me import read_me
from assistant.intake.profile import read_profile
from assistant.models import Case, Finding, Kind, Request

CONTACT = """Orla Pemberwick
Deputy Head of Conservation at Stonegate Library
Stonegate, England, United Kingdom

Experience
Deputy Head of Conservation
Stonegate Library
Jan 2020 - Present

Bindery Technician
Fennimore Press
Mar 2012 - Dec 2017
Marlow Quay

Cook
The Blue Ladle
Feb 2006 - Aug 2009
Harrowdene

Education
Quillham College
BA, Paper Science
2009 - 2012

Volunteering
Choir treasurer, Stonegate Choir, since 2021

Publications
Glue has a memory
Talk, Paper Days, Marlow Quay, October 2024
"""
ABOUT = "I lead a crew of seven and have spent five years of evenings on mould."
ME = """Name: Tamsin Okoro
Now: florist at Petal & Stem, Brackwater, since 2018
Before: history degree at Quillham College (2013-2016)
Speaks: English, Dutch
Plan: apply for a binding course in spring 2027
"""
TODAY = date(2026, 11, 9)


def case(kind: Kind = "request", **more: str) -> Case:
    page = CONTACT.replace("\n\nExperience", f"\n\nAbout\n{ABOUT}\n\nExperience")
    request = Request(language="en", kind=kind, **more)
    return Case(request=request, contact=read_profile(page), me=read_me(ME), today=TODAY)


def found(text: str, known: Case) -> tuple[Finding, ...]:
    return ground(read_message(text, known.request.language), known)[1]


HEARD = "Heard Orla speak at the Paper Days in Marlow Quay in October 2024."


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Deputy head of conservation since 2020: you have my respect.",
         "Head of conservation since 2020: you have my respect."),
        ("First the kitchen and work as a cook, then Quillham, finally the bindery at Fennimore.",
         "First the bindery at Fennimore, then Quillham, finally the work as a cook."),
        ("Nobody in your Stonegate choir will ask.", "Nobody in your Harrowdene choir will ask."),
        ("I read about Stonegate Library, where you work now.",
         "I read about Fennimore Press, where you work now."),
        ("In Marlow Quay I heard you talk about glue.",
         "I sat at the back in Harrowdene and heard you talk about glue."),
        ("Last-minute or not, I grew up speaking Dutch.", "I grew up speaking Polish, by the way."),
        ("I plan to apply next spring.", "I plan to apply next autumn."),
        ("May I ask what your months in Marlow Quay were like?",
         "May I ask what your months in Velmouth were like?"),
        ("Now with a crew of seven: how do you share the work out?",
         "Now with a crew of nine: how do you share the work out?"),
        ("May I ask what five years of mould did to you?",
         "May I ask what three years of mould did to you?"),
        ("You were at Fennimore Press until 2017.", "You were at Fennimore Press until 2020."),
        ("I read the talk on glue.", "I have watched the television documentary on glue."),
        ("I've finished \"Glue has a memory\".", "I've finished \"Paper has a temper\"."),
    ],
)  # fmt: skip
def test_one_false_thing_is_flagged_and_the_true_form_is_not(true: str, false: str) -> None:
    known = case(why=HEARD)
    assert not found(true, known), found(true, known)
    assert found(false, known)


@pytest.mark.parametrize(
    "text",
    [
        "Your former boss at the bindery sends regards.",
        "My aunt Felicity, who worked with you, told me to write.",
        "My cousin knows you from the choir.",
    ],
)
def test_an_acquaintance_stands_in_what_the_user_entered(text: str) -> None:
    assert any(item.severity == "E" for item in found(text, case()))


def test_an_acquaintance_that_the_user_names_is_true() -> None:
    known = case(why="Aunt Felicity sang beside Orla for years.", via="Felicity Okoro")
    assert not found("My aunt Felicity, who knows you, told me to write.", known)


def test_a_trade_of_the_writer_does_not_open_a_stretch_about_the_reader() -> None:
    told = "A {} before Quillham, then paper science, now with a crew of seven: what a road."
    assert not found(told.format("cook"), case())
    assert found(told.format("florist"), case())


def test_a_line_below_a_publication_is_evidence() -> None:
    sentences, findings = ground(
        read_message("Your talk at the Paper Days made me write.", "en"), case()
    )
    assert not findings
    assert any("Paper Days" in source.quote for source in sentences[0].sources)
