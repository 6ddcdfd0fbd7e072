"""The plans' side of the fake Assistant: one must, one spare question, and the closing."""

from __future__ import annotations

from typing import Any

from assistant.app.jobs import JobView, Progress
from assistant.errors import InputError, NotFound
from assistant.insights import Topic
from assistant.models import Profile
from assistant.plans import Brief, Known, Mark, Plan, Question, Slot, State


def question(key: str, text: str, **values: Any) -> Question:
    return Question(
        id=key,
        text=text,
        topic="path_in",
        why=f"Because of {key}.",
        **{"priority": "must"} | values,
    )


SLOTS = (
    Slot(start=0, end=2, stage="opening", title="Thanks"),
    Slot(
        start=2,
        end=22,
        stage="core",
        title="The work",
        questions=(
            question("q1", "How did you get in?", probe="Which move mattered?"),
            question("q2", "What is spare?", priority="spare"),
        ),
    ),
    Slot(
        start=22,
        end=25,
        stage="closing",
        title="Closing",
        questions=(question("q3", "Who else should I talk to?"),),
    ),
)

STATE: tuple[State, ...] = ("unknown", "one view", "echoed", "pattern")


class FakePlanning:
    """`asked_plans` are the wishes that plans were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_plans: list[dict[str, Any]] = []
        self._plans: dict[str, Plan] = {}
        self._worded: tuple[str, Any] = ("", None)

    def plan(self, contact: Profile, role: str, **wishes: Any) -> Plan:
        posting = wishes.get("role_text", "")
        if posting and len(posting.split()) < 5:
            raise InputError("This is only the frame of a posting.", "Paste the whole text.")
        self.asked_plans.append({"role": role, **wishes})
        name = contact.name.text if contact.name else ""
        held = {key: wishes[key] for key in ("goal", "minutes", "person") if key in wishes}
        who = (contact.headline.text,) if contact.headline else ()
        brief = Brief(who=who, introduction="I teach maths.")
        key = f"p{len(self.asked_plans)}"
        return Plan(id=key, name=name, role=role, slots=SLOTS, brief=brief, **held)

    def coverage(self, role: str = "") -> tuple[Known, ...]:
        here: Any = self
        told: dict[Topic, set[str]] = {}
        for talk in here.talks():
            for one in here.insights(talk.id):
                told.setdefault(one.topic, set()).add(talk.person or talk.id)
        return tuple(
            Known(topic=topic, role=role, state=STATE[min(len(by), 3)], sources=len(by))
            for topic, by in told.items()
        )

    def save_plan(self, plan: Plan) -> Plan:
        here: Any = self
        here._write()
        self._plans[plan.id] = plan
        return plan

    def plans(self, person: str | None = None) -> list[Plan]:
        return [one for one in self._plans.values() if person in (None, one.person)]

    def kept_plan(self, plan: str) -> Plan:
        if plan not in self._plans:
            raise NotFound("Gone.", "Look at the list.")
        return self._plans[plan]

    def drop_plan(self, plan: str) -> None:
        self._plans.pop(plan, None)

    def mark_question(self, plan: str, question: str, mark: Mark | None) -> Plan:
        kept = self.kept_plan(plan)
        marks = {key: old for key, old in kept.marks.items() if key != question}
        if mark is not None:
            marks[question] = mark
        self._plans[plan] = kept.model_copy(update={"marks": marks})
        return self._plans[plan]

    def plan_became(self, plan: str, talk: str) -> Plan:
        here: Any = self
        answers = {"q1": tuple(one.id for one in here.insights(talk))}
        update = {"talk": talk, "answers": answers}
        self._plans[plan] = self.kept_plan(plan).model_copy(update=update)
        return self._plans[plan]

    def preview_plan(self, contact: Profile, role: str, **wishes: Any) -> Any:
        here: Any = self
        return here.preview(None, contact, None)

    def plan_with_model(self, key: str, contact: Profile, role: str, **wishes: Any) -> JobView:
        here: Any = self
        self._worded = (key, self.plan(contact, role, **wishes))
        view = JobView(key=key, state="running", progress=Progress(), seconds=1.0)
        here._jobs[key] = view
        return view

    def arrives(self, **questions: str) -> None:
        """So much of the model's questions has arrived: Question.id → text."""
        here: Any = self
        said = {key: {"text": text, "why": "", "probe": ""} for key, text in questions.items()}
        progress = Progress(step="writing", partial=said)
        key = self.worded_by
        here._jobs[key] = here._jobs[key].model_copy(update={"progress": progress})

    def words(self, text: str, **values: Any) -> None:
        """The job is done, its first question worded so, if at all; or what `values` say."""
        here: Any = self
        key, plan = self._worded
        body = plan.model_dump(mode="json")
        if text:
            body["slots"][1]["questions"][0] |= {"text": text, "model": "m"}
        self._worded = (key, Plan.model_validate(body))
        here._jobs[key] = here._jobs[key].model_copy(update={"state": "done"} | values)

    @property
    def worded_by(self) -> str:
        """The key of the job that words a plan."""
        return str(self._worded[0])

    def planned(self, key: str) -> Plan | None:
        here: Any = self
        return self._worded[1] if self._worded[0] == key and key in here._jobs else None

    def plan_markdown(self, plan: Plan) -> str:
        return f"# {plan.name}"

    def plan_docx(self, plan: Plan) -> bytes:
        return b"docx"
