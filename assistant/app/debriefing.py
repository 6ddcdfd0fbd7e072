"""Conversations: taken in and kept, then read for what they teach, in a job or at once.

The conversation is committed before anything else happens to it; what is drawn from it
comes after, and can be drawn again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assistant.app import reading, sides
from assistant.app.jobs import Hearing, Progress, Waiting
from assistant.app.keeping import Keeping
from assistant.app.vectors import vectors
from assistant.errors import ConfigError, InputError
from assistant.insights import Debrief, Talk
from assistant.models import Fact, Person, Profile, plain

if TYPE_CHECKING:
    from assistant.app.debrief_asking import DebriefAsking
    from assistant.app.jobs import JobView, Report
    from assistant.app.talk_corrections import Change
    from assistant.app.writing import Preview
    from assistant.llm.endpoint import Endpoint
    from assistant.store.talks import Vector
    from assistant.talks import Conversation
    from assistant.tasks.ports import Model

ALONE = Waiting()


def job_key(talk: str) -> str:
    """The key of the job that draws from a conversation, and the slot of its checkpoint."""
    return f"debrief-{talk}"


class Debriefing(Keeping):
    """The use cases from a file or a paste to what was drawn from it."""

    _model_for: Callable[[Endpoint], Model]

    # conversations

    def talk_text(self, name: str, data: bytes) -> str:
        """The text of a file with notes or a transcript, as it would be pasted."""
        return reading.text_of(name, data, "talk")

    def save_conversation(
        self,
        name: str,
        data: bytes | str,
        *,
        person: str | None = None,
        called: str = "",
        me: str | None = None,
        others: Sequence[str] = (),
        agreed: bool = False,
        on: date | None = None,
    ) -> Talk:
        """Keep a transcript or raw notes; committed when this returns. Draws nothing yet.

        `person` is somebody kept; `called` is the name of one who may not be yet. A text that
        is kept already stays one conversation, with what is said of it now. Raises InputError
        for what cannot be read, and for a transcript unless everybody agreed (`agreed`).
        """
        conversation = reading.conversation(name, data)
        if conversation.recorded and not agreed:
            raise _not_agreed()
        now = self._utc()
        talk = self._kept_already(conversation, on) or Talk(
            id=uuid.uuid4().hex,
            on=on or self.day_of(conversation),
            conversation=conversation,
            created=now,
            changed=now,
        )
        said = {
            "person": person or talk.person,
            "me": sides.me_in(talk.conversation, me, self._my_name()) or talk.me,
            "others": tuple(others) or talk.others,
            "agreed": agreed,
            "changed": now,
        }
        talk = talk.model_copy(update=said)
        self._talks.save_talk(talk)
        if person is None and called.strip():
            talk = talk.model_copy(update={"person": self.person_called(called).id})
            self._talks.save_talk(talk)
        return talk

    def talk(self, talk: str) -> Talk:
        """One conversation. Raises NotFound."""
        return self._talks.talk(talk)

    def talks(self, person: str | None = None) -> list[Talk]:
        """All conversations, or those with one person, the latest first."""
        return self._talks.talks(person)

    def person_called(self, name: str) -> Person:
        """The one kept person of that name; a new one where there is none, or more than one."""
        wanted = plain(name)
        if not wanted:
            raise InputError("A person needs a name.", "Write the name as you would say it.")
        found = [
            person
            for person in self.people()
            if person.profile.name
            and plain(person.profile.name.text).casefold() == wanted.casefold()
        ]
        if len(found) == 1:
            return found[0]
        return self.save_person(Profile(kind="facts", name=Fact(text=wanted)))

    def set_sides(
        self, talk: str, *, person: str | None, me: str | None, others: Sequence[str], on: date
    ) -> Talk:
        """Keep with whom, when, and who is who. What was drawn before is to be drawn again.

        A job that draws is ended: it has read the conversation with the sides as they were.
        """
        self._jobs.forget(job_key(talk))
        kept = self._talks.talk(talk)
        changed = kept.model_copy(
            update={
                "person": person,
                "me": sides.me_in(kept.conversation, me, self._my_name()),
                "others": tuple(others),
                "on": on,
                "changed": self._utc(),
            }
        )
        self._talks.save_talk(changed)
        self._indexing.settle_soon()
        return changed

    def correct_talk(self, talk: str, wrong: str, right: str, same_case: bool = False) -> Talk:
        """Put a name or term right in a conversation and in all that was drawn from it."""
        from assistant.intake.transcripts.correction import corrected

        return self._change_talk(
            talk, partial(corrected, wrong=wrong, right=right, same_case=same_case)
        )

    def rename_speaker(self, talk: str, speaker: str | None, name: str | None) -> Talk:
        """Call a speaker by another name; None is whoever is not known."""
        from assistant.intake.transcripts.correction import renamed

        return self._change_talk(talk, partial(renamed, speaker=speaker, name=name))

    # what is drawn from them

    def debrief(self, talk: str, *, offline: bool = False) -> JobView:
        """Start drawing from a conversation, or find the job that does.

        The chosen model draws, unless `offline`. After a stop or a crash it goes on where it
        was: what a model answered is not asked again. Raises NotFound; ConfigError where the
        settings cannot be used.
        """
        kept = self._talks.talk(talk)
        asking = None if offline else self._debrief_asking()

        def work(report: Report) -> Debrief:
            return self._draw_and_keep(kept, asking, report)

        return self._jobs.start(job_key(talk), work)

    def debrief_now(self, talk: str, *, offline: bool = False, report: Hearing = ALONE) -> Debrief:
        """Draw from a conversation, and keep it, while the caller waits.

        Raises ModelStopped where `report` says so; what a model answered until then is kept.
        """
        asking = None if offline else self._debrief_asking()
        return self._draw_and_keep(self._talks.talk(talk), asking, report)

    def try_debrief(
        self,
        name: str,
        data: bytes | str,
        *,
        called: str = "",
        me: str | None = None,
        agreed: bool = False,
        on: date | None = None,
        offline: bool = False,
        report: Hearing = ALONE,
    ) -> Debrief:
        """What would be drawn from a file or a paste; keeps nothing but the rows of calls.

        What not everybody agreed to be recorded in goes to no model on another machine.
        """
        conversation = reading.conversation(name, data)
        mine = sides.me_in(conversation, me, self._my_name())
        asking = None if offline else self._debrief_asking()
        if asking is not None and conversation.recorded and not agreed and not asking.local:
            asking = None
        now = self._utc()
        talk = Talk(
            id="dry-run",
            on=on or self.day_of(conversation),
            conversation=conversation,
            me=mine,
            agreed=agreed,
            created=now,
            changed=now,
        )
        return self._draw(talk, called, asking, report, keep=False)

    def preview_debrief(self, talk: str) -> Preview:
        """What the model would be sent of a conversation, piece by piece; sends nothing.

        Raises ConfigError where no model is chosen.
        """
        kept = self._talks.talk(talk)
        asking = self._debrief_asking()
        if asking is None:
            raise ConfigError(
                "No model is chosen, so nothing would be sent.",
                "Choose one in Settings or set FIRSTHAND_MODEL, or read it offline.",
            )
        person, drawn = self._offline(kept, self._name_of(kept.person))
        return asking.preview(kept, person, drawn)

    def debriefed(self, talk: str) -> Debrief:
        """What is kept of a conversation, with what the last job could not find in it."""
        kept = self._talks.debrief(talk)
        drawn = self._jobs.result(job_key(talk))
        if isinstance(drawn, Debrief):
            kept = kept.model_copy(update={"unsupported": drawn.unsupported})
        return kept

    # inside

    def _draw_and_keep(self, talk: Talk, asking: DebriefAsking | None, report: Hearing) -> Debrief:
        drawn = self._draw(talk, self._name_of(talk.person), asking, report, keep=True)
        made = self._vectors(drawn, report)
        with report.keeping():
            kept = self._talks.save_debrief(talk.id, drawn, made)
            self._records.forget(job_key(talk.id))  # only now is the checkpoint not needed
        self._indexing.settle_soon()
        return kept.model_copy(update={"unsupported": drawn.unsupported})

    def _draw(
        self,
        talk: Talk,
        name: str,
        asking: DebriefAsking | None,
        report: Hearing,
        *,
        keep: bool,
    ) -> Debrief:
        # A model that is asked afterwards tells its own parts, which take much longer.
        person, drawn = self._offline(talk, name, report, tells=asking is None)
        if asking is not None:
            slot = job_key(talk.id) if keep else None
            drawn = asking.draw(talk, person, drawn, report, slot)
        strongest = sorted(drawn.insights, key=lambda one: (-one.weight, one.start))
        return drawn.model_copy(update={"insights": tuple(strongest)})

    def _offline(
        self, talk: Talk, name: str, report: Hearing = ALONE, *, tells: bool = False
    ) -> tuple[str | None, Debrief]:
        """The person as the conversation names them, and what the rules draw from it."""
        from assistant.tasks.debrief import debrief

        def tell(part: int, parts: int) -> None:
            if tells:
                report.progress(Progress(step="reading", part=part, parts=parts))

        person = sides.person_in(talk.conversation, talk.me, talk.others, name)
        drawn = debrief(
            talk.conversation,
            me=talk.me,
            person=person,
            on=talk.on,
            embed=self._embedder,
            told=tell,
            stop=report.stopped,
        )
        return person, drawn

    def _debrief_asking(self) -> DebriefAsking | None:
        """The chosen model, set up before the job starts: settings may change meanwhile."""
        from assistant.app.connection import endpoint

        where = endpoint(self.settings)
        if where is None:
            return None
        from assistant.app.debrief_asking import asking

        return asking(where, self.settings, self._model_for, lambda: self._records, self._utc)

    def _change_talk(self, talk: str, change: Change) -> Talk:
        from assistant.app.talk_corrections import changed

        # One that runs has read the text as it was, and would keep quotes at places of that.
        self._jobs.forget(job_key(talk))
        moved, drawn = changed(self._talks.talk(talk), self._talks.debrief(talk), change)
        moved = moved.model_copy(update={"changed": self._utc()})
        self._talks.correct(moved, drawn)
        self._indexing.settle_soon()
        return moved

    def _vectors(self, drawn: Debrief, report: Hearing) -> dict[str, Vector]:
        """A vector for each insight that may be found again: none for what is off the record.

        What a server embeds is embedded later: keeping does not wait for it.
        """
        open_ones = [insight for insight in drawn.insights if not insight.off_record]
        if not open_ones or self._indexing.embedder is not self._embedder:
            return {}
        return vectors(open_ones, self._embedder, report)

    def day_of(self, conversation: Conversation) -> date:
        """The day that the notes themselves name in their first lines; else today."""
        from assistant.craft.notes.held import day_held

        return day_held(conversation.source, self.today()) or self.today()

    def _kept_already(self, conversation: Conversation, on: date | None) -> Talk | None:
        """The kept conversation of the same text: a paste or a command that is given again.

        Names that were put right in it since stay right.
        """
        same = (talk for talk in self._talks.talks() if on is None or talk.on == on)
        given = conversation.source
        return next((talk for talk in same if talk.conversation.source == given), None)

    def _name_of(self, person: str | None) -> str:
        profile = self.person(person).profile if person else None
        return profile.name.text if profile and profile.name else ""

    def _my_name(self) -> str:
        from assistant.store.database import FILE

        # Looking must not make a data folder.
        return self._records.me().name if (self.settings.home / FILE).exists() else ""


def _not_agreed() -> InputError:
    return InputError(
        "This is the transcript of a recording, so everybody in it must have agreed to be "
        "recorded. Nothing was kept.",
        "Ask them; then say that everybody agreed (in the app by a tick, on the command line "
        "by --everyone-agreed). Notes that you wrote yourself need no such leave.",
    )
