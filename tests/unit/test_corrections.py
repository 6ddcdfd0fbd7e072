"""What the user corrects on a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.corrections import correct
from assistant.errors import InputError
from assistant.models import Experience, Fact, Profile, Span

ANA = Profile(
    kind="facts",
    name=Fact(text="Ana", spans=(Span(start=0, end=3),), sure=False),
    skills=(Fact(text="SQL"), Fact(text="dbt")),
    experiences=(Experience(title=Fact(text="Lead"), current=True),),
)


def test_a_corrected_fact_is_sure_and_has_no_place() -> None:
    assert correct(ANA, "name", " Ana Ruiz ").name == Fact(text="Ana Ruiz")
    assert correct(ANA, "headline", "Lead").headline == Fact(text="Lead")
    ruiz = correct(ANA, "experiences.0.company", "Northline").experiences[0]
    assert (ruiz.company, ruiz.title, ruiz.current) == (
        Fact(text="Northline"),
        Fact(text="Lead"),
        True,
    )


def test_empty_text_removes_the_fact_and_an_item_with_its_last() -> None:
    assert correct(ANA, "name", " ").name is None
    assert correct(ANA, "skills.0", "").skills == (Fact(text="dbt"),)
    assert correct(ANA, "experiences.0.title", "").experiences == ()


def test_one_past_the_last_adds() -> None:
    assert correct(ANA, "skills.2", "R").skills[2] == Fact(text="R")
    assert correct(ANA, "education.0.school", "Wrenfield").education[0].school == Fact(
        text="Wrenfield"
    )


@pytest.mark.parametrize(
    "path", ["", "nothing", "skills", "skills.9", "skills.x", "experiences.0", "kind", "name.text"]
)
def test_a_place_that_is_none_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="no place"):
        correct(ANA, path, "x")


@given(st.text(), st.text())
def test_any_path_and_text_gives_a_profile_or_a_refusal(path: str, text: str) -> None:
    try:
        assert isinstance(correct(ANA, path, text), Profile)
    except InputError:
        pass
