"""The tables: the columns that are queried, and the record as JSON in `body`."""

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
    LargeBinary,
    MetaData,
    String,
    Table,
)

VERSION = "0002"  # the newest revision under migrations/versions

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
