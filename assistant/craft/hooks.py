"""What a message may open with, strongest first.

The order is the trade's: somebody who agreed to be named, how I know the person, the same
school, a shared employer or association, what they said or published, the same move, then
facts of their own work. Admiring a job title is no hook, so title and company alone are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.craft.clauses import Clause, clauses, is_role, is_tellable
from assistant.craft.common_ground import common_ground, keys, occupation
from assistant.craft.path import (
    DEGREE,
    employer_of,
    field_of_study,
    first_at_same_place,
    next_place,
    present,
    sure,
    year_of,
)
from assistant.models import Case, Experience, Fact, Profile, Record, Source, plain

HookKind = Literal[
    "referral", "why", "school", "employer", "association", "post", "publication", "transition",
    "about", "work", "headline", "climb", "move", "studies", "tenure", "certificate",
    "volunteering", "language", "place", "skill", "at",
]  # fmt: skip


class Hook(Record):
    """One reason to write to this person, with the facts it stands on.

    `text` is the fact as printed; `clause` is set where it is a person's own wording.
    `company` is where it belongs, `former` the place before, `year` a printed year.
    """

    kind: HookKind
    text: str
    sources: tuple[Source, ...]
    clause: Clause | None = None
    company: str = ""
    former: str = ""
    title: str = ""
    year: str = ""
    field: str = ""
    current: bool = False

    @property
    def beyond(self) -> bool:
        """Whether it tells more of the person than name, title and company."""
        return self.kind not in {"referral", "why", "at"}


def hooks(case: Case) -> tuple[Hook, ...]:
    """The hooks of `case`, strongest first; uncertain facts and other people's are left out."""
    found: list[Hook] = [*_mine(case)]
    contact = case.contact
    if contact is None:
        return tuple(found)
    shared = list(_shared(case, contact))
    strong = {"school", "employer", "association"}
    found += [hook for hook in shared if hook.kind in strong]
    posts = _posts(contact)
    telling = [hook for hook in posts if _strength(hook) >= _TELLING and _english(hook)]
    found += [*telling, *_publications(contact)]
    found += [hook for hook in shared if hook.kind == "transition"]
    own = [*_about(contact), *_work(contact), *_headline(contact)]
    own += [hook for hook in posts if hook not in telling]
    own.sort(key=_strength, reverse=True)
    found += [hook for hook in own if _english(hook)]
    found += [*_climb(contact), *_moves(contact), *_certificates(contact), *_studies(case, contact)]
    found += [*_tenure(case, contact), *_volunteering(contact)]
    found += [hook for hook in own if not _english(hook)]
    found += [hook for hook in shared if hook.kind in {"language", "place", "skill"}]
    found += [*_skills(contact), *_place(contact), *_position(contact)]
    return tuple(found)


_TELLING = 5  # a post below this says too little without what stands around it


def _english(hook: Hook) -> bool:
    return hook.clause is not None and hook.clause.english


def _strength(hook: Hook) -> int:
    recent = 2 if hook.current or hook.kind != "work" else 0
    return (hook.clause.score if hook.clause else 0) + recent


def _from(fact: Fact | None, field: str) -> tuple[Source, ...]:
    if fact is None or not fact.sure:
        return ()
    return (Source(origin="profile", quote=plain(fact.text), field=field),)


def _mine(case: Case) -> Iterator[Hook]:
    request = case.request
    agreed = {keys(name) for name in request.agreed}
    referred = request.kind in {"request", "follow-up"} and request.via.strip()
    if referred and keys(request.via) in agreed:
        source = Source(origin="me", quote=plain(request.via), field="via")
        yield Hook(kind="referral", text=plain(request.via), sources=(source,))
    if why := plain(request.why):
        yield Hook(kind="why", text=why, sources=(Source(origin="me", quote=why, field="why"),))


def _shared(case: Case, contact: Profile) -> Iterator[Hook]:
    for ground in common_ground(contact, case.me):
        former = ""
        if ground.kind == "transition":
            index = int(ground.contact.field.split(".")[1])
            former = employer_of(contact.experiences[index])
        yield Hook(
            kind=ground.kind,
            text=ground.text,
            sources=(ground.contact, ground.me),
            former=former,
            **_present(contact, ground.text),
        )


def _present(contact: Profile, apart_from: str = "") -> dict[str, str]:
    """Where the person is now, unless that is the place itself."""
    now = present(contact)
    company = employer_of(now) if now else ""
    if company and keys(company) & keys(apart_from or "-"):
        company = ""
    return {"company": company, "title": sure(now.title) if now else ""}


def _worded(
    kind: HookKind, fact: Fact, field: str, item: Experience | None = None
) -> Iterator[Hook]:
    if not fact.sure:
        return
    for clause in clauses(fact.text):
        if (clause.score >= 0 or not clause.english) and (
            clause.quotable or clause.shape != "phrase"
        ):
            yield Hook(
                kind=kind,
                text=clause.text,
                clause=clause,
                sources=(Source(origin="profile", quote=clause.text, field=field),),
                company=employer_of(item) if item else "",
                current=item.current if item else True,
            )


def _posts(contact: Profile) -> list[Hook]:
    found: list[Hook] = []
    for index, fact in enumerate(contact.posts):
        found += [hook for hook in _worded("post", fact, f"posts.{index}") if _quoted(hook)]
    return sorted(found, key=_strength, reverse=True)[:4]


def _quoted(hook: Hook) -> bool:
    return hook.clause is not None and hook.clause.quotable


def _publications(contact: Profile) -> Iterator[Hook]:
    for index, fact in enumerate(contact.publications):
        title = plain(fact.text.splitlines()[0])
        if fact.sure and 2 <= len(title.split()) <= 20 and '"' not in title and is_tellable(title):
            yield Hook(
                kind="publication",
                text=title,
                sources=(Source(origin="profile", quote=title, field=f"publications.{index}"),),
            )


def _about(contact: Profile) -> Iterator[Hook]:
    if contact.about is not None:
        yield from _worded("about", contact.about, "about")


def _work(contact: Profile) -> Iterator[Hook]:
    for index, item in enumerate(contact.experiences):
        for number, fact in enumerate(item.details):
            yield from _worded("work", fact, f"experiences.{index}.details.{number}", item)


def _headline(contact: Profile) -> Iterator[Hook]:
    """The part of a headline between its bars that is not title or employer."""
    if contact.headline is None or not contact.headline.sure:
        return
    jobs = [name for item in contact.experiences for name in (sure(item.title), employer_of(item))]
    schools = [sure(item.school) for item in contact.education]
    names = [one for name in [*jobs, *schools] if name for one in keys(name)]
    for part in re.split(r"\s*[|•·/]\s*|\s[-–—]\s", contact.headline.text)[:6]:
        fact = Fact(text=part or "-")
        for hook in _worded("headline", fact, "headline"):
            known = any(one in key for one in names for key in keys(part))
            head = re.split(r",|\s(?:at|in|for|of|with|who)\s", part)[0]
            known = known or is_role(head) or bool(DEGREE.search(part))
            known = known or bool(re.search(r"@|\bex-", part))
            if _quoted(hook) and not known and hook.text == plain(part):
                yield hook


def _climb(contact: Profile) -> Iterator[Hook]:
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
                *_from(begun.title, f"experiences.{first}.title"),
                *_from(now.title, f"experiences.{index}.title"),
                *_from(now.company, f"experiences.{index}.company"),
            ),
        )  # fmt: skip


def _moves(contact: Profile) -> Iterator[Hook]:
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
            *_from(arrived.company, f"experiences.{later}.company"),
            *_from(before.company, f"experiences.{index}.company"),
        )
        if year := year_of(arrived.start):
            sources += _from(arrived.start, f"experiences.{later}.start")
        yield Hook(
            kind="move", text=former, company=employer_of(arrived), former=former, year=year,
            title=sure(before.title), sources=sources, current=arrived.current,
        )  # fmt: skip


def _certificates(contact: Profile) -> Iterator[Hook]:
    for index, fact in enumerate(contact.certifications):
        name = plain(re.split(r"\n|\s·\s", fact.text)[0])
        if fact.sure and 2 <= len(name.split()) <= 12 and '"' not in name and is_tellable(name):
            yield Hook(
                kind="certificate",
                text=name,
                sources=(Source(origin="profile", quote=name, field=f"certifications.{index}"),),
                **_present(contact, name),
            )


def _studies(case: Case, contact: Profile) -> Iterator[Hook]:
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
                *_from(item.school, f"education.{index}.school"),
                *_from(item.degree, f"education.{index}.degree"),
            ),
            **_present(contact, school),
        )


def _tenure(case: Case, contact: Profile) -> Iterator[Hook]:
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
                *_from(contact.experiences[first].company, f"experiences.{first}.company"),
                *_from(start, f"experiences.{first}.start"),
            ),
        )  # fmt: skip


def _volunteering(contact: Profile) -> Iterator[Hook]:
    for index, item in enumerate(contact.volunteering):
        name = sure(item.company)
        if name and is_tellable(name):
            yield Hook(
                kind="volunteering", text=name, title=sure(item.title),
                sources=_from(item.company, f"volunteering.{index}.company"),
            )  # fmt: skip


def _skills(contact: Profile) -> Iterator[Hook]:
    for index, fact in enumerate(contact.skills[:3]):
        if fact.sure and len(fact.text) <= 40 and is_tellable(fact.text):
            yield Hook(
                kind="skill",
                text=plain(fact.text),
                sources=_from(fact, f"skills.{index}"),
                **_present(contact),
            )


def _place(contact: Profile) -> Iterator[Hook]:
    place = sure(contact.location)
    if place:
        yield Hook(
            kind="place",
            text=place.split(",")[0],
            sources=_from(contact.location, "location"),
            **_present(contact),
        )


def _position(contact: Profile) -> Iterator[Hook]:
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
                *_from(now.title, f"experiences.{index}.title"),
                *_from(now.company, f"experiences.{index}.company"),
            ),
            current=now.current,
        )
