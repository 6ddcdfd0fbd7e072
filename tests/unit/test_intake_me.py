"""The user's own side, however it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.intake.me import read_me


@pytest.mark.parametrize(
    ("typed", "name", "work", "learn"),
    [
        (
            "Name: Sam Okafor\nWhat I do: I teach maths at Hillside School\n"
            "I want to learn: how analysts in utilities spend their week",
            "Sam Okafor",
            "I teach maths at Hillside School",
            "how analysts in utilities spend their week",
        ),
        (
            "**What I do:** I teach maths\n**I want to learn:** to read a balance sheet\n"
            "**Name:** Sam",
            "Sam",
            "I teach maths",
            "read a balance sheet",
        ),
        (
            "Name\nSam Okafor\n\nWhat do I do?\nI teach maths\nand coach chess\n\n"
            "What I want to learn?\nhow analysts work",
            "Sam Okafor",
            "I teach maths and coach chess",
            "how analysts work",
        ),
        (
            "I'm Sam Okafor, I teach maths at Hillside School and want to learn how analysts work",
            "Sam Okafor",
            "I teach maths at Hillside School",
            "how analysts work",
        ),
        (
            "My name is Sam Okafor. I work as a nurse at St. Mary's Hospital. I'd like to"
            " understand what data managers do all day.",
            "Sam Okafor",
            "I work as a nurse at St. Mary's Hospital",
            "what data managers do all day",
        ),
        (
            "Hi! I am Sam. I used to be a chef. Now I study data science at Wrenfield."
            " I am curious about forecasting.",
            "Sam",
            "Now I study data science at Wrenfield",
            "about forecasting",
        ),
        (
            "Sam Okafor\nMaths teacher at Hillside School\nWant to learn how analysts work",
            "Sam Okafor",
            "Maths teacher at Hillside School",
            "how analysts work",
        ),
        (
            "Je m'appelle Claire Dubois, je suis traductrice chez Motamot et je voudrais"
            " comprendre comment travaille une éditrice.",
            "Claire Dubois",
            "je suis traductrice chez Motamot",
            "comment travaille une éditrice",
        ),
        (
            "Ich heiße Jonas Weber. Ich arbeite als Bauleiter bei Hartmann. Ich möchte wissen,"
            " wie Stadtplaner arbeiten.",
            "Jonas Weber",
            "Ich arbeite als Bauleiter bei Hartmann",
            "wie Stadtplaner arbeiten",
        ),
        (
            "Me llamo Lucía Prado, trabajo como enfermera en Cádiz y quiero aprender cómo se"
            " gestiona un hospital.",
            "Lucía Prado",
            "trabajo como enfermera en Cádiz",
            "cómo se gestiona un hospital",
        ),
        (
            "Chamo-me João Prates. Trabalho na Biblioteca de Sorge. Gostaria de saber como se"
            " faz um catálogo.",
            "João Prates",
            "Trabalho na Biblioteca de Sorge",
            "como se faz um catálogo",
        ),
        (
            "Nom : Claire\nCe que je fais : je traduis\nObjectif : éditer",
            "Claire",
            "je traduis",
            "éditer",
        ),
    ],
)
def test_three_fields(typed: str, name: str, work: str, learn: str) -> None:
    me = read_me(typed)
    assert (me.work, me.learn) == (work, learn)
    assert me.name == name
    assert me.profile is not None


def test_a_pasted_resume() -> None:
    me = read_me(
        "Sam Okafor\nsam@mail.example\n\nExperience\nEstimator, Kowhai Line & Light"
        "\tMarch 2020 – Present\n• Bids\nFitter, Kowhai Line & Light\t2016 – 2020\n\n"
        "Education\nHill College, Diploma, 2016\n"
    )
    assert me.name == "Sam Okafor"
    assert me.work == "Estimator at Kowhai Line & Light"
    assert me.learn == ""
    assert me.profile is not None
    assert me.profile.kind == "resume"
    assert len(me.profile.experiences) == 2


def test_the_text_is_kept_as_facts() -> None:
    me = read_me("I'm Sam Okafor, I teach maths at Hillside School")
    assert me.profile is not None
    assert me.profile.name is not None
    assert me.profile.name.text == "Sam Okafor"
    assert "Hillside School" in me.profile.source
    assert me.profile.experiences[0].company is not None


def test_a_field_that_is_not_there_stays_empty() -> None:
    me = read_me("hello")
    assert (me.name, me.work, me.learn) == ("", "", "")


@pytest.mark.parametrize("typed", ["", " \n\t"])
def test_only_nothing_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        read_me(typed)
    assert caught.value.hint


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["I'm ", "Name: ", "I want to learn", "?", "\n", "Ana Ruiz", " and "]),
            st.text(max_size=15),
        ),
        max_size=12,
    )
)
def test_any_text_gives_a_me(pieces: list[str]) -> None:
    typed = "".join(pieces)
    if typed.strip():
        read_me(typed)


@pytest.mark.parametrize("text", ["Name: \x08", "Name: \u200b\nWork: \u00ad"])
def test_what_nobody_can_see_is_no_name(text: str) -> None:
    me = read_me(text)
    assert (me.name, me.work) == ("", "")
    assert me.profile is not None
    assert me.profile.name is None


def test_invisible_characters_are_not_part_of_a_name() -> None:
    me = read_me("Name: Ana\u200b Reyes\x08\nWhat I do: I teach")
    assert me.name == "Ana Reyes"
    assert me.profile is not None
    assert me.profile.name is not None
    assert me.profile.name.text == "Ana Reyes"
