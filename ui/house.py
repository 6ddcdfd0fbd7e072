"""The full house: every conversation with what it taught, and who told it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.app.assistant import Assistant
from assistant.insights import Insight, Talk
from assistant.models import Person, Record
from ui import words
from ui.panels.conversations import with_whom


class Told(Record):
    """An insight, and who told it when: "Ana Ruiz, 4 March 2026"."""

    insight: Insight
    source: str


class House(Record):
    """Everything kept: the conversations with their insights, and the people."""

    talks: tuple[Talk, ...]
    insights: dict[str, tuple[Insight, ...]]
    people: dict[str, Person]
    invented: frozenset[str]
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
    return House(
        talks=talks,
        insights=insights,
        imported=tuple(one for one in assistant.insights() if one.id not in told),
        people={person.id: person for person in assistant.people()},
        invented=assistant.sample_talks(),
    )
