"""Places in the raw notes and transcripts that say the words of a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, exists, literal_column, select

from assistant.searches import NoteHit
from assistant.store import schema
from assistant.store.filtering import Held
from assistant.store.lit import lit
from assistant.store.word_search import match

OF_ONE = 3  # places of one conversation at most
SPARE = 2  # times as many are read as are wanted: some are left out


def notes(
    connection: Connection,
    stems: Collection[str],
    held: Held,
    limit: int,
) -> tuple[NoteHit, ...]:
    """The best places; none that holds a word off the record."""
    if not stems or limit < 1 or not held.in_notes:
        return ()
    table, talks, people = schema.passages, schema.talks, schema.people
    rank: Any = literal_column("turn_words.rank")
    found = connection.execute(
        select(table, talks.c.held_on, talks.c.person, people.c.name, rank.label("score"))
        .select_from(schema.turn_words)
        .join(table, table.c.number == schema.turn_words.c.rowid)
        .join(talks, talks.c.id == table.c.talk)
        .outerjoin(people, people.c.id == talks.c.person)
        .where(literal_column("turn_words").op("MATCH")(match(stems)))
        .where(~_OFF_RECORD[0], ~_OFF_RECORD[1], *_in_talks(table, held))
        .order_by(rank)
        .limit(limit * SPARE)
    ).all()
    each: Counter[str] = Counter()
    kept = []
    for row in found:
        each[row.talk] += 1
        if each[row.talk] <= OF_ONE:
            kept.append(row)
    lit_stems = frozenset(stems)
    return tuple(_hit(row, lit_stems) for row in kept[:limit])


def referrals(
    connection: Connection, stems: Collection[str], held: Held, limit: int
) -> tuple[NoteHit, ...]:
    """Where somebody named somebody to talk to, the newest first; none off the record."""
    if not held.in_notes:
        return ()
    table, talks, people = schema.agreements, schema.talks, schema.people
    found = connection.execute(
        select(table.c.talk, table.c.body, talks.c.held_on, talks.c.person, people.c.name)
        .join(talks, talks.c.id == table.c.talk)
        .outerjoin(people, people.c.id == talks.c.person)
        .where(table.c.kind == "referral", *_in_talks(table, held))
        .where(~table.c.body["off_record"].as_boolean())
        .order_by(talks.c.held_on.desc(), table.c.body["start"].as_integer(), table.c.id)
        .limit(limit)
    )
    return tuple(
        NoteHit(
            talk=row.talk,
            person=row.person,
            name=row.name or "",
            date=row.held_on,
            text=row.body["quote"],
            start=row.body["start"],
            end=row.body["end"],
            score=0.0,
            lit=lit(row.body["quote"], frozenset(stems), "en"),
        )
        for row in found
    )


def _in_talks(table: Table, held: Held) -> tuple[ColumnElement[bool], ...]:
    return () if held.talks is None else (table.c.talk.in_(held.talks),)


def _hit(row: Any, stems: frozenset[str]) -> NoteHit:
    return NoteHit(
        talk=row.talk,
        person=row.person,
        name=row.name or "",
        date=row.held_on,
        text=row.text,
        start=row.start,
        end=row.end,
        score=-row.score,
        lit=lit(row.text, stems, row.language),
    )


def _overlaps(table: Table, mark: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether something off the record rests on words of the passage."""
    passage = schema.passages.c
    start, end = (table.c.body[name].as_integer() for name in ("start", "end"))
    return exists().where(
        table.c.talk == passage.talk, mark, start < passage.end, end > passage.start
    )


_OFF_RECORD = (
    _overlaps(schema.insights, schema.insights.c.off_record),
    _overlaps(schema.agreements, schema.agreements.c.body["off_record"].as_boolean()),
)
