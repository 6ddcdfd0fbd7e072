"""`firsthand debrief`: its shape, consent, what it keeps, and going on after a stop."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant import cli
from assistant.app import assistant as app
from assistant.app import talk_shapes
from assistant.commands import talks
from assistant.errors import ModelUnavailable
from assistant.insights import Action, Debrief, Insight, Promise, Quoted, Referral, Unsupported
from assistant.settings import load
from assistant.tasks import debrief_with
from assistant.tasks.pieces import pieces
from tests.scripted import Line, Scripted

NOTES = """typ day: 80% mtgs, rest is tuning the old organs
juniors start at 42-46k a year, base + bonus
off the record: the owner wants to sell the shop to Brandt
she'll send me the reading list by Friday
talk to Priya Nair at Vellum Organs, she said to use her name
me: that surprised me, I feel relieved
"""
VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ike Brand: What does a normal day look like for you?

2
00:00:05.000 --> 00:00:12.000
Mara Quill: I spend most of the day tuning organs in churches with two colleagues.
"""
KINDS = {"insights", "actions", "referrals", "promises", "reflections", "unsupported"}
INSIGHT = {
    "id", "statement", "topic", "topics", "quote", "start", "end", "at", "speaker", "basis",
    "stance", "toward", "confidence", "entities", "pay", "off_record", "reviewed",
}  # fmt: skip
PAY = {"low", "high", "currency", "period", "level", "place", "year"}
DEED = {"what", "due_text", "due"}


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def run(text: str, *words: str, suffix: str = "txt") -> Ran:
        path = tmp_path / f"talk.{suffix}"
        path.write_text(text, "utf-8")
        monkeypatch.setattr(sys, "argv", ["firsthand", "debrief", str(path), *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return Ran(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[..., Scripted]:
    """A chosen model that says what the script tells, asked in small pieces."""
    monkeypatch.setattr(debrief_with, "pieces", partial(pieces, words=14, overlap=0))
    monkeypatch.setattr(talks, "QUIET_SECONDS", 1_000.0)  # however slow the machine is

    def scripted(*script: Line) -> Scripted:
        model = Scripted(script, name="qwen", host="models.example")
        monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
        monkeypatch.setenv("FIRSTHAND_BASE_URL", "https://models.example/v1")
        monkeypatch.setattr(
            app, "open_assistant", lambda: app.Assistant(load(), model_for=lambda _: model)
        )
        return model

    return scripted


# the shape


@pytest.mark.parametrize("dry", [["--dry-run"], []])
def test_the_shape(run: Run, dry: list[str]) -> None:
    ran = run(NOTES, "--on", "2026-03-18", *dry, "--json")
    assert (ran.code, ran.err) == (0, "")
    value = ran.value
    assert set(value) == KINDS
    for one in value["insights"]:
        assert set(one) == INSIGHT
        assert one["pay"] is None or set(one["pay"]) == PAY
        assert all(set(item) == {"kind", "text"} for item in one["entities"])
        assert not one["reviewed"]
    (pay,) = [one["pay"] for one in value["insights"] if one["pay"]]
    assert (pay["low"], pay["high"], pay["period"], pay["currency"]) == (42000, 46000, "year", None)
    (secret,) = [one for one in value["insights"] if one["off_record"]]
    assert "Brandt" in secret["quote"]
    (referral,) = value["referrals"]
    assert set(referral) == {"name", "organisation", "introduces", "may_name"}
    assert (referral["name"], referral["may_name"]) == ("Priya Nair", True)
    (promise,) = value["promises"]
    assert set(promise) == DEED | {"by"}
    assert (promise["by"], promise["due_text"], promise["due"]) == (
        "them",
        "by Friday",
        "2026-03-20",
    )
    assert all(set(action) == DEED | {"owner"} for action in value["actions"])
    assert any("relieved" in words for words in value["reflections"])
    assert value["unsupported"] == []


def test_every_quote_stands_in_the_text_that_read_prints(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    value = run(NOTES, "--dry-run", "--json").value
    monkeypatch.setattr(sys, "argv", ["firsthand", "read", str(tmp_path / "talk.txt"), "--json"])
    with pytest.raises(SystemExit):
        cli.main()
    turns = json.loads(capsys.readouterr().out)["turns"]
    text = "\n".join(turn["text"] for turn in turns)
    assert value["insights"]
    for one in value["insights"]:
        assert text[one["start"] : one["end"]] == one["quote"]


def test_a_transcript_says_when_and_who(run: Run) -> None:
    value = run(VTT, "--everyone-agreed", "--me", "Ike", "--json", suffix="vtt").value
    (one,) = value["insights"]
    assert (one["at"], one["speaker"]) == (5.0, "interviewee")


def test_lines_to_read() -> None:
    words = {"quote": "q", "start": 0, "end": 1}
    drawn = Debrief(
        insights=(
            Insight(id="1", statement="S.", topic="pay", off_record=True, basis="hearsay",
                    confidence="low", flags=("number 60",), **words),
            Insight(id="2", statement="T.", topic="skills", **words),
        ),
        actions=(Action(owner="me", what="Call.", due_text="by Friday", **words),),
        promises=(Promise(by="them", what="Send it.", **words),),
        referrals=(Referral(name="Bo", organisation="Vellum", introduces=True, **words),),
        reflections=(Quoted(**words),),
        unsupported=(Unsupported(statement="U.", quote="x", nearest="y"),),
    )  # fmt: skip
    assert list(talk_shapes.debrief_lines(drawn)) == [
        "[pay] S. (off the record, hearsay, not sure, not in the quote: number 60)",
        "    “q”",
        "[skills] T.",
        "    “q”",
        "To do: I: Call. – by Friday",
        "Promised: they: Send it.",
        "Talk to: Bo (Vellum, offered to introduce, ask before using their name)",
        "My own thought: q",
        "! Left out, its quote is not there: U. (“x”; nearest: “y”)",
    ]
    (nothing,) = talk_shapes.debrief_lines(Debrief())
    assert "Nothing" in nothing


# consent, and other refusals


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 3),
        (["--offline"], 3),
        (["--dry-run"], 0),
        (["--everyone-agreed"], 0),
        (["--everyone-agreed", "--dry-run"], 0),
        (["--everyone-agreed", "--me", "Nobody Here"], 3),
        (["--everyone-agreed", "--on", "yesterday"], 2),
        (["--agreed"], 2),
    ],
)
def test_a_transcript_needs_leave_or_a_dry_run(
    run: Run, home: Path, words: list[str], code: int
) -> None:
    ran = run(VTT, *words, "--json", suffix="vtt")
    assert ran.code == code
    if code:
        assert set(json.loads(ran.err)) == {"error", "message", "hint"}
        assert ran.out == ""
    kept = app.open_assistant().talks() if home.exists() else []
    assert bool(kept) is (code == 0 and "--dry-run" not in words)
    if "--everyone-agreed" not in words:
        assert not home.exists()


def test_the_refusal_says_what_to_do(run: Run) -> None:
    ran = run(VTT, suffix="vtt")
    assert "agreed to be recorded" in ran.err
    assert "--everyone-agreed" in ran.err


def test_what_holds_no_words_is_refused(run: Run, home: Path) -> None:
    ran = run("...\n", "--json")
    assert (ran.code, json.loads(ran.err)["error"]) == (3, "refused")
    assert not home.exists()


# what is kept


def test_everything_is_kept(run: Run) -> None:
    value = run(NOTES, "--person", "Mara Quill", "--on", "2026-03-18", "--json").value
    kept = app.open_assistant()
    (talk,) = kept.talks()
    assert (str(talk.on), talk.conversation.source.strip()) == ("2026-03-18", NOTES.strip())
    assert talk.person is not None
    name = kept.person(talk.person).profile.name
    assert name is not None
    assert name.text == "Mara Quill"
    assert talk_shapes.debrief(kept.debriefed(talk.id)) == value


def test_the_same_command_again_keeps_one_conversation(run: Run) -> None:
    first = run(NOTES, "--person", "Mara Quill", "--json").value
    assert run(NOTES, "--person", "Mara Quill", "--json").value == first
    kept = app.open_assistant()
    assert (len(kept.talks()), len(kept.people())) == (1, 1)


def test_a_dry_run_finds_the_same(run: Run, home: Path) -> None:
    words = ["--person", "Mara Quill", "--on", "2026-03-18", "--json"]
    dry = run(NOTES, "--dry-run", *words).value
    assert not home.exists()
    assert dry == run(NOTES, *words).value


# with a model


def test_a_chosen_model_draws(run: Run, scripted: Callable[..., Scripted]) -> None:
    claim = {"quote": "80% mtgs", "statement": "A day is 80% meetings.", "topic": "day_to_day"}
    invented = {"quote": "pure joy", "statement": "It is pure joy.", "topic": "pros_cons"}
    model = scripted({"insights": [claim, invented]}, {"insights": []})
    value = run(NOTES, "--json").value
    assert "A day is 80% meetings." in {one["statement"] for one in value["insights"]}
    assert set(value["unsupported"][0]) == {"statement", "quote", "nearest"}
    assert value["unsupported"][0]["statement"] == "It is pure joy."
    assert model.asked
    count = len(model.asked)
    run(NOTES, "--offline", "--json")
    assert len(model.asked) == count


def test_a_failure_is_exit_5_keeps_the_notes_and_goes_on(
    run: Run, scripted: Callable[..., Scripted]
) -> None:
    model = scripted(
        {"insights": []}, ModelUnavailable("It is down.", "Start it."), {"insights": []}
    )
    ran = run(NOTES, "--json")
    assert (ran.code, ran.out) == (5, "")
    error = json.loads(ran.err)
    assert error["message"] == "It is down."
    assert "is kept" in error["hint"]
    assert "--offline" in error["hint"]
    assert len(app.open_assistant().talks()) == 1
    assert run(NOTES, "--json").code == 0
    texts = [asked.text for asked in model.asked]
    assert texts.count(texts[0]) == 1, "the first answer was there already"
    assert texts.count(texts[1]) == 2


def test_a_stop_by_the_keyboard_says_what_is_kept(
    run: Run, scripted: Callable[..., Scripted]
) -> None:
    def stops(_: object) -> dict[str, Any]:
        raise KeyboardInterrupt

    scripted(stops)
    ran = run(NOTES, "--json")
    assert ran.code == 5
    assert "What is done is kept" in json.loads(ran.err)["message"]
    assert len(app.open_assistant().talks()) == 1
