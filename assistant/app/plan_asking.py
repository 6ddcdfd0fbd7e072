"""Planning with the model that the user chose: what will be sent, the job, what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.app import prices, prompts
from assistant.app.calls import Calls
from assistant.app.connection import chosen
from assistant.app.jobs import Hearing, Jobs, JobView, Report, Waiting
from assistant.app.prompts import PLANNING
from assistant.app.telling import Telling
from assistant.app.writing import Preview, preview, slot
from assistant.llm.endpoint import Endpoint
from assistant.plans import Plan
from assistant.settings import Settings
from assistant.tasks import questions_with
from assistant.tasks.ports import Model
from assistant.tasks.questions import Asked

if TYPE_CHECKING:
    from assistant.store.records import Records

ANSWER_TOKENS = 900  # eight questions with why and probe, as JSON


@dataclass(frozen=True)
class PlanAsking:
    """The model's side of planning, with the settings of the moment it is asked for."""

    settings: Settings
    records: Callable[[], Records]
    jobs: Jobs
    model_for: Callable[[Endpoint], Model]
    now: Callable[[], datetime]  # in UTC without a zone
    complete: Callable[[Plan], Plan]  # adds to the brief what earlier people said

    def preview(self, asked: Asked, left_out: tuple[str, ...]) -> Preview:
        """What the call would send, to the letter; sends nothing. ConfigError: no model."""
        where = self._endpoint()
        prompt = prompts.prompt(PLANNING, self.settings.home)
        prepared = questions_with.prepare(asked, prompt)
        model, price = self.model_for(where), prices.price(where, self.settings)
        return preview([prepared], model, prompt, price, left_out, ANSWER_TOKENS, where)

    def start(self, key: str, asked: Asked) -> JobView:
        """Start wording a plan, or find the job of that key running.

        While it runs, the `partial` of its progress is what has arrived of the questions:
        Question.id → text, why and probe, nothing of it checked.
        """
        ask = self._asking(asked)

        def work(report: Report) -> Plan:
            with report.keeping():
                self.records().forget(slot(key))
            made = ask(report)
            with report.keeping():
                self.records().keep(slot(key), made.model_dump(mode="json"), self.now())
            return made

        return self.jobs.start(key, work)

    def at_once(self, asked: Asked) -> Plan:
        """Word a plan while the caller waits; only the call's row is kept."""
        self.records()  # a record that cannot be written is told before a call is paid for
        return self._asking(asked)(Waiting())

    def planned(self, key: str) -> Plan | None:
        """What the job of that key made, also before a restart; None: nothing is kept."""
        kept = self.records().kept(slot(key))
        try:
            return Plan.model_validate(kept) if kept else None
        except ValidationError:  # kept by another version of Firsthand
            return None

    def _endpoint(self) -> Endpoint:
        return chosen(self.settings, "plan offline")

    def _asking(self, asked: Asked) -> Callable[[Hearing], Plan]:
        """The call, with everything fixed before the job starts: settings may change."""
        where = self._endpoint()
        model, prompt = self.model_for(where), prompts.prompt(PLANNING, self.settings.home)
        calls = Calls(model, prompt, prices.price(where, self.settings), self.records, self.now)

        def ask(hearing: Hearing) -> Plan:
            telling = Telling(hearing, shown=questions_with.so_far(asked))
            listening = telling.listening(calls.told)
            return self.complete(
                questions_with.plan_with(asked, model, prompt, listening=listening)
            )

        return ask
