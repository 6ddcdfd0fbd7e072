"""The shapes in which a plan leaves the program: JSON values with every key, and lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.plans import Brief, Plan, Question

__all__ = ["plan", "plan_lines"]

MARKS = {"must": "●", "if time": "○", "spare": "–"}


def plan(made: Plan) -> dict[str, Any]:
    """A plan as `firsthand prepare --json` prints it; what is not known is null or []."""
    return {
        "name": made.name or None,
        "role": made.role,
        "goal": made.goal,
        "minutes": made.minutes,
        "slots": [
            {
                "from": slot.start,
                "to": slot.end,
                "title": slot.title,
                "questions": [_question(said) for said in slot.questions],
            }
            for slot in made.slots
        ],
        "brief": _brief(made.brief),
    }


def _question(said: Question) -> dict[str, Any]:
    return {
        "text": said.text,
        "topic": said.topic,
        "priority": said.priority,
        "why": said.why,
        "sources": [source.model_dump() for source in said.sources],
        "probe": said.probe,
        "model": said.model,
        "replaced": said.replaced,
    }


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "who": list(brief.who),
        "shared": list(brief.shared),
        "earlier": [
            {
                "statement": one.statement,
                "quote": one.quote,
                "name": one.name or None,
                "date": one.date.isoformat() if one.date else None,
                "insight": one.insight,
            }
            for one in brief.earlier
        ],
        "listen_for": list(brief.listen_for),
        "introduction": brief.introduction,
    }


def plan_lines(made: Plan) -> Iterator[str]:
    """A plan as lines to read: the minutes, the questions with why and probe, then the brief."""
    yield f"{made.name or 'This conversation'}: {made.role}, {made.minutes} minutes, {made.goal}"
    for slot in made.slots:
        yield ""
        yield f"{slot.start}–{slot.end} min  {slot.title}"
        for said in slot.questions:
            yield f"  {MARKS[said.priority]} {said.text}  [{said.priority}]"
            yield f"      why: {said.why}"
            if said.probe:
                yield f"      then: {said.probe}"
    yield ""
    for title, lines in brief_parts(made):
        yield title
        yield from (f"  {line}" for line in lines)


def brief_parts(made: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of the brief that hold something, each with its heading."""
    brief = made.brief
    earlier = tuple(
        f"{one.statement} (“{one.quote}”{_who(one.name, one.date)})" if one.quote else one.statement
        for one in brief.earlier
    )
    for title, lines in (
        ("Who they are", brief.who),
        ("What you share", brief.shared),
        ("What you heard before, for you alone", earlier),
        ("Listen for", brief.listen_for),
        ("Your 30 seconds", (brief.introduction,) if brief.introduction else ()),
    ):
        if lines:
            yield title, lines


def _who(name: str, on: Any) -> str:
    said = ", ".join(part for part in (name, f"{on.day} {on:%B %Y}" if on else "") if part)
    return f", {said}" if said else ""
