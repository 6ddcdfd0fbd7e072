"""backup, restore, export, import and delete: shapes and exit codes as documented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.store.database import Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.unit.commands import Ran
from tests.unit.conversations import NOW, contact, debrief, talk


@pytest.fixture
def person(home: Path) -> str:
    """Somebody kept, with a conversation."""
    database = Database(home)
    kept = Records(database).save_person(contact(), NOW)
    Talks(database).save_talk(talk("t1", kept.id))
    Talks(database).save_debrief("t1", debrief())
    return kept.id


def test_a_backup_is_restored(
    run: Callable[..., Ran], home: Path, tmp_path: Path, person: str
) -> None:
    file = str(tmp_path / "backup.sqlite3")
    ran = run("backup", file, "--json")
    assert (ran.code, ran.value, ran.err) == (0, {"file": file}, "")
    Records(Database(home)).delete_person(person)
    ran = run("restore", file, "--json")
    assert ran.code == 0
    assert set(ran.value) == {"file", "kept"}
    assert Path(ran.value["kept"]).is_relative_to(home)
    assert [kept.id for kept in Records(Database(home)).people()] == [person]


def test_a_record_that_is_not_there_is_restored(
    run: Callable[..., Ran],
    home: Path,
    tmp_path: Path,
    person: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = str(tmp_path / "backup.sqlite3")
    assert run("backup", file).code == 0
    monkeypatch.setenv("FIRSTHAND_HOME", str(tmp_path / "new"))
    assert run("restore", file, "--json").value == {"file": file, "kept": None}
    assert len(Talks(Database(tmp_path / "new")).talks()) == 1


def test_what_is_exported_is_imported_once(
    run: Callable[..., Ran], tmp_path: Path, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("export", str(tmp_path / "out"), "--json")
    assert ran.code == 0
    assert ran.value["left_out"] == 1
    lines, markdown = ran.value["files"]
    assert markdown.endswith("firsthand.md")
    monkeypatch.setenv("FIRSTHAND_HOME", str(tmp_path / "new"))
    added = {"person": 1, "talk": 1, "insight": 2, "action": 1, "referral": 1, "promise": 1}
    added["reflection"] = 1
    assert run("import", lines, "--json").value == {"added": added, "known": 0}
    again = run("import", "-", "--json", stdin=Path(lines).read_bytes())
    assert again.value == {"added": {}, "known": 8}
    assert "Known already: 8" in run("import", lines).out


@pytest.mark.parametrize("what", ["person", "conversation", "everything"])
def test_deleting(run: Callable[..., Ran], home: Path, person: str, what: str) -> None:
    own = {"person": [person], "conversation": ["t1"], "everything": []}[what]
    ran = run("delete", what, *own, "--yes", "--json")
    assert (ran.code, ran.value) == (0, {"deleted": what, "id": own[0] if own else None})
    assert Talks(Database(home)).talks() == []
    assert len(Records(Database(home)).people()) == (what == "conversation")
    if own:
        assert run("delete", what, *own, "--yes", "--json").error["error"] == "refused"


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        (("delete", "everything"), 2, "usage"),
        (("delete", "everything", "x", "--yes"), 2, "usage"),
        (("delete", "person", "--yes"), 2, "usage"),
        (("delete", "notes", "x", "--yes"), 2, "usage"),
        (("delete", "conversation", "nothing", "--yes"), 3, "refused"),
        (("restore", "nothing"), 3, "refused"),
        (("import", "-"), 3, "refused"),
        (("export", "all.csv"), 3, "refused"),
        (("backup", "nowhere/backup"), 3, "refused"),
    ],
)
def test_what_cannot_be_done_has_its_code(
    run: Callable[..., Ran], home: Path, person: str, words: tuple[str, ...], code: int, name: str
) -> None:
    ran = run(*words, "--json", stdin=b"my notes")
    assert (ran.code, ran.out) == (code, "")
    assert ran.error["error"] == name
    assert ran.error["hint"]
    assert len(Records(Database(home)).people()) == 1
    assert len(Talks(Database(home)).insights()) == 3


def test_a_damaged_record_says_how_to_restore(
    run: Callable[..., Ran], home: Path, tmp_path: Path, person: str
) -> None:
    file = str(tmp_path / "backup.sqlite3")
    run("backup", file)
    (home / "records.sqlite3").write_bytes(b"not any more" * 1000)
    ran = run("export", str(tmp_path / "out"), "--json")
    assert ran.code == 6
    assert "firsthand restore" in ran.error["hint"]
    assert run("restore", file).code == 0
    assert run("export", str(tmp_path / "out")).code == 0
