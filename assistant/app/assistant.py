"""Assistant: one method a use case. The screens and the command line import only this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import settings as settings_file
from assistant.app import corrections
from assistant.models import (
    Case,
    Channel,
    CommonGround,
    Draft,
    KeptRequest,
    Me,
    Person,
    Profile,
    Request,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.app.doctor import Line
    from assistant.intake.letter import Letter
    from assistant.store.records import Records
    from assistant.tasks.outreach import Checked


ABOUT_ME = "about-me"  # the slot in which the user's own side is being typed
SAMPLE_ADDRESS = "ana.ruiz@northline.example"


def local_now() -> datetime:
    """The time now, with the machine's zone."""
    return datetime.now().astimezone()


class Assistant:
    """The parts, wired. Reading, drafting and checking store nothing; the record is opened late."""

    def __init__(self, settings: Settings, now: Callable[[], datetime] = local_now) -> None:
        self.settings = settings
        self._now = now

    @cached_property
    def _records(self) -> Records:
        from assistant.store.database import Database
        from assistant.store.records import Records

        return Records(Database(self.settings.home))

    def _utc(self) -> datetime:
        return self._now().astimezone(UTC).replace(tzinfo=None)

    def today(self) -> date:
        """The day where the user is."""
        return self._now().date()

    # profiles

    def read_text(self, text: str) -> Profile:
        """Read pasted text. Raises InputError, with what to do instead."""
        from assistant.intake.profile import read_profile

        return read_profile(text)

    def read_file(self, name: str, data: bytes) -> Profile:
        """Read a PDF, a DOCX or a text file. Raises InputError, with what to do instead."""
        return self.read_text(self.text_of(name, data))

    def text_of(self, name: str, data: bytes) -> str:
        """The text of a PDF, a DOCX or a text file, within the bounds."""
        from assistant.intake.documents import read_document

        return read_document(name, data).text

    def read_me(self, text: str) -> Me:
        """Read the user's own side: plain facts, a pasted profile or a résumé."""
        from assistant.intake.me import read_me

        return read_me(text)

    def read_letter(self, name: str, data: bytes) -> Letter:
        """Read a request that somebody wrote: text with an optional subject, or `.eml`."""
        from assistant.intake.letter import read_letter

        return read_letter(name, data)

    def correct(self, profile: Profile, path: str, text: str) -> Profile:
        """Put one fact as the user typed it; empty text removes it."""
        return corrections.correct(profile, path, text)

    def sample(self) -> tuple[Profile, Me, Request]:
        """An invented contact and an invented user, for the first run."""
        folder = files("assistant.app") / "sample"
        contact = self.read_text((folder / "contact.txt").read_text("utf-8"))
        me = self.read_me((folder / "me.txt").read_text("utf-8"))
        # A page holds no address; this one the user would have typed on the card.
        return self.correct(contact, "email", SAMPLE_ADDRESS), me, Request()

    # requests

    def case(self, request: Request, contact: Profile | None, me: Me) -> Case:
        """What the rules may know of a request, with today's date and the user's limits."""
        return Case(
            request=request,
            contact=contact,
            me=me,
            today=self.today(),
            limits=self.settings.limits,
        )

    def draft(self, request: Request, contact: Profile, me: Me) -> Checked:
        """Write a request and check it."""
        from assistant.tasks import outreach

        return outreach.write(self.case(request, contact, me))

    def check(
        self, subject: str | None, body: str, request: Request, contact: Profile | None, me: Me
    ) -> Checked:
        """Check a text that anybody wrote, by the same rules."""
        from assistant.tasks import outreach

        return outreach.check(subject, body, self.case(request, contact, me))

    def common_ground(self, contact: Profile, me: Me) -> tuple[CommonGround, ...]:
        """What both sides state, the strongest first."""
        from assistant.craft.common_ground import common_ground

        return common_ground(contact, me)

    def eml(self, subject: str | None, body: str, contact: Profile, me: Me) -> bytes:
        """The message as a file for a mail program."""
        from assistant.app import mail

        return mail.eml(subject, body, contact, me)

    def mailto(self, subject: str | None, body: str, contact: Profile) -> str:
        """The message as an address that opens a mail program."""
        from assistant.app import mail

        return mail.mailto(subject, body, contact)

    # what is kept

    def me(self) -> Me:
        """The user's side, as kept."""
        return self._records.me()

    def save_me(self, me: Me) -> None:
        """Keep the user's side."""
        self._records.save_me(me, self._utc())

    def people(self) -> list[Person]:
        """Everybody kept, the newest change first."""
        return self._records.people()

    def person(self, person: str) -> Person:
        """One person. Raises NotFound."""
        return self._records.person(person)

    def save_person(self, profile: Profile, person: str | None = None) -> Person:
        """Keep a new person, or one's new facts."""
        return self._records.save_person(profile, self._utc(), person)

    def delete_person(self, person: str) -> None:
        """Delete a person, their requests, and what is being typed, but for what is about me."""
        self._records.delete_person(person, spared=[ABOUT_ME])

    def requests(self, person: str | None = None) -> list[KeptRequest]:
        """All requests, or one person's, the newest change first."""
        return self._records.requests(person)

    def kept_request(self, request: str) -> KeptRequest:
        """One request. Raises NotFound."""
        return self._records.request(request)

    def save_request(
        self,
        person: str,
        request: Request,
        draft: Draft,
        subject: str | None,
        body: str,
        kept: str | None = None,
    ) -> KeptRequest:
        """Keep a request as it stands, new or again."""
        return self._records.save_request(person, request, draft, subject, body, self._utc(), kept)

    def sent(self, request: str, channel: Channel, on: date) -> KeptRequest:
        """Keep that a request went out."""
        return self._records.sent(request, channel, on, self._utc())

    def follow_up(self, request: str) -> Request:
        """The request for a follow-up to one that was sent and not answered."""
        kept = self._records.request(request)
        earlier = [
            other
            for other in self._records.requests(kept.person)
            if other.status == "sent" and other.request.kind == "follow-up"
        ]
        return kept.request.model_copy(
            update={
                "kind": "follow-up",
                "channel": kept.sent_by or kept.request.channel,
                "earlier": kept.body,
                "sent": kept.sent_on,
                "followups": len(earlier),
            }
        )

    def notes_this_month(self) -> int:
        """How many notes went out since the first of this month, by the days they were sent on."""
        first = self.today().replace(day=1)
        days = (kept.sent_on for kept in self.requests() if kept.sent_by == "note")
        return sum(day is not None and day >= first for day in days)

    # what is being typed

    def keep(self, slot: str, value: dict[str, Any]) -> None:
        """Keep what is being typed on one screen; committed when this returns."""
        self._records.keep(slot, value, self._utc())

    def kept(self, slot: str) -> dict[str, Any] | None:
        """What was being typed on that screen, if anything."""
        return self._records.kept(slot)

    def forget(self, slot: str) -> None:
        """Drop what was being typed on that screen."""
        self._records.forget(slot)

    # settings

    def save_settings(self, **values: Any) -> None:
        """Keep settings typed in the app, and use them from now on."""
        settings_file.save(self.settings.home, values)
        self.settings = settings_file.load(self.settings.home)

    def fixed_settings(self) -> frozenset[str]:
        """The settings that the environment decides, and the screen therefore cannot."""
        return settings_file.from_environment()

    def doctor(self) -> list[Line]:
        """What is set up, what is not."""
        from assistant.app.doctor import doctor

        return doctor(self.settings)


def open_assistant(home: Path | None = None) -> Assistant:
    """The Assistant of a data folder; by default that of the settings."""
    return Assistant(settings_file.load(home))
