"""Résumés: the usual shapes of a role and of a school, five languages, contact lines kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.lines import visible
from assistant.intake.resume.profile import read_resume
from assistant.models import Fact, Profile, plain

Role = tuple[str | None, str | None, str | None, str | None, bool]


def text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def roles(profile: Profile) -> list[Role]:
    return [
        (text(item.title), text(item.company), text(item.start), text(item.end), item.current)
        for item in profile.experiences
    ]


def schools(profile: Profile) -> list[tuple[str | None, str | None]]:
    return [(text(item.school), text(item.degree)) for item in profile.education]


def assert_placed(profile: Profile) -> None:
    for path, fact in profile.facts():
        found = " ".join(profile.source[span.start : span.end] for span in fact.spans)
        assert fact.spans, path
        assert plain(visible(found)) == plain(fact.text), path


WANTED: list[Role] = [
    ("Head Gardener", "Oakhollow Trust", "March 2020", "Present", True),
    ("Gardener", "City of Wendle", "2016", "2020", False),
]

SHAPES = {
    "title, company and dates on a line": (
        "Head Gardener, Oakhollow Trust\tMarch 2020 – Present\n• Led six people\n"
        "Gardener, City of Wendle\t2016 – 2020\n• Dug"
    ),
    "blanks for tabs": (
        "Head Gardener, Oakhollow Trust          March 2020 – Present\n• Led six people\n"
        "Gardener, City of Wendle                2016 – 2020\n• Dug"
    ),
    "one blank is left": (
        "Head Gardener, Oakhollow Trust March 2020 – Present\n• Led six people\n"
        "Gardener, City of Wendle 2016 – 2020\n• Dug"
    ),
    "bars": (
        "Oakhollow Trust | Head Gardener | March 2020 – Present\n- Led six people\n"
        "City of Wendle | Gardener | 2016 – 2020\n- Dug"
    ),
    "place behind a dash": (
        "Head Gardener, Oakhollow Trust — Leeds, UK   March 2020 – Present\n• Led six people\n"
        "Gardener, City of Wendle — Leeds, UK   2016 – 2020\n• Dug"
    ),
    "at": (
        "Head Gardener at Oakhollow Trust (March 2020 – Present)\n• Led six people\n"
        "Gardener at City of Wendle (2016 – 2020)\n• Dug"
    ),
    "company first, title below": (
        "Oakhollow Trust\tMarch 2020 – Present\nHead Gardener\n• Led six people\n"
        "City of Wendle\t2016 – 2020\nGardener\n• Dug"
    ),
    "title first, company below": (
        "Head Gardener\tMarch 2020 – Present\nOakhollow Trust\n• Led six people\n"
        "Gardener\t2016 – 2020\nCity of Wendle\n• Dug"
    ),
    "dates first": (
        "March 2020 – Present\nHead Gardener\nOakhollow Trust\n• Led six people\n"
        "2016 – 2020\nGardener\nCity of Wendle\n• Dug"
    ),
    "dates before, on the line": (
        "March 2020 – Present\tHead Gardener, Oakhollow Trust\n• Led six people\n"
        "2016 – 2020\tGardener, City of Wendle\n• Dug"
    ),
    "dates last": (
        "Head Gardener\nOakhollow Trust\nMarch 2020 – Present\n• Led six people\n"
        "Gardener\nCity of Wendle\n2016 – 2020\n• Dug"
    ),
    "company, place, title, dates": (
        "Oakhollow Trust\nLeeds, UK\nHead Gardener\nMarch 2020 – Present\n• Led six people\n"
        "City of Wendle\nLeeds, UK\nGardener\n2016 – 2020\n• Dug"
    ),
    "company and place above title and dates": (
        "Oakhollow Trust\tLeeds, UK\nHead Gardener\tMarch 2020 – Present\n• Led six people\n"
        "City of Wendle\tLeeds, UK\nGardener\t2016 – 2020\n• Dug"
    ),
    "prose below": (
        "Head Gardener, Oakhollow Trust\nMarch 2020 – Present\n"
        "I lead six people and look after two greenhouses, a rose walk and the visitors.\n\n"
        "Gardener, City of Wendle\n2016 – 2020\nI dug and planted in all the parks of the city."
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_a_role(shape: str) -> None:
    profile = read_resume(
        f"Ida Storm\nida@mail.example\n\nExperience\n{SHAPES[shape]}\n\nSkills\nPruning"
    )
    assert roles(profile) == WANTED
    assert_placed(profile)


def test_titles_under_one_company() -> None:
    profile = read_resume(
        "Ida Storm\nEXPERIENCE\nCity of Wendle, Department of Parks\nLeeds, UK\nHead Gardener\n"
        "Aug 2019 – Present\n• Led\nGardener\nApr 2013 – Jul 2019\n"
    )
    assert roles(profile) == [
        ("Head Gardener", "City of Wendle, Department of Parks", "Aug 2019", "Present", True),
        ("Gardener", "City of Wendle, Department of Parks", "Apr 2013", "Jul 2019", False),
    ]


def test_bullets_are_details() -> None:
    profile = read_resume(
        "Ida Storm\nWork Experience\nGardener, Oakhollow Trust   2016 – 2020\n"
        "• Planted 4,000 roses between 2017 and 2019, which the town still talks about and\n"
        "photographs\n• Wrote the watering plan\n"
    )
    assert [fact.text for fact in profile.experiences[0].details] == [
        "Planted 4,000 roses between 2017 and 2019, which the town still talks about and"
        " photographs",
        "Wrote the watering plan",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Wendle College\tBSc Botany\t2013 – 2016\nHill School\tA-levels\t2011 – 2013",
        "Wendle College\n2016\nBSc Botany\nHill School\n2013\nA-levels",
        "BSc Botany, Wendle College, 2013 – 2016\nA-levels, Hill School, 2011 – 2013",
        "BSc Botany\nWendle College, Leeds, UK    2013 – 2016\n• First class\nA-levels\n"
        "Hill School    2011 – 2013",
        "2013 – 2016  BSc Botany, Wendle College\n2011 – 2013  A-levels, Hill School",
        "BSc Botany | Wendle College | June 2016\nGPA: 3.9\nA-levels | Hill School | 2013",
    ],
)
def test_shapes_of_a_school(lines: str) -> None:
    profile = read_resume(f"Ida Storm\nEducation\n{lines}\n")
    assert schools(profile) == [("Wendle College", "BSc Botany"), ("Hill School", "A-levels")]
    assert_placed(profile)


@pytest.mark.parametrize(
    ("lines", "skills"),
    [
        (
            "Pruning, Grafting (apple, pear), Rota planning",
            ["Pruning", "Grafting (apple, pear)", "Rota planning"],
        ),
        ("• Pruning\n• Grafting", ["Pruning", "Grafting"]),
        ("Pruning • Grafting • Rota planning", ["Pruning", "Grafting", "Rota planning"]),
        ("Programming: Python, SQL\nTools: Excel", ["Python", "SQL", "Excel"]),
        (
            "Pruning\tGrafting\nRota planning\tDriving",
            ["Pruning", "Grafting", "Rota planning", "Driving"],
        ),
        (
            "Pruning, grafting, rota planning, driving a tractor, keeping bees, reading\nsoil maps",
            [
                "Pruning",
                "grafting",
                "rota planning",
                "driving a tractor",
                "keeping bees",
                "reading soil maps",
            ],
        ),
    ],
)
def test_skills(lines: str, skills: list[str]) -> None:
    profile = read_resume(
        f"Ida Storm\nExperience\nGardener, Oakhollow Trust 2016 – 2020\nSkills\n{lines}\n"
    )
    assert [fact.text for fact in profile.skills] == skills


def test_contact_lines_stay_out_of_name_and_headline() -> None:
    profile = read_resume(
        "CURRICULUM VITAE\nIDA STORM\nHead Gardener\n"
        "14 Marl Lane, Leeds · +44 20 7946 0958 · ida.storm@mail.example ·"
        " linkedin.com/in/ida-storm\n\nProfile\nI grow things.\nExperience\n"
        "Gardener, Oakhollow Trust 2016 – 2020\nLanguages: English, Norwegian (basic)\n"
    )
    assert text(profile.name) == "IDA STORM"
    assert text(profile.headline) == "Head Gardener"
    assert text(profile.email) == "ida.storm@mail.example"
    assert text(profile.link) == "linkedin.com/in/ida-storm"
    assert text(profile.about) == "I grow things."
    assert [fact.text for fact in profile.languages] == ["English", "Norwegian (basic)"]


def test_a_guess_says_so() -> None:
    profile = read_resume("Ida Storm\nExperience\nZorblax, Quuxly  2016 – 2020\n")
    assert profile.experiences[0].title is not None
    assert not profile.experiences[0].title.sure


@pytest.mark.parametrize(
    ("language", "resume"),
    [
        (
            "fr",
            "Ottla Brenn\nottla@courriel.example\nExpérience professionnelle\n"
            "Infirmière, Hôpital de Sorge   mars 2020 – aujourd’hui\n• Nuits\nFormation\n"
            "Université de Sorge\tLicence de biologie\t2014 – 2017\nCompétences\nÉcoute, Soins\n",
        ),
        (
            "de",
            "Ottla Brenn\nottla@post.example\nBerufserfahrung\n"
            "03/2020 – heute\tKrankenpflegerin, Klinik Sorge\n• Nächte\nAusbildung\n"
            "2014 – 2017\tBachelor Biologie, Universität Sorge\nKenntnisse\nZuhören, Pflege\n",
        ),
        (
            "es",
            "Ottla Brenn\nottla@correo.example\nExperiencia laboral\n"
            "Enfermera | Hospital de Sorge | marzo de 2020 – actualidad\n• Noches\nEducación\n"
            "Grado en Biología, Universidad de Sorge, 2014 – 2017\n"
            "Habilidades\nEscucha, Cuidados\n",
        ),
        (
            "pt",
            "Ottla Brenn\nottla@correio.example\nExperiência profissional\n"
            "Enfermeira\nHospital de Sorge\nmarço de 2020 – presente\n• Noites\n"
            "Formação acadêmica\nUniversidade de Sorge\nLicenciatura em Biologia\n2014 – 2017\n"
            "Competências\nEscuta, Cuidados\n",
        ),
    ],
)
def test_other_languages(language: str, resume: str) -> None:
    profile = read_resume(resume)
    assert_placed(profile)
    assert profile.language == language
    assert text(profile.name) == "Ottla Brenn"
    assert len(profile.experiences) == 1
    assert profile.experiences[0].current
    title, company = text(profile.experiences[0].title), text(profile.experiences[0].company)
    assert title in {"Infirmière", "Krankenpflegerin", "Enfermera", "Enfermeira"}
    assert company in {"Hôpital de Sorge", "Klinik Sorge", "Hospital de Sorge"}
    assert len(profile.education) == 1
    assert profile.education[0].school is not None
    assert profile.education[0].school.text.startswith("Universi")
    assert profile.education[0].degree is not None
    assert len(profile.skills) == 2


LINES = st.sampled_from(
    [line for shape in SHAPES.values() for line in shape.splitlines()]
    + [
        "Experience",
        "EDUCATION",
        "Skills",
        "Ida Storm",
        "",
        "\t",
        "GPA: 3.9",
        "May 2013",
        "a\u0301\u0301",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=30))
def test_any_text_is_read_and_every_fact_stands_where_it_says(lines: list[str]) -> None:
    assert_placed(read_resume("\n".join(lines)))
