"""Writing with the model that the user chose: what will be sent, the job, what is kept of it.

Every call leaves a row in the record, a failed or stopped one too; no row holds content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from pydantic import ValidationError

from assistant.app import prices, prompts, reading, tokens
from assistant.app.calls import Calls
from assistant.app.connection import chosen, endpoint
from assistant.app.jobs import Hearing, Jobs, JobView, Report, Waiting
from assistant.app.prices import Price
from assistant.app.prompts import REVISING, WRITING
from assistant.app.telling import Telling
from assistant.llm.endpoint import Endpoint
from assistant.models import Case, Record
from assistant.settings import Settings
from assistant.tasks import request_writing
from assistant.tasks.asking import Listening, Prepared
from assistant.tasks.outreach import Checked
from assistant.tasks.ports import ChatMessage, Model
from assistant.tasks.prompt import Prompt
from assistant.tasks.request_writing import Revision as Revision  # the screens take it from here
from assistant.tasks.request_writing import VoiceExample

if TYPE_CHECKING:
    from assistant.store.records import Records

ANSWER_TOKENS = 250  # a message of 125 words as JSON, about; a gloss, or thinking, adds to it


class ChosenModel(Record):
    """The model that writes. `local`: it runs on this machine, and nothing leaves it."""

    name: str
    host: str
    local: bool


class Preview(Record):
    """What would be sent, and what it would cost, before anything is sent.

    `tokens` are about those of the messages; `price` is about that of one call in US
    dollars, with an answer of usual length, and None where no price is known.
    `left_out` are passages of the profile that give a model orders.
    """

    messages: tuple[ChatMessage, ...]
    tokens: int
    price: float | None
    price_source: str
    masked: int
    left_out: tuple[str, ...]
    model: str
    host: str
    prompt: str


def preview(
    prepared: Sequence[Prepared],
    model: Model,
    prompt: Prompt,
    price: Price | None,
    left_out: tuple[str, ...],
    answer_tokens: int,
    where: Endpoint | None = None,
) -> Preview:
    """What the calls would send, one after another, each with an answer of usual length.

    Shown as going to `where`; without it, to where the model says it is.
    """
    messages = tuple(
        message for one in prepared for message in model.as_sent(one.messages, one.shape)
    )
    count = tokens.about_tokens_of(message.text for message in messages)
    return Preview(
        messages=messages,
        tokens=tokens.rounded(count),
        price=price and price.of(count, answer_tokens * len(prepared)),
        price_source=price.source if price else prices.NOT_KNOWN,
        masked=sum(one.masked for one in prepared),
        left_out=left_out,
        model=where.model if where else model.name,
        host=where.host if where else model.host,
        prompt=prompt.label,
    )


def slot(key: str) -> str:
    """Where in the record a job keeps what it wrote."""
    return f"job-{key}"


@dataclass(frozen=True)
class Writing:
    """The model's use cases, with the settings of the moment they are asked for."""

    settings: Settings
    records: Callable[[], Records]  # opened only where something is kept or read
    jobs: Jobs
    model_for: Callable[[Endpoint], Model]
    now: Callable[[], datetime]  # in UTC without a zone

    def chosen(self) -> ChosenModel | None:
        """The model that writes; None where none was chosen."""
        where = endpoint(self.settings)
        if where is None:
            return None
        return ChosenModel(name=where.model, host=where.host, local=where.local)

    def preview(
        self, case: Case, subject: str | None, body: str, revision: Revision | None
    ) -> Preview:
        """What a call would send, to the letter, and what it would cost. Sends nothing."""
        where = self._endpoint()
        prompt = prompts.prompt(WRITING if revision is None else REVISING, self.settings.home)
        manner = self._manner(case)
        if revision is None:
            prepared = request_writing.prepare(case, prompt, **manner)
        else:
            prepared = request_writing.prepare_revision(
                case, subject, body, revision, prompt, **manner
            )
        model, price = self.model_for(where), prices.price(where, self.settings)
        return preview([prepared], model, prompt, price, manner["left_out"], ANSWER_TOKENS, where)

    def write(self, key: str, case: Case, variants: int) -> JobView:
        """Start writing `variants` messages, each kept as soon as it is there."""
        asking = self._asking(WRITING, case)

        def work(report: Report) -> tuple[Checked, ...]:
            written: list[Checked] = []
            self._clear(report, key)
            for part in range(1, variants + 1):
                listening = asking.listening(report, part, variants)
                avoid = [checked.draft.body for checked in written]
                written.append(asking.write(case, listening, avoid))
                self._keep(report, key, written)
            return tuple(written)

        return self.jobs.start(key, work)

    def revise(
        self, key: str, case: Case, subject: str | None, body: str, revision: Revision
    ) -> JobView:
        """Start changing a message as the user wishes."""
        asking = self._asking(REVISING, case)

        def work(report: Report) -> tuple[Checked, ...]:
            self._clear(report, key)
            listening = asking.listening(report)
            written = [asking.revise(case, subject, body, revision, listening)]
            self._keep(report, key, written)
            return tuple(written)

        return self.jobs.start(key, work)

    def at_once(self, case: Case) -> Checked:
        """Write one message while the caller waits; only the call's row is kept."""
        self.records()  # a record that cannot be written is told before a call is paid for
        asking = self._asking(WRITING, case)
        return asking.write(case, asking.listening(Waiting()), avoid=())

    def written(self, key: str) -> tuple[Checked, ...] | None:
        """What the job of that key wrote so far, or before a restart; None: nothing is kept."""
        kept = self.records().kept(slot(key))
        if not kept:
            return None
        try:
            return tuple(Checked.model_validate(item) for item in kept["written"])
        except (KeyError, ValidationError):  # kept by another version of Firsthand
            return None

    def forget(self, key: str) -> None:
        """Drop a job, running or not, and what it kept."""
        self.jobs.forget(key)
        self.records().forget(slot(key))

    def voice(self) -> tuple[VoiceExample, ...]:
        """What is learned from the drafts that the user changed before they went out."""
        from assistant.app import voice
        from assistant.store.database import FILE as RECORDS

        if not (self.settings.home / RECORDS).exists():  # looking must not make a data folder
            return ()
        records = self.records()
        changed = (
            (kept, records.person(kept.person).profile)
            for kept in records.requests()
            # Thanks repeat what one person said: not for another message, nor for a model.
            if kept.status == "sent" and kept.body != kept.draft.body and not kept.request.talk
        )
        return voice.examples(changed, records.me().name)

    def _endpoint(self) -> Endpoint:
        return chosen(self.settings, "write offline")

    def _asking(self, task: str, case: Case) -> _Asking:
        """All that a call needs, fixed before the job starts: settings may change meanwhile."""
        where = self._endpoint()
        return _Asking(
            model=self.model_for(where),
            prompt=prompts.prompt(task, self.settings.home),
            manner=self._manner(case),
            price=prices.price(where, self.settings),
            deadline=timedelta(seconds=where.deadline),
            records=self.records,
            now=self.now,
        )

    def _manner(self, case: Case) -> Manner:
        return Manner(
            voice=self.voice() if self.settings.voice else (),
            gloss_language=self.settings.gloss_language,
            left_out=reading.orders_in(case),
        )

    def _clear(self, report: Report, key: str) -> None:
        """What an earlier job of that key wrote is over."""
        with report.keeping():
            self.records().forget(slot(key))

    def _keep(self, report: Report, key: str, written: list[Checked]) -> None:
        value = {"written": [checked.model_dump(mode="json") for checked in written]}
        with report.keeping():
            self.records().keep(slot(key), value, self.now())


class Manner(TypedDict):
    """What every call of a task is made with beside the case itself."""

    voice: tuple[VoiceExample, ...]
    gloss_language: str
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class _Asking:
    """One task put to one model, each call with its row in the record."""

    model: Model
    prompt: Prompt
    manner: Manner
    price: prices.Price | None
    deadline: timedelta  # of one message, with its second call where it is sent back
    records: Callable[[], Records]
    now: Callable[[], datetime]

    def listening(self, hearing: Hearing, part: int = 1, parts: int = 1) -> Listening:
        """Who hears of one message, and how long it may take."""
        until = self.now() + self.deadline
        telling = Telling(hearing, part, parts, late=lambda: self.now() > until)
        calls = Calls(self.model, self.prompt, self.price, self.records, self.now)
        return telling.listening(calls.told)

    def write(self, case: Case, listening: Listening, avoid: Sequence[str]) -> Checked:
        return request_writing.write_with(
            case,
            self.model,
            self.prompt,
            avoid=avoid,
            on_partial=listening.on_partial,
            stop=listening.stop,
            told=listening.told,
            **self.manner,
        )

    def revise(
        self, case: Case, subject: str | None, body: str, revision: Revision, listening: Listening
    ) -> Checked:
        return request_writing.revise_with(
            case,
            subject,
            body,
            revision,
            self.model,
            self.prompt,
            on_partial=listening.on_partial,
            stop=listening.stop,
            told=listening.told,
            **self.manner,
        )
