"""The search index: Chroma over the insights, derived from the record and disposable.

It is written after the record's commit, out of `owed`. On opening it is compared with the
record, and mended by difference; a damaged one is made again beside the old one, looked
through, and swapped. Text that is deleted or goes off the record leaves no byte: its whole
generation is deleted and made again without it. While the index does not serve, the record
does (`nearest.py`). It holds statements and quotes, never raw notes.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.store import chroma, differences, generations
from assistant.store.chroma import IndexDamaged
from assistant.store.database import Database
from assistant.store.entries import Entry, contents, entries, owed, pages, settled, usable
from assistant.store.generations import Current
from assistant.store.generations import IndexAway as IndexAway
from assistant.store.places import place
from assistant.store.turning import forget, turn
from assistant.store.vectors import Stop, Told, Vectors, changed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.store.chroma import Collection
    from assistant.tasks.ports import Embed

MAKING = "The search index is being made; the record itself is searched meanwhile."
CLOSING_SECONDS = 10.0  # until what is being written must have stopped


def _quiet(_done: int, _all: int) -> None:
    """Nobody is told."""


def _never() -> bool:
    return False


class Index:
    """The index of one data folder, for the vectors of one embedder.

    Every method may be called from any thread. One at a time writes; queries go on meanwhile.
    """

    def __init__(self, home: Path, embedder: Embed, record: Database, host: str = "") -> None:
        """`host` is that of a Chroma server; empty: the index is in the data folder."""
        self.embedder = embedder
        self._record = record
        self._vectors = Vectors(record, embedder)
        self._folder = home / generations.FOLDER
        self._place = place(home, host)
        self._work = threading.RLock()  # opening, writing, making, closing
        self._serving = threading.Lock()  # a query, or the swap under it
        self._collection: Collection | None = None
        self._current: Current | None = None
        self._held: dict[str, str] = {}  # content hashes by id: what `_collection` holds
        self._nothing = False  # there is nothing to index, and therefore no generation
        self._damaged = False  # a query failed: it has to be made again
        self._renew = False  # traces of text that an earlier session replaced are in its files
        self._due: list[str] = []  # what opening found to differ from the record
        self._why = MAKING  # why it does not serve
        self._closing = threading.Event()

    @property
    def ready(self) -> bool:
        """Whether it is open and serves."""
        return (self._collection is not None or self._nothing) and not self._damaged

    @property
    def why(self) -> str:
        """Why it does not serve, for the user; empty where it does."""
        return "" if self.ready else self._why

    def nearest(
        self,
        vector: NDArray[np.float32],
        limit: int,
        where: Mapping[str, Any] | None = None,
        made_by: str | None = None,
    ) -> list[tuple[str, float]]:
        """The nearest insights and their cosine; `where` as Chroma takes it (`metadata.of`).

        `made_by` is the id of the embedder that made the vector; without it, `self.embedder`.
        Raises IndexAway where the index does not serve; the message says why.
        """
        with self._serving:
            if not self.ready:
                raise IndexAway(self._why)
            if self._collection is None or self._current is None or limit < 1:
                return []
            if self._current.embedder != (made_by or self.embedder.id):
                raise IndexAway(MAKING)
            if self._current.dimensions != len(vector):
                raise IndexAway(changed().message, changed().hint)
            try:
                return chroma.query(self._collection, vector, limit, where)
            except IndexDamaged:
                self._damaged = True  # settling makes it again
                raise

    def settle(self, told: Told = _quiet, stop: Stop = _never) -> None:
        """Open the index if need be, and write all that is owed; what is stopped stays owed.

        Raises IndexAway where another process owns it or it cannot be written, and what the
        embedder raises where vectors could not be made.
        """
        with self._work, self._telling():
            halt = self._halting(stop)
            failed = self._fill(told, halt)
            self._open()
            if not self.ready or self._renew:
                self._make(told, halt)
            try:
                self._mend(told, halt)
            except IndexDamaged:
                self._make(told, halt)
                self._mend(told, halt)
            if failed is not None:
                raise failed

    def rebuild(
        self, embedder: Embed | None = None, told: Told = _quiet, stop: Stop = _never
    ) -> bool:
        """Make the index again out of the record, beside the one that serves, and swap.

        With another embedder, its vectors are made first; the one before serves until the
        swap. False where it was stopped. Raises as `settle` does; what was made is not lost.
        """
        new = embedder or self.embedder
        with self._work, self._telling():
            halt = self._halting(stop)
            self._open()
            if not turn(self._record, new, self._folder, told, halt):
                return False
            self._make(told, halt, new)
            self._mend(told, halt)
            return self.embedder is new and not halt()

    def compare(self) -> list[str]:
        """The insights of which index and record differ in anything, vectors included.

        Raises IndexAway where the index cannot be read, IndexDamaged where it has to be made
        again.
        """
        with self._work:
            self._open()
            if self._collection is None:
                current = self._place.current()
                if current is not None and current.embedder == self.embedder.id:
                    raise IndexDamaged
                with self._record.read() as connection:
                    return sorted(usable(connection))
            return differences.thorough(self._record, self.embedder.id, self._collection).due

    def drop(self) -> None:
        """Delete every file of the index at once; settling makes it again.

        Raises IndexAway where another process owns it.
        """
        with self._work:
            self._place.lock()
            with self._serving:
                self._collection, self._current, self._held = None, None, {}
                self._nothing = self._damaged = False
                self._place.tidy(None)
            forget(self._folder)

    def close(self) -> None:
        """Close it in order, so that the next opening need not look through it."""
        self._closing.set()
        try:
            if not self._work.acquire(timeout=CLOSING_SECONDS):
                return  # without a seal: the next opening looks through it
            try:
                with self._serving:
                    with suppress(IndexAway):  # unsealed: the next opening looks through it
                        self._place.close(None if self._damaged else self._current, self._held)
                    self._collection, self._current, self._held = None, None, {}
                    self._nothing = self._damaged = False
                generations.closed(self._folder)
                self._place.unlock()
                atexit.unregister(self.close)
            finally:
                self._work.release()
        finally:
            self._closing.clear()

    # inside, with `_work`

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Remember why it does not serve."""
        try:
            yield
        except IndexAway as error:
            self._why = error.message
            raise
        self._why = MAKING

    def _halting(self, stop: Stop) -> Stop:
        return lambda: stop() or self._closing.is_set()

    def _fill(self, told: Told, stop: Stop) -> AssistantError | None:
        """Make the vectors that are missing. What has one is indexed even where this fails."""
        try:
            self._vectors.fill(told, stop)
        except AssistantError as error:
            return error
        return None

    def _open(self) -> None:
        """Open the generation that serves, if it can be used, and compare it with the record."""
        if self.ready:
            return
        self._place.lock()
        generations.opened(self._folder, self.drop)
        atexit.register(self.close)
        current = self._place.current()
        if current is None or current.embedder != self.embedder.id or self._damaged:
            return
        sealed = self._place.held(current)
        if sealed is None and not self._place.survives(current):
            return
        record, name = self._record, self.embedder.id
        try:
            collection = self._place.open(current)
            if sealed is None:
                seen = differences.thorough(record, name, collection)
            else:
                seen = differences.quick(record, name, collection, sealed)
        except IndexDamaged:
            return
        self._renew = self._place.traces(current)
        self._due = seen.due
        self._swap(collection, current, seen.held, self.embedder)

    def _swap(
        self,
        collection: Collection | None,
        current: Current | None,
        held: dict[str, str],
        embedder: Embed,
    ) -> None:
        with self._serving:
            if current is not None:
                self._place.serve(current)
            self._collection, self._current, self._held = collection, current, held
            self._nothing, self._damaged = collection is None, False
            if embedder is not self.embedder:
                self.embedder, self._vectors = embedder, Vectors(self._record, embedder)
            self._place.tidy(current)

    def _make(self, told: Told, stop: Stop, embedder: Embed | None = None) -> None:
        """Make a new generation out of the record, look through it, and let it serve."""
        embedder = embedder or self.embedder
        name = embedder.id
        with self._record.read() as connection:
            ids = sorted(contents(connection, name))
            first = entries(connection, name, ids[:1])
        if not first:
            self._swap(None, None, {}, embedder)
            return
        dimensions = len(next(iter(first.values())).vector) // 4
        current, collection = self._place.begin(name, dimensions)
        held: dict[str, str] = {}
        try:
            for page in pages(ids):
                if stop():
                    return
                with self._record.read() as connection:
                    wanted = entries(connection, name, page)
                chroma.write(collection, wanted)
                differences.verify(collection, wanted, chroma.fetch(collection, list(wanted)))
                held.update(_contents(wanted))
                told(len(held), len(ids))
            self._swap(self._place.finish(current), current, held, embedder)
            self._renew, self._due = False, []
        finally:
            if self._current is not current:
                self._place.tidy(self._current)

    def _mend(self, told: Told, stop: Stop) -> None:
        """Write what is owed or due. Where text is to leave, all is deleted and made anew."""
        with self._record.read() as connection:
            ids = list(dict.fromkeys([*self._due, *owed(connection)]))
        for page in pages(ids):
            if stop() or not self.ready:
                return
            with self._record.read() as connection:
                wanted = entries(connection, self.embedder.id, page)
                allowed = usable(connection, page)
            held = {} if self._collection is None else chroma.fetch(self._collection, page)
            if held.keys() - allowed:
                self.drop()
            if self._collection is None and (wanted or not self._nothing):
                self._make(told, stop)
                self._mend(told, stop)
                return
            self._write(wanted, held)
            with self._record.write() as connection:
                settled(connection, self.embedder.id, page, wanted)
        self._due = []

    def _write(self, wanted: Mapping[str, Entry], held: Mapping[str, Entry]) -> None:
        """Bring the entries of one page to what the record says."""
        if self._collection is None or self._current is None:
            return  # there is nothing on either side
        stale = [one for one in held if not chroma.same(held[one], wanted.get(one))]
        if stale:
            self._place.mark_traces(self._current)
            chroma.remove(self._collection, stale)  # upsert would leave stale keys
        kept = held.keys() - stale
        new = {one: entry for one, entry in wanted.items() if one not in kept}
        chroma.write(self._collection, new)
        self._place.clean(self._current)
        for one in stale:
            self._held.pop(one, None)
        self._held.update(_contents(new))


def _contents(written: Mapping[str, Entry]) -> dict[str, str]:
    return {one: str(entry.metadata["content"]) for one, entry in written.items()}
