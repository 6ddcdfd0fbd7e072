"""Planning a conversation: the questions for a person and a role, and how far they were asked.

Making a plan stores nothing; a kept one is committed with every mark that is put on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from assistant.app import reading
from assistant.app.connection import endpoint
from assistant.app.keeping import Keeping
from assistant.errors import InputError
from assistant.insights import Topic
from assistant.models import Case, Me, Profile, Request
from assistant.plans import Goal, Known, Mark, Phrase, Plan, Role, Witness

if TYPE_CHECKING:
    from assistant.app.jobs import JobView
    from assistant.app.plan_asking import PlanAsking
    from assistant.app.writing import Preview
    from assistant.craft.call_plan import PlanFinding
    from assistant.llm.endpoint import Endpoint
    from assistant.store.plans import Plans
    from assistant.tasks.ports import Model
    from assistant.tasks.questions import Asked

MINUTES = (15, 60)  # the shortest and the longest conversation that is planned


class Planning(Keeping):
    """The use cases before and during a conversation."""

    coverage: Callable[..., tuple[Known, ...]]
    witnesses: Callable[[], tuple[Witness, ...]]
    answers: Callable[..., dict[str, tuple[str, ...]]]
    _model_for: Callable[[Endpoint], Model]

    @property
    def _plans(self) -> Plans:
        from assistant.store.plans import Plans

        return Plans(self._database)

    # a plan

    def read_role(self, text: str) -> Role:
        """A role that was typed, or a pasted posting. Raises InputError, with what to do."""
        from assistant.intake.posting import read_role

        return read_role(text)

    def plan(self, contact: Profile, role: str, **asked: Any) -> Plan:
        """A plan for a conversation with `contact` about `role`; nothing is stored.

        `asked` are the named arguments of `asked`, below. Raises InputError.
        """
        from assistant.tasks.questions import plan

        return self._complete(plan(self.asked(contact, role, **asked)))

    # with a model

    def preview_plan(self, contact: Profile, role: str, **asked: Any) -> Preview:
        """What the model would be sent; sends nothing. ConfigError: no model is chosen.

        `asked` are the named arguments of `asked`, below.
        """
        case = Case(contact=contact, today=self.today())
        return self._plan_asking.preview(
            self.asked(contact, role, **asked), reading.orders_in(case)
        )

    def plan_with_model(self, key: str, contact: Profile, role: str, **asked: Any) -> JobView:
        """Start wording a plan with the model, or find the job of that key running.

        `job`, `stop_job` and `forget_job` are as for writing; `planned` gives what it made.
        What breaks a rule stands from the offline plan, marked `replaced`.
        """
        return self._plan_asking.start(key, self.asked(contact, role, **asked))

    def planned(self, key: str) -> Plan | None:
        """What a job made, also before a restart; None where nothing is kept."""
        return self._plan_asking.planned(key)

    def plan_at_once(
        self, contact: Profile, role: str, *, offline: bool = False, **asked: Any
    ) -> Plan:
        """A plan while the caller waits, by the model that is set unless `offline`."""
        if offline or endpoint(self.settings) is None:
            return self.plan(contact, role, **asked)
        return self._plan_asking.at_once(self.asked(contact, role, **asked))

    @property
    def _plan_asking(self) -> PlanAsking:
        from assistant.app.plan_asking import PlanAsking

        return PlanAsking(
            self.settings, lambda: self._records, self._jobs, self._model_for, self._utc,
            self._complete,
        )  # fmt: skip

    # what a plan is made of

    def asked(
        self,
        contact: Profile,
        role: str,
        *,
        person: str | None = None,
        role_text: str = "",
        goal: Goal = "exploring",
        minutes: int = 25,
        criteria: Sequence[str] = (),
        me: Me | None = None,
    ) -> Asked:
        """All that a plan is made of, with what earlier conversations say. Raises InputError.

        `role_text` is a posting; where `role` is empty, the title that it gives is used.
        `person` is the contact's id where kept.
        """
        from assistant.tasks.questions import Asked

        low, high = MINUTES
        if not low <= minutes <= high:
            raise InputError(
                f"{minutes} minutes cannot be planned.", f"Choose {low} to {high} minutes."
            )
        wanted = self._role(role, role_text)
        told = self.witnesses() if self.has_record() else ()
        joined, parted = self._employers_said() if told else ((), ())
        return Asked(
            contact=self._without_orders(contact),
            role=wanted,
            me=me or (self.me() if self.has_record() else Me()),
            goal=goal,
            minutes=minutes,
            criteria=tuple(wish for wish in criteria if wish.strip()),
            known=self.coverage(wanted.title) if told else (),
            witnesses=told,
            left=self._left() if told else (),
            joined=joined,
            parted=parted,
            person=person,
            today=self.today(),
        )

    def check_plan(
        self, plan: Plan, contact: Profile, role_text: str = ""
    ) -> tuple[PlanFinding, ...]:
        """What the rules say of a plan, as it stands now."""
        from assistant.craft.call_plan import check
        from assistant.tasks.questions import desk

        asked = self.asked(
            contact, plan.role, person=plan.person, role_text=role_text, goal=plan.goal,
            minutes=plan.minutes,
        )  # fmt: skip
        return check(plan, desk(asked).setting)

    # what is kept of it

    def save_plan(self, plan: Plan) -> Plan:
        """Keep a plan, new or as the user changed it.

        Planned again on the same day it is the same plan: what became of its questions stays.
        """
        before = next((one for one in self.plans(plan.person) if one.id == plan.id), None)
        if before is not None and not plan.marks:
            still = {said.id for said in plan.questions}
            marks = {one: mark for one, mark in before.marks.items() if one in still}
            kept = {"marks": marks, "talk": before.talk, "answers": before.answers}
            plan = plan.model_copy(update=kept)
        return self._plans.save(plan, self._utc())

    def plans(self, person: str | None = None) -> list[Plan]:
        """All plans, or those for one person, the newest change first."""
        return self._plans.plans(person) if self.has_record() else []

    def kept_plan(self, plan: str) -> Plan:
        """One plan. Raises NotFound."""
        return self._plans.plan(plan)

    def drop_plan(self, plan: str) -> None:
        """Delete a plan."""
        self._plans.delete(plan)

    def mark_question(self, plan: str, question: str, mark: Mark | None) -> Plan:
        """Keep what became of a question; None takes the mark away. Raises NotFound."""
        kept = self._plans.plan(plan)
        marks: dict[str, Mark] = {
            key: value for key, value in kept.marks.items() if key != question
        }
        if mark is not None and any(said.id == question for said in kept.questions):
            marks[question] = mark
        return self._plans.save(kept.model_copy(update={"marks": marks}), self._utc())

    def plan_became(self, plan: str, talk: str) -> Plan:
        """Keep which conversation a plan became, and which insights answer its questions."""
        kept = self._plans.plan(plan)
        update = {"talk": talk, "answers": self.answers(kept, talk)}
        return self._plans.save(kept.model_copy(update=update), self._utc())

    # on paper

    def plan_markdown(self, plan: Plan) -> str:
        """The plan as Markdown, two pages on paper."""
        from assistant.app.plan_paper import markdown

        return markdown(plan)

    def plan_docx(self, plan: Plan) -> bytes:
        """The plan as a document for a word processor."""
        from assistant.app.plan_paper import docx

        return docx(plan)

    # inside

    def _complete(self, plan: Plan) -> Plan:
        """The plan with the words that earlier people said, for the brief alone."""
        earlier = tuple(
            one.model_copy(update={"quote": self._talks.insight(one.insight).quote})
            for one in plan.brief.earlier
        )
        brief = plan.brief.model_copy(update={"earlier": earlier})
        return plan.model_copy(update={"brief": brief, "created": self._utc()})

    def _role(self, role: str, role_text: str) -> Role:
        typed = role.strip()
        if not role_text.strip():
            return self.read_role(typed)
        posting = self.read_role(role_text)
        found = posting.model_copy(
            update={
                "duties": self._plain_phrases(posting, posting.duties),
                "needs": self._plain_phrases(posting, posting.needs),
            }
        )
        return found.model_copy(update={"title": typed}) if typed else found

    def _plain_phrases(self, role: Role, found: Sequence[Phrase]) -> tuple[Phrase, ...]:
        """Those that give no orders to a machine: a posting is other people's text."""
        orders = reading.instructions(role.source)
        return tuple(
            one for one in found if not any(o.start < one.end and one.start < o.end for o in orders)
        )

    def _without_orders(self, contact: Profile) -> Profile:
        """The facts but for passages that give orders; places still refer to the whole text."""
        case = reading.without_orders(Case(request=Request(), contact=contact, today=self.today()))
        return cast(Profile, case.contact).model_copy(update={"source": contact.source})

    def _left(self) -> tuple[Topic, ...]:
        """The topics of musts that stayed unanswered in a conversation that took place."""
        found: dict[Topic, None] = {}
        since: set[Topic] = set()  # answered in a later one
        for plan in self.plans():
            if plan.talk is None and not plan.marks:
                continue
            done = {one for one, mark in plan.marks.items() if mark == "answered"} | set(
                plan.answers
            )
            since |= {said.topic for said in plan.questions if said.id in done}
            for said in plan.questions:
                if said.priority == "must" and said.topic not in since | {"referrals_next"}:
                    found.setdefault(said.topic)
        return tuple(found)

    def _employers_said(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        from assistant.store.employers import Employers

        return Employers(self._database).said()

    def has_record(self) -> bool:
        """Whether anything is kept: looking must not make a data folder."""
        from assistant.store.database import FILE

        return (self.settings.home / FILE).exists()
