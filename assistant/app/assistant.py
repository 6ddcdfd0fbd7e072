"""Assistant: one method a use case. The screens and the command line import only this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import settings as settings_file
from assistant.app import connection, corrections, first_run, mail, reading
from assistant.app.afterwards import AFTER as AFTER
from assistant.app.afterwards import Afterwards
from assistant.app.covering import Covering
from assistant.app.keeping import ABOUT_ME as ABOUT_ME  # the screens take both from here
from assistant.app.keeping import HOSTS as HOSTS
from assistant.app.planning import Planning
from assistant.app.reviewing import Reviewing
from assistant.app.samples import Sampling
from assistant.app.searching import Searching
from assistant.models import (
    Case,
    CommonGround,
    Me,
    ModelCall,
    Profile,
    Request,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    from pydantic import SecretStr

    from assistant.app.doctor import Line
    from assistant.app.jobs import JobView
    from assistant.app.recording import Recording
    from assistant.app.writing import ChosenModel, Preview, Writing
    from assistant.craft.instructions import Passage
    from assistant.intake.letter import Letter
    from assistant.llm.check import ConnectionReport
    from assistant.llm.endpoint import Endpoint
    from assistant.llm.local import LocalServer
    from assistant.store.records import CallSums
    from assistant.talks import Conversation
    from assistant.tasks.outreach import Checked
    from assistant.tasks.ports import Model
    from assistant.tasks.request_writing import Revision, VoiceExample


def local_now() -> datetime:
    """The time now, with the machine's zone."""
    return datetime.now().astimezone()


class Assistant(Sampling, Reviewing, Planning, Covering, Afterwards, Searching):
    """The parts, wired. Reading, drafting and checking store nothing; the record is opened late."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime] = local_now,
        model_for: Callable[[Endpoint], Model] | None = None,
    ) -> None:
        """`model_for` makes the model of an endpoint; by default the client for real ones."""
        super().__init__(settings, now)
        self._model_for = model_for or partial(connection.model, home=settings.home)

    @property
    def _writing(self) -> Writing:
        from assistant.app.writing import Writing

        return Writing(self.settings, lambda: self._records, self._jobs, self._model_for, self._utc)

    # profiles

    def read_text(self, text: str) -> Profile:
        """Read pasted text. Raises InputError, with what to do instead."""
        return reading.profile(text)

    def read_file(self, name: str, data: bytes) -> Profile:
        """Read a PDF, a DOCX or a text file. Raises InputError, with what to do instead."""
        return self.read_text(self.text_of(name, data))

    def text_of(self, name: str, data: bytes) -> str:
        """The text of a PDF, a DOCX or a text file, within the bounds."""
        return reading.text_of(name, data)

    def read_me(self, text: str) -> Me:
        """Read the user's own side: plain facts, a pasted profile or a résumé."""
        return reading.me(text)

    def read_letter(self, name: str, data: bytes) -> Letter:
        """Read a request that somebody wrote: text with an optional subject, or `.eml`."""
        return reading.letter(name, data)

    def read_conversation(self, name: str, data: bytes | str) -> Conversation:
        """Read a transcript or raw notes, from a file or pasted."""
        return reading.conversation(name, data)

    def correct(self, profile: Profile, path: str, text: str) -> Profile:
        """Put one fact as the user typed it; empty text removes it."""
        return corrections.correct(profile, path, text)

    def sample(self) -> tuple[Profile, Me, Request]:
        """An invented contact and an invented user, for the first run."""
        return first_run.sample()

    def sample_by_model(self) -> Recording | None:
        """What a real model wrote for that sample once; None where nothing is recorded."""
        return first_run.sample_by_model()

    def instructions(self, read: Profile | str) -> tuple[Passage, ...]:
        """Passages of a profile's source, or of a text, that give orders to a machine."""
        return reading.instructions(read)

    # requests

    def case(self, request: Request, contact: Profile | None, me: Me) -> Case:
        """What the rules may know of a request, with today's date and the user's limits."""
        today, limits = self.today(), self.settings.limits
        heard = self.heard(request.talk) if request.talk else None
        return Case(
            request=request, contact=contact, me=me, heard=heard, today=today, limits=limits
        )

    def draft(self, request: Request, contact: Profile, me: Me) -> Checked:
        """Write a request and check it."""
        from assistant.tasks import outreach

        return outreach.write(reading.without_orders(self.case(request, contact, me)))

    def check(
        self, subject: str | None, body: str, request: Request, contact: Profile | None, me: Me
    ) -> Checked:
        """Check a text that anybody wrote, by the same rules."""
        from assistant.tasks import outreach

        case = reading.without_orders(self.case(request, contact, me))
        return outreach.check(subject, body, case)

    def common_ground(self, contact: Profile, me: Me) -> tuple[CommonGround, ...]:
        """What both sides state, the strongest first."""
        from assistant.craft.common_ground import common_ground

        return common_ground(contact, me)

    def eml(self, subject: str | None, body: str, contact: Profile, me: Me) -> bytes:
        """The message as a file for a mail program."""
        return mail.eml(subject, body, contact, me)

    def mailto(self, subject: str | None, body: str, contact: Profile) -> str:
        """The message as an address that opens a mail program."""
        return mail.mailto(subject, body, contact)

    # the model

    def model(self) -> ChosenModel | None:
        """The model that the user chose; None: Firsthand writes offline."""
        return self._writing.chosen()

    def preview(
        self,
        request: Request,
        contact: Profile,
        me: Me,
        revision: Revision | None = None,
        subject: str | None = None,
        body: str = "",
    ) -> Preview:
        """What the model would be sent, to the letter; sends nothing. ConfigError: no model.

        For a revision, `subject` and `body` are the message to be changed.
        """
        return self._writing.preview(self.case(request, contact, me), subject, body, revision)

    def write_with_model(
        self, key: str, request: Request, contact: Profile, me: Me, variants: int = 1
    ) -> JobView:
        """Start writing with the model, or find the job of that key running. ConfigError: none."""
        return self._writing.write(key, self.case(request, contact, me), variants)

    def revise_with_model(
        self,
        key: str,
        request: Request,
        contact: Profile,
        me: Me,
        subject: str | None,
        body: str,
        revision: Revision,
    ) -> JobView:
        """Start changing a message with the model, as `write_with_model` starts writing one."""
        case = self.case(request, contact, me)
        return self._writing.revise(key, case, subject, body, revision)

    def draft_with_model(self, request: Request, contact: Profile, me: Me) -> Checked:
        """Write with the model while the caller waits; keeps only the call's row."""
        return self._writing.at_once(self.case(request, contact, me))

    def job(self, key: str) -> JobView | None:
        """How far a job is; None where none of that key is known."""
        return self._jobs.view(key)

    def stop_job(self, key: str) -> None:
        """Ask a job to stop; what it wrote so far stays."""
        self._jobs.stop(key)

    def written(self, key: str) -> tuple[Checked, ...] | None:
        """What a job wrote, so far or before a restart."""
        return self._writing.written(key)

    def forget_job(self, key: str) -> None:
        """Drop a job and what it wrote."""
        self._writing.forget(key)

    def model_calls(self) -> list[ModelCall]:
        """Every call of a model, the newest first, without content."""
        return self._records.model_calls()

    def model_sums(self) -> list[CallSums]:
        """The calls by month, the newest first; the last one is of all time."""
        return self._records.model_sums()

    def voice(self) -> tuple[VoiceExample, ...]:
        """What is learned from drafts that I changed before sending, whether used or not."""
        return self._writing.voice()

    def test_connection(self, base_url: str, key: SecretStr, model: str) -> ConnectionReport:
        """Ask a server whether it would answer, and say exactly what is wrong if not."""
        return connection.test(base_url, key, model, self.settings.home)

    def local_servers(self) -> tuple[LocalServer, ...]:
        """The model servers that run on this machine on their usual ports."""
        from assistant.llm.local import find_local_servers

        return find_local_servers()

    # settings

    def save_settings(self, **values: Any) -> None:
        """Keep settings typed in the app, and use them from now on."""
        settings_file.save(self.settings.home, values)
        self.settings = settings_file.load(self.settings.home)

    def fixed_settings(self) -> frozenset[str]:
        """The settings that the environment decides, and the screen therefore cannot."""
        return settings_file.from_environment()

    def doctor(self, *, thorough: bool = False) -> list[Line]:
        """What is set up, what is not; `thorough` compares the whole index with the record."""
        from assistant.app.doctor import doctor

        return doctor(self.settings, self._indexing, thorough=thorough)


def open_assistant(home: Path | None = None) -> Assistant:
    """The Assistant of a data folder; by default that of the settings."""
    return Assistant(settings_file.load(home))
