"""The path of a career as a profile prints it: places, years, steps, field of study."""

from __future__ import annotations

import re

from assistant.craft.common_ground import is_employer, keys
from assistant.models import Experience, Fact, Profile, plain


def sure(fact: Fact | None) -> str:
    """The text of a fact where it is certain, else ""."""
    return plain(fact.text) if fact is not None and fact.sure else ""


def employer_of(item: Experience) -> str:
    """The company of an experience where it is certain and an organisation, else ""."""
    name = sure(item.company)
    return name if name and is_employer(name) else ""


def year_of(fact: Fact | None) -> str:
    """The year that stands in a printed date, else ""."""
    found = re.search(r"\b(?:19|20)\d\d\b", sure(fact))
    return found[0] if found else ""


def present(contact: Profile) -> Experience | None:
    """Where the person works now: the current experience, else the first without an end."""
    first = contact.experiences[0] if contact.experiences else None
    return contact.current or (first if first and first.end is None else None)


def next_place(contact: Profile, index: int) -> int | None:
    """The experience that followed the one at `index`, at another employer within two years."""
    before = contact.experiences[index]
    left = year_of(before.end)
    others = [
        (year_of(item.start), place)
        for place, item in enumerate(contact.experiences[:index])
        if employer_of(item) and not keys(employer_of(item)) & keys(employer_of(before))
    ]
    stayed = any(
        keys(employer_of(item)) & keys(employer_of(before)) for item in contact.experiences[:index]
    )
    if stayed or not others:
        return None
    if not left:
        start, place = others[-1]
        return place if place == index - 1 and not start else None
    followed = [
        (int(start), -place)
        for start, place in others
        if start and 0 <= int(start) - int(left) <= 2
    ]
    return -min(followed)[1] if followed else None


def field_of_study(degree: str) -> str:
    """The field in "Master of Science - MSc, Structural Engineering": what follows the comma."""
    bare = re.sub(r"\([^)]*\)", "", degree)
    parts = [part.strip(" -–·") for part in bare.split(",")]
    parts = [part for part in parts if part and not re.search(r"\b(?:19|20)\d\d\b", part)]
    field = parts[-1] if parts else ""
    named = DEGREE.search(field)
    known = 0 < len(field.split()) <= 5 and not re.search(r"[\d:|·]|\.$", field)
    return field if known and not named and field.isascii() and len(field) > 3 else ""


DEGREE = re.compile(
    r"\b(?:degree|bachelor|master|doctor|doctorate|diploma|certificate|level|honou?rs|education|school|"
    r"abitur|promotion|diplom|magister|licen[cs]e|licenciatura|grado|a-levels?|ged|mba|phd|msc|bsc|ba|ma|bs|ms|program(?:me)?|course|minor|major)\b",
    re.IGNORECASE,
)


def first_at_same_place(contact: Profile, index: int) -> int:
    """The earliest experience in the unbroken run of roles at the employer of `index`."""
    place = keys(employer_of(contact.experiences[index]))
    first = index
    for item in contact.experiences[index + 1 :]:
        if not keys(employer_of(item)) & place:
            break
        first += 1
    return first
