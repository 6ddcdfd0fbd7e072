"""`firsthand prepare`: shapes, files, exit codes; a profile file leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.commands import Ran
from tests.unit.test_plan_role import POSTING

Run = Callable[..., Ran]

PROFILE = """Ana Ruiz
Data analyst at Larch Energy since 2021
Before that geography teacher at Oat Lane School, 2014 to 2021
Studied physical geography at Wrenfield University
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "ana.txt"
    path.write_text(PROFILE, "utf-8")
    return path


def test_the_shape_of_a_plan(run: Run, profile: Path, home: Path) -> None:
    ran = run("prepare", str(profile), "--role", "data analyst", "--json")
    assert ran.code == 0
    slots = ran.value["slots"]
    assert [slot["from"] for slot in slots[1:]] == [slot["to"] for slot in slots[:-1]]
    assert slots[-1]["to"] == 25
    asked = [said for slot in slots for said in slot["questions"]]
    assert 6 <= len(asked) <= 8
    for said in asked:
        assert {"text", "topic", "priority", "why", "sources", "probe"} <= set(said)
        assert said["priority"] in ("must", "if time", "spare")
        assert said["sources"]
    keys = {"who", "shared", "earlier", "listen_for", "introduction"}
    assert set(ran.value["brief"]) == keys
    assert not home.exists()


def test_a_posting_the_minutes_and_the_goal(run: Run, profile: Path, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text(POSTING, "utf-8")
    words = ("--role-file", str(posting), "--minutes", "45", "--goal", "applying")
    ran = run("prepare", str(profile), *words, "--criterion", "no night shifts", "--json")
    assert ran.value["role"] == "Harbour Noise Analyst"
    assert ran.value["slots"][-1]["to"] == 45
    assert ran.value["goal"] == "applying"


def test_files_on_paper(run: Run, profile: Path, tmp_path: Path) -> None:
    md, docx = tmp_path / "plan.md", tmp_path / "plan.docx"
    ran = run(
        "prepare", str(profile), "--role", "data analyst", "--md", str(md), "--docx", str(docx)
    )
    assert ran.code == 0
    assert "min  " in ran.out
    assert md.read_text("utf-8").startswith("# Ana Ruiz: data analyst")
    assert docx.read_bytes()[:2] == b"PK"


def test_standard_input(run: Run) -> None:
    assert run("prepare", "-", "--role", "data analyst", "--json", stdin=PROFILE).code == 0


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("--json",), 2, "usage"),
        (("--role", "x", "--minutes", "14", "--json"), 2, "usage"),
        (("--role", "x", "--goal", "fun", "--json"), 2, "usage"),
        (("--role", "Try Premium for $0", "--json"), 3, "refused"),
        (("--role", "https://jobs.example/1", "--json"), 3, "refused"),
        (("--role", "data analyst", "--md", "/no/such/place/x.md", "--json"), 6, "data folder"),
    ],
)
def test_what_goes_wrong_has_a_code(
    run: Run, profile: Path, words: tuple[str, ...], code: int, error: str
) -> None:
    ran = run("prepare", str(profile), *words)
    assert ran.code == code
    assert ran.error["error"] == error


def test_nobody_of_that_name(run: Run, home: Path) -> None:
    ran = run("prepare", "Nobody Here", "--role", "data analyst", "--json")
    assert (ran.code, ran.error["error"]) == (3, "refused")
    assert not home.exists()


def test_a_stub_of_a_posting_is_refused(run: Run, profile: Path, tmp_path: Path) -> None:
    stub = tmp_path / "stub.txt"
    stub.write_text("Apply\nSave\nTry Premium for $0\nData Analyst\n", "utf-8")
    ran = run("prepare", str(profile), "--role-file", str(stub), "--json")
    assert (ran.code, ran.error["error"]) == (3, "refused")


def test_somebody_kept_by_name(run: Run, home: Path, tmp_path: Path) -> None:
    from assistant.app.assistant import open_assistant

    app: Any = open_assistant(home)
    kept = app.save_person(app.read_text(PROFILE))
    for who in ("Ana Ruiz", "ana ruiz", kept.id):
        ran = run("prepare", who, "--role", "data analyst", "--json")
        assert ran.value["name"] == "Ana Ruiz"
    app.save_person(app.read_text(PROFILE))
    ran = run("prepare", "Ana Ruiz", "--role", "data analyst", "--json")
    assert ran.code == 3
    assert kept.id in ran.error["hint"]
