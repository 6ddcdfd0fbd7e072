"""A real model reads a long talk: stopped in the middle, it goes on, and pays for no part twice.

FIRSTHAND_LIVE_MODEL=smol FIRSTHAND_LIVE_URL=http://127.0.0.1:18080/v1 pytest tests/live -m live

How long it is says FIRSTHAND_LIVE_WORDS (1500): of 17,000 a small model on one core reads for
half an hour.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant, open_assistant
from assistant.app.jobs import Progress, Waiting
from assistant.errors import ModelStopped
from assistant.tasks import debrief_with
from assistant.tasks.pieces import OVERLAP, WORDS, pieces
from tests.long_talk import ME, PERSON, long_talk

# Read before any test, while the environment is the machine's.
URL = os.environ.get("FIRSTHAND_LIVE_URL", "")
MODEL = os.environ.get("FIRSTHAND_LIVE_MODEL", "")
LENGTH = int(os.environ.get("FIRSTHAND_LIVE_WORDS", "1500"))
PARTS = 3  # that a short talk is read in, at least

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not (URL and MODEL), reason="no FIRSTHAND_LIVE_URL and _MODEL: no server"),
]


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setenv("FIRSTHAND_MODEL", MODEL)
    monkeypatch.setenv("FIRSTHAND_BASE_URL", URL)
    monkeypatch.setenv("FIRSTHAND_DEADLINE", "900")
    words = min(WORDS, LENGTH // PARTS)
    monkeypatch.setattr(
        debrief_with, "pieces", partial(pieces, words=words, overlap=min(OVERLAP, words // 10))
    )
    return open_assistant()


def test_a_long_talk_stopped_and_read_on(assistant: Assistant) -> None:
    talk = assistant.save_conversation(
        "talk.txt", long_talk(LENGTH), called=PERSON, me=ME, agreed=True
    )
    parts = len(assistant.preview_debrief(talk.id).messages) // 2
    assert parts >= PARTS
    told: list[Progress] = []
    second = Waiting(told.append, lambda: any(one.part == PARTS - 1 for one in told))
    with pytest.raises(ModelStopped):
        assistant.debrief_now(talk.id, report=second)
    assert assistant.insights(talk.id) == []
    paid = len(answered(assistant))
    assert paid == PARTS - 2, "the first part is answered, the one that was stopped is not"
    drawn = assistant.debrief_now(talk.id)
    assert len(answered(assistant)) == parts, "each part once, the first not again"
    text = talk.conversation.text
    for one in (*drawn.insights, *drawn.actions, *drawn.referrals, *drawn.promises):
        assert text[one.start : one.end] == one.quote
    assert any(one.pay for one in drawn.insights)
    assert len({(one.start, one.statement) for one in drawn.insights}) == len(drawn.insights)


def answered(assistant: Assistant) -> list[str]:
    """The outcomes of the calls that gave an answer."""
    return [one.outcome for one in assistant.model_calls() if one.outcome in ("ok", "repaired")]
