"""The folder of the search index: its generations, which of them serves, and who may touch it.

`index/current.json` names the generation that serves; it is swapped whole. A generation is a
Chroma folder, `index/<embedder>-<number>/`, and never changed by two processes: whoever holds
`index/lock` owns all of them. A generation that was closed in order is sealed: the seal tells
its files, so that damage, and a kill while it was open, are seen before Chroma opens it.
Everything here can be deleted at any time and is made again out of the record.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import StoreError
from assistant.store.copies import sync_folder

if TYPE_CHECKING:
    from filelock import FileLock

FOLDER = "index"
POINTER = "current.json"
LOCK = "lock"
SEAL = "seal.json"  # inside of a generation
SMALL = 4_096  # bytes of a file that is hashed for the seal
TRACES = "traces"  # inside of a generation: text that was replaced is still in its files


class IndexAway(StoreError):
    """The index does not serve now; the message tells the user why. The record does."""


class Current(NamedTuple):
    """The generation that serves, and whose vectors it holds."""

    generation: str
    embedder: str
    dimensions: int


class Generations:
    """The index folder of one data folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER
        self._lock: FileLock | None = None

    # who may touch it

    def lock(self) -> None:
        """Own the folder until `unlock`. Raises IndexAway where another process does."""
        if self._lock is not None:
            return
        from filelock import FileLock, Timeout

        with in_words(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.folder / LOCK, mode=0o600, thread_local=False)
            try:
                lock.acquire(blocking=False)
            except Timeout as error:
                raise IndexAway(
                    "Another window of Firsthand has the search index open; this one searches "
                    "the record itself.",
                    "It finds the same insights; over very many it takes a little longer.",
                ) from error
        self._lock = lock

    def unlock(self) -> None:
        """Let another process own the folder."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def locked(self) -> bool:
        """Whether this object owns the folder."""
        return self._lock is not None

    # which generation serves

    def current(self) -> Current | None:
        """The generation that serves; None where there is none, or its name cannot be read."""
        try:
            read = json.loads((self.folder / POINTER).read_text("utf-8"))
            current = Current(str(read["generation"]), str(read["embedder"]), read["dimensions"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        named = re.fullmatch(r"[\w.-]+", current.generation)
        return current if named and self.path(current.generation).is_dir() else None

    def path(self, generation: str) -> Path:
        """The folder of a generation."""
        return self.folder / generation

    def begin(self, embedder: str) -> str:
        """The name of a new generation, with its folder."""
        short = re.sub(r"[^a-z0-9]+", "-", embedder.lower()).strip("-")[:40] or "embedder"
        with in_words(self.folder):
            taken = {path.name for path in self.folder.iterdir()}
            numbers = [int(name.rpartition("-")[2]) for name in taken if _NUMBERED.search(name)]
            name = f"{short}-{max(numbers, default=0) + 1}"
            self.path(name).mkdir(mode=0o700)
        return name

    def serve(self, current: Current) -> None:
        """Let a whole generation serve from now on."""
        with in_words(self.folder):
            _write(self.folder / POINTER, current._asdict())

    def tidy(self, kept: str | None) -> None:
        """Delete every generation but one, unfinished ones too; None leaves no insight's byte."""
        with in_words(self.folder):
            if kept is None:
                (self.folder / POINTER).unlink(missing_ok=True)
            for path in self.folder.iterdir():
                if path.is_dir() and path.name != kept:
                    shutil.rmtree(path)
                elif path.name.startswith(f".{POINTER}."):
                    path.unlink()

    # whether it was closed in order

    def seal(self, generation: str, held: Mapping[str, str]) -> None:
        """Keep what a closed generation holds, and how its files are."""
        path = self.path(generation)
        with in_words(path):
            _write(path / SEAL, {"files": _files(path), "held": dict(held)})

    def sealed(self, generation: str) -> dict[str, str] | None:
        """What a generation holds; None where it was not closed in order, or was changed since."""
        path = self.path(generation)
        try:
            seal = json.loads((path / SEAL).read_text("utf-8"))
            unchanged = seal["files"] == _files(path)
            held: dict[str, str] = seal["held"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return held if unchanged and isinstance(held, dict) else None

    def unseal(self, generation: str) -> None:
        """Before it is opened: from now on, only closing it in order makes it whole."""
        path = self.path(generation)
        with in_words(path):
            (path / SEAL).unlink(missing_ok=True)
            sync_folder(path)

    def traces(self, generation: str) -> Path:
        """The mark that a generation's files still hold text that was replaced."""
        return self.path(generation) / TRACES


_NUMBERED = re.compile(r"-\d+\Z")
_OPEN: dict[Path, Callable[[], None]] = {}  # how an index that is open here drops its files


def opened(folder: Path, drop: Callable[[], None]) -> None:
    """Tell that an index of this process owns the folder, and how its files are dropped."""
    _OPEN[folder.absolute()] = drop


def closed(folder: Path) -> None:
    """Tell that it does no longer."""
    _OPEN.pop(folder.absolute(), None)


def forget(home: Path) -> None:
    """Delete the whole index of a data folder, which is made again out of the record.

    Raises StoreError where another process has it open, or it cannot be deleted.
    """
    generations = Generations(home)
    if not generations.folder.is_dir():
        return
    drop = _OPEN.get(generations.folder.absolute())
    if drop is not None:
        drop()
        return
    try:
        generations.lock()
    except IndexAway as error:
        raise StoreError(
            "It is deleted, but another window of Firsthand has the search index open, so "
            "traces of the text remain in it.",
            "They go when that window searches or saves, or when Firsthand is next opened.",
        ) from error
    try:
        generations.tidy(None)
    finally:
        generations.unlock()


def _files(folder: Path) -> dict[str, list[int | str]]:
    """Size and time of change of each file that is not ours; of a small one its hash too: it is
    damage to the header that ends a process."""
    found: dict[str, list[int | str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in (SEAL, TRACES):
            stat = path.stat()
            small = stat.st_size <= SMALL
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if small else ""
            found[path.relative_to(folder).as_posix()] = [stat.st_size, stat.st_mtime_ns, digest]
    return found


def _write(path: Path, value: Mapping[str, Any]) -> None:
    """Put a file in place whole, and make it last."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        sync_folder(path.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """An error of the disk, told so that a person can mend it."""
    try:
        yield
    except OSError as error:
        raise IndexAway(
            f"The search index in {folder} cannot be used: {error.strerror or error}.",
            "Nothing of the record is lost. Look at the free space and at who may write there.",
        ) from error
