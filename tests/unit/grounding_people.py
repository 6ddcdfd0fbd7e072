"""Invented people with true sentences, and the same sentences with one false thing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from assistant.models import Case, Education, Experience, Fact, Me, Profile, Request

TODAY = date(2026, 11, 22)
FOLDER = Path(__file__).parent / "grounding"


class Said(NamedTuple):
    """A sentence about somebody, true or not."""

    who: str
    text: str
    kind: str  # "true", or what is false
    case: Case


def _fact(text: str) -> Fact | None:
    return Fact(text=text) if text else None


def _facts(texts: list[str]) -> tuple[Fact, ...]:
    return tuple(Fact(text=text) for text in texts if text)


def _stay(title: str, company: str, start: str, end: str, detail: str = "") -> Experience:
    return Experience(
        title=_fact(title),
        company=_fact(company),
        start=_fact(start),
        end=_fact(end),
        current=not any(letter.isdigit() for letter in end),
        details=_facts([detail]),
    )


def _school(school: str, degree: str, start: str, end: str) -> Education:
    return Education(school=_fact(school), degree=_fact(degree), start=_fact(start), end=_fact(end))


def _profile(data: dict[str, Any], language: str) -> Profile:
    return Profile(
        kind="web",
        language=language,
        name=_fact(data["name"]),
        headline=_fact(data["headline"]),
        location=_fact(data["location"]),
        about=_fact(data["about"]),
        posts=_facts(data["posts"]),
        publications=_facts(data["publications"]),
        experiences=tuple(_stay(*row) for row in data["experiences"]),
        volunteering=tuple(_stay(*row) for row in data.get("volunteering", [])),
        education=tuple(_school(*row) for row in data["education"]),
    )


def case_of(who: str) -> Case:
    """The case of one invented contact and one invented sender."""
    data = tomllib.loads((FOLDER / f"{who}.toml").read_text(encoding="utf-8"))
    language, me, request = data["language"], data["me"], data["request"]
    own = Profile(kind="facts", language=language, source=me["facts"], about=_fact(me["facts"]))
    return Case(
        request=Request(language=language, **request),
        contact=_profile(data["contact"], language),
        me=Me(name=me["name"], work=me["work"], learn=me["learn"], profile=own),
        today=TODAY,
    )


def sentences() -> Iterator[Said]:
    """Every sentence of every person: the true ones, then each with its plants."""
    for path in sorted(FOLDER.glob("*.toml")):
        case = case_of(path.stem)
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["say"]:
            text = row["text"]
            yield Said(path.stem, text, "true" if row.get("true", True) else "invented", case)
            for old, new, kind in row["plants"]:
                assert old in text, f"{old!r} does not stand in {text!r}"
                yield Said(path.stem, text.replace(old, new, 1), kind, case)
