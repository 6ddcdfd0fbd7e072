"""What can go wrong with a model, told so that a person can mend it.

A server's own words are only read to find out which failure it is. They are never shown or
kept: they can hold a key ("Incorrect API key provided: sk-…") or the user's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assistant.errors import ModelError
from assistant.llm.endpoint import Endpoint
from assistant.llm.wording import ERRORS, starting
from assistant.models import Record

Kind = Literal[
    "address", "refused", "unknown_host", "tls", "no_tls", "unreachable", "slow_connect",
    "silence", "broken",
    "bad_key", "no_key", "key", "forbidden", "model", "no_v1", "path", "moved",
    "too_long", "filtered", "quota", "busy", "loading", "server", "request",
    "page", "empty", "odd", "cut", "length", "endless", "refusal", "unreadable",
    "stopped", "late",
]  # fmt: skip
Named = Literal["form", "temperature", "usage", "limit", "system"]

_TRIED_AGAIN = {
    "unknown_host", "unreachable", "slow_connect", "broken", "busy", "loading", "server",
}  # fmt: skip
_TRIES = 2  # after the first
_PAUSE = 1.0  # seconds before the second try; twice as many before the third
_READ = 4000  # characters of a server's words
_SAID_UNDER = ("message", "code", "type", "param", "msg", "loc", "detail", "error")

# Parameters as rejections name them. "form": OpenAI's own names, vLLM's and llama.cpp's words
# for the machinery behind them, and Groq's for an answer that its JSON mode did not let through.
_NAMES: tuple[tuple[Named, re.Pattern[str]], ...] = (
    ("limit", re.compile(r"max_tokens|max_completion_tokens|max_output_tokens")),
    ("temperature", re.compile(r"\btemperature\b")),
    ("usage", re.compile(r"stream_options|include_usage")),
    (
        "system",
        re.compile(r"system (?:role|message|prompt)s?\b.{0,30}\bnot|role.{0,20}system.{0,30}not"),
    ),
    (
        "form",
        re.compile(
            r"response.?format|json.?schema|\bschema|grammar|guided|structured.?output"
            r"|json.?mode|json.?object|json_validate_failed"
        ),
    ),
)
_REJECTED = {200, 400, 404, 405, 406, 415, 422, 500, 501}  # answers that can be about a parameter

_MODEL = re.compile(
    r"model_not_found|deploymentnotfound|deployment.{0,40}does not exist"
    r"|no models? (?:is |are )?loaded|unknown model|invalid model|not a valid model|no such model"
    r"|\bmodel\b.{0,120}?(?:not found|does not exist|not exist|not available|is not supported)"
)
_TOO_LONG = re.compile(
    r"context_length|context length|context size|context window|exceed_context|maximum context"
    r"|too many tokens|prompt is too long|input is too long|reduce the length"
)
_FILTERED = re.compile(
    r"content_filter|content_policy|content management policy|responsibleai|invalid_prompt"
)
_QUOTA = re.compile(
    r"insufficient_quota|exceeded your current quota|billing|insufficient.?balance|credit balance"
    r"|out of credits|payment required|insufficient_credits|spending limit"
)
_LOADING = re.compile(r"loading model|model is loading|is currently loading|still loading")
_VERSION = re.compile(r"/v\d|/deployments/")  # Google's compatible address ends in /v1beta/openai
_PATH = re.compile(r"unexpected endpoint|invalid url|unknown (?:url|path|endpoint)")


class Failure(Record):
    """One call that gave nothing usable."""

    kind: Kind
    named: frozenset[Named] = frozenset()  # parameters that the server would not have
    retry_after: float | None = None  # seconds the server asks for


def rejection(status: int, body: object, retry_after: float | None = None) -> Failure:
    """What an error answer means: its HTTP status, and its body as parsed (or as text)."""
    words = " ".join(_words(body))[:_READ].lower()
    named = frozenset(name for name, pattern in _NAMES if pattern.search(words))
    kind = _kind(status, words)
    if status not in _REJECTED or kind == "filtered" or (kind == "model" and status == 404):
        named = frozenset()
    if kind == "too_long":
        named &= {"limit"}
    return Failure(kind=kind, named=named, retry_after=retry_after)


def _kind(status: int, words: str) -> Kind:
    by_words: tuple[tuple[bool, re.Pattern[str], Kind], ...] = (
        (status in {402, 403, 429}, _QUOTA, "quota"),
        (True, _FILTERED, "filtered"),
        (True, _LOADING, "loading"),
        (status < 500, _TOO_LONG, "too_long"),
        (status != 401, _PATH, "path"),
        (status in {200, 400, 403, 404, 422, 500}, _MODEL, "model"),
    )
    for applies, pattern, kind in by_words:
        if applies and pattern.search(words):
            return kind
    by_status: dict[int, Kind] = {
        401: "key", 402: "quota", 403: "forbidden", 404: "path", 405: "path", 408: "busy",
        413: "too_long", 429: "busy", 503: "busy", 529: "busy",
    }  # fmt: skip
    if status in by_status:
        return by_status[status]
    if 300 <= status < 400:
        return "moved"
    return "server" if status >= 500 else "request"


def _words(body: object, depth: int = 0) -> Iterator[str]:
    """What a body says in the places where servers say what is wrong; never what it echoes."""
    if isinstance(body, str | int):
        yield str(body)
    elif depth > 4:
        return
    elif isinstance(body, Mapping):
        for key in _SAID_UNDER:
            if key in body:
                yield from _words(body[key], depth + 1)
    elif isinstance(body, Sequence) and not isinstance(body, bytes):
        for item in body:
            yield from _words(item, depth + 1)


def pause(failure: Failure, tried: int, left: float) -> float | None:
    """Seconds to wait before the call is made again; None where that would not help.

    `tried` counts the calls made again so far, `left` the seconds until the deadline.
    """
    if failure.kind not in _TRIED_AGAIN or tried >= _TRIES:
        return None
    asked = failure.retry_after if failure.retry_after is not None else _PAUSE * 2**tried
    seconds = max(asked, 0.0)
    return seconds if seconds < left else None


def error_for(failure: Failure, endpoint: Endpoint) -> ModelError:
    """The error a caller meets. It holds the host and the model's name, nothing else."""
    kind: str = failure.kind
    address = endpoint.address
    if kind == "key" and not endpoint.key.get_secret_value():
        kind = "no_key"
    if (
        kind == "path"
        and address is not None
        and not re.search(r"/v\d|/deployments/", address.path)
    ):
        kind = "no_v1"
    cls, message, hint = ERRORS[kind]
    told = {
        "host": endpoint.host or "that address",
        "model": endpoint.model,
        "seconds": f"{endpoint.deadline:g}",
        "start": starting(endpoint),
        "get_model": starting(endpoint, model=True),
        "with_v1": f"{address.base}/{'openai/v1' if endpoint.azure else 'v1'}" if address else "",
    }
    return cls(f"{message.format(**told)} Your text is kept.", hint.format(**told))
