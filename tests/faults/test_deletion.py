"""What is deleted is in no file of the data folder any more, copies included."""

from __future__ import annotations

import signal
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from assistant.app.assistant import open_assistant
from assistant.app.jobs import Report
from assistant.errors import ModelStopped, NotFound, StoreError
from assistant.insights import Debrief, Quoted, Talk
from assistant.models import Draft, Me, Request
from assistant.store.backup import backup, restore
from assistant.store.database import FILE, Database
from assistant.store.plan_rows import put_plan
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.faults.children import Children
from tests.unit.conversations import NOTES, NOW, contact, debrief, insight, plan, talk

CANARY = "zebrafinch"
SPARED = "kingfisher"  # of somebody else: it must stay


def told(word: str, own_id: str, person: str) -> tuple[Talk, Debrief]:
    """A conversation in which everything holds the word."""
    lines = tuple(f"{line} {word}" for line in NOTES)
    kept = talk(own_id, person, lines)
    text = kept.conversation.text
    quote = Quoted(quote=lines[0], start=0, end=len(lines[0]))
    drawn = debrief()
    # The index is owed the id of what was deleted, so that an id may stay.
    one = insight(f"{own_id}-1", statement=f"It is the {word}.", **quote.model_dump())
    assert text.startswith(lines[0])
    return kept, Debrief(
        insights=(one.model_copy(update={"flags": (word,), "toward": word}),),
        actions=tuple(of.model_copy(update={"what": word}) for of in drawn.actions),
        referrals=tuple(of.model_copy(update={"name": word}) for of in drawn.referrals),
        promises=tuple(of.model_copy(update={"due_text": word}) for of in drawn.promises),
        reflections=(quote.model_copy(update={"quote": word}),),
    )


def plant(home: Path, word: str, pages: int = 1) -> tuple[str, str]:
    """Somebody whose every record holds the word; returns their id and their conversation's."""
    database = Database(home)
    records, talks = Records(database), Talks(database)
    person = records.save_person(contact(f"Ana {word} " * pages), NOW)
    draft = Draft(subject=word, body=f"{word} " * 500 * pages)
    records.save_request(person.id, Request(why=word), draft, word, word, NOW)
    kept, drawn = told(word, f"talk-{person.id}", person.id)
    talks.save_talk(kept)
    vectors = {one.id: (word, word.encode() * 90) for one in drawn.insights}
    talks.save_debrief(kept.id, drawn, vectors)
    with database.write() as connection:
        own = plan(f"plan-{person.id}", person.id)
        put_plan(connection, own.model_copy(update={"role": word}), NOW)
        put_plan(connection, plan(f"of-{person.id}", of=drawn.insights[0].id, word=word), NOW)
    return person.id, kept.id


def plant_all(home: Path, tmp_path: Path) -> tuple[str, str]:
    """The word in every record, in what is typed, and in every copy that Firsthand makes."""
    plant(home, SPARED)
    ids = plant(home, CANARY, pages=30)
    records = Records(Database(home))
    records.keep("debrief", {"paste": CANARY}, NOW)
    records.keep(f"job-debrief-{ids[1]}", {"pieces": [CANARY]}, NOW)
    backup(Database(home), tmp_path / "backup.sqlite3")
    restore(home, tmp_path / "backup.sqlite3")
    (home / "records-before-change-of-0001.sqlite3").write_text(CANARY)
    (home / "records-damaged-1.sqlite3").write_text(CANARY)
    (home / "records-damaged-1.sqlite3-wal").write_text(CANARY)
    (home / ".records-restoring.sqlite3.abc.part").write_text(CANARY)
    assert len(holders(home, CANARY)) >= 6
    return ids


def holders(home: Path, word: str) -> list[str]:
    """The files of the data folder that hold the word."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return sorted(
        path.name for path in files if word.encode() in path.read_bytes() or word in path.name
    )


@pytest.mark.parametrize("what", ["person", "conversation", "everything"])
def test_no_byte_is_left_in_any_file(home: Path, tmp_path: Path, what: str) -> None:
    person, conversation = plant_all(home, tmp_path)
    assistant = open_assistant(home)
    if what == "person":
        assistant.delete_person(person)
    elif what == "conversation":
        # What the conversation holds, and not the person it was with.
        Records(Database(home)).save_person(contact("Ana"), NOW, person)
        for request in assistant.requests(person):
            plain = Draft(subject=None, body="Hello")
            assistant.save_request(person, Request(), plain, None, "Hello", request.id)
        assistant.delete_talk(conversation)
        with Database(home).write() as connection:
            put_plan(connection, plan(f"plan-{person}", person), NOW)
    else:
        assistant.save_me(Me(name=SPARED))
        assistant.save_settings(base_url=f"http://{SPARED}", model=SPARED)
        assistant.keep("about-me", {"paste": SPARED})
        assistant.delete_everything()
    assert holders(home, CANARY) == []
    assert holders(home, SPARED) == ([] if what == "everything" else [FILE])
    with pytest.raises(NotFound):
        assistant.delete_person("nobody")
    if what == "everything":
        assert assistant.people() == []
        assert assistant.me() == Me()
        assert assistant.settings.model == ""
    else:
        assert len(Talks(Database(home)).talks()) == 1


def test_another_window_that_reads_is_waited_for_or_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.store.database.BUSY_MILLISECONDS", 20)
    person, _ = plant(home, CANARY)
    records = Records(Database(home))
    with closing(sqlite3.connect(home / FILE)) as window:
        window.execute("BEGIN")
        window.execute("SELECT * FROM people").fetchall()
        with pytest.raises(StoreError, match="traces of the text remain") as caught:
            records.delete_person(person)
        assert "next opened" in caught.value.hint or "open Firsthand" in caught.value.hint
        assert records.people() == []
        Database(home)  # opening is not held up by what is owed
        assert holders(home, CANARY) != []
    Database(home)
    assert holders(home, CANARY) == [], "what is owed is done when it can be"


def test_a_window_that_is_only_open_keeps_no_trace_in_the_log(home: Path) -> None:
    Database(home)
    with closing(sqlite3.connect(home / FILE)) as window:  # while it is open, the log stays
        window.execute("SELECT * FROM people").fetchall()
        person, _ = plant(home, CANARY)
        assert f"{FILE}-wal" in holders(home, CANARY)
        Records(Database(home)).delete_person(person)
        assert holders(home, CANARY) == []


def test_a_kill_after_the_deletion_leaves_nothing_once_it_is_opened(
    children: Children, home: Path
) -> None:
    person, _ = plant(home, CANARY, pages=30)
    (home / "records-before-restore-1.sqlite3").write_text(CANARY)
    status, said = children.run("delete_person", home=str(home), person=person, at="committed")
    assert (status, said) == (-signal.SIGKILL, [])
    assert Records(Database(home)).people() == []
    assert holders(home, CANARY) == []


def test_what_runs_does_not_come_back_after_the_deletion(home: Path, tmp_path: Path) -> None:
    person, conversation = plant_all(home, tmp_path)
    assistant = open_assistant(home)
    begun, reports = threading.Event(), []

    def work(report: Report) -> None:
        reports.append(report)
        begun.set()

    assistant._jobs.start("x", work)
    assert begun.wait(60)
    assistant.delete_talk(conversation)
    with pytest.raises(ModelStopped), reports[0].keeping():
        assistant.keep("job-x", {"text": CANARY})
    Records(Database(home)).delete_person(person)
    assert holders(home, CANARY) == []
