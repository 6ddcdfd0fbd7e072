"""An Assistant in memory: the real one's methods, small rules, and errors on demand."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant.errors import InputError, StoreError
from assistant.models import (
    Channel,
    CommonGround,
    Draft,
    Experience,
    Fact,
    Finding,
    KeptRequest,
    Limits,
    Me,
    Person,
    Profile,
    Record,
    Request,
    Sentence,
    Source,
)
from tests.ui.fake_afterwards import FakeAfterwards
from tests.ui.fake_covering import FakeCovering
from tests.ui.fake_model import FakeModelUse
from tests.ui.fake_planning import FakePlanning
from tests.ui.fake_searching import FakeSearching
from tests.ui.fake_talks import FakeTalks

NOW = datetime(2026, 3, 4, 9, 30)
SAMPLE = """Ana Ruiz
Research lead at Northline Transit
Leeds
Research lead, Northline Transit
Geography teacher, Calder Valley Academy
"""


class FakeSettings(Record):
    home: Path = Path("/home/sam/.local/share/firsthand")
    samples: Path | None = None
    theme: str = "system"
    premium: bool = False
    notes_a_month: int = 5
    channel: Channel = "email"
    tone: str = "warm"
    limits: Limits = Limits()
    model: str = ""
    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    price_in: float | None = None
    price_out: float | None = None
    deadline: float = 120
    zone: str = ""
    voice: bool = True
    embedding_model: str = ""
    embedding_base_url: str = ""
    embedding_api_key: SecretStr = SecretStr("")
    gloss_language: str = "en"


class Checked(Record):
    draft: Draft
    findings: tuple[Finding, ...]


class Line(Record):
    name: str
    ok: bool | None
    text: str


class FakeAssistant(
    FakeAfterwards, FakeCovering, FakePlanning, FakeSearching, FakeTalks, FakeModelUse
):
    """`full` makes every write fail as a full disk does; `fixed` are environment settings."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = FakeSettings()
        self.fixed: frozenset[str] = frozenset()
        self.full = False
        self.drafts = 0
        self._me = Me()
        self._people: dict[str, Person] = {}
        self._requests: dict[str, KeptRequest] = {}
        self._slots: dict[str, dict[str, Any]] = {}

    def read_text(self, text: str) -> Profile:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise InputError("This is not a profile.", "Open the profile, select all, and copy.")
        jobs = [line.split(", ", 1) for line in lines[3:] if ", " in line]
        experiences = [
            Experience(title=Fact(text=title), company=Fact(text=company, sure=at == 0))
            for at, (title, company) in enumerate(jobs)
        ]
        found = re.search(r"\S+@\S+", text)
        return Profile(
            kind="web",
            source=text,
            name=Fact(text=lines[0]),
            headline=Fact(text=lines[1]),
            location=Fact(text=lines[2]) if len(lines) > 2 else None,
            experiences=tuple(experiences),
            email=Fact(text=found.group()) if found else None,
            mutual=(Fact(text="Priya Raman"),),
        )

    def text_of(self, name: str, data: bytes) -> str:
        if not name.endswith(".txt"):
            raise InputError("This file cannot be read.", "Save it as PDF, DOCX or TXT.")
        return data.decode("utf-8")

    def read_me(self, text: str) -> Me:
        profile = self.read_text(text)
        return Me(name=profile.name.text if profile.name else "", profile=profile)

    def correct(self, profile: Profile, path: str, text: str) -> Profile:
        from assistant.app.corrections import correct

        return correct(profile, path, text)

    def sample(self) -> tuple[Profile, Me, Request]:
        me = Me(name="Sam Okafor", work="I teach maths", learn="how research leads spend a week")
        return self.read_text(SAMPLE), me, Request()

    def common_ground(self, contact: Profile, me: Me) -> tuple[CommonGround, ...]:
        if not (contact.headline and me.work):
            return ()
        theirs = Source(origin="profile", quote=contact.headline.text)
        mine = Source(origin="me", quote=me.work)
        return (CommonGround(kind="school", text="Wrenfield", contact=theirs, me=mine),)

    def draft(self, request: Request, contact: Profile, me: Me) -> Checked:
        self.drafts += 1
        name = contact.name.text if contact.name else "you"
        headline = contact.headline.text if contact.headline else "your work"
        first = f"I read that you are {headline}."
        parts = [f"Dear {name},", "", f"{first} {me.work}.", ""]
        parts += ["Could we talk for 20 minutes next week?", "", f"Best,\n{me.name}"]
        body = "\n".join(parts)
        subject = f"A question for {name}" if request.channel in ("email", "inmail") else None
        return self.check(subject, body, request, contact, me)

    def check(
        self, subject: str | None, body: str, request: Request, contact: Profile | None, me: Me
    ) -> Checked:
        sentences = []
        for match in re.finditer(r"[^\n.?!]{12,}[.?!]", body):
            sources: tuple[Source, ...] = ()
            if contact and contact.headline and contact.headline.text in match.group():
                sources = (Source(origin="profile", quote=contact.headline.text),)
            elif me.work and me.work in match.group():
                sources = (Source(origin="me", quote=me.work),)
            text = match.group().strip()
            start = match.end() - len(text)
            sentences.append(Sentence(text=text, start=start, end=match.end(), sources=sources))
        findings = [
            Finding(
                rule="L16",
                severity="W",
                text=match.group(),
                start=match.start(),
                end=match.end(),
                message="A stock phrase.",
                mend="Say it in your own words.",
            )
            for match in re.finditer("pick your brain", body)
        ]
        if "?" not in body:
            findings.insert(
                0, Finding(rule="L07", severity="E", message="Nothing is asked.", mend="Ask.")
            )
        draft = Draft(subject=subject, body=body, sentences=tuple(sentences))
        return Checked(draft=draft, findings=tuple(findings))

    def eml(self, subject: str | None, body: str, contact: Profile, me: Me) -> bytes:
        from assistant.app.mail import eml

        return eml(subject, body, contact, me)

    def mailto(self, subject: str | None, body: str, contact: Profile) -> str:
        from assistant.app.mail import mailto

        return mailto(subject, body, contact)

    def me(self) -> Me:
        return self._me

    def save_me(self, me: Me) -> None:
        self._write()
        self._me = me

    def people(self) -> list[Person]:
        return list(self._people.values())

    def person(self, person: str) -> Person:
        return self._people[person]

    def save_person(self, profile: Profile, person: str | None = None) -> Person:
        self._write()
        key = person or f"p{len(self._people)}"
        self._people[key] = Person(id=key, profile=profile, created=NOW, changed=NOW)
        return self._people[key]

    def delete_person(self, person: str) -> None:
        self._write()
        del self._people[person]
        self._requests = {k: r for k, r in self._requests.items() if r.person != person}
        self._slots = {}

    def requests(self, person: str | None = None) -> list[KeptRequest]:
        return [r for r in self._requests.values() if person in (None, r.person)]

    def kept_request(self, request: str) -> KeptRequest:
        return self._requests[request]

    def save_request(
        self,
        person: str,
        request: Request,
        draft: Draft,
        subject: str | None,
        body: str,
        kept: str | None = None,
    ) -> KeptRequest:
        self._write()
        key = kept or f"r{len(self._requests)}"
        was = self._requests.get(key)
        self._requests[key] = KeptRequest(
            status=was.status if was else "draft",
            sent_on=was.sent_on if was else None,
            sent_by=was.sent_by if was else None,
            id=key,
            person=person,
            request=request,
            draft=draft,
            subject=subject,
            body=body,
            created=NOW,
            changed=NOW,
        )
        return self._requests[key]

    def sent(self, request: str, channel: Channel, on: date) -> KeptRequest:
        self._write()
        update = {"status": "sent", "sent_on": on, "sent_by": channel}
        self._requests[request] = self._requests[request].model_copy(update=update)
        return self._requests[request]

    def follow_up(self, request: str) -> Request:
        kept = self._requests[request]
        update = {"kind": "follow-up", "earlier": kept.body, "sent": kept.sent_on}
        return kept.request.model_copy(update=update)

    def notes_this_month(self) -> int:
        return sum(kept.sent_by == "note" for kept in self._requests.values())

    def keep(self, slot: str, value: dict[str, Any]) -> None:
        self._write()
        self._slots[slot] = value

    def kept(self, slot: str) -> dict[str, Any] | None:
        return self._slots.get(slot)

    def forget(self, slot: str) -> None:
        self._slots.pop(slot, None)

    def save_settings(self, **values: Any) -> None:
        self._write()
        self.settings = FakeSettings.model_validate(self.settings.model_dump() | values)

    def fixed_settings(self) -> frozenset[str]:
        return self.fixed

    def doctor(self) -> list[Line]:
        return [Line(name="data folder", ok=True, text=str(self.settings.home))]

    def _write(self) -> None:
        if self.full:
            raise StoreError("The disk is full.", "What you typed is still on the screen.")
