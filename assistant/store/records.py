"""The system of record: me, people, requests, model calls, and what is being typed.

Each function is one transaction; when it returns, what it says is on the disk. Times
are handed in, in UTC without a zone.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from assistant.errors import NotFound
from assistant.models import (
    Channel,
    Draft,
    KeptRequest,
    Me,
    ModelCall,
    Person,
    Profile,
    Request,
    plain,
)
from assistant.store import schema
from assistant.store.database import Database

ME = "me"


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
        return Me.model_validate(body) if body is not None else Me()

    def save_me(self, me: Me, now: datetime) -> None:
        """Keep the user's side in place of the earlier one."""
        row = {"id": ME, "body": _json(me), "changed": now}
        with self._database.write() as connection:
            _put(connection, schema.me, row, "id")

    # people

    def people(self) -> list[Person]:
        """Everybody kept, the newest change first."""
        with self._database.read() as connection:
            bodies = connection.scalars(
                select(schema.people.c.body).order_by(
                    schema.people.c.changed.desc(), schema.people.c.id
                )
            ).all()
        return [Person.model_validate(body) for body in bodies]

    def person(self, person: str) -> Person:
        """One person; NotFound where there is none."""
        with self._database.read() as connection:
            return _person(connection, person)

    def save_person(self, profile: Profile, now: datetime, person: str | None = None) -> Person:
        """Keep a new person, or the new facts of one already kept."""
        with self._database.write() as connection:
            created = _person(connection, person).created if person else now
            kept = Person(id=person or new_id(), profile=profile, created=created, changed=now)
            row = {
                "id": kept.id,
                "name": plain(profile.name.text) if profile.name else "",
                "body": _json(kept),
                "created": created,
                "changed": now,
            }
            _put(connection, schema.people, row, "id")
        return kept

    def delete_person(self, person: str, spared: Sequence[str] = ()) -> None:
        """Delete a person with their requests, text and all.

        What is being typed may be about them and goes too, but for the `spared` slots.
        """
        with self._database.write() as connection:
            _person(connection, person)
            connection.execute(delete(schema.people).where(schema.people.c.id == person))
            connection.execute(delete(schema.typed).where(schema.typed.c.slot.not_in(spared)))
        self._database.forget_deleted()

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
        return [KeptRequest.model_validate(body) for body in bodies]

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
            _put_request(connection, saved)
        return saved

    def sent(self, request: str, channel: Channel, on: date, now: datetime) -> KeptRequest:
        """Keep that a request went out, how and when."""
        with self._database.write() as connection:
            kept = _request(connection, request).model_copy(
                update={"status": "sent", "sent_by": channel, "sent_on": on, "changed": now}
            )
            _put_request(connection, kept)
        return kept

    # model calls

    def add_model_call(self, call: ModelCall) -> None:
        """Keep one line on a model's call; never its content."""
        row = {
            "id": call.id,
            "at": call.at,
            "task": call.task,
            "model": call.model,
            "outcome": call.outcome,
            "body": _json(call),
        }
        with self._database.write() as connection:
            _put(connection, schema.model_calls, row, "id")

    def model_calls(self) -> list[ModelCall]:
        """All calls of models, the newest first."""
        with self._database.read() as connection:
            bodies = connection.scalars(
                select(schema.model_calls.c.body).order_by(
                    schema.model_calls.c.at.desc(), schema.model_calls.c.id
                )
            ).all()
        return [ModelCall.model_validate(body) for body in bodies]

    # what is being typed

    def keep(self, slot: str, value: dict[str, Any], now: datetime) -> None:
        """Keep what is being typed on one screen, in place of what was there."""
        row = {"slot": slot, "body": value, "changed": now}
        with self._database.write() as connection:
            _put(connection, schema.typed, row, "slot")

    def kept(self, slot: str) -> dict[str, Any] | None:
        """What was being typed on that screen, if anything."""
        with self._database.read() as connection:
            body = connection.scalar(select(schema.typed.c.body).where(schema.typed.c.slot == slot))
        return None if body is None else dict(body)

    def forget(self, slot: str) -> None:
        """Drop what was being typed on that screen."""
        with self._database.write() as connection:
            connection.execute(delete(schema.typed).where(schema.typed.c.slot == slot))


def _json(record: Person | KeptRequest | Me | ModelCall) -> Any:
    return json.loads(record.model_dump_json())


def _put(connection: Connection, table: Any, row: dict[str, Any], key: str) -> None:
    statement = insert(table).values(row)
    changes = {name: statement.excluded[name] for name in row if name != key}
    connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=changes))


def _put_request(connection: Connection, kept: KeptRequest) -> None:
    row = {
        "id": kept.id,
        "person": kept.person,
        "kind": kept.request.kind,
        "status": kept.status,
        "sent_on": kept.sent_on,
        "body": _json(kept),
        "created": kept.created,
        "changed": kept.changed,
    }
    _put(connection, schema.requests, row, "id")
    connection.execute(
        update(schema.people).where(schema.people.c.id == kept.person).values(changed=kept.changed)
    )


def _person(connection: Connection, person: str) -> Person:
    body = connection.scalar(select(schema.people.c.body).where(schema.people.c.id == person))
    if body is None:
        raise NotFound("That person is no longer kept.", "Look at the list of people.")
    return Person.model_validate(body)


def _request(connection: Connection, request: str) -> KeptRequest:
    body = connection.scalar(select(schema.requests.c.body).where(schema.requests.c.id == request))
    if body is None:
        raise NotFound("That request is no longer kept.", "Look at the list of requests.")
    return KeptRequest.model_validate(body)
