"""What the index's files hold: no raw notes, nothing off the record, nothing that was deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.app import indexing
from assistant.app.assistant import Assistant, open_assistant
from assistant.errors import StoreError
from assistant.insights import Debrief
from assistant.store import chroma
from assistant.store.database import Database
from assistant.store.generations import Generations
from assistant.store.index import Index
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.faults.index_cases import Hashed, generations, graph, opened, plant, said, served
from tests.faults.test_deletion import holders

CANARY = "zebrafinch"
SPARED = "kingfisher"


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """Two people's insights in an index that is open; each holds its word everywhere."""
    monkeypatch.setattr(indexing, "PATIENCE", 600)  # on a busy machine too, the index answers
    for word in (SPARED, CANARY):
        plant(home, 12, word)
    made = open_assistant(home)
    monkeypatch.setitem(made.__dict__, "_embedder", Hashed())
    found = made._indexing.nearest(f"The {CANARY} number 3 begins early.\n{CANARY} 3 early", 3)
    assert (found.by, found.hits[0][0]) == ("index", f"{CANARY}-3")
    assert holders(home / "index", CANARY)
    return made


def person_of(assistant: Assistant, talk: str) -> str:
    person = assistant.talk(talk).person
    assert person is not None
    return person


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize("what", ["person", "conversation", "everything"])
def test_no_byte_of_what_is_deleted_is_left(
    home: Path, assistant: Assistant, what: str, running: bool
) -> None:
    if not running:
        assistant._indexing.close()
    if what == "person":
        assistant.delete_person(person_of(assistant, f"talk-{CANARY}"))
    elif what == "conversation":
        assistant.delete_talk(f"talk-{CANARY}")
    else:
        assistant.delete_everything()
    assert holders(home / "index", CANARY) == []
    assert generations(home) == [], "deleted at once, and made again later"
    found = assistant._indexing.nearest("x", 100)
    left = {} if what == "everything" else {f"{SPARED}-{number}" for number in range(12)}
    assert found.by == "index"
    assert {one for one, _ in found.hits} == set(left)
    assert holders(home / "index", CANARY) == []
    assistant._indexing.close()


def test_a_kill_between_deletion_and_index_leaves_nothing_once_it_is_opened(
    home: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = person_of(assistant, f"talk-{CANARY}")
    assistant._indexing.close()
    with monkeypatch.context() as killed:
        killed.setattr(Database, "forget_deleted", lambda *_: None)
        assistant.delete_person(person)
    assert holders(home / "index", CANARY)
    Database(home)
    assert holders(home / "index", CANARY) == []


def test_a_deletion_beside_a_window_that_has_it_open_says_so(
    home: Path, assistant: Assistant
) -> None:
    assistant._indexing.close()
    other = Generations(home)
    other.lock()
    with pytest.raises(StoreError, match="traces of the text remain"):
        Records(Database(home)).delete_person(person_of(assistant, f"talk-{CANARY}"))
    other.unlock()
    Database(home)
    assert holders(home / "index", CANARY) == []


@pytest.mark.parametrize("running", [True, False])
def test_what_goes_off_the_record_leaves_the_files(
    home: Path, assistant: Assistant, running: bool
) -> None:
    if not running:
        assistant._indexing.close()
    for number in range(11):
        assistant.set_off_record(f"{CANARY}-{number}", True)
    assistant.drop_insight(f"{CANARY}-11")
    found = assistant._indexing.nearest("x", 100)
    assert {one for one, _ in found.hits} == {f"{SPARED}-{number}" for number in range(12)}
    assert holders(home / "index", CANARY) == []
    assert holders(home / "index", SPARED)
    assistant._indexing.close()


def test_what_was_off_the_record_and_the_notes_never_get_in(home: Path) -> None:
    database = plant(home, 5)
    drawn = tuple(said(number, CANARY, off_record=True) for number in range(5))
    Talks(database).save_debrief("talk-shift", Debrief(insights=drawn))
    with opened(home, database) as index:
        served(index, database)
        index.rebuild()
    assert holders(home / "index", CANARY) == []
    assert holders(home / "index", "raw notes") == []
    assert holders(home / "index", "number") == [], "all were off the record"


def test_replaced_text_is_gone_after_the_next_opening(home: Path) -> None:
    database = plant(home, 5)
    talks = Talks(database)
    talks.change_insight(said(3, statement=f"The {CANARY} begins early."))
    with opened(home, database) as index:
        talks.change_insight(said(3, statement="The shift begins late."))
        index.settle()
        served(index, database)
    with opened(home, database) as index:
        served(index, database)
        assert holders(home / "index", CANARY) == []


def test_what_lay_in_memory_is_taken_out_of_the_files_of_the_graph(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "SYNC", 10)
    database = plant(home, 30)
    for sealed in (False, True):
        with opened(home, database) as index:
            if sealed:  # as the library does when it writes its arrays while it is open
                leak(home)
        if not sealed:
            leak(home)
        with opened(home, database) as index:
            assert holders(home / "index", CANARY) == []
            served(index, database)


def leak(home: Path) -> None:
    """Put a word where the library writes whatever lay in the memory: behind the last element."""
    for name in ("data_level0.bin", "length.bin"):
        file = graph(home) / name
        file.write_bytes(file.read_bytes()[: -len(CANARY)] + CANARY.encode())
    assert len(holders(home / "index", CANARY)) == 2


def test_only_the_user_may_read_it(home: Path) -> None:
    with opened(home, plant(home, 3)):
        for path in (home / "index").iterdir():
            assert path.stat().st_mode & 0o077 == 0, path


def test_two_that_are_open_in_one_process_do_not_share_it(home: Path) -> None:
    database = plant(home, 3)
    with opened(home, database) as index:
        other = Index(home, Hashed(), database)
        with pytest.raises(StoreError, match="Another window"):
            other.settle()
        other.close()
        served(index, database)
