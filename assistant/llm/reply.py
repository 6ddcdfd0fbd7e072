"""One reply as it arrives: pieces of a stream, or a whole body from a server that does not
stream. Servers leave out and misspell, so nothing is taken to be there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.llm.failures import Failure, rejection

_LONGEST = 200_000  # characters; far more than any task asks for
_BLANKS = 500  # characters

_CUT_BY_LIMIT = {"length", "max_tokens", "model_length"}
_FILTERED = {"content_filter", "safety", "recitation"}
_BROKEN = {"error", "insufficient_system_resource"}


@dataclass
class Reply:
    """What has arrived. `finish` is empty until the server says that it is done."""

    text: str = ""
    finish: str = ""
    refused: bool = False
    begun: bool = False  # whether there was anything at all of an answer
    tokens_in: int | None = None
    tokens_out: int | None = None

    def take(self, chunk: object) -> None:
        """Add one piece, or a whole answer."""
        usage = _at(chunk, "usage")
        if usage is not None:
            self.tokens_in = _count(_at(usage, "prompt_tokens"))
            self.tokens_out = _count(_at(usage, "completion_tokens"))
        choices = _at(chunk, "choices")
        if not isinstance(choices, list) or not choices:
            return  # the piece that only counts tokens, or Azure's that only filters
        self.begun = True
        said = _at(choices[0], "delta") or _at(choices[0], "message")
        text, finish = _at(said, "content"), _at(choices[0], "finish_reason")
        self.text += text if isinstance(text, str) else ""
        self.refused = self.refused or bool(_at(said, "refusal"))
        self.finish = finish.lower() if isinstance(finish, str) else self.finish

    @property
    def endless(self) -> bool:
        """Whether it is longer than any answer can be, or has long been nothing but blanks:
        small models that may write only JSON do that when they do not know how to go on."""
        tail = self.text[-_BLANKS:]
        return len(self.text) > _LONGEST or (len(tail) == _BLANKS and tail.isspace())

    def failure(self) -> Failure | None:
        """Why it cannot be used; None where it is whole."""
        if self.endless:
            return Failure(kind="endless")
        if self.refused:
            return Failure(kind="refusal")
        if self.finish in _FILTERED:
            return Failure(kind="filtered")
        if self.finish in _CUT_BY_LIMIT:
            return Failure(kind="length")
        if self.finish in _BROKEN:
            return Failure(kind="server")
        if not self.finish:
            return Failure(kind="cut" if self.begun else "empty")
        return None if self.text.strip() else Failure(kind="empty")


def not_streamed(body: bytes, content_type: str, reply: Reply) -> Failure | None:
    """Take a whole body with status 200: an answer, an error, or no model server at all."""
    if "html" in content_type or body.lstrip()[:1] == b"<":
        return Failure(kind="page")
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return Failure(kind="odd")
    if not isinstance(value, Mapping):
        return Failure(kind="odd")
    if value.get("error"):
        return in_stream(value["error"])
    reply.take(value)
    return None


def in_stream(error: object) -> Failure:
    """What an error says that came with status 200; it may hold the status it should have had."""
    code = _at(error, "code")
    try:
        status = int(code) if isinstance(code, str | int) else 200
    except ValueError:
        status = 200
    kinds = {"rate_limit_exceeded": 429, "insufficient_quota": 429, "server_error": 500}
    if status == 200 and isinstance(code, str):
        status = kinds.get(code, 200)
    found = rejection(status, error)
    return found.model_copy(update={"kind": "server"}) if found.kind == "request" else found


def _at(value: object, name: str) -> object:
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
