"""The web page: every layout in every language gives back the person it was made from."""

from __future__ import annotations

import pytest

from assistant.intake.lines import visible
from assistant.intake.profile import read_profile
from assistant.intake.web.profile import read_web
from assistant.models import Profile, plain
from tests.unit.web_pages import STYLES, Group, Person, Role, School, render, without
from tests.unit.web_words import ALL, ENGLISH

# Months and the word for now, as each language prints them.
DATES = {
    "en": ("Mar 2021", "Present", "4 yrs 2 mos", "Feb 2018", "2 yrs", "1 yr 1 mo", "6 yrs 2 mos"),
    "fr": (
        "mars 2021",
        "aujourd’hui",
        "4 ans 2 mois",
        "févr. 2018",
        "2 ans",
        "1 an 1 mois",
        "6 ans 2 mois",
    ),
    "de": (
        "März 2021",
        "Heute",
        "4 Jahre 2 Monate",
        "Feb. 2018",
        "2 Jahre",
        "1 Jahr 1 Monat",
        "6 Jahre 2 Monate",
    ),
    "es": (
        "mar. 2021",
        "actualidad",
        "4 años 2 meses",
        "feb. 2018",
        "2 años",
        "1 año 1 mes",
        "6 años 2 meses",
    ),
    "pt": (
        "mar de 2021",
        "o momento",
        "4 anos 2 meses",
        "fev de 2018",
        "2 anos",
        "1 ano 1 mês",
        "6 anos 2 meses",
    ),
}


def person(language: str, kind: str, mode: str, skills: str) -> Person:
    start, now, length, before, two, one, total = DATES[language]
    earlier = start.replace("2021", "2019")
    return Person(
        name="Fenna Quillhaven",
        given="Fenna",
        headline="Glazier | stained glass, lead, patience",
        location="Oostmeer, Flevoland",
        about=("I mend windows that are older than my street.", "Most of them are in churches."),
        entries=(
            Group(
                "Glas & Lood Quillhaven",
                total,
                (
                    Role(
                        "Master Glazier",
                        "",
                        start,
                        now,
                        length,
                        text=("Two apprentices.", "• 41 windows", "Head of Studio"),
                        skills=skills,
                    ),
                    Role("Glazier", "", earlier, start, two),
                ),
                kind=kind,
                place=f"Oostmeer, Flevoland · {mode}",
            ),
            Role(
                "Conservation Assistant",
                "Abdij Drempel",
                before,
                earlier,
                one,
                kind=kind,
                place="Drempel",
                text=("Catalogued the broken ones",),
            ),
            Role("Night Porter", "Hotel Zwaluw", "2011", "2018", two),
        ),
        schools=(
            School("Ambachtschool Ijsseloog", "Vitrail et plomb", "2007 - 2011"),
            School("Universiteit Drempel"),
        ),
        skills=("Glazing", "Soldering", "Patience"),
        pronouns="She/Her",
    )


def expected(sample: Person) -> list[tuple[str, str | None, str, str]]:
    return [
        (role.title, entry.company, role.start, role.end)
        for entry in sample.entries
        for role in (entry.roles if isinstance(entry, Group) else (entry,))
    ]


def rows(profile: Profile) -> list[tuple[str | None, ...]]:
    return [
        tuple(
            item.text if item else None for item in (role.title, role.company, role.start, role.end)
        )
        for role in profile.experiences
    ]


def same_spans(profile: Profile) -> None:
    for path, item in profile.facts():
        joined = " ".join(profile.source[span.start : span.end] for span in item.spans)
        assert item.spans, path
        assert plain(visible(joined)) == plain(item.text), path


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ALL)
def test_every_layout_in_every_language(style: str, language: str) -> None:
    words = ALL[language]
    sample = person(words.language, words.employment, words.mode, words.skills_line)
    profile = read_profile(render(sample, words, style))
    assert profile.kind == "web"
    assert profile.language == words.language
    assert profile.name is not None
    assert profile.name.text == sample.name
    assert profile.given is not None
    assert profile.given.text == "Fenna"
    assert profile.pronouns is not None
    assert profile.pronouns.text == "She/Her"
    assert profile.headline is not None
    assert profile.headline.text == sample.headline
    assert profile.location is not None
    assert profile.location.text == sample.location
    assert profile.about is not None
    assert profile.about.text == "\n".join(sample.about)
    assert rows(profile) == [tuple(map(plain, row)) for row in expected(sample)]
    assert [role.current for role in profile.experiences] == [True, False, False, False]
    assert [d.text for d in profile.experiences[0].details] == list(sample.entries[0].roles[0].text)
    assert [
        (entry.school and entry.school.text, entry.degree and entry.degree.text)
        for entry in profile.education
    ] == [("Ambachtschool Ijsseloog", "Vitrail et plomb"), ("Universiteit Drempel", None)]
    assert [item.text for item in profile.skills] == list(sample.skills)
    assert [item.text for item in profile.mutual] == ["Odile Karst"]
    assert profile.degree == 2
    same_spans(profile)
    everything = "\n".join(item.text for _, item in profile.facts())
    for name, headline in sample.others:
        assert name not in everything
        assert headline not in everything


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ALL)
def test_what_a_page_leaves_out_stays_empty(style: str, language: str) -> None:
    words = ALL[language]
    sample = without(
        person(words.language, words.employment, words.mode, words.skills_line),
        location=None,
        schools=(),
        about=(),
        skills=(),
        pronouns="",
    )
    profile = read_profile(render(sample, words, style))
    assert profile.name is not None
    assert profile.name.text == sample.name
    assert profile.headline is not None
    assert profile.headline.text == sample.headline
    assert profile.location is None
    assert profile.pronouns is None
    assert profile.about is None
    assert profile.education == ()
    assert profile.skills == ()
    assert rows(profile) == [tuple(map(plain, row)) for row in expected(sample)]


@pytest.mark.parametrize("style", STYLES)
def test_a_paste_that_begins_at_the_first_section(style: str) -> None:
    sample = person("en", "Full-time", "Hybrid", "Glazing and +2 skills")
    page = render(sample, ENGLISH, style)
    title = {"spaced": "About\nAbout", "glued": "AboutAbout", "modern": "\nAbout\n"}[style]
    profile = read_web(page[page.index(title) :])
    assert profile.name is None
    assert profile.headline is None
    assert profile.location is None
    assert profile.about is not None
    assert rows(profile) == [tuple(map(plain, row)) for row in expected(sample)]


@pytest.mark.parametrize("style", STYLES)
def test_lines_within_a_text_that_look_like_titles_and_dates(style: str) -> None:
    role = Role(
        "Harbour Pilot",
        "Port of Vexford",
        "Jan 2015",
        "Present",
        "10 yrs",
        kind="Full-time",
        text=("Skills", "Night approaches", "2016 - 2018", "Education", "Taught nine cadets"),
    )
    sample = without(
        person("en", "Full-time", "Hybrid", ""),
        entries=(
            role,
            Role("Deckhand", "Ferry Line", "Jan 2010", "Dec 2014", "5 yrs", kind="Part-time"),
        ),
    )
    profile = read_profile(render(sample, ENGLISH, style))
    assert rows(profile) == expected(sample)
    assert [item.text for item in profile.skills] == list(sample.skills)
    assert len(profile.education) == 2


def test_several_titles_then_an_employer_without_a_logo() -> None:
    text = """
Ana Ruiz
· 2nd
Baker
Lima, Peru
·
Contact info
Experience
Horno Alto logo
Horno Alto

Full-time · 4 yrs

Head Baker

Jan 2020 - Dec 2021 · 2 yrs

Baker

Jan 2018 - Dec 2019 · 2 yrs

Kneading at night

Cashier

Mercado Bajo

Jan 2015 - Dec 2016 · 2 yrs

Education
"""
    assert rows(read_web(text)) == [
        ("Head Baker", "Horno Alto", "Jan 2020", "Dec 2021"),
        ("Baker", "Horno Alto", "Jan 2018", "Dec 2019"),
        ("Cashier", "Mercado Bajo", "Jan 2015", "Dec 2016"),
    ]


def test_a_break_has_no_employer_and_a_role_may_have_no_dates() -> None:
    text = """
Ana Ruiz
· 2nd
Experience

Caring for my mother

Career Break

Jan 2020 - Dec 2021 · 2 yrs

Baker

Horno Alto · Part-time

Bread, mostly.

Cashier

Mercado Bajo · Full-time

Jun 2014 · 1 mo

Show all
"""
    assert rows(read_web(text)) == [
        ("Caring for my mother", None, "Jan 2020", "Dec 2021"),
        ("Baker", "Horno Alto", None, None),
        ("Cashier", "Mercado Bajo", "Jun 2014", None),
    ]
