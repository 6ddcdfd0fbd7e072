"""Schools, skills, posts, languages, certificates, publications and voluntary work."""

from __future__ import annotations

import pytest

from assistant.intake.web.profile import read_web
from assistant.models import Fact, Profile

CARD = """Ana Ruiz

· 2nd

Baker

Leeds, England

·

Contact info

"""
ROLE = """Experience

Acme Mills logo

Baker

Acme Mills · Full-time

Jan 2020 - Present · 5 yrs

"""


def read(below: str) -> Profile:
    return read_web(CARD + ROLE + below)


def texts(items: tuple[Fact, ...]) -> list[str]:
    return [item.text for item in items]


def schools(profile: Profile) -> list[tuple[str | None, ...]]:
    return [
        tuple(
            item.text if item else None
            for item in (entry.school, entry.degree, entry.start, entry.end)
        )
        for entry in profile.education
    ]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "Oatfield College logo\n\nOatfield College\n\nDiploma, Milling\n\n2010 – 2012\n\n"
            "Grade: A\n\nActivities and societies: choir\n\nLeeds School logo\n\nLeeds School\n\n"
            "2003 – 2010\n",
            [
                ("Oatfield College", "Diploma, Milling", "2010", "2012"),
                ("Leeds School", None, "2003", "2010"),
            ],
        ),
        (
            "Oatfield College\n\nDiploma, Milling\n\n2010 – 2012\n\nI wrote about rye.\n\n"
            "Universidad de León\n\nGrado, Historia\n\nSept 2006 - Jun 2010\n\nLycée du Moulin\n\n"
            "2006",
            [
                ("Oatfield College", "Diploma, Milling", "2010", "2012"),
                ("Universidad de León", "Grado, Historia", "Sept 2006", "Jun 2010"),
                ("Lycée du Moulin", None, "2006", None),
            ],
        ),
        (
            "Oatfield College\n\nDiploma, Milling\n\nLeeds School\n\nA-levels\n",
            [
                ("Oatfield College", "Diploma, Milling", None, None),
                ("Leeds School", "A-levels", None, None),
            ],
        ),
    ],
)
def test_schools(below: str, expected: list[tuple[str | None, ...]]) -> None:
    assert schools(read("Education\n" + below)) == expected


@pytest.mark.parametrize(
    "note",
    [
        "2 experiences at Acme Mills",
        "Baker at Acme Mills",
        "Acme Mills",
        "7 endorsements",
        "Endorsed by Bo Ek who is highly skilled at this",
        "Passed LinkedIn Skill Assessment",
        "Endorsed by 3 colleagues at Acme Mills",
        "Night Manager at Some Other Bakery",
        "Endorse",
        "Level Two Baking Certificate",
    ],
)
@pytest.mark.parametrize("title", ["Skills", "Skills (2)"])
def test_notes_below_a_skill_are_no_skills(note: str, title: str) -> None:
    page = (
        f"Licenses & certifications\n\nLevel Two Baking Certificate\n\nIssued May 2011\n{title}\n"
    )
    profile = read(f"{page}Baking\n\n{note}\n\nWorking at Height\n\nShow all\n")
    assert texts(profile.skills) == ["Baking", "Working at Height"]


@pytest.mark.parametrize(
    ("title", "notes"),
    [
        (
            "Compétences",
            [
                "2 expériences chez Acme Mills et 1 autre entreprise",
                "Recommandée par 4 collègues",
                "Boulangère chez Acme Mills",
            ],
        ),
        ("Kenntnisse", ["2 Berufserfahrungen bei Acme Mills", "Von 5 Kontakten bestätigt"]),
        (
            "Conocimientos y aptitudes",
            [
                "2 experiencias en Acme Mills",
                "3 validaciones",
                "Validada por 3 compañeros de Acme Mills",
            ],
        ),
        (
            "Competências",
            [
                "2 experiências na empresa Acme Mills",
                "Recomendada por 2 colegas",
                "1 recomendação de competência",
            ],
        ),
    ],
)
def test_notes_below_a_skill_in_other_languages(title: str, notes: list[str]) -> None:
    top = {
        "Compétences": "Infos\n\nPain.\nExpérience\nFormation\n",
        "Kenntnisse": "Info\n\nBrot.\nBerufserfahrung\nAusbildung\n",
        "Conocimientos y aptitudes": "Acerca de\n\nPan.\nExperiencia\nEducación\n",
        "Competências": "Sobre\n\nPão.\nExperiência\nFormação acadêmica\n",
    }[title]
    profile = read_web(f"{CARD}{top}{title}\n\nPan\n\n" + "\n\n".join(notes) + "\n\nSal\n")
    assert texts(profile.skills) == ["Pan", "Sal"]


def test_skills_end_where_an_unknown_section_of_people_begins() -> None:
    profile = read(
        "Skills\n\nBaking\n\nRye\n\nBakers of the week\n\nBo Ek\n\n· 3rd\n\nHead of Rye\nConnect\n"
    )
    assert texts(profile.skills) == ["Baking", "Rye"]
    assert "Bo Ek" not in str([item.text for _, item in profile.facts()])


def test_nothing_follows_show_all_before_the_next_title() -> None:
    profile = read("Skills\n\nBaking\n\nShow all 9 skills\n\nSuggested bakers\n\nBo Ek\n")
    assert texts(profile.skills) == ["Baking"]


def test_recommendations_and_interests_are_not_read() -> None:
    profile = read(
        "Recommendations\n\nReceived\n\nBo Ek\n\n· 1st\n\nMiller\n\nMay 3, 2021, Bo worked with "
        "Ana\n\nAna is kind.\n\nInterests\n\nTop Voices\n\nCy Oda\n\n9,001 followers\n"
    )
    told = " ".join(item.text for _, item in profile.facts())
    assert not [name for name in ("Bo", "Cy", "kind", "followers") if name in told]


def test_languages_certificates_publications_volunteering() -> None:
    profile = read(
        "Licenses & certifications\n\nFood Safety logo\n\nFood Safety Two\n\nFood Board\n\n"
        "Issued May 2011 · Expires May 2014\n\nCredential ID 77\n\nShow credential\n"
        "Volunteering\n\nSoup Cook\n\nSt Anne's\n\nJan 2016 - Present · 8 yrs\n\nPoverty\n"
        "Publications\n\nA short history of rye\n\nMillers' Quarterly · Mar 3, 2019\n\n"
        "Show publication\n\nIt is mostly about rye.\n"
        "Languages\n\nWelsh\n\nNative or bilingual proficiency\n\nSpanish\n\n"
        "Limited working proficiency\n"
    )
    assert texts(profile.certifications) == ["Food Safety Two"]
    assert texts(profile.languages) == ["Welsh", "Spanish"]
    assert texts(profile.publications) == ["A short history of rye"]
    (cook,) = profile.volunteering
    assert cook.title is not None
    assert cook.company is not None
    assert (cook.title.text, cook.company.text, cook.current) == ("Soup Cook", "St Anne's", True)


def post(head: str, *body: str) -> str:
    return f"{head}\n\n" + "\n\n".join(body) + "\n\nLike\n\nComment\n\nRepost\nSend\n\n"


@pytest.mark.parametrize(
    ("activity", "posts"),
    [
        (
            post("Ana Ruiz posted this • 3w\n3w", "𝗕𝗿𝗲𝗮𝗱.", "It rose.", "hashtag\n#\nRye", "86")
            + post("Ana Ruiz reposted this • 2mo\n2mo", "Not my words.")
            + post("Ana Ruiz commented on this", "Bo Ek\n• 2nd\nMiller\n1w •", "Bo's words.")
            + post("Bo Ek\n• 2nd\nMiller\n1w •", "More of Bo's words."),
            ["Bread.\nIt rose."],
        ),
        (
            post(
                "Ana Ruiz\n • 2nd\n\nBaker\n\n5d • 5 days ago • Visible to anyone",
                "Rolls.",
                "#Rolls #Rye",
            )
            + post(
                "Ana Ruiz\n • 2nd\n\nBaker\n\n2w •",
                "See what Bo wrote.",
                "Bo Ek\n\n• 3rd+\n\nMiller\n\n3w •",
                "Flour, said Bo.",
            ),
            ["Rolls.", "See what Bo wrote."],
        ),
        (
            post(
                "Ana Ruiz\n • 2nd\n\nBaker\n\n2w •",
                "See this firm.",
                "Vexford Mills\n\n9,204 followers\n\n3w •",
                "We mill.",
            ),
            ["See this firm."],
        ),
        ("Ana has no recent posts\n\nRecent posts Ana shares will be displayed here.\n", []),
    ],
)
def test_posts(activity: str, posts: list[str]) -> None:
    profile = read_web(
        f"{CARD}Activity\n\n1,118 followers\n\nPosts\n\nComments\n\n{activity}Show all\n{ROLE}"
    )
    assert texts(profile.posts) == posts


def test_a_title_of_a_section_within_the_activity_is_a_tab() -> None:
    profile = read_web(
        "Ana Ruiz\n\n· 2.º\n\nPanadera\n\nLeón\n\n·\n\nInformación de contacto\n\nActividad\n\n"
        "12 seguidores\n\nPublicaciones\n\nComentarios\n\nMostrar todo\n\nExperiencia\n\n"
        "Logotipo de Acme\n\nPanadera\n\nAcme · Jornada completa\n\nene. 2020 - actualidad · 5 años"
        "\n\nEducación\n\nPublicaciones\n\nPan y sal\n\nRevista · 3 mar. 2019\n"
    )
    assert texts(profile.publications) == ["Pan y sal"]
    assert profile.experiences[0].current
