"""Searches that the user keeps to come back to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from assistant.errors import NotFound
from assistant.searches import Filters, SavedSearch
from assistant.store import rows, schema
from assistant.store.database import Database
from assistant.store.plan_rows import put_search
from assistant.store.records import new_id


class SavedSearches:
    """The saved searches of one data folder; each function is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SavedSearch]:
        """All of them, the newest first."""
        table = schema.searches
        with self._database.read() as connection:
            bodies = connection.scalars(
                select(table.c.body).order_by(table.c.created.desc(), table.c.id)
            ).all()
        return [rows.read(SavedSearch, body) for body in bodies]

    def save(self, name: str, query: str, filters: Filters, now: datetime) -> SavedSearch:
        """Keep a search."""
        search = SavedSearch(id=new_id(), name=name, query=query, filters=filters)
        with self._database.write() as connection:
            put_search(connection, search, now)
        return search

    def drop(self, search: str) -> None:
        """Drop one; NotFound where there is none."""
        with self._database.write() as connection:
            table = schema.searches
            if not connection.execute(delete(table).where(table.c.id == search)).rowcount:
                raise NotFound("That search is no longer kept.", "Look at the list of searches.")
