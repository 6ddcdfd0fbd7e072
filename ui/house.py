"""The full house: every conversation with what it taught, and who told it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.app.assistant import Assistant
from assistant.insights import Insight, Referral, Talk
from assistant.models import Person, Record
from ui import words
from ui.panels.conversations import with_whom


class Told(Record):
    """An insight, and who told it when: "Ana Ruiz, 4 March 2026"."""

    insight: Insight
    source: str


class Named(Record):
    """Somebody whom a person named as worth talking to; `met` says whether the user has."""

    of: Referral
    talk: Talk
    by: str
    met: bool = False


class House(Record):
    """Everything kept: the conversations with their insights, and the people."""

    talks: tuple[Talk, ...]
    insights: dict[str, tuple[Insight, ...]]
    people: dict[str, Person]
    invented: frozenset[str]
    named: tuple[Named, ...] = ()  # the latest first, each person once
    imported: tuple[Insight, ...] = ()  # bare statements, of no conversation: never evidence

    def name(self, talk: Talk) -> str:
        """With whom a conversation was."""
        return with_whom(talk, self.people)

    def told(self, talks: Sequence[Talk], *, named: bool = True) -> list[Told]:
        """The insights of these conversations, the strongest first, with who told them when."""
        found = [
            Told(insight=one, source=f"{self.name(talk)}, " * named + words.day(talk.on))
            for talk in talks
            for one in self.insights[talk.id]
        ]
        return sorted(found, key=lambda one: -one.insight.weight)


def open_house(assistant: Assistant) -> House:
    """All that is kept now."""
    talks = tuple(assistant.talks())
    insights = {talk.id: tuple(assistant.insights(talk.id)) for talk in talks}
    told = {one.id for found in insights.values() for one in found}
    people = {person.id: person for person in assistant.people()}
    return House(
        talks=talks,
        insights=insights,
        named=_named(assistant, talks, people),
        imported=tuple(one for one in assistant.insights() if one.id not in told),
        people=people,
        invented=assistant.sample_talks(),
    )


def _named(
    assistant: Assistant, talks: Sequence[Talk], people: dict[str, Person]
) -> tuple[Named, ...]:
    by_id = {talk.id: talk for talk in talks}
    met = {with_whom(talk, people).casefold() for talk in talks}
    found: dict[str, Named] = {}
    for one in assistant.agreements():
        if isinstance(one.of, Referral) and one.talk in by_id:
            talk, name = by_id[one.talk], one.of.name.casefold()
            named = Named(of=one.of, talk=talk, by=with_whom(talk, people), met=name in met)
            if name not in found or found[name].talk.on < talk.on:
                found[name] = named
    return tuple(sorted(found.values(), key=lambda one: (one.met, -one.talk.on.toordinal())))
