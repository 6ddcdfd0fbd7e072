"""The facts that were typed, as far as they were read, and the profile they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intake.clauses import Clause
from assistant.intake.lines import Line
from assistant.intake.passage import Passage, joined
from assistant.models import Education, Experience, Fact, Profile


@dataclass
class Found:
    """The facts so far. `about` keeps every line that was put nowhere else."""

    own: bool = False
    name: Fact | None = None
    title: Fact | None = None
    company: Fact | None = None
    dates: Experience | None = None
    degree: Fact | None = None
    one: dict[str, Fact] = field(default_factory=dict)
    many: dict[str, list[Fact]] = field(default_factory=dict)
    roles: list[Experience] = field(default_factory=list)
    schools: list[Education] = field(default_factory=list)
    about: list[list[Line]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def profile_of(found: Found, source: str) -> Profile:
    """The profile; the role and degree from labels come first."""
    return Profile(
        kind="facts",
        language=found.languages[0] if found.languages else "en",
        source=source,
        name=found.name,
        pronouns=found.one.get("pronouns"),
        headline=found.one.get("headline"),
        location=found.one.get("location"),
        about=_about(found.about),
        experiences=(*_labelled_role(found), *found.roles),
        education=_schools(found),
        skills=tuple(found.many.get("skills", ())),
        languages=tuple(found.many.get("languages", ())),
        certifications=tuple(found.many.get("certifications", ())),
        publications=tuple(found.many.get("publications", ())),
        email=found.one.get("email"),
        link=found.one.get("link"),
    )


def _labelled_role(found: Found) -> tuple[Experience, ...]:
    """Title and company from labels: the current role, unless their dates have ended."""
    if found.title is None and found.company is None:
        return ()
    dates = found.dates
    return (
        Experience(
            title=found.title,
            company=found.company,
            start=dates.start if dates else None,
            end=dates.end if dates else None,
            current=dates.current if dates and dates.end else True,
        ),
    )


def _schools(found: Found) -> tuple[Education, ...]:
    if found.degree is None:
        return tuple(found.schools)
    if not found.schools:
        return (Education(degree=found.degree),)
    first = found.schools[0]
    if first.degree is None:
        first = first.model_copy(update={"degree": found.degree})
        return (first, *found.schools[1:])
    return (*found.schools, Education(degree=found.degree))


def _about(groups: Sequence[Sequence[Line]]) -> Fact | None:
    facts = [fact for group in groups if (fact := joined(group))]
    if not facts:
        return None
    spans = tuple(span for fact in facts for span in fact.spans)
    return Fact(text="\n".join(fact.text for fact in facts), spans=spans)


def take(
    clause: Clause, passage: Passage, offset: int, found: Found, *, past: bool = False
) -> None:
    """Put what a clause says where it belongs."""
    if clause.says == "place":
        place = part(clause, "place", passage, offset)
        if place is not None:
            found.one.setdefault("location", place)
        return
    if clause.says == "school":
        found.schools.append(education(passage, offset, clause))
        return
    start, end, running = dates_of(clause, passage, offset)
    found.roles.append(
        Experience(
            title=part(clause, "title", passage, offset),
            company=part(clause, "company", passage, offset),
            start=start,
            end=end,
            current=running if clause.dates else clause.says != "past" and not past,
        )
    )


def part(clause: Clause, name: str, passage: Passage, offset: int) -> Fact | None:
    """One part of a clause ("company"); `offset`: where its text begins in the passage."""
    if name not in clause.parts:
        return None
    low, high = clause.parts[name]
    return passage.fact(offset + low, offset + high)


def education(passage: Passage, offset: int, clause: Clause) -> Education:
    """What a clause says about a school."""
    start, end, _ = dates_of(clause, passage, offset)
    return Education(
        school=part(clause, "school", passage, offset),
        degree=part(clause, "degree", passage, offset),
        start=start,
        end=end,
    )


def dates_of(
    clause: Clause, passage: Passage, offset: int
) -> tuple[Fact | None, Fact | None, bool]:
    """Start, end and whether it goes on, as a clause prints them."""
    dates = clause.dates
    if dates is None:
        return None, None, False
    low = offset + clause.dates_at
    start = passage.fact(low + dates.start[0], low + dates.start[1])
    end = passage.fact(low + dates.end[0], low + dates.end[1]) if dates.end else None
    return start, end, dates.current
