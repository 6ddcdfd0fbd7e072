"""The system of record: me, people, requests, model calls, and what is being typed.

Each function is one transaction; when it returns, what it says is on the disk. Times
are handed in, in UTC without a zone.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, case, delete, func, literal, select, update

from assistant.errors import NotFound
from assistant.models import (
    Channel,
    Draft,
    KeptRequest,
    Me,
    ModelCall,
    Person,
    Profile,
    Record,
    Request,
    plain,
)
from assistant.store import rows, schema
from assistant.store.database import Database
from assistant.store.plan_rows import forget_in_plans

ME = "me"
ANSWERED = ("ok", "repaired")  # outcomes of calls that gave a usable answer


class CallSums(Record):
    """Calls of models in one month ("2026-11"), or in all ("").

    `cost` is in US dollars and leaves out the `unpriced` calls, whose price is not known;
    `failures` are calls that gave no usable answer, stopped ones too.
    """

    month: str
    calls: int
    tokens_in: int
    tokens_out: int
    cost: float
    unpriced: int
    failures: int


def new_id() -> str:
    """An identifier that no other record has."""
    return uuid.uuid4().hex


class Records:
    """What lasts, in one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # me

    def me(self) -> Me:
        """The user's side; empty until it was saved."""
        with self._database.read() as connection:
            body = connection.scalar(select(schema.me.c.body).where(schema.me.c.id == ME))
        return rows.read(Me, body) if body is not None else Me()

    def save_me(self, me: Me, now: datetime) -> None:
        """Keep the user's side in place of the earlier one."""
        with self._database.write() as connection:
            put_me(connection, me, now)

    # people

    def people(self) -> list[Person]:
        """Everybody kept, the newest change first."""
        with self._database.read() as connection:
            bodies = connection.scalars(
                select(schema.people.c.body).order_by(
                    schema.people.c.changed.desc(), schema.people.c.id
                )
            ).all()
        return [rows.read(Person, body) for body in bodies]

    def person(self, person: str) -> Person:
        """One person; NotFound where there is none."""
        with self._database.read() as connection:
            return _person(connection, person)

    def save_person(self, profile: Profile, now: datetime, person: str | None = None) -> Person:
        """Keep a new person, or the new facts of one already kept."""
        with self._database.write() as connection:
            created = _person(connection, person).created if person else now
            kept = Person(id=person or new_id(), profile=profile, created=created, changed=now)
            put_person(connection, kept)
        return kept

    def delete_person(self, person: str, spared: Sequence[str] = ()) -> None:
        """Delete a person with their requests and conversations, text and all.

        What is being typed may be about them and goes too, but for the `spared` slots.
        """
        with self._database.deletion() as connection:
            _person(connection, person)
            talks = select(schema.talks.c.id).where(schema.talks.c.person == person)
            said = select(schema.insights.c.id).where(schema.insights.c.talk.in_(talks))
            forget_in_plans(connection, connection.scalars(said).all())
            connection.execute(delete(schema.people).where(schema.people.c.id == person))
            connection.execute(delete(schema.typed).where(schema.typed.c.slot.not_in(spared)))

    # requests

    def requests(self, person: str | None = None) -> list[KeptRequest]:
        """All requests, or one person's, the newest change first."""
        query = select(schema.requests.c.body).order_by(
            schema.requests.c.changed.desc(), schema.requests.c.id
        )
        if person is not None:
            query = query.where(schema.requests.c.person == person)
        with self._database.read() as connection:
            bodies = connection.scalars(query).all()
        return [rows.read(KeptRequest, body) for body in bodies]

    def request(self, request: str) -> KeptRequest:
        """One request; NotFound where there is none."""
        with self._database.read() as connection:
            return _request(connection, request)

    def save_request(
        self,
        person: str,
        request: Request,
        draft: Draft,
        subject: str | None,
        body: str,
        now: datetime,
        kept: str | None = None,
    ) -> KeptRequest:
        """Keep a new request, or the text of one already kept; what was sent stays sent."""
        with self._database.write() as connection:
            _person(connection, person)
            values: dict[str, Any] = {
                "person": person,
                "request": request,
                "draft": draft,
                "subject": subject,
                "body": body,
                "changed": now,
            }
            if kept is None:
                saved = KeptRequest(id=new_id(), created=now, **values)
            else:
                saved = _request(connection, kept).model_copy(update=values)
            put_request(connection, saved)
        return saved

    def sent(self, request: str, channel: Channel, on: date, now: datetime) -> KeptRequest:
        """Keep that a request went out, how and when."""
        with self._database.write() as connection:
            kept = _request(connection, request).model_copy(
                update={"status": "sent", "sent_by": channel, "sent_on": on, "changed": now}
            )
            put_request(connection, kept)
        return kept

    # model calls

    def add_model_call(self, call: ModelCall) -> None:
        """Keep one line on a model's call; never its content."""
        with self._database.write() as connection:
            put_call(connection, call)

    def model_calls(self) -> list[ModelCall]:
        """All calls of models, the newest first."""
        with self._database.read() as connection:
            bodies = connection.scalars(
                select(schema.model_calls.c.body).order_by(
                    schema.model_calls.c.at.desc(), schema.model_calls.c.id
                )
            ).all()
        return [rows.read(ModelCall, body) for body in bodies]

    def model_sums(self) -> list[CallSums]:
        """The calls of models by month (in UTC), the newest first; then, last, of all time."""
        month = func.strftime("%Y-%m", schema.model_calls.c.at)
        body = schema.model_calls.c.body
        cost = body["cost"].as_float()
        sums = (
            func.count(),
            func.coalesce(func.sum(body["tokens_in"].as_integer()), 0),
            func.coalesce(func.sum(body["tokens_out"].as_integer()), 0),
            func.coalesce(func.sum(cost), 0.0),
            func.sum(case((cost.is_(None), 1), else_=0)),
            func.sum(case((schema.model_calls.c.outcome.in_(ANSWERED), 0), else_=1)),
        )
        with self._database.read() as connection:
            months = connection.execute(
                select(month, *sums).group_by(month).order_by(month.desc())
            ).all()
            whole = connection.execute(select(literal(""), *sums)).all() if months else []
        names = tuple(CallSums.model_fields)
        return [CallSums(**dict(zip(names, row, strict=True))) for row in (*months, *whole)]

    # what is being typed

    def keep(self, slot: str, value: dict[str, Any], now: datetime) -> None:
        """Keep what is being typed on one screen, in place of what was there."""
        row = {"slot": slot, "body": value, "changed": now}
        with self._database.write() as connection:
            rows.put(connection, schema.typed, row, "slot")

    def kept(self, slot: str) -> dict[str, Any] | None:
        """What was being typed on that screen, if anything."""
        with self._database.read() as connection:
            body = connection.scalar(select(schema.typed.c.body).where(schema.typed.c.slot == slot))
        return None if body is None else dict(body)

    def forget(self, slot: str) -> None:
        """Drop what was being typed on that screen."""
        with self._database.write() as connection:
            connection.execute(delete(schema.typed).where(schema.typed.c.slot == slot))

    def slots(self) -> list[str]:
        """The screens and jobs of which something that was typed or written is kept."""
        with self._database.read() as connection:
            return list(connection.scalars(select(schema.typed.c.slot)))

    # all of it

    def delete_everything(self) -> None:
        """Delete every row of the record, text and all."""
        with self._database.deletion() as connection:
            for table in reversed(schema.metadata.sorted_tables):
                connection.execute(delete(table))


def put_me(connection: Connection, me: Me, now: datetime) -> None:
    """Insert or change the user's side."""
    rows.put(connection, schema.me, {"id": ME, "body": rows.body(me), "changed": now})


def put_person(connection: Connection, kept: Person) -> None:
    """Insert or change one person."""
    name = kept.profile.name
    row = {
        "id": kept.id,
        "name": plain(name.text) if name else "",
        "body": rows.body(kept),
        "created": kept.created,
        "changed": kept.changed,
    }
    rows.put(connection, schema.people, row)


def put_call(connection: Connection, call: ModelCall) -> None:
    """Insert one line on a model's call."""
    row = {
        "id": call.id,
        "at": call.at,
        "task": call.task,
        "model": call.model,
        "outcome": call.outcome,
        "body": rows.body(call),
    }
    rows.put(connection, schema.model_calls, row)


def put_request(connection: Connection, kept: KeptRequest) -> None:
    """Insert or change one request; its person counts as changed with it."""
    row = {
        "id": kept.id,
        "person": kept.person,
        "kind": kept.request.kind,
        "status": kept.status,
        "sent_on": kept.sent_on,
        "body": rows.body(kept),
        "created": kept.created,
        "changed": kept.changed,
    }
    rows.put(connection, schema.requests, row)
    people = schema.people.c
    connection.execute(
        update(schema.people)
        .where(people.id == kept.person, people.changed < kept.changed)
        .values(changed=kept.changed)
    )


def _person(connection: Connection, person: str) -> Person:
    body = connection.scalar(select(schema.people.c.body).where(schema.people.c.id == person))
    if body is None:
        raise NotFound("That person is no longer kept.", "Look at the list of people.")
    return rows.read(Person, body)


def _request(connection: Connection, request: str) -> KeptRequest:
    body = connection.scalar(select(schema.requests.c.body).where(schema.requests.c.id == request))
    if body is None:
        raise NotFound("That request is no longer kept.", "Look at the list of requests.")
    return rows.read(KeptRequest, body)
