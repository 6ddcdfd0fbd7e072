"""search and reindex: shapes and exit codes as documented, over a real index."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant
from assistant.store.database import Database
from tests.unit.commands import Ran
from tests.unit.searchable import Embedder, filled

KEYS = {"id", "score", "statement", "quote", "topic", "person", "date"}


@pytest.fixture(autouse=True)
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Assistant, "_embedder", Embedder())
    filled(Database(home))


def test_insights_are_found_with_all_their_keys(run: Callable[..., Ran]) -> None:
    ran = run("search", "what about pay?", "--limit", "3", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.value) == 3
    assert all(set(hit) == KEYS for hit in ran.value)
    first = ran.value[0]
    assert first["quote"] == "pay: starts ~31k in Leeds"
    assert (first["person"], first["date"], first["topic"]) == ("Priya Nair", "2026-01-10", "pay")
    scores = [hit["score"] for hit in ran.value]
    assert scores == sorted(scores, reverse=True)


def test_many_queries_give_a_line_each(run: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_bytes("pay\n\nrota ☕\r\nNEAR(\n\xff".encode("utf-8-sig"))
    ran = run("search", "--queries", str(file), "--json")
    assert (ran.code, ran.err) == (0, "")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line[0]["id"] if line else None for line in lines][:3] == ["pay", None, "rota"]
    assert len(lines) == 5
    assert "# rota" in run("search", "--queries", str(file)).out


@pytest.mark.parametrize(
    ("options", "met"),
    [
        (["--topic", "pay", "--topic", "skills"], {"pay", "sql"}),
        (["--person", "priya  NAIR"], {"rota", "pay", "mistake"}),
        (["--role", "head of planning"], {"sql", "leave"}),
        (["--company", "Quill Staffing", "--since", "2026-03-01"], {"bar", "ask"}),
        (["--stance", "negative"], {"leave"}),
        (["--perspective", "recruiter", "--seniority", "experienced"], {"bar", "ask"}),
        (["--until", "2026-01-01"], set()),
    ],
)
def test_filters_are_options(run: Callable[..., Ran], options: list[str], met: set[str]) -> None:
    ran = run("search", *options, "--json")
    assert ran.code == 0
    assert {hit["id"] for hit in ran.value} == met


@pytest.mark.parametrize(
    "words",
    [
        ["--topic", "weather"],
        ["--stance", "cross"],
        ["--seniority", "old"],
        ["--person", "Nobody Here"],
        ["--since", "yesterday"],
        ["--limit", "0"],
        ["x", "--queries", "-"],
    ],
)
def test_a_wrong_option_is_named(run: Callable[..., Ran], words: list[str]) -> None:
    ran = run("search", *words, "--json")
    assert (ran.code, ran.error["error"]) == (2, "usage")


def test_to_read_it_says_who_said_what(run: Callable[..., Ran]) -> None:
    out = run("search", "ppl leave").out
    assert "People leave after two years. (Tomás Beck, 2026-02-20)" in out
    assert "“ppl leave @2y”" in out
    assert "notes (Tomás Beck, 2026-02-20): ppl leave @2y" in out
    assert run("search", "").out.startswith("Type what you want to know")


def test_the_index_is_made_again(run: Callable[..., Ran]) -> None:
    ran = run("reindex", "--json")
    assert (ran.code, ran.value) == (0, {"insights": 7, "owed": 0, "embedder": "test-1"})
    assert "7 insights" in run("reindex").out
    assert run("search", "pay", "--json").value[0]["id"] == "pay"
