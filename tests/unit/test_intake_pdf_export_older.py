"""The older, one-column "Save to PDF": "Title at Company", a card that the last page repeats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.lines import visible
from assistant.intake.pdf.profile import read_pdf_export
from assistant.models import Fact, Profile, plain

OLDER = """\
Page 1
Oswin Tarrant
Harbour Pilot at Port of Little Cressing
oswin@mail.example
Summary
Ships in, ships out.
Experience
Harbour Pilot at Port of Little Cressing
April 2010  -  Present (15 years)
Night work and fog.
\u2022 Trained six pilots
Page 2
\u2022 Rewrote the tide tables
1 recommendation available upon request
Freelance Sailmaker
2006  -  2010
Education
Cressing Nautical College
Certificate, Navigation, 2004 - 2006
Grammar School of Cressing
1996 - 2003
Honors and Awards
Pilot of the Year
Page 3
Oswin Tarrant
Harbour Pilot at Port of Little Cressing
oswin@mail.example
1 person has recommended Oswin
"Steady as a rock."
\u2014 Petra Quayle, Harbour Master, Port of Little Cressing, managed Oswin
Contact Oswin on LinkedIn
"""


def text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def texts(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.text for fact in facts]


def roles(profile: Profile) -> list[tuple[str | None, str | None, str | None, str | None, bool]]:
    return [
        (text(item.title), text(item.company), text(item.start), text(item.end), item.current)
        for item in profile.experiences
    ]


def assert_placed(profile: Profile) -> None:
    for path, fact in profile.facts():
        found = " ".join(profile.source[span.start : span.end] for span in fact.spans)
        if fact.spans:
            assert plain(visible(found)) == plain(fact.text), path


def test_older_layout() -> None:
    profile = read_pdf_export(OLDER)
    assert_placed(profile)
    assert text(profile.name) == "Oswin Tarrant"
    assert text(profile.headline) == "Harbour Pilot at Port of Little Cressing"
    assert profile.location is None
    assert roles(profile) == [
        ("Harbour Pilot", "Port of Little Cressing", "April 2010", "Present", True),
        ("Freelance Sailmaker", None, "2006", "2010", False),
    ]
    assert texts(profile.experiences[0].details) == [
        "Night work and fog.",
        "Trained six pilots",
        "Rewrote the tide tables",
    ]
    assert [(text(item.school), text(item.degree)) for item in profile.education] == [
        ("Cressing Nautical College", "Certificate, Navigation"),
        ("Grammar School of Cressing", None),
    ]
    assert profile.skills == ()
    everything = " ".join(fact.text for _, fact in profile.facts())
    for foreign in ("Petra", "recommend", "Page 2", "Contact Oswin", "Steady"):
        assert foreign not in everything


@pytest.mark.parametrize(
    ("language", "title", "closing", "experience"),
    [
        ("fr", "Apiculteur chez Mairie de Sorge", "Contacter Ottla sur LinkedIn", "Expérience"),
        ("de", "Imker bei Stadt Sorge", "Ottla auf LinkedIn kontaktieren", "Berufserfahrung"),
        ("es", "Apicultora en Villa Sorge", "Contactar con Ottla en LinkedIn", "Experiencia"),
        ("pt", "Apicultora na Vila Sorge", "Contatar Ottla no LinkedIn", "Experiência"),
    ],
)
def test_older_layout_in_other_languages(
    language: str, title: str, closing: str, experience: str
) -> None:
    profile = read_pdf_export(
        f"Ottla Brennimeyer\n{title}\n{experience}\n{title}\n2010  -  2014\nHonig.\n"
        f"Ottla Brennimeyer\n{title}\n{closing}\n"
    )
    assert profile.language == language
    assert text(profile.experiences[0].title) == title.split()[0]
    assert text(profile.experiences[0].company) == title.split(" ", 2)[2]
    assert texts(profile.experiences[0].details) == ["Honig."]


@given(st.lists(st.one_of(st.sampled_from(OLDER.splitlines()), st.text(max_size=20)), max_size=40))
def test_any_text_is_read_and_every_fact_stands_where_it_says(lines: list[str]) -> None:
    assert_placed(read_pdf_export("\n".join(lines)))
