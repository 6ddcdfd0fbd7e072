"""Pages that vary as real ones do: exactly what they state is read, and nothing of others."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.intake.profile import read_profile
from assistant.intake.web.profile import read_web
from assistant.models import Education, Experience, Fact, Profile, plain
from tests.unit.web_variants import Row, Variant, draw

_BLANK = re.compile(r"\n(?: *\n)+")
CHANGES: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda page: _BLANK.sub("\n", page),
    "many blank lines": lambda page: _BLANK.sub("\n\n\n\n", page),
    "a blank line after each": lambda page: page.replace("\n", "\n\n"),
    "no-break spaces": lambda page: page.replace(" ", "\u00a0"),
    "line breaks of Windows": lambda page: page.replace("\n", "\r\n"),
    "indented": lambda page: re.sub(r"(?m)^(?=.)", "    ", page),
    "tabs": lambda page: re.sub(r"(?m)^(?=.)", "\t", page),
    "blanks at the ends": lambda page: re.sub(r"(?m)$", "  ", page),
    "invisible characters": lambda page: re.sub(r"(?m)^(?=.)", "\u200b", page),
}


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def _plain(rows: list[Row]) -> list[Row]:
    return [tuple(text and plain(text) for text in row) for row in rows]


def _role(role: Experience) -> Row:
    return tuple(map(_text, (role.title, role.company, role.start, role.end)))


def _school(entry: Education) -> Row:
    return tuple(map(_text, (entry.school, entry.degree, entry.start, entry.end)))


def same(variant: Variant, profile: Profile) -> None:
    """The profile states the variant's facts, and nothing of the other people's."""
    facts = variant.facts
    assert profile.language == variant.language
    assert _text(profile.name) == plain(facts["name"] or "")
    assert _text(profile.headline) == facts["headline"]
    assert _text(profile.pronouns) == facts["pronouns"]
    assert _text(profile.location) == facts["location"]
    assert _text(profile.about) == facts["about"]
    assert profile.degree == (2 if facts["degree"] else None)
    assert [_role(role) for role in profile.experiences] == _plain(variant.roles)
    assert [[fact.text for fact in role.details] for role in profile.experiences] == variant.details
    assert [_school(entry) for entry in profile.education] == _plain(variant.schools)
    for name in ("mutual", "certifications", "skills", "languages"):
        assert [fact.text for fact in getattr(profile, name)] == variant.lists.get(name, []), name
    said = "\n".join(fact.text for _, fact in profile.facts())
    for stranger in variant.strangers:
        assert stranger not in said


@pytest.mark.parametrize("start", range(0, 500, 50))
def test_what_varies_is_read(start: int) -> None:
    for seed in range(start, start + 50):
        variant = draw(seed)
        same(variant, read_profile(variant.page))


@pytest.mark.parametrize("change", CHANGES)
def test_blanks_and_breaks_change_nothing(change: str) -> None:
    for seed in range(40):
        variant = draw(seed)
        same(variant, read_profile(CHANGES[change](variant.page)))


def test_a_title_is_printed_a_third_time_where_it_describes_the_logo() -> None:
    page = """
Fenna Quillhaven

Fenna Quillhaven
 2nd degree connection· 2nd
Potter
AboutAbout
I fire things.I fire things.
ExperienceExperience
Tegelwerk
Tegelwerk
Tegelwerk
Part-time · 2 yrsPart-time · 2 yrs
Kiln Operator
Kiln Operator
Jan 2023 - Present · 1 yrJan 2023 to Present · 1 yr
Glazer
Glazer
Jan 2022 - Dec 2022 · 1 yrJan 2022 to Dec 2022 · 1 yr
Trainee
Trainee
Trainee
Ofen & Co · InternshipOfen & Co · Internship
2019 - 2020 · 1 yr2019 to 2020 · 1 yr
Thrower
Thrower
Clay Row
Clay Row
EducationEducation
Drempel College
Drempel College
Drempel College
2015 - 20192015 - 2019
"""
    profile = read_web(page.replace("Clay Row\nClay Row", "Clay RowClay Row"))
    assert [_role(role) for role in profile.experiences] == [
        ("Kiln Operator", "Tegelwerk", "Jan 2023", "Present"),
        ("Glazer", "Tegelwerk", "Jan 2022", "Dec 2022"),
        ("Trainee", "Ofen & Co", "2019", "2020"),
        ("Thrower", "Clay Row", None, None),
    ]
    assert [_school(entry) for entry in profile.education] == [
        ("Drempel College", None, "2015", "2019")
    ]


def test_a_paste_that_begins_among_the_posts() -> None:
    page = """
Comments

Loaded 2 Posts posts
Fenna Quillhaven posted this • 6d
6d

Kiln four is warm again.

22

Fenna Quillhaven reposted this • 3w
3w

Tegelwerk Group
19,310 followers
3w

Vacancy: Head of Clay. Apply soon.

5

Show all posts

Experience
Experience

Potter
Potter

Tegelwerk · Part-time
Tegelwerk · Part-time
Nov 2022 - Present · 3 yrs
Nov 2022 to Present · 3 yrs
"""
    profile = read_profile(page)
    assert _text(profile.name) == "Fenna Quillhaven"
    assert profile.headline is None
    assert profile.location is None
    assert [post.text for post in profile.posts] == ["Kiln four is warm again."]


def test_a_kind_of_employment_may_be_an_employer() -> None:
    page = """
Fenna Quillhaven
· 2nd
Potter
Experience
Tegelwerk logo

Tegelwerk

2 yrs

Kiln Operator

Contract

Jan 2023 - Dec 2023 · 1 yr

Glazer

Temporary

Jan 2022 - Dec 2022 · 1 yr

Sculptor

Freelance

Jan 2012 - Present · 13 yrs
"""
    assert [_role(role) for role in read_web(page).experiences] == [
        ("Kiln Operator", "Tegelwerk", "Jan 2023", "Dec 2023"),
        ("Glazer", "Tegelwerk", "Jan 2022", "Dec 2022"),
        ("Sculptor", "Freelance", "Jan 2012", "Present"),
    ]
