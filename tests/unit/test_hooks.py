"""The order of hooks, and what is never one."""

from __future__ import annotations

import pytest

from assistant.craft.hooks import hooks
from assistant.craft.path import field_of_study
from assistant.models import Profile, plain
from tests.unit.people import (
    BEEKEEPER,
    EVERYBODY,
    FOUNDER,
    GERMAN,
    LEILA,
    STUDENT,
    TRAM_PLANNER,
    UNSURE,
    case,
    facts,
)


def kinds(contact: Profile, **request: object) -> list[str]:
    return [hook.kind for hook in hooks(case(contact, LEILA, **request))]


def test_a_referrer_who_agreed_then_my_reason_then_common_ground() -> None:
    found = kinds(BEEKEEPER, via="Bo Li", agreed=("bo  li",), why="I buy your honey")
    assert found[:4] == ["referral", "why", "school", "employer"]


def test_a_referrer_who_did_not_agree_is_not_a_hook() -> None:
    assert "referral" not in kinds(BEEKEEPER, via="Bo Li")
    assert "referral" not in kinds(BEEKEEPER, via="Bo Li", agreed=("Bo Lin",))


def test_a_publication_comes_before_the_rest_of_the_work_and_a_post_is_near() -> None:
    found = kinds(FOUNDER)
    assert found[0] == "publication"
    assert found.index("post") < found.index("studies")


def test_a_number_of_their_current_work_beats_a_line_about_them() -> None:
    own = [hook for hook in hooks(case(BEEKEEPER)) if hook.kind in {"about", "work"}]
    assert own[0].text.startswith("Cut winter losses from 31 % to 12 %")


def test_title_and_company_alone_come_last() -> None:
    found = hooks(case(TRAM_PLANNER))
    assert found[-1].kind == "at"
    assert not found[-1].beyond
    assert [hook.kind for hook in found[:2]] == ["climb", "move"]


def test_text_in_another_language_comes_after_names_and_years() -> None:
    found = kinds(GERMAN)
    assert found.index("move") < found.index("work")


def test_mutual_connections_and_uncertain_facts_are_never_used() -> None:
    contact = UNSURE.model_copy(update={"mutual": facts("Hollis Grantley")})
    found = hooks(case(contact))
    assert all("Grantley" not in hook.text and "Tallyport" not in hook.text for hook in found)
    assert all("yrs" not in f"{hook.text} {hook.company}" for hook in found)


def test_years_in_one_place_are_counted_from_the_first_role_there() -> None:
    (hook,) = [hook for hook in hooks(case(TRAM_PLANNER)) if hook.kind == "tenure"]
    assert (hook.company, hook.year) == ("Murbahn Verkehrsbetriebe", "2016")


def test_studies_that_go_on_are_known_as_such() -> None:
    (hook,) = [hook for hook in hooks(case(STUDENT)) if hook.kind == "studies"]
    assert hook.current


@pytest.mark.parametrize(
    ("degree", "field"),
    [
        (
            "Master of Business Administration - MBA, Health Care Management",
            "Health Care Management",
        ),
        ("Bachelor of Arts (Honours), Sociology", "Sociology"),
        ("Associate of Arts, History, 2005 - 2008", "History"),
        ("Logistics", "Logistics"),
        ("Bachelor's degree", ""),
        ("Secondary education", ""),
        ("Promotion (Dr. rer. pol.)", ""),
        ("", ""),
    ],
)
def test_the_field_of_a_degree(degree: str, field: str) -> None:
    assert field_of_study(degree) == field


@pytest.mark.parametrize("contact", EVERYBODY.values(), ids=EVERYBODY)
def test_every_source_stands_in_the_profile(contact: Profile) -> None:
    everything = plain(contact.source)
    for hook in hooks(case(contact, LEILA)):
        for source in hook.sources:
            assert source.origin == "me" or plain(source.quote) in everything
