"""What two people have in common stands in both sides' facts, or is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.common_ground import common_ground, is_employer, keys, same_occupation
from assistant.models import Me, Profile, plain
from tests.unit.people import (
    BEEKEEPER,
    EVERYBODY,
    LEILA,
    SAM,
    fact,
    facts,
    job,
    person,
    school,
)


def me(work: str = "", **fields: object) -> Me:
    return Me(name="Kim", work=work, learn="how", profile=person("Kim", **fields))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Aldermere College", "The Aldermere  college", True),
        ("Massachusetts Institute of Technology (MIT)", "MIT", True),
        ("Massachusetts Institute of Technology", "MIT", False),
        ("University of California (Berkeley)", "Berkeley", False),
        ("Wexcombe Mutual Ltd.", "Wexcombe Mutual", True),
        ("Bread & Sons", "Bread and Sons", True),
        ("St. John’s College", "St John's College", True),
        ("Universität Kaltenfels", "Universität Kaltenberg", False),
        ("Northern College", "Northern College of Art", False),
    ],
)
def test_names_are_compared_cleaned_and_never_abbreviated(one: str, two: str, same: bool) -> None:
    assert bool(keys(one) & keys(two)) is same


@pytest.mark.parametrize(
    "name", ["Self-employed", "Freelance", "self employed", "Various", "Stealth Startup"]
)
def test_a_way_of_working_is_no_employer(name: str) -> None:
    assert not is_employer(name)


def test_same_school_comes_first_and_names_both_sources() -> None:
    found = common_ground(BEEKEEPER, LEILA)
    assert [ground.kind for ground in found] == [
        "school", "employer", "transition", "place",
    ]  # fmt: skip
    first = found[0]
    assert first.text == "Aldermere College"
    assert (first.contact.origin, first.contact.field) == ("profile", "education.0.school")
    assert (first.me.origin, first.me.field) == ("me", "profile.education.0.school")


def test_nothing_is_shared_with_a_stranger() -> None:
    assert common_ground(BEEKEEPER, SAM) == ()
    assert common_ground(BEEKEEPER, Me()) == ()


def test_an_uncertain_fact_is_no_common_ground() -> None:
    contact = person("Ana", education=(school("Aldermere College"),))
    doubt = contact.education[0].model_copy(
        update={"school": fact("Aldermere College", sure=False)}
    )
    assert common_ground(contact.model_copy(update={"education": (doubt,)}), LEILA) == ()


def test_an_employer_named_in_what_i_do_counts() -> None:
    contact = person("Ana", experiences=(job("Clerk", "Redhill Secondary School", "2010", "2012"),))
    (ground,) = common_ground(contact, SAM)
    assert (ground.kind, ground.me.field) == ("employer", "work")


def test_a_one_word_employer_in_what_i_do_does_not_count() -> None:
    contact = person("Ana", experiences=(job("Clerk", "Teacher", "2010", "2012"),))
    assert common_ground(contact, SAM) == ()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Maths teacher", "Teacher", True),
        ("Senior Claims Adjuster", "Claims Adjuster", True),
        ("Data Analyst", "Policy Analyst", False),
        ("Analyst", "Data Analyst", False),
        ("Project Manager", "Nurse Manager", False),
        ("Staff Nurse, Progressive Care", "nurse", True),
    ],
)
def test_titles_name_the_same_work(one: str, two: str, same: bool) -> None:
    assert same_occupation(one, two) is same


def test_the_same_move_needs_titles_on_both_sides_and_a_change() -> None:
    mover = person(
        "Ana",
        experiences=(
            job("Data Analyst", "Gridline", "2020"),
            job("Teacher", "Oak School", "2010", "2020"),
        ),
    )
    stayer = person(
        "Ben",
        experiences=(
            job("Head Teacher", "Elm School", "2020"),
            job("Teacher", "Oak School", "2010", "2020"),
        ),
    )
    (ground,) = common_ground(mover, SAM)
    assert (ground.kind, ground.text, ground.me.field) == ("transition", "Teacher", "work")
    assert common_ground(stayer, SAM) == ()


def test_associations_and_certificates_are_compared_line_by_line() -> None:
    contact = person(
        "Ana",
        volunteering=(job("Mentor", "Lagos Girls Weld", "2019"),),
        certifications=facts("Night Rescue Level 2\nHarbour Rescue League\nIssued Oct 2017"),
    )
    mine = me(
        volunteering=(job("Treasurer", "Lagos Girls Weld", "2021"),),
        certifications=facts("Harbour Rescue League"),
    )
    assert [(item.kind, item.text) for item in common_ground(contact, mine)] == [
        ("association", "Lagos Girls Weld"),
        ("association", "Harbour Rescue League"),
    ]


def test_english_and_a_bare_country_are_no_common_ground() -> None:
    contact = person("Ana", location=fact("Norway"), languages=facts("English"))
    assert common_ground(contact, me(location=fact("Norway"), languages=facts("English"))) == ()


@pytest.mark.parametrize("contact", EVERYBODY.values(), ids=EVERYBODY)
def test_every_quote_stands_in_its_own_source(contact: Profile) -> None:
    for ground in common_ground(contact, LEILA):
        assert plain(ground.contact.quote) in plain(contact.source)
        mine = LEILA.profile.source if LEILA.profile else ""
        assert plain(ground.me.quote) in plain(f"{mine} {LEILA.work}")


@given(st.text(max_size=60), st.text(max_size=60))
def test_keys_are_symmetric_and_never_hold_nothing(one: str, two: str) -> None:
    assert "" not in keys(one)
    assert bool(keys(one) & keys(two)) is bool(keys(two) & keys(one))
