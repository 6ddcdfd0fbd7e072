"""The connection test says exactly what is wrong, and sends nothing of the user's."""

from __future__ import annotations

from typing import Any

import httpcore2
import httpx
import pytest
import respx
from pydantic import SecretStr

from assistant.llm.check import ConnectionReport, check_connection
from assistant.llm.local import LocalServer, find_local_servers
from assistant.llm.rungs import MemoryRungs
from assistant.tasks.ports import Usage
from tests.http.conftest import Server
from tests.http.servers import BASE, KEY, error, said

READY = said('{"ready": true}')
MISSING = error(404, {"error": {"message": "The model `x` does not exist"}})
NOT_FOUND = httpx.Response(404, text="404 page not found")


def listing(*names: str, **more: Any) -> httpx.Response:
    data = [{"id": name, "object": "model", "created": 1, "owned_by": "library"} for name in names]
    return httpx.Response(200, json={"object": "list", "data": data} | more)


def check(
    router: respx.Router,
    models: object = None,
    answer: object = READY,
    base: str = BASE,
    model: str = "qwen3:4b",
    **more: Any,
) -> ConnectionReport:
    Server(router.get(url__startswith=f"{base}/models")).gives(models or listing(model))
    Server(router.post(url__startswith=f"{base}/chat/completions")).gives(answer)
    return check_connection(base, SecretStr(KEY), model, **more)


def test_it_works(router: respx.Router) -> None:
    told: list[Usage] = []
    report = check(router, listing("qwen3:4b", "nomic-embed-text"), told=told.append)
    assert report.ok
    assert report.message.startswith("It works: qwen3:4b at model.example answered in ")
    assert report.models == ("qwen3:4b",)
    assert [usage.outcome for usage in told] == ["ok"]
    sent = router.calls.last.request.content.decode()
    assert "ready" in sent
    assert len(sent) < 1000


def test_what_it_learns_of_the_server_is_kept(router: respx.Router) -> None:
    rungs = MemoryRungs()
    no_schema = error(400, {"error": "response_format is not supported"})
    Server(router.get(f"{BASE}/models")).gives(listing("qwen3:4b"))
    Server(router.post(f"{BASE}/chat/completions")).gives(no_schema, READY)
    assert check_connection(BASE, KEY, "qwen3:4b", rungs=rungs).ok
    kept = rungs.get(BASE, "qwen3:4b")
    assert kept is not None
    assert kept.form == "json_object"


@pytest.mark.parametrize("models", [NOT_FOUND, error(500, {}), error(400, {}), listing("another")])
def test_a_server_may_not_list_what_it_answers_to(router: respx.Router, models: object) -> None:
    """llama.cpp takes any name; old Azure addresses list nothing."""
    assert check(router, models).ok


@pytest.mark.parametrize(
    ("model", "names", "near"),
    [
        ("qwen3", ["qwen3:4b", "llama3.2:latest"], "Near to it are: qwen3:4b."),
        ("gpt-4o-mimi", ["gpt-4o-mini", "gpt-4o", "o3"], "Near to it are: gpt-4o-mini, gpt-4o."),
        ("zzz", ["qwen3:4b", "llama3.2:latest"], "It has: qwen3:4b, llama3.2:latest."),
    ],
)
def test_near_names_are_told(router: respx.Router, model: str, names: list[str], near: str) -> None:
    report = check(router, listing(*names), MISSING, model=model)
    assert not report.ok
    assert report.message == f"model.example has no model named “{model}”."
    assert report.hint == near
    assert report.models == tuple(names)


def test_a_listed_model_that_ollama_knows_as_latest(router: respx.Router) -> None:
    report = check(router, listing("qwen3:latest"), error(400, {"error": "oops"}), model="qwen3")
    assert "did not take the request" in report.message
    assert "Near" not in report.hint


def test_ollama_is_told_to_pull(router: respx.Router) -> None:
    base = "http://localhost:11434/v1"
    report = check(router, listing("llama3.2:latest"), MISSING, base, "qwen3:4b")
    assert "It has: llama3.2:latest." in report.hint
    assert "`ollama pull qwen3:4b`" in report.hint


def test_ollama_without_any_model(router: respx.Router) -> None:
    empty = httpx.Response(200, json={"object": "list", "data": None})
    report = check(router, empty, MISSING, "http://localhost:11434/v1", "")
    assert not report.ok
    assert report.message == "localhost:11434 answers, but has no model yet."
    assert "`ollama pull MODEL`" in report.hint


def test_no_model_is_chosen_yet(router: respx.Router) -> None:
    report = check(router, listing("a", "b"), model="")
    assert not report.ok
    assert report.message == "model.example answers and has 2 models; none is chosen yet."
    assert report.hint == "Choose one: a, b"
    assert report.models == ("a", "b")
    assert len(router.calls) == 1


def test_names_that_were_just_told_are_not_sent_for_again(router: respx.Router) -> None:
    report = check(router, listing("qwen15"), MISSING, "http://127.0.0.1:18080/v1", "qwen")
    assert report.hint == "Near to it are: qwen15."


def test_in_settings_nobody_is_sent_to_settings(router: respx.Router) -> None:
    unlisted = check(router, NOT_FOUND, MISSING)
    assert unlisted.message == "model.example has no model named “qwen3:4b”."
    assert unlisted.hint.startswith("The server lists none;")
    refused = check_connection("localhost:11434", KEY, "qwen3:4b")
    assert "Settings" not in unlisted.hint + refused.hint


WRONG = {
    "key": (error(401, {"error": {"message": f"Incorrect key: {KEY}"}}), "not accept the key"),
    "page": (httpx.Response(200, html="<html>"), "with a web page"),
    "page without its type": (httpx.Response(200, content=b"<html>"), "with a web page"),
    "moved": (httpx.Response(301, headers={"location": "https://a.example"}), "another address"),
    "slow": (httpcore2.ConnectTimeout("x"), "could not be reached within 5 seconds"),
    "lost": (httpcore2.ReadError("x"), "broke off"),
    "quota": (error(429, {"error": {"code": "insufficient_quota"}}), "quota"),
}


@pytest.mark.parametrize(("models", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said(router: respx.Router, models: object, message: str) -> None:
    report = check(router, models)
    assert not report.ok
    assert message in report.message
    assert report.hint
    assert "text is kept" not in report.message
    assert KEY not in repr(report)


def test_a_wrong_path(router: respx.Router) -> None:
    report = check(router, NOT_FOUND, NOT_FOUND, "http://localhost:11434")
    assert "has no /v1" in report.message
    assert "http://localhost:11434/v1" in report.hint


def test_a_wrong_path_at_lm_studio(router: respx.Router) -> None:
    odd = httpx.Response(200, json={"error": "Unexpected endpoint or method. (GET /models)"})
    report = check(router, odd, odd, "http://localhost:1234", "")
    assert "has no /v1" in report.message


def test_an_api_of_another_kind(router: respx.Router) -> None:
    report = check(router, httpx.Response(200, json={"status": "up"}), model="")
    assert "not the OpenAI format" in report.message


def test_an_answer_in_no_form_is_told(router: respx.Router) -> None:
    report = check(router, answer=said("Yes, I am ready!"))
    assert "in the form asked for" in report.message
    assert report.models == ("qwen3:4b",)


@pytest.mark.parametrize("typed", ["localhost:11434", "http://", "ftp://model.example"])
def test_an_address_that_is_none(router: respx.Router, typed: str) -> None:
    report = check_connection(typed, "", "m")
    assert "not one that can be called" in report.message
    assert not router.calls


def test_no_address_is_openais(router: respx.Router) -> None:
    route = router.get("https://api.openai.com/v1/models")
    Server(route).gives(error(401, {}))
    report = check_connection("", KEY, "m")
    assert report.message == "api.openai.com does not accept the key."


# Servers on this machine


def at(router: respx.Router, port: int, answer: object) -> respx.Route:
    route = router.get(f"http://127.0.0.1:{port}/v1/models")
    Server(route).gives(answer)
    return route


def nothing_at(router: respx.Router, *ports: int) -> None:
    for port in ports:
        at(router, port, httpcore2.ConnectError("refused"))


def test_servers_that_run_are_found(router: respx.Router) -> None:
    at(router, 11434, listing("llama3.2:latest", "nomic-embed-text:latest"))
    at(router, 1234, listing("qwen2.5-7b-instruct"))
    nothing_at(router, 8000, 8080)
    assert find_local_servers() == (
        LocalServer(
            name="Ollama", base_url="http://localhost:11434/v1", models=("llama3.2:latest",)
        ),
        LocalServer(
            name="LM Studio",
            base_url="http://localhost:1234/v1",
            models=("qwen2.5-7b-instruct",),
        ),
    )


OTHERS = {
    "a page": httpx.Response(200, html="<html>It works!</html>"),
    "a redirect": httpx.Response(302, headers={"location": "http://elsewhere.example/"}),
    "another API": httpx.Response(200, json={"data": "x"}),
    "a list": httpx.Response(200, json=["x"]),
    "a sign-in": httpx.Response(401),
    "LM Studio elsewhere": httpx.Response(200, json={"error": "Unexpected endpoint or method."}),
    "too much": httpx.Response(200, content=b" " * 2_000_001),
    "lost": httpcore2.ReadError("x"),
    "slow": httpcore2.ReadTimeout("x"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_kind_of_server_is_not_named(router: respx.Router, other: object) -> None:
    at(router, 8080, other)
    nothing_at(router, 11434, 1234, 8000)
    assert find_local_servers() == ()


def test_only_this_machine_is_asked_and_nothing_is_told(
    router: respx.Router, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    routes = [at(router, port, listing("m")) for port in (11434, 1234, 8000, 8080)]
    assert len(find_local_servers()) == 4
    for route in routes:
        request = route.calls.last.request
        assert request.url.host == "127.0.0.1"
        assert "authorization" not in request.headers
        assert request.content == b""
