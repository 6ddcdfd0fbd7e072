"""Conversations read with a model: what is sent, stops, kills, checkpoints; no network."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.app.assistant import Assistant
from assistant.app.debriefing import job_key
from assistant.errors import ConfigError, ModelUnavailable
from assistant.settings import load
from assistant.tasks import debrief_with
from assistant.tasks.pieces import pieces
from tests.scripted import Line, Scripted
from tests.unit.talks import CLAIM, LONG, NOTES, NOW, VTT, ended

Make = Callable[..., tuple[Assistant, Scripted]]


@pytest.fixture
def offline(home: Path) -> Assistant:
    return Assistant(load(home), now=lambda: NOW)


@pytest.fixture
def make(home: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """An Assistant of the test's folder whose model says what the script tells."""
    # Small pieces, so that a short text has several of them.
    monkeypatch.setattr(debrief_with, "pieces", partial(pieces, words=14, overlap=0))

    def make(*script: Line, **settings: Any) -> tuple[Assistant, Scripted]:
        monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
        monkeypatch.setenv("FIRSTHAND_BASE_URL", "https://models.example/v1")
        model = Scripted(script, host="models.example")
        return Assistant(load(home), now=lambda: NOW, model_for=lambda _: model), model

    return make


# drawn with a model


def test_a_chosen_model_draws_and_only_what_stands_there_is_kept(make: Make) -> None:
    invented = {**CLAIM, "quote": "the work is a joy every day", "statement": "It is a joy."}
    assistant, model = make({"insights": [CLAIM, invented]})
    talk = assistant.save_conversation("n.txt", NOTES)
    assistant.debrief(talk.id)
    assert ended(assistant, talk).state == "done"
    kept = assistant.debriefed(talk.id)
    by_model = [one for one in kept.insights if one.model == "scripted"]
    assert [one.statement for one in by_model] == [CLAIM["statement"]]
    assert {one.statement for one in kept.unsupported} >= {"It is a joy."}
    assert [one for one in kept.insights if one.off_record], "what was not sent is the rules'"
    assert not any("Brandt" in asked.text for asked in model.asked)
    calls = assistant.model_calls()
    assert {call.task for call in calls} == {"debrief"}
    assert len(calls) == len(model.asked) > 1


def test_offline_asks_nobody_though_a_model_is_chosen(make: Make) -> None:
    assistant, model = make({"insights": [CLAIM]})
    talk = assistant.save_conversation("n.txt", NOTES)
    assert assistant.debrief_now(talk.id, offline=True).insights
    assert model.asked == []


def test_the_preview_is_what_is_sent(make: Make) -> None:
    assistant, model = make({"insights": []})
    talk = assistant.save_conversation("n.txt", NOTES)
    preview = assistant.preview_debrief(talk.id)
    assert model.asked == []
    assistant.debrief_now(talk.id)
    assert preview.messages == tuple(m for asked in model.asked for m in asked.messages)
    assert preview.prompt.startswith("debrief/v1 ")
    assert (preview.model, preview.host) == ("scripted", "models.example")


def test_there_is_no_preview_without_a_model(offline: Assistant) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    with pytest.raises(ConfigError):
        offline.preview_debrief(talk.id)


def test_a_recording_without_leave_goes_to_no_other_machine(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant, model = make({"insights": []})
    assistant.try_debrief("t.vtt", VTT)
    assert model.asked == []
    assistant.try_debrief("t.vtt", VTT, agreed=True)
    assert model.asked
    monkeypatch.setenv("FIRSTHAND_BASE_URL", "http://localhost:11434/v1")
    here = Scripted([{"insights": []}])
    local = Assistant(load(), now=lambda: NOW, model_for=lambda _: here)
    local.try_debrief("t.vtt", VTT)
    assert here.asked


# stopped, failed, killed: nothing is paid for twice


class Killed(BaseException):
    """The end of a process, in the middle of a call."""


def asked_once(*models: Scripted) -> bool:
    texts = [asked.text for model in models for asked in model.asked]
    return len(texts) == len(set(texts))


def test_after_a_kill_it_goes_on_where_it_stopped(make: Make, home: Path) -> None:
    def killed(_: object) -> dict[str, Any]:
        raise Killed

    whole, all_calls = make({"insights": []})
    talk = whole.save_conversation("n.txt", NOTES)
    whole.debrief_now(talk.id)
    count = len(all_calls.asked)
    assert count >= 3

    first, before = make({"insights": [CLAIM]}, {"insights": []}, killed)
    with pytest.raises(Killed):
        first.debrief_now(talk.id)
    second, after = make({"insights": []})
    kept = second.debrief_now(talk.id)
    assert len(before.asked) == 3
    assert len(after.asked) == count - 2, "the two answers that were there are not asked again"
    assert [one.statement for one in kept.insights if one.model] == [CLAIM["statement"]]
    assert second.kept(job_key(talk.id)) is None, "the checkpoint is gone in the end"
    third, again = make({"insights": []})
    third.debrief_now(talk.id)
    assert len(again.asked) == count, "another debrief is asked for anew"


def test_after_a_failure_the_same_job_goes_on(make: Make) -> None:
    down = ModelUnavailable("It is down.", "Start it.")
    assistant, model = make({"insights": [CLAIM]}, down, {"insights": []})
    talk = assistant.save_conversation("n.txt", NOTES)
    assistant.debrief(talk.id)
    view = ended(assistant, talk)
    assert (view.state, view.error) == ("failed", ("It is down.", "Start it."))
    assert view.progress.part == 2
    assert assistant.insights() == []
    assistant.debrief(talk.id)
    assert ended(assistant, talk).state == "done"
    assert [asked.text for asked in model.asked].count(model.asked[0].text) == 1
    assert [one.statement for one in assistant.insights() if one.model] == [CLAIM["statement"]]


def test_a_stop_keeps_what_is_there(make: Make) -> None:
    holder: dict[str, Any] = {}

    def stops(_: object) -> dict[str, Any]:
        holder["assistant"].stop_job(job_key(holder["talk"].id))
        return {"insights": []}

    assistant, model = make({"insights": [CLAIM]}, stops, {"insights": []})
    talk = assistant.save_conversation("n.txt", NOTES)
    holder |= {"assistant": assistant, "talk": talk}
    assistant.debrief(talk.id)
    view = ended(assistant, talk)
    assert view.state == "stopped"
    assert len(assistant.kept(job_key(talk.id)) or {}) == 1
    assert view.progress.parts == len(assistant.preview_debrief(talk.id).messages) // 2
    assert len(model.asked) == 2


def test_a_forgotten_job_keeps_nothing(make: Make) -> None:
    holder: dict[str, Any] = {}

    def forgets(_: object) -> dict[str, Any]:
        # What a deletion does while a call is on its way.
        threading.Thread(
            target=holder["assistant"].forget_job, args=(job_key(holder["talk"].id),)
        ).start()
        holder["asked"].wait(LONG)
        return {"insights": [CLAIM]}

    assistant, model = make(forgets)
    model.pieces = 0  # the answer comes whole, without a moment at which a stop is heard
    talk = assistant.save_conversation("n.txt", NOTES)
    holder |= {"assistant": assistant, "talk": talk, "asked": threading.Event()}
    forget = assistant._jobs.forget
    assistant._jobs.forget = lambda key: (forget(key), holder["asked"].set())[0]  # type: ignore[method-assign]
    assistant.debrief(talk.id)
    for thread in threading.enumerate():
        if thread.name.startswith("job "):
            thread.join(LONG)
    assert assistant.insights() == []
    assert assistant.kept(job_key(talk.id)) is None


def test_a_correction_ends_a_job_that_has_read_the_text_as_it_was(make: Make) -> None:
    holder: dict[str, Any] = {}

    def corrects(_: object) -> dict[str, Any]:
        if "talk" in holder:
            holder["assistant"].correct_talk(holder.pop("talk").id, "typ", "typical")
        return {"insights": [CLAIM]}

    assistant, _ = make(corrects)
    talk = assistant.save_conversation("n.txt", NOTES)
    holder |= {"assistant": assistant, "talk": talk}
    assistant.debrief(talk.id)
    for thread in threading.enumerate():
        if thread.name.startswith("job "):
            thread.join(LONG)
    assert assistant.insights() == [], "its quotes would stand at places of another text"
