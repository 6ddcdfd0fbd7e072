"""Six invented conversations for a newcomer: taken in and read as the user's own are.

They are known again by the texts they were read from, so that nothing has to be noted of
them: loading twice loads once, and taking them away leaves what the user wrote.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.app import reading
from assistant.app.debriefing import Debriefing, job_key
from assistant.app.jobs import Progress
from assistant.errors import ModelStopped
from assistant.insights import Talk
from assistant.models import Person, Profile, Record

if TYPE_CHECKING:
    from assistant.app.jobs import JobView, Report

SAMPLES = "samples"  # the key of the job that loads them


class Sample(Record):
    """One invented conversation. `days` is how many days ago it was; `me` is who asks."""

    file: str
    days: int
    me: str | None = None
    person: dict[str, str]

    @property
    def data(self) -> bytes:
        """The file as it would be dropped."""
        return (files("assistant.app") / "sample" / "conversations" / self.file).read_bytes()

    @property
    def profile(self) -> Profile:
        """The invented person, read as facts that somebody typed."""
        return reading.profile("\n".join(f"{key.title()}: {v}" for key, v in self.person.items()))


class Sampling(Debriefing):
    """The use cases of the samples."""

    def load_samples(self) -> JobView:
        """Start to take all of them in, offline; those that are there already stay as they are."""
        return self._jobs.start(SAMPLES, self._load_samples)

    def sample_talks(self) -> frozenset[str]:
        """The ids of the kept conversations that are samples."""
        known = _sources()
        return frozenset(
            talk.id for talk in self._talks.talks() if talk.conversation.source in known
        )

    def remove_samples(self) -> None:
        """Delete them, and their people unless the user had more to do with them."""
        self._jobs.forget(SAMPLES)
        typed = self._records.slots()
        for talk in self._talks.talks():
            if talk.conversation.source in _sources():
                self._jobs.forget(job_key(talk.id))
                self._talks.delete_talk(talk.id, [slot for slot in typed if talk.id not in slot])
        people = {sample.profile.source for sample in samples()}
        for person in self.people():
            if person.profile.source in people and not self._met(person):
                self._records.delete_person(person.id, typed)

    def _load_samples(self, report: Report) -> None:
        for number, sample in enumerate(samples(), start=1):
            if report.stopped():
                raise ModelStopped("Stopped. The samples that are there can be taken away again.")
            report.progress(Progress(step="reading", part=number, parts=len(samples())))
            with report.keeping():
                talk = self._kept_sample(sample) or self._take_in(sample)
            if not self._talks.insights(talk.id):  # a crash may have come between the two
                with report.keeping():
                    self.debrief_now(talk.id, offline=True)

    def _take_in(self, sample: Sample) -> Talk:
        profile = sample.profile
        known = [one for one in self.people() if one.profile.source == profile.source]
        person = known[0] if known else self.save_person(profile)
        return self.save_conversation(
            sample.file,
            sample.data,
            person=person.id,
            me=sample.me,
            agreed=True,
            on=self.today() - timedelta(days=sample.days),
        )

    def _kept_sample(self, sample: Sample) -> Talk | None:
        source = _source(sample)
        return next((one for one in self._talks.talks() if one.conversation.source == source), None)

    def _met(self, person: Person) -> bool:
        return bool(self._talks.talks(person.id) or self.requests(person.id))


@cache
def samples() -> tuple[Sample, ...]:
    """The samples, the earliest first."""
    folder = files("assistant.app") / "sample" / "conversations"
    listed = tomllib.loads((folder / "conversations.toml").read_text("utf-8"))
    return tuple(Sample.model_validate(one) for one in listed["conversation"])


def _source(sample: Sample) -> str:
    return reading.conversation(sample.file, sample.data).source


@cache
def _sources() -> frozenset[str]:
    return frozenset(map(_source, samples()))
