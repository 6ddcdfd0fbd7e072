"""Connections that fail, on real sockets of this machine: no route stands between."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator

import httpcore2
import httpx2
import pytest
from pydantic import SecretStr

from assistant.errors import ModelStopped, ModelUnavailable
from assistant.llm.chat import OpenAIChat, Timing
from assistant.llm.transport import connection_failure
from tests.http.conftest import Asker, Clock
from tests.http.servers import endpoint


class Listener:
    """A server that takes connections and says nothing, or one fixed thing."""

    def __init__(self, says: bytes = b"") -> None:
        self.says = says
        self.taken = threading.Event()
        self.heard = b""
        self.gone = threading.Event()  # the other side closed the connection
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        try:
            connection, _ = self.socket.accept()
        except OSError:
            return
        if self.says:
            self.socket.close()  # one connection is enough
        with connection:
            self.heard = connection.recv(65536)
            self.taken.set()
            if self.says:
                connection.sendall(self.says)
                connection.shutdown(socket.SHUT_WR)
            while True:
                try:
                    if not connection.recv(65536):
                        break
                except OSError:
                    break
            self.gone.set()

    def close(self) -> None:
        if self.socket.fileno() >= 0:
            self.socket.shutdown(socket.SHUT_RDWR)
            self.socket.close()
        self.thread.join(5)
        assert not self.thread.is_alive()


@pytest.fixture
def silent() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def chat_at(
    port: int, scheme: str = "http", timing: Timing | None = None, **more: object
) -> OpenAIChat:
    base_url = f"{scheme}://127.0.0.1:{port}/v1"
    return OpenAIChat(endpoint(base_url=base_url, **more), timing=timing or Timing(tick=0.001))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_nothing_listens(ask: Asker) -> None:
    port = free_port()
    with pytest.raises(ModelUnavailable, match=f"No model server answers at 127.0.0.1:{port}"):
        ask(chat_at(port))
    assert ask.outcomes == ["ModelUnavailable"]


def test_https_at_a_server_that_does_not_speak_it(ask: Asker) -> None:
    listener = Listener(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    try:
        with pytest.raises(ModelUnavailable, match="does not speak https") as caught:
            ask(chat_at(listener.port, "https"))
    finally:
        listener.close()
    assert "http://" in caught.value.hint
    assert b"canary" not in listener.heard


def test_a_server_that_speaks_no_http(ask: Asker, clock: Clock) -> None:
    timing = Timing(sleep=clock.sleep, tick=0.001)
    listener = Listener(b"SSH-2.0-OpenSSH_9.2\r\n")
    try:
        with pytest.raises(ModelUnavailable, match="No model server answers"):
            ask(
                OpenAIChat(endpoint(base_url=f"http://127.0.0.1:{listener.port}/v1"), timing=timing)
            )
    finally:
        listener.close()


def test_stop_ends_a_call_that_waits_for_its_first_word(silent: Listener, ask: Asker) -> None:
    """The connection is closed, so that the server stops working too."""
    with pytest.raises(ModelStopped, match="You stopped the model"):
        ask(chat_at(silent.port), stop=silent.taken.is_set)
    assert silent.gone.wait(5)
    assert ask.outcomes == ["ModelStopped"]


def test_a_call_ends_when_its_time_is_over(silent: Listener, ask: Asker) -> None:
    with pytest.raises(ModelStopped, match=r"not done after 0\.05 seconds"):
        ask(chat_at(silent.port, deadline=0.05))
    assert ask.outcomes == ["ModelStopped"]


CAUSES: dict[str, tuple[BaseException, str]] = {
    "certificate": (ssl.SSLCertVerificationError("self-signed"), "tls"),
    "no https": (ssl.SSLError("wrong version number"), "no_tls"),
    "refused": (ConnectionRefusedError(), "refused"),
    "refused on both addresses": (
        ExceptionGroup("all", [OSError(), ConnectionRefusedError()]),
        "refused",
    ),
    "no such host": (socket.gaierror(-2, "Name or service not known"), "unknown_host"),
    "no route": (OSError("Network is unreachable"), "unreachable"),
}


@pytest.mark.parametrize(("cause", "kind"), CAUSES.values(), ids=CAUSES)
def test_the_cause_is_found_below_what_the_client_raises(cause: BaseException, kind: str) -> None:
    below, above = httpcore2.ConnectError("x"), httpx2.ConnectError("x")
    below.__context__, above.__cause__ = cause, below
    assert connection_failure(above).kind == kind
    assert connection_failure(above, begun=True).kind == "cut"


def test_a_proxy_of_the_environment_never_sees_what_stays_on_this_machine(
    silent: Listener, ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{silent.port}")
    with pytest.raises(ModelUnavailable, match="No model server answers"):
        ask(chat_at(free_port(), key=SecretStr("")))
    assert not silent.taken.is_set()
