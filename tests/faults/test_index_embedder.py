"""Another embedder: offered, made beside the old one, never mixed with it (faults 17 and 18)."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assistant.app import indexing as indexing_module
from assistant.app.assistant import Assistant, open_assistant
from assistant.app.indexing import Indexing
from assistant.app.jobs import Waiting
from assistant.errors import BadModelOutput, ModelUnavailable
from assistant.store import turning, vectors
from assistant.store.database import Database
from assistant.store.index import Index, IndexAway
from assistant.store.talks import Talks
from assistant.store.vectors import made_by
from tests.faults.children import ROOT
from tests.faults.index_cases import Hashed, plant, said, served

OLD, NEW = "old", "new"


@pytest.fixture
def other() -> Hashed:
    return Hashed(NEW, size=16)


@pytest.fixture
def assistant(home: Path, other: Hashed, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """Made and indexed with the old one; then the settings name the new one."""
    monkeypatch.setattr(indexing_module, "PATIENCE", 600)  # on a busy machine too
    plant(home, 20)
    made = open_assistant(home)
    monkeypatch.setitem(made.__dict__, "_embedder", Hashed(OLD))
    assert made._indexing.nearest("x", 3).by == "index"
    made._indexing.close()
    monkeypatch.setattr(Indexing, "_chosen", lambda _: other)
    return made


def kept_by(home: Path) -> set[tuple[str, int]]:
    """Which embedders' vectors are in the record, and of what length."""
    with Database(home).read() as connection:
        found = connection.exec_driver_sql(
            "SELECT embedder, length(embedding) / 4 FROM insights"
        ).all()
    return {(row[0], row[1]) for row in found}


def test_the_old_one_serves_until_the_new_one_is_asked_for(
    home: Path, assistant: Assistant, other: Hashed
) -> None:
    indexing = assistant._indexing
    text = "The shift number 3 begins early.\nshift 3 early"
    found = indexing.nearest(text, 1)
    assert (found.by, found.told) == ("index", "")
    assert found.hits == [("shift-3", pytest.approx(1, abs=1e-3))]
    Talks(Database(home)).change_insight(said(3, statement="The shift number 3 is late."))
    assert indexing.nearest("The shift number 3 is late.\nshift 3 early", 1).hits[0][1] > 0.99
    state = indexing.state()
    assert (state.embedder, state.chosen, state.others) == (OLD, NEW, 0)
    assert other.texts == [], "nothing is sent before the user asks for it"
    assert kept_by(home) == {(OLD, 24)}
    told: list[float] = []
    assert indexing.rebuild(Waiting(told=lambda progress: told.append(progress.part)))
    assert told[-1] == 20
    assert kept_by(home) == {(NEW, 16)}
    state = indexing.state()
    assert (state.embedder, state.chosen, state.others, state.serves) == (NEW, NEW, 0, True)
    served(indexing._index, Database(home))
    indexing.close()


def test_a_change_that_breaks_off_costs_nothing_twice(
    home: Path, assistant: Assistant, other: Hashed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "BATCH", 8)
    indexing = assistant._indexing
    stopped = Waiting(stop=lambda: len(other.texts) > 8)
    assert not indexing.rebuild(stopped)
    text = "The shift number 3 begins early.\nshift 3 early"
    found = indexing.nearest(text, 1)
    assert (found.by, found.hits[0][0]) == ("index", "shift-3"), "the old one serves"
    assert kept_by(home) == {(OLD, 24)}
    indexing.close()
    with (next((home / "index").glob("vectors-*"))).open("a") as file:
        file.write('["shift-1", "abc')  # a kill in the middle of a line
    before = list(other.texts)
    assert indexing.rebuild(Waiting())
    again = [text for text in other.texts[len(before) :] if text in before and text != "?"]
    assert again == []
    assert kept_by(home) == {(NEW, 16)}
    assert list((home / "index").glob("vectors-*")) == []
    served(indexing._index, Database(home))
    indexing.close()


def test_vectors_of_two_embedders_are_never_compared(home: Path, assistant: Assistant) -> None:
    database = Database(home)
    with closing(Index(home, Hashed(NEW), database)) as index:  # of the same length as the old
        index.settle()
        assert made_by(database) == OLD
        vector = index.embedder.embed(["x"])[0]
        assert index.nearest(vector, 100) == []
        assert vectors.Vectors(database, index.embedder).nearest(vector, 100) == []
        with pytest.raises(IndexAway):
            Talks(database).change_insight(said(3, statement="The shift number 3 is late."))
            index.settle()
            index.nearest(vector, 3, made_by=OLD)


def test_vectors_of_an_embedder_that_is_gone_are_told_of(
    home: Path, assistant: Assistant, other: Hashed, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert assistant._indexing.rebuild(Waiting())
    assistant._indexing.close()
    monkeypatch.setattr(Indexing, "_chosen", lambda indexing: indexing._local())
    indexing = assistant._indexing
    assert indexing.nearest("x", 3) == ([], "index", indexing_module.OTHER)
    state = indexing.state()
    assert (state.embedder, state.others) == (OLD, 20)
    assert indexing.rebuild(Waiting())
    assert indexing.nearest("x", 3).told == ""
    served(indexing._index, Database(home))
    indexing.close()


def test_a_server_whose_vectors_change_their_length_is_noticed(home: Path) -> None:
    database = plant(home, 6)
    embedder = Hashed()
    with closing(Index(home, embedder, database)) as index:
        index.settle()
        embedder.size = 32
        Talks(database).change_insight(said(3, statement="The shift number 3 is late."))
        with pytest.raises(BadModelOutput, match="another length"):
            index.settle()
        with pytest.raises(IndexAway, match="another length"):
            index.nearest(embedder.embed(["x"])[0], 3)
        assert index.rebuild()
        assert kept_by(home) == {("hashed", 32)}
        served(index, database)


def test_a_server_that_is_away_leaves_the_words(
    home: Path, assistant: Assistant, other: Hashed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexing = assistant._indexing
    assert indexing.rebuild(Waiting())
    asked: list[object] = []

    def away(texts: object) -> None:
        asked.append(texts)
        raise ModelUnavailable("No model server answers there.")

    monkeypatch.setattr(other, "embed", away)
    Talks(Database(home)).change_insight(said(3, statement="The shift number 3 is late."))
    for _ in range(3):
        found = indexing.nearest("x", 3)
        assert (found.hits, found.by) == ([], "record")
        assert "Only words were searched" in found.told
    assert len(asked) <= 2, "not asked again at once"
    indexing.close()


OFFLINE = """
import socket
def refuse(*_):
    raise AssertionError("the network was asked for")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from assistant.app import indexing
from assistant.app.assistant import open_assistant
indexing.PATIENCE = 600
assistant = open_assistant()
talk = assistant.save_conversation("notes.md", "Starters earn about 31k a year in Leeds, he said.")
assistant.debrief_now(talk.id, offline=True)
found = assistant._indexing.nearest("What is the salary of beginners?", 3)
(insight,) = assistant.insights()
assert found.by == "index" and found.hits[0][0] == insight.id, found
assistant._indexing.close()
"""


def test_it_starts_and_searches_offline_with_cold_caches(home: Path, tmp_path: Path) -> None:
    cold = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": os.defpath}
    cold |= {"FIRSTHAND_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        cwd=ROOT,
        env=cold,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
