"""The use cases of the search box: through the app, over a real index."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant
from assistant.app.searching import LONGEST_NAME, REINDEX
from assistant.errors import InputError, NotFound
from assistant.searches import Filters
from assistant.settings import Settings
from tests.unit.searchable import Embedder, filled


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setattr(Assistant, "_embedder", Embedder())
    assistant = Assistant(Settings(home=home))
    filled(assistant._database)
    return assistant


def test_the_index_answers_once_it_is_up_to_date(assistant: Assistant) -> None:
    assistant.settle_index()
    found = assistant.search("salary", Filters(topics=("pay",)))
    assert [hit.id for hit in found.insights] == ["pay"]
    assert found.by == "index"
    assert found.told.startswith("No insight says “salary”")
    state = assistant.index_state()
    assert (state.serves, state.insights, state.owed) == (True, 7, 0)
    like = assistant.more_like("pay", limit=3)
    assert len(like.insights) == 3
    assistant.close_index()


def test_what_was_just_changed_is_found_as_it_is(assistant: Assistant) -> None:
    assistant.settle_index()
    assistant.edit_insight("bar", "Ferries are what he looks for.")
    assert assistant.search("ferries").insights[0].id == "bar"
    assistant.set_off_record("bar", True)
    assert "bar" not in {hit.id for hit in assistant.search("ferries", limit=50).insights}
    assistant.close_index()


def test_places_in_the_notes_may_be_left_out(assistant: Assistant) -> None:
    assert assistant.search("ppl leave").notes
    assert assistant.search("ppl leave", in_notes=False).notes == ()
    assistant.close_index()


def test_a_search_is_kept_and_dropped(assistant: Assistant) -> None:
    filters = Filters(companies=("Calder Buses",), since=date(2026, 1, 1))
    first = assistant.save_search("  Pay at\nCalder ", "pay", filters)
    assert (first.name, first.query, first.filters) == ("Pay at Calder", "pay", filters)
    second = assistant.save_search("", "x" * 200)
    assert second.name == "x" * LONGEST_NAME
    assert {one.id for one in assistant.searches()} == {first.id, second.id}
    assistant.drop_search(first.id)
    assert assistant.searches() == [second]
    with pytest.raises(NotFound):
        assistant.drop_search(first.id)
    with pytest.raises(InputError, match="needs a name"):
        assistant.save_search(" ", " ", filters)


def test_searches_come_back_with_a_backup(assistant: Assistant, tmp_path: Path) -> None:
    kept = assistant.save_search("pay", "pay")
    assistant.backup(tmp_path / "backup.sqlite3")
    assistant.drop_search(kept.id)
    assistant.search("pay")
    assistant.delete_talk("talk Priya Nair")
    assistant.restore(tmp_path / "backup.sqlite3")
    assert assistant.searches() == [kept]
    assert assistant.search("pay in Leeds").insights[0].id == "pay"
    assistant.close_index()


def test_the_index_is_made_again_as_a_job(assistant: Assistant) -> None:
    assert assistant.reindex().key == REINDEX
    for thread in threading.enumerate():
        if thread.name == f"job {REINDEX}":
            thread.join(60)
    view = assistant.job(REINDEX)
    assert view is not None
    assert (view.state, view.error) == ("done", None)
    assert assistant.index_state().serves
    assistant.close_index()
