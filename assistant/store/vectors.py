"""The vectors that the record keeps beside the insights, and exact search over them.

A vector stands beside the id of the embedder that made it; those of two are never compared.
This search needs no index: it serves while there is none, and beside a second process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from assistant.errors import BadModelOutput
from assistant.store import schema
from assistant.store.database import Database
from assistant.store.entries import document, lacking, pages, size_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.tasks.ports import Embed

BATCH = 256  # texts that are embedded and committed together
MANY = 2_000  # ids from which on all vectors are read rather than those of the ids

Told = Callable[[int, int], None]  # how many are done, of how many
Stop = Callable[[], bool]


class Vectors:
    """The vectors of one embedder in one record."""

    def __init__(self, record: Database, embedder: Embed) -> None:
        self._record = record
        self.embedder = embedder

    def fill(self, told: Told = lambda _done, _all: None, stop: Stop = lambda: False) -> None:
        """Embed each insight that has no vector at all; none that is off the record.

        Those that have one of another embedder keep it until all are made anew. Each batch is
        committed. Raises what the embedder raises.
        """
        done = 0
        while not stop():
            with self._record.read() as connection:
                batch = lacking(connection, BATCH)
                size = size_of(connection, self.embedder.id) if batch else None
            if not batch:
                return
            made = self.embedder.embed([document(insight) for _, _, insight in batch])
            if size not in (None, 4 * made.shape[1]):
                raise changed()
            done += len(batch)
            with self._record.write() as connection:
                for (one, content, _), vector in zip(batch, made, strict=True):
                    keep(connection, one, content, self.embedder.id, vector.astype("<f4").tobytes())
            told(done, done)

    def nearest(
        self,
        vector: NDArray[np.float32],
        limit: int,
        allowed: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """The nearest insights and their cosine, the nearest first; of `allowed` where given.

        What is off the record is never among them.
        """
        import numpy as np

        found = self._read(4 * len(vector), allowed)
        if not found or limit < 1:
            return []
        matrix = np.frombuffer(b"".join(row for _, row in found), dtype="<f4")
        cosines = matrix.reshape(len(found), -1) @ vector.astype(np.float32)
        order = np.argsort(-cosines, kind="stable")[:limit]
        return [(found[at][0], float(cosines[at])) for at in order]

    def _read(self, size: int, allowed: Collection[str] | None) -> list[tuple[str, bytes]]:
        table = schema.insights
        query = select(table.c.id, table.c.embedding).where(
            table.c.embedder == self.embedder.id,
            table.c.off_record.is_(False),
            func.length(table.c.embedding) == size,
        )
        with self._record.read() as connection:
            if allowed is None or len(allowed) > MANY:
                rows = connection.execute(query.order_by(table.c.id)).all()
                return [(one, row) for one, row in rows if allowed is None or one in allowed]
            return [
                (row.id, row.embedding)
                for page in pages(sorted(allowed))
                for row in connection.execute(query.where(table.c.id.in_(page)))
            ]


def keep(connection: Connection, insight: str, content: str, embedder: str, vector: bytes) -> None:
    """Put a vector beside the text that it was made of, unless the text is another by now."""
    table = schema.insights
    changed = connection.execute(
        update(table)
        .where(table.c.id == insight, table.c.content_hash == content)
        .values(embedder=embedder, embedding=vector)
    )
    if changed.rowcount:
        owe = insert(schema.owed).values(insight=insight).on_conflict_do_nothing()
        connection.execute(owe)


def changed() -> BadModelOutput:
    """Vectors of one embedder are of two lengths: it is another model by the same name."""
    return BadModelOutput(
        "The embeddings server gives vectors of another length than before under the same name. "
        "None was kept.",
        "If the model was changed there, make the index anew: firsthand reindex",
    )


def made_by(record: Database) -> str | None:
    """Which embedder made the vectors that are kept; None where there are none."""
    embedder = schema.insights.c.embedder
    with record.read() as connection:
        return connection.scalar(select(embedder).where(embedder.is_not(None)).limit(1))
