"""What is asked of past conversations, and what is found there.

A hit is an insight, or a place in the raw notes; both carry the words that matched
(`lit`: places in the text that is shown), who said it and when.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from assistant.insights import Stance, Topic
from assistant.models import Record

Day = date  # two fields are called `date`

Seniority = Literal["junior", "experienced", "manager", "executive"]
Perspective = Literal["peer", "manager", "executive", "recruiter", "former"]
"""From where somebody speaks of the work: beside it, above it, hiring for it, or having left."""

Span = tuple[int, int]  # start and end of a piece of a text, in characters


class Filters(Record):
    """What a search is held to. Within one field any value may meet it; all fields must be met.

    An empty field asks nothing. `roles` and `companies` are compared after cleaning.
    """

    roles: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    people: tuple[str, ...] = ()  # Person.id
    companies: tuple[str, ...] = ()
    seniorities: tuple[Seniority, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    stances: tuple[Stance, ...] = ()
    since: date | None = None  # the day of the conversation, both ends included
    until: date | None = None


class Hit(Record):
    """An insight that was found; `score` orders the hits of one search and means nothing else."""

    id: str
    score: float
    statement: str
    quote: str
    topic: Topic
    stance: Stance = "neutral"
    talk: str | None = None  # None: a bare statement that was imported
    person: str | None = None  # Person.id
    name: str = ""  # with whom the conversation was, as shown
    date: Day | None = None
    start: int = 0  # of the quote in `Conversation.text`
    end: int = 0
    reviewed: bool = False
    imported: bool = False
    lit_statement: tuple[Span, ...] = ()
    lit_quote: tuple[Span, ...] = ()


class NoteHit(Record):
    """A place in the raw notes or the transcript: `Conversation.text[start:end]` is `text`."""

    talk: str
    person: str | None = None
    name: str = ""
    date: Day | None = None
    text: str
    start: int
    end: int
    score: float
    lit: tuple[Span, ...] = ()


class Found(Record):
    """The answer to one search."""

    query: str
    insights: tuple[Hit, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    by: Literal["index", "record"] = "index"  # "record": FTS5 and exact cosine served
    told: str = ""  # for the user: why the index did not serve, or how the query was understood


class SavedSearch(Record):
    """A search to come back to."""

    id: str
    name: str
    query: str = ""
    filters: Filters = Field(default_factory=Filters)
