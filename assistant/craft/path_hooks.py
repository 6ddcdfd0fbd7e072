"""Hooks from the path of a career: steps, schools, years in one place, certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.clauses import is_tellable
from assistant.craft.common_ground import keys, occupation
from assistant.craft.hook import Hook, at_present, sources_of
from assistant.craft.path import (
    employer_of,
    field_of_study,
    first_at_same_place,
    next_place,
    sure,
    year_of,
)
from assistant.models import Case, Profile, Source, plain


def climb(contact: Profile) -> Iterator[Hook]:
    """From another kind of work to today's at the same employer."""
    now = contact.current
    if now is None or not employer_of(now) or not sure(now.title):
        return
    index = contact.experiences.index(now)
    first = first_at_same_place(contact, index)
    begun = contact.experiences[first]
    if sure(begun.title) and occupation(sure(begun.title))[1] != occupation(sure(now.title))[1]:
        yield Hook(
            kind="climb", text=sure(now.title), company=employer_of(now),
            title=sure(begun.title), current=True,
            sources=(
                *sources_of(begun.title, f"experiences.{first}.title"),
                *sources_of(now.title, f"experiences.{index}.title"),
                *sources_of(now.company, f"experiences.{index}.company"),
            ),
        )  # fmt: skip


def moves(contact: Profile) -> Iterator[Hook]:
    """Each step from one employer to the next, the latest first.

    The next employer is the one they began at soonest after leaving, not the one printed
    above: pages put side jobs between. Without years only neighbours are taken.
    """
    for index, before in enumerate(contact.experiences):
        former = employer_of(before)
        later = None if before.current or not former else next_place(contact, index)
        if later is None:
            continue
        arrived = contact.experiences[later]
        sources = (
            *sources_of(arrived.company, f"experiences.{later}.company"),
            *sources_of(before.company, f"experiences.{index}.company"),
        )
        if year := year_of(arrived.start):
            sources += sources_of(arrived.start, f"experiences.{later}.start")
        yield Hook(
            kind="move", text=former, company=employer_of(arrived), former=former, year=year,
            title=sure(before.title), sources=sources, current=arrived.current,
            changed=_is_other_work(sure(before.title), sure(arrived.title)),
        )  # fmt: skip


def _is_other_work(before: str, after: str) -> bool:
    """Whether two titles name different work by their last nouns."""
    one, two = occupation(before)[1], occupation(after)[1]
    return bool(one and two) and one != two


def certificates(contact: Profile) -> Iterator[Hook]:
    """What they are certified for, unless it is a title of theirs or a bare number."""
    titles = {key for item in contact.experiences for key in keys(sure(item.title) or "-")}
    for index, fact in enumerate(contact.certifications):
        name = plain(re.split(r"\n|\s·\s", fact.text)[0])
        if fact.sure and _is_certificate(name) and not keys(name) & titles:
            yield Hook(
                kind="certificate",
                text=name,
                sources=(Source(origin="profile", quote=name, field=f"certifications.{index}"),),
                **at_present(contact, name),
            )


def _is_certificate(name: str) -> bool:
    known = 2 <= len(name.split()) <= 12 and '"' not in name and is_tellable(name)
    return known and not re.search(r"\d{3,}|\d-\d", name)


def studies(case: Case, contact: Profile) -> Iterator[Hook]:
    """Where they studied, highest first as printed; schools before college come last."""
    for index, item in enumerate(contact.education):
        school = sure(item.school)
        if not school or not is_tellable(school):
            continue
        yield Hook(
            kind="studies",
            text=school,
            current=(year_of(item.end) or "0") >= str(case.today.year),
            field=field_of_study(sure(item.degree)) if contact.language == "en" else "",
            sources=(
                *sources_of(item.school, f"education.{index}.school"),
                *sources_of(item.degree, f"education.{index}.degree"),
            ),
            **at_present(contact, school),
        )


def tenure(case: Case, contact: Profile) -> Iterator[Hook]:
    """Three years or more at one place, counted from the first printed start there."""
    now = contact.current
    company = employer_of(now) if now else ""
    if now is None or not company:
        return
    index = contact.experiences.index(now)
    first = first_at_same_place(contact, index)
    start = contact.experiences[first].start
    year = year_of(start)
    if year and case.today.year > int(year):
        yield Hook(
            kind="tenure", text=company, company=company, year=year, current=True,
            sources=(
                *sources_of(contact.experiences[first].company, f"experiences.{first}.company"),
                *sources_of(start, f"experiences.{first}.start"),
            ),
        )  # fmt: skip


def volunteering(contact: Profile) -> Iterator[Hook]:
    """Where they have given time."""
    for index, item in enumerate(contact.volunteering):
        name = sure(item.company)
        if name and is_tellable(name):
            yield Hook(
                kind="volunteering", text=name, title=sure(item.title),
                sources=sources_of(item.company, f"volunteering.{index}.company"),
            )  # fmt: skip


def skills(contact: Profile) -> Iterator[Hook]:
    """The first skills listed: a last resort."""
    for index, fact in enumerate(contact.skills[:3]):
        if fact.sure and len(fact.text) <= 40 and is_tellable(fact.text):
            yield Hook(
                kind="skill",
                text=plain(fact.text),
                sources=sources_of(fact, f"skills.{index}"),
                **at_present(contact),
            )


def place(contact: Profile) -> Iterator[Hook]:
    """Where they are: a last resort."""
    place = sure(contact.location)
    if place:
        yield Hook(
            kind="place",
            text=place.split(",")[0],
            sources=sources_of(contact.location, "location"),
            **at_present(contact),
        )


def position(contact: Profile) -> Iterator[Hook]:
    """Title and company: no hook by themselves, but what to fall back on where nothing else is."""
    now = contact.current or (contact.experiences[0] if contact.experiences else None)
    if now is not None and (employer_of(now) or sure(now.title)):
        index = contact.experiences.index(now)
        yield Hook(
            kind="at",
            text=employer_of(now) or sure(now.title),
            company=employer_of(now),
            title=sure(now.title),
            sources=(
                *sources_of(now.title, f"experiences.{index}.title"),
                *sources_of(now.company, f"experiences.{index}.company"),
            ),
            current=now.current,
        )
