"""The words of insights and conversations in the FTS5 tables: each function part of a transaction.

What is here is derived from the rows of insights and talks; triggers delete it with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select

from assistant.craft.message import language_of
from assistant.insights import Insight, Talk
from assistant.store import rows, schema
from assistant.store.words import stream
from assistant.talks import Conversation

PASSAGE = 400  # characters; a longer turn is cut behind a sentence
TELLING = 4_000  # characters from which a conversation's language is told
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


def put_insight_words(connection: Connection, insight: Insight, talk: str | None) -> None:
    """Keep the words of an insight in place of earlier ones; none where it is off the record."""
    put_insights_words(connection, [insight], talk)


def put_insights_words(
    connection: Connection, insights: Sequence[Insight], talk: str | None
) -> None:
    """The same for many of one conversation, in a few statements."""
    if not insights:
        return
    table = schema.findable
    earlier = delete(table).where(table.c.insight == bindparam("one"))
    connection.execute(earlier, [{"one": insight.id} for insight in insights])
    spoken = _language(connection, talk)
    found, words = [], []
    usable = [insight for insight in insights if not insight.off_record]
    for number, insight in enumerate(usable, _next(connection, table)):
        language = spoken or language_of(insight.statement)
        found.append(
            {
                "number": number,
                "insight": insight.id,
                "talk": talk,
                "topics": f" {' '.join((insight.topic, *insight.topics))} ",
                "stance": insight.stance,
                "language": language,
            }
        )
        words.append(
            {
                "rowid": number,
                "statement": stream(insight.statement, language),
                "quote": stream(insight.quote, language),
            }
        )
    if found:
        connection.execute(insert(table), found)
        connection.execute(insert(schema.insight_words), words)


def put_talk_words(connection: Connection, talk: Talk) -> None:
    """Keep the words of a conversation in place of earlier ones.

    Those of the user's own turns are left out: they ask what others answer.
    """
    table, text = schema.passages, talk.conversation.text
    connection.execute(delete(table).where(table.c.talk == talk.id))
    language = language_of(text[:TELLING])
    places: list[dict[str, Any]] = [
        {
            "number": number,
            "talk": talk.id,
            "start": start,
            "end": end,
            "text": text[start:end],
            "language": language,
        }
        for number, (start, end) in enumerate(
            passages(talk.conversation, talk.me), _next(connection, table)
        )
    ]
    if places:
        connection.execute(insert(table), places)
        said = [
            {"rowid": row["number"], "said": stream(text[row["start"] : row["end"]], language)}
            for row in places
        ]
        connection.execute(insert(schema.turn_words), said)


def passages(conversation: Conversation, me: str | None = None) -> Iterator[tuple[int, int]]:
    """The places of a conversation's pieces in its text: turns, long ones cut at sentences.

    Without those of the speaker `me`.
    """
    begin = 0
    for turn in conversation.turns:
        end = begin + len(turn.text)
        own = me is not None and turn.speaker == me
        start = begin
        cuts = [begin + match.end() for match in _SENTENCE_END.finditer(turn.text)]
        for cut, following in zip(cuts, [*cuts, end][1:], strict=True):
            if following - start > PASSAGE and not own:
                yield start, cut
                start = cut
        if start < end and not own:
            yield start, end
        begin = end + 1  # the line break that `Conversation.text` puts between turns


def fill(connection: Connection) -> None:
    """Make the words of all that is kept anew."""
    for table in (schema.findable, schema.passages):
        connection.execute(delete(table))
    talks = connection.execute(select(schema.talks.c.id, schema.talks.c.body)).all()
    for row in talks:
        put_talk_words(connection, rows.read(Talk, row.body))
    table = schema.insights
    for row in connection.execute(select(table.c.talk, table.c.body)).all():
        put_insight_words(connection, rows.read(Insight, row.body), row.talk)


def _language(connection: Connection, talk: str | None) -> str | None:
    """The language of a conversation; None where it has no words."""
    table = schema.passages
    found = select(table.c.language).where(table.c.talk == talk).limit(1)
    language: str | None = connection.scalar(found)
    return language


def _next(connection: Connection, table: Table) -> int:
    last: int | None = connection.scalar(select(func.max(table.c.number)))
    return (last or 0) + 1
