"""One reason to write to this person, with the facts it stands on."""

from __future__ import annotations

from typing import Literal

from assistant.craft.clauses import Clause
from assistant.craft.common_ground import keys
from assistant.craft.path import employer_of, present, sure
from assistant.models import Fact, Profile, Record, Source, plain

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
    changed: bool = False  # a step into another kind of work

    @property
    def beyond(self) -> bool:
        """Whether it tells more of the person than name, title and company."""
        return self.kind not in {"referral", "why", "at"}


def sources_of(fact: Fact | None, field: str) -> tuple[Source, ...]:
    """The source of a certain fact; none for an uncertain one."""
    if fact is None or not fact.sure:
        return ()
    return (Source(origin="profile", quote=plain(fact.text), field=field),)


def at_present(contact: Profile, apart_from: str = "") -> dict[str, str]:
    """Where the person is now, unless that is the place itself."""
    now = present(contact)
    company = employer_of(now) if now else ""
    if company and keys(company) & keys(apart_from or "-"):
        company = ""
    return {"company": company, "title": sure(now.title) if now else ""}
