"""Notes, and what a scripted model and the rules draw from them; no network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.app import prompts
from assistant.insights import Debrief
from assistant.talks import Conversation, Turn
from assistant.tasks import debrief_with
from assistant.tasks.debrief_known import Known
from tests.scripted import Scripted

NOTES = """typ day: 80% mtgs, rest is tuning
juniors start 42-46k, base + bonus
I heard the Lyon shop closes in spring
you do not need a degree
me: that surprised me, I feel relieved
off the record: the owner wants to sell to Brandt
talk to Priya Nair at Vellum Organs, she hires
I'll send you the reading list by Friday
write to mara@quill.example before June"""
QUOTE = "typ day: 80% mtgs"
SECRET = "the owner wants to sell to Brandt"
ON = date(2026, 10, 14)  # a Wednesday


class Remembered(dict[str, Mapping[str, Any]]):
    """A checkpoint in memory."""

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        self[key] = value


def notes(text: str = NOTES) -> Conversation:
    turns = tuple(Turn(text=line) for line in text.splitlines())
    return Conversation(format="notes", turns=turns, source=text)


def at(conversation: Conversation, quote: str) -> dict[str, Any]:
    start = conversation.text.index(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def by_rules(conversation: Conversation, **kinds: tuple[Any, ...]) -> Known:
    return debrief_with.known(conversation, Debrief(**kinds), me=None, person=None, on=ON)


def claim(**changes: Any) -> dict[str, Any]:
    plain = {"quote": QUOTE, "statement": "Meetings take 80% of a day.", "topic": "day_to_day"}
    return {**plain, **changes}


def drawn(
    *claims: dict[str, Any],
    conversation: Conversation | None = None,
    known: Known | None = None,
    **kinds: Any,
) -> Debrief:
    model = Scripted([{"insights": list(claims), **kinds}])
    return run(model, known or by_rules(conversation or notes()))


def run(model: Scripted, known: Known, checkpoint: Remembered | None = None) -> Debrief:
    prompt = prompts.released("debrief")
    return debrief_with.debrief_with(
        known, model, prompt, Remembered() if checkpoint is None else checkpoint
    )
