"""The model's side of the fake Assistant: jobs that run until the test says what comes of them."""

from __future__ import annotations

from typing import Any

from assistant.app.jobs import JobView, Progress
from assistant.app.recording import Recording
from assistant.app.writing import ChosenModel, Preview
from assistant.errors import AssistantError
from assistant.models import ModelCall, Profile, Record
from assistant.tasks.ports import ChatMessage

TINY = ChosenModel(name="tiny:1b", host="localhost:11434", local=True)
FAR = ChosenModel(name="far-1", host="api.far.example", local=False)


class Server(Record):
    name: str = "Ollama"
    base_url: str = "http://localhost:11434/v1"
    models: tuple[str, ...] = ("tiny:1b", "big:70b")


class Report(Record):
    ok: bool = True
    message: str = "It works."
    hint: str = ""
    models: tuple[str, ...] = ("tiny:1b", "big:70b")


class Example(Record):
    before: str
    after: str


class FakeModelUse:
    """`chosen` is the model; `asked` every job started, with the arguments it was given."""

    def __init__(self) -> None:
        self.chosen: ChosenModel | None = None
        self.asked: list[tuple[Any, ...]] = []
        self.stopped: list[str] = []
        self.calls: list[ModelCall] = []
        self.sums: list[Any] = []
        self.servers: tuple[Server, ...] = ()
        self.report = Report()
        self.tested: list[tuple[str, str, str]] = []
        self.my_voice: tuple[Example, ...] = ()
        self.orders: tuple[Any, ...] = ()
        self.recorded: Recording | None = None
        self.left_out: tuple[str, ...] = ()
        self.refuses: AssistantError | None = None
        self._jobs: dict[str, JobView] = {}
        self._written: dict[str, tuple[Any, ...]] = {}

    # what a test does to a job

    @property
    def last(self) -> str:
        """The key of the job started last."""
        return str(self.asked[-1][0])

    def writes(self, **partial: str) -> None:
        """The model has written so much."""
        progress = Progress(step="writing", partial=partial)
        self._change(progress=progress)

    def done(self, *bodies: str, gloss: str = "", **values: Any) -> None:
        """The model is done, with these texts."""
        _, request, contact, me = self.asked[-1][:4]
        written = []
        for body in bodies:
            checked = self.check("A word", body, request, contact, me)  # type: ignore[attr-defined]
            draft = checked.draft.model_copy(
                update={"model": self.chosen.name if self.chosen else "m", "gloss": gloss}
            )
            written.append(checked.model_copy(update={"draft": draft}))
        self._written[self.last] = tuple(written)
        self._change(**({"state": "done"} | values))

    def fails(self, message: str, hint: str) -> None:
        self._change(state="failed", error=(message, hint))

    def restarts(self) -> None:
        """What was in memory is gone."""
        self._jobs = {}

    def _change(self, **values: Any) -> None:
        self._jobs[self.last] = self._jobs[self.last].model_copy(update=values)

    # the Assistant's methods

    def model(self) -> ChosenModel | None:
        return self.chosen

    def preview(
        self,
        request: Any,
        contact: Profile,
        me: Any,
        revision: Any = None,
        subject: str | None = None,
        body: str = "",
    ) -> Preview:
        given = f"FACTS {contact.source}\n{body}\n{revision}"
        return Preview(
            messages=(
                ChatMessage(role="system", text="Write one message."),
                ChatMessage(role="user", text=given),
            ),
            tokens=850,
            price=0.0004,
            price_source="a list of 4 March 2026",
            masked=1,
            left_out=self.left_out,
            model=self.chosen.name if self.chosen else "",
            host=self.chosen.host if self.chosen else "",
            prompt="outreach/v1 3f2a9c01",
        )

    def write_with_model(
        self, key: str, request: Any, contact: Any, me: Any, variants: int = 1
    ) -> JobView:
        return self._start(key, request, contact, me, variants)

    def revise_with_model(
        self, key: str, request: Any, contact: Any, me: Any, subject: Any, body: str, revision: Any
    ) -> JobView:
        return self._start(key, request, contact, me, subject, body, revision)

    def _start(self, key: str, *given: Any) -> JobView:
        if self.refuses is not None:
            raise self.refuses
        now = self._jobs.get(key)
        if now is not None and now.state == "running":
            return now
        self.asked.append((key, *given))
        self._jobs[key] = JobView(key=key, state="running", progress=Progress(), seconds=2.0)
        return self._jobs[key]

    def job(self, key: str) -> JobView | None:
        return self._jobs.get(key)

    def stop_job(self, key: str) -> None:
        self.stopped.append(key)

    def written(self, key: str) -> tuple[Any, ...] | None:
        return self._written.get(key)

    def forget_job(self, key: str) -> None:
        self._jobs.pop(key, None)
        self._written.pop(key, None)

    def model_calls(self) -> list[ModelCall]:
        return self.calls

    def model_sums(self) -> list[Any]:
        return self.sums

    def local_servers(self) -> tuple[Server, ...]:
        return self.servers

    def test_connection(self, base_url: str, key: Any, model: str) -> Report:
        self.tested.append((base_url, key.get_secret_value(), model))
        return self.report

    def voice(self) -> tuple[Example, ...]:
        return self.my_voice

    def instructions(self, profile: Profile) -> tuple[Any, ...]:
        return self.orders

    def sample_by_model(self) -> Recording | None:
        return self.recorded
