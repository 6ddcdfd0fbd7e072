"""Drawing from a conversation with the model that the user chose: rows, progress, checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.app import prices, prompts
from assistant.app.calls import Calls
from assistant.app.jobs import Hearing, Progress
from assistant.app.prompts import DEBRIEFING
from assistant.app.writing import Preview, preview
from assistant.insights import Debrief, Talk
from assistant.llm.endpoint import Endpoint
from assistant.settings import Settings
from assistant.tasks import debrief_with
from assistant.tasks.asking import Listening
from assistant.tasks.ports import Checkpoint, Model
from assistant.tasks.prompt import Prompt

if TYPE_CHECKING:
    from assistant.store.records import Records

ANSWER_TOKENS = 1500  # about twelve claims with their quotes, as JSON


def asking(
    where: Endpoint,
    settings: Settings,
    model_for: Callable[[Endpoint], Model],
    records: Callable[[], Records],
    now: Callable[[], datetime],
) -> DebriefAsking:
    """All that the calls need, fixed before a job starts."""
    return DebriefAsking(
        model=model_for(where),
        prompt=prompts.prompt(DEBRIEFING, settings.home),
        price=prices.price(where, settings),
        local=where.local,
        records=records,
        now=now,
    )


@dataclass(frozen=True)
class DebriefAsking:
    """One model, asked about conversations piece by piece."""

    model: Model
    prompt: Prompt
    price: prices.Price | None
    local: bool  # the model runs on this machine
    records: Callable[[], Records]
    now: Callable[[], datetime]  # in UTC without a zone

    def draw(
        self,
        talk: Talk,
        person: str | None,
        drawn: Debrief,
        report: Hearing,
        slot: str | None,
    ) -> Debrief:
        """What the model adds to what the rules have `drawn`.

        Each answer is kept in `slot` as soon as it is there; None: nothing is kept of it.
        """
        known = _known(talk, person, drawn)
        calls = Calls(self.model, self.prompt, self.price, self.records, self.now)

        def tell(number: int, parts: int) -> None:
            report.progress(Progress(step="reading", part=number, parts=parts))

        return debrief_with.debrief_with(
            known,
            self.model,
            self.prompt,
            _Aside() if slot is None else _Kept(slot, self.records, self.now, report),
            listening=Listening(stop=report.stopped, told=calls.told),
            on_piece=tell,
        )

    def preview(self, talk: Talk, person: str | None, drawn: Debrief) -> Preview:
        """What the calls would send, all pieces one after another; sends nothing."""
        known = _known(talk, person, drawn)
        asked = debrief_with.prepare(known, self.prompt)
        text = talk.conversation.text
        left_out = tuple(text[span.start : span.end] for span in known.orders)
        prepared = [one.prepared for one in asked]
        return preview(prepared, self.model, self.prompt, self.price, left_out, ANSWER_TOKENS)


def _known(talk: Talk, person: str | None, drawn: Debrief) -> debrief_with.Known:
    return debrief_with.known(talk.conversation, drawn, me=talk.me, person=person, on=talk.on)


class _Aside(Checkpoint):
    """Answers of a run of which nothing is kept."""

    def get(self, key: str) -> Mapping[str, Any] | None:
        """None: every answer is asked for."""

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Keep nothing."""


class _Kept(Checkpoint):
    """The answers so far in a slot of the record; each `put` is committed when it returns."""

    def __init__(
        self,
        slot: str,
        records: Callable[[], Records],
        now: Callable[[], datetime],
        report: Hearing,
    ) -> None:
        self._slot = slot
        self._records = records
        self._now = now
        self._report = report

    def get(self, key: str) -> Mapping[str, Any] | None:
        """The answer kept under a key."""
        found = (self._records().kept(self._slot) or {}).get(key)
        return found if isinstance(found, dict) else None

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Add an answer. Raises ModelStopped once the job was forgotten."""
        with self._report.keeping():
            kept = self._records().kept(self._slot) or {}
            self._records().keep(self._slot, {**kept, key: dict(value)}, self._now())
