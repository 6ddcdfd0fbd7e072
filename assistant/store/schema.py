"""The tables: the columns that are queried, and the record as JSON in `body`."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, DateTime, ForeignKey, Index, MetaData, String, Table

VERSION = "0001"  # the newest revision under migrations/versions

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
