"""A damaged record is refused, kept as it is, and a backup takes its place."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.app.assistant import open_assistant
from assistant.errors import InputError, StoreError
from assistant.insights import Debrief
from assistant.store.backup import backup, restore
from assistant.store.database import FILE, Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.unit.conversations import NOW, contact, insight, talk

PAGE = 4096
FLIPS = 60
LINES = tuple(f"line {number} of a long conversation" for number in range(400))
INSIGHTS = tuple(insight(f"i{number}", weight=float(number)) for number in range(60))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of many pages, and a backup of it, in a folder of their own."""
    folder = tmp_path_factory.mktemp("damage")
    database = Database(folder)
    ana = Records(database).save_person(contact(), NOW)
    talks = Talks(database)
    for number in range(3):
        talks.save_talk(talk(f"t{number}", person=ana.id, lines=LINES))
        talks.save_debrief(f"t{number}", Debrief(insights=INSIGHTS))
    backup(database, folder.parent / "backup.sqlite3")
    return folder


@pytest.fixture
def whole(home: Path, tmp_path: Path, made: Path) -> bytes:
    """That record in the test's own data folder; the backup lies beside it."""
    home.mkdir()
    shutil.copy(made / FILE, home / FILE)
    shutil.copy(made.parent / "backup.sqlite3", tmp_path / "backup.sqlite3")
    return (home / FILE).read_bytes()


def damaged(whole: bytes, pages: Iterable[int]) -> bytes:
    """The file with the heads of some pages overwritten."""
    bad = bytearray(whole)
    for page in pages:
        bad[page * PAGE : page * PAGE + 16] = bytes([0xA5]) * 16
    return bytes(bad)


def everything(home: Path) -> object:
    talks = Talks(Database(home))
    kept = talks.talks()
    return Records(Database(home)).people(), kept, [talks.debrief(found.id) for found in kept]


def test_a_damaged_page_stops_the_work_and_a_backup_is_restored(
    home: Path, tmp_path: Path, whole: bytes
) -> None:
    before = everything(home)
    (home / FILE).write_bytes(whole)
    for page in range(0, len(whole) // PAGE, 7):
        bad = damaged(whole, [page])
        (home / FILE).write_bytes(bad)
        with pytest.raises(StoreError, match="damaged") as caught:
            Database(home)
        assert "firsthand restore" in caught.value.hint
        assert (home / FILE).read_bytes() == bad, "it is left as it is"
    kept = restore(home, tmp_path / "backup.sqlite3")
    assert kept is not None
    assert kept.read_bytes() == bad
    assert everything(home) == before


def test_any_flipped_bytes_are_damage_or_nothing_but_never_a_crash(
    home: Path, whole: bytes
) -> None:
    chance = random.Random(4)
    hints = []
    for _ in range(FLIPS):
        bad = bytearray(whole)
        for _ in range(chance.choice((1, 8, 64))):
            bad[chance.randrange(len(bad))] ^= chance.randrange(1, 256)
        for path in home.iterdir():
            path.unlink()
        (home / FILE).write_bytes(bad)
        try:
            everything(home)
        except StoreError as error:
            hints.append(error.hint)
    assert all(hints)
    assert len(hints) > FLIPS // 3


def test_the_log_of_a_damaged_record_is_not_applied_to_the_restored_one(
    home: Path, tmp_path: Path, whole: bytes
) -> None:
    before = everything(home)
    with closing(sqlite3.connect(home / FILE)) as window:  # which keeps the log from being closed
        window.execute("PRAGMA journal_mode=WAL")
        window.execute("SELECT id FROM people").fetchall()
        Records(Database(home)).save_person(contact("Ben Osei"), NOW)
        log = (home / f"{FILE}-wal").read_bytes()
        assert log
        (home / FILE).write_bytes(bytes([0xA5]) * len(whole))
        kept = restore(home, tmp_path / "backup.sqlite3")
    assert kept is not None
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == log
    assert everything(home) == before


def test_an_open_app_goes_on_with_the_restored_record(
    home: Path, tmp_path: Path, whole: bytes
) -> None:
    assistant = open_assistant(home)
    assistant.save_person(contact("Ben Osei"))
    kept = assistant.restore(tmp_path / "backup.sqlite3")
    assert [person.profile.name.text for person in assistant.people()] == ["Ana Ruiz"]
    assert kept is not None
    assert assistant.restore(kept) != kept, "what was there is kept under a name of its own"
    assert len(assistant.people()) == 2


@pytest.mark.parametrize("kind", ["absent", "text", "other", "cut", "damaged", "newer"])
def test_what_is_no_backup_changes_nothing(
    home: Path, tmp_path: Path, whole: bytes, kind: str
) -> None:
    file = tmp_path / "given"
    if kind == "text":
        file.write_text("my notes")
    elif kind == "other":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE mine (a)")
            connection.commit()
    elif kind == "cut":
        file.write_bytes((tmp_path / "backup.sqlite3").read_bytes()[: PAGE * 5])
    elif kind == "damaged":
        file.write_bytes(damaged(whole, range(len(whole) // PAGE // 2, len(whole) // PAGE)))
    elif kind == "newer":
        other = Database(tmp_path / "other")
        with other.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        backup(other, file)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    with pytest.raises(InputError, match=r"Nothing was changed") as caught:
        restore(home, file)
    assert caught.value.hint
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_the_record_itself_is_no_backup(home: Path, whole: bytes) -> None:
    with pytest.raises(InputError, match="record itself"):
        restore(home, home / FILE)
    assert (home / FILE).read_bytes() == whole


def test_a_newer_schema_is_refused_for_reading_and_writing(home: Path, whole: bytes) -> None:
    with Database(home).write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for act in ("people", "requests", "me"):
        with pytest.raises(StoreError, match="newer Firsthand"):
            getattr(open_assistant(home), act)()
    with pytest.raises(StoreError, match="newer Firsthand"):
        open_assistant(home).save_person(contact("Ben"))
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
