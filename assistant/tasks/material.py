"""What a model is told of a case: the facts that a message can use, each on a numbered line.

A profile is cut to what the task needs. Lines about the contact are C1, C2 …, about the
sender S1 …, about what both share B1 …; what the craft would open with is named by these
numbers, strongest first. Uncertain facts, other people's names (mutual connections), and
passages that the caller leaves out never come in; addresses and phone numbers are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.craft.common_ground import common_ground
from assistant.craft.hook import Hook
from assistant.craft.hooks import hooks
from assistant.craft.names import same_name, tokens
from assistant.craft.path import sure
from assistant.models import Case, Education, Experience, Fact, Profile, Record, plain
from assistant.tasks.masking import mask
from assistant.tasks.offline.claims import Claim
from assistant.tasks.offline.desk import desk
from assistant.tasks.offline.wording import called, full_name
from assistant.tasks.passages import without

__all__ = ["Line", "Material", "material"]

_TOLD = 8  # hooks whose passages are sent wherever they stand
_ROLES, _DETAILS, _SCHOOLS, _LISTED = 6, 2, 3, 3  # past posts; details of today's; entries
_ABOUT, _ENTRY, _POST = 400, 220, 280  # characters

Side = Literal["contact", "sender", "both"]
_LETTER: dict[Side, str] = {"contact": "C", "sender": "S", "both": "B"}
_SHARED = {
    "school": "both went to this school",
    "employer": "both worked at this employer",
    "association": "both belong to this association",
    "transition": "the contact once did the work that the sender does now",
    "place": "both are in this place",
    "skill": "both have this skill",
    "language": "both speak this language",
}


class Line(Record):
    """One fact as the model reads it. `fields` are the paths of the facts it holds."""

    number: str  # "C4"
    label: str
    text: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} {self.label}: {self.text}"


class Material(Record):
    """The facts of a case for a model.

    `reasons` are the numbers of lines a message may open with, strongest first, and `said`
    the same in English as one says it to the reader: "you cut winter losses". `earlier` is
    the message that was not answered. `masked` counts addresses and phone numbers.
    """

    contact: tuple[Line, ...]
    sender: tuple[Line, ...]
    both: tuple[Line, ...]
    reasons: tuple[str, ...]
    said: tuple[str, ...] = ()
    earlier: str = ""
    masked: int = 0


class _Told(NamedTuple):
    """A fact before it has its number."""

    label: str
    text: str
    fields: tuple[str, ...] = ()


def material(case: Case, left_out: Sequence[str] = ()) -> Material:
    """The facts of `case`, without the passages of `left_out` (in whatever line breaks)."""
    case = without(case, left_out)
    found = hooks(case)
    masked = 0
    sides: dict[Side, tuple[Line, ...]] = {}
    told: dict[Side, Iterator[_Told]] = {
        "contact": _contact(case, found),
        "sender": _sender(case),
        "both": _both(case),
    }
    for side, items in told.items():
        lines: list[Line] = []
        for item in items:
            text, count = mask(plain(item.text))
            if re.search(r"\w", text):
                number = f"{_LETTER[side]}{len(lines) + 1}"
                lines.append(Line(number=number, label=item.label, text=text, fields=item.fields))
                masked += count
        sides[side] = tuple(lines)
    earlier, count = "", 0
    if case.request.kind == "follow-up":
        earlier, count = mask(case.request.earlier)
    reasons = _reasons(found, [*sides["both"], *sides["sender"], *sides["contact"]])
    claims = {item.hook.model_dump_json(): item for item in desk(case, found).claims}
    said = (
        _said(case.request.kind, claims.get(hook.model_dump_json()), line)
        for line, hook in reasons.values()
    )
    return Material(
        **sides,
        reasons=tuple(reasons),
        said=tuple(mask(text)[0] for text in said),
        earlier=earlier,
        masked=masked + count,
    )


# --- the contact ------------------------------------------------------------------------------


def _contact(case: Case, found: Sequence[Hook]) -> Iterator[_Told]:
    profile = case.contact
    if profile is None:
        return
    yield _Told("name", full_name(profile), ("name",))
    if called(profile) != full_name(profile):
        yield _Told("called", called(profile), ("given",))
    yield from _one("pronouns", profile.pronouns, "pronouns")
    yield from _one("headline", profile.headline, "headline", _ENTRY)
    quotes = _quotes(found)
    yield from _work(profile, quotes)
    for index, school in enumerate(profile.education[:_SCHOOLS]):
        yield from _studied("studied", school, f"education.{index}")
    yield from _passage("about, in their own words", profile.about, "about", _ABOUT, quotes)
    for index, post in enumerate(profile.posts[:_LISTED]):
        yield from _passage("wrote in a post", post, f"posts.{index}", _POST, quotes)
    for index, fact in enumerate(profile.publications[:_LISTED]):
        yield from _one("published", fact, f"publications.{index}", _ENTRY)
    for index, item in enumerate(profile.volunteering[:_LISTED]):
        yield from _post("volunteers", item, f"volunteering.{index}")
    for index, fact in enumerate(profile.certifications):
        if f"certifications.{index}" in quotes:
            yield from _one("certified", fact, f"certifications.{index}", _ENTRY)
    yield from _named(case, profile)


def _quotes(found: Sequence[Hook]) -> dict[str, list[str]]:
    """The passages of the strongest hooks, by the field they stand in."""
    quotes: dict[str, list[str]] = {}
    strongest = [hook for hook in found if hook.kind not in ("skill", "place", "at")][:_TOLD]
    for hook in strongest:
        for source in hook.sources:
            if source.origin == "profile":
                quotes.setdefault(source.field, []).append(source.quote)
    return quotes


def _work(profile: Profile, quotes: dict[str, list[str]]) -> Iterator[_Told]:
    """Today's posts with what is told of them, then earlier ones, the latest first."""
    now = [index for index, item in enumerate(profile.experiences) if item.current]
    past = [index for index in range(len(profile.experiences)) if index not in now]
    telling = [
        index for index in past if any(f"experiences.{index}." in f"{path}." for path in quotes)
    ]
    chosen = now + [index for index in past if index in past[:_ROLES] or index in telling]
    for index in chosen:
        item, field = profile.experiences[index], f"experiences.{index}"
        yield from _post("works now" if item.current else "worked before", item, field)
        for number, detail in enumerate(item.details):
            path = f"{field}.details.{number}"
            if path in quotes or (index in now[:1] and number < _DETAILS):
                label = f"did as {sure(item.title)}" if sure(item.title) else "did there"
                yield from _passage(label, detail, path, _ENTRY, quotes)


def _named(case: Case, profile: Profile) -> Iterator[_Told]:
    """Of mutual connections, those alone who agreed to be named."""
    for index, fact in enumerate(profile.mutual):
        name = plain(fact.text)
        if any(
            set(tokens(agreed)) == set(tokens(name)) for agreed in case.request.agreed if agreed
        ):
            yield _Told("knows, and may be named", name, (f"mutual.{index}",))


# --- the sender and what both share -----------------------------------------------------------


def _sender(case: Case) -> Iterator[_Told]:
    me, request = case.me, case.request
    yield _Told("name", plain(me.name))
    yield _Told("what the sender does", plain(me.work), ("work",))
    yield _Told("what the sender wants to learn", plain(me.learn), ("learn",))
    yield _Told("how the sender came upon the contact", plain(request.why), ("why",))
    if request.via and request.kind in ("request", "follow-up"):
        if any(same_name(name, set(tokens(request.via))) for name in request.agreed if name):
            yield _Told("who suggested writing, and may be named", plain(request.via), ("via",))
    elif request.via:
        yield _Told("who knows both", plain(request.via), ("via",))
    if me.profile is not None:
        yield from _background(me.profile, bool(plain(me.work)))


def _background(profile: Profile, stated: bool) -> Iterator[_Told]:
    """A little of the sender's own path; more of it only tempts a model to tell it."""
    for index, item in enumerate(profile.experiences[: 2 if stated else 3]):
        label = "the sender works now" if item.current else "the sender worked before"
        yield from _post(label, item, f"profile.experiences.{index}")
    for index, school in enumerate(profile.education[:1]):
        yield from _studied("the sender studied", school, f"profile.education.{index}")


def _both(case: Case) -> Iterator[_Told]:
    if case.contact is None:
        return
    for ground in common_ground(case.contact, case.me):
        fields = (ground.contact.field, ground.me.field)
        yield _Told(_SHARED[ground.kind], ground.text, fields)


# --- how a fact is told -----------------------------------------------------------------------


def _one(label: str, fact: Fact | None, field: str, most: int = 120) -> Iterator[_Told]:
    if sure(fact):
        yield _Told(label, _cut(sure(fact), most), (field,))


def _post(label: str, item: Experience, field: str) -> Iterator[_Told]:
    """Title and company with the printed dates: "Timetable Planner at Murbahn, Jan 2022"."""
    parts = [sure(item.title), sure(item.company)]
    if any(parts):
        text = _dated(
            " at ".join(part for part in parts if part), item.start, item.end, item.current
        )
        yield _Told(label, text, tuple(f"{field}.{name}" for name in ("title", "company", "start")))


def _studied(label: str, item: Education, field: str) -> Iterator[_Told]:
    school, degree = sure(item.school), _cut(sure(item.degree), 120)
    if school or degree:
        text = f"{degree} at {school}" if school and degree else school or degree
        yield _Told(
            label, _dated(text, item.start, item.end), (f"{field}.school", f"{field}.degree")
        )


def _dated(text: str, start: Fact | None, end: Fact | None, current: bool = False) -> str:
    since, until = sure(start), "" if current else sure(end)
    if since and until:
        return f"{text}, {since} to {until}"
    if since:
        return f"{text}, since {since}" if current else f"{text}, {since}"
    return f"{text}, until {until}" if until else text


def _passage(
    label: str, fact: Fact | None, field: str, most: int, quotes: dict[str, list[str]]
) -> Iterator[_Told]:
    """The beginning of a longer text, and what of the rest a hook stands on."""
    text = sure(fact)
    if not text:
        return
    head = _cut(text, most)
    kept = [head]
    for quote in quotes.get(field, ()):
        if quote not in " ".join(kept):
            kept.append(_cut(quote, _ENTRY))
    for part in kept:
        yield _Told(label, f'"{part}"', (field,))


def _cut(text: str, most: int) -> str:
    """At most so many characters: whole sentences if one fits, else whole words."""
    if len(text) <= most:
        return text
    head = text[:most]
    stops = [found.end() for found in re.finditer(r"[.!?。！？…]+[\"”»)]?(?=\s|$)|[。！？]", head)]
    if stops and stops[-1] > most // 3:
        return head[: stops[-1]]
    edge = head.rfind(" ")
    return f"{head[:edge] if edge > most // 2 else head}…"


# --- what to open with ------------------------------------------------------------------------


def _reasons(found: Sequence[Hook], lines: Sequence[Line]) -> dict[str, tuple[Line, Hook]]:
    """The lines that hooks stand on by their numbers, in the craft's order, each once."""
    given: dict[str, tuple[Line, Hook]] = {}
    for hook in found:
        if line := _line_of(hook, lines):
            given.setdefault(line.number, (line, hook))
    return given


def _said(kind: str, claim: Claim | None, line: Line) -> str:
    """A reason as the offline engine would say it to the reader; small models mix up persons."""
    if claim is None or (kind == "blurb" and claim.kind == "shared"):
        return f"{line.label}: {line.text}"
    if kind == "introduction":
        return claim.they
    wonder = "the sender wonders" if kind == "blurb" else "I wonder"
    return f"{claim.you}; {wonder} {claim.curious}" if claim.curious else claim.you


def _line_of(hook: Hook, lines: Sequence[Line]) -> Line | None:
    """The line that tells a hook: of several the one that holds its own words."""
    wanted = {source.field for source in hook.sources}
    shared = len({source.origin for source in hook.sources}) > 1
    if shared:
        fit = [line for line in lines if line.number[0] == "B" and wanted <= set(line.fields)]
    else:
        fit = [line for line in lines if wanted & set(line.fields)]
    told = [line for line in fit if hook.text in line.text]
    if not told and hook.clause is None:
        told = fit
    return told[0] if told else None
