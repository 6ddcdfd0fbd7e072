"""A backup made while others write is one moment of the record, and restores equal."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.store.backup import backup, restore
from assistant.store.database import FILE, Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.faults.children import Children
from tests.unit.conversations import NOW, contact, debrief, talk

BACKUPS = 4
EACH = 6  # what the child says between two backups
DRAWN = len(debrief().insights)


def rows(path: Path) -> str:
    """A hash of every row of every table."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in sorted(names.fetchall()):
            found = connection.execute(f"SELECT * FROM {name}").fetchall()
            digest.update(repr((name, sorted(found, key=repr))).encode())
    return digest.hexdigest()


def test_a_backup_during_writes_restores_equal(
    children: Children, home: Path, tmp_path: Path
) -> None:
    Database(home)
    child = children.start("save", home=str(home), begin=0)
    said = child.said()
    saved: set[str] = set()
    with closing(sqlite3.connect(home / FILE)) as window:  # while it is open, the log stays
        window.execute("SELECT * FROM people").fetchall()
        for number in range(BACKUPS):
            for _ in range(EACH):
                line = next(said)
                saved |= {line["saved"]} if "saved" in line else set()
            backup(Database(home), tmp_path / f"backup-{number}.sqlite3")
            check(tmp_path / f"backup-{number}.sqlite3", tmp_path / f"other-{number}", saved)
        child.kill()


def check(file: Path, other: Path, saved: set[str]) -> None:
    """A backup restores equal, holds all that was saved before it, and nothing half."""
    assert restore(other, file) is None
    assert rows(other / FILE) == rows(file)
    talks = Talks(Database(other))
    kept = {found.id: found for found in talks.talks()}
    assert saved <= set(kept)
    assert all(found == talk(name) for name, found in kept.items())
    assert {len(talks.debrief(name).insights) for name in kept} <= {0, DRAWN}


def test_a_restored_record_takes_the_place_of_all_that_was_there(
    home: Path, tmp_path: Path
) -> None:
    records = Records(Database(home))
    records.save_person(contact("Ana Ruiz"), NOW)
    file = tmp_path / "backup.sqlite3"
    backup(Database(home), file)
    with Database(home).read() as reader:  # another window that is in the middle of reading
        reader.exec_driver_sql("SELECT * FROM people").fetchall()
        records.save_person(contact("Ben Osei"), NOW)
        kept = restore(home, file)
    assert [person.profile.name for person in records.people()] == [contact().name]
    assert kept is not None
    other = tmp_path / "other"
    restore(other, kept)
    assert len(Records(Database(other)).people()) == 2


def test_an_older_backup_is_brought_up_to_the_schema_of_today(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.sqlite3"
    with monkeypatch.context() as earlier:
        earlier.setattr("assistant.store.schema.VERSION", "0001")
        Records(Database(home)).save_person(contact(), NOW)
        backup(Database(home), file)
    Talks(Database(home)).save_talk(talk())
    restore(home, file)
    talks = Talks(Database(home))
    assert talks.talks() == []
    assert len(Records(Database(home)).people()) == 1


def test_a_backup_is_one_file_for_its_owner_and_harms_no_other(home: Path, tmp_path: Path) -> None:
    database = Database(home)
    file = tmp_path / "backup.sqlite3"
    backup(database, file)
    backup(database, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.sqlite3", "firsthand"]
    mine = tmp_path / "thesis.txt"
    mine.write_text("three years of work")
    for refused in (mine, home / "copy.sqlite3", home / FILE, tmp_path / "nowhere" / "b", tmp_path):
        with pytest.raises(InputError) as caught:
            backup(database, refused)
        assert caught.value.hint
    assert mine.read_text() == "three years of work"
    assert [path.name for path in home.iterdir() if "copy" in path.name] == []
