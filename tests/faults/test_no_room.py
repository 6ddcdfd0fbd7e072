"""A full disk, a folder that may not be written: said in words, nothing lost, and on it goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import InputError, StoreError
from assistant.store import backup as backups
from assistant.store import copies
from assistant.store.database import Database
from assistant.store.talks import Talks
from tests.faults.children import Children
from tests.unit.conversations import NOTES, many, talk

PLAIN_USER = 65534  # "nobody" wherever it is looked up; any number but 0 would do
DRAWN = len(many().insights)


def one(said: list[dict[str, object]], key: str) -> dict[str, object]:
    cannot = [line["cannot"] for line in said if "cannot" in line]
    if cannot:
        pytest.skip(str(cannot[0]))
    return next(line for line in said if key in line)


@pytest.mark.parametrize(
    ("act", "size", "message"),
    [("grow_within", 250_000, "cannot grow"), ("grow_on_small_disk", 600_000, "disk is full")],
)
def test_a_full_disk_is_said_and_costs_only_the_last_change(
    children: Children, home: Path, act: str, size: int, message: str
) -> None:
    home.mkdir()
    status, said = children.run(act, home=str(home), size=size)
    full = one(said, "full")
    assert status == 0
    assert message in str(full["full"])
    assert "not saved" in str(full["full"])
    assert full["hint"]
    kept = one(said, "kept")["kept"]
    assert isinstance(kept, dict)
    assert {line["saved"] for line in said if "saved" in line} <= set(kept)
    assert all(kept[line["drawn"]] == DRAWN for line in said if "drawn" in line)
    assert set(kept.values()) <= {0, DRAWN}, "half a debrief"
    again = one(said, "again")["again"]
    assert isinstance(again, dict)
    assert again == {**kept, str(full["name"]): DRAWN}, "with room it goes on"


@pytest.mark.parametrize("with_record", [False, True])
def test_a_folder_that_may_only_be_read_is_named(
    children: Children, tmp_path: Path, with_record: bool
) -> None:
    home = tmp_path / "read-only"
    home.mkdir()
    _let_through(tmp_path)
    if with_record:
        Talks(Database(home)).save_talk(talk())
        (home / "records.sqlite3").chmod(0o444)
    home.chmod(0o555)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    status, said = children.run("shut_out", home=str(home), user=PLAIN_USER)
    refused = one(said, "refused")
    assert status == 0
    assert str(home) in str(refused["refused"])
    assert "cannot be" in str(refused["refused"])
    assert "FIRSTHAND_HOME" in str(refused["hint"])
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_folder_that_becomes_read_only_is_named_and_what_was_saved_is_there(
    children: Children, tmp_path: Path
) -> None:
    home = tmp_path / "closing"
    home.mkdir()
    _let_through(tmp_path)
    if os.getuid() == 0:
        os.chown(home, PLAIN_USER, PLAIN_USER)
    status, said = children.run("shut_out_later", home=str(home), user=PLAIN_USER)
    refused = one(said, "refused")
    assert status == 0
    assert "cannot be written" in str(refused["refused"])
    assert "not saved" in str(refused["refused"])
    for path in (home, *home.iterdir()):
        path.chmod(0o700)
    assert Talks(Database(home)).talks() == [talk("before")]


def _let_through(folder: Path) -> None:
    """Whoever the child is, it may come as far as the folder itself."""
    for part in (folder, *folder.parents):
        if part.stat().st_uid == os.getuid() and part != Path("/"):
            part.chmod(part.stat().st_mode | 0o011)


def test_a_backup_that_finds_no_room_leaves_the_earlier_one(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(home)
    Talks(database).save_talk(talk("first"))
    file = tmp_path / "backup.sqlite3"
    backups.backup(database, file)
    before = file.read_bytes()
    Talks(database).save_talk(talk("second"))

    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("assistant.store.copies.os.fsync", full)
    with pytest.raises(InputError, match="No space left") as caught:
        backups.backup(database, file)
    assert caught.value.hint
    monkeypatch.undo()
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_schema_is_not_changed_where_no_copy_can_be_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("assistant.store.schema.VERSION", "0001")
        Database(home)
    before = (home / "records.sqlite3").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as without_room:
        without_room.setattr(copies, "copy_pages", full)
        with pytest.raises(StoreError, match="No space left"):
            Database(home)
    assert (home / "records.sqlite3").read_bytes() == before
    assert sorted(path.name for path in home.iterdir()) == ["records.sqlite3"]
    Talks(Database(home)).save_talk(talk(lines=NOTES))
