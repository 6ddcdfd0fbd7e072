"""All that is kept, at one moment, as it may leave the record: nothing that is off the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from assistant.insights import Insight, Quoted, Talk
from assistant.models import KeptRequest, Me, ModelCall, Person, Record
from assistant.plans import Plan
from assistant.searches import SavedSearch
from assistant.store import rows, schema
from assistant.store.database import Database
from assistant.store.plan_rows import EmployerRow, plan_of, without
from assistant.store.talk_rows import Agreement, agreements_in
from assistant.talks import Conversation

COVER = "▒"  # one for each character that is off the record, so that places stay right


class KeptInsight(Record):
    """An insight with its conversation; None where it came as a bare statement."""

    talk: str | None
    of: Insight


class KeptReflection(Record):
    """One of the user's own reactions, with its conversation."""

    id: str
    talk: str
    of: Quoted


class Snapshot(Record):
    """The record at one moment. What is being typed is no part of it."""

    me: Me
    people: tuple[Person, ...] = ()
    requests: tuple[KeptRequest, ...] = ()
    talks: tuple[Talk, ...] = ()
    insights: tuple[KeptInsight, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    reflections: tuple[KeptReflection, ...] = ()
    plans: tuple[Plan, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    employers: tuple[EmployerRow, ...] = ()
    model_calls: tuple[ModelCall, ...] = ()
    left_out: int = 0  # insights, agreements and reflections that rest on words off the record


def snapshot(database: Database) -> Snapshot:
    """What is kept, in an order that only its content decides.

    What is off the record is left out: the insight or agreement, whatever else rests on one
    of its words, and the words themselves in the conversation, which are covered. The text a
    conversation was read from is left out where any of it is covered.
    """
    with database.read() as connection:
        whole = _whole(connection)
    spans: dict[str, list[tuple[int, int]]] = {}
    drawn: list[KeptInsight | Agreement] = [*whole.insights, *whole.agreements]
    for item in drawn:
        if item.talk is not None and item.of.off_record:
            spans.setdefault(item.talk, []).append((item.of.start, item.of.end))
    insights = tuple(item for item in whole.insights if _may_leave(item, spans))
    agreements = tuple(item for item in whole.agreements if _may_leave(item, spans))
    reflections = tuple(item for item in whole.reflections if _may_leave(item, spans))
    hidden = {item.of.id for item in whole.insights} - {item.of.id for item in insights}
    before = len(whole.insights) + len(whole.agreements) + len(whole.reflections)
    return whole.model_copy(
        update={
            "talks": tuple(_covered(talk, spans.get(talk.id, ())) for talk in whole.talks),
            "insights": insights,
            "agreements": agreements,
            "reflections": reflections,
            "plans": tuple(without(plan, hidden) for plan in whole.plans),
            "left_out": before - len(insights) - len(agreements) - len(reflections),
        }
    )


def _whole(connection: Connection) -> Snapshot:
    def bodies(table_name: str, *order: str) -> Iterator[object]:
        table = schema.metadata.tables[table_name]
        columns = [table.c[name] for name in (*order, "id")]
        yield from connection.scalars(select(table.c.body).order_by(*columns)).all()

    me = next(bodies("me"), None)
    insights, reflections = schema.insights, schema.reflections
    found_insights = connection.execute(
        select(insights.c.talk, insights.c.body).order_by(
            insights.c.talk, insights.c.body["start"].as_integer(), insights.c.id
        )
    )
    found_reflections = connection.execute(
        select(reflections).order_by(
            reflections.c.talk, reflections.c.body["start"].as_integer(), reflections.c.id
        )
    )
    plans, employers = schema.plans, schema.employers
    found_plans = connection.execute(select(plans).order_by(plans.c.created, plans.c.id))
    found_employers = connection.execute(select(employers).order_by(employers.c.id))
    return Snapshot(
        me=Me() if me is None else rows.read(Me, me),
        people=tuple(rows.read(Person, body) for body in bodies("people", "created")),
        requests=tuple(rows.read(KeptRequest, body) for body in bodies("requests", "created")),
        talks=tuple(rows.read(Talk, body) for body in bodies("talks", "held_on")),
        insights=tuple(
            KeptInsight(talk=row.talk, of=rows.read(Insight, row.body)) for row in found_insights
        ),
        agreements=tuple(agreements_in(connection)),
        reflections=tuple(
            KeptReflection(id=row.id, talk=row.talk, of=rows.read(Quoted, row.body))
            for row in found_reflections
        ),
        plans=tuple(plan_of(row) for row in found_plans),
        searches=tuple(rows.read(SavedSearch, body) for body in bodies("searches", "created")),
        employers=tuple(EmployerRow(id=row.id, body=row.body) for row in found_employers),
        model_calls=tuple(rows.read(ModelCall, body) for body in bodies("model_calls", "at")),
    )


def _may_leave(
    item: KeptInsight | Agreement | KeptReflection, spans: dict[str, list[tuple[int, int]]]
) -> bool:
    if getattr(item.of, "off_record", False):
        return False
    hidden = spans.get(item.talk or "", ())
    return not any(item.of.start < end and start < item.of.end for start, end in hidden)


def _covered(talk: Talk, spans: Iterable[tuple[int, int]]) -> Talk:
    hidden = {place for start, end in spans for place in range(start, end)}
    if not hidden:
        return talk
    turns = []
    begin = 0
    for turn in talk.conversation.turns:
        text = "".join(
            COVER if begin + at in hidden and not letter.isspace() else letter
            for at, letter in enumerate(turn.text)
        )
        turns.append(turn.model_copy(update={"text": text}))
        begin += len(turn.text) + 1  # the line break that `Conversation.text` puts between turns
    read = Conversation(format=talk.conversation.format, turns=tuple(turns))
    return talk.model_copy(update={"conversation": read})
