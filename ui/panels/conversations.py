"""The conversations kept: with whom, when, what came of them; open, read in the margin, delete."""

from __future__ import annotations

from assistant.insights import Insight, Talk
from assistant.models import Person
from ui import insight_words, widgets, words
from ui.panels.taking import name_of


def with_whom(talk: Talk, people: dict[str, Person]) -> str:
    """The name of the person of a conversation."""
    return name_of(people[talk.person]) if talk.person in people else "Somebody"


def row(talk: Talk, name: str, insights: list[Insight], *, sample: bool) -> None:
    """With whom, when, and how much came of it."""
    if name:
        widgets.literal(name, "name")
    marked = "Sample · " if sample else ""
    widgets.literal(f"{marked}{words.day(talk.on)} · {counts(insights)}", "small")


def counts(insights: list[Insight]) -> str:
    """How many insights there are, and how many of them nobody has looked at."""
    if not insights:
        return "no insights"
    left = sum(not one.reviewed for one in insights)
    told = insight_words.count(len(insights), "insight")
    return f"{told}, {left} not reviewed" if left else f"{told}, all kept ✓"
