"""A record with insights whose vectors cost nothing, and its index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.insights import Debrief, Insight
from assistant.store import entries
from assistant.store.database import Database
from assistant.store.index import Index
from assistant.store.nearest import Near, nearest
from assistant.store.records import Records
from assistant.store.talks import Talks
from assistant.store.vectors import Vectors
from tests.unit.conversations import NOW, contact, insight, talk

INDEX = "index"


class Hashed:
    """An embedder that gives each text a direction of its own, out of its bytes."""

    def __init__(self, name: str = "hashed", size: int = 24) -> None:
        self.id = name
        self.size = size
        self.texts: list[str] = []  # what it was asked for

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        rows = []
        for text in texts:
            seed = hashlib.sha256(f"{self.id} {text}".encode()).digest()
            row = np.random.default_rng(list(seed)).standard_normal(self.size)
            rows.append(row / np.linalg.norm(row))
        return np.asarray(rows, dtype=np.float32).reshape(len(rows), self.size)


def said(number: int, word: str = "shift", **changes: object) -> Insight:
    """One of many insights, each with words of its own."""
    values: dict[str, object] = {
        "statement": f"The {word} number {number} begins early.",
        "quote": f"{word} {number} early",
        "start": 0,
        "end": len(f"{word} {number} early"),
        **changes,
    }
    return insight(f"{word}-{number}", **values)


def plant(home: Path, number: int = 40, word: str = "shift") -> Database:
    """A record in which one person said so many things."""
    database = Database(home)
    person = Records(database).save_person(contact(), NOW)
    talks = Talks(database)
    talks.save_talk(talk(f"talk-{word}", person.id, (f"raw notes of {word}",)))
    drawn = tuple(said(one, word) for one in range(number))
    talks.save_debrief(f"talk-{word}", Debrief(insights=drawn))
    return database


@contextmanager
def opened(home: Path, database: Database, host: str = "") -> Iterator[Index]:
    """The index, settled, and closed at the end."""
    with closing(Index(home, Hashed(), database, host)) as index:
        index.settle()
        yield index


def asked(index: Index, database: Database, one: Insight) -> Near:
    """A search for exactly what an insight says."""
    vectors = Vectors(database, index.embedder)
    vector = index.embedder.embed([entries.document(one)])[0]
    return nearest(index, vectors, vector, 3)


def served(index: Index, database: Database) -> None:
    """Check that every usable insight, and nothing else, is found, and by the index."""
    usable = [one for one in Talks(database).insights() if not one.off_record]
    for one in usable:
        found = asked(index, database, one)
        assert found.by == "index", found.told
        assert found.hits[0][0] == one.id
        assert found.hits[0][1] > 0.999
    assert index.compare() == []
    with database.read() as connection:
        assert entries.owed(connection) == []
    kept = {one.id for one in usable}
    if kept:
        every = index.nearest(index.embedder.embed(["x"])[0], 10_000)
        assert {one for one, _ in every} == kept


def generations(home: Path) -> list[str]:
    """The folders of generations."""
    return sorted(path.name for path in (home / INDEX).iterdir() if path.is_dir())


def graph(home: Path) -> Path:
    """The folder of the one generation's HNSW graph."""
    (found,) = (home / INDEX).glob("*/*/")
    return found
