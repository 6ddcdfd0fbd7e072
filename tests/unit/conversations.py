"""One invented conversation and what a careful person would draw from it."""

from __future__ import annotations

from datetime import date, datetime

from assistant.insights import (
    Action,
    Debrief,
    Entity,
    Insight,
    Pay,
    Promise,
    Quoted,
    Referral,
    Talk,
)
from assistant.models import Fact, Profile
from assistant.plans import Brief, Earlier, Plan, Question, Slot, Source
from assistant.talks import Conversation, Turn

MANY = 40
NOW = datetime(2026, 3, 4, 5, 6, 7)
NOTES = (
    "mornings = rota calls, then depot visits",
    "pay: starts ~31k in Leeds",
    "between us: the panel gets cut in May",
    "talk to Priya Raman, Calder Buses - she intros me",
    "I send the reading list by Friday",
    "me: I could do this",
)
OFF_THE_RECORD = NOTES[2]


def contact(name: str = "Ana Ruiz") -> Profile:
    return Profile(kind="facts", source=name, name=Fact(text=name))


def talk(own_id: str = "t1", person: str | None = None, lines: tuple[str, ...] = NOTES) -> Talk:
    read = Conversation(
        format="notes", turns=tuple(Turn(text=line) for line in lines), source="\n".join(lines)
    )
    return Talk(
        id=own_id,
        person=person,
        on=date(2026, 3, 3),
        conversation=read,
        created=NOW,
        changed=NOW,
    )


def quoted(text: str) -> dict[str, object]:
    """A quote of the notes and its place in them."""
    start = "\n".join(NOTES).index(text)
    return {"quote": text, "start": start, "end": start + len(text)}


def insight(own_id: str = "i1", **changes: object) -> Insight:
    values: dict[str, object] = {
        "id": own_id,
        "statement": "Mornings go to calls about the rota.",
        "topic": "day_to_day",
        **quoted("mornings = rota calls"),
        **changes,
    }
    return Insight.model_validate(values)


def debrief() -> Debrief:
    return Debrief(
        insights=(
            insight("i1", weight=2.0, entities=(Entity(kind="skill", text="rota calls"),)),
            insight(
                "i2",
                statement="Pay starts at about 31,000 in Leeds.",
                topic="pay",
                pay=Pay(low=31_000, period="year", place="Leeds"),
                weight=3.0,
                **quoted(NOTES[1]),
            ),
            insight(
                "i3",
                statement="The panel will be cut in May.",
                topic="outlook",
                off_record=True,
                weight=1.0,
                **quoted(OFF_THE_RECORD),
            ),
        ),
        actions=(
            Action(
                owner="me",
                what="send the reading list",
                due_text="by Friday",
                due=date(2026, 3, 6),
                **quoted(NOTES[4]),
            ),
        ),
        referrals=(
            Referral(
                name="Priya Raman", organisation="Calder Buses", introduces=True, **quoted(NOTES[3])
            ),
        ),
        promises=(
            Promise(by="me", what="the reading list", due_text="by Friday", **quoted(NOTES[4])),
        ),
        reflections=(Quoted.model_validate(quoted(NOTES[5])),),
    )


def plan(own_id: str, person: str | None = None, of: str = "i1", word: str = "rota") -> Plan:
    """A plan with one question, which rests on an insight of another conversation."""
    question = Question(
        id="q1",
        text="What did yesterday look like?",
        topic="day_to_day",
        priority="must",
        why="Nobody has described a whole day.",
        sources=(Source(kind="insight", insight=of),),
        probe=f"Somebody spoke of the {word}; is it so with you?",
    )
    earlier = Earlier(insight=of, statement=f"Mornings go to the {word}.", quote=word, name=word)
    return Plan(
        id=own_id,
        person=person,
        role="depot planner",
        slots=(Slot(start=0, end=25, stage="core", title="The work", questions=(question,)),),
        brief=Brief(earlier=(earlier,)),
        answers={"q1": (of,)},
    )


def many(number: int = MANY) -> Debrief:
    """So much that a disk which fills does so in the middle of keeping it."""
    text = "a statement that fills pages " * 20
    return Debrief(insights=tuple(insight(f"i{n}", statement=text) for n in range(number)))
