"""A real model reads a conversation: what it makes up is left out, and nothing is paid twice.

FIRSTHAND_LIVE_MODEL=smol FIRSTHAND_LIVE_URL=http://127.0.0.1:18080/v1 pytest tests/live -m live
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant, open_assistant
from assistant.tasks import debrief_with
from assistant.tasks.pieces import pieces

# Read before any test, while the environment is the machine's.
URL = os.environ.get("FIRSTHAND_LIVE_URL", "")
MODEL = os.environ.get("FIRSTHAND_LIVE_MODEL", "")
NOTES = """typ day: 80% mtgs, rest is tuning the old organs
loves the quiet, hates the travel in winter
juniors start at 42-46k a year, base + bonus
off the record: the owner wants to sell the shop to Brandt
you do not need a degree, but you must hear well
talk to Priya Nair at Vellum Organs
"""

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not (URL and MODEL), reason="no FIRSTHAND_LIVE_URL and _MODEL: no server"),
]


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setenv("FIRSTHAND_MODEL", MODEL)
    monkeypatch.setenv("FIRSTHAND_BASE_URL", URL)
    monkeypatch.setenv("FIRSTHAND_DEADLINE", "600")
    monkeypatch.setattr(debrief_with, "pieces", partial(pieces, words=25, overlap=0))
    return open_assistant()


def test_whatever_a_model_writes_only_what_was_said_is_kept(assistant: Assistant) -> None:
    talk = assistant.save_conversation("notes.txt", NOTES)
    preview = assistant.preview_debrief(talk.id)
    assert "Brandt" not in "".join(message.text for message in preview.messages)
    drawn = assistant.debrief_now(talk.id)
    text = talk.conversation.text
    for one in (*drawn.insights, *drawn.actions, *drawn.referrals, *drawn.promises):
        assert text[one.start : one.end] == one.quote
    assert any(one.off_record and "Brandt" in one.quote for one in drawn.insights)
    assert any(one.pay and one.pay.low == 42000 for one in drawn.insights)
    calls = assistant.model_calls()
    assert sum(call.outcome in ("ok", "repaired") for call in calls) == len(preview.messages) // 2
    assert all(call.prompt == "debrief/v1" for call in calls)
