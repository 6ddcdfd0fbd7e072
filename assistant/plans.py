"""The plan of one conversation: what is known, what to ask whom, in which minutes.

A question says why it is asked of this person; what that rests on stands in `sources`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from assistant.insights import Pay, Stance, Topic
from assistant.models import Record

Day = date  # a field is called `date`

Goal = Literal["exploring", "deciding", "applying"]
Stage = Literal["opening", "core", "late", "closing"]
Priority = Literal["must", "if time", "spare"]
State = Literal["unknown", "one view", "echoed", "pattern", "conflict"]
Mark = Literal["asked", "answered", "skipped"]


class Phrase(Record):
    """Words of a posting: `Role.source[start:end]` is `text`."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Role(Record):
    """The work that is asked about: as it was typed, or as a posting describes it.

    Of a typed role only `title` is known; its `source` is what was typed.
    """

    title: str = Field(min_length=1)
    source: str = Field(default="", repr=False)
    employer: str = ""
    duties: tuple[Phrase, ...] = ()
    needs: tuple[Phrase, ...] = ()
    pay: Phrase | None = None
    posting: bool = False


class Source(Record):
    """What a question rests on: words of the profile or posting, or insights, or a gap."""

    kind: Literal["profile", "role", "insight", "gap", "goal"]
    text: str = ""  # the words, verbatim, of profile or role; else what is unknown
    start: int | None = None  # of the words in the source text of profile or role
    end: int | None = None
    insight: str | None = None  # Insight.id


class Question(Record):
    """One question, as one would say it aloud."""

    id: str
    text: str
    topic: Topic
    priority: Priority
    why: str  # why it is asked of this person, in a sentence
    sources: tuple[Source, ...] = ()
    probe: str = ""  # to follow up with
    model: str | None = None  # which wrote it; None offline
    replaced: bool = False  # the model's did not pass, so this stands from the offline plan


class Slot(Record):
    """A stretch of the conversation in minutes from its start."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    stage: Stage
    title: str
    questions: tuple[Question, ...] = ()


class Earlier(Record):
    """What an earlier conversation said about this employer or role, for the brief alone."""

    insight: str
    statement: str
    quote: str
    name: str  # who said it
    date: Day | None = None


class Brief(Record):
    """One page to read before the call."""

    who: tuple[str, ...] = ()  # lines about them, each out of the profile
    shared: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    listen_for: tuple[str, ...] = ()  # three
    introduction: str = ""  # mine, to be said in 30 seconds


class Plan(Record):
    """The agenda of one conversation, and how far it was held to."""

    id: str
    person: str | None = None  # Person.id; None: a profile that is not kept
    name: str = ""  # the person's, as shown
    role: str  # the target role, as typed or read from the posting
    goal: Goal = "exploring"
    minutes: int = Field(default=25, ge=15, le=60)
    on: date | None = None
    slots: tuple[Slot, ...] = ()
    brief: Brief = Field(default_factory=Brief)
    marks: dict[str, Mark] = Field(default_factory=dict)  # Question.id → what became of it
    answers: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # → Insight.ids
    talk: str | None = None  # the conversation it became
    created: datetime | None = None
    changed: datetime | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the plan."""
        return tuple(one for slot in self.slots for one in slot.questions)


class Known(Record):
    """What the kept conversations say of one topic, for one role or for all.

    `sources` counts independent people: of one employer or one referral chain they are one,
    and what is older than the setting counts half. Off the record and imported never count.
    """

    topic: Topic
    role: str = ""
    state: State = "unknown"
    sources: float = 0
    people: tuple[str, ...] = ()  # Person.id, everybody who spoke of it
    insights: tuple[str, ...] = ()  # Insight.id
    agreeing: tuple[tuple[str, ...], ...] = ()  # groups of Insight.id that say the like
    against: tuple[tuple[str, str], ...] = ()  # pairs of Insight.id that contradict
    old: int = 0  # how many of the insights are older than the setting


class Witness(Record):
    """An insight with what coverage needs to know of who said it; made by app, read by craft."""

    insight: str
    statement: str
    quote: str = ""
    topic: Topic
    topics: tuple[Topic, ...] = ()
    stance: Stance = "neutral"
    toward: str = ""
    person: str
    name: str = ""
    employer: str = ""
    role: str = ""
    introducer: str | None = None  # Person.id of who led to this person
    on: date
    pay: Pay | None = None
