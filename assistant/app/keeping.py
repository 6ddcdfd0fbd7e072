"""What is kept: me, people, requests and what is being typed; copies of it, and its deletion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from assistant import settings as settings_file
from assistant.app import connection, followups
from assistant.app.jobs import Jobs
from assistant.errors import StoreError
from assistant.models import Channel, Draft, KeptRequest, Me, Person, Profile, Request
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.app.exporting import Exported
    from assistant.app.indexing import Indexing
    from assistant.store.database import Database
    from assistant.store.embedding import LocalEmbedder
    from assistant.store.exchange import Imported
    from assistant.store.records import Records
    from assistant.store.talks import Talks

ABOUT_ME = "about-me"  # the slot in which the user's own side is being typed
HOSTS = "model-hosts"  # that of the machines which the user lets words be sent to
_SPARED = (ABOUT_ME, HOSTS)  # what is not about the person or conversation that is deleted


class Keeping:
    """The use cases of the record, which is opened when one of them is first needed."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self._now = now
        self._jobs = Jobs()

    @cached_property
    def _database(self) -> Database:
        from assistant.store.database import Database

        return Database(self.settings.home)

    @cached_property
    def _records(self) -> Records:
        from assistant.store.records import Records

        return Records(self._database)

    @cached_property
    def _talks(self) -> Talks:
        from assistant.store.talks import Talks

        return Talks(self._database)

    @cached_property
    def _indexing(self) -> Indexing:
        from assistant.app.indexing import Indexing

        return Indexing(
            lambda: self.settings, lambda: self._database, lambda: self._embedder, self._jobs
        )

    @cached_property
    def _embedder(self) -> LocalEmbedder:
        """The one on this machine; nothing leaves."""
        from assistant.store.embedding import LocalEmbedder

        return LocalEmbedder()

    def _utc(self) -> datetime:
        return self._now().astimezone(UTC).replace(tzinfo=None)

    def today(self) -> date:
        """The day where the user is."""
        return self._now().date()

    # me and people

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
        kept = self._records.save_person(profile, self._utc(), person)
        self._indexing.settle_soon()
        return kept

    def delete_person(self, person: str) -> None:
        """Delete a person with requests and conversations, and what is typed about others."""
        self._jobs.forget_all()  # or one that runs would keep its text after the deletion
        self._records.delete_person(person, spared=_SPARED)
        self._indexing.forget_deleted()

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
        return followups.follow_up(kept, self._records.requests(kept.person))

    def notes_this_month(self) -> int:
        """How many notes went out since the first of this month, by the days they were sent on."""
        return followups.notes_this_month(self.requests(), self.today())

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

    # copies of all of it, and its deletion

    def backup(self, file: Path) -> None:
        """Write a consistent copy of the record to a file outside the data folder."""
        from assistant.store.backup import backup

        backup(self._database, file)

    def restore(self, file: Path) -> Path | None:
        """Put a backup in the place of the record; returns where the earlier one is kept."""
        from assistant.store.backup import restore

        self._jobs.forget_all()  # or one that runs would write into the restored record
        self._indexing.close()
        kept = restore(self.settings.home, file)
        for part in ("_database", "_records", "_talks", "_search", "_saved"):
            self.__dict__.pop(part, None)  # what is damaged could not be opened before
        self._indexing.owe_all()  # opens the record, which brings an older backup's schema up
        return kept

    def export(self, place: Path) -> Exported:
        """Write all that is kept, and not off the record, as JSON Lines, Markdown, or both."""
        from assistant.app import exporting
        from assistant.store.snapshot import snapshot

        return exporting.write(snapshot(self._database), place)

    def import_lines(self, file: BinaryIO) -> Imported:
        """Keep what an export holds and the record does not, all of it or nothing."""
        from assistant.store import exchange

        given = exchange.from_lines(file.read(exchange.MAX_BYTES + 1))
        return exchange.add(self._database, given, self._utc())

    def delete_talk(self, talk: str) -> None:
        """Delete a conversation, what was drawn from it, and what is being typed or written."""
        self._jobs.forget_all()  # as for a person
        self._talks.delete_talk(talk, spared=_SPARED)
        self._indexing.forget_deleted()

    def delete_everything(self) -> None:
        """Delete all that is kept, the settings typed in the app and its copies too.

        What the user put into the data folder by hand stays.
        """
        self._jobs.forget_all()
        self._records.delete_everything()
        self._indexing.forget_deleted()
        home = self.settings.home
        try:
            for name in (settings_file.FILE, connection.RUNGS):
                for path in (home / name, *home.glob(f".{name}.*")):  # unfinished ones too
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"What was kept is deleted, but the settings are not: {error.strerror}.",
                f"Delete {settings_file.FILE} in {home} by hand.",
            ) from error
        self.settings = settings_file.load(home)
