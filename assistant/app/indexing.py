"""The search index as the app uses it: when it is opened and written, and by whose vectors.

It is opened late, by the first search or, in the app, in the background at the start. What is
saved is in the record at once; the index hears of it in the background. Where it does not
serve, the record is searched, and the answer says so.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.app.jobs import Hearing, Jobs, Progress
from assistant.errors import AssistantError, ModelError, ModelUnavailable, StoreError
from assistant.models import Record
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.store.database import Database
    from assistant.store.index import Index
    from assistant.store.nearest import Near
    from assistant.store.vectors import Vectors
    from assistant.tasks.ports import Embed

JOB = "index"  # the key of the job that writes what is owed
PATIENCE = 3.0  # seconds that a search waits for the index; then the record is searched
AGAIN = 30.0  # seconds until a server that did not answer is asked once more
OTHER = (
    "Insights kept earlier are found by their words alone: their vectors are of another embedder "
    "than the one that is set. To make them anew: firsthand reindex"
)


class IndexState(Record):
    """How search stands, for the user.

    `owed` insights wait for the index; `others` have a vector of another embedder than the
    one in use, so that they are found by their words alone until the index is made anew.
    `chosen` differs from `embedder` where the settings name another one since.
    """

    serves: bool
    told: str
    place: str  # the folder, or the server
    embedder: str
    chosen: str
    insights: int
    owed: int
    others: int


class Indexing:
    """The index of one Assistant."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        record: Callable[[], Database],
        local: Callable[[], Embed],
        jobs: Jobs,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._record = record
        self._local = local
        self._jobs = jobs
        self._clock = clock
        self._away: float | None = None  # when the index last could not be written
        self._deaf: float | None = None  # when the embeddings server last did not answer
        self._other = False  # the vectors that are kept are of one that cannot be had any more
        self._wanted, self._settled = threading.Event(), threading.Event()
        self._made: tuple[tuple[Path, str], Index] | None = None
        self._of: Settings | None = None  # that `_made` was made for
        self._making = threading.Lock()

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self._settings()

    # searching

    @property
    def embedder(self) -> Embed:
        """Which makes the vectors that are kept and searched now."""
        return self._index.embedder

    @property
    def vectors(self) -> Vectors:
        """The vectors that the record keeps."""
        from assistant.store.vectors import Vectors

        return Vectors(self._record(), self._index.embedder)

    def nearest(
        self,
        text: str | NDArray[np.float32],
        limit: int,
        where: Mapping[str, Any] | None = None,
        allowed: Callable[[], Collection[str] | None] = lambda: None,
    ) -> Near:
        """The insights nearest to a text, or to a vector of `embedder`, as `store.nearest` says.

        Where an embeddings server does not answer, nothing is found here and `told` says so:
        the words still find.
        """
        from assistant.store.nearest import Near, nearest

        self._catch_up()
        vectors = self.vectors
        try:
            vector = self._embedded(vectors.embedder, text) if isinstance(text, str) else text
        except ModelError as error:
            return Near([], "record", f"{error.message} Only words were searched.")
        near = nearest(self._index, vectors, vector, limit, where, allowed)
        return near._replace(told=OTHER) if self._other and not near.told else near

    def vector(self, text: str) -> NDArray[np.float32]:
        """A text as a vector of `embedder`. Raises ModelError where a server does not answer."""
        return self._embedded(self.vectors.embedder, text)

    def state(self) -> IndexState:
        """How search stands; opens nothing."""
        from assistant.store import entries

        settings, index = self._settings(), self._index
        with self._record().read() as connection:
            counted = entries.counts(connection, index.embedder.id)
        return IndexState(
            serves=index.ready,
            told=index.why,
            place=settings.index_host() or str(settings.home / "index"),
            embedder=index.embedder.id,
            chosen=self._chosen().id,
            **counted,
        )

    def compare(self) -> list[str]:
        """The insights of which the index and the record differ; opens it, and changes nothing.

        Raises IndexAway where it cannot be read, IndexDamaged where it is to be made again.
        """
        was_open = self._index.ready
        try:
            return self._index.compare()
        finally:
            if not was_open:
                self.close()

    # writing

    def settle_soon(self) -> None:
        """After a commit: bring an index that is open up to date, in the background."""
        if self._made is not None and self._made[1].ready:
            self.open_soon()

    def open_soon(self) -> None:
        """Open the index and bring it up to date, in the background."""
        self._wanted.set()
        self._settled.clear()
        self._jobs.start(JOB, self._settle)

    def settle(self, report: Hearing) -> None:
        """Open the index and bring it up to date, while the caller waits."""
        self._settle(report)

    def rebuild(self, report: Hearing) -> bool:
        """Make the index anew with the embedder that the settings name, while the caller waits.

        False where it was stopped; what was made until then is not lost.
        """
        self._away = None
        done = self._index.rebuild(self._chosen(), _told(report), report.stopped)
        self._other = self._other and not done
        return done

    def forget_text(self) -> None:
        """After an insight was deleted or went off the record: no byte of it stays in the index.

        Where another window has the index open, that one does it at its next search.
        """
        if self._made is not None and self._made[1].ready:
            self.open_soon()
        else:
            from assistant.store import generations

            with suppress(StoreError):
                generations.forget(self._settings().home)

    def forget_deleted(self) -> None:
        """After a deletion: take the text off a Chroma server. The folder forgets by itself.

        Raises StoreError where the server does not answer.
        """
        if self._settings().index_host():
            self._index.drop()

    def owe_all(self) -> None:
        """After a restore: the index is compared with the whole record when it is next written."""
        from assistant.store.entries import owe_all

        with self._record().write() as connection:
            owe_all(connection)

    def close(self) -> None:
        """Close the index in order; the next use opens it."""
        with self._making:
            if self._made is not None:
                self._made[1].close()
            self._made = None

    # inside

    @property
    def _index(self) -> Index:
        """The index of the place that the settings name."""
        from assistant.store.index import Index
        from assistant.store.vectors import made_by

        settings, kept = self._settings(), self._made
        if kept is not None and settings is self._of:  # asked several times in each search
            return kept[1]
        where = (settings.home, settings.index_host())
        with self._making:
            if self._made is not None and self._made[0] != where:
                self._made[1].close()
                self._made = None
            if self._made is None:
                record = self._record()
                made = made_by(record)
                embedder = self._in_use(made)
                self._other = made is not None and made != embedder.id
                index = Index(where[0], embedder, record, where[1])
                self._made = (where, index)
            self._of = settings
            return self._made[1]

    def _chosen(self) -> Embed:
        """The embedder that the settings name."""
        from assistant.app.connection import embedding_endpoint

        where = embedding_endpoint(self._settings())
        if where is None:
            return self._local()
        from assistant.llm.embedding import RemoteEmbedder

        return RemoteEmbedder(where)

    def _in_use(self, made_by: str | None) -> Embed:
        """The embedder whose vectors are kept, as long as it can be had; else the chosen one.

        Another one in the settings is used once the index was made anew with it.
        """
        chosen = self._chosen()
        if made_by in (None, chosen.id) or made_by != self._local().id:
            return chosen
        return self._local()

    def _catch_up(self) -> None:
        """Before a search: bring the index up to date, which a search waits for a little."""
        from assistant.store.entries import owed

        if self._recently(self._away):
            return
        with self._record().read() as connection:
            if self._index.ready and not owed(connection):
                return
        self.open_soon()
        self._settled.wait(PATIENCE)

    def _settle(self, report: Hearing) -> None:
        """Write what is owed. Where that cannot be done, it stays owed and the record serves."""
        try:
            while True:
                self._wanted.clear()
                self._index.settle(_told(report), report.stopped)
                if report.stopped() or not self._wanted.is_set():  # asked again meanwhile
                    break
            self._away = None
        except AssistantError:
            self._away = self._clock()
        finally:
            self._settled.set()

    def _embedded(self, embedder: Embed, text: str) -> NDArray[np.float32]:
        if self._recently(self._deaf):
            raise ModelUnavailable("The embeddings server did not answer a moment ago.")
        try:
            vector: NDArray[np.float32] = embedder.embed([text])[0]
        except ModelError:
            self._deaf = self._clock()
            raise
        self._deaf = None
        return vector

    def _recently(self, failed: float | None) -> bool:
        return failed is not None and self._clock() < failed + AGAIN


def _told(report: Hearing) -> Callable[[int, int], None]:
    def told(done: int, every: int) -> None:
        report.progress(Progress(step="writing", part=done, parts=every))

    return told
