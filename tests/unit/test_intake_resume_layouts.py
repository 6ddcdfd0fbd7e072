"""Whole résumés as text extractions print them: gaps lost, no bullets, side column first."""

from __future__ import annotations

import pytest

from assistant.intake.resume.profile import read_resume
from assistant.models import Fact, Profile

Role = tuple[str | None, str | None, str | None]

ONE_PAGE = """\
Jordan P. Whitlock
12 Elm Street • Dunmore, PA 18512 • jordan.whitlock@mail.example • 570-555-0100

EDUCATION
DUNMORE STATE UNIVERSITY Dunmore, PA
Bachelor of Arts in History, Minor in Economics May 2024
GPA: 3.7; Dean's List
Relevant Coursework: Labor History, Statistics
EXPERIENCE
ANTHRACITE HERITAGE MUSEUM Scranton, PA
Collections Intern June 2023 – August 2023
• Catalogued 1,200 photographs
• Wrote labels for a temporary exhibit on breaker boys
DUNMORE STATE UNIVERSITY LIBRARY Dunmore, PA
Student Assistant September 2021 – May 2024
• Shelved
LEADERSHIP AND ACTIVITIES
HISTORY CLUB Dunmore, PA
President 2022 – 2024
SKILLS & INTERESTS
Technical: Excel, QGIS, Python
Language: Conversational in Polish
Interests: Rowing, Pierogi
"""
TECH = """\
PRIYA RAMASWAMY
Senior Data Engineer
Bengaluru, India | priya@mail.example | +91 98450 00000 | github.com/priya

SUMMARY
Data engineer with 9 years of experience building pipelines for utilities.

TECHNICAL SKILLS
Languages: Python, SQL, Scala
Cloud: AWS (S3, Glue), GCP
Tools: Airflow, dbt, Kafka

WORK EXPERIENCE
Gridmetrics Pvt. Ltd., Bengaluru
Senior Data Engineer (Jan 2021 – Present)
- Built the meter data lake
- Mentored four engineers

Senior Software Engineer | Osier Analytics
Hyderabad, India | 07/2017 - 12/2020
- Migrated

Software Engineer, Tallowtree Systems — Chennai, India — 2015–2017

EDUCATION
B.Tech, Computer Science, Anna Nagar Institute of Technology (2011 – 2015)

CERTIFICATIONS
AWS Certified Data Analytics – Specialty
"""
GERMAN = """\
Curriculum Vitae

Persönliche Daten
Name: Heike Sandmann
Geburtsdatum: 03.04.1988
Anschrift: Lindenweg 4, 34117 Kassel
E-Mail: h.sandmann@post.example

Beruflicher Werdegang
seit 04/2019 Projektleiterin, Stadtwerke Brunnfeld GmbH, Kassel
Leitung von Netzausbauprojekten
10/2014 – 03/2019 Ingenieurin für Netzplanung
Energienetz Nordhessen AG, Fuldatal
- Planung
Studium
10/2009 – 09/2014 Master of Science Elektrotechnik, Universität Kassel
Schulbildung
1999 – 2008 Gymnasium Brunnfeld, Abitur
Sprachen
Deutsch (Muttersprache), Englisch (verhandlungssicher)
EDV-Kenntnisse
AutoCAD, PowerFactory, MS Office
"""
FRENCH = """\
Camille Roussel
Ingénieure hydrologue
12 rue des Tanneurs, 31000 Toulouse
06 12 34 56 78
camille.roussel@courriel.example

EXPÉRIENCES PROFESSIONNELLES
Depuis septembre 2020 : Ingénieure hydrologue – Bureau Garonne Études, Toulouse
• Modélisation des crues
2017 - 2020 : Chargée d'études – Syndicat de l'Ariège
FORMATION
2012 - 2017 : Diplôme d'ingénieur, École des Eaux de Montfaucon
COMPÉTENCES
Logiciels : QGIS, HEC-RAS
LANGUES
Anglais (C1), Espagnol (B2)
"""
SIDE_FIRST = """\
Contact
marcus.bell@mail.example
555-0101

Skills
Welding
Blueprint reading

Marcus Bell
Fabrication Lead

Experience
Fabrication Lead
Ironvale Works, Gary, Indiana
Feb 2018 to Present
Run a crew of nine. Quote, schedule, weld, repeat.

Welder
Ironvale Works, Gary, Indiana
Jun 2012 to Jan 2018

Education
Lakeshore Technical College
Associate Degree, Welding Technology
2010-2012
"""


def text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def roles(profile: Profile) -> list[Role]:
    return [
        (text(item.title), text(item.company), text(item.start)) for item in profile.experiences
    ]


def schools(profile: Profile) -> list[tuple[str | None, str | None]]:
    return [(text(item.school), text(item.degree)) for item in profile.education]


CASES: list[tuple[str, str, list[Role], list[tuple[str | None, str | None]]]] = [
    (
        ONE_PAGE,
        "Jordan P. Whitlock",
        [
            ("Collections Intern", "ANTHRACITE HERITAGE MUSEUM", "June 2023"),
            ("Student Assistant", "DUNMORE STATE UNIVERSITY LIBRARY", "September 2021"),
        ],
        [("DUNMORE STATE UNIVERSITY", "Bachelor of Arts in History, Minor in Economics")],
    ),
    (
        TECH,
        "PRIYA RAMASWAMY",
        [
            ("Senior Data Engineer", "Gridmetrics Pvt. Ltd.", "Jan 2021"),
            ("Senior Software Engineer", "Osier Analytics", "07/2017"),
            ("Software Engineer", "Tallowtree Systems", "2015"),
        ],
        [("Anna Nagar Institute of Technology", "B.Tech, Computer Science")],
    ),
    (
        GERMAN,
        "Heike Sandmann",
        [
            ("Projektleiterin", "Stadtwerke Brunnfeld GmbH", "04/2019"),
            ("Ingenieurin für Netzplanung", "Energienetz Nordhessen AG", "10/2014"),
        ],
        [
            ("Universität Kassel", "Master of Science Elektrotechnik"),
            ("Gymnasium Brunnfeld", "Abitur"),
        ],
    ),
    (
        FRENCH,
        "Camille Roussel",
        [
            ("Ingénieure hydrologue", "Bureau Garonne Études", "septembre 2020"),
            ("Chargée d'études", "Syndicat de l'Ariège", "2017"),
        ],
        [("École des Eaux de Montfaucon", "Diplôme d'ingénieur")],
    ),
    (
        SIDE_FIRST,
        "Marcus Bell",
        [
            ("Fabrication Lead", "Ironvale Works", "Feb 2018"),
            ("Welder", "Ironvale Works", "Jun 2012"),
        ],
        [("Lakeshore Technical College", "Associate Degree, Welding Technology")],
    ),
]


@pytest.mark.parametrize(
    ("resume", "name", "worked", "learnt"), CASES, ids=[case[1] for case in CASES]
)
def test_whole_resumes(
    resume: str, name: str, worked: list[Role], learnt: list[tuple[str | None, str | None]]
) -> None:
    profile = read_resume(resume)
    assert text(profile.name) == name
    assert roles(profile) == worked
    assert schools(profile) == learnt


def test_a_role_since_a_date_goes_on() -> None:
    assert [item.current for item in read_resume(GERMAN).experiences] == [True, False]


def test_skills_beside_interests_and_languages() -> None:
    profile = read_resume(ONE_PAGE)
    assert [fact.text for fact in profile.skills] == ["Excel", "QGIS", "Python"]
    assert [fact.text for fact in read_resume(SIDE_FIRST).skills] == [
        "Welding",
        "Blueprint reading",
    ]
