"""Typed facts and what they say, kept in `typed/`, and how a profile is written down there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.models import Education, Experience, Fact, Profile

FOLDER = Path(__file__).parent / "typed"


def cases(*files: str) -> list[Any]:
    """The cases of the named files, each with an id that says where it stands."""
    return [
        pytest.param(case, id=f"{name}-{number}")
        for name in files
        for number, case in enumerate(
            tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        )
    ]


def written(item: Experience | Education) -> str:
    """A role as "title | company | start | end | place", a school likewise."""
    if isinstance(item, Experience):
        facts = (item.title, item.company, item.start, item.end, item.place)
        return ("* " if item.current else "") + _row(facts)
    return _row((item.school, item.degree, item.start, item.end))


def _row(facts: tuple[Fact | None, ...]) -> str:
    return " | ".join(fact.text if fact else "" for fact in facts).rstrip(" |").strip()


def told(case: dict[str, Any]) -> dict[str, Any]:
    """What a case expects, in the form of `summary`."""
    return {
        "name": case.get("name"),
        "location": case.get("location"),
        "language": case.get("language", "en"),
        "roles": [_spaced(role) for role in case["roles"]],
        "schools": [_spaced(school) for school in case.get("schools", [])],
        "about": case.get("about", []),
    }


def _spaced(row: str) -> str:
    current = "* " if row.startswith("*") else ""
    return current + " | ".join(part.strip() for part in row.lstrip("*").split("|")).strip()


def summary(profile: Profile) -> dict[str, Any]:
    """What the tables say about a profile."""
    return {
        "name": profile.name.text if profile.name else None,
        "location": profile.location.text if profile.location else None,
        "language": profile.language,
        "roles": [written(role) for role in profile.experiences],
        "schools": [written(school) for school in profile.education],
        "about": profile.about.text.split("\n") if profile.about else [],
    }
