"""The tables: the columns that are queried, and the record as JSON in `body`.

Triggers (migration 0003) write into `owed` what the index has to learn, and take words out of
the FTS5 tables with the rows they belong to.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

VERSION = "0003"  # the newest revision under migrations/versions

metadata = MetaData()

me = Table(
    "me",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", JSON, nullable=False),
    Column("changed", DateTime, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("sent_on", Date),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False),
    Index("requests_by_person", "person"),
)

talks = Table(  # the raw conversation is part of the body
    "talks",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE")),
    Column("held_on", Date, nullable=False),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False),
    Index("talks_by_person", "person"),
)

insights = Table(
    "insights",
    metadata,
    Column("id", String, primary_key=True),
    Column("talk", String, ForeignKey("talks.id", ondelete="CASCADE")),  # NULL: a bare statement
    Column("topic", String, nullable=False),
    Column("weight", Float, nullable=False),
    Column("off_record", Boolean, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("imported", Boolean, nullable=False),
    Column("content_hash", String, nullable=False),  # of statement and quote
    Column("embedder", String),  # which made `embedding`; NULL: there is none
    Column("embedding", LargeBinary),  # of the text that `content_hash` stands for
    Column("body", JSON, nullable=False),
    Index("insights_by_talk", "talk"),
    Index("insights_by_topic", "topic"),
    Index("insights_off_record", "talk", sqlite_where=text("off_record = 1")),
)

agreements = Table(  # actions, referrals and promises
    "agreements",
    metadata,
    Column("id", String, primary_key=True),
    Column("talk", String, ForeignKey("talks.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    Column("due", Date),
    Column("body", JSON, nullable=False),
    Index("agreements_by_talk", "talk"),
)

reflections = Table(  # the user's own reactions: never evidence
    "reflections",
    metadata,
    Column("id", String, primary_key=True),
    Column("talk", String, ForeignKey("talks.id", ondelete="CASCADE"), nullable=False),
    Column("body", JSON, nullable=False),
    Index("reflections_by_talk", "talk"),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("task", String, nullable=False),
    Column("model", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("body", JSON, nullable=False),
    Index("model_calls_by_time", "at"),
)

typed = Table(  # what is being typed and not yet saved, by screen
    "typed",
    metadata,
    Column("slot", String, primary_key=True),
    Column("body", JSON, nullable=False),
    Column("changed", DateTime, nullable=False),
)

searches = Table(
    "searches",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE")),
    Column("talk", String, ForeignKey("talks.id", ondelete="SET NULL")),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False),
    Index("plans_by_person", "person"),
)

employers = Table(  # which names of employers the user joined or parted
    "employers",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", JSON, nullable=False),
)

# What is derived: it can be made again from the tables above.

owed = Table(  # insights that the index has to add, change or drop
    "owed",
    metadata,
    Column("insight", String, primary_key=True),
)

findable = Table(  # insights that are not off the record; `number` is the rowid of their words
    "findable",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("insight", String, ForeignKey("insights.id", ondelete="CASCADE"), nullable=False),
    Column("talk", String),
    Column("topics", String, nullable=False),  # " pay skills ", the first one first
    Column("stance", String, nullable=False),
    Column("language", String, nullable=False),
    Index("findable_by_insight", "insight", unique=True),
    Index("findable_by_language", "language"),
)

passages = Table(  # pieces of conversations, by their place in `Conversation.text`
    "passages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("talk", String, ForeignKey("talks.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("language", String, nullable=False),
    Index("passages_by_talk", "talk"),
    Index("passages_by_language", "language"),
)

_fts5 = MetaData()  # apart: these are virtual, and triggers empty them
insight_words = Table(
    "insight_words",
    _fts5,
    Column("rowid", Integer, primary_key=True),
    Column("statement", String),
    Column("quote", String),
)
insight_words_known = Table(  # which words there are, and in how many insights
    "insight_words_known",
    MetaData(),
    Column("term", String, primary_key=True),
    Column("doc", Integer),
    Column("cnt", Integer),
)
turn_words = Table(
    "turn_words",
    _fts5,
    Column("rowid", Integer, primary_key=True),
    Column("said", String),
)
WORDS = tuple(sorted(_fts5.tables))
