"""A model server on this machine that speaks OpenAI's way and behaves as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Mode = Literal["normal", "slow", "denied", "broken", "cut", "page"]
NAME = "tiny:1b"
NAMES = (NAME, "big:70b")
PATIENCE_SECONDS = 60  # a slow answer goes on after that, so that no thread outlives the tests
BODY = (
    "Dear Marta,\n\n"
    "I read that you moved from a newsroom to a harbour in 2019. "
    "I would like to learn how a week of planning freight looks. "
    "Could we talk for 20 minutes next week?\n\n"
    "Thank you"
)
ANSWER: dict[str, Any] = {
    "subject": "A question on freight planning",
    "body": BODY,
    "gloss": "What it says.",
    "sentence": "May we talk for 15 minutes on Friday?",
}
FORM = "response_format"


class ModelServer(ThreadingHTTPServer):
    """`asked` holds the body of every request for an answer, `keys` what each carried."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.go = threading.Event()
        self.reset()

    def reset(self, mode: Mode = "normal", **answer: Any) -> None:
        """Behave anew from now on; whoever waits for the rest of a slow answer gets it."""
        self.go.set()
        self.go = threading.Event()
        self.mode: Mode = mode
        self.answer = ANSWER | answer
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def running_model() -> Iterator[ModelServer]:
    """The server, started; ended afterwards."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.go.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        models = [{"id": name, "object": "model"} for name in NAMES]
        self._whole(200, json.dumps({"object": "list", "data": models}))

    def do_POST(self) -> None:
        server, length = self.server, int(self.headers.get("Content-Length") or 0)
        asked = json.loads(self.rfile.read(length))
        server.asked.append(asked)
        server.keys.append(self.headers.get("Authorization", ""))
        if server.mode == "denied":
            error = {"error": {"message": "Incorrect API key", "code": "invalid_api_key"}}
            self._whole(401, json.dumps(error))
        elif asked["model"] not in NAMES:
            error = {"error": {"message": "no such model", "code": "model_not_found"}}
            self._whole(404, json.dumps(error))
        elif server.mode == "broken":
            self._whole(500, json.dumps({"error": {"message": "out of order"}}))
        elif server.mode == "page":
            self._whole(200, "<html><h1>Welcome to the cafe</h1></html>", "text/html")
        else:
            self._stream(_text(asked, server.answer), server.mode, server.go)

    def _whole(self, status: int, text: str, kind: str = "application/json") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, text: str, mode: Mode, go: threading.Event) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        half = len(text) * 2 // 3
        try:
            self._say({"choices": [{"index": 0, "delta": {"content": text[:half]}}]})
            if mode == "cut":
                return
            if mode == "slow":
                go.wait(PATIENCE_SECONDS)
            rest = {"index": 0, "delta": {"content": text[half:]}, "finish_reason": "stop"}
            self._say({"choices": [rest]})
            usage = {"prompt_tokens": 820, "completion_tokens": 140, "total_tokens": 960}
            self._say({"choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            pass  # the app stopped listening, as after Stop

    def _say(self, piece: dict[str, Any]) -> None:
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": NAME} | piece
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


def _text(asked: dict[str, Any], answer: dict[str, Any]) -> str:
    """The answer with the fields that its shape has, as JSON."""
    schema = asked.get(FORM, {}).get("json_schema", {}).get("schema", {})
    return json.dumps(
        {name: answer[name] for name in schema.get("properties", ("ready",)) if name in answer}
        or {"ready": True}
    )
