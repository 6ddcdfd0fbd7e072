"""The facts that were typed, as far as they were read, and the profile they make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intake.lines import Line
from assistant.intake.passage import Passage, joined
from assistant.intake.typed.phrases import Clause
from assistant.intake.typed.words import LANGUAGES, tokens, words
from assistant.models import Education, Experience, Fact, Profile


@dataclass
class Found:
    """The facts so far. `units`: the sentences and lines, of which what no fact holds is kept."""

    own: bool = False
    lower: bool = False  # the writer uses no capitals
    order: tuple[str, ...] = LANGUAGES
    name: Fact | None = None
    title: Fact | None = None
    company: Fact | None = None
    role: dict[str, Fact] = field(default_factory=dict)  # place, start, end of the labelled role
    current: bool = True
    degree: Fact | None = None
    one: dict[str, Fact] = field(default_factory=dict)
    many: dict[str, list[Fact]] = field(default_factory=dict)
    roles: list[Experience] = field(default_factory=list)
    schools: list[Education] = field(default_factory=list)
    units: list[list[Line]] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)  # units that are kept in any case
    spent: list[tuple[int, int]] = field(default_factory=list)  # labels: no words of a fact

    def keep(self, unit: list[Line]) -> None:
        """A text that stands in `about` whatever else was read from it."""
        if unit:
            self.kept.add(len(self.units))
            self.units.append(unit)


def profile_of(found: Found, source: str) -> Profile:
    """The profile; the role and degree from labels come first."""
    read = Profile(
        kind="facts",
        language=found.order[0],
        source=source,
        name=found.name,
        pronouns=found.one.get("pronouns"),
        headline=found.one.get("headline"),
        location=found.one.get("location"),
        experiences=(*_labelled_role(found), *found.roles),
        education=_schools(found),
        skills=tuple(found.many.get("skills", ())),
        languages=tuple(found.many.get("languages", ())),
        certifications=tuple(found.many.get("certifications", ())),
        publications=tuple(found.many.get("publications", ())),
        email=found.one.get("email"),
        link=found.one.get("link"),
    )
    return read.model_copy(update={"about": _about(found, read)})


def _labelled_role(found: Found) -> tuple[Experience, ...]:
    """Title and company from labels: the current role, unless their dates have ended."""
    if found.title is None and found.company is None and not found.role:
        return ()
    if found.title is None and found.company is None:
        first = next((n for n, role in enumerate(found.roles) if role.current), None)
        if first is not None and found.roles[first].start is None:
            found.roles[first] = found.roles[first].model_copy(update=found.role)
        return ()
    return (
        Experience(title=found.title, company=found.company, current=found.current, **found.role),
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


def _about(found: Found, read: Profile) -> Fact | None:
    """Every line and sentence of which a word stands in no other fact, each on a line."""
    spans = [*found.spent]
    for _, item in read.facts():
        spans.extend((span.start, span.end) for span in item.spans)
    spans.sort()
    starts = [start for start, _ in spans]
    ends: list[int] = []
    for _, end in spans:
        ends.append(max(end, ends[-1]) if ends else end)
    glue = set().union(*(words("glue", language) for language in (found.order[0], "en")))
    glue |= set(tokens(found.name.text)) if found.name else set()
    facts: list[Fact] = []
    for number, unit in enumerate(found.units):
        untold = _untold(unit, starts, ends)
        whole = len(untold) == sum(len(tokens(line.text)) for line in unit)
        told = number not in found.kept and not whole and all(word in glue for word in untold)
        fact = None if told else joined(unit)
        facts.extend([fact] if fact else [])
    if not facts:
        return None
    places = tuple(span for fact in facts for span in fact.spans)
    return Fact(text="\n".join(fact.text for fact in facts), spans=places)


def _untold(unit: Sequence[Line], starts: list[int], ends: list[int]) -> list[str]:
    """The words of a unit that lie in none of the spans, which are sorted by their starts."""
    found: list[str] = []
    for line in unit:
        text = line.source[line.start : line.end]
        for match in re.finditer(r"[^\W_]+|[^\w\s.,;:()'’!?/|·•*&@<>=–—\"“”„«»-]", text):
            at = line.start + match.start()
            before = bisect_right(starts, at)
            if not before or ends[before - 1] < line.start + match.end():
                found.extend(tokens(match.group()) or [match.group()])
    return found


def take(
    clause: Clause, passage: Passage, offset: int, found: Found, *, past: bool = False
) -> None:
    """Put what a clause says where it belongs. `offset`: where its text begins in the passage."""
    facts = {
        name: fact
        for name, (low, high) in clause.parts.items()
        if (fact := passage.fact(offset + low, offset + high, sure=clause.sure))
    }
    if clause.says == "place":
        if "place" in facts:
            found.one.setdefault("location", facts["place"])
    elif clause.says == "school":
        note = facts.pop("note", None)
        found.schools.append(Education(**facts, details=(note,) if note else ()))
    else:
        facts = facts if {"title", "company"} & set(facts) else {}
        if facts:
            found.roles.append(Experience(**facts, current=clause.current and not past))
