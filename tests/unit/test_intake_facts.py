"""Typed facts: labels, loose lines, lists and short prose; nothing that was typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.lines import visible
from assistant.intake.typed.profile import read_facts
from assistant.models import Fact, Profile, plain


def text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def assert_placed(profile: Profile) -> None:
    for path, fact in profile.facts():
        found = " ".join(profile.source[span.start : span.end] for span in fact.spans)
        assert fact.spans, path
        assert plain(visible(found)) == plain(fact.text), path


def current(profile: Profile) -> tuple[str | None, str | None]:
    role = profile.current
    return (text(role.title), text(role.company)) if role else (None, None)


LABELLED = """\
Name: Ana Ruiz
Title: Research lead
Company: Northline, 2019 - Present
School: Wrenfield University, BSc Physics, 2012
Location: Leeds, UK
Skills: SQL, load forecasting, Python (pandas, polars)
Talk: Reading load curves, Grid Days 2024
ana@mail.example
"""


def test_labelled_lines() -> None:
    profile = read_facts(LABELLED)
    assert_placed(profile)
    assert profile.kind == "facts"
    assert text(profile.name) == "Ana Ruiz"
    assert current(profile) == ("Research lead", "Northline")
    assert text(profile.experiences[0].start) == "2019"
    school = profile.education[0]
    assert (text(school.school), text(school.degree)) == ("Wrenfield University", "BSc Physics")
    assert text(school.end) == "2012"
    assert text(profile.location) == "Leeds, UK"
    assert [fact.text for fact in profile.skills] == [
        "SQL",
        "load forecasting",
        "Python (pandas, polars)",
    ]
    assert text(profile.about) == "Talk: Reading load curves, Grid Days 2024"
    assert text(profile.email) == "ana@mail.example"


@pytest.mark.parametrize(
    "typed",
    [
        "Ana Ruiz\nResearch lead at Northline\nstudied at Wrenfield, before that Tallis Labs",
        "Ana Ruiz is a research lead at Northline. She studied at Wrenfield. Before that,"
        " Tallis Labs.",
        "- Ana Ruiz\n- Research lead @ Northline\n- studied at Wrenfield\n"
        "- previously at Tallis Labs",
        "Ana Ruiz, Research lead at Northline\nstudied at Wrenfield\nworked at Tallis Labs",
        "Name: Ana Ruiz\nRole: Research lead at Northline\nStudied at: Wrenfield\n"
        "Previously: Tallis Labs",
    ],
)
def test_the_same_facts_in_any_form(typed: str) -> None:
    profile = read_facts(typed)
    assert_placed(profile)
    assert text(profile.name) == "Ana Ruiz"
    title, company = current(profile)
    assert (title or "").lower() == "research lead"
    assert company == "Northline"
    assert [text(item.school) for item in profile.education] == ["Wrenfield"]
    assert [text(item.company) for item in profile.experiences] == ["Northline", "Tallis Labs"]
    assert [item.current for item in profile.experiences] == [True, False]
    assert profile.about is None


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("fr", "Ana Ruiz est traductrice chez Motamot. Elle a étudié à l'université de Sorge."),
        (
            "fr",
            "Nom : Ana Ruiz\nPoste : traductrice\nEntreprise : Motamot\n"
            "École : université de Sorge",
        ),
        ("de", "Ana Ruiz ist Traductrice bei Motamot. Sie studierte an der université de Sorge."),
        (
            "de",
            "Person: Ana Ruiz\nBeruf: traductrice\nFirma: Motamot\nHochschule: université de Sorge",
        ),
        ("es", "Ana Ruiz es traductrice en Motamot. Estudió en la université de Sorge."),
        (
            "es",
            "Nombre: Ana Ruiz\nPuesto: traductrice\nEmpresa: Motamot\n"
            "Estudios: université de Sorge",
        ),
        ("pt", "Ana Ruiz é traductrice na Motamot. Ela estudou na université de Sorge."),
        (
            "pt",
            "Nome: Ana Ruiz\nCargo: traductrice\nEmpresa: Motamot\nFaculdade: université de Sorge",
        ),
    ],
)
def test_five_languages(language: str, typed: str) -> None:
    profile = read_facts(typed)
    assert_placed(profile)
    assert text(profile.name) == "Ana Ruiz"
    title, company = current(profile)
    assert ((title or "").lower(), company) == ("traductrice", "Motamot")
    assert [text(item.school) for item in profile.education] == ["université de Sorge"]
    assert profile.language == language


def test_a_sentence_half_understood_is_kept_whole() -> None:
    profile = read_facts("Ana Ruiz leads the data team at Northline and rows on Sundays.")
    assert text(profile.experiences[0].company) == "Northline"
    assert text(profile.about) == "Ana Ruiz leads the data team at Northline and rows on Sundays."


def test_the_users_own_remark_is_not_the_contacts_job() -> None:
    profile = read_facts("Ana Ruiz\nI work at Harbour House.\nMet her at the Grid Days.")
    assert profile.experiences == ()
    assert text(profile.about) == "I work at Harbour House.\nMet her at the Grid Days."


def test_somebody_elses_job_is_not_the_contacts() -> None:
    profile = read_facts("Ana Ruiz is an analyst at Northline. Bo Lund is a manager at Hill Co.")
    assert [text(item.company) for item in profile.experiences] == ["Northline"]
    assert text(profile.about) == "Bo Lund is a manager at Hill Co."


def test_a_loose_line_below_the_name_is_a_guess() -> None:
    profile = read_facts("Ana Ruiz\nUX Researcher, Tidewater Digital\nOslo, Norway")
    role = profile.experiences[0]
    assert (text(role.title), text(role.company)) == ("UX Researcher", "Tidewater Digital")
    assert role.title is not None
    assert not role.title.sure
    assert text(profile.location) == "Oslo, Norway"


def test_no_name_no_guess() -> None:
    assert read_facts("what is this even\nno idea").name is None
    assert read_facts("").name is None


LINES = st.sampled_from(
    [
        *LABELLED.splitlines(),
        "Ana Ruiz is",
        "She studied at",
        "I",
        "- ",
        "Title:",
        "at at at",
        "a\u0301",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=25)), max_size=12))
def test_any_text_is_read_and_every_fact_stands_where_it_says(lines: list[str]) -> None:
    assert_placed(read_facts("\n".join(lines)))


@given(
    st.lists(
        st.sampled_from(
            [
                "zorp flim",
                "Zorp at Flim",
                "She zorps flim. He flims.",
                "Title: zorp",
                "zorp: flim",
                "- Skills: zorp, flim",
                "Ana Zorp is a flim at Zorp, and more.",
                "Zorp, Flim, Leeds",
                "studied zorp at Flim",
            ]
        ),
        max_size=8,
        unique=True,
    )
)
def test_nothing_that_was_typed_is_lost(lines: list[str]) -> None:
    profile = read_facts("\n".join(lines))
    kept = " ".join(fact.text for _, fact in profile.facts()).casefold()
    typed = " ".join(lines).casefold()
    for word in ("zorp", "flim", "more"):
        assert kept.count(word) >= typed.count(word)
