"""The SQLite file: opened, upgraded, refused, and explained in words."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from assistant.errors import StoreError
from assistant.store import schema
from assistant.store.database import FILE, Database


def test_the_migrations_make_the_schema_that_the_code_uses(home: Path) -> None:
    options = {"include_name": lambda name, *_: not str(name).startswith(schema.WORDS)}
    with Database(home).read() as connection:
        context = MigrationContext.configure(connection, opts=options)
        difference = compare_metadata(context, schema.metadata)
    assert difference == []


def test_durability_is_asked_for(home: Path) -> None:
    with Database(home).read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_look(home: Path) -> None:
    Database(home)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for path in home.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_failed_write_leaves_nothing(home: Path) -> None:
    database = Database(home)
    with pytest.raises(StoreError), database.write() as connection:
        connection.execute(text("INSERT INTO typed VALUES ('a', '{}', '2026-01-01')"))
        connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM typed")).scalar() == 0


def test_a_newer_schema_is_refused_and_left_alone(home: Path) -> None:
    database = Database(home)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = database.path.read_bytes()
    with pytest.raises(StoreError, match="newer Firsthand"):
        Database(home)
    assert database.path.read_bytes() == before


def test_before_a_change_of_the_schema_a_copy_is_kept(home: Path) -> None:
    database = Database(home)
    with database.write() as connection:
        connection.execute(text("INSERT INTO typed VALUES ('a', '{}', '2026-01-01')"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(Exception, match="0000"):  # no such revision: the change cannot be made
        Database(home)
    copy = home / "records-before-change-of-0000.sqlite3"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT slot FROM typed").fetchall() == [("a",)]


def test_a_damaged_file_is_named_and_left_as_it_is(home: Path) -> None:
    home.mkdir()
    (home / FILE).write_bytes(b"this is no database, but somebody may want it back" * 50)
    before = (home / FILE).read_bytes()
    with pytest.raises(StoreError, match="damaged") as caught:
        Database(home)
    assert caught.value.hint
    assert (home / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        Database(tmp_path / "file" / "firsthand")


def test_two_processes_may_open_an_empty_folder_at_once(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.store.database import Database; "
        "Database(Path(sys.argv[1]))"
    )
    children = [subprocess.Popen([sys.executable, "-c", code, str(home)]) for _ in range(3)]
    assert [child.wait(60) for child in children] == [0, 0, 0]


def test_deleted_text_is_gone_from_every_file(home: Path) -> None:
    canary = "zebrafinch-canary"
    database = Database(home)
    with database.write() as connection:
        connection.execute(
            text("INSERT INTO typed VALUES ('a', :body, '2026-01-01')"), {"body": canary * 500}
        )
    with database.write() as connection:
        connection.execute(text("DELETE FROM typed"))
    database.forget_deleted()
    for path in home.iterdir():
        assert canary.encode() not in path.read_bytes(), path


def test_deleting_while_somebody_reads_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.database.BUSY_MILLISECONDS", 20)
    database = Database(home)
    with database.write() as connection:
        connection.execute(text("INSERT INTO typed VALUES ('a', '{}', '2026-01-01')"))
    with closing(sqlite3.connect(database.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM typed").fetchall()
        with database.write() as connection:
            connection.execute(text("DELETE FROM typed"))
        with pytest.raises(StoreError, match=r"reading|writing"):
            database.forget_deleted()
