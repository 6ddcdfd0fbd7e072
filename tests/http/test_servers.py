"""The recorded shapes of each server become the same answer, streamed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import httpx
import pytest
import respx
from pydantic import SecretStr

from assistant.llm.chat import OpenAIChat
from assistant.tasks.ports import ChatMessage, Model
from tests.http.conftest import Asker, Clock, Server
from tests.http.servers import (
    BASE,
    KEY,
    LETTER,
    RECORDED,
    SAID,
    WRITTEN,
    Letter,
    endpoint,
    piece,
    said,
    stream,
)


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_stream_becomes_the_answer(server: Server, ask: Asker, name: str) -> None:
    server.gives(stream(RECORDED[name]))
    heard: list[Any] = []
    answer = ask(on_partial=heard.append)
    assert answer.value == LETTER
    assert answer.model == "some-model"
    assert heard[-1] == LETTER.model_dump(mode="json")
    assert len(heard) > 3
    (usage,) = ask.told
    assert (usage.tokens_in, usage.tokens_out, usage.outcome) == (21, 17, "ok")


def test_each_piece_is_heard_as_far_as_it_came(server: Server, ask: Asker) -> None:
    server.gives(said())
    heard: list[Any] = []
    ask(on_partial=heard.append)
    bodies = [item["body"] for item in heard if "body" in item]
    assert len(bodies) > 1
    assert all(LETTER.body.startswith(body) for body in bodies)
    assert bodies == sorted(bodies, key=len)
    assert all(now != before for before, now in pairwise(heard))


def test_an_error_in_the_listener_is_the_listeners(server: Server, ask: Asker) -> None:
    def listener(_: object) -> None:
        raise LookupError("mine")

    server.gives(said())
    with pytest.raises(LookupError, match="mine"):
        ask(on_partial=listener)


def test_a_server_that_does_not_stream(server: Server, ask: Asker) -> None:
    message = {"role": "assistant", "content": WRITTEN, "refusal": None}
    whole = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 6, "total_tokens": 11},
    }
    server.gives(httpx.Response(200, json=whole))
    assert ask().value == LETTER
    assert (ask.told[0].tokens_in, ask.told[0].tokens_out) == (5, 6)


def test_no_usage_is_no_tokens_not_none_at_all(server: Server, ask: Asker) -> None:
    server.gives(stream([piece(WRITTEN), piece(finish="stop")]))
    (call,) = ask().calls
    assert (call.tokens_in, call.tokens_out) == (None, None)


def test_the_thoughts_of_a_reasoning_model_are_not_the_answer(server: Server, ask: Asker) -> None:
    thought = piece()
    thought["choices"][0]["delta"] = {"reasoning_content": '{"body": "not this"}', "content": None}
    server.gives(stream([thought, piece(WRITTEN), piece(finish="stop")]))
    assert ask().value == LETTER


def test_the_end_after_the_last_word_needs_no_done(server: Server, ask: Asker) -> None:
    server.gives(stream([piece(WRITTEN), piece(finish="stop")], done=False))
    assert ask().value == LETTER


def test_it_is_a_model_as_tasks_know_it(clock: Clock) -> None:
    model: Model = OpenAIChat(endpoint(base_url="http://localhost:11434/v1"), timing=clock.timing)
    assert (model.name, model.host) == ("some-model", "localhost:11434")


def test_half_a_surrogate_pair_can_be_asked_about(server: Server, clock: Clock) -> None:
    server.gives(said())
    text = "cut \ud83d here"
    OpenAIChat(endpoint(), timing=clock.timing).answer(
        [ChatMessage.model_construct(role="user", text=text)], Letter
    )
    assert server.asked[0]["messages"][0]["content"] == "cut ? here"


# What goes over the wire


def test_the_key_goes_as_a_bearer(server: Server, ask: Asker) -> None:
    server.gives(said())
    ask()
    assert server.headers["authorization"] == f"Bearer {KEY}"


def test_no_key_is_no_header(server: Server, ask: Asker, clock: Clock) -> None:
    server.gives(said())
    ask(OpenAIChat(endpoint(key=SecretStr("")), timing=clock.timing))
    assert "authorization" not in server.headers
    assert "api-key" not in server.headers


def test_nothing_of_the_environment_goes_along(
    server: Server, ask: Asker, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("API_KEY", "ADMIN_KEY", "ORG_ID", "PROJECT_ID", "WEBHOOK_SECRET"):
        monkeypatch.setenv(f"OPENAI_{name}", f"env-canary-{name}")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer env-canary\nX-A: env-canary")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.example/v1")
    server.gives(said())
    ask(OpenAIChat(endpoint(key=SecretStr("")), timing=clock.timing))
    assert set(server.headers) <= {
        "host", "accept", "accept-encoding", "connection", "content-length", "content-type",
        "user-agent",
    }  # fmt: skip
    assert "env-canary" not in str(server.headers.raw)


AZURE = {
    "v1": (
        "https://words.openai.azure.com/openai/v1/",
        "https://words.openai.azure.com/openai/v1/chat/completions",
    ),
    "deployment": (
        "https://words.openai.azure.com/openai/deployments/mine?api-version=2024-10-21",
        "https://words.openai.azure.com/openai/deployments/mine/chat/completions"
        "?api-version=2024-10-21",
    ),
    "copied whole": (
        "https://words.openai.azure.com/openai/deployments/mine/chat/completions"
        "?api-version=2024-10-21",
        "https://words.openai.azure.com/openai/deployments/mine/chat/completions"
        "?api-version=2024-10-21",
    ),
}


@pytest.mark.parametrize(("typed", "called"), AZURE.values(), ids=AZURE)
def test_azure_is_called_at_its_addresses_with_its_header(
    router: respx.Router, ask: Asker, clock: Clock, typed: str, called: str
) -> None:
    server = Server(router.post(called))
    server.gives(stream(RECORDED["Azure"]))
    ask(OpenAIChat(endpoint(base_url=typed, model="mine"), timing=clock.timing))
    assert server.headers["api-key"] == KEY
    assert "authorization" not in server.headers


@pytest.mark.parametrize(
    "typed", [BASE, f"{BASE}/", f" {BASE} ", f"{BASE}/chat/completions", f"{BASE}/models"]
)
def test_an_address_may_be_copied_with_its_end(
    server: Server, ask: Asker, clock: Clock, typed: str
) -> None:
    server.gives(said())
    assert ask(OpenAIChat(endpoint(base_url=typed), timing=clock.timing)).value == LETTER


def test_openais_newer_models_get_the_limit_they_take(
    router: respx.Router, ask: Asker, clock: Clock
) -> None:
    server = Server(router.post("https://api.openai.com/v1/chat/completions"))
    server.gives(stream(RECORDED["OpenAI"]))
    ask(OpenAIChat(endpoint(base_url="https://api.openai.com/v1"), timing=clock.timing))
    (body,) = server.asked
    assert "max_completion_tokens" in body
    assert "max_tokens" not in body
    assert "temperature" not in body
    assert body["messages"] == [{"role": item.role, "content": item.text} for item in SAID]
