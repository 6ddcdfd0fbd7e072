"""Where an index lives: a folder on this machine, or a Chroma server (`CHROMA_HOST`).

A place holds generations, of which one serves. Both kinds have the same few functions.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from assistant.store import chroma, generations
from assistant.store.chroma import told
from assistant.store.generations import Current, Generations, IndexAway
from assistant.store.scrubbing import scrub

if TYPE_CHECKING:
    from assistant.store.chroma import Collection

PROBE_SECONDS = 60.0  # looking through 100,000 insights takes about 10
_HOUSE = {"tenant": "default_tenant", "database": "default_database"}


def place(home: Path, host: str = "") -> FolderPlace | ServerPlace:
    """The place of a data folder's index: in it, or on the server at `host`."""
    return ServerPlace(home, host) if host else FolderPlace(home)


class FolderPlace:
    """Generations in the data folder, each a Chroma folder with one collection."""

    def __init__(self, home: Path) -> None:
        self._generations = Generations(home)
        self._clients: dict[str, Any] = {}

    def lock(self) -> None:
        """Own the folder; raises IndexAway where another process does."""
        self._generations.lock()

    def unlock(self) -> None:
        """Let others own it."""
        self._generations.unlock()

    def current(self) -> Current | None:
        """The generation that serves."""
        return self._generations.current()

    def held(self, current: Current) -> dict[str, str] | None:
        """Its insights and their content hashes as its seal tells; None where it has none."""
        return self._generations.sealed(current.generation)

    def survives(self, current: Current) -> bool:
        """Whether a process that opens, reads and writes it lives on."""
        path = self._generations.path(current.generation)
        # -P: not from whatever lies in the working folder
        program = [sys.executable, "-P", "-m", "assistant.store.chroma"]
        command = [*program, str(path), _name(current)]
        try:
            done = subprocess.run(  # noqa: S603  (our own module)
                command, capture_output=True, timeout=PROBE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def open(self, current: Current) -> Collection:
        """Open a generation."""
        if self._generations.sealed(current.generation) is None:
            self.clean(current)
        self._generations.unseal(current.generation)
        client = self._client(current.generation)
        with told():
            found: Collection = client.get_collection(_name(current), embedding_function=None)
        # The graph is read, and written anew, by the first query: here, so that no file holds
        # what lay in memory while others look.
        chroma.load(found, current.dimensions)
        self.clean(current)
        return found

    def clean(self, current: Current) -> None:
        """Take what lay in memory out of the files; after each writing. Safe while it is open:
        the graph is read into memory whole."""
        path = self._generations.path(current.generation)
        with generations.in_words(path):
            scrub(path)

    def begin(self, embedder: str, dimensions: int) -> tuple[Current, Collection]:
        """A new generation, empty and open beside the one that serves."""
        current = Current(self._generations.begin(embedder), embedder, dimensions)
        client = self._client(current.generation)
        with told():
            return current, client.create_collection(
                _name(current), embedding_function=None, configuration=chroma.configuration()
            )

    def finish(self, current: Current) -> Collection:
        """Open a new generation again, once all is written."""
        self._clients.pop(current.generation).close()
        return self.open(current)

    def serve(self, current: Current) -> None:
        """Let a new generation serve."""
        self._generations.serve(current)

    def tidy(self, kept: Current | None) -> None:
        """Close and delete every generation but one."""
        generation = kept and kept.generation
        for other in [one for one in self._clients if one != generation]:
            self._clients.pop(other).close()
        self._generations.tidy(generation)

    def close(self, current: Current | None, held: Mapping[str, str]) -> None:
        """Close what is open; `held` is what `current` holds, by id, for its seal."""
        while self._clients:
            self._clients.popitem()[1].close()
        if current is not None:
            self.clean(current)
            self._generations.seal(current.generation, held)

    def mark_traces(self, current: Current) -> None:
        """Say that text which was replaced is still in a generation's files."""
        path = self._generations.traces(current.generation)
        with generations.in_words(path):
            path.touch(mode=0o600)

    def traces(self, current: Current) -> bool:
        """Whether text which was replaced is still in a generation's files."""
        return self._generations.traces(current.generation).exists()

    def _client(self, generation: str) -> Any:
        if generation not in self._clients:
            self._clients[generation] = chroma.open_folder(self._generations.path(generation))
        return self._clients[generation]


class ServerPlace:
    """Generations as collections on a Chroma server, of which each data folder has its own.

    `host` is "name:port" or an address. The server guards its own files, so nothing is locked
    or probed; what it deletes is gone for readers, and from its files when it tidies them.
    """

    def __init__(self, home: Path, host: str) -> None:
        self._host = host
        owner = hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:12]
        self._begin = f"firsthand-{owner}-"
        self._connected: Any = None

    def lock(self) -> None:
        """Nothing to own: the server serves many."""

    def unlock(self) -> None:
        """Nothing was owned."""

    def current(self) -> Current | None:
        """The generation that serves."""
        whole = [one for one in self._collections() if (one.metadata or {}).get("whole")]
        if not whole:
            return None
        newest = max(whole, key=lambda one: _number(one.name))
        known = newest.metadata
        return Current(newest.name, str(known["embedder"]), int(known["dimensions"]))

    def held(self, current: Current) -> dict[str, str] | None:
        """Its insights and their content hashes as the server tells them."""
        collection = self.open(current)
        with told(self._host):
            read: Any = collection.get(include=["metadatas"])
        known = zip(read["ids"], read["metadatas"], strict=True)
        return {one: str((values or {}).get("content", "")) for one, values in known}

    def survives(self, _current: Current) -> bool:
        """It is no process of ours that could end."""
        return True

    def open(self, current: Current) -> Collection:
        """Open a generation."""
        with told(self._host):
            model = self._server.get_collection(current.generation, **_HOUSE)
            return chroma.on_server(self._server, model)

    def begin(self, embedder: str, dimensions: int) -> tuple[Current, Collection]:
        """A new generation, empty and open beside the one that serves."""
        number = max((_number(one.name) for one in self._collections()), default=0) + 1
        current = Current(f"{self._begin}{number}", embedder, dimensions)
        with told(self._host):
            model = self._server.create_collection(
                current.generation,
                configuration=chroma.configuration(),
                metadata={"embedder": embedder, "dimensions": dimensions},
                **_HOUSE,
            )
            return current, chroma.on_server(self._server, model)

    def finish(self, current: Current) -> Collection:
        """All is written."""
        return self.open(current)

    def clean(self, _current: Current) -> None:
        """Nothing: the server's files are its own."""

    def serve(self, current: Current) -> None:
        """Let a new generation serve."""
        collection = self.open(current)
        with told(self._host):
            collection.modify(
                metadata={
                    "embedder": current.embedder,
                    "dimensions": current.dimensions,
                    "whole": True,
                }
            )

    def tidy(self, kept: Current | None) -> None:
        """Delete every generation but one."""
        for one in self._collections():
            if kept is None or one.name != kept.generation:
                with told(self._host):
                    self._server.delete_collection(one.name, **_HOUSE)

    def close(self, _current: Current | None, _held: Mapping[str, str]) -> None:
        """Let the connection go."""
        if self._connected is not None:
            self._connected._session.close()
            self._connected = None

    def mark_traces(self, _current: Current) -> None:
        """Nothing: the server's files are its own."""

    def traces(self, _current: Current) -> bool:
        """Nothing that could be taken out from here."""
        return False

    @property
    def _server(self) -> Any:
        if self._connected is None:
            where = _address(self._host)
            tls = where.scheme == "https"
            self._connected = chroma.connect(where.hostname or "", where.port or 0, tls=tls)
        return self._connected

    def _collections(self) -> list[Any]:
        with told(self._host):
            found = self._server.list_collections(**_HOUSE)
        return [one for one in found if one.name.startswith(self._begin)]


def _name(current: Current) -> str:
    """A collection's name: that of the embedder, as far as Chroma takes it."""
    short = re.sub(r"[^a-zA-Z0-9]+", "-", current.embedder).strip("-")[:200]
    return f"insights-{short}"


def _number(collection: str) -> int:
    end = collection.rpartition("-")[2]
    return int(end) if end.isdigit() else 0


def _address(host: str) -> SplitResult:
    """Host and port of "name:port", or of an address with http or https."""
    try:
        parts = urlsplit(host if "://" in host else f"http://{host}")
        port = parts.port or (443 if parts.scheme == "https" else 8000)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise IndexAway(
            "CHROMA_HOST is no address that can be called; the record itself is searched.",
            "Write it as localhost:8000 or https://chroma.example.org; empty: no server.",
        )
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return parts._replace(netloc=f"{name}:{port}")
