"""A small record of invented conversations to search, with meanings that a test can foresee."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelUnavailable
from assistant.insights import Debrief, Insight, Talk
from assistant.models import Experience, Fact, Profile
from assistant.store.database import Database
from assistant.store.nearest import Near
from assistant.store.records import Records
from assistant.store.search import Search
from assistant.store.talks import Talks
from assistant.store.vectors import Vectors
from assistant.store.words import words
from assistant.talks import Conversation, Turn
from tests.unit.conversations import NOW

SIZE = 64
LIKE = {"salari": "pay", "earn": "pay", "money": "pay"}  # what means the same


class Embedder:
    """Texts by their stems, one dimension a stem, synonyms in one."""

    id = "test-1"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._one(text) for text in texts])

    def _one(self, text: str) -> NDArray[np.float32]:
        vector = np.full(SIZE, 0.01, dtype=np.float32)
        for word in words(text):
            vector[sum(LIKE.get(word.stem, word.stem).encode()) % SIZE] += 1
        return vector / np.float32(np.linalg.norm(vector))


class Meaning:
    """The vectors of the record in the place of the index; may be told to be away."""

    def __init__(self, record: Database) -> None:
        self.embedder = Embedder()
        self.vectors = Vectors(record, self.embedder)
        self.deaf = False
        self.by_index: list[str] | None = None  # what a stale index says instead

    def vector(self, text: str) -> NDArray[np.float32]:
        if self.deaf:
            raise ModelUnavailable("The embeddings server did not answer.")
        return self.embedder.embed([text])[0]

    def nearest(
        self,
        text: NDArray[np.float32],
        limit: int,
        where: Mapping[str, Any] | None = None,
        allowed: Callable[[], Collection[str] | None] = lambda: None,
    ) -> Near:
        if self.by_index is not None:
            return Near([(one, 0.9) for one in self.by_index], "index")
        return Near(self.vectors.nearest(text, limit, allowed()), "record", "by the record")


PEOPLE = {
    "Priya Nair": ("Depot planner", "Calder Buses Ltd"),
    "Tomás Beck": ("Head of planning", "Marrow Trams"),
    "Olu Adeyemi": ("Recruiter", "Quill Staffing"),
}
SAID = {
    "Priya Nair": (
        date(2026, 1, 10),
        {
            "rota": ("Mornings go to calls about the rota.", "mornings = rota calls", "day_to_day"),
            "pay": ("Pay starts at about 31,000 in Leeds.", "pay: starts ~31k in Leeds", "pay"),
            "mistake": (
                "She regrets not asking for training.",
                "wish I'd asked for training earlier",
                "mistakes_advice",
            ),
        },
    ),
    "Tomás Beck": (
        date(2026, 2, 20),
        {
            "sql": ("Planners must know SQL and C++.", "must know SQL + C++", "skills"),
            "leave": ("People leave after two years.", "ppl leave @2y", "stay_leave"),
            "secret": ("The works will be sold.", "the works gets sold to Brandt", "outlook"),
        },
    ),
    "Olu Adeyemi": (
        date(2026, 3, 5),
        {
            "bar": ("Juniors stand out by a portfolio.", "portfolio >> degree", "standing_out"),
            "ask": ("He named somebody to talk to.", "talk to Wren Ito", "referrals_next"),
        },
    ),
}


def profile(name: str) -> Profile:
    title, company = PEOPLE[name]
    post = Experience(title=Fact(text=title), company=Fact(text=company), current=True)
    return Profile(kind="facts", source=name, name=Fact(text=name), experiences=(post,))


def filled(record: Database) -> dict[str, str]:
    """Keep the conversations; returns the people's ids by name."""
    records, talks = Records(record), Talks(record)
    people = {}
    for name, (on, drawn) in SAID.items():
        person = people[name] = records.save_person(profile(name), NOW).id
        turns = tuple(Turn(text=quote) for _, quote, _ in drawn.values())
        read = Conversation(format="notes", turns=turns, source="")
        kept = Talk(
            id=f"talk {name}", person=person, on=on, conversation=read, created=NOW, changed=NOW
        )
        talks.save_talk(kept)
        insights = tuple(_insight(read, key, *what) for key, what in drawn.items())
        talks.save_debrief(kept.id, Debrief(insights=insights))
    Vectors(record, Embedder()).fill()
    return people


def _insight(read: Conversation, key: str, statement: str, quote: str, topic: str) -> Insight:
    start = read.text.index(quote)
    return Insight.model_validate(
        {
            "id": key,
            "statement": statement,
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "topic": topic,
            "off_record": key == "secret",
            "stance": "negative" if key == "leave" else "neutral",
        }
    )


def search_of(record: Database) -> tuple[Search, Meaning]:
    meaning = Meaning(record)
    return Search(record, meaning), meaning
