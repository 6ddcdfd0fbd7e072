"""What one conversation added to all others: new, confirmed, contradicted, open, and who next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import get_args

from assistant.craft.coverage_order import knows, named
from assistant.craft.patterns import Counting
from assistant.insights import Topic
from assistant.models import Record
from assistant.plans import Known, Question, State, Witness
from assistant.searches import Perspective

__all__ = [
    "Bar",
    "Confirmed",
    "Differs",
    "Learned",
    "NextKind",
    "NextPerson",
    "bars",
    "best_kind",
    "confirmed",
    "differing",
]

ENOUGH = 3.0  # independent people
_TOPICS_NAMED = 3  # of a kind of person


class Bar(Record):
    """One topic before and after a conversation, in independent people."""

    topic: Topic
    before: float
    after: float
    state: State
    told: int = 0  # insights of this conversation
    people: int = 0  # everybody who spoke of it; more than `after` where some count as one

    @property
    def is_new(self) -> bool:
        """Whether nobody had spoken of it."""
        return self.before == 0 < self.after


class Confirmed(Record):
    """A statement of this conversation that others made too."""

    insight: str
    statement: str
    topic: Topic
    sources: float  # independent people who say so now, this one included
    others: tuple[str, ...]  # Insight.ids of the others


class Differs(Record):
    """A statement of this conversation, and what others said against it."""

    insight: str
    statement: str
    topic: Topic
    others: tuple[str, ...]  # Insight.ids
    other_statement: str  # the first of them
    sources: float  # independent people who said otherwise


class NextPerson(Record):
    """Somebody who was named, and whom the user has not written to or talked with."""

    name: str
    organisation: str | None = None
    by: str = ""  # who named them, as shown
    may_name: bool = False
    introduces: bool = False


class NextKind(Record):
    """From where the next person should speak, and what they could tell."""

    perspective: Perspective
    topics: tuple[Topic, ...]


class Learned(Record):
    """The card after a conversation."""

    talk: str
    name: str = ""
    insights: int = 0
    bars: tuple[Bar, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    differs: tuple[Differs, ...] = ()
    questions: tuple[Question, ...] = ()  # musts of the plan that were not answered
    answered: int = 0  # questions of the plan that were
    planned: int = 0
    people: tuple[NextPerson, ...] = ()
    kind: NextKind | None = None

    @property
    def new(self) -> tuple[Topic, ...]:
        """The topics that this conversation was the first to cover."""
        return tuple(bar.topic for bar in self.bars if bar.is_new)

    @property
    def open(self) -> tuple[Topic, ...]:
        """The topics that nobody has covered yet."""
        return tuple(bar.topic for bar in self.bars if not bar.after)


def bars(before: Iterable[Known], after: Iterable[Known], mine: Collection[str]) -> tuple[Bar, ...]:
    """The sixteen topics before and after; `mine` are the insights of the conversation."""
    earlier = {one.topic: one.sources for one in before}
    return tuple(
        Bar(
            topic=one.topic,
            before=earlier.get(one.topic, 0),
            after=one.sources,
            state=one.state,
            told=sum(insight in mine for insight in one.insights),
            people=len(one.people),
        )
        for one in after
    )


def confirmed(
    after: Iterable[Known], told: Mapping[str, Witness], mine: Collection[str], counting: Counting
) -> tuple[Confirmed, ...]:
    """What of the conversation others say too, what most people say first."""
    found: dict[str, Confirmed] = {}
    for known in after:
        for group in known.agreeing:
            own = [insight for insight in group if insight in mine]
            others = tuple(insight for insight in group if insight not in mine)
            if not own or not others or own[0] in found:
                continue
            found[own[0]] = Confirmed(
                insight=own[0],
                statement=told[own[0]].statement,
                topic=known.topic,
                sources=counting.sources(told[insight] for insight in group),
                others=others,
            )
    return tuple(sorted(found.values(), key=lambda one: -one.sources))


def differing(
    after: Iterable[Known], told: Mapping[str, Witness], mine: Collection[str], counting: Counting
) -> tuple[Differs, ...]:
    """What of the conversation others said otherwise, what most people deny first."""
    against: dict[str, list[str]] = {}
    topic: dict[str, Topic] = {}
    for known in after:
        for pair in known.against:
            own = [insight for insight in pair if insight in mine]
            if len(own) == 1:
                other = pair[0] if pair[1] == own[0] else pair[1]
                topic.setdefault(own[0], known.topic)
                if other not in against.setdefault(own[0], []):
                    against[own[0]].append(other)
    return tuple(
        sorted(
            (
                Differs(
                    insight=own,
                    statement=told[own].statement,
                    topic=topic[own],
                    others=tuple(others),
                    other_statement=told[others[0]].statement,
                    sources=counting.sources(told[other] for other in others),
                )
                for own, others in against.items()
            ),
            key=lambda one: -one.sources,
        )
    )


def best_kind(known: Sequence[Known]) -> NextKind | None:
    """From where the next person should speak: who knows most of what is least covered.

    Of every topic counts how many independent people are missing, twice where the person is the
    one to tell. None where three have spoken of everything.
    """
    missing = {one.topic: ENOUGH - one.sources for one in known if one.sources < ENOUGH}
    missing.pop("referrals_next", None)  # anybody can be asked that
    best: tuple[float, NextKind] | None = None
    for place in get_args(Perspective):
        values = {
            topic: missing[topic] * (2 if topic in named(place) else 1)
            for topic in knows(place)
            if topic in missing
        }
        total = sum(values.values())
        if values and (best is None or total > best[0]):
            ranked = sorted(values, key=lambda topic: -values[topic])[:_TOPICS_NAMED]
            best = total, NextKind(perspective=place, topics=tuple(ranked))
    return best[1] if best else None
