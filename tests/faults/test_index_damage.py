"""A damaged, thinned or missing index is found out and made again (faults 3 to 6 and 16)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import chromadb
import pytest
from chromadb.api import ClientAPI
from chromadb.config import Settings

from assistant.store import chroma
from assistant.store.chroma import IndexDamaged
from assistant.store.database import Database
from assistant.store.generations import Generations
from assistant.store.index import Index
from assistant.store.talks import Talks
from tests.faults.children import ROOT
from tests.faults.index_cases import (
    INDEX,
    Hashed,
    asked,
    generations,
    graph,
    opened,
    plant,
    said,
    served,
)
from tests.faults.test_index_kill import act

LENGTH, WRITER = 56, 76  # of header.bin: cut there writing ends the process; wedged there it fails


@pytest.fixture
def planted(home: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A record with an index that was closed in order, its graph written to the disk."""
    monkeypatch.setattr(chroma, "SYNC", 10)
    database = plant(home)
    with opened(home, database):
        pass
    return database


def plain_client(home: Path) -> tuple[ClientAPI, chromadb.Collection]:
    """Chroma's own client on the generation that serves."""
    (name,) = generations(home)
    settings = Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(str(home / INDEX / name), settings=settings)
    (collection,) = client.list_collections()
    return client, client.get_collection(collection.name, embedding_function=None)


def cut(home: Path) -> None:
    os.truncate(graph(home) / "header.bin", LENGTH)


def wedge(home: Path) -> None:
    with (graph(home) / "header.bin").open("r+b") as file:
        file.seek(WRITER)
        file.write(b"\xff\xff\xff\x7f")


def lose_graph(home: Path) -> None:
    shutil.rmtree(graph(home))


def lose_rows(home: Path) -> None:
    os.truncate(graph(home) / "data_level0.bin", 100)


def lose_database(home: Path) -> None:
    next((home / INDEX).glob("*/chroma.sqlite3")).write_bytes(b"no database" * 1000)


def lose_pointer(home: Path) -> None:
    (home / INDEX / "current.json").write_text('{"generation": "../..", "em')


DAMAGE = (cut, wedge, lose_graph, lose_rows, lose_database, lose_pointer)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_survived_and_mended(
    home: Path, planted: Database, damage: Callable[[Path], None]
) -> None:
    (before,) = generations(home)
    damage(home)
    done = act("settle", str(home))  # in a child, since some of it ends the process
    assert done.returncode == 0, f"ended by {done.returncode}: {done.stderr[-400:]}"
    assert json.loads(done.stdout) == {"by": "index", "right": True, "differ": []}
    (after,) = generations(home)
    assert after != before, "made again, and the damaged one deleted"


def test_the_probe_is_ended_where_the_app_would_be(home: Path, planted: Database) -> None:
    cut(home)
    (name,) = generations(home)
    _, collection = _named(home)
    command = [sys.executable, "-m", "assistant.store.chroma", str(home / INDEX / name), collection]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode < 0, "this damage ends a process by a signal"


def _named(home: Path) -> tuple[str, str]:
    current = Generations(home).current()
    assert current is not None
    return current.generation, f"insights-{current.embedder}"


def test_damage_behind_an_unchanged_face_is_met_on_writing(home: Path, planted: Database) -> None:
    file = graph(home) / "header.bin"
    before = file.stat()
    wedge(home)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    seal = next((home / INDEX).glob("*/seal.json"))
    told = json.loads(seal.read_text())
    key = f"{file.parent.name}/header.bin"
    told["files"][key][2] = hashlib.sha256(file.read_bytes()).hexdigest()
    seal.write_text(json.dumps(told))
    assert Generations(home).sealed(file.parent.parent.name), "nothing is seen from outside"
    Talks(planted).change_insight(said(5, statement="The shift number 5 begins late."))
    with opened(home, planted) as index:
        served(index, planted)


def test_what_fails_in_a_search_is_made_again_by_the_next_settling(
    home: Path, planted: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(home, planted) as index:
        with monkeypatch.context() as broken:

            def fail(*_given: object) -> None:
                raise IndexDamaged

            broken.setattr(chroma, "query", fail)
            found = asked(index, planted, said(3))
            assert (found.by, found.hits[0][0]) == ("record", "shift-3")
            assert "damaged" in found.told
        assert asked(index, planted, said(3)).by == "record", "not trusted until it is made again"
        index.settle()
        served(index, planted)


def test_what_another_program_changed_is_put_right(home: Path, planted: Database) -> None:
    client, collection = plain_client(home)
    collection.delete(ids=["shift-1", "shift-2"])
    collection.update(ids=["shift-3"], metadatas=[{"topic": "pay"}])
    vector = Hashed().embed(["x"])
    collection.update(ids=["shift-4"], documents=["Something else."], embeddings=vector)
    collection.add(ids=["nobody"], documents=["Who said this?"], embeddings=vector)
    client.close()
    with opened(home, planted) as index:
        served(index, planted)
        assert "Who said this?" not in _texts(home)


def _texts(home: Path) -> str:
    files = [path for path in (home / INDEX).rglob("*") if path.is_file()]
    return "".join(path.read_bytes().decode("latin-1") for path in files)


def test_vectors_of_other_texts_are_found_out(home: Path, planted: Database) -> None:
    client, collection = plain_client(home)
    collection.update(ids=["shift-9"], embeddings=Hashed().embed(["another text"]))
    client.close()
    (before,) = generations(home)
    with opened(home, planted) as index:
        served(index, planted)
    assert generations(home) != [before]


def test_a_deleted_index_is_made_again_without_network_or_model(
    home: Path, planted: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(home / INDEX)

    def refuse(*_given: object) -> None:
        raise AssertionError("asked for the network or the model")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    embedder = Hashed()
    with closing(Index(home, embedder, planted)) as index:
        index.settle()
        assert embedder.texts == []
        served(index, planted)


def test_a_tag_that_was_removed_is_gone_from_the_index(home: Path, planted: Database) -> None:
    talks = Talks(planted)
    talks.change_insight(said(5, topic="pay", topics=("skills", "outlook")))
    with opened(home, planted) as index:
        vector = index.embedder.embed(["x"])[0]
        assert index.nearest(vector, 9, {"topic:skills": True})[0][0] == "shift-5"
        talks.change_insight(said(5, topic="pay", topics=("outlook",)))
        index.settle()
        assert index.nearest(vector, 9, {"topic:skills": True}) == []
        assert index.nearest(vector, 9, {"topic:outlook": True})[0][0] == "shift-5"
        assert index.nearest(vector, 9, {"topic": "pay"})[0][0] == "shift-5"
        served(index, planted)


def test_a_plain_client_reads_a_saved_insight(home: Path, planted: Database) -> None:
    client, collection = plain_client(home)
    read = collection.get(ids=["shift-3"])
    assert read["documents"] == ["The shift number 3 begins early.\nshift 3 early"]
    assert read["metadatas"] is not None
    assert read["metadatas"][0]["topic"] == "day_to_day"
    assert read["metadatas"][0]["talk"] == "talk-shift"
    assert collection.count() == 40
    client.close()
