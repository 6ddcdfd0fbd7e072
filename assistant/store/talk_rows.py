"""Conversations and what was drawn from them as rows: each function part of a transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, delete, select

from assistant.errors import NotFound
from assistant.insights import Action, Debrief, Insight, Promise, Quoted, Referral, Talk
from assistant.models import Record, plain
from assistant.store import rows, schema
from assistant.store.word_rows import put_insights_words, put_talk_words

AgreementKind = Literal["action", "referral", "promise"]
Vector = tuple[str, bytes]  # the embedder's id, and float32 values
AGREED: dict[AgreementKind, type[Action] | type[Referral] | type[Promise]] = {
    "action": Action,
    "referral": Referral,
    "promise": Promise,
}


class Agreement(Record):
    """An action, a referral or a promise as kept, with its conversation."""

    id: str
    talk: str  # Talk.id
    kind: AgreementKind
    of: Action | Referral | Promise


def put_talk(connection: Connection, talk: Talk) -> None:
    """Insert or change one conversation; NotFound where its person is not kept."""
    if talk.person is not None:
        person = schema.people.c.id
        if connection.scalar(select(person).where(person == talk.person)) is None:
            raise NotFound("That person is no longer kept.", "Look at the list of people.")
    row: dict[str, Any] = {
        "id": talk.id,
        "person": talk.person,
        "held_on": talk.on,
        "body": rows.body(talk),
        "created": talk.created,
        "changed": talk.changed,
    }
    earlier = connection.scalar(select(schema.talks.c.body).where(schema.talks.c.id == talk.id))
    rows.put(connection, schema.talks, row)
    said = ("conversation", "me")
    if earlier is None or any(earlier[part] != row["body"][part] for part in said):
        put_talk_words(connection, talk)


def talk_in(connection: Connection, talk: str) -> Talk:
    """One conversation; NotFound where there is none."""
    body = connection.scalar(select(schema.talks.c.body).where(schema.talks.c.id == talk))
    if body is None:
        raise NotFound("That conversation is no longer kept.", "Look at the list of conversations.")
    return rows.read(Talk, body)


def put_insight(
    connection: Connection, insight: Insight, talk: str | None, vector: Vector | None = None
) -> None:
    """Insert or change one insight. A vector stays only while the text it was made of does."""
    table = schema.insights
    content = content_hash(insight)
    if vector is None:
        same = select(table.c.embedder, table.c.embedding).where(
            table.c.id == insight.id, table.c.content_hash == content
        )
        kept = connection.execute(same).first()
        vector = None if kept is None or kept.embedder is None else (kept.embedder, kept.embedding)
    put_insights(connection, [insight], talk, {insight.id: vector} if vector else {})


def put_insights(
    connection: Connection,
    insights: Sequence[Insight],
    talk: str | None,
    vectors: Mapping[str, Vector],
) -> None:
    """Insert or change many of one conversation. Kept vectors of theirs go, but for `vectors`."""
    put = []
    insights = list({insight.id: insight for insight in insights}.values())
    for insight in insights:
        embedder, embedding = vectors.get(insight.id, (None, None))
        put.append(
            {
                "id": insight.id,
                "talk": talk,
                "topic": insight.topic,
                "weight": insight.weight,
                "off_record": insight.off_record,
                "reviewed": insight.reviewed,
                "imported": insight.imported,
                "content_hash": content_hash(insight),
                "embedder": embedder,
                "embedding": embedding,
                "body": rows.body(insight),
            }
        )
    rows.put_all(connection, schema.insights, put)
    put_insights_words(connection, insights, talk)


def put_agreement(connection: Connection, agreement: Agreement) -> None:
    """Insert or change one agreement."""
    row = {
        "id": agreement.id,
        "talk": agreement.talk,
        "kind": agreement.kind,
        "due": getattr(agreement.of, "due", None),
        "body": rows.body(agreement.of),
    }
    rows.put(connection, schema.agreements, row)


def put_reflection(connection: Connection, reflection: Quoted, talk: str, own_id: str = "") -> None:
    """Insert one of the user's own reactions."""
    body = rows.body(reflection)
    key = own_id or digest(talk, "reflection", body)
    rows.put(connection, schema.reflections, {"id": key, "talk": talk, "body": body})


def agreements_in(connection: Connection, talk: str | None = None) -> list[Agreement]:
    """The agreements of all conversations, or of one, in the order of their quotes."""
    table = schema.agreements
    query = select(table).order_by(table.c.talk, table.c.body["start"].as_integer(), table.c.id)
    if talk is not None:
        query = query.where(table.c.talk == talk)
    return [
        Agreement(id=row.id, talk=row.talk, kind=row.kind, of=rows.read(AGREED[row.kind], row.body))
        for row in connection.execute(query).all()
    ]


def content_hash(insight: Insight) -> str:
    """What a vector is made of: the statement and its quote, without regard to white space."""
    text = f"{plain(insight.statement)}\n{plain(insight.quote)}"
    return hashlib.sha256(text.encode()).hexdigest()


def put_rest(connection: Connection, talk: str, debrief: Debrief) -> None:
    """Agreements and reflections, in place of the kept ones."""
    for table in (schema.agreements, schema.reflections):
        connection.execute(delete(table).where(table.c.talk == talk))
    for of in (*debrief.actions, *debrief.referrals, *debrief.promises):
        kind = next(name for name, agreed in AGREED.items() if isinstance(of, agreed))
        key = digest(talk, kind, rows.body(of))
        put_agreement(connection, Agreement(id=key, talk=talk, kind=kind, of=of))
    for reflection in debrief.reflections:
        put_reflection(connection, reflection, talk)


def digest(*parts: object) -> str:
    """A key that the same parts always give."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
