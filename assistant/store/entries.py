"""What the index is made of: read out of the record, in the form in which it is compared.

Every transaction that changes an insight, or who said it and when, writes its id into `owed`;
what the index then holds is compared with the record before the id is taken out again, so
that a change in between stays owed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, case, delete, func, or_, select, true
from sqlalchemy.dialects.sqlite import insert

from assistant.insights import Insight
from assistant.models import Person
from assistant.store import metadata, rows, schema
from assistant.store.metadata import Value

PAGE = 500  # ids of one statement: SQLite takes 32,766 values at most


class Entry(NamedTuple):
    """One insight as the index holds it."""

    document: str
    metadata: dict[str, Value]
    vector: bytes  # float32, little-endian, of unit length


def entries(
    connection: Connection, embedder: str, ids: Sequence[str] | None = None
) -> dict[str, Entry]:
    """The insights that belong into the index of an embedder, all or of these ids.

    What is off the record does not, nor what has no vector of that embedder yet.
    """
    found = {}
    people: dict[str | None, metadata.Person | None] = {None: None}
    for row in _rows(connection, embedder, ids):
        insight = rows.read(Insight, row.body)
        if row.person not in people:
            kept = rows.read(Person, row.profile)
            people[row.person] = metadata.Person(kept.id, kept.profile)
        known = metadata.of(insight, row.content_hash, row.talk, row.held_on, people[row.person])
        found[row.id] = Entry(document(insight), known, row.embedding)
    return found


def document(insight: Insight) -> str:
    """What of an insight can be found: the statement and the words it rests on."""
    return f"{insight.statement}\n{insight.quote}"


def contents(connection: Connection, embedder: str) -> dict[str, str]:
    """The content hashes of all insights that belong into the index, by id."""
    table = schema.insights
    found = connection.execute(
        select(table.c.id, table.c.content_hash).where(
            table.c.off_record.is_(False), table.c.embedder == embedder
        )
    )
    return {row.id: row.content_hash for row in found}


def lacking(
    connection: Connection, limit: int, embedder: str | None = None, size: int = 0
) -> list[tuple[str, str, Insight]]:
    """Id, content hash and insight of what has no vector; none that is off the record.

    With an embedder: of what has none of that embedder and of `size` bytes.
    """
    table = schema.insights
    lacks: ColumnElement[bool] = table.c.embedder.is_(None)
    if embedder is not None:
        other = table.c.embedder != embedder
        lacks = or_(lacks, other, func.length(table.c.embedding) != size)
    found = connection.execute(
        select(table.c.id, table.c.content_hash, table.c.body)
        .where(table.c.off_record.is_(False), lacks)
        .order_by(table.c.id)
        .limit(limit)
    )
    return [(row.id, row.content_hash, rows.read(Insight, row.body)) for row in found]


def size_of(connection: Connection, embedder: str) -> int | None:
    """How many bytes the vectors of an embedder have that are kept; None where there are none."""
    table = schema.insights
    return connection.scalar(
        select(func.length(table.c.embedding)).where(table.c.embedder == embedder).limit(1)
    )


def usable(connection: Connection, ids: Sequence[str] | None = None) -> set[str]:
    """The insights, all or those of the ids, that are kept and not off the record."""
    table = schema.insights
    query = select(table.c.id).where(table.c.off_record.is_(False))
    if ids is None:
        return set(connection.scalars(query))
    found = (connection.scalars(query.where(table.c.id.in_(page))) for page in pages(ids))
    return {one for page in found for one in page}


def owed(connection: Connection) -> list[str]:
    """The insights of which the index has to hear."""
    return list(connection.scalars(select(schema.owed.c.insight)))


def owe_all(connection: Connection) -> None:
    """The index has to hear of every insight: the record is another one."""
    known = select(schema.insights.c.id)
    connection.execute(
        insert(schema.owed).from_select(["insight"], known.where(true())).on_conflict_do_nothing()
    )


def counts(connection: Connection, embedder: str) -> dict[str, int]:
    """How many insights may be indexed, how many the index is owed, and how many have a vector
    of another embedder."""
    table = schema.insights
    other = case((table.c.embedder != embedder, 1), else_=0)
    found = connection.execute(
        select(func.count(), func.coalesce(func.sum(other), 0)).where(table.c.off_record.is_(False))
    ).one()
    waiting = connection.scalar(select(func.count()).select_from(schema.owed))
    return {"insights": found[0], "others": found[1], "owed": waiting or 0}


def settled(
    connection: Connection, embedder: str, ids: Sequence[str], written: dict[str, Entry]
) -> None:
    """Take out of `owed` what was written as the record has it now."""
    now = entries(connection, embedder, ids)
    done = [one for one in ids if now.get(one) == written.get(one)]
    for page in pages(done):
        connection.execute(delete(schema.owed).where(schema.owed.c.insight.in_(page)))


def pages(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one statement takes."""
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def _rows(connection: Connection, embedder: str, ids: Sequence[str] | None) -> Iterator[Any]:
    table, talks, people = schema.insights, schema.talks, schema.people
    query = (
        select(
            table.c.id,
            table.c.content_hash,
            table.c.embedding,
            table.c.body,
            table.c.talk,
            talks.c.held_on,
            talks.c.person,
            people.c.body.label("profile"),
        )
        .outerjoin(talks, talks.c.id == table.c.talk)
        .outerjoin(people, people.c.id == talks.c.person)
        .where(table.c.off_record.is_(False), table.c.embedder == embedder)
    )
    if ids is None:
        yield from connection.execute(query)
        return
    for page in pages(ids):
        yield from connection.execute(query.where(table.c.id.in_(page)))
