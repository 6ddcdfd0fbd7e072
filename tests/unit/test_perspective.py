"""From where somebody speaks of the work: rank by title, and beside, above, hiring or gone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.perspective import akin, main_post, perspective, rank
from assistant.models import Profile
from tests.unit.people import fact, job, person

TODAY = date(2026, 11, 22)

RANKS = {
    "junior": [
        "Marketing Intern", "Trainee Buyer", "Graduate Engineer", "Werkstudentin", "Stagiaire",
        "Becaria de prensa", "Estagiário", "Junior Analyst", "Student Social Worker",
    ],
    "experienced": [
        "Data Analyst", "Staff Nurse", "Lead UX Researcher", "Principal Engineer", "Product Owner",
        "Project Manager", "Account Manager", "Stage Manager", "Executive Assistant",
        "Art Director", "Choir Director", "Assistant Store Manager", "Chef de projet",
        "Projektleiterin", "Sous chef", "Assistant Professor", "Talent acquisition partner",
        "Personal assistant to the director",
    ],
    "manager": [
        "Nurse Manager", "Engineering Manager", "Team Leader", "Head of Supply Planning",
        "Site Superintendent", "Localization Lead", "Foreman Electrician", "Abteilungsleiterin",
        "Teamleiter Fahrplan", "Responsable de almacén", "Jefa del servicio de farmacia",
        "Cheffe d'équipe", "Chefe de laboratório", "Head Veterinary Nurse", "Police Chief",
        "Professor of Hydrology",
    ],
    "executive": [
        "Chief Executive Officer", "CEO", "Managing Director", "Vice President, Engineering",
        "Founder", "Founder & CEO", "Geschäftsführerin", "Inhaber und Restaurator",
        "Directora General", "Fondatrice", "Claims Director, Hull & Cargo", "Partner at Larch LLP",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("title", "wanted"), [(t, r) for r, ts in RANKS.items() for t in ts])
def test_a_title_tells_the_rank(title: str, wanted: str) -> None:
    assert rank(title) == wanted


@pytest.mark.parametrize(
    ("jobs", "role", "wanted"),
    [
        ([job("Data Analyst", "Larch", "2019")], "Data analyst", ("experienced", "peer")),
        ([job("Data Analyst", "Larch", "2026")], "Data analyst", ("junior", "peer")),
        # A beginner in this work, whatever came before it.
        (
            [job("Social Worker", "Larch", "2026"), job("Baker", "Oat", "2009", "2025")],
            "Social worker",
            ("junior", "peer"),
        ),
        # Who rose where they did the work leads it; who asks about their own rank meets a peer.
        (
            [job("Nurse Manager", "Larch", "2021"), job("Staff Nurse", "Larch", "2015", "2021")],
            "Staff nurse",
            ("manager", "manager"),
        ),
        ([job("Nurse Manager", "Larch", "2021")], "Nurse manager", ("manager", "peer")),
        (
            [job("Engineering Manager", "Larch", "2021"), job("Engineer", "Oat", "2011", "2021")],
            "Software engineer",
            ("manager", "manager"),
        ),
        # Who did it and does other work now.
        (
            [job("Baker", "Oat", "2021"), job("Data Analyst", "Larch", "2015", "2021")],
            "Data analyst",
            ("experienced", "former"),
        ),
        ([job("Data Analyst", "Larch", "2015", "2021")], "Data analyst", ("experienced", "former")),
        # A class that is taught on the side keeps nobody in the trade.
        (
            [
                job("Estimator", "Oat", "2022"),
                job("Evening Tutor, Electrical Theory", "College", "2022"),
                job("Foreman Electrician", "Larch", "2012", "2022"),
            ],
            "Electrician",
            ("experienced", "former"),
        ),
        ([job("Senior Talent Partner", "Larch", "2016")], "Engineer", ("experienced", "recruiter")),
        ([job("Recruiter", "Larch", "2016")], "Recruiter", ("experienced", "peer")),
        ([job("CEO", "Larch", "2016")], "Analyst", ("executive", "executive")),
    ],
)
def test_where_somebody_stands_to_a_role(
    jobs: list[object], role: str, wanted: tuple[str, str]
) -> None:
    assert perspective(person("Ana Ruiz", experiences=jobs), role, TODAY) == wanted


def test_without_a_role_nobody_has_left_but_who_says_so() -> None:
    gone = person("Ana Ruiz", experiences=[job("Data Analyst", "Larch", "2015", "2021")])
    assert perspective(gone)[1] == "peer"
    said = person("Ana Ruiz", headline=fact("Retired harbour pilot"))
    assert perspective(said)[1] == "former"


def test_without_a_day_years_are_not_counted() -> None:
    new = person("Ana Ruiz", experiences=[job("Data Analyst", "Larch", "2026")])
    assert perspective(new, "Data analyst") == ("experienced", "peer")


def test_a_post_that_is_held_beside_is_not_the_main_one() -> None:
    both = person(
        "Ana Ruiz",
        experiences=[
            job("Board Member", "Club", "2020"),
            job("Head of Learning", "Museum", "2019"),
        ],
    )
    post = main_post(both)
    assert post is not None
    assert post.title == fact("Head of Learning")


def test_the_name_alone_tells_nothing() -> None:
    assert perspective(person("Ana Ruiz"), "Nurse", TODAY) == ("experienced", "peer")


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_title_and_role_have_a_rank(title: str, role: str) -> None:
    profile = Profile.model_validate({"kind": "facts", "headline": fact(title.strip() or None)})
    seniority, view = perspective(profile, role, TODAY)
    assert seniority in RANKS
    assert view in ("peer", "manager", "executive", "recruiter", "former")


def test_who_cooked_for_years_is_no_beginner_as_a_sous_chef() -> None:
    jobs = [job("Sous Chef", "Larch", "2026"), job("Chef de Partie", "Larch", "2019", "2026")]
    assert perspective(person("Ana Ruiz", experiences=jobs), "Sous chef", TODAY)[0] == "experienced"


def test_a_title_of_today_tells_the_rank_even_where_it_was_not_read_for_certain() -> None:
    now = job("Store Manager", "Larch", "2021").model_copy(
        update={"title": fact("Store Manager", sure=False)}
    )
    jobs = [now, job("Cashier", "Oat", "2012", "2016")]
    assert perspective(person("Ana Ruiz", experiences=jobs), "Welder", TODAY)[0] == "manager"


@pytest.mark.parametrize(
    ("title", "role", "wanted"),
    [
        ("Veterinary surgeon", "vet", True),
        ("Ship's master", "ship's captain", True),
        ("Oberbauleiter", "civil engineer", True),
        ("Enfermera de urgencias", "Nurse", True),
        ("Chef de projet", "cook", False),
        ("Shop assistant", "vet", False),
    ],
)
def test_one_line_of_work_under_several_names(title: str, role: str, wanted: bool) -> None:
    assert akin(title, role) is wanted
