"""Chroma as the index uses it: the only module that imports chromadb, and only when needed.

Vectors are always passed: Chroma's own embedding would download a model. What chromadb raises
is told here as IndexAway.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.store.entries import Entry
from assistant.store.generations import IndexAway

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.models.Collection import Collection as Collection
    from numpy.typing import NDArray

BATCH = 2_000  # entries of one call; Chroma takes 5,461 at most
# Vectors that Chroma keeps in its log alone. Opening replays them (0.12 s a thousand), and a
# kill while they are written into the graph can damage it, which the seal and the probe see.
SYNC = 1_000
CONNECT, ANSWER = 3.0, 20.0  # seconds; chromadb's own client waits without end


class IndexDamaged(IndexAway):
    """The index cannot be read or written as it is, and has to be made again."""

    def __init__(self) -> None:
        super().__init__(
            "The search index is damaged; the record itself is searched, and the index is made "
            "again out of it.",
            "If this comes back: firsthand reindex",
        )


def open_folder(path: Path) -> Any:
    """A client for a folder; nobody else may have it open."""
    import chromadb
    from chromadb.config import Settings

    with told():
        return chromadb.PersistentClient(
            str(path.absolute()), settings=Settings(anonymized_telemetry=False)
        )


def connect(host: str, port: int, *, tls: bool) -> Any:
    """The functions of a server, with time-outs.

    chromadb's own client has none, lets none be set, and already waits for the server while
    it is made: so this is what it is made of.
    """
    from chromadb.api.fastapi import FastAPI
    from chromadb.config import Settings, System
    from httpx import Timeout

    settings = Settings(
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host=host,
        chroma_server_http_port=port,
        chroma_server_ssl_enabled=tls,
        anonymized_telemetry=False,
    )
    server = System(settings).instance(FastAPI)
    server._session.timeout = Timeout(ANSWER, connect=CONNECT)
    return server


def on_server(server: Any, model: Any) -> Collection:
    """A collection that a server told of."""
    from chromadb.api.models.Collection import Collection

    return Collection(client=server, model=model, embedding_function=None)


def configuration() -> Any:
    """How a collection is made."""
    return {"hnsw": {"space": "cosine", "sync_threshold": SYNC}}


def write(collection: Collection, entries: Mapping[str, Entry]) -> None:
    """Add entries whose ids the collection does not hold."""
    ids = list(entries)
    for start in range(0, len(ids), BATCH):
        batch = [entries[one] for one in ids[start : start + BATCH]]
        with told():
            collection.add(
                ids=ids[start : start + BATCH],
                embeddings=_matrix([entry.vector for entry in batch]),
                documents=[entry.document for entry in batch],
                metadatas=[dict(entry.metadata) for entry in batch],
            )


def remove(collection: Collection, ids: Sequence[str]) -> None:
    """Take entries out. Their text stays in Chroma's files."""
    for start in range(0, len(ids), BATCH):
        with told():
            collection.delete(ids=list(ids[start : start + BATCH]))


def fetch(collection: Collection, ids: Sequence[str]) -> dict[str, Entry]:
    """The entries of these ids, as the collection has them."""
    if not ids:
        return {}
    with told():
        read = collection.get(ids=list(ids), include=["documents", "metadatas", "embeddings"])
    documents: Any = read["documents"]
    known: Any = read["metadatas"]
    vectors: Any = read["embeddings"]
    rows = zip(read["ids"], documents, known, vectors, strict=True)
    return {
        one: Entry(document or "", dict(values or {}), _bytes(vector))
        for one, document, values, vector in rows
    }


def ids(collection: Collection) -> set[str]:
    """Everything that the collection holds."""
    with told():
        return set(collection.get(include=[])["ids"])


def query(
    collection: Collection,
    vector: NDArray[np.float32],
    limit: int,
    where: Mapping[str, Any] | None = None,
) -> list[tuple[str, float]]:
    """The nearest entries and their cosine, the nearest first."""
    with told():
        found = collection.query(
            query_embeddings=vector.reshape(1, -1),
            n_results=limit,
            where=dict(where) if where else None,
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [(one, 1 - away) for one, away in zip(found["ids"][0], distances, strict=True)]


def load(collection: Collection, dimensions: int) -> None:
    """Have the graph read from the disk now."""
    import numpy as np

    query(collection, np.ones(dimensions, dtype=np.float32), 1)


def count(collection: Collection) -> int:
    """How many entries it holds."""
    with told():
        return collection.count()


def same(one: Entry | None, other: Entry | None) -> bool:
    """Whether two entries say the same."""
    if one is None or other is None:
        return one is other
    told_same = (one.document, one.metadata) == (other.document, other.metadata)
    return told_same and near(one.vector, other.vector)


def near(one: bytes, other: bytes) -> bool:
    """Whether two vectors are the same; Chroma gives them back with rounding."""
    import numpy as np

    return len(one) == len(other) and bool(np.allclose(floats(one), floats(other), atol=1e-4))


def floats(vector: bytes) -> NDArray[np.float32]:
    """A kept vector as numbers."""
    import numpy as np

    return np.frombuffer(vector, dtype="<f4")


@contextmanager
def told(server: str = "") -> Iterator[None]:
    """What chromadb raises, as IndexAway. It names no base class for all of it: InternalError,
    ValueError, plain Exception, and httpx's errors come out of the same calls."""
    try:
        yield
    except IndexAway:
        raise
    except Exception as error:
        names = {type(one).__module__.split(".")[0] for one in (error, error.__cause__) if one}
        if server or names & {"httpx", "httpcore"}:
            raise IndexAway(
                f"The Chroma server{f' at {server}' if server else ''} does not answer as it "
                "should; the record itself is searched.",
                "Look whether it runs (chroma run), and at CHROMA_HOST.",
            ) from error
        raise IndexDamaged from error


def _matrix(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(b"".join(vectors), dtype="<f4").reshape(len(vectors), -1)


def _bytes(vector: Any) -> bytes:
    import numpy as np

    return np.asarray(vector, dtype="<f4").tobytes()


def probe(path: Path, collection_name: str) -> None:
    """Do all that opening and writing would, in a process that nobody misses."""
    client = open_folder(path)
    collection = client.get_collection(collection_name, embedding_function=None)
    everything = sorted(ids(collection))
    for start in range(0, len(everything), BATCH):
        held = fetch(collection, everything[start : start + BATCH])
        if start == 0 and held:
            one = next(iter(held.values()))
            query(collection, floats(one.vector), 10)
            collection.add(ids=["probe"], embeddings=_matrix([one.vector]), documents=["probe"])
            collection.delete(ids=["probe"])
    client.close()


if __name__ == "__main__":
    probe(Path(sys.argv[1]), sys.argv[2])
