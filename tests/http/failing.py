"""Ways in which a server fails, as each says it, and what the user is to be told."""

from __future__ import annotations

import httpcore2
import httpx

from assistant.errors import (
    BadModelOutput,
    ModelBusy,
    ModelError,
    ModelRefused,
    ModelUnavailable,
)
from tests.http.servers import WRITTEN, Broken, error, events, piece, said, stream


def oai(message: str, code: object = None, kind: str = "invalid_request_error") -> object:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


HTML = httpx.Response(200, html="<!DOCTYPE html><html><body>Sign in</body></html>")
REFUSED = piece()
REFUSED["choices"][0]["delta"] = {"refusal": "I can't help with that."}
JSON = {"content-type": "application/json"}
EVENTS = {"content-type": "text/event-stream"}

# (what the server does, the error, words of its message, words of its hint)
FAILURES: dict[str, tuple[object, type[ModelError], str, str]] = {
    "401": (
        error(401, oai("Incorrect API key provided: sk-canary***.", "invalid_api_key")),
        ModelUnavailable,
        "does not accept the key",
        "Copy it again",
    ),
    "403": (
        error(403, oai("You are not allowed to sample from this model")),
        ModelUnavailable,
        "does not let it use some-model",
        "another model",
    ),
    "404 model, OpenAI": (
        error(404, oai("The model `x` does not exist or you do not have access to it.",
                       "model_not_found")),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "404 model, Ollama": (
        error(404, oai('model "x" not found, try pulling it first', None, "api_error")),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "404 model, vLLM": (
        error(404, {"object": "error", "message": "The model `x` does not exist.",
                    "type": "NotFoundError", "param": None, "code": 404}),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "404 model, Azure": (
        error(404, {"error": {"code": "DeploymentNotFound", "message": "The API deployment for "
                              "this resource does not exist."}}),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "400 model, LM Studio": (
        error(400, oai("No models loaded. Please load a model in the developer page or use the "
                       "`lms load` command.")),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "400 model, OpenRouter": (
        error(400, {"error": {"message": "x is not a valid model ID", "code": 400}}),
        ModelUnavailable,
        "has no model named “some-model”",
        "lists what the server has",
    ),
    "404 path": (
        httpx.Response(404, text="404 page not found"),
        ModelUnavailable,
        "not at this path",
        "Look at the address",
    ),
    "200 path, LM Studio": (
        httpx.Response(200, json={"error": "Unexpected endpoint or method. (POST /v2)"}),
        ModelUnavailable,
        "not at this path",
        "Look at the address",
    ),
    "307": (
        httpx.Response(307, headers={"location": "http://elsewhere.example/v1"}),
        ModelUnavailable,
        "sent the call on to another address",
        "enter it in Settings",
    ),
    "400": (
        error(400, oai("Something else.")),
        ModelUnavailable,
        "did not take the request",
        "another model",
    ),
    "400 too long": (
        error(400, oai("This model's maximum context length is 8192 tokens.",
                       "context_length_exceeded")),
        ModelRefused,
        "too long for some-model",
        "larger context",
    ),
    "400 too long, llama.cpp": (
        error(400, {"error": {"code": 400, "message": "the request exceeds the available context "
                              "size, try increasing it", "type": "exceed_context_size_error",
                              "n_prompt_tokens": 9000, "n_ctx": 8192}}),
        ModelRefused,
        "too long for some-model",
        "larger context",
    ),
    "400 filter, Azure": (
        error(400, {"error": {"message": "The response was filtered due to the prompt triggering "
                              "Azure OpenAI's content management policy.", "param": "prompt",
                              "code": "content_filter", "status": 400}}),
        ModelRefused,
        "content filter",
        "wording",
    ),
    "413": (httpx.Response(413, text="Too large"), ModelRefused, "too long", "larger context"),
    "422": (
        error(422, {"detail": [{"loc": ["body", "user"], "msg": "Field required"}]}),
        ModelUnavailable,
        "did not take the request",
        "another model",
    ),
    "402": (
        error(402, oai("Insufficient Balance")),
        ModelBusy,
        "used up its quota or its credit",
        "billing",
    ),
    "429 quota": (
        error(429, oai("You exceeded your current quota, please check your plan and billing "
                       "details.", "insufficient_quota", "insufficient_quota")),
        ModelBusy,
        "used up its quota or its credit",
        "waiting does not help",
    ),
    "429": (
        error(429, oai("Rate limit reached for requests", "rate_limit_exceeded", "requests")),
        ModelBusy,
        "too many requests",
        "Wait a minute",
    ),
    "500": (
        error(500, oai("The server had an error", None, "server_error")),
        ModelUnavailable,
        "failed on its own side",
        "Try again",
    ),
    "502": (
        httpx.Response(502, html="<html>Bad gateway</html>"),
        ModelUnavailable,
        "failed on its own side",
        "Try again",
    ),
    "503 loading, llama.cpp": (
        error(503, {"error": {"code": 503, "message": "Loading model",
                              "type": "unavailable_error"}}),
        ModelBusy,
        "still loading some-model",
        "half a minute",
    ),
    "503": (httpx.Response(503, text="overloaded"), ModelBusy, "too many requests", "Wait"),
    "connect time-out": (
        httpcore2.ConnectTimeout("timed out"),
        ModelUnavailable,
        "could not be reached within 5 seconds",
        "connection",
    ),
    "read time-out": (
        httpcore2.ReadTimeout("timed out"),
        ModelUnavailable,
        "said nothing for a minute",
        "Try again",
    ),
    "connection lost": (
        httpcore2.RemoteProtocolError("Server disconnected without sending a response."),
        ModelUnavailable,
        "broke off before an answer came",
        "Try again",
    ),
    "HTML with 200": (HTML, ModelUnavailable, "with a web page", "/v1"),
    "HTML with 200, unnamed": (
        httpx.Response(200, headers=JSON, content=b"\n <html></html>"),
        ModelUnavailable,
        "with a web page",
        "/v1",
    ),
    "JSON of another kind": (
        httpx.Response(200, json={"hello": "there"}),
        BadModelOutput,
        "empty answer",
        "Try again",
    ),
    "JSON list": (httpx.Response(200, json=[1]), BadModelOutput, "not the OpenAI format", "Look"),
    "no JSON": (
        httpx.Response(200, content=b"{", headers=JSON),
        BadModelOutput,
        "not the OpenAI format",
        "Look",
    ),
    "deep JSON": (
        httpx.Response(200, content=b"[" * 100_000, headers=JSON),
        BadModelOutput,
        "not the OpenAI format",
        "Look",
    ),
    "error with 200": (
        httpx.Response(200, json=oai("The server is overloaded", "server_error")),
        ModelUnavailable,
        "failed on its own side",
        "Try again",
    ),
    "no choices": (stream([piece(choices=[])]), BadModelOutput, "empty answer", "Try again"),
    "choices of another type": (
        stream([piece(choices="many"), {"choices": [7]}, "text", [1], 5, None]),
        BadModelOutput,
        "",
        "",
    ),
    "nothing at all": (
        httpx.Response(200, headers=EVENTS, content=b""), BadModelOutput, "empty answer", "Try",
    ),
    "empty": (stream([piece(""), piece(finish="stop")]), BadModelOutput, "empty answer", "Try"),
    "refusal": (stream([REFUSED, piece(finish="stop")]), ModelRefused, "declined", "wording"),
    "length": (said(WRITTEN[:30], "length"), BadModelOutput, "limit of length", "larger context"),
    "whole, but length": (said(WRITTEN, "length"), BadModelOutput, "limit of length", "larger"),
    "content filter": (said(WRITTEN[:9], "content_filter"), ModelRefused, "content filter", ""),
    "broken JSON in the stream": (
        httpx.Response(200, headers=EVENTS, content=b"data: {oops\n\n"),
        BadModelOutput,
        "not the OpenAI format",
        "Look",
    ),
    "bytes that are no text": (
        httpx.Response(200, headers=EVENTS, content=b"data: \xff\xfe\n\n"),
        BadModelOutput,
        "not the OpenAI format",
        "Look",
    ),
    "error in the stream": (
        stream([piece("{"), {"error": {"message": "CUDA out of memory", "code": 500}}]),
        ModelUnavailable,
        "failed on its own side",
        "log",
    ),
    "quota in the stream": (
        stream([{"error": {"message": "…", "code": "insufficient_quota"}}]),
        ModelBusy,
        "used up its quota",
        "billing",
    ),
    "cut stream": (stream([piece(WRITTEN)], done=False), BadModelOutput, "broke off", "Try again"),
    "stream lost": (
        httpx.Response(
            200,
            headers=EVENTS,
            stream=Broken(events([piece(WRITTEN)], done=False), httpcore2.ReadError("reset")),
        ),
        BadModelOutput,
        "broke off in the middle",
        "Try again",
    ),
    "stream silent": (
        httpx.Response(
            200,
            headers=EVENTS,
            stream=Broken(events([piece("{")], done=False), httpcore2.ReadTimeout("silent")),
        ),
        BadModelOutput,
        "broke off in the middle",
        "Try again",
    ),
    "endless": (stream([piece("x" * 200_001)]), BadModelOutput, "did not stop", "larger model"),
    "endless blanks": (
        stream([piece('{"body": "x",'), *(piece("\n  ") for _ in range(200)), *[piece("}")] * 9]),
        BadModelOutput,
        "did not stop",
        "larger model",
    ),
    "no object, twice": (said("I'd rather not."), BadModelOutput, "twice", "larger model"),
}  # fmt: skip
