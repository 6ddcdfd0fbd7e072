"""What is kept of each call of a model: a row without content, and sums."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.app import prompts
from assistant.app.assistant import Assistant
from assistant.errors import BadModelOutput, ConfigError
from assistant.models import Me, ModelCall, Profile, Request
from assistant.settings import load
from assistant.tasks.request_writing import Revision
from tests.scripted import Line, Scripted

NOW = datetime(2026, 3, 20, 9, 30).astimezone()


def make(home: Path, *script: Line, **settings: Any) -> Assistant:
    values = {"model": "qwen", "base_url": "https://models.example/v1", **settings}
    loaded = load(home).model_copy(update=values)
    model = Scripted(script, host="models.example")
    return Assistant(loaded, now=lambda: NOW, model_for=lambda _: model)


@pytest.fixture
def case(home: Path) -> tuple[Request, Profile, Me]:
    contact, me, request = Assistant(load(home)).sample()
    return request, contact, me


@pytest.fixture
def good(home: Path, case: tuple[Request, Profile, Me]) -> dict[str, str]:
    draft = Assistant(load(home)).draft(*case).draft
    return {"subject": draft.subject or "", "body": draft.body}


def test_a_row_tells_of_the_call_and_nothing_of_the_text(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str]
) -> None:
    assistant = make(home, good, price_in=1.0, price_out=10.0)
    checked = assistant.draft_with_model(*case)
    assert checked.draft.body == good["body"]
    (call,) = assistant.model_calls()
    released = prompts.released("outreach")
    assert call == ModelCall(
        id=call.id,
        at=call.at,
        task="outreach",
        prompt="outreach/v1",
        prompt_hash=released.sha256,
        model="scripted",
        host="models.example",
        milliseconds=7,
        tokens_in=900,
        tokens_out=120,
        cost=call.cost,
        outcome="ok",
    )
    assert call.cost == pytest.approx((900 + 1200) / 1e6)
    assert call.at == NOW.astimezone(UTC).replace(tzinfo=None)
    row = call.model_dump_json()
    for secret in ("Ana", "Northline", "Sam", good["subject"], "sk-"):
        assert secret not in row


def test_writing_at_once_keeps_the_row_alone(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str]
) -> None:
    make(home, good).draft_with_model(*case)
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"outreach/v1" in kept
    assert b"Northline" not in kept


def test_the_cost_is_none_where_no_price_is_known(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str]
) -> None:
    assistant = make(home, good)
    assistant.draft_with_model(*case)
    assert assistant.model_calls()[0].cost is None
    assert assistant.model_sums()[-1].unpriced == 1


def test_a_revision_is_a_task_of_its_own(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str]
) -> None:
    assistant = make(home, good)
    assistant.revise_with_model("k", *case, good["subject"], good["body"], Revision(wish="warmer"))
    for thread in threading.enumerate():
        if thread.name == "job k":
            thread.join(30)
    assert {call.task for call in assistant.model_calls()} == {"revise"}
    assert assistant.written("k") is not None


def test_the_users_own_prompt_is_told_by_its_hash(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str]
) -> None:
    released = prompts.released("outreach")
    text = (prompts._folder() / "outreach" / f"v{released.version}.md").read_text("utf-8")
    (home / "prompts").mkdir(parents=True)
    own = home / "prompts" / "outreach.md"
    own.write_text(text.replace("## user\n", "## user\n\nBe brief.\n"), "utf-8")
    assistant = make(home, good)
    preview = assistant.preview(*case)
    assert "Be brief." in preview.messages[1].text
    assistant.draft_with_model(*case)
    (call,) = assistant.model_calls()
    assert call.prompt_hash != released.sha256
    assert preview.prompt.endswith(call.prompt_hash[:8])
    own.write_text("no prompt", "utf-8")
    for act in (
        lambda: assistant.preview(*case),
        lambda: assistant.draft_with_model(*case),
        lambda: assistant.write_with_model("k", *case),
    ):
        with pytest.raises(ConfigError, match=r"outreach\.md"):
            act()
    assert assistant.job("k") is None
    assert len(assistant.model_calls()) == 1


def test_the_sums_by_month_and_in_all(home: Path) -> None:
    assistant = make(home, {})
    assert assistant.model_sums() == []
    calls = [
        (datetime(2026, 2, 28, 23, 59), 100, 10, 0.5, "ok"),
        (datetime(2026, 3, 1), 200, None, None, "BadModelOutput"),
        (datetime(2026, 3, 5), 300, 30, 0.25, "repaired"),
        (datetime(2026, 3, 5), None, None, None, "ModelStopped"),
    ]
    for number, (at, tokens_in, tokens_out, cost, outcome) in enumerate(calls):
        assistant._records.add_model_call(
            ModelCall(
                id=str(number),
                at=at,
                task="outreach",
                prompt="outreach/v1",
                prompt_hash="0",
                model="m",
                host="h",
                milliseconds=1,
                tokens_in=tokens_in,
                tokens_out=tokens_out,
                cost=cost,
                outcome=outcome,
            )
        )
    found = [tuple(sums.model_dump().values()) for sums in assistant.model_sums()]
    assert found == [
        ("2026-03", 3, 500, 30, 0.25, 2, 2),
        ("2026-02", 1, 100, 10, 0.5, 0, 0),
        ("", 4, 600, 40, 0.75, 2, 2),
    ]


def test_a_failed_call_at_once_leaves_its_row(
    home: Path, case: tuple[Request, Profile, Me]
) -> None:
    assistant = make(home, BadModelOutput("Bad.", "Again."))
    with pytest.raises(BadModelOutput):
        assistant.draft_with_model(*case)
    assert assistant.model_calls()[0].outcome == "BadModelOutput"


# my voice


@pytest.mark.parametrize("on", [True, False])
def test_what_i_changed_is_shown_to_the_model_unless_switched_off(
    home: Path, case: tuple[Request, Profile, Me], good: dict[str, str], on: bool
) -> None:
    contact = case[1]
    assistant = make(home, good, voice=on)
    draft = assistant.draft(*case).draft
    last = draft.sentences[-1].text
    person = assistant.save_person(contact)
    body = draft.body.replace(last, "Any day after four suits me best.")
    kept = assistant.save_request(person.id, case[0], draft, draft.subject, body)
    assert assistant.voice() == (), "what was not sent teaches nothing"
    assistant.sent(kept.id, "email", NOW.date())
    (example,) = assistant.voice()
    assert example.after == "Any day after four suits me best."
    text = assistant.preview(*case).messages[1].text
    assert (example.after in text) is on
