"""Conversations in the record, and what was drawn from them.

Each function is one transaction; when it returns, what it says is on the disk. The raw
conversation is kept by `save_talk`, before anything is drawn from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from assistant.errors import NotFound
from assistant.insights import Action, Debrief, Insight, Promise, Quoted, Referral, Talk
from assistant.store import rows, schema
from assistant.store.database import Database
from assistant.store.plan_rows import forget_in_plans
from assistant.store.talk_rows import Agreement as Agreement
from assistant.store.talk_rows import Vector as Vector
from assistant.store.talk_rows import (
    agreements_in,
    digest,
    put_agreement,
    put_insight,
    put_insights,
    put_rest,
    put_talk,
    talk_in,
)


class Talks:
    """The conversations of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # conversations

    def save_talk(self, talk: Talk) -> None:
        """Keep a conversation, new or again. What was drawn from it stays."""
        with self._database.write() as connection:
            put_talk(connection, talk)

    def talk(self, talk: str) -> Talk:
        """One conversation; NotFound where there is none."""
        with self._database.read() as connection:
            return talk_in(connection, talk)

    def talks(self, person: str | None = None) -> list[Talk]:
        """All conversations, or those with one person, the latest first."""
        table = schema.talks
        query = select(table.c.body).order_by(
            table.c.held_on.desc(), table.c.created.desc(), table.c.id
        )
        if person is not None:
            query = query.where(table.c.person == person)
        with self._database.read() as connection:
            bodies = connection.scalars(query).all()
        return [rows.read(Talk, body) for body in bodies]

    def delete_talk(self, talk: str, spared: Sequence[str] = ()) -> None:
        """Delete a conversation and all that was drawn from it, text and all, and the thanks
        that were written from it.

        What is being typed may be about it and goes too, but for the `spared` slots.
        """
        with self._database.deletion() as connection:
            talk_in(connection, talk)
            said = select(schema.insights.c.id).where(schema.insights.c.talk == talk)
            forget_in_plans(connection, connection.scalars(said).all())
            thanked = schema.requests.c.body["request"]["talk"].as_string()
            connection.execute(delete(schema.requests).where(thanked == talk))
            connection.execute(delete(schema.talks).where(schema.talks.c.id == talk))
            connection.execute(delete(schema.typed).where(schema.typed.c.slot.not_in(spared)))

    # what was drawn

    def save_debrief(
        self, talk: str, debrief: Debrief, vectors: Mapping[str, Vector] | None = None
    ) -> Debrief:
        """Keep what was drawn from a conversation, in place of what was drawn before.

        Insights that the user reviewed stay as they are. `vectors` are by the insights' ids
        in `debrief`. What is unsupported is not kept. Returns all that is kept now; an
        insight has another id there where that of `debrief` is one of another conversation.
        """
        with self._database.write() as connection:
            talk_in(connection, talk)
            table = schema.insights
            connection.execute(
                delete(table).where(table.c.talk == talk, table.c.reviewed.is_(False))
            )
            known = select(table.c.id, table.c.talk).where(
                table.c.id.in_([insight.id for insight in debrief.insights])
            )
            taken = {row.id: row.talk for row in connection.execute(known)}
            new, made = [], {}
            for insight in debrief.insights:
                if insight.id in taken and taken[insight.id] == talk:
                    continue
                kept = insight
                if insight.id in taken:
                    kept = insight.model_copy(update={"id": digest(talk, insight.id)})
                new.append(kept)
                if vectors and insight.id in vectors:
                    made[kept.id] = vectors[insight.id]
            put_insights(connection, new, talk, made)
            put_rest(connection, talk, debrief)
            return _debrief(connection, talk)

    def correct(self, talk: Talk, debrief: Debrief) -> None:
        """Keep a corrected conversation with all that was drawn from it, corrected as well.

        `debrief` takes the place of everything kept of the conversation, reviewed or not.
        """
        with self._database.write() as connection:
            talk_in(connection, talk.id)
            put_talk(connection, talk)
            known = [insight.id for insight in debrief.insights]
            table = schema.insights
            connection.execute(
                delete(table).where(table.c.talk == talk.id, table.c.id.not_in(known))
            )
            for insight in debrief.insights:
                put_insight(connection, insight, talk.id)
            put_rest(connection, talk.id, debrief)

    def debrief(self, talk: str) -> Debrief:
        """All that is kept of a conversation beside itself; NotFound where there is none."""
        with self._database.read() as connection:
            talk_in(connection, talk)
            return _debrief(connection, talk)

    # insights

    def insights(self, talk: str | None = None, person: str | None = None) -> list[Insight]:
        """All insights, or those of one conversation or person, the strongest first."""
        table = schema.insights
        where = []
        if talk is not None:
            where.append(table.c.talk == talk)
        if person is not None:
            of_person = select(schema.talks.c.id).where(schema.talks.c.person == person)
            where.append(table.c.talk.in_(of_person))
        with self._database.read() as connection:
            return _insights(connection, *where)

    def insights_by_talk(self) -> dict[str, list[Insight]]:
        """The insights of every conversation, the strongest first; bare statements left out."""
        table = schema.insights
        query = (
            select(table.c.talk, table.c.body)
            .where(table.c.talk.is_not(None))
            .order_by(table.c.weight.desc(), table.c.body["start"].as_integer(), table.c.id)
        )
        found: dict[str, list[Insight]] = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                found.setdefault(row.talk, []).append(rows.read(Insight, row.body))
        return found

    def insight(self, insight: str) -> Insight:
        """One insight; NotFound where there is none."""
        with self._database.read() as connection:
            return rows.read(Insight, _insight(connection, insight).body)

    def talk_of(self, insight: str) -> Talk | None:
        """The conversation that an insight stands in; None for a bare statement."""
        with self._database.read() as connection:
            talk = _insight(connection, insight).talk
            return None if talk is None else talk_in(connection, talk)

    def change_insight(self, insight: Insight) -> None:
        """Keep an insight as the user left it: another text, topic, mark."""
        with self._database.write() as connection:
            put_insight(connection, insight, _insight(connection, insight.id).talk)

    def change_insights(self, insights: Sequence[Insight]) -> None:
        """Keep several as the user left them; one that is no longer kept stays away."""
        table = schema.insights
        with self._database.write() as connection:
            kept = select(table.c.id, table.c.talk)
            talks = {row.id: row.talk for row in connection.execute(kept)}
            for insight in insights:
                if insight.id in talks:
                    put_insight(connection, insight, talks[insight.id])

    def replace_insights(self, old: Sequence[str], new: Sequence[Insight]) -> None:
        """Put insights in the place of others of the same conversation: merged, or split."""
        with self._database.write() as connection:
            talks = {_insight(connection, insight).talk for insight in old}
            if len(talks) != 1:
                raise NotFound(
                    "These insights do not stand in one conversation. Nothing was changed.",
                    "Choose insights of one conversation.",
                )
            _delete(connection, schema.insights, old)
            for insight in new:
                put_insight(connection, insight, next(iter(talks)))

    def delete_insight(self, insight: str) -> None:
        """Delete one insight; NotFound where there is none."""
        with self._database.write() as connection:
            _insight(connection, insight)
            forget_in_plans(connection, [insight])
            _delete(connection, schema.insights, [insight])

    def vectors(self, embedder: str) -> dict[str, bytes]:
        """The kept vectors of one embedder, by insight; those of another are never mixed in."""
        table = schema.insights
        with self._database.read() as connection:
            found = connection.execute(
                select(table.c.id, table.c.embedding).where(table.c.embedder == embedder)
            )
            return {row.id: row.embedding for row in found}

    # agreements

    def agreements(self, talk: str | None = None) -> list[Agreement]:
        """All actions, referrals and promises, or those of one conversation, as they were said."""
        with self._database.read() as connection:
            return agreements_in(connection, talk)

    def change_agreement(self, agreement: Agreement) -> None:
        """Keep an agreement as the user left it; NotFound where there is none."""
        with self._database.write() as connection:
            _agreed(connection, agreement.id)
            put_agreement(connection, agreement)

    def delete_agreement(self, agreement: str) -> None:
        """Delete one agreement; NotFound where there is none."""
        with self._database.write() as connection:
            _agreed(connection, agreement)
            _delete(connection, schema.agreements, [agreement])


def _debrief(connection: Connection, talk: str) -> Debrief:
    agreed = [agreement.of for agreement in agreements_in(connection, talk)]
    table = schema.reflections
    reflections = connection.scalars(
        select(table.c.body)
        .where(table.c.talk == talk)
        .order_by(table.c.body["start"].as_integer(), table.c.id)
    ).all()
    return Debrief(
        insights=tuple(_insights(connection, schema.insights.c.talk == talk)),
        actions=tuple(of for of in agreed if isinstance(of, Action)),
        referrals=tuple(of for of in agreed if isinstance(of, Referral)),
        promises=tuple(of for of in agreed if isinstance(of, Promise)),
        reflections=tuple(rows.read(Quoted, body) for body in reflections),
    )


def _insights(connection: Connection, *where: ColumnElement[bool]) -> list[Insight]:
    table = schema.insights
    bodies = connection.scalars(
        select(table.c.body)
        .where(*where)
        .order_by(table.c.weight.desc(), table.c.body["start"].as_integer(), table.c.id)
    ).all()
    return [rows.read(Insight, body) for body in bodies]


def _insight(connection: Connection, insight: str) -> Any:
    row = connection.execute(select(schema.insights).where(schema.insights.c.id == insight)).first()
    if row is None:
        raise NotFound("That insight is no longer kept.", "Look at the list of insights.")
    return row


def _agreed(connection: Connection, agreement: str) -> None:
    known = schema.agreements.c.id
    if connection.scalar(select(known).where(known == agreement)) is None:
        raise NotFound("That agreement is no longer kept.", "Look at the conversation.")


def _delete(connection: Connection, table: Table, ids: Sequence[str]) -> None:
    connection.execute(delete(table).where(table.c.id.in_(ids)))
