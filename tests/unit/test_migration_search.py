"""The record of a version without search: brought up with a copy first, and searched at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store import schema
from assistant.store.database import Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.unit.conversations import NOTES, NOW, contact, debrief, insight, talk


@pytest.fixture
def old(home: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A record of schema 0002 with one conversation, opened by the code of today."""
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "VERSION", "0002")
        for name in ("put_talk_words", "put_insights_words"):
            earlier.setattr(f"assistant.store.talk_rows.{name}", lambda *_: None)
        database = Database(home)
        person = Records(database).save_person(contact(), NOW)
        Talks(database).save_talk(talk(person=person.id))
        Talks(database).save_debrief("t1", debrief())
    return Database(home)


def found(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def words_of(database: Database, word: str) -> list[str]:
    query = (
        "SELECT findable.insight FROM insight_words JOIN findable ON findable.number = "
        "insight_words.rowid WHERE insight_words MATCH :word"
    )
    with database.read() as connection:
        return list(connection.scalars(text(query), {"word": word}))


def test_an_older_record_is_kept_as_a_copy_and_becomes_searchable(
    old: Database, home: Path
) -> None:
    with closing(sqlite3.connect(home / "records-before-change-of-0002.sqlite3")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    assert words_of(old, "leed") == ["i2"], "the stem of Leeds"
    assert words_of(old, "panel") == [], "what is off the record is not searched"
    said = found(old, "SELECT count(*) FROM turn_words WHERE turn_words MATCH 'depot'")
    assert said == [(1,)]
    places = found(old, 'SELECT start, "end" FROM passages ORDER BY number')
    whole = "\n".join(NOTES)
    assert [whole[slice(*place)] for place in places] == list(NOTES)
    assert found(old, "SELECT insight FROM owed ORDER BY 1") == [("i1",), ("i2",), ("i3",)]


def owed_after(database: Database) -> list[str]:
    with database.write() as connection:
        owed = list(connection.scalars(text("SELECT insight FROM owed ORDER BY insight")))
        connection.execute(text("DELETE FROM owed"))
    return owed


def test_the_index_is_owed_whatever_changes_and_nothing_else(old: Database) -> None:
    talks, records = Talks(old), Records(old)
    owed_after(old)
    (person,) = records.people()
    talks.change_insight(talks.insight("i1"))
    talks.save_talk(talks.talk("t1"))
    records.save_person(person.profile, person.changed, person.id)
    with old.write() as connection:
        connection.execute(text("UPDATE insights SET embedder = 'x', embedding = x'00'"))
    assert owed_after(old) == []
    talks.change_insight(talks.insight("i1").model_copy(update={"off_record": True}))
    assert owed_after(old) == ["i1"]
    talks.save_talk(talks.talk("t1").model_copy(update={"person": None}))
    assert owed_after(old) == ["i1", "i2", "i3"]
    talks.save_talk(talks.talk("t1").model_copy(update={"person": person.id}))
    owed_after(old)
    records.save_person(contact("Ana Ruiz Soto"), NOW, person.id)
    assert owed_after(old) == ["i1", "i2", "i3"]
    talks.delete_insight("i2")
    assert owed_after(old) == ["i2"]
    talks.replace_insights(["i1"], [insight("i9")])
    assert owed_after(old) == ["i1", "i9"]
    records.delete_person(person.id)
    assert owed_after(old) == ["i3", "i9"]


def test_words_follow_every_change(old: Database) -> None:
    talks = Talks(old)
    one = talks.insight("i1")
    talks.change_insight(one.model_copy(update={"statement": "Evenings are for repairs."}))
    assert words_of(old, "repair") == ["i1"]
    assert words_of(old, "morn") == ["i1"], "it stands in the quote"
    talks.change_insight(one.model_copy(update={"off_record": True}))
    assert words_of(old, "morn") == []
    talks.change_insight(one)
    assert words_of(old, "morn") == ["i1"]
    talks.delete_insight("i1")
    assert words_of(old, "morn") == []
    talks.delete_talk("t1")
    for table in ("findable", "passages", "insight_words", "turn_words"):
        assert found(old, f"SELECT count(*) FROM {table}") == [(0,)], table


def test_a_kept_conversation_is_cut_again_only_when_its_words_change(old: Database) -> None:
    numbers = found(old, "SELECT number FROM passages")
    talks = Talks(old)
    talks.save_talk(talks.talk("t1").model_copy(update={"me": "Ana"}))
    assert found(old, "SELECT number FROM passages") == numbers
    talks.save_talk(talk("t1", lines=("one line about ferries",)))
    assert found(old, "SELECT count(*) FROM turn_words WHERE turn_words MATCH 'ferri'") == [(1,)]
    assert found(old, "SELECT count(*) FROM turn_words") == [(1,)]
