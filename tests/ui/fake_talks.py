"""The conversations' side of the fake Assistant: each line of the notes becomes one insight.

A line with "promise" is one, a line with "off the record" is so. Drawing is a job that runs
until the test says what comes of it, unless `quick`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from assistant.app.debriefing import job_key
from assistant.app.jobs import JobView, Progress
from assistant.app.samples import SAMPLES
from assistant.errors import InputError, NotFound, StoreError
from assistant.insights import Debrief, Insight, Promise, Quoted, Referral, Talk, Unsupported
from assistant.intake.conversation import read_conversation
from assistant.intake.transcripts.correction import corrected
from assistant.models import Fact, Profile, Record
from assistant.talks import Conversation

WHEN = datetime(2026, 3, 4, 9, 30)


class FakeAgreement(Record):
    id: str
    talk: str
    kind: str = "promise"
    of: Promise | Referral


class FakeTalks:
    """`drawn` are the conversations asked for, with whether offline; `full` fails every write."""

    full: bool
    _jobs: dict[str, JobView]

    def __init__(self) -> None:
        super().__init__()
        self.quick = True
        self.drawn: list[tuple[str, bool]] = []
        self.unsupported: tuple[Unsupported, ...] = ()
        self.invented: set[str] = set()
        self.bare: list[Insight] = []
        self._talks: dict[str, Talk] = {}
        self._insights: dict[str, dict[str, Insight]] = {}
        self._promises: dict[str, FakeAgreement] = {}
        self.named_day: date | None = None  # that the notes name

    def day_of(self, conversation: Conversation) -> date:
        return self.named_day or self.today()

    def today(self) -> date:
        return WHEN.date()

    def read_conversation(self, name: str, data: bytes | str) -> Conversation:
        return read_conversation(name, data)

    def talk_text(self, name: str, data: bytes) -> str:
        return data.decode("utf-8")

    def save_conversation(
        self,
        name: str,
        data: str,
        *,
        person: str | None = None,
        called: str = "",
        me: str | None = None,
        others: Sequence[str] = (),
        agreed: bool = False,
        on: date | None = None,
    ) -> Talk:
        self._write()  # type: ignore[attr-defined]
        conversation = read_conversation(name, data)
        if conversation.recorded and not agreed:
            raise InputError("Everybody must have agreed.", "Ask them, and tick it.")
        if person is None and called:
            profile = Profile(kind="facts", name=Fact(text=called))
            person = self.save_person(profile).id  # type: ignore[attr-defined]
        talk = Talk(
            id=f"t{len(self._talks)}",
            person=person,
            on=on or self.today(),
            conversation=conversation,
            me=me,
            others=tuple(others),
            agreed=agreed,
            created=WHEN,
            changed=WHEN,
        )
        self._talks[talk.id] = talk
        self._insights[talk.id] = {}
        return talk

    def talk(self, talk: str) -> Talk:
        if talk not in self._talks:
            raise NotFound("Gone.", "Look at the list.")
        return self._talks[talk]

    def talks(self, person: str | None = None) -> list[Talk]:
        return [one for one in self._talks.values() if person in (None, one.person)][::-1]

    def person_called(self, name: str) -> Any:
        return self.save_person(Profile(kind="facts", name=Fact(text=name)))  # type: ignore[attr-defined]

    def set_sides(self, talk: str, **values: Any) -> Talk:
        self._talks[talk] = self.talk(talk).model_copy(update=values)
        return self._talks[talk]

    def delete_talk(self, talk: str) -> None:
        self._write()  # type: ignore[attr-defined]
        self.talk(talk)
        del self._talks[talk], self._insights[talk]
        self._slots = {}

    def debrief(self, talk: str, *, offline: bool = False) -> JobView:
        self.drawn.append((talk, offline))
        key = job_key(talk)
        self._jobs[key] = JobView(key=key, state="running", progress=Progress(), seconds=1.0)
        if self.quick:
            self.reads(talk)
        return self._jobs[key]

    def reads(self, talk: str, **values: Any) -> None:
        """The job is done, or what `values` say."""
        conversation, at = self.talk(talk).conversation, 0
        for number, turn in enumerate(conversation.turns):
            place = {"quote": turn.text, "start": at, "end": at + len(turn.text)}
            at += len(turn.text) + 1
            key = f"{talk}-{number}"
            if "promise" in turn.text:
                promise = Promise(by="me", what=turn.text, **place)
                self._promises[key] = FakeAgreement(id=key, talk=talk, of=promise)
                continue
            self._insights[talk][key] = Insight(
                id=key,
                statement=f"They said: {turn.text}"[:120],
                topic="pay" if "pay" in turn.text else "skills",
                off_record="off the record" in turn.text,
                speaker="interviewee",
                **place,
            )
        key = job_key(talk)
        self._jobs[key] = self._jobs[key].model_copy(update={"state": "done"} | values)

    def debriefed(self, talk: str) -> Debrief:
        found = tuple(self.insights(talk))
        thought = Quoted(quote="I liked it", start=0, end=10)
        return Debrief(insights=found, unsupported=self.unsupported, reflections=(thought,))

    def insights(self, talk: str | None = None, person: str | None = None) -> list[Insight]:
        found = [
            insight
            for key, kept in self._insights.items()
            for insight in kept.values()
            if talk in (None, key) and person in (None, self._talks[key].person)
        ]
        return found if talk or person else [*found, *self.bare]

    def keep_insight(self, insight: str) -> None:
        self._set(insight)

    def keep_all(self, talk: str) -> None:
        for insight in list(self._insights[talk]):
            self._set(insight)

    def edit_insight(self, insight: str, statement: str) -> None:
        if not statement.strip() or len(statement.split()) > 30:
            raise InputError("A statement has at most 30 words.", "Shorten it.")
        self._set(insight, statement=statement)

    def move_insight(self, insight: str, topic: str) -> None:
        self._set(insight, topic=topic)

    def set_off_record(self, insight: str, off_record: bool) -> None:
        self._set(insight, off_record=off_record)

    def drop_insight(self, insight: str) -> None:
        del self._of(insight)[insight]

    def merge_insights(self, insights: Sequence[str], statement: str = "") -> None:
        kept = self._of(insights[0])
        first, second = (kept.pop(one) for one in insights)
        self.merged = first.model_copy(update={"id": f"{first.id}+{second.id}"})
        kept[self.merged.id] = self.merged

    def split_insight(self, insight: str, at: int) -> None:
        kept = self._of(insight)
        whole = kept.pop(insight)
        for part, text in (("a", whole.quote[:at]), ("b", whole.quote[at:])):
            half = whole.model_copy(update={"id": insight + part, "statement": text.strip()})
            kept[half.id] = half

    def agreements(self, talk: str | None = None) -> list[FakeAgreement]:
        return [one for one in self._promises.values() if talk in (None, one.talk)]

    def drop_agreement(self, agreement: str) -> None:
        del self._promises[agreement]

    def correct_talk(self, talk: str, wrong: str, right: str) -> Talk:
        kept = self.talk(talk)
        conversation = corrected(kept.conversation, wrong, right)
        self._talks[talk] = kept.model_copy(update={"conversation": conversation})
        return self._talks[talk]

    def preview_debrief(self, talk: str) -> Any:
        return self.preview(None, Profile(kind="facts", source="NOTES"), None)  # type: ignore[attr-defined]

    def load_samples(self) -> JobView:
        talk = self.save_conversation("s", "invented line about pay", called="Ina Vent")
        self.invented.add(talk.id)
        self.debrief(talk.id, offline=True)
        view = JobView(key=SAMPLES, state="done", progress=Progress(), seconds=1.0)
        self._jobs[SAMPLES] = view
        return view

    def sample_talks(self) -> frozenset[str]:
        return frozenset(self.invented & set(self._talks))

    def remove_samples(self) -> None:
        for talk in self.sample_talks():
            del self._talks[talk], self._insights[talk]

    def _of(self, insight: str) -> dict[str, Insight]:
        for kept in self._insights.values():
            if insight in kept:
                return kept
        raise NotFound("That insight is no longer kept.", "Look at the list.")

    def _set(self, insight: str, **values: Any) -> None:
        if self.full:
            raise StoreError("The disk is full.", "What you typed is still on the screen.")
        kept = self._of(insight)
        kept[insight] = kept[insight].model_copy(update={"reviewed": True} | values)
