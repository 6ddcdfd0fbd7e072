"""Vectors from an embeddings server: what is sent, what is taken, and what goes wrong."""

from __future__ import annotations

import json
from typing import Any

import httpx
import httpx2
import numpy as np
import pytest
import respx
from pydantic import SecretStr

from assistant.errors import BadModelOutput, ModelBusy, ModelError, ModelUnavailable
from assistant.llm import embedding
from assistant.llm.embedding import RemoteEmbedder
from assistant.llm.endpoint import Endpoint
from tests.http.conftest import Clock, Server

BASE = "https://words.example/v1"
KEY = "sk-canary"


@pytest.fixture
def server(router: respx.Router) -> Server:
    return Server(router.post(f"{BASE}/embeddings"))


@pytest.fixture
def embedder(clock: Clock) -> RemoteEmbedder:
    where = Endpoint(base_url=BASE, model="bge-m3", key=SecretStr(KEY), deadline=30)
    return RemoteEmbedder(where, sleep=clock.sleep)


async def vectors(request: httpx.Request) -> httpx.Response:
    """An answer of the right form: the length of each text, and its place in the batch."""
    texts = json.loads(request.content)["input"]
    rows = [
        {"object": "embedding", "index": at, "embedding": [len(text), 1.0, 0.0]}
        for at, text in enumerate(texts)
    ]
    return httpx.Response(200, json={"object": "list", "data": rows[::-1], "model": "bge-m3"})


def body(data: Any, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=data)


def test_vectors_come_in_the_order_of_the_texts_and_of_unit_length(
    server: Server, embedder: RemoteEmbedder
) -> None:
    server.gives(vectors)
    made = embedder.embed(["a", "bbb", "cc"])
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1)
    assert list(np.argsort(made[:, 0])) == [0, 2, 1]
    assert server.asked == [
        {"model": "bge-m3", "input": ["a", "bbb", "cc"], "encoding_format": "float"}
    ]
    assert server.headers["authorization"] == f"Bearer {KEY}"
    assert server.headers["user-agent"] == "firsthand"
    assert embedder.id == "words.example/v1/bge-m3"


def test_many_texts_go_in_batches(server: Server, embedder: RemoteEmbedder) -> None:
    server.gives(vectors)
    texts = [f"{number:04d}" for number in range(embedding.TEXTS * 2 + 1)]
    assert len(embedder.embed(texts)) == len(texts)
    assert [text for asked in server.asked for text in asked["input"]] == texts
    assert [len(asked["input"]) for asked in server.asked] == [64, 64, 1]


def test_a_batch_is_bounded_and_no_text_is_empty_or_broken(
    server: Server, embedder: RemoteEmbedder
) -> None:
    server.gives(vectors)
    long = "w" * embedding.LONGEST * 2
    assert len(embedder.embed([long] * 9 + ["", "\ud800half"])) == 11
    sent = [asked["input"] for asked in server.asked]
    assert max(sum(map(len, texts)) for texts in sent) <= embedding.CHARACTERS
    assert [len(text) for texts in sent for text in texts][:9] == [embedding.LONGEST] * 9
    assert sent[-1][-2:] == ["-", "?half"]


def test_nothing_asks_nobody(server: Server, embedder: RemoteEmbedder) -> None:
    assert len(embedder.embed([])) == 0
    assert server.asked == []


def test_what_is_too_long_is_split_and_then_cut(server: Server, embedder: RemoteEmbedder) -> None:
    async def small(request: httpx.Request) -> httpx.Response:
        texts = json.loads(request.content)["input"]
        if sum(map(len, texts)) > 500:
            said = {"error": {"message": "input is too long for the context window"}}
            return httpx.Response(400, json=said)
        return await vectors(request)

    server.gives(small)
    made = embedder.embed(["a" * 300, "b" * 300, "c" * 3000])
    assert made.shape == (3, 3)
    assert len(server.asked[-1]["input"][0]) == 375


def rows(*given: Any) -> httpx.Response:
    return body({"data": [{"index": at, "embedding": one} for at, one in enumerate(given)]})


ODD = {
    "too few": rows([1.0, 2.0]),
    "of two lengths": rows([1.0, 2.0], [1.0]),
    "empty": rows([], []),
    "zero": rows([0.0, 0.0], [1.0, 0.0]),
    "not a number": httpx.Response(
        200, content=b'{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}'
    ),
    "words": rows(["one"], ["two"]),
    "twice the same": body({"data": [{"index": 0, "embedding": [1.0]}] * 2}),
    "no data": body({"object": "list"}),
    "a list": body([1, 2]),
    "null": body(None),
    "deep": httpx.Response(200, content=b"[" * 100_000),
    "a page": httpx.Response(200, text="<html><body>Sign in</body></html>"),
    "nothing": httpx.Response(200),
}


@pytest.mark.parametrize("given", ODD.values(), ids=ODD)
def test_an_answer_of_another_form_is_an_error_of_ours(
    server: Server, embedder: RemoteEmbedder, given: httpx.Response
) -> None:
    server.gives(given)
    with pytest.raises(ModelError) as caught:
        embedder.embed(["one", "two"])
    assert isinstance(caught.value, BadModelOutput | ModelUnavailable)
    assert KEY not in f"{caught.value.message} {caught.value.hint}"


FAILED: dict[str, tuple[object, type[ModelError], int]] = {
    "key": (body({"error": {"message": f"Incorrect API key {KEY}"}}, 401), ModelUnavailable, 1),
    "quota": (body({"error": {"code": "insufficient_quota"}}, 429), ModelBusy, 1),
    "busy": (body({"error": {"message": "slow down"}}, 429), ModelBusy, 3),
    "model": (body({"error": {"message": "model 'bge-m3' not found"}}, 404), ModelUnavailable, 1),
    "broken": (httpx2.ReadError("reset"), ModelUnavailable, 3),
    "refused": (httpx2.ConnectError("no"), ModelUnavailable, 3),
    "error with 200": (body({"error": {"message": "overloaded"}}), ModelError, 1),
    "server": (body({"error": "?"}, 500), ModelUnavailable, 3),
}


@pytest.mark.parametrize(("given", "kind", "calls"), FAILED.values(), ids=FAILED)
def test_a_failure_is_told_and_tried_again_only_where_that_helps(
    server: Server,
    embedder: RemoteEmbedder,
    given: object,
    kind: type[ModelError],
    calls: int,
) -> None:
    server.gives(given)
    with pytest.raises(kind) as caught:
        embedder.embed(["secret words"])
    assert len(server.asked) == calls
    told = f"{caught.value.message} {caught.value.hint}"
    assert KEY not in told
    assert "secret words" not in told


def test_a_busy_server_is_asked_again(
    server: Server, embedder: RemoteEmbedder, clock: Clock
) -> None:
    busy = httpx.Response(
        429, json={"error": {"message": "slow down"}}, headers={"retry-after": "3"}
    )
    server.gives(busy, vectors)
    assert embedder.embed(["a"]).shape == (1, 3)
    assert clock.slept == [3.0]


def test_a_silent_server_is_given_up(
    server: Server, embedder: RemoteEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    async def silent(_request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(embedding, "QUERY_SECONDS", 0.05)
    server.gives(silent)
    with pytest.raises(ModelError):
        embedder.embed(["a"])


@pytest.mark.parametrize("base", ["words.example", "http://", "http://name:word@words.example/v1"])
def test_an_address_that_is_none_is_told(base: str) -> None:
    with pytest.raises(ModelUnavailable, match="address"):
        RemoteEmbedder(Endpoint(base_url=base, model="m")).embed(["a"])
