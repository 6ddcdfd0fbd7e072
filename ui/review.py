"""What the review's component is given: the notes cut where quotes begin and end, and the insights.

The places are cut here, in the characters that the record counts, so that the browser
counts nothing and puts every piece on the page as literal text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from assistant.insights import Insight, Talk
from assistant.models import Record
from assistant.talks import Conversation
from ui import insight_words

FIRST = 12  # insights in sight, the strongest; the rest is folded


class Piece(Record):
    """Some words of a turn, and the ids of the insights whose quotes they stand in."""

    text: str
    ids: tuple[str, ...] = ()


class Line(Record):
    """A turn: who spoke and when, as far as that is known, and the words in pieces."""

    who: str
    pieces: tuple[Piece, ...]


def review(
    talk: Talk, insights: Sequence[Insight], drafts: dict[str, tuple[str, str]], done: int
) -> dict[str, Any]:
    """The notes, the insights in their order, and how far the user's acts have been taken.

    `drafts` are statements that could not be taken as they were typed, with the reason.
    """
    return {
        "turns": [line.model_dump(mode="json") for line in turns(talk.conversation, insights)],
        "insights": [_insight(insight, drafts.get(insight.id)) for insight in insights],
        "topics": [[topic, insight_words.TOPIC[topic]] for topic in insight_words.TOPICS],
        "first": FIRST,
        "done": done,
    }


def turns(conversation: Conversation, insights: Iterable[Insight]) -> list[Line]:
    """Each turn with its speaker, its time and its pieces."""
    found, at = [], 0
    quotes = [(one.start, one.end, one.id) for one in insights if one.end > one.start]
    for turn in conversation.turns:
        who = " · ".join(filter(None, (turn.speaker, insight_words.clock(turn.start))))
        found.append(Line(who=who, pieces=_pieces(turn.text, at, quotes)))
        at += len(turn.text) + 1
    return found


def _pieces(text: str, at: int, quotes: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """A turn that begins at `at` of the conversation, cut at the ends of quotes."""
    end = at + len(text)
    here = [(max(a, at) - at, min(b, end) - at, key) for a, b, key in quotes if a < end and b > at]
    cuts = sorted({0, len(text), *(a for a, _, _ in here), *(b for _, b, _ in here)})
    return tuple(
        Piece(text=text[a:b], ids=tuple(key for start, stop, key in here if start <= a < stop))
        for a, b in pairwise(cuts)
    )


def _insight(insight: Insight, draft: tuple[str, str] | None) -> dict[str, Any]:
    return {
        "id": insight.id,
        "statement": insight.statement,
        "quote": insight.quote,
        "topic": insight.topic,
        "marks": insight_words.marks(insight),
        "flags": [insight_words.flag(found) for found in insight.flags],
        "off": insight.off_record,
        "reviewed": insight.reviewed,
        "draft": draft[0] if draft else None,
        "why": draft[1] if draft else "",
    }
