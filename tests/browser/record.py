"""What the app has kept, looked at from outside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from assistant.app.assistant import open_assistant
from assistant.store.database import FILE

TABLES = (
    *("plans", "searches", "employers", "findable", "passages"),
    *("agreements", "reflections", "insights", "talks"),
    *("requests", "people", "me", "model_calls", "typed"),
)


def empty(home: Path) -> None:
    """Take everything out of a record that the app has open; nothing where there is none yet."""
    path = home / FILE
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=10)) as connection, connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")


@contextmanager
def broken(home: Path) -> Iterator[None]:
    """Meanwhile nothing that is typed can be kept, as on a full disk."""
    with closing(sqlite3.connect(home / FILE, timeout=10, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE typed RENAME TO away")
        try:
            yield
        finally:
            connection.execute("ALTER TABLE away RENAME TO typed")


def conversation(home: Path, called: str, notes: str) -> str:
    """Keep a conversation, read it, and return its id."""
    assistant = open_assistant(home)
    talk = assistant.save_conversation("notes", notes, called=called)
    assistant.debrief_now(talk.id, offline=True)
    return talk.id


def count(home: Path, table: str) -> int:
    """How many rows of a table are committed."""
    [(number,)] = _read(home, f"SELECT count(*) FROM {table}")
    return int(number)


def desk(home: Path) -> dict[str, Any]:
    """What is kept of the Outreach screen."""
    rows = _read(home, "SELECT body FROM typed WHERE slot = 'outreach'")
    return dict(json.loads(rows[0][0])) if rows else {}


def _read(home: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(
        sqlite3.connect(f"file:{home / FILE}?mode=ro", uri=True, timeout=10)
    ) as connection:
        return connection.execute(query).fetchall()
