"""The index on a Chroma server: a real one, one that says nothing, and one that is away (19)."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.app import indexing
from assistant.app.assistant import open_assistant
from assistant.errors import AssistantError, StoreError
from assistant.store import chroma
from assistant.store.index import Index, IndexAway
from assistant.store.places import ServerPlace
from assistant.store.talks import Talks
from tests.faults.index_cases import Hashed, asked, opened, plant, said, served

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server of our own."""
    program = Path(sys.executable).with_name("chroma")
    if not program.exists() and not shutil.which("chroma"):
        pytest.skip("the program chroma is not installed")
    port = free_port()
    folder = str(tmp_path_factory.mktemp("chroma"))
    command = [str(program), "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        ends = time.monotonic() + START_SECONDS
        while not _answers(port):
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < ends, "the server does not answer"
        yield f"127.0.0.1:{port}"
        server.terminate()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        time.sleep(0.05)
        return False


def test_a_server_holds_the_index(home: Path, host: str) -> None:
    database = plant(home, 30)
    talks = Talks(database)
    with opened(home, database, host) as index:
        served(index, database)
        talks.change_insight(said(5, topic="pay"))
        index.settle()
        vector = index.embedder.embed(["x"])[0]
        assert index.nearest(vector, 9, {"topic": "pay"})[0][0] == "shift-5"
        talks.delete_insight("shift-6")
        index.settle()
        served(index, database)
    assert not (home / "index").exists() or not any((home / "index").iterdir())
    talks.delete_insight("shift-7")
    with opened(home, database, f"http://{host}/") as index:
        served(index, database)
        place = ServerPlace(home, host)
        assert len(place._collections()) == 1, "earlier generations are deleted"
        place.close(None, {})


def test_two_data_folders_do_not_meet_on_one_server(tmp_path: Path, host: str) -> None:
    first, second = plant(tmp_path / "a", 3, "one"), plant(tmp_path / "b", 3, "two")
    with opened(tmp_path / "a", first, host) as one, opened(tmp_path / "b", second, host) as two:
        served(one, first)
        served(two, second)


def test_a_deletion_reaches_the_server(
    home: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(home, 3)
    monkeypatch.setattr(indexing, "PATIENCE", 600)
    monkeypatch.setenv("CHROMA_HOST", host)
    assistant = open_assistant(home)
    monkeypatch.setitem(assistant.__dict__, "_embedder", Hashed())
    assert assistant._indexing.nearest("x", 3).by == "index"
    assistant.delete_talk("talk-shift")
    place = ServerPlace(home, host)
    assert place._collections() == []
    place.close(None, {})
    assistant._indexing.close()
    monkeypatch.setenv("CHROMA_HOST", f"127.0.0.1:{free_port()}")
    plant(home, 3, "more")
    with pytest.raises(StoreError, match="does not answer"):
        open_assistant(home).delete_talk("talk-more")


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A machine that takes the connection and then says nothing."""
    monkeypatch.setattr(chroma, "ANSWER", 0.3)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        found.listen(8)
        yield f"127.0.0.1:{found.getsockname()[1]}"


def test_a_silent_server_is_given_up_within_the_time_out(home: Path, silent: str) -> None:
    database = plant(home, 5)
    index = Index(home, Hashed(), database, silent)
    raised: list[AssistantError] = []

    def settle() -> None:
        try:
            index.settle()
        except IndexAway as error:
            raised.append(error)

    waiting = threading.Thread(target=settle, daemon=True)
    waiting.start()
    waiting.join(20)
    assert raised, "it waits without end"
    assert silent in raised[0].message
    assert "CHROMA_HOST" in raised[0].hint
    found = asked(index, database, said(3))
    assert (found.by, found.hits[0][0]) == ("record", "shift-3")
    assert silent in found.told
    index.close()


def test_the_app_does_not_ask_a_server_that_is_away_at_every_search(
    home: Path, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(home, 3)
    monkeypatch.setattr(indexing, "PATIENCE", 600)
    monkeypatch.setenv("CHROMA_HOST", silent)
    assistant = open_assistant(home)
    monkeypatch.setitem(assistant.__dict__, "_embedder", Hashed())
    settled: list[int] = []
    settle = Index.settle

    def counted(*given: Any) -> None:
        settled.append(1)
        settle(*given)

    monkeypatch.setattr(Index, "settle", counted)
    for _ in range(4):
        found = assistant._indexing.nearest("The shift number 1 begins early.\nshift 1 early", 1)
        assert (found.by, found.hits[0][0]) == ("record", "shift-1")
        assert silent in found.told
    assert len(settled) == 1
    assert silent in assistant._indexing.state().told
    assistant._indexing.close()


@pytest.mark.parametrize("host", ["http://", "ftp://x:1", "x:port", "http://name:word@x:1", "[::1"])
def test_an_address_that_is_none_is_told(home: Path, host: str) -> None:
    index = Index(home, Hashed(), plant(home, 1), host)
    with pytest.raises(IndexAway, match="CHROMA_HOST"):
        index.settle()
    index.close()
