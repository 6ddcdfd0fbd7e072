"""What OpenAI-compatible servers answer, as their documentation and issue trackers show it.

Each server's stream has what sets it apart: Ollama's usage piece, LM Studio's stats, vLLM's
`stop_reason`, llama.cpp's timings, Azure's filter results before the first word.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict

from assistant.llm.endpoint import Endpoint
from assistant.tasks.ports import ChatMessage

BASE = "http://model.example/v1"
KEY = "sk-canary-4f1c0a77e2"
CONTENT = "zanzibar-quokka-lighthouse"  # stands in what is sent and in what servers echo

SAID = (
    ChatMessage(role="system", text="Write a letter as JSON."),
    ChatMessage(role="user", text=f"About the {CONTENT}."),
)


class Letter(BaseModel):
    """A shape as tasks ask for."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    subject: str | None
    body: str
    facts: tuple[str, ...] = ()


LETTER = Letter(subject="A question", body="Dear Ana,\nmay I ask?", facts=("tides",))
WRITTEN = LETTER.model_dump_json()


def endpoint(**changes: Any) -> Endpoint:
    return Endpoint(**({"base_url": BASE, "model": "some-model", "key": KEY} | changes))


def piece(text: str | None = None, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One `chat.completion.chunk`."""
    delta = {} if text is None else {"role": "assistant", "content": text}
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1_790_000_000,
        "model": "some-model",
        "choices": [choice],
    } | more


def counted(tokens_in: int = 21, tokens_out: int = 17) -> dict[str, Any]:
    total = tokens_in + tokens_out
    usage = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": total}
    return piece(choices=[], usage=usage)


def events(pieces: Iterable[object], *, done: bool = True) -> bytes:
    lines = [f"data: {json.dumps(item)}\n\n" for item in pieces]
    return "".join([*lines, "data: [DONE]\n\n"] if done else lines).encode()


def stream(pieces: Iterable[object], *, done: bool = True) -> httpx.Response:
    headers = {"content-type": "text/event-stream; charset=utf-8"}
    return httpx.Response(200, headers=headers, content=events(pieces, done=done))


def cut(text: str, size: int = 7) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def said(text: str = WRITTEN, finish: str | None = "stop") -> httpx.Response:
    """A plain stream of a text in small pieces, with usage."""
    return stream([*(piece(part) for part in cut(text)), piece(finish=finish), counted()])


def error(status: int, body: object, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=body, headers=headers)


class Broken(httpx.AsyncByteStream):
    """A stream that sends its pieces, then fails as a lost connection does."""

    def __init__(self, sent: bytes, failure: Exception) -> None:
        self.sent, self.failure = sent, failure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.sent
        raise self.failure


def _openai() -> list[dict[str, Any]]:
    more = {"service_tier": "default", "system_fingerprint": "fp_1", "obfuscation": "aX9"}
    pieces = [piece(part, usage=None, **more) for part in cut(WRITTEN)]
    return [piece("", **more), *pieces, piece(finish="stop", **more), counted()]


def _azure() -> list[dict[str, Any]]:
    safe = {"hate": {"filtered": False, "severity": "safe"}}
    first = piece(choices=[], model="", id="", created=0, object="")
    first["prompt_filter_results"] = [{"prompt_index": 0, "content_filter_results": safe}]
    pieces = [piece(part) for part in cut(WRITTEN)]
    for item in pieces:
        item["choices"][0]["content_filter_results"] = safe
    return [first, *pieces, piece(finish="stop"), counted()]


def _ollama() -> list[dict[str, Any]]:
    more = {"system_fingerprint": "fp_ollama"}
    return [*(piece(part, **more) for part in cut(WRITTEN)), piece("", "stop", **more), counted()]


def _lm_studio() -> list[dict[str, Any]]:
    more = {"system_fingerprint": "qwen2.5-7b-instruct"}
    pieces = [piece(part, **more) for part in cut(WRITTEN)]
    return [*pieces, piece(finish="stop", stats={}, **more), counted()]


def _vllm() -> list[dict[str, Any]]:
    last = piece("", "stop")
    last["choices"][0]["stop_reason"] = None
    first = piece("", prompt_token_ids=None)
    return [first, *(piece(part) for part in cut(WRITTEN)), last, counted()]


def _llama_cpp() -> list[dict[str, Any]]:
    first = piece(None)
    first["choices"][0]["delta"] = {"role": "assistant", "content": None}
    end = counted() | {"timings": {"predicted_n": 17, "predicted_per_second": 9.5}}
    return [first, *(piece(part) for part in cut(WRITTEN)), piece(finish="stop"), end]


RECORDED = {
    "OpenAI": _openai(),
    "Azure": _azure(),
    "Ollama": _ollama(),
    "LM Studio": _lm_studio(),
    "vLLM": _vllm(),
    "llama.cpp": _llama_cpp(),
}
