"""Conversations, and what was drawn from them, as JSON values and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.insights import Action, Debrief, Insight, Promise
from assistant.talks import Conversation, Turn

_KEYS = {  # of each kind of record, as `firsthand debrief --json` prints it
    "insights": (
        "id", "statement", "topic", "topics", "quote", "start", "end", "at", "speaker", "basis",
        "stance", "toward", "confidence", "entities", "pay", "off_record", "reviewed",
    ),
    "actions": ("owner", "what", "due_text", "due"),
    "referrals": ("name", "organisation", "introduces", "may_name"),
    "promises": ("by", "what", "due_text", "due"),
    "unsupported": ("statement", "quote", "nearest"),
}  # fmt: skip
_WHO = {"me": "I", "them": "they"}


def conversation(read: Conversation) -> dict[str, Any]:
    """A conversation as `firsthand read --json` prints it; what is not known is null."""
    return {
        "format": read.format,
        "speakers": list(read.speakers),
        "turns": [
            {"speaker": turn.speaker, "start": turn.start, "text": turn.text} for turn in read.turns
        ],
    }


def conversation_lines(read: Conversation) -> Iterator[str]:
    """A conversation as lines to read: the time and the speaker where they are known."""
    for turn in read.turns:
        head = " ".join(part for part in (_clock(turn), turn.speaker or "") if part)
        yield f"{head}: {turn.text}" if head else turn.text


def debrief(drawn: Debrief) -> dict[str, Any]:
    """What was drawn, as `firsthand debrief --json` prints it; the strongest insight first."""
    values = drawn.model_dump(mode="json")
    shown: dict[str, Any] = {
        kind: [{key: item[key] for key in keys} for item in values[kind]]
        for kind, keys in _KEYS.items()
    }
    shown["reflections"] = [item.quote for item in drawn.reflections]
    return shown


def debrief_lines(drawn: Debrief) -> Iterator[str]:
    """What was drawn as lines to read: each insight with the words it rests on."""
    for insight in drawn.insights:
        yield f"[{insight.topic}] {insight.statement}{_marks(insight)}"
        yield f"    “{insight.quote}”"
    for title, items in (("To do", drawn.actions), ("Promised", drawn.promises)):
        for item in items:
            yield f"{title}: {_deed(item)}"
    for one in drawn.referrals:
        facts = [one.organisation or "", "offered to introduce" if one.introduces else ""]
        facts.append("their name may be used" if one.may_name else "ask before using their name")
        yield f"Talk to: {one.name} ({', '.join(filter(None, facts))})"
    for reflection in drawn.reflections:
        yield f"My own thought: {reflection.quote}"
    for missing in drawn.unsupported:
        near = f"; nearest: “{missing.nearest}”" if missing.nearest else ""
        yield f"! Left out, its quote is not there: {missing.statement} (“{missing.quote}”{near})"
    if not (drawn.insights or drawn.actions or drawn.referrals or drawn.promises):
        yield "Nothing was found in it that says something about the work."


def _marks(insight: Insight) -> str:
    marks = [
        "off the record" if insight.off_record else "",
        "" if insight.basis == "first-hand" else insight.basis,
        "not sure" if insight.confidence == "low" else "",
        *(f"not in the quote: {flag}" for flag in insight.flags),
    ]
    shown = ", ".join(mark for mark in marks if mark)
    return f" ({shown})" if shown else ""


def _deed(item: Action | Promise) -> str:
    who = _WHO[item.owner if isinstance(item, Action) else item.by]
    due = f" – {item.due_text}" if item.due_text else ""
    day = f" ({item.due:%Y-%m-%d})" if item.due else ""
    return f"{who}: {item.what}{due}{day}"


def _clock(turn: Turn) -> str:
    if turn.start is None:
        return ""
    minutes, seconds = divmod(int(turn.start), 60)
    hours, minutes = divmod(minutes, 60)
    return f"[{hours}:{minutes:02}:{seconds:02}]" if hours else f"[{minutes}:{seconds:02}]"
