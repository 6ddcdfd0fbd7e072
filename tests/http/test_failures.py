"""Each way a model can fail becomes one of our errors, with words a person can use."""

from __future__ import annotations

from typing import Any, get_args

import httpx
import pytest
import respx
from pydantic import SecretStr

from assistant.errors import (
    ModelError,
    ModelUnavailable,
)
from assistant.llm.chat import OpenAIChat
from assistant.llm.failures import Failure, Kind, error_for
from tests.http.conftest import Asker, Clock, Server
from tests.http.failing import FAILURES, oai
from tests.http.servers import (
    BASE,
    endpoint,
    error,
)


@pytest.mark.parametrize(("given", "kind", "message", "hint"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_told_in_words(
    server: Server, ask: Asker, given: object, kind: type[ModelError], message: str, hint: str
) -> None:
    server.gives(given)
    with pytest.raises(ModelError) as caught:
        ask()
    told = caught.value
    assert type(told) is kind
    assert message in told.message
    assert told.message.endswith("Your text is kept.")
    assert hint in told.hint
    assert "{" not in told.message + told.hint
    assert ask.told
    assert ask.outcomes[-1] == kind.__name__


@pytest.mark.parametrize(
    ("host", "hint"),
    [
        ("http://localhost:11434/v1", "`ollama serve`"),
        ("http://127.0.0.1:1234/v1", "`lms server start`"),
        ("http://localhost:8000/v1", "`vllm serve MODEL`"),
        ("http://[::1]:8080/v1", "`llama-server -m FILE.gguf`"),
        ("http://localhost:5000/v1", "Start the server there"),
        ("http://192.0.2.7:11434/v1", "Look at the address"),
    ],
)
def test_a_local_server_that_is_not_started_is_named(host: str, hint: str) -> None:
    told = error_for(Failure(kind="refused"), endpoint(base_url=host))
    assert "No model server answers at" in told.message
    assert hint in told.hint


def test_a_model_that_ollama_lacks_can_be_pulled(
    router: respx.Router, ask: Asker, clock: Clock
) -> None:
    base = "http://localhost:11434/v1"
    missing = FAILURES["404 model, Ollama"][0]
    Server(router.post(f"{base}/chat/completions")).gives(missing)
    with pytest.raises(ModelUnavailable) as caught:
        ask(OpenAIChat(endpoint(base_url=base, model="qwen3:4b"), timing=clock.timing))
    assert "`ollama pull qwen3:4b`" in caught.value.hint


@pytest.mark.parametrize(
    ("typed", "tip"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/api/", "http://localhost:11434/api/v1"),
        ("https://words.openai.azure.com", "https://words.openai.azure.com/openai/v1"),
    ],
)
def test_an_address_without_v1_is_told_so(
    router: respx.Router, ask: Asker, clock: Clock, typed: str, tip: str
) -> None:
    path = f"{typed.rstrip('/')}/chat/completions"
    Server(router.post(path)).gives(httpx.Response(404, text="404 page not found"))
    with pytest.raises(ModelUnavailable) as caught:
        ask(OpenAIChat(endpoint(base_url=typed), timing=clock.timing))
    assert "has no /v1" in caught.value.message
    assert tip in caught.value.hint


def test_a_server_that_wants_a_key_where_none_is_set(
    server: Server, ask: Asker, clock: Clock
) -> None:
    server.gives(error(401, oai("You didn't provide an API key.")))
    with pytest.raises(ModelUnavailable, match="wants a key, and none is set"):
        ask(OpenAIChat(endpoint(key=SecretStr("")), timing=clock.timing))


@pytest.mark.parametrize("key", ["sk-a\nb", "sk-abc…", "sk a", "ключ", "sk-\u200babc", "sk\x00"])
def test_a_key_that_cannot_be_one_is_not_sent(
    server: Server, ask: Asker, clock: Clock, key: str
) -> None:
    with pytest.raises(ModelUnavailable, match="holds a character that no key has") as caught:
        ask(OpenAIChat(endpoint(key=SecretStr(key)), timing=clock.timing))
    assert key not in f"{caught.value}{caught.value.hint}"
    assert not server.route.called
    assert ask.told == []


@pytest.mark.parametrize(
    "typed",
    ["", "localhost:11434", "ftp://a/v1", "http://", "http://[::1", "http://a:port/v1",
     "https://me:secret@model.example/v1", "file:///etc/hosts"],
)  # fmt: skip
def test_an_address_that_cannot_be_one_is_not_called(
    ask: Asker, clock: Clock, typed: str, router: respx.Router
) -> None:
    with pytest.raises(ModelUnavailable, match="not one that can be called") as caught:
        ask(OpenAIChat(endpoint(base_url=typed), timing=clock.timing))
    assert "secret" not in caught.value.message + caught.value.hint
    assert not router.calls


def test_the_hosts_error_says_which_host(server: Server, ask: Asker) -> None:
    server.gives(error(401, {}))
    with pytest.raises(ModelUnavailable, match=r"^model\.example does not accept the key"):
        ask()


def test_every_kind_has_its_words() -> None:
    for kind in get_args(Kind):
        told: Any = error_for(Failure(kind=kind), endpoint(base_url=BASE))
        assert told.message.endswith(". Your text is kept.")
        assert told.hint
        assert "{" not in told.message + told.hint
