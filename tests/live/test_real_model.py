"""A real model server: protocol, shape, stream, stop and guards; never how well it writes.

FIRSTHAND_LIVE_MODEL=smol FIRSTHAND_LIVE_URL=http://127.0.0.1:18080/v1 pytest tests/live -m live
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant, open_assistant
from assistant.app.jobs import JobView
from assistant.errors import ModelStopped
from assistant.llm.chat import OpenAIChat
from assistant.llm.endpoint import Endpoint
from assistant.llm.rungs import MemoryRungs
from assistant.models import Record, Request
from assistant.tasks.ports import ChatMessage, Usage

# Read before any test, while the environment is the machine's.
URL = os.environ.get("FIRSTHAND_LIVE_URL", "")
MODEL = os.environ.get("FIRSTHAND_LIVE_MODEL", "")

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not (URL and MODEL), reason="no FIRSTHAND_LIVE_URL and _MODEL: no server"),
]


class Story(Record):
    """Something long."""

    text: str


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setenv("FIRSTHAND_MODEL", MODEL)
    monkeypatch.setenv("FIRSTHAND_BASE_URL", URL)
    monkeypatch.setenv("FIRSTHAND_DEADLINE", "300")
    return open_assistant()


def test_a_request_is_written_checked_and_accounted_for(assistant: Assistant) -> None:
    contact, me, request = assistant.sample()
    checked = assistant.draft_with_model(request, contact, me)
    assert checked.draft.model == MODEL
    assert checked.draft.body
    assert checked.draft.sentences
    calls = assistant.model_calls()
    assert calls
    assert all(call.tokens_in and call.tokens_out and call.milliseconds for call in calls)
    assert all(call.prompt.startswith("outreach/") for call in calls)


def test_what_was_shown_is_about_what_the_server_counts(assistant: Assistant) -> None:
    contact, me, request = assistant.sample()
    shown = assistant.preview(request, contact, me)
    assistant.draft_with_model(request, contact, me)
    first = assistant.model_calls()[-1]
    assert first.tokens_in is not None
    assert 0.7 < shown.tokens / first.tokens_in < 1.4


def test_a_job_streams_and_can_be_stopped(assistant: Assistant) -> None:
    contact, me, _ = assistant.sample()
    assistant.write_with_model("live", Request(), contact, me)
    _wait(assistant, lambda job: bool(job.progress.partial) or job.state != "running")
    assistant.stop_job("live")
    _wait(assistant, lambda job: job.state != "running")
    job = assistant.job("live")
    assert job is not None
    assert job.state in ("stopped", "done")


def test_a_stop_before_the_first_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    model = OpenAIChat(Endpoint(base_url=URL, model=MODEL, deadline=60), MemoryRungs())
    told: list[Usage] = []
    with pytest.raises(ModelStopped):
        model.answer(
            [ChatMessage(role="user", text="Write a long story.")],
            Story,
            stop=lambda: True,
            told=told.append,
        )


def _wait(assistant: Assistant, wanted: Callable[[JobView], bool]) -> None:
    """A real server says nothing when it has written: the job is looked at every 0.2 s."""
    pause = threading.Event()
    while (job := assistant.job("live")) is not None and not wanted(job):
        pause.wait(0.2)
