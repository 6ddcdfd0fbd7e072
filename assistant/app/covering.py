"""What the conversations say of each topic together, and what one of them added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.app.keeping import Keeping
from assistant.craft.learned import Learned as Learned  # the screens take it from here
from assistant.craft.learned import NextPerson
from assistant.plans import Known, Plan, Question, Witness

if TYPE_CHECKING:
    from assistant.insights import Insight, Referral, Talk
    from assistant.models import Person
    from assistant.store.employers import Employers

Vectors = Mapping[str, Sequence[float]]


class Covering(Keeping):
    """The use cases of what is known together."""

    _made: Mapping[str, Any] = {}
    plans: Callable[..., list[Plan]]

    @property
    def _employers(self) -> Employers:
        from assistant.store.employers import Employers

        return Employers(self._database)

    # employers

    def employers(self) -> dict[str, tuple[str, ...]]:
        """The names of employers that count as one, by the first of them."""
        from assistant.app.witnesses import employer
        from assistant.craft.employers import key

        joined, parted = self._employers.said()
        names = sorted({employer(person.profile) for person in self.people()} - {""})
        found: dict[str, list[str]] = {}
        for name in names:
            if group := key(name, joined, parted):
                found.setdefault(group, []).append(name)
        return {group[0]: tuple(group) for group in found.values()}

    def join_employers(self, one: str, other: str) -> None:
        """Count the people of two names as of one employer; what was said last wins."""
        self._employers.join(one, other)

    def part_employer(self, name: str) -> None:
        """Count the people of a name as of another employer than those it was taken for."""
        self._employers.part(name)

    # what is known

    def witnesses(self) -> tuple[Witness, ...]:
        """Everything that counts as evidence, with who said it and who led to them."""
        from assistant.app.witnesses import led_to, witnesses

        people = self._people_by_id()
        talks = self._talks.talks()
        by_id = {talk.id: talk for talk in talks}
        referrals = [(by_id[talk], of) for talk, of in self._referrals() if talk in by_id]
        led = led_to(people, self.requests(), referrals)
        insights = self._talks.insights_by_talk()
        return witnesses(talks, insights, people, led, self.plans())

    def coverage(self, role: str = "") -> tuple[Known, ...]:
        """What is known of each of the sixteen topics, for one role or for all."""
        return self._known(self.witnesses(), role)

    def learned(self, talk: str) -> Learned:
        """What a conversation added to all others, what is open, and whom to ask next.

        Raises NotFound.
        """
        from assistant.craft import learned
        from assistant.craft.patterns import Counting

        kept = self._talks.talk(talk)
        told = self.witnesses()
        mine = {one.id for one in self._talks.insights(talk)} & {one.insight for one in told}
        rest = tuple(one for one in told if one.insight not in mine)
        before = self._known(rest, vectors={})  # only counted, so that nothing is compared
        after = self._known(told, vectors=self._vectors_of(told))
        joined, parted = self._employers.said()
        months = self.settings.old_after_months
        counting = Counting(told, self.today(), months, joined, parted)
        by_id = {one.insight: one for one in told}
        plan = self._plan_of(kept)
        answers = self.answers(plan, talk) if plan else {}
        return Learned(
            talk=talk,
            name=next((one.name for one in told if one.insight in mine), ""),
            insights=len(mine),
            bars=learned.bars(before, after, mine),
            confirmed=learned.confirmed(after, by_id, mine, counting),
            differs=learned.differing(after, by_id, mine, counting),
            questions=_left(plan, answers),
            answered=len(answers),
            planned=len(plan.questions) if plan else 0,
            people=self._unused_referrals(),
            kind=learned.best_kind(after),
        )

    def answers(self, plan: Plan, talk: str) -> dict[str, tuple[str, ...]]:
        """Which insights of a conversation answer which questions of its plan."""
        from assistant.craft.answered import answered

        questions, insights = plan.questions, self._talks.insights(talk)
        if not questions or not insights:
            return {}
        rows = self._embedder.embed([one.text for one in questions])
        of_questions = {one.id: row for one, row in zip(questions, rows, strict=True)}
        return answered(questions, insights, of_questions, self._vectors_for(insights))

    # its parts

    def _known(
        self, told: Sequence[Witness], role: str = "", vectors: Vectors | None = None
    ) -> tuple[Known, ...]:
        from assistant.craft.patterns import known

        joined, parted = self._employers.said()
        return known(
            told,
            self._vectors_of(told) if vectors is None else vectors,
            role=role,
            today=self.today(),
            old_after_months=self.settings.old_after_months,
            joined=joined,
            parted=parted,
        )

    def _vectors_of(self, told: Sequence[Witness]) -> Vectors:
        wanted = {one.insight for one in told}
        insights = [one for one in self._talks.insights() if one.id in wanted]
        found = self._vectors_for(insights)
        texts = set(map(_text, insights))  # what was deleted is not remembered
        self._made = {text: row for text, row in self._made.items() if text in texts}
        return found

    def _vectors_for(self, insights: Sequence[Insight]) -> dict[str, Any]:
        """The kept vectors of the built-in embedder, for which the thresholds were set.

        Where there is none, since the text was changed or another embedder is chosen, it is made.
        """
        import numpy as np

        kept = self._talks.vectors(self._embedder.id)
        found: dict[str, Any] = {
            one.id: np.frombuffer(kept[one.id], dtype="<f4") for one in insights if one.id in kept
        }
        lacking = {one.id: _text(one) for one in insights if one.id not in found}
        if new := sorted(set(lacking.values()) - set(self._made)):
            made = dict(zip(new, self._embedder.embed(new), strict=True))
            self._made = {**self._made, **made}
        return found | {key: self._made[text] for key, text in lacking.items()}

    def _plan_of(self, talk: Talk) -> Plan | None:
        """The plan that a conversation came of, the newest first."""
        return next((plan for plan in self.plans() if plan.talk == talk.id), None)

    def _unused_referrals(self) -> tuple[NextPerson, ...]:
        """Who was named and not yet written to or talked with; those with leave first."""
        from assistant.app.witnesses import is_named, name_of

        people = self._people_by_id()
        talks = {talk.id: talk for talk in self._talks.talks()}
        met = {talk.person for talk in talks.values()} | {one.person for one in self.requests()}
        known = [name_of(person.profile) for person in people.values() if person.id in met]
        found: dict[str, NextPerson] = {}
        for talk, referral in self._referrals():
            if talk not in talks or is_named(referral.name, (*known, *found)):
                continue
            teller = people.get(talks[talk].person or "")
            found[referral.name] = NextPerson(
                name=referral.name,
                organisation=referral.organisation,
                by=name_of(teller.profile) if teller else "",
                may_name=referral.may_name,
                introduces=referral.introduces,
            )
        return tuple(sorted(found.values(), key=lambda one: (not one.may_name, not one.introduces)))

    def _referrals(self) -> list[tuple[str, Referral]]:
        """Everybody whom somebody named on the record, with the conversation's id."""
        from assistant.insights import Referral

        return [
            (one.talk, one.of)
            for one in self._talks.agreements()
            if isinstance(one.of, Referral) and not one.of.off_record
        ]

    def _people_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people()}


def _text(insight: Insight) -> str:
    return f"{insight.statement}\n{insight.quote}"


def _left(plan: Plan | None, answers: Mapping[str, tuple[str, ...]]) -> tuple[Question, ...]:
    from assistant.craft.answered import unanswered

    if plan is None:
        return ()
    return unanswered(plan.model_copy(update={"answers": {**answers, **plan.answers}}))
