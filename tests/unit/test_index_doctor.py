"""What `firsthand doctor` says of the index: compared in full, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.app import indexing
from assistant.app.assistant import Assistant, open_assistant
from assistant.app.jobs import Waiting
from assistant.insights import Debrief
from assistant.store.generations import Generations
from assistant.store.talks import Talks
from tests.faults.index_cases import Hashed, plant, said
from tests.unit.conversations import talk


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    plant(home, 5)
    made = open_assistant(home)
    monkeypatch.setitem(made.__dict__, "_embedder", Hashed())
    return made


def lines(assistant: Assistant, thorough: bool = True) -> dict[str, tuple[bool | None, str]]:
    return {line.name: (line.ok, line.text) for line in assistant.doctor(thorough=thorough)}


def test_it_says_how_the_index_stands(home: Path, assistant: Assistant) -> None:
    ok, told = lines(assistant)["search index"]
    assert (ok, "5 of 5 insights wait" in told) == (None, True)
    assistant._indexing.settle(Waiting())
    ok, told = lines(assistant)["search index"]
    assert (ok, told) == (True, f"{home / 'index'}: 5 insights, all as they are in the record.")
    assert lines(assistant)["embedder"] == (
        True,
        "hashed makes the vectors; nothing leaves this machine.",
    )
    Talks(assistant._database).change_insight(said(3, statement="The shift is late."))
    assert "1 of 5 insights wait" in lines(assistant, thorough=False)["search index"][1]
    assert "1 of 5 insights wait" in lines(assistant)["search index"][1]
    assistant._indexing.close()


def test_it_looks_at_a_closed_index_and_closes_it_again(home: Path, assistant: Assistant) -> None:
    assistant._indexing.settle(Waiting())
    assistant._indexing.close()
    assert lines(assistant)["search index"][0] is True
    other = Generations(home)
    other.lock()  # it is free
    ok, told = lines(assistant)["search index"]
    assert (ok, "Another window" in told) == (None, True)
    other.unlock()


def test_it_finds_damage_and_mends_nothing(home: Path, assistant: Assistant) -> None:
    assistant._indexing.settle(Waiting())
    assistant._indexing.close()
    (file,) = (home / "index").glob("*/chroma.sqlite3")
    file.write_bytes(b"no database" * 999)
    ok, told = lines(assistant)["search index"]
    assert (ok, "damaged" in told, "next search" in told) == (False, True, True)
    assert file.read_bytes().startswith(b"no database")
    assistant._indexing.close()


def test_it_says_which_embedder_is_chosen(
    home: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant._indexing.settle(Waiting())
    assistant.save_settings(embedding_model="bge-m3", embedding_base_url="https://words.example/v1")
    ok, told = lines(assistant)["embedder"]
    assert ok is True
    assert told.startswith("hashed makes the vectors; nothing leaves this machine.")
    assert "words.example/v1/bge-m3 is chosen; it is used after: firsthand reindex" in told
    monkeypatch.setattr(indexing.Indexing, "_in_use", lambda self, _: self._chosen())
    assistant._indexing.close()
    ok, told = lines(assistant)["embedder"]
    assert (ok, "go to words.example" in told) == (None, True)
    assistant._indexing.close()


def test_a_save_goes_on_where_the_servers_address_is_none(
    home: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMA_HOST", "http://")
    assistant._talks.save_talk(talk("t9"))
    assistant._talks.save_debrief("t9", Debrief(insights=(said(9),)))
    assistant._indexing.settle(Waiting())
    found = assistant._indexing.nearest("x", 9)
    assert (found.by, len(found.hits)) == ("record", 6)
    assert "CHROMA_HOST is no address" in found.told
    assert "CHROMA_HOST" in lines(assistant)["search index"][1]


def test_a_looking_doctor_makes_no_folder(home: Path) -> None:
    assert "search index" not in lines(open_assistant(home))
    assert not home.exists()
