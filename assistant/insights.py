"""What a conversation taught: insights with the words they rest on, and what was agreed.

Every record here carries a `quote` that stands in the conversation; `start` and `end` are
its place in `Conversation.text`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from assistant.models import Record
from assistant.talks import Conversation

Topic = Literal[
    "day_to_day",
    "path_in",
    "pros_cons",
    "stay_leave",
    "mistakes_advice",
    "skills",
    "credentials",
    "pay",
    "advancement",
    "employer_types",
    "outlook",
    "company",
    "standing_out",
    "hidden_market",
    "fit_setting",
    "referrals_next",
]
Speaker = Literal["interviewee", "user", "unclear"]
Basis = Literal["first-hand", "hearsay", "opinion"]
Stance = Literal["positive", "negative", "mixed", "neutral"]
Owner = Literal["me", "them"]


class Quoted(Record):
    """Something that rests on words of the conversation: `text[start:end]` is the quote."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Entity(Record):
    """A thing that an insight names; `text` stands in its quote."""

    kind: Literal["skill", "tool", "certificate", "employer"]
    text: str


class Pay(Record):
    """A figure of pay as it was said. What was not said is None; nothing is defaulted."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None  # ISO 4217
    period: Literal["hour", "day", "week", "month", "year"] | None = None
    level: str | None = None  # "entry", "senior", as said
    place: str | None = None
    year: int | None = None


class Insight(Quoted):
    """One claim of at most 30 words, and what is known of it."""

    id: str
    statement: str
    topic: Topic
    topics: tuple[Topic, ...] = ()  # further ones, without `topic`
    at: float | None = None  # seconds from the start of the recording
    speaker: Speaker = "unclear"
    basis: Basis = "first-hand"
    stance: Stance = "neutral"
    toward: str = ""
    confidence: Literal["high", "low"] = "high"
    entities: tuple[Entity, ...] = ()
    pay: Pay | None = None
    off_record: bool = False  # kept for the user alone: in no draft, answer, prompt or export
    reviewed: bool = False
    imported: bool = False  # came as a bare statement: never counted as evidence
    weight: float = 0  # how much it tells; the strongest are shown first
    flags: tuple[str, ...] = ()  # what of the statement does not stand in the quote
    model: str | None = None  # which wrote it; None offline
    prompt: str = ""


class Action(Quoted):
    """Something to do. `due_text` as said ("next Fri"), `due` the day it was resolved to."""

    owner: Owner
    what: str
    due_text: str | None = None
    due: date | None = None
    off_record: bool = False


class Referral(Quoted):
    """Somebody to talk to, as the person named them. Leave is never assumed."""

    name: str
    organisation: str | None = None
    introduces: bool = False
    may_name: bool = False
    off_record: bool = False


class Promise(Quoted):
    """What one side said they would do for the other."""

    by: Owner
    what: str
    due_text: str | None = None
    due: date | None = None
    off_record: bool = False


class Unsupported(Record):
    """A statement whose quote does not stand in the conversation, and what is nearest to it."""

    statement: str
    quote: str
    nearest: str = ""


class Debrief(Record):
    """Everything drawn from one conversation. `reflections` are the user's own reactions."""

    insights: tuple[Insight, ...] = ()
    actions: tuple[Action, ...] = ()
    referrals: tuple[Referral, ...] = ()
    promises: tuple[Promise, ...] = ()
    reflections: tuple[Quoted, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()


class Talk(Record):
    """A conversation as kept: with whom, when, who is who, and whether it may be kept."""

    id: str
    person: str | None = None  # Person.id
    on: date  # the day of the conversation
    conversation: Conversation
    me: str | None = None  # which speaker is the user
    others: tuple[str, ...] = ()  # speakers who are neither the user nor the person
    agreed: bool = False  # everybody agreed to be recorded; notes need no such leave
    created: datetime
    changed: datetime
