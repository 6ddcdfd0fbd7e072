"""`firsthand read`: its shape, its lines and its refusals."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from assistant import cli

VTT = """WEBVTT

1
00:00:01.000 --> 00:00:02.500
Mara Quill (Guest): I tune [laughs] organs

2
01:00:04.100 --> 01:00:05.000
Ike: And pay?
"""


def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *words: str,
    stdin: str = "",
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["firsthand", "read", *words])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_shape(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "talk.vtt").write_text(VTT, "utf-8")
    code, out, _ = run(monkeypatch, capsys, str(tmp_path / "talk.vtt"), "--json")
    assert code == 0
    assert json.loads(out) == {
        "format": "vtt",
        "speakers": ["Mara Quill", "Ike"],
        "turns": [
            {"speaker": "Mara Quill", "start": 1.0, "text": "I tune organs"},
            {"speaker": "Ike", "start": 3604.1, "text": "And pay?"},
        ],
    }


def test_notes_have_neither_speaker_nor_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "-", "--json", stdin="- pay 60ish\n")
    assert code == 0
    assert json.loads(out) == {
        "format": "notes",
        "speakers": [],
        "turns": [{"speaker": None, "start": None, "text": "pay 60ish"}],
    }


def test_lines_to_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(monkeypatch, capsys, "-", stdin=VTT)
    assert out == "[0:01] Mara Quill: I tune organs\n[1:00:04] Ike: And pay?\n"
    _, out, _ = run(monkeypatch, capsys, "-", stdin="pay 60ish\n")
    assert out == "pay 60ish\n"


def test_times_without_words_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(monkeypatch, capsys, "-", "--json", stdin="00:01\n00:02\n")
    assert (code, out) == (3, "")
    assert json.loads(err)["error"] == "refused"
    assert json.loads(err)["hint"]


def test_nothing_is_stored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    run(monkeypatch, capsys, "-", stdin=VTT)
    assert not home.exists()
