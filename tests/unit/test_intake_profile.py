"""Which layout a text has, and what holds for every text."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.intake.lines import normalise, split, visible
from assistant.intake.profile import kind_of, read_profile
from assistant.intake.web.profile import read_web
from assistant.models import Profile, plain
from benchmarks.profile_eval import evaluate
from tests.unit.test_intake_web import person
from tests.unit.web_pages import STYLES, render
from tests.unit.web_words import ALL

PIECES = [
    "Ana Ruiz",
    "(She/Her)",
    "· 2nd",
    "2nd degree connection",
    "Baker | rye",
    "Leeds, England",
    "·",
    "Contact info",
    "LeedsContact info",
    "About",
    "AboutAbout",
    "Experience",
    "Activity",
    "Acme logo",
    "Acme",
    "Acme · Full-time",
    "Full-time · 3 yrs",
    "Jan 2020 - Present · 5 yrs",
    "2011 - 2015",
    "Oatfield College",
    "Education",
    "Skills",
    "Skills (3)",
    "SQL and +3 skills",
    "Show all",
    "Show all 5 skills",
    "Interests",
    "More profiles for you",
    "3w •",
    "Like",
    "Ana Ruiz posted this • 3w",
    "Ana Ruiz reposted this",
    "12 comments",
    "hashtag",
    "#",
    "--",
    "Issued Oct 2017",
    "Languages",
    "French",
    "Licenses & certifications",
    "Publications",
    "Volunteering",
    "I bake bread.",
    "• rye",
    "\u200b",
    "𝗦𝗶𝘅",
    "0 notifications",
    "Message",
    "Bo Ek is a mutual connection",
    "",
    "",
    " ",
]


def holds(profile: Profile) -> None:
    for path, item in profile.facts():
        joined = " ".join(profile.source[span.start : span.end] for span in item.spans)
        assert item.spans, path
        assert plain(visible(joined)) == plain(item.text), path


def holds_if_page(profile: Profile) -> None:
    if profile.kind == "web":
        holds(profile)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_a_pages_lines(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    holds(read_web(text))
    with suppress(InputError):
        holds_if_page(read_profile(text))


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    holds(read_web(text))
    with suppress(InputError):
        holds_if_page(read_profile(text))


@given(
    st.sampled_from(STYLES),
    st.sampled_from(sorted(ALL)),
    st.lists(
        st.text(st.characters(categories=["L"]), min_size=4, max_size=12),
        min_size=1,
        max_size=4,
        unique=True,
    ),
)
def test_nobody_below_the_profile_is_read(style: str, language: str, names: list[str]) -> None:
    words = ALL[language]
    sample = person(words.language, words.employment, words.mode, words.skills_line)
    marked = [f"Zz{plain(name)}qz" for name in names if plain(name)]
    page = render(sample, words, style)
    place = page.index(words.more_profiles) + len(words.more_profiles)
    title, rest = page[:place], page[place:]
    cards = "".join(
        f"\n\n{name}\n{name}\n· {words.degree}\n{name} at {name} Ltd\n{words.message}\n"
        for name in marked
    )
    profile = read_profile(f"{title}{rest[: rest.index(chr(10))]}{cards}{rest}")
    holds(profile)
    everything = "\n".join(item.text for _, item in profile.facts())
    assert not [name for name in marked if name in everything]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Contact\nwww.linkedin.com/in/ana\n(LinkedIn)\nTop Skills\nBread\nAna Ruiz\nBaker\n"
            "Experience\nAcme\nBaker\n2010 - 2012 (2 years)\nPage 1 of 1",
            "pdf",
        ),
        ("Page 1\nAna Ruiz\nBaker at Acme\nExperience\nBaker at Acme\n2010 - 2012\nPage 2", "pdf"),
        (
            "ANA RUIZ\nLeeds · ana@mill.example\n\nEXPERIENCE\nBaker, Acme Mills\n"
            "Jan 2010 - May 2012\n- bread\n\nEDUCATION\nOatfield College, Diploma, 2009",
            "resume",
        ),
        ("Ana Ruiz\nBaker at Acme Mills in Leeds\nWe met at the oat fair in 2019", "facts"),
    ],
)
def test_kind_of(text: str, kind: str) -> None:
    assert kind_of(split(normalise(text))) == kind


def test_sections_alone_are_a_page() -> None:
    profile = read_profile(
        "Experience\n\nBaker\n\nAcme · Full-time\n\nJan 2020 - Present · 5 yrs\n\nCook\n\n"
        "Inn · Part-time\n\nJan 2018 - Dec 2019 · 2 yrs\n\nMaid\n\nInn · Part-time\n\n"
        "Jan 2016 - Dec 2017 · 2 yrs\n\nEducation\n\nOatfield College\n\nDiploma\n"
    )
    assert profile.kind == "web"
    assert profile.name is None
    assert [role.company and role.company.text for role in profile.experiences] == [
        "Acme",
        "Inn",
        "Inn",
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ALL)
def test_pages_are_pages(style: str, language: str) -> None:
    words = ALL[language]
    page = render(person(words.language, words.employment, words.mode, ""), words, style)
    assert kind_of(split(normalise(page))) == "web"
    assert read_profile(page, "web") == read_profile(page)


def test_line_ends_and_invisible_characters_change_nothing() -> None:
    words = ALL["en"]
    page = render(person("en", words.employment, words.mode, words.skills_line), words, "glued")
    told = [(path, item.text) for path, item in read_profile(page).facts()]
    for other in (page.replace("\n", "\r\n"), page.replace("a", "a\u200b"), "\ufeff" + page):
        assert [(path, item.text) for path, item in read_profile(other).facts()] == told


def test_the_marks_are_met_on_samples(samples: Path) -> None:
    table = evaluate(samples)
    assert table.rows
    assert table.passed, str(table)


def test_nothing_leaks_and_nothing_wrong_is_let_in_on_our_own_profiles() -> None:
    table = evaluate(Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "profiles")
    assert table.rows
    assert table.passed, str(table)


def test_the_evaluation_counts_what_is_wrong(tmp_path: Path) -> None:
    words = ALL["en"]
    sample = person("en", words.employment, words.mode, "")
    (tmp_path / "01-web.txt").write_text(render(sample, words, "modern"), "utf-8")
    known = {
        "name": "Fenna Quillhaven",
        "headline": "wrong",
        "location": sample.location,
        "current_title": "Master Glazier",
        "current_company": "Glas & Lood Quillhaven",
        "experiences": [],
        "education": [],
        "about_first_words": "I mend windows",
        "skills": ["Glazing", "Soldering", "Patience"],
        "must_not_contain": ["my street"],
    }
    (tmp_path / "01-web.json").write_text(json.dumps(known), "utf-8")
    (tmp_path / "21-refuse.txt").write_text("Ana Ruiz", "utf-8")
    (tmp_path / "21-refuse.json").write_text('{"refuse": true}', "utf-8")
    table = evaluate(tmp_path)
    first, second = table.rows
    assert (first.right, first.expected, len(first.leaks)) == (8, 15, 1)
    assert second.refusal is True
    assert not table.passed
    assert "headline: expected 'wrong'" in str(table)
