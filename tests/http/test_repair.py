"""Answers that are not as asked: found in talk where they can be, else mended once."""

from __future__ import annotations

import httpx
import pytest

from assistant.errors import BadModelOutput, ModelBusy
from tests.http.conftest import Asker, Server
from tests.http.servers import CONTENT, LETTER, SAID, WRITTEN, error, said

WRAPPED = {
    "fence": f"```json\n{WRITTEN}\n```",
    "fence without a name": f"```\n{WRITTEN}\n```",
    "talk around": f"Here is your letter:\n\n{WRITTEN}\n\nShall I change anything?",
    "thought": f"<think>The user wants {{a letter}}.\n</think>\n{WRITTEN}",
    "thought that holds a draft": f'<think>{{"body": "no"}}</think>{WRITTEN}',
    "thought without its first tag": f'I could write {{"body": "x"}}.\n</think>\n\n{WRITTEN}',
    "thinking, fence and talk": f"<thinking>Hm.</thinking>Sure!\n```json\n{WRITTEN}\n```\nBye {{}}",
    "byte order mark": f"\ufeff{WRITTEN}",
    "an example first": f'Like {{"a": 1}}, so: {WRITTEN}',
    "bare line breaks in strings": WRITTEN.replace("\\n", "\n"),
    "blanks": f"\n\n  {WRITTEN}  \n",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_an_answer_is_found_in_what_surrounds_it(server: Server, ask: Asker, text: str) -> None:
    server.gives(said(text))
    assert ask().value == LETTER
    assert ask.outcomes == ["ok"]


WRONG = {
    "no JSON": ("I cannot do that as JSON.", "It holds no JSON object."),
    "broken": ('{"subject": "A", "body": ', "It holds no JSON object."),
    "a field lacks": ('{"subject": null}', "body: Field required"),
    "a field too many": (WRITTEN[:-1] + ', "mood": "kind"}', "mood: Extra inputs"),
    "another type": ('{"subject": null, "body": ["a"]}', "body: Input should be a valid string"),
    "a list": (f"[{WRITTEN[:-1]}, 7]", "It holds no JSON object."),
    "thought only": (f"<think>{WRITTEN}", "It holds no JSON object."),
    "trailing comma": (WRITTEN[:-1] + ",}", "Invalid JSON"),
    "nested deep": ('{"body": ' + "[" * 5000, "It holds no JSON object."),
    "nested deep and closed": ('{"a":' * 5000 + "1" + "}" * 5000, "Invalid JSON"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_an_answer_that_does_not_fit_is_mended_once(
    server: Server, ask: Asker, text: str, told: str
) -> None:
    server.gives(said(text), said())
    assert ask().value == LETTER
    assert ask.outcomes == ["BadModelOutput", "repaired"]
    _, repair = server.asked
    roles = [message["role"] for message in repair["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    assert repair["messages"][2]["content"] == text[:10_000]
    assert told in repair["messages"][3]["content"]
    assert '"additionalProperties": false' in repair["messages"][3]["content"]


def test_and_only_once(server: Server, ask: Asker) -> None:
    server.gives(said(f'{{"{CONTENT}": 1}}'), said(f"{CONTENT}"), said())
    with pytest.raises(BadModelOutput, match="not give the answer in the form asked for, twice"):
        ask()
    assert ask.outcomes == ["BadModelOutput", "BadModelOutput"]


def test_both_calls_are_counted(server: Server, ask: Asker) -> None:
    server.gives(said("no"), said())
    calls = ask().calls
    assert [call.outcome for call in calls] == ["BadModelOutput", "repaired"]
    assert [call.tokens_in for call in calls] == [21, 21]


def test_a_repair_that_fails_otherwise_says_so(server: Server, ask: Asker) -> None:
    quota = {"error": {"message": "…", "code": "insufficient_quota"}}
    server.gives(said("no"), error(429, quota))
    with pytest.raises(ModelBusy, match="quota"):
        ask()
    assert ask.outcomes == ["BadModelOutput", "ModelBusy"]


def test_a_schema_that_a_server_takes_and_forgets_is_caught(server: Server, ask: Asker) -> None:
    """The rung stays: only a rejection goes down. The repair tells the schema in words."""
    server.gives(said("Dear Ana, …"), said())
    ask()
    first, second = server.asked
    assert first["response_format"] == second["response_format"]
    assert first["messages"] == [{"role": item.role, "content": item.text} for item in SAID]


def test_a_thought_is_not_heard_as_an_answer(server: Server, ask: Asker) -> None:
    heard: list[object] = []
    server.gives(said(f'<think>{{"body": "not this"}}</think>{WRITTEN}'))
    ask(on_partial=heard.append)
    assert heard[-1] == LETTER.model_dump(mode="json")
    assert "not this" not in str(heard)


def test_a_stream_of_events_with_comments(server: Server, ask: Asker) -> None:
    """OpenRouter and others keep a connection open with comments."""
    body = said().content
    headers = {"content-type": "text/event-stream"}
    server.gives(httpx.Response(200, headers=headers, content=b": PROCESSING\n\n" + body))
    assert ask().value == LETTER
