"""`firsthand debrief` on what takes long: how far it is, Ctrl-C, and going on unpaid."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.app import assistant as app
from assistant.app.jobs import Progress
from assistant.commands import talks
from assistant.settings import load
from assistant.tasks import debrief_with
from assistant.tasks.pieces import pieces
from assistant.tasks.ports import ChatMessage
from tests.long_talk import long_talk
from tests.scripted import Line, Scripted
from tests.unit.commands import Ran, run
from tests.unit.talks import NOTES

__all__ = ["run"]

Run = Callable[..., Ran]
Make = Callable[..., Scripted]
NOTHING: Line = {"insights": []}


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, home: Path) -> Make:
    """A chosen model that says what the script tells, asked in four small pieces."""
    monkeypatch.setattr(debrief_with, "pieces", partial(pieces, words=14, overlap=0))

    def scripted(*script: Line) -> Scripted:
        model = Scripted(script, name="qwen", host="models.example")
        monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
        monkeypatch.setenv("FIRSTHAND_BASE_URL", "https://models.example/v1")
        monkeypatch.setattr(
            app, "open_assistant", lambda: app.Assistant(load(), model_for=lambda _: model)
        )
        return model

    return scripted


def interrupt(times: int = 1) -> Callable[[Sequence[ChatMessage]], dict[str, Any]]:
    """A line of a script during which Ctrl-C is pressed."""

    def answer(_: Sequence[ChatMessage]) -> dict[str, Any]:
        for _ in range(times):
            os.kill(os.getpid(), signal.SIGINT)
        return {"insights": []}

    return answer


def test_each_part_is_told(run: Run, scripted: Make) -> None:
    model = scripted(NOTHING)
    ran = run("debrief", "-", stdin=NOTES)
    assert ran.code == 0
    told = ran.err.splitlines()
    parts = len(model.asked)
    assert parts > 2
    assert [line.split(",")[0] for line in told] == [
        f"Reading part {number} of {parts}" for number in range(1, parts + 1)
    ]


def test_json_that_is_soon_there_says_nothing_besides(
    run: Run, scripted: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = scripted(NOTHING)
    monkeypatch.setattr(talks, "QUIET_SECONDS", 1_000.0)
    assert run("debrief", "-", "--dry-run", "--json", stdin=NOTES).err == ""
    monkeypatch.setattr(talks, "QUIET_SECONDS", 0.0)
    ran = run("debrief", "-", "--dry-run", "--json", stdin=NOTES)
    assert len(ran.err.splitlines()) == len(model.asked) / 2
    assert ran.value["insights"]


def test_a_long_reading_without_a_model_is_told_and_stops(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talks, "QUIET_SECONDS", 0.0)
    talk = long_talk(2_000)
    ran = run("debrief", "-", "--dry-run", stdin=talk)
    assert ran.code == 0
    parts = len(ran.err.splitlines())
    assert parts > 1
    assert f"Reading part {parts} of {parts}" in ran.err
    shown = talks._Shown.tell

    def press(self: talks._Shown, progress: Progress) -> None:
        shown(self, progress)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(talks._Shown, "tell", press)
    ran = run("debrief", "-", "--everyone-agreed", stdin=talk)
    assert ran.code == 5
    assert f"0 of {parts} parts" in ran.err
    (kept,) = app.open_assistant().talks()
    assert app.open_assistant().insights(kept.id) == []


def test_one_part_is_not_counted(run: Run, scripted: Make) -> None:
    scripted(NOTHING)
    assert run("debrief", "-", stdin="loves the quiet of the old church").err == ""


def test_ctrl_c_ends_it_in_order_and_nothing_is_asked_twice(run: Run, scripted: Make) -> None:
    model = scripted(NOTHING, interrupt(), NOTHING)
    ran = run("debrief", "-", "--json", stdin=NOTES)
    assert (ran.code, ran.out) == (5, "")
    *told, error = ran.err.splitlines()
    assert "Stopping …" in told
    asked = [one.text for one in model.asked]
    assert len(asked) == 2, "the part that was under way was the last"
    (talk,) = app.open_assistant().talks()
    assert app.open_assistant().insights(talk.id) == []
    again = run("debrief", "-", stdin=NOTES)
    assert again.code == 0
    assert "Reading part 1 of" in again.err
    texts = [one.text for one in model.asked]
    assert len(set(texts)) == len(texts) - 1, "only the one that was cut off"
    assert f"1 of {len(set(texts))} parts" in error
    assert "goes on from here" in error
    assert len(app.open_assistant().talks()) == 1
    assert app.open_assistant().insights(talk.id)


def test_a_second_ctrl_c_does_not_wait(run: Run, scripted: Make) -> None:
    model = scripted(NOTHING, interrupt(2), NOTHING)
    ran = run("debrief", "-", stdin=NOTES)
    assert ran.code == 5
    assert "What is done is kept" in ran.err
    assert len(model.asked) == 2


def test_a_stopped_dry_run_keeps_nothing(run: Run, scripted: Make, home: Path) -> None:
    scripted(interrupt())
    ran = run("debrief", "-", "--dry-run", stdin=NOTES)
    assert ran.code == 5
    assert "Nothing was kept" in ran.err
    assert app.open_assistant().talks() == []


def test_ctrl_c_is_the_programs_again_afterwards(run: Run, scripted: Make) -> None:
    before = signal.getsignal(signal.SIGINT)
    scripted(NOTHING)
    run("debrief", "-", stdin=NOTES)
    assert signal.getsignal(signal.SIGINT) is before
