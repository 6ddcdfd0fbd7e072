"""The command line with a model: chosen or not, shown, offline, and failing in one sentence."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant import cli
from assistant.app import assistant as app
from assistant.app import shapes
from assistant.errors import ModelBusy
from assistant.settings import load
from tests.scripted import Line, Scripted

CONTACT = """Ana Ruiz
Research lead at Northline Transit since March 2023
Geography teacher at Calder Valley Academy, 2015 to 2021
Studied human geography at Wrenfield University
"""
ME = """Name: Sam Okafor
What I do: I teach maths at Bradford Moor School
What I want to learn: how somebody goes from teaching to user research
"""
SHOWN = {"messages", "tokens", "price", "model", "host", "prompt"}
KEYS = {"instructions", "subject", "body", "sentences", "findings", "model"}
REPLY = {
    "subject": "From teaching to research",
    "body": "Dear Ana,\n\nCould we talk for 20 minutes?\n\nSam Okafor",
    "gloss": "Könnten wir reden?",
}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["firsthand", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTACT.encode())))
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return Ran(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def me(tmp_path: Path) -> str:
    path = tmp_path / "me.txt"
    path.write_text(ME, "utf-8")
    return str(path)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[..., Scripted]:
    """A chosen model that says what the script tells."""

    def scripted(*script: Line) -> Scripted:
        model = Scripted(script, name="qwen", host="localhost:9")
        monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
        monkeypatch.setenv("FIRSTHAND_BASE_URL", "http://localhost:9/v1")
        monkeypatch.setattr(
            app, "open_assistant", lambda: app.Assistant(load(), model_for=lambda _: model)
        )
        return model

    return scripted


def test_a_chosen_model_writes(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str
) -> None:
    model = scripted(REPLY)
    ran = run("draft", "-", "--me", me, "--json")
    assert (ran.code, ran.err) == (0, "")
    written = json.loads(ran.out)
    assert set(written) == KEYS | {"gloss"}
    assert (written["model"], written["subject"]) == ("qwen", REPLY["subject"])
    assert "20 minutes" in written["body"]
    assert written["gloss"] == ""
    assert model.asked


def test_the_name_of_the_model_and_the_gloss_are_told(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str
) -> None:
    scripted(REPLY)
    ran = run("draft", "-", "--me", me, "--language", "de")
    assert ran.code == 0
    assert "written by qwen" in ran.out
    assert REPLY["gloss"] in ran.out


def test_only_the_row_of_the_call_is_kept(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str, home: Path
) -> None:
    scripted(REPLY)
    run("draft", "-", "--me", me, "--json")
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"outreach/v1" in kept
    for text in ("Ana", "Northline", "Okafor", "20 minutes"):
        assert text.encode() not in kept


def test_offline_asks_nobody(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str, home: Path
) -> None:
    model = scripted(REPLY)
    ran = run("draft", "-", "--me", me, "--offline", "--json")
    assert ran.code == 0
    written = json.loads(ran.out)
    assert set(written) == KEYS
    assert written["model"] is None
    assert model.asked == []
    assert not home.exists()


def test_a_key_that_lies_ready_chooses_no_model(
    run: Callable[..., Ran], me: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    ran = run("draft", "-", "--me", me, "--json")
    assert json.loads(ran.out)["model"] is None
    ran = run("doctor")
    assert "OPENAI_API_KEY is set and not used" in ran.out
    assert "sk-canary" not in ran.out


def test_show_prints_what_would_be_sent_and_sends_nothing(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str, home: Path
) -> None:
    model = scripted(REPLY)
    ran = run("draft", "-", "--me", me, "--show", "--json")
    assert ran.code == 0
    shown = json.loads(ran.out)
    assert set(shown) == SHOWN
    assert [set(message) for message in shown["messages"]] == [{"role", "text"}] * 2
    assert "Northline Transit" in shown["messages"][1]["text"]
    assert (shown["model"], shown["host"], shown["price"]) == ("qwen", "localhost:9", 0)
    assert shown["prompt"].startswith("outreach/v1 ")
    assert shown["tokens"] > 100
    lines = run("draft", "-", "--me", me, "--show").out
    assert shown["messages"][1]["text"] in lines
    assert "nothing was sent" in lines
    assert model.asked == []
    assert not home.exists()


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (None, "price not known"),
        (0, "free (a list)"),
        (0.00000012, "less than $0.0001 (a list)"),
        (0.00043, "about $0.0004 (a list)"),
        (12.345678, "about $12.3457 (a list)"),
    ],
)
def test_a_price_in_words(price: float | None, told: str) -> None:
    assert shapes.cost(price, "price not known" if price is None else "a list") == told


@pytest.mark.parametrize("offline", [True, False])
def test_show_without_a_model_says_that_nothing_would_be_sent(
    run: Callable[..., Ran], me: str, scripted: Callable[..., Scripted], offline: bool
) -> None:
    words = ["draft", "-", "--me", me, "--show"]
    if offline:
        scripted(REPLY)
        words.append("--offline")
    ran = run(*words, "--json")
    assert ran.code == 0
    shown = json.loads(ran.out)
    assert set(shown) == SHOWN
    assert (shown["messages"], shown["model"], shown["price"]) == ([], None, None)
    lines = run(*words).out.strip().splitlines()
    assert len(lines) == 1
    assert "Nothing would be sent" in lines[0]


def test_a_failure_is_exit_5_and_names_the_way_on(
    run: Callable[..., Ran], scripted: Callable[..., Scripted], me: str
) -> None:
    scripted(ModelBusy("The quota of qwen is used up.", "Look at your account."))
    ran = run("draft", "-", "--me", me, "--json")
    assert (ran.code, ran.out) == (5, "")
    error = json.loads(ran.err)
    assert set(error) == {"error", "message", "hint"}
    assert (error["error"], error["message"]) == ("model", "The quota of qwen is used up.")
    assert error["hint"].startswith("Look at your account. ")
    assert "--offline" in error["hint"]


def test_a_server_that_is_not_there_is_told_exactly(
    run: Callable[..., Ran], me: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHAND_MODEL", "qwen")
    monkeypatch.setenv("FIRSTHAND_BASE_URL", "http://127.0.0.1:9/v1")  # discard: nobody listens
    ran = run("draft", "-", "--me", me, "--json")
    assert (ran.code, ran.out) == (5, "")
    error = json.loads(ran.err)
    assert "127.0.0.1:9" in error["message"]
    assert "--offline" in error["hint"]


def test_another_language_offline_is_exit_5(run: Callable[..., Ran], me: str) -> None:
    ran = run("draft", "-", "--me", me, "--language", "de", "--json")
    assert ran.code == 5
    assert json.loads(ran.err)["error"] == "model"


@pytest.mark.parametrize("code", ["", "e", "german", "de de", "de\n", "../de", "d3"])
def test_what_is_no_language_is_a_usage_error(run: Callable[..., Ran], code: str) -> None:
    ran = run("draft", "-", "--language", code, "--json")
    assert ran.code == 2
    assert json.loads(ran.err)["error"] == "usage"


def test_doctor_names_the_model_and_where_it_runs(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHAND_MODEL", "gpt-4o-mini")
    monkeypatch.setenv("FIRSTHAND_API_KEY", "sk-canary")
    lines: list[dict[str, Any]] = json.loads(run("doctor", "--json").out)["lines"]
    (line,) = [line for line in lines if line["name"] == "model"]
    assert "gpt-4o-mini at api.openai.com, away from this machine, with a key" in line["text"]
    assert "canary" not in json.dumps(lines)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from assistant import cli; "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('openai', 'httpx2', 'sqlalchemy', 'streamlit', 'pydantic', 'pydantic_settings')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
