"""Going down the ladder: only where a rejection says so, and only once per endpoint and model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ModelUnavailable
from assistant.llm.chat import OpenAIChat
from assistant.llm.rungs import FileRungs, MemoryRungs, Rung
from tests.http.conftest import Asker, Clock, Server
from tests.http.servers import LETTER, SAID, Letter, endpoint, error, said


def openai_error(message: str, param: str | None = None, code: str | None = None) -> object:
    kind = "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


# What servers say that cannot be held to a schema, or to JSON.
NO_SCHEMA = {
    "OpenAI": openai_error(
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this "
        "model. Learn more about supported models at the Structured Outputs guide.",
    ),
    "OpenAI, schema": openai_error(
        "Invalid schema for response_format 'Letter': In context=('properties', 'subject'), "
        "'default' is not permitted.",
        "response_format",
    ),
    "JSON mode only": {"error": "'response_format.type' must be 'text' or 'json_object'"},
    "DeepSeek": openai_error("This response_format type is unavailable now"),
    "Groq": openai_error("This model does not support response format `json_schema`."),
    "vLLM": {
        "object": "error",
        "message": "The provided JSON schema contains features not supported by xgrammar.",
        "type": "BadRequestError",
        "param": None,
        "code": 400,
    },
    "llama.cpp": {
        "error": {
            "code": 400,
            "message": "Failed to initialize samplers: failed to parse grammar",
            "type": "invalid_request_error",
        }
    },
    "FastAPI": {
        "detail": [
            {
                "type": "literal_error",
                "loc": ["body", "response_format", "type"],
                "msg": "Input should be 'text' or 'json_object'",
            }
        ]
    },
}


@pytest.mark.parametrize("status", [400, 422, 500])
@pytest.mark.parametrize("body", NO_SCHEMA.values(), ids=NO_SCHEMA)
def test_a_rejected_schema_goes_down_to_json(
    server: Server, ask: Asker, status: int, body: object
) -> None:
    server.gives(error(status, body), said())
    answer = ask()
    assert answer.value == LETTER
    first, second = server.asked
    assert first["response_format"]["type"] == "json_schema"
    assert second["response_format"] == {"type": "json_object"}
    assert ask.outcomes == ["ModelUnavailable", "ok"]
    assert answer.calls == tuple(ask.told)


def test_the_schema_is_strict(server: Server, ask: Asker) -> None:
    server.gives(said())
    ask()
    form = server.asked[0]["response_format"]["json_schema"]
    assert form["name"] == "Letter"
    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False
    assert form["schema"]["required"] == ["subject", "body", "facts"]


def test_down_to_the_prompt_alone(server: Server, ask: Asker) -> None:
    only_schema = {"error": "'response_format.type' must be 'json_schema' or 'text'"}
    server.gives(error(400, NO_SCHEMA["llama.cpp"]), error(400, only_schema), said())
    assert ask().value == LETTER
    schema, some_json, prompt = server.asked
    assert "response_format" not in prompt
    assert '"additionalProperties": false' not in schema["messages"][0]["content"]
    for request in (some_json, prompt):
        told = request["messages"][0]
        assert told["role"] == "system"
        assert '"additionalProperties": false' in told["content"]
        assert "JSON" in told["content"]


@pytest.mark.parametrize(
    "message",
    [
        "Your request was malformed.",
        "This field is required: user",
        "Unknown parameter: 'stream'.",
    ],
)
def test_another_rejection_does_not_go_down(server: Server, ask: Asker, message: str) -> None:
    server.gives(error(400, openai_error(message)))
    with pytest.raises(ModelUnavailable):
        ask()
    assert len(server.asked) == 1


def test_words_that_the_server_echoes_do_not_go_down(server: Server, ask: Asker) -> None:
    detail = {"type": "missing", "loc": ["body", "user"], "msg": "Field required"}
    server.gives(error(422, {"detail": [detail | {"input": {"response_format": "json_schema"}}]}))
    with pytest.raises(ModelUnavailable):
        ask()
    assert len(server.asked) == 1


# Parameters a server or model refuses: (what it says, what the next request lacks, or has)
PARAMETERS: list[tuple[object, str, str]] = [
    (
        openai_error(
            "Unsupported value: 'temperature' does not support 0.4 with this model. Only the "
            "default (1) value is supported.",
            "temperature",
            "unsupported_value",
        ),
        "temperature",
        "",
    ),
    (openai_error("Unrecognized request argument supplied: stream_options"), "stream_options", ""),
    (
        openai_error(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead.",
            "max_tokens",
            "unsupported_parameter",
        ),
        "max_tokens",
        "max_completion_tokens",
    ),
    (
        openai_error(
            "This model's maximum context length is 4096 tokens. However, you requested 9000 "
            "tokens (808 in the messages, 8192 in the completion). Please reduce max_tokens."
        ),
        "max_tokens",
        "",
    ),
]


@pytest.mark.parametrize(("body", "lacks", "has"), PARAMETERS)
def test_a_refused_parameter_is_left_out(
    server: Server, ask: Asker, body: object, lacks: str, has: str
) -> None:
    server.gives(error(400, body), said())
    ask(temperature=0.4)
    first, second = server.asked
    assert lacks in first
    assert lacks not in second
    assert not has or has in second
    assert second["response_format"]["type"] == "json_schema"


def test_a_limit_refused_under_both_names_is_left_out(server: Server, ask: Asker) -> None:
    too_large = openai_error("max_tokens (or max_completion_tokens) is too large: 8192")
    server.gives(error(400, too_large), error(400, too_large), said())
    ask()
    last = server.asked[-1]
    assert "max_tokens" not in last
    assert "max_completion_tokens" not in last


def test_a_model_without_a_system_role_gets_its_text_from_the_user(
    server: Server, ask: Asker
) -> None:
    server.gives(error(400, openai_error("System role not supported")), said())
    ask()
    (message,) = server.asked[1]["messages"]
    assert message["role"] == "user"
    assert message["content"] == f"{SAID[0].text}\n\n{SAID[1].text}"


def test_every_step_at_once_still_ends(server: Server, ask: Asker) -> None:
    everything = "response_format temperature stream_options max_tokens system role not supported"
    server.gives(error(400, openai_error(everything)))
    with pytest.raises(ModelUnavailable):
        ask(temperature=0.4)
    assert len(server.asked) == 8
    assert set(server.asked[-1]) == {"model", "messages", "stream"}


@pytest.fixture(params=["memory", "file"])
def rungs(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return MemoryRungs() if request.param == "memory" else FileRungs(tmp_path / "a" / "rungs.json")


def test_the_rung_is_remembered(server: Server, ask: Asker, clock: Clock, rungs: Any) -> None:
    server.gives(error(400, NO_SCHEMA["vLLM"]), said())
    ask(OpenAIChat(endpoint(), rungs, clock.timing))
    ask(OpenAIChat(endpoint(), rungs, clock.timing))
    forms = [body["response_format"]["type"] for body in server.asked]
    assert forms == ["json_schema", "json_object", "json_object"]


def test_another_model_begins_at_the_top(
    server: Server, ask: Asker, clock: Clock, rungs: Any
) -> None:
    server.gives(error(400, NO_SCHEMA["vLLM"]), said())
    ask(OpenAIChat(endpoint(), rungs, clock.timing))
    ask(OpenAIChat(endpoint(model="another"), rungs, clock.timing))
    assert server.asked[-1]["response_format"]["type"] == "json_schema"


def test_a_rung_that_did_not_work_is_not_remembered(
    server: Server, ask: Asker, clock: Clock, rungs: Any
) -> None:
    server.gives(error(400, NO_SCHEMA["vLLM"]), error(401, {}))
    with pytest.raises(ModelUnavailable):
        ask(OpenAIChat(endpoint(), rungs, clock.timing))
    assert rungs.get(endpoint().base_url, "some-model") is None


def test_what_will_be_sent_can_be_seen_before(server: Server, ask: Asker, clock: Clock) -> None:
    rungs = MemoryRungs()
    rungs.put(endpoint().base_url, "some-model", Rung(form="prompt", system=False))
    chat = OpenAIChat(endpoint(), rungs, clock.timing)
    shown = [{"role": item.role, "content": item.text} for item in chat.as_sent(SAID, Letter)]
    server.gives(said())
    ask(chat)
    assert server.asked[0]["messages"] == shown


def test_the_file_is_the_users_own_and_holds_no_key(tmp_path: Path) -> None:
    path = tmp_path / "rungs.json"
    FileRungs(path).put("https://me:secret@model.example/v1?key=secret", "m", Rung(form="prompt"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(json.loads(path.read_text())) == ["https://model.example/v1 m"]
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["rungs.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": {"form": "song"}}', "\x00\xff", "null"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rungs.json"
    path.write_text(text, "latin-1")
    rungs = FileRungs(path)
    assert rungs.get("http://localhost:1/v1", "m") is None
    rungs.put("http://localhost:1/v1", "m", Rung(form="json_object"))
    assert FileRungs(path).get("http://localhost:1/v1", "m") == Rung(form="json_object")


def test_a_place_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    rungs = FileRungs(tmp_path / "file" / "rungs.json")
    rungs.put("http://localhost:1/v1", "m", Rung())
    assert rungs.get("http://localhost:1/v1", "m") is None
