"""LinkedIn's "Save to PDF" as text: both layouts, five languages, and the traps between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.lines import visible
from assistant.intake.pdf.profile import read_pdf_export
from assistant.models import Fact, Profile, plain

SIDE = """\
\u00a0 \u00a0
Contact
0555 010 203 (Mobile)
www.linkedin.com/in/marisol-
vandersteen-8b21 (LinkedIn)
Top Skills
Soil Chemistry
Geographic Information Systems
(GIS)
Crop Rotation
Languages
Dutch (Native or Bilingual)
Spanish (Professional
Working)
Certifications
Field Safety
Handling of Plant Protection
Products
"""
CARD = """\
Marisol Vandersteen, PhD
Agronomist for salty soils | Field trials, farmers' evenings, and very
Long Boots
Zwolle, Overijssel, Netherlands
"""
BODY = """\
Summary
I grow potatoes where the sea was. Most of my week is mud, the rest is
spreadsheets.
Every second Thursday I sit in a barn and answer questions.
Experience
Polder Trials Foundation
6 years 4 months
Head of Field Trials
January 2021\u00a0-\u00a0Present\u00a0(4 years 4 months)
Zwolle, Overijssel, Netherlands
Forty plots, nine growers.
- Raised the yield on salted plots by a fifth without a single new machine, over
three seasons
\u00a0 Page 1 of 2
\u00a0 \u00a0
- Wrote the handbook
Field Officer
January 2019\u00a0-\u00a0December 2020\u00a0(2 years)
Dijkstra & Daughters
Assistant to the Working Group on Drainage, Ditches and Estuary
Management
2016\u00a0-\u00a02018\u00a0(2 years)
Counted earthworms.
Volunteer Experience
Village Library
Story Reader
March 2015\u00a0-\u00a0Present\u00a0(10 years)
Education
Wageling University
\u00a0 Page 2 of 2
\u00a0 \u00a0
Doctor of Philosophy - PhD,\u00a0Soil Science\u00a0\u00b7\u00a0(2012\u00a0-\u00a02016)
Hogeschool Noordveld
Bachelor's degree,\u00a0Agriculture\u00a0\u00b7\u00a0(September
2008\u00a0-\u00a0June 2012)
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


def in_columns(side: str, body: str) -> str:
    """The side column beside the body, as an extraction prints it that keeps columns."""
    left, right = side.splitlines(), body.splitlines()
    rows = max(len(left), len(right))
    left += [""] * (rows - len(left))
    right += [""] * (rows - len(right))
    return "\n".join(f"    {a:<34}{b}".rstrip() for a, b in zip(left, right, strict=True))


def assert_placed(profile: Profile) -> None:
    for path, fact in profile.facts():
        found = " ".join(profile.source[span.start : span.end] for span in fact.spans)
        if fact.spans:
            assert plain(visible(found)) == plain(fact.text), path


def assert_marisol(profile: Profile) -> None:
    assert text(profile.name) == "Marisol Vandersteen, PhD"
    assert text(profile.headline) == (
        "Agronomist for salty soils | Field trials, farmers' evenings, and very Long Boots"
    )
    assert text(profile.location) == "Zwolle, Overijssel, Netherlands"
    assert profile.about is not None
    assert profile.about.text.split("\n") == [
        "I grow potatoes where the sea was. Most of my week is mud, the rest is spreadsheets.",
        "Every second Thursday I sit in a barn and answer questions.",
    ]
    assert texts(profile.skills) == [
        "Soil Chemistry",
        "Geographic Information Systems (GIS)",
        "Crop Rotation",
    ]
    assert texts(profile.languages) == [
        "Dutch (Native or Bilingual)",
        "Spanish (Professional Working)",
    ]
    assert roles(profile) == [
        ("Head of Field Trials", "Polder Trials Foundation", "January 2021", "Present", True),
        ("Field Officer", "Polder Trials Foundation", "January 2019", "December 2020", False),
        (
            "Assistant to the Working Group on Drainage, Ditches and Estuary Management",
            "Dijkstra & Daughters",
            "2016",
            "2018",
            False,
        ),
    ]
    assert [(text(item.school), text(item.degree)) for item in profile.education] == [
        ("Wageling University", "Doctor of Philosophy - PhD, Soil Science"),
        ("Hogeschool Noordveld", "Bachelor's degree, Agriculture"),
    ]


def test_modern_layout() -> None:
    profile = read_pdf_export(SIDE + CARD + BODY)
    assert_marisol(profile)
    assert_placed(profile)
    assert (profile.kind, profile.language) == ("pdf", "en")
    assert text(profile.link) == "www.linkedin.com/in/marisol-vandersteen-8b21"
    assert texts(profile.certifications) == [
        "Field Safety",
        "Handling of Plant Protection Products",
    ]
    assert text(profile.experiences[0].place) == "Zwolle, Overijssel, Netherlands"
    assert texts(profile.experiences[0].details) == [
        "Forty plots, nine growers.",
        "Raised the yield on salted plots by a fifth without a single new machine, over"
        " three seasons",
        "Wrote the handbook",
    ]
    assert text(profile.education[1].start) == "September 2008"
    assert [text(item.title) for item in profile.volunteering] == ["Story Reader"]


def test_side_column_beside_the_body() -> None:
    pages = (CARD + BODY).split("\u00a0 Page 1 of 2\n")
    profile = read_pdf_export(f"{in_columns(SIDE, pages[0])}\n   Page 1 of 2\n{pages[1]}")
    assert_marisol(profile)
    assert_placed(profile)


def test_icon_glyphs_are_blanks() -> None:
    profile = read_pdf_export((SIDE + CARD + BODY).replace("\u00a0", "\ue63a"))
    assert_marisol(profile)


LANGUAGES = [
    (
        "fr",
        ["Coordonnées", "Principales compétences", "Résumé", "Expérience", "Formation"],
        "mai 2023 - Present (2 ans 2 mois)",
        ("mai 2023", "Present"),
        "5 ans 10 mois",
        "Page 1 sur 3",
        "Région de Lyon",
    ),
    (
        "de",
        ["Kontakt", "Top-Kenntnisse", "Zusammenfassung", "Berufserfahrung", "Ausbildung"],
        "Mai 2023 - Heute (2 Jahre 2 Monate)",
        ("Mai 2023", "Heute"),
        "5 Jahre 10 Monate",
        "Seite 1 von 3",
        "Hamburg und Umgebung",
    ),
    (
        "es",
        ["Contactar", "Aptitudes principales", "Extracto", "Experiencia", "Educación"],
        "mayo de 2023 - Present (2 años 2 meses)",
        ("mayo de 2023", "Present"),
        "5 años 10 meses",
        "Página 1 de 3",
        "Madrid y alrededores",
    ),
    (
        "pt",
        ["Contato", "Principais competências", "Resumo", "Experiência", "Formação acadêmica"],
        "maio de 2023 - o momento (2 anos 2 meses)",
        ("maio de 2023", "o momento"),
        "5 anos 10 meses",
        "Página 1 de 3",
        "Lisboa e Região",
    ),
]


@pytest.mark.parametrize(
    ("language", "titles", "dates", "ends", "total", "page", "place"),
    LANGUAGES,
    ids=[row[0] for row in LANGUAGES],
)
def test_five_languages(
    language: str,
    titles: list[str],
    dates: str,
    ends: tuple[str, str],
    total: str,
    page: str,
    place: str,
) -> None:
    contact, skills, about, experience, education = titles
    profile = read_pdf_export(
        f"{contact}\nwww.linkedin.com/in/ottla-9 (LinkedIn)\n{skills}\nAlpha\nBeta\n"
        f"Languages\nLatin (Elementary)\nOttla Brennimeyer\nBeekeeper, Town Hall\n{place}\n"
        f"{about}\nBees.\n{experience}\nTown Hall\n{total}\nBeekeeper\n{dates}\n{page}\nHoney.\n"
        f"Gardener\n2019 - 2023\nOrchard Ltd.\nPicker\n2018 - 2019\n{education}\n"
        "Hill School\nBiology · (2014 - 2018)\n"
    )
    assert_placed(profile)
    assert profile.language == language
    assert text(profile.name) == "Ottla Brennimeyer"
    assert text(profile.headline) == "Beekeeper, Town Hall"
    assert text(profile.location) == place
    assert text(profile.about) == "Bees."
    assert texts(profile.skills) == ["Alpha", "Beta"]
    assert roles(profile) == [
        ("Beekeeper", "Town Hall", *ends, True),
        ("Gardener", "Town Hall", "2019", "2023", False),
        ("Picker", "Orchard Ltd.", "2018", "2019", False),
    ]
    assert [(text(item.school), text(item.degree)) for item in profile.education] == [
        ("Hill School", "Biology")
    ]


def test_side_titles_left_in_english_do_not_make_the_page_english() -> None:
    profile = read_pdf_export(
        "Contactar\nwww.linkedin.com/in/ottla (LinkedIn)\nLanguages\nLatin\nCertifications\n"
        "First Aid\nHonors-Awards\nMedal\nPublications\nOn Bees\nOttla Brennimeyer\nImker\n"
        "Experiencia\nTown Hall\nBeekeeper\nmayo de 2019 - Present\nEducación\nHill School\n"
    )
    assert profile.language == "es"
    assert text(profile.name) == "Ottla Brennimeyer"
    assert len(profile.experiences) == 1


@pytest.mark.parametrize(
    ("card", "headline", "location"),
    [
        ("Baker\nOslo, Norway", "Baker", "Oslo, Norway"),
        ("Baker", "Baker", None),
        ("Baker at Rye House, Oslo", "Baker at Rye House, Oslo", None),
        ("Baker\nGreater Leeds Area", "Baker", "Greater Leeds Area"),
        (
            "Baker of sourdough, rye, spelt and seeded loaves for hotels | Teacher and\nNight Owl",
            "Baker of sourdough, rye, spelt and seeded loaves for hotels | Teacher and Night Owl",
            None,
        ),
    ],
)
def test_headline_and_location(card: str, headline: str, location: str | None) -> None:
    profile = read_pdf_export(
        "Contact\nwww.linkedin.com/in/idastorm (LinkedIn)\nTop Skills\nField Work\n"
        f"Ida Storm\n{card}\nExperience\nRye House\nBaker\n2019 - 2021\n"
    )
    assert text(profile.name) == "Ida Storm"
    assert text(profile.headline) == headline
    assert text(profile.location) == location


def test_lines_of_a_description_are_no_company() -> None:
    profile = read_pdf_export(
        "Contact\nwww.linkedin.com/in/idastorm (LinkedIn)\nIda Storm\nBaker\nExperience\n"
        "Rye House\n3 years\nBaker\n2020 - 2021 (2 years)\nOslo, Norway\nNight Shift\n"
        "Harvest Loaf\nBoth won prizes at the county show.\nApprentice\n2019 - 2019 (1 year)\n"
        "Port Office\nClerk\n2018 - 2018 (1 year)\n"
    )
    assert roles(profile) == [
        ("Baker", "Rye House", "2020", "2021", False),
        ("Apprentice", "Rye House", "2019", "2019", False),
        ("Clerk", "Port Office", "2018", "2018", False),
    ]


def test_a_company_and_a_title_that_go_on_and_fill_their_lines_more_than_arial_would() -> None:
    profile = read_pdf_export(
        "Contact\nwww.linkedin.com/in/idastorm (LinkedIn)\nIda Storm\nBaker\nExperience\n"
        "Rye House\nBaker\n2020 - 2021 (2 years)\nOslo and around\n"
        "Royal Foundation for the Upkeep of Bakehouses, Mills, Granaries and Ovens\n"
        "Everywhere\nSenior Adviser on the preventive care of wooden troughs, peels and proofing\n"
        "of dough\n2018 - 2019 (1 year)\nOslo, Norway\n"
    )
    assert roles(profile) == [
        ("Baker", "Rye House", "2020", "2021", False),
        (
            "Senior Adviser on the preventive care of wooden troughs, peels and proofing of dough",
            "Royal Foundation for the Upkeep of Bakehouses, Mills, Granaries and Ovens Everywhere",
            "2018",
            "2019",
            False,
        ),
    ]


def test_nothing_is_made_up() -> None:
    profile = read_pdf_export("")
    assert [path for path, _ in profile.facts()] == []


PIECES = st.sampled_from([*(SIDE + CARD + BODY).splitlines(), "", "\u00a0", "\ue63a(", "a\u0301"])


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40))
def test_any_text_is_read_and_every_fact_stands_where_it_says(lines: list[str]) -> None:
    assert_placed(read_pdf_export("\n".join(lines)))
