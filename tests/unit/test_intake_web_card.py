"""The top card, in the forms it takes."""

from __future__ import annotations

import pytest

from assistant.intake.web.page import degree_in
from assistant.intake.web.profile import read_web

BELOW = """

Experience

Acme Mills logo

Miller

Acme Mills · Full-time

Jan 2020 - Present · 5 yrs

Education

Oatfield College logo

Oatfield College

Diploma, Milling
"""
DOUBLED = """
About
About

I mill. I have milled oats, barley and once, by mistake, a spoon.

Experience
Experience

Miller
Miller

Acme Mills · Full-time
Acme Mills · Full-time
Jan 2020 - Present · 5 yrs
Jan 2020 to Present · 5 yrs

Education
Education

Oatfield College
Oatfield College

Diploma, Milling
Diploma, Milling
"""


@pytest.mark.parametrize(
    ("card", "name", "headline", "location"),
    [
        (
            "Ana Ruiz\nMiller | oats\nMessage\nCover photo\nAna Ruiz\n\nVerified\n\n· 1st\n\n"
            "Miller | oats\n\nLeeds, England\n\n·\n\nContact info\n\nAcme Mills\n\n12 followers",
            "Ana Ruiz",
            "Miller | oats",
            "Leeds, England",
        ),
        (
            "Ana Ruiz\n\n· 2nd\n\nMiller | oats\n\nAcme Mills · Oatfield College\n\n"
            "Leeds, England · Contact info\n\n500+ connections",
            "Ana Ruiz",
            "Miller | oats",
            "Leeds, England",
        ),
        (
            "Ana Ruiz · 3rd+\nMiller | oats\nLeedsContact info\n500+connections",
            "Ana Ruiz",
            "Miller | oats",
            "Leeds",
        ),
        (
            "Ana Ruiz\n(She/Her)\n2nd degree connection· 2nd\nMiller | oats\nTalks about #oats, "
            "#barley, and #rye\nAcme Mills\nOatfield College\nContact info\n500+ connections",
            "Ana Ruiz",
            "Miller | oats",
            None,
        ),
        (
            "Ana Ruiz\n2nd degree connection· 2nd\nLeeds, England  Contact info\n12 connections",
            "Ana Ruiz",
            None,
            "Leeds, England",
        ),
        (
            "Ana Ruiz\n2nd degree connection· 2nd\n--\nLeeds, England  Contact info",
            "Ana Ruiz",
            None,
            "Leeds, England",
        ),
        (
            "0 notifications\nMe\nTry Premium for $0\nAna Ruiz\nAna Ruiz\nMiller | oats\n"
            "Acme Mills\nLeeds, England  Contact info\n12 connections\nOpen to\n"
            "Add profile section\nEnhance profile",
            "Ana Ruiz",
            "Miller | oats",
            "Leeds, England",
        ),
        (
            "Ana Ruiz, PhD 🌾 (She/Her)\n· 2nd\nPremium\nMiller | oats\nLeeds, England\n"
            "Contact info\nOdile Karst is a mutual connection\nMessage",
            "Ana Ruiz, PhD 🌾",
            "Miller | oats",
            "Leeds, England",
        ),
        (
            "Dr. Ana Ruiz is open to work\nDr. Ana Ruiz\nHe/They\n· 2nd\nMiller at Acme Mills\n"
            "Acme Mills\nLeeds\n·\nContact info",
            "Dr. Ana Ruiz",
            "Miller at Acme Mills",
            "Leeds",
        ),
        ("", None, None, None),
    ],
)
@pytest.mark.parametrize("below", [BELOW, DOUBLED])
def test_card(
    card: str, name: str | None, headline: str | None, location: str | None, below: str
) -> None:
    profile = read_web(card + "\n" + below)
    found = [item and item.text for item in (profile.name, profile.headline, profile.location)]
    assert found == [name, headline, location]
    assert profile.experiences[0].company is not None
    assert profile.experiences[0].company.text == "Acme Mills"


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("· 1st", 1),
        ("1st degree connection", 1),
        ("2nd degree connection· 2nd", 2),
        ("(She/Her)     2nd degree connection", 2),
        ("• 3rd+3rd+", 3),
        ("· 3rd+Out of network connection", 3),
        ("· 2e", 2),
        ("Relation de 3e niveau et plus· 3e et +", 3),
        ("· 1er", 1),
        ("· 2.", 2),
        ("Kontakt 2. Grades", 2),
        ("Außerhalb Ihres Netzwerks", 3),
        ("· 3.+", 3),
        ("· 2.º", 2),
        ("Contacto de 2.º grado", 2),
        ("· 3er+", 3),
        ("Fuera de tu red", 3),
        ("Conexão de 2º grau", 2),
        ("Ligação de 2.º grau", 2),
        ("· 3º e +", 3),
        ("· 3º+Fora da rede", 3),
        ("2nd Lieutenant", None),
        ("Second", None),
        ("12 connections", None),
    ],
)
def test_how_near(text: str, degree: int | None) -> None:
    from assistant.models import plain

    assert degree_in(plain(text)) == degree


def test_a_bare_number_is_no_degree_within_a_text() -> None:
    assert degree_in("2.", alone=False) is None
    assert degree_in("· 2.", alone=False) == 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Odile Karst and Bo Ek are mutual connections", ["Odile Karst", "Bo Ek"]),
        ("Odile Karst is a mutual connection", ["Odile Karst"]),
        ("Odile Karst, Bo Ek, and 7 other mutual connections", ["Odile Karst", "Bo Ek"]),
        ("3 mutual connections", []),
        ("Odile Karst et 2 autres relations en commun", ["Odile Karst"]),
        ("Odile Karst, Bo Ek et 7 autres relations en commun", ["Odile Karst", "Bo Ek"]),
        ("Odile Karst est une relation en commun", ["Odile Karst"]),
        ("Odile Karst, Bo Ek und 7 weitere gemeinsame Kontakte", ["Odile Karst", "Bo Ek"]),
        ("Odile Karst ist ein gemeinsamer Kontakt", ["Odile Karst"]),
        ("Odile Karst, Bo Ek y 7 contactos más en común", ["Odile Karst", "Bo Ek"]),
        ("Odile Karst y otros 2 contactos en común", ["Odile Karst"]),
        ("Odile Karst es un contacto en común", ["Odile Karst"]),
        ("Odile Karst, Bo Ek e mais 7 conexões em comum", ["Odile Karst", "Bo Ek"]),
        ("Odile Karst e outras 2 conexões em comum", ["Odile Karst"]),
        ("Odile Karst é uma conexão em comum", ["Odile Karst"]),
        ("Odile Karst e 4 outras ligações em comum", ["Odile Karst"]),
    ],
)
def test_mutual_connections(line: str, names: list[str]) -> None:
    profile = read_web(f"Ana Ruiz\n· 2nd\nMiller\nLeeds\n·\nContact info\n{line}\n{BELOW}")
    assert [item.text for item in profile.mutual] == names
    assert profile.headline is not None
    assert profile.headline.text == "Miller"


@pytest.mark.parametrize(
    "line",
    [
        "Message Ana",
        "Get introduced to Ana",
        "Ana has no recent posts",
        "From Ana's school",
        "Ana hasn’t posted yet",
        "Du secteur de Ana",
        "De l’entreprise d’Ana",
        "Aus der Branche von Ana",
        "Enviar mensaje a Ana",
        "Del sector de Ana",
        "Enviar mensagem para Ana",
        "Da empresa de Ana",
    ],
)
def test_the_first_name_where_it_stands_apart(line: str) -> None:
    profile = read_web(f"Ana Ruiz\n· 2nd\nMiller\nLeeds\n·\nContact info\n{BELOW}\n{line}\n")
    assert profile.given is not None, line
    assert profile.given.text == "Ana"


def test_the_first_name_of_somebody_else_is_not_taken() -> None:
    profile = read_web(f"Ana Ruiz\n· 2nd\nMiller\nLeeds\n·\nContact info\nMessage Bo\n{BELOW}")
    assert profile.given is None


def test_addresses_of_the_contact_window() -> None:
    profile = read_web(
        "Ana Ruiz\n· 2nd\nMiller\nLeeds\n·\nContact info\nlinkedin.com/in/ana-ruiz-77\n"
        f"ana@mill.example\n{BELOW}"
    )
    assert profile.link is not None
    assert profile.link.text == "linkedin.com/in/ana-ruiz-77"
    assert profile.email is not None
    assert profile.email.text == "ana@mill.example"
