"""A process that is killed loses nothing that it called saved, and leaves nothing half."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from assistant.store import schema
from assistant.store.database import Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.faults.children import Children
from tests.unit.conversations import NOW, contact, debrief, talk

ROUNDS = 30
WHOLE = {len(debrief().insights), 0}  # what a conversation may have, but nothing between


def test_what_was_called_saved_is_there_after_a_kill(children: Children, home: Path) -> None:
    saved: set[str] = set()
    drawn: set[str] = set()
    for number in range(ROUNDS):
        # Killed from outside after a few answers, and by itself at each step of a transaction.
        die_at = number if number % 2 else None
        child = children.start("save", home=str(home), begin=number * 100, die_at=die_at)
        said = []
        for line in child.said():
            said.append(line)
            if die_at is None and len(said) > number % 5:
                said += child.kill()
        assert child.status == -signal.SIGKILL
        new = {line["saved"] for line in said if "saved" in line}
        saved |= new
        drawn |= {line["drawn"] for line in said if "drawn" in line}
        talks = Talks(Database(home))
        assert all(talks.talk(name) == talk(name) for name in new)
    kept = talks.talks()
    assert saved <= {found.id for found in kept}
    assert all(found == talk(found.id) for found in kept)
    sizes = {found.id: len(talks.debrief(found.id).insights) for found in kept}
    assert set(sizes.values()) <= WHOLE
    assert all(sizes[name] for name in drawn)
    assert len(saved) >= ROUNDS
    assert drawn
    assert words_lacking(home / "records.sqlite3") == (0, 0, 0)


def words_lacking(path: Path) -> tuple[int, ...]:
    """How many insights, words of insights, and words of notes are not as the record has them."""
    with closing(sqlite3.connect(path)) as connection:
        for table in ("insight_words", "turn_words"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        counts = (
            "insights WHERE NOT off_record AND id NOT IN (SELECT insight FROM findable)",
            "findable WHERE number NOT IN (SELECT rowid FROM insight_words)",
            "passages WHERE number NOT IN (SELECT rowid FROM turn_words)",
        )
        found = [connection.execute(f"SELECT count(*) FROM {of}").fetchone() for of in counts]
    return tuple(count for (count,) in found)


@pytest.fixture
def old_record(home: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A record of the first schema with somebody in it."""
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "VERSION", "0001")
        Records(Database(home)).save_person(contact(), NOW)
    return (home / "records.sqlite3").read_bytes()


def state(path: Path) -> tuple[str, bool, list[str]]:
    """The schema's version, whether the newer tables are there, and who is kept."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        people = [json.loads(body) for (body,) in connection.execute("SELECT body FROM people")]
    newer = {"talks", "insights", "agreements", "reflections", "talks_by_person"}
    newer |= {"findable", "passages", "insight_words", "turn_words", "owed", "person_changed"}
    newer |= {"searches", "plans", "employers"}
    assert not newer & tables or newer <= tables, "half a schema"
    return version, newer <= tables, [body["profile"]["name"]["text"] for body in people]


def test_a_kill_in_a_migration_leaves_one_schema_and_a_copy(
    children: Children, home: Path, old_record: bytes
) -> None:
    copy = home / "records-before-change-of-0001.sqlite3"
    seen = set()
    for step in count():
        for path in home.iterdir():
            path.unlink()
        (home / "records.sqlite3").write_bytes(old_record)
        status, said = children.run("upgrade", home=str(home), die_at=step)
        found = state(home / "records.sqlite3")
        assert found in (("0001", False, ["Ana Ruiz"]), (schema.VERSION, True, ["Ana Ruiz"]))
        if found[0] == schema.VERSION or copy.exists():
            assert state(copy) == ("0001", False, ["Ana Ruiz"])
        seen.add((found[0], copy.exists()))
        assert len(Records(Database(home)).people()) == 1
        assert state(home / "records.sqlite3")[0] == schema.VERSION
        assert state(copy)[0] == "0001"
        if status == 0:
            assert said == [{"done": True}]
            break
        assert status == -signal.SIGKILL
    assert seen == {("0001", False), ("0001", True), (schema.VERSION, True)}
